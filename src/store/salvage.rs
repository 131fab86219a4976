//! When one copy is gone and the other cannot replace it word for word: everything that can still be read of both
//! becomes a new journal, in a new stream, and the tables are made from that.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use super::codec;
use super::deed::{self, Deed, Fold};
use super::entry::{Body, BodyRef, Entry, State};
use super::error::{Doing, Error, Result};
use super::journal::{Journal, Place};
use super::notice;
use super::recover::{Read, Ready, Recovery};
use super::tables::{Key, record_key};
use super::vault::Vault;
use super::walk::Met;
use crate::domain::Record;
use crate::ledger::operation::{Header, OpId};

/// What is known of one frame of the past.
enum Known {
    /// It can be read in the old journal.
    Journal(Place, State),
    /// The tables have an entry of it, perhaps with its body.
    Tables(Box<Header>, State),
}

/// What can still be read of both copies.
#[derive(Default)]
struct Remains {
    records: HashMap<(u8, Uuid), (u64, Option<Record>)>,
    history: BTreeMap<u64, Known>,
    missing: u64, // frames that are in neither copy
}

impl Remains {
    /// What the tables hold, whether proven or not: each value was authenticated by itself.
    fn take_tables(&mut self, read: &mut Read) {
        read.tables.scan(&mut |(number, record)| {
            let key = (record.tag(), record.id());
            self.records.insert(key, (number, Some(record)));
        });
        for entry in std::mem::take(&mut read.scan.entries) {
            if !read.proven {
                self.take_inline(read, &entry);
            }
            let known = Known::Tables(Box::new(entry.header), entry.state);
            self.history.insert(entry.place.number, known);
        }
    }

    /// The effect of an operation that the tables hold whole, though their records may not show it.
    fn take_inline(&mut self, read: &Read, entry: &Entry) {
        let inline = read
            .tables
            .entry(entry.header.id)
            .ok()
            .and_then(|entry| entry.inline);
        let body = inline.and_then(|bytes| Body::read(&bytes.0).ok());
        let Some(Body::Operation(operation)) = body.filter(|_| entry.state == State::Effect) else {
            return;
        };
        for (record, stays) in operation.changes.iter().filter_map(deed::outcome) {
            self.outdo(entry.place.number, record, stays);
        }
    }

    fn outdo(&mut self, number: u64, record: &Record, stays: bool) {
        let key = (record.tag(), record.id());
        if self
            .records
            .get(&key)
            .is_none_or(|(known, _)| number > *known)
        {
            self.records
                .insert(key, (number, stays.then(|| record.clone())));
        }
    }

    /// A frame of the journal: it counts for a record where it is later than what is known of it. What proven
    /// tables say up to their last frame (`floor`) is the whole truth, removals too.
    fn take_deed(&mut self, deed: &Deed, floor: u64) {
        let number = deed.place.number;
        for (record, stays) in deed.outcomes().into_iter().filter(|_| number > floor) {
            self.outdo(number, record, stays);
        }
        let state = match &deed.body {
            Body::Operation(_) if deed.void => State::Void,
            Body::Operation(_) => State::Effect,
            Body::Past { state, .. } => *state,
            Body::Lost(_) => State::Lost,
            Body::Records(_) | Body::Whole | Body::Extended { .. } => return,
        };
        self.history
            .insert(number, Known::Journal(deed.place, state));
    }

    /// How many records of each kind are in neither copy: their values in the tables cannot be read, and nothing of
    /// the journal gives them back.
    fn gone(&self, unread: &[Key], vault: &Vault) -> impl Iterator<Item = (u8, u64)> + use<> {
        let known = self.records.keys();
        let known: HashSet<Key> = known.map(|&(tag, id)| record_key(vault, tag, id)).collect();
        let mut gone = BTreeMap::new();
        for key in unread.iter().filter(|key| !known.contains(*key)) {
            *gone.entry(key[0]).or_insert(0) += 1;
        }
        gone.into_iter()
    }

    /// Frames that cannot be read in the journal. Up to the floor the records are right all the same.
    fn miss(&mut self, first: u64, last: u64, floor: u64) {
        let first = first.max(floor + 1);
        if first <= last {
            let known = self.history.range(first..=last).count() as u64;
            self.missing += last - first + 1 - known;
        }
    }
}

impl Recovery<'_> {
    /// Completes an exchange of journals that a crash cut short, or puts a half-written new journal aside.
    pub(super) fn finish_exchange(&mut self) -> Result<()> {
        let (path, new) = (self.folder.journal(), self.folder.new_journal());
        if self.disk.list(&new).doing("list a folder")?.is_empty() {
            return Ok(());
        }
        let none = self.disk.list(&path).doing("list a folder")?.is_empty();
        let (disk, vault) = (Arc::clone(&self.disk), Arc::clone(&self.vault));
        let whole = match Journal::open(disk, vault, &new)? {
            Some(journal) if none => is_whole(&journal)?,
            _ => false,
        };
        if whole {
            self.disk
                .rename(&new, &path)
                .doing("put the new journal in place")?;
            return self
                .disk
                .sync_folder(self.folder.root())
                .doing("flush a folder");
        }
        self.folder.put_aside(&*self.disk, &new, &self.aside)
    }

    /// Writes a new journal from all that can be read, and makes the tables from it.
    pub(super) fn salvage(mut self, journal: Option<Journal>, read: Option<Read>) -> Result<Ready> {
        if std::mem::replace(&mut self.salvaged, true) {
            return Err(Error::Untrue("what was salvaged"));
        }
        let (mut remains, mut read) = (Remains::default(), read);
        let proven = read.as_ref().filter(|read| read.proven);
        let floor = proven.map_or(0, |read| read.tables.account().number);
        if let Some(read) = &mut read {
            remains.take_tables(read);
        }
        if let Some(journal) = &journal {
            read_journal(journal, &mut remains, floor)?;
        }
        // Before anything else: numbers of lost operations must never be given again.
        self.header.new_stream(&*self.disk, self.folder.root())?;
        let (fresh, lost) = self.write_journal(&remains, journal.as_ref(), read.as_ref())?;
        drop((fresh, journal));
        let records = remains
            .records
            .values()
            .filter(|(_, after)| after.is_some())
            .count();
        self.notices
            .push(notice::journal_rebuilt(records, remains.history.len()));
        if let (Some(first), Some(last)) = (lost.first(), lost.last()) {
            self.notices
                .push(notice::entries_lost(lost.len() as u64, first.seq, last.seq));
        }
        if remains.missing > 0 {
            self.notices.push(notice::records_doubtful(remains.missing));
        }
        let unread = read.as_ref().map(|read| &read.scan.unread[..]);
        let gone = remains.gone(unread.unwrap_or_default(), &self.vault);
        self.notices.extend(gone.map(notice::records_gone));
        drop(remains);
        let path = self.folder.journal();
        if path.exists() {
            self.folder.put_aside(&*self.disk, &path, &self.aside)?;
        }
        self.disk
            .rename(&self.folder.new_journal(), &path)
            .doing("put the new journal in place")?;
        self.disk
            .sync_folder(self.folder.root())
            .doing("flush a folder")?;
        let (disk, vault) = (Arc::clone(&self.disk), Arc::clone(&self.vault));
        let journal = Journal::open(disk, vault, &path)?;
        let journal = journal.ok_or(Error::Untrue("a journal"))?;
        let again = journal.check(u64::MAX)?.is_clean();
        if !again {
            return Err(Error::Untrue("a journal"));
        }
        self.rebuild(journal, read)
    }

    /// Writes `journal.new`: history first, then the records as they stand, then the mark that it is whole.
    fn write_journal(
        &self,
        remains: &Remains,
        old: Option<&Journal>,
        read: Option<&Read>,
    ) -> Result<(Journal, Vec<OpId>)> {
        let (disk, vault) = (Arc::clone(&self.disk), Arc::clone(&self.vault));
        let mut fresh = Journal::create(disk, vault, &self.folder.new_journal())?;
        let mut lost = Vec::new();
        let mut bodies = remains.history.values().map(|known| {
            let (bytes, state) = match known {
                Known::Journal(place, state) => (old.and_then(|old| old.read(*place).ok()), *state),
                Known::Tables(header, state) => {
                    let entry = read.and_then(|read| read.tables.entry(header.id).ok());
                    (entry.and_then(|entry| Some(entry.inline?.0)), *state)
                }
            };
            past(bytes, state, known, &mut lost)
        });
        fresh.append(&mut bodies.by_ref().filter_map(Result::transpose))?;
        drop(bodies);
        let live: Vec<&Record> = remains
            .records
            .values()
            .filter_map(|(_, after)| after.as_ref())
            .collect();
        for group in live.chunks(256) {
            let records: Vec<Record> = group.iter().map(|record| (*record).clone()).collect();
            append_records(&mut fresh, &records)?;
        }
        fresh.append(&mut std::iter::once(BodyRef::Whole.encode()))?;
        Ok((fresh, lost))
    }
}

/// A frame of the past as the new journal will tell it.
fn past(
    bytes: Option<Vec<u8>>,
    state: State,
    known: &Known,
    lost: &mut Vec<OpId>,
) -> Result<Option<Vec<u8>>> {
    let body = bytes.and_then(|bytes| codec::decode::<Body>(&bytes).ok());
    match (body, known) {
        (
            Some(Body::Extended {
                operation, parts, ..
            }),
            _,
        ) => {
            let (past, operation, parts) = (Some(state), &operation, &parts[..]);
            let told = BodyRef::Extended {
                past,
                operation,
                parts,
            };
            told.encode().map(Some)
        }
        (Some(Body::Operation(operation) | Body::Past { operation, .. }), _) => {
            let told = BodyRef::Past {
                state,
                operation: &operation,
            }
            .encode();
            match told {
                Err(Error::TooLarge { .. }) => {
                    lost.push(operation.header.id);
                    BodyRef::Lost(&operation.header).encode().map(Some)
                }
                told => told.map(Some),
            }
        }
        (Some(Body::Lost(header)), _) => BodyRef::Lost(&header).encode().map(Some),
        (_, Known::Tables(header, _)) => {
            lost.push(header.id);
            BodyRef::Lost(header).encode().map(Some)
        }
        _ => Ok(None),
    }
}

/// Appends records in as many frames as they need.
fn append_records(journal: &mut Journal, records: &[Record]) -> Result<()> {
    match BodyRef::Records(records).encode() {
        Err(Error::TooLarge { .. }) if records.len() > 1 => {
            let (front, back) = records.split_at(records.len() / 2);
            append_records(journal, front)?;
            append_records(journal, back)
        }
        body => journal.append(&mut std::iter::once(body)).map(drop),
    }
}

/// Every frame of the old journal that can be read, and what cannot.
fn read_journal(journal: &Journal, remains: &mut Remains, floor: u64) -> Result<()> {
    let mut fold = Fold::default();
    let mut holes = Vec::new();
    {
        let mut give = |deed: Deed| {
            remains.take_deed(&deed, floor);
            Ok(())
        };
        journal.walk(0, None, &mut |met| match met {
            Met::Frame { place, link, body } => {
                // What opens but does not decode is as good as missing.
                match fold.take(journal, (place, link, body), &mut give) {
                    Err(Error::Damaged(_)) => holes.push((place.number, place.number)),
                    other => other?,
                }
                Ok(())
            }
            Met::Missing(range) => {
                holes.push((*range.start(), *range.end()));
                // Its last chunk may be what is missing: better all of it than none.
                fold.release(journal, false, &mut give).map(drop)
            }
        })?;
        fold.release(journal, true, &mut give)?;
    }
    for (first, last) in holes {
        remains.miss(first, last, floor);
    }
    Ok(())
}

/// Whether a new journal was written to its end.
fn is_whole(journal: &Journal) -> Result<bool> {
    let mut whole = false;
    let mut take = |met| {
        if let Met::Frame { body, .. } = met {
            whole |= matches!(codec::decode(&body), Ok(Body::Whole));
        }
        Ok(())
    };
    journal.walk(0, Some([0; 16]), &mut take)?;
    Ok(whole && journal.check(u64::MAX)?.is_clean())
}
