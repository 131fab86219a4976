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
pub mod recover;
pub mod salvage;
pub mod scan;
pub mod segment;
pub mod tables;
pub mod vault;
pub mod walk;

use std::path::Path;
use std::sync::Arc;

use crate::clock::print_moment;
use crate::domain::{Moment, Record};
use crate::ledger::backing::{Backing, BackingError, Notice, Opened};
use crate::ledger::draft::DraftKeeper;
use crate::ledger::operation::{Header as OperationHeader, OpId, Operation};
use disk::{Disk, RealDisk};
use drafts::Drafts;
use entry::{Body, BodyRef, Entry, INLINE, State};
use error::{Doing, Error, Result};
use folder::Folder;
use journal::{Journal, Place};
use keys::{Found, Header};
use lock::Lock;
use recover::{Ready, Recovery};
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
    /// Whether there is a ledger in `root`, damaged or not.
    pub fn exists(root: &Path) -> bool {
        let folder = Folder::new(root);
        ["keys", "keys.copy"]
            .iter()
            .any(|name| root.join(name).exists())
            || folder.journal().exists()
            || folder.tables().exists()
    }

    /// Makes a new ledger in `root`, whose key lies in a file beside it (`--no-passphrase`), and opens it.
    ///
    /// # Errors
    /// [`BackingError::Exists`] where there is one; else when the disk refuses.
    pub fn create(root: &Path, at: Moment) -> std::result::Result<Self, BackingError> {
        Self::create_on(Arc::new(RealDisk), root, at)
    }

    /// Opens the ledger in `root`, repairing what has to be; [`Opened::notices`] tells.
    ///
    /// # Errors
    /// [`BackingError::Missing`], [`BackingError::Busy`] and [`BackingError::Newer`], with nothing touched;
    /// [`BackingError::Damaged`] when neither copy can be read; else when the disk refuses.
    pub fn open(root: &Path, at: Moment) -> std::result::Result<Self, BackingError> {
        Self::open_on(Arc::new(RealDisk), root, at)
    }

    /// [`Self::create`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_on(
        disk: Arc<dyn Disk>,
        root: &Path,
        at: Moment,
    ) -> std::result::Result<Self, BackingError> {
        let folder = Folder::new(root);
        disk.make_folder(root).doing("make the ledger's folder")?;
        let lock = Lock::take(&folder.lock(), &print_moment(&at))?;
        if matches!(Header::load(&*disk, root)?, Found::Header { .. }) {
            return Err(BackingError::Exists(root.to_owned()));
        }
        if is_used(&*disk, &folder)? {
            return Err(Error::Keys("missing").into());
        }
        let aside = folder.aside(at);
        for leftover in [folder.journal(), folder.tables()]
            .iter()
            .filter(|path| path.exists())
        {
            folder.put_aside(&*disk, leftover, &aside)?;
        }
        let header = Header::fresh()?;
        let vault = Arc::new(header.unlock()?);
        Journal::create(Arc::clone(&disk), vault, &folder.journal())?;
        // The keys come last: without them there is no ledger yet.
        header.save(&*disk, root)?;
        Self::start(disk, folder, lock, at)
    }

    /// [`Self::open`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_on(
        disk: Arc<dyn Disk>,
        root: &Path,
        at: Moment,
    ) -> std::result::Result<Self, BackingError> {
        if !Self::exists(root) {
            return Err(BackingError::Missing(root.to_owned()));
        }
        let folder = Folder::new(root);
        let lock = Lock::take(&folder.lock(), &print_moment(&at))?;
        Self::start(disk, folder, lock, at)
    }

    fn start(
        disk: Arc<dyn Disk>,
        folder: Folder,
        lock: Lock,
        at: Moment,
    ) -> std::result::Result<Self, BackingError> {
        let (mut header, repaired) = match Header::load(&*disk, folder.root())? {
            Found::Header { header, repaired } => (header, repaired),
            Found::Nothing if is_used(&*disk, &folder)? => {
                return Err(Error::Keys("missing").into());
            }
            Found::Nothing => return Err(BackingError::Missing(folder.root().to_owned())),
        };
        header.bring_up(&*disk, folder.root())?;
        let vault = Arc::new(header.unlock()?);
        let aside = folder.aside(at);
        let drafts = Drafts {
            disk: Arc::clone(&disk),
            vault: Arc::clone(&vault),
            folder: folder.drafts(),
        };
        let recovery = Recovery {
            folder: &folder,
            disk: Arc::clone(&disk),
            vault,
            header: &mut header,
            aside: aside.clone(),
            notices: Vec::new(),
            salvaged: false,
        };
        let Ready {
            journal,
            tables,
            records,
            entries,
            mut notices,
        } = recovery.run()?;
        notices.extend(repaired.then(notice::keys_mended));
        let (_, damaged) = drafts.read()?;
        for name in &damaged {
            folder.put_aside(&*disk, &folder.drafts().join(name), &aside)?;
        }
        notices.extend((!damaged.is_empty()).then(|| notice::drafts_lost(damaged.len() as u64)));
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
        let loaded = Some(Loaded {
            records,
            headers,
            notices,
        });
        let tables = Some(tables);
        Ok(Self {
            folder,
            header,
            journal,
            tables,
            listed,
            drafts,
            loaded,
            _lock: lock,
        })
    }

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
                if writes.len() > 0 && writes.len() + operation.changes.len() > GROUP {
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

/// Whether there is anything in journal or tables that a key would be needed for.
fn is_used(disk: &dyn Disk, folder: &Folder) -> Result<bool> {
    let segments = disk.list(&folder.journal()).doing("list the journal")?;
    let one_empty = match &segments[..] {
        [] => true,
        [one] => {
            let bytes = disk
                .read(&folder.journal().join(one))
                .doing("read the journal")?;
            bytes.len() <= frame::SEGMENT_HEAD
        }
        _ => false,
    };
    Ok(!one_empty || folder.tables().exists())
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
