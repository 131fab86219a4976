//! The durable, sealed store: journal and tables on the disk, each able to rebuild the other. Knows no screen and no rule.
//!
//! ```text
//! LOCK  keys  keys.copy  journal/00000001.wal …  store/ (sled)  drafts/  quarantine/
//! ```
//! The journal is the commit point: an operation counts once its frame is flushed. The tables follow without a
//! flush, and are proven by count and digest whenever they are opened.

pub mod codec;
pub mod deed;
pub mod disk;
pub mod drafts;
pub mod entry;
pub mod error;
pub mod folder;
pub mod frame;
pub mod journal;
pub mod keys;
pub mod lock;
pub mod mend;
pub mod migrate;
pub mod notice;
mod open;
pub mod recover;
pub mod salvage;
pub mod scan;
pub mod segment;
pub mod tables;
pub mod vault;
pub mod walk;

use crate::domain::Record;
use crate::ledger::backing::{Backing, BackingError, Notice, Opened};
use crate::ledger::draft::DraftKeeper;
use crate::ledger::operation::{Header as OperationHeader, OpId, Operation};
use drafts::Drafts;
use entry::{Body, BodyRef, Entry, INLINE, State};
use error::{Error, Result};
use folder::Folder;
use journal::{Journal, Place};
use keys::Header;
use lock::Lock;
use tables::{Tables, Writes, guarded};
use vault::Hash16;

/// At most so many values go into the tables in one transaction, but for a single larger operation.
const GROUP: usize = 1000;

/// A ledger's folder, open and locked.
pub struct Store {
    folder: Folder,
    header: Header,
    journal: Journal,
    tables: Option<Tables>, // gone after a fault of sled's; the journal goes on
    listed: Vec<Listed>,
    drafts: Drafts,
    loaded: Option<Loaded>,
    _lock: Lock, // last: let go of after everything else
}

/// What is needed to find an operation again.
struct Listed {
    place: Place,
    id: OpId,
    state: State,
}

/// What [`Backing::load`] hands over.
struct Loaded {
    records: Vec<Vec<(u64, Record)>>,
    headers: Vec<OperationHeader>,
    notices: Vec<Notice>,
}

impl Store {
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
            let mut writes = Writes::new(&tables.vault);
            for ((operation, (place, link)), bytes) in operations.iter().zip(appended).zip(small) {
                if writes.count() > 0 && writes.count() + operation.changes.len() > GROUP {
                    let full = std::mem::replace(&mut writes, Writes::new(&tables.vault));
                    tables.apply(&full)?;
                }
                let bytes = bytes.as_deref();
                deed::write_operation(&mut writes, *place, State::Effect, operation, bytes, true)?;
                writes.reach(*place, *link);
            }
            tables.apply(&writes)
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
            .and_then(|bytes| codec::decode(&bytes))
            .or_else(|error| {
                let entry = self.tables.as_ref().ok_or(error)?.entry(listed.id)?;
                codec::decode(&entry.inline.ok_or(Error::Damaged("an operation"))?.0)
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
    fn load(&mut self, take: &mut dyn FnMut(Record)) -> std::result::Result<Opened, BackingError> {
        let loaded = self
            .loaded
            .take()
            .ok_or(Error::Damaged("records handed over already"))?;
        for (_, record) in loaded.records.into_iter().flatten() {
            take(record);
        }
        let Loaded {
            headers, notices, ..
        } = Loaded {
            records: Vec::new(),
            ..loaded
        };
        Ok(Opened {
            stream: self.header.stream,
            headers,
            notices,
        })
    }

    fn append(&mut self, operations: &[Operation]) -> std::result::Result<(), BackingError> {
        let open = operations
            .last()
            .and_then(|last| last.header.batch)
            .is_some_and(|it| !it.last);
        if open {
            return Err(Error::Encode("a batch without its end".to_owned()).into());
        }
        let mut small = Vec::with_capacity(operations.len());
        let mut bodies = operations.iter().map(|operation| {
            let bytes = BodyRef::Operation(operation).encode()?;
            small.push((bytes.len() <= INLINE).then(|| bytes.clone()));
            Ok(bytes)
        });
        let appended = self.journal.append(&mut bodies)?;
        drop(bodies);
        for (operation, (place, _)) in operations.iter().zip(&appended) {
            let (id, place) = (operation.header.id, *place);
            self.listed.push(Listed {
                place,
                id,
                state: State::Effect,
            });
        }
        self.follow(operations, &appended, &small);
        Ok(())
    }

    fn operation(&mut self, position: usize) -> std::result::Result<Operation, BackingError> {
        let listed = self.listed.get(position).ok_or(Error::Unknown)?;
        let read = if listed.state == State::Lost {
            Err(Error::Unknown)
        } else {
            self.read(listed)
        };
        read.map_err(|_| BackingError::Damaged {
            what: format!("operation {}", listed.id),
        })
    }

    fn close(&mut self) -> std::result::Result<(), BackingError> {
        let Some(tables) = self.tables.take() else {
            return Ok(());
        };
        let done = tables.checkpoint(&self.folder.tables());
        guarded(|| {
            drop(tables);
            Ok(())
        })?;
        Ok(done?)
    }

    fn drafts(&mut self) -> &mut dyn DraftKeeper {
        &mut self.drafts
    }
}
