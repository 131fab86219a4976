//! From frames to deeds: what each frame means for the tables, once it is known whether its batch came to an end.

use std::sync::Arc;

use uuid::Uuid;

use super::entry::{Body, Bytes, Entry, INLINE, State};
use super::error::Result;
use super::journal::{Journal, Place};
use super::planted::{self, Bug};
use super::tables::{Tables, Writes, record_key};
use super::vault::Hash16;
use crate::domain::Record;
use crate::ledger::operation::{Change, Operation};

/// At most about so many values go into the tables in one transaction, but for a single larger operation.
const GROUP: usize = 1000;

/// A frame of which it is known what became of it.
pub struct Deed {
    /// Where the frame lies.
    pub place: Place,
    /// Its link.
    pub link: Hash16,
    /// Its plain body as it was written.
    pub bytes: Vec<u8>,
    /// What it says.
    pub body: Body,
    /// It is of a batch that never came to its end, so it has no effect.
    pub void: bool,
}

/// The record a change is about, and whether it is there afterwards.
pub fn outcome(change: &Change) -> Option<(&Record, bool)> {
    Some((change.record()?, change.after.is_some()))
}

/// Puts an operation's effect and entry among the writes.
///
/// # Errors
/// When a record is larger than a value may be.
pub fn write_operation(
    writes: &mut Writes,
    place: Place,
    state: State,
    operation: &Operation,
    bytes: Option<&[u8]>,
    effect: bool,
) -> Result<Entry> {
    let outcomes = operation.changes.iter().filter_map(outcome);
    for (record, stays) in outcomes.filter(|_| effect) {
        match stays {
            true => writes.put(place.number, record)?,
            false => writes.remove(record.tag(), record.id()),
        }
    }
    let small = bytes.filter(|bytes| bytes.len() <= INLINE);
    let inline = small.map(|bytes| Bytes(bytes.to_vec()));
    let mut entry = Entry {
        place,
        state,
        header: operation.header.clone(),
        inline,
    };
    writes.entry(&entry)?;
    entry.inline = None;
    Ok(entry)
}

/// An operation that is in the journal and is to go into the tables.
pub struct Step<'a> {
    /// What was done.
    pub operation: &'a Operation,
    /// Where its frame lies.
    pub place: Place,
    /// Its frame's link.
    pub link: Hash16,
    /// Its frame's plain body, where that is small enough to be kept in the tables too.
    pub bytes: Option<&'a [u8]>,
}

/// Takes operations into the tables: the records in the order of their keys, so that a roster writes each of sled's
/// pages once or twice and not once a household; the entries and the place reached come last, so that tables cut off
/// in between are replayed from before.
///
/// # Errors
/// When a record is larger than a value may be, or the tables fail.
pub fn follow(tables: &mut Tables, steps: &[Step<'_>]) -> Result<()> {
    let vault = Arc::clone(&tables.vault);
    let mut rows = Vec::new();
    for step in steps {
        let outcomes = step.operation.changes.iter().filter_map(outcome);
        rows.extend(outcomes.map(|(record, stays)| {
            let key = record_key(&vault, record.tag(), record.id());
            (key, step.place.number, record, stays)
        }));
    }
    rows.sort_by_key(|(key, ..)| *key); // stable: of two changes to one record the later stays the later
    let mut writes = Writes::new(&vault);
    for (_, number, record, stays) in rows {
        if writes.count() == GROUP {
            tables.apply(&std::mem::replace(&mut writes, Writes::new(&vault)))?;
        }
        match stays {
            true => writes.put(number, record)?,
            false => writes.remove(record.tag(), record.id()),
        }
    }
    for step in steps {
        let state = State::Effect;
        write_operation(
            &mut writes,
            step.place,
            state,
            step.operation,
            step.bytes,
            false,
        )?;
        writes.reach(step.place, step.link);
    }
    tables.apply(&writes)
}

impl Deed {
    /// Every record it is about, and whether it is there afterwards.
    pub fn outcomes(&self) -> Vec<(&Record, bool)> {
        match &self.body {
            Body::Operation(operation) if !self.void => {
                operation.changes.iter().filter_map(outcome).collect()
            }
            Body::Records(records) => records.iter().map(|record| (record, true)).collect(),
            _ => Vec::new(),
        }
    }

    /// Puts its entry, and where it is wished its effect, among the writes; gives the entry back, if it has one.
    ///
    /// # Errors
    /// When a record is larger than a value may be.
    pub fn write(&self, writes: &mut Writes, effect: bool) -> Result<Option<Entry>> {
        let place = self.place;
        writes.reach(place, self.link);
        match &self.body {
            Body::Operation(operation) => {
                let state = if self.void {
                    State::Void
                } else {
                    State::Effect
                };
                write_operation(
                    writes,
                    place,
                    state,
                    operation,
                    Some(&self.bytes),
                    effect && !self.void,
                )
                .map(Some)
            }
            Body::Past { state, operation } => {
                write_operation(writes, place, *state, operation, Some(&self.bytes), false)
                    .map(Some)
            }
            Body::Lost(header) => {
                let header = header.clone();
                let entry = Entry {
                    place,
                    state: State::Lost,
                    header,
                    inline: None,
                };
                writes.entry(&entry)?;
                Ok(Some(entry))
            }
            Body::Records(records) => {
                let mut records = records.iter().filter(|_| effect);
                records.try_for_each(|record| writes.put(place.number, record))?;
                Ok(None)
            }
            Body::Whole | Body::Extended { .. } => Ok(None),
        }
    }
}

/// Holds the chunks of a batch back until its last one comes.
#[derive(Default)]
pub struct Fold {
    batch: Option<Uuid>,
    held: Vec<(Place, Hash16)>,
}

impl Fold {
    /// Takes the next frame; `give` gets every deed that has become certain by it, in order.
    ///
    /// # Errors
    /// When a frame does not decode, or `give` fails.
    pub fn take(
        &mut self,
        journal: &Journal,
        (place, link, bytes): (Place, Hash16, Vec<u8>),
        give: &mut dyn FnMut(Deed) -> Result<()>,
    ) -> Result<()> {
        let body = Body::read(&bytes)?;
        let batch = match &body {
            Body::Operation(operation) => operation.header.batch,
            _ => None,
        };
        if self.batch.is_some() && self.batch != batch.map(|batch| batch.id) {
            self.release(journal, true, give)?;
        }
        match batch {
            Some(batch) if !batch.last => {
                // Only the place is kept: a whole roster need not be held twice.
                self.batch = Some(batch.id);
                self.held.push((place, link));
                Ok(())
            }
            _ => {
                self.release(journal, false, give)?;
                give(Deed {
                    place,
                    link,
                    bytes,
                    body,
                    void: false,
                })
            }
        }
    }

    /// Lets go of the chunks held: with `void` they count for nothing. Gives how many changes they hold.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn release(
        &mut self,
        journal: &Journal,
        void: bool,
        give: &mut dyn FnMut(Deed) -> Result<()>,
    ) -> Result<u64> {
        let void = void && !planted::is(Bug::HalfBatch);
        let mut changes = 0;
        self.batch = None;
        for (place, link) in std::mem::take(&mut self.held) {
            let bytes = journal.read(place)?;
            let body = Body::read(&bytes)?;
            if let Body::Operation(operation) = &body {
                changes += operation.changes.len() as u64;
            }
            give(Deed {
                place,
                link,
                bytes,
                body,
                void,
            })?;
        }
        Ok(changes)
    }
}

/// The writes of many deeds, in transactions of about a thousand values each.
pub struct Pour<'a> {
    tables: &'a mut Tables,
    writes: Writes,
}

impl<'a> Pour<'a> {
    /// Into these tables.
    pub fn into(tables: &'a mut Tables) -> Self {
        let writes = Writes::new(&tables.vault);
        Self { tables, writes }
    }

    /// Adds a deed; gives its entry back.
    ///
    /// # Errors
    /// When the tables fail.
    pub fn add(&mut self, deed: &Deed) -> Result<Option<Entry>> {
        let entry = deed.write(&mut self.writes, true)?;
        self.settle(GROUP)?;
        Ok(entry)
    }

    /// Adds a deed's entry alone.
    ///
    /// # Errors
    /// When the tables fail.
    pub fn note(&mut self, deed: &Deed) -> Result<()> {
        deed.write(&mut self.writes, false)?;
        self.settle(GROUP)
    }

    /// Adds a record as frame `number` left it.
    ///
    /// # Errors
    /// When it is larger than a value may be, or the tables fail.
    pub fn put(&mut self, number: u64, record: &Record) -> Result<()> {
        self.writes.put(number, record)?;
        self.settle(GROUP)
    }

    /// Writes what is waiting, once there are `least` values.
    ///
    /// # Errors
    /// When the tables fail.
    pub fn settle(&mut self, least: usize) -> Result<()> {
        if self.writes.count() >= least {
            let fresh = Writes::new(&self.tables.vault);
            self.tables
                .apply(&std::mem::replace(&mut self.writes, fresh))?;
        }
        Ok(())
    }
}
