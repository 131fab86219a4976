//! The durable, sealed store: journal and tables on the disk, each able to rebuild the other. Knows no screen and no rule.
//!
//! ```text
//! LOCK  keys  keys.copy  journal/00000001.wal …  store/ (sled)  drafts/  backups/  quarantine/
//! ```
//! The journal is the commit point: an operation counts once its frame is flushed. The tables follow without a
//! flush, and are proven by count and digest whenever they are opened.
//!
//! # Format 1 is frozen
//!
//! Every later version opens what this one writes. `tests/store/golden.rs` holds the bytes of every value, and
//! `golden_ledger.rs` a whole ledger with its draft and backup; neither is ever written again. Frozen are:
//!
//! - the folder's names above, the key files ([`keys`]), the number of the format in them ([`migrate`]);
//! - segment heads and frames ([`frame`]), packed segments ([`packed`], [`parity`], [`repeats`]), the chain of links, what a seal is bound to ([`vault`]);
//! - values: a version byte, then bincode's `standard()` through serde ([`codec`]);
//! - the kinds of [`entry::Body`] and the fields of operations, headers and changes, in their order;
//! - records: `kind, schema, length, fields`, the fields beginning with the id ([`record`]);
//! - sled's trees, keys and parts, and the account with its digest ([`tables`]); backups ([`backup`]) and drafts.
//!
//! What may be added without a new number, and what a version from before makes of it:
//!
//! | addition | how | an older version |
//! |---|---|---|
//! | a kind of record | a new tag | keeps it as it came, counts it, says so |
//! | a field, or a new case in one, of a kind | the kind's next schema, the old struct stays | refuses to open: newer |
//! | something beside an operation, such as what a merge needs (`replaces`, `previous`) | a [`entry::Part`] | passes an even one over, refuses an odd one |
//! | a kind of frame | a new [`entry::Body`] at the end | refuses to open: newer |
//! | a way of packing old segments ([`packed`]) | a number of its own in the segment's head | refuses to open: newer |
//! | a verb | any text | shows it as it is written |
//!
//! A refusal leaves the ledger as it is: what a newer version wrote is never taken for damage, put aside or made anew.

pub mod backup;
pub mod chain;
pub mod codec;
pub mod compact;
pub mod deed;
pub mod disk;
pub mod doctor;
pub mod drafts;
pub mod entry;
pub mod error;
pub mod folder;
pub mod frame;
pub mod journal;
pub mod keys;
pub mod lock;
pub mod lookup;
pub mod mend;
pub mod migrate;
pub mod notice;
mod open;
pub mod packed;
pub mod parity;
pub mod planted;
pub mod process;
pub mod record;
pub mod recover;
pub mod repack;
pub mod repeats;
pub mod rest;
mod restore;
mod rotation;
pub mod salvage;
pub mod scan;
pub mod segment;
pub mod tables;
pub mod tries;
pub mod vault;
pub mod walk;
mod wipe;
mod without;

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::Moment;
use crate::ledger::backing::{
    BackedUp, Backing, BackingError, BackupPlace, Loaded, Notice, Opened,
};
use crate::ledger::draft::DraftKeeper;
use crate::ledger::operation::{OpId, Operation};
use drafts::Drafts;
use entry::{Body, BodyRef, Entry, INLINE, State};
use error::{Error, Result};
use folder::Folder;
use journal::{Journal, Place};
use keys::Header;
use lock::Lock;
use recover::{Ready, Recovery};
use tables::{Tables, guarded};
use vault::{Hash16, Vault};

const NOT_YET: Error = Error::Order("the records were not read yet");

/// A ledger's folder, locked; read when [`Backing::load`] is called, once.
pub struct Store {
    folder: Folder,
    header: Header,
    vault: Arc<Vault>,
    drafts: Drafts,
    aside: PathBuf,
    repaired: Vec<Notice>, // before the records were read
    open: Option<Open>,
    _lock: Lock, // last: let go of after everything else
}

/// Journal and tables, standing.
struct Open {
    journal: Journal,
    tables: Option<Tables>, // gone after a fault of sled's; the journal goes on
    listed: Vec<Listed>,
}

/// What is needed to find an operation again.
struct Listed {
    place: Place,
    id: OpId,
    state: State,
}

impl Open {
    /// Takes operations that are in the journal into the tables. A fault of sled's costs nothing but speed at
    /// the next start, so it is not the caller's.
    fn follow(
        &mut self,
        operations: &[Operation],
        appended: &[(Place, Hash16)],
        small: &[Option<Vec<u8>>],
    ) {
        let mut run = || -> Result<()> {
            let Some(tables) = &mut self.tables else {
                return Ok(());
            };
            let steps = operations.iter().zip(appended).zip(small);
            let steps = steps.map(|((operation, (place, link)), bytes)| deed::Step {
                operation,
                place: *place,
                link: *link,
                bytes: bytes.as_deref(),
            });
            deed::follow(tables, &steps.collect::<Vec<_>>())
        };
        if let Err(error) = run() {
            tracing::error!(%error, "the tables are left behind until the next start");
            let gone = self.tables.take();
            let _ = guarded(|| {
                drop(gone);
                Ok(())
            });
        }
    }

    fn read(&self, listed: &Listed) -> Result<Operation> {
        let journal = self.journal.read(listed.place);
        let body = journal
            .and_then(|bytes| Body::read(&bytes))
            .or_else(|error| {
                let entry = self.tables.as_ref().ok_or(error)?.entry(listed.id)?;
                Body::read(&entry.inline.ok_or(Error::Damaged("an operation"))?.0)
            })?;
        match body {
            Body::Operation(operation) | Body::Past { operation, .. }
                if operation.header.id == listed.id =>
            {
                Ok(operation)
            }
            _ => Err(Error::Damaged("an operation")),
        }
    }
}

impl Listed {
    fn of(entry: &Entry) -> Self {
        Self {
            place: entry.place,
            id: entry.header.id,
            state: entry.state,
        }
    }
}

impl Backing for Store {
    fn load(&mut self, take: &mut dyn FnMut(Loaded)) -> std::result::Result<Opened, BackingError> {
        if self.open.is_some() {
            return Err(Error::Order("the records were handed over already").into());
        }
        let recovery = Recovery {
            folder: &self.folder,
            disk: Arc::clone(&self.drafts.disk),
            vault: Arc::clone(&self.vault),
            header: &mut self.header,
            aside: self.aside.clone(),
            take,
            notices: std::mem::take(&mut self.repaired),
            salvaged: false,
        };
        let Ready {
            journal,
            tables,
            entries,
            notices,
        } = recovery.run()?;
        for notice in &notices {
            tracing::warn!(notice = notice.key, values = ?notice.values, "the ledger was repaired");
        }
        let mut headers = Vec::with_capacity(entries.len());
        let mut listed = Vec::with_capacity(entries.len());
        for entry in entries
            .into_iter()
            .filter(|entry| entry.state != State::Void)
        {
            listed.push(Listed::of(&entry));
            headers.push(entry.header);
        }
        self.open = Some(Open {
            journal,
            tables,
            listed,
        });
        Ok(Opened {
            stream: self.header.stream,
            headers,
            notices,
        })
    }

    fn append(&mut self, operations: &[Operation]) -> std::result::Result<(), BackingError> {
        let open = self.open.as_mut().ok_or(NOT_YET)?;
        let last = operations.last().and_then(|last| last.header.batch);
        if last.is_some_and(|batch| !batch.last) {
            return Err(Error::Order("a batch without its end").into());
        }
        let mut small = Vec::with_capacity(operations.len());
        let mut bodies = operations.iter().map(|operation| {
            let bytes = BodyRef::Operation(operation).encode()?;
            small.push((bytes.len() <= INLINE).then(|| bytes.clone()));
            Ok(bytes)
        });
        if planted::is(planted::Bug::TablesFirst) {
            let foreseen = open.journal.foreseen(operations)?;
            open.follow(operations, &foreseen, &vec![None; operations.len()]);
        }
        let appended = open.journal.append(&mut bodies)?;
        drop(bodies);
        for (operation, (place, _)) in operations.iter().zip(&appended) {
            let (id, place) = (operation.header.id, *place);
            open.listed.push(Listed {
                place,
                id,
                state: State::Effect,
            });
        }
        open.follow(operations, &appended, &small);
        Ok(())
    }

    fn operation(&mut self, position: usize) -> std::result::Result<Operation, BackingError> {
        let open = self.open.as_ref().ok_or(NOT_YET)?;
        let listed = open.listed.get(position).ok_or(Error::Unknown)?;
        let read = if listed.state == State::Lost {
            Err(Error::Unknown)
        } else {
            open.read(listed)
        };
        read.map_err(|_| BackingError::Damaged {
            what: format!("operation {}", listed.id),
        })
    }

    fn back_up(
        &mut self,
        place: BackupPlace<'_>,
        at: Moment,
        watch: &mut dyn FnMut(u64, u64),
    ) -> std::result::Result<Option<BackedUp>, BackingError> {
        Ok(Some(self.backed_up(place, at, watch)?))
    }

    fn close(&mut self) -> std::result::Result<(), BackingError> {
        let tables = self.open.as_mut().and_then(|open| open.tables.take());
        let Some(tables) = tables else { return Ok(()) };
        let done = tables.checkpoint(&self.folder.tables());
        let dropped = guarded(|| {
            drop(tables);
            Ok(())
        });
        // The journal has everything; without this the next start only has more to replay.
        if let Err(error) = done.and(dropped) {
            tracing::warn!(%error, "the tables were not brought to rest");
        }
        Ok(())
    }

    fn wipe(&mut self) -> std::result::Result<(), BackingError> {
        Ok(self.wiped()?)
    }

    fn drafts(&mut self) -> &mut dyn DraftKeeper {
        &mut self.drafts
    }
}
