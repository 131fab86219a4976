//! The materialised copy in sled: every live record, every operation's entry, and an account of both. Not the commit
//! point, and never trusted: what it holds is proven when it is read, and it can always be made again.
//!
//! Trees `records`, `log`, `meta`. Key: `kind u8 | keyed hash of the id (16) | part u8`. Value: `parts u8 | piece of
//! a sealed value`; a sealed value longer than `PIECE` lies in several parts, because sled loses large ones.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sled::transaction::{ConflictableTransactionError, TransactionError, TransactionalTree};
use sled::{IVec, Transactional};
use uuid::Uuid;

use super::codec;
use super::entry::{Entry, name_bytes};
use super::error::{Doing, Error, Result};
use super::journal::Place;
use super::record::Written;
use super::rest::{self, Rest};
use super::vault::{Hash16, Space, Vault};
use crate::domain::Record;
use crate::ledger::operation::OpId;

/// The kind byte of an operation's entry.
pub(super) const ENTRY: u8 = 1;

const PIECE: usize = 4000;
const ACCOUNT: &[u8] = b"account";
const CACHE: u64 = 16 << 20;
const PATIENCE: Duration = Duration::from_secs(30);
const LOCK_TRIES: u32 = 100;

/// A key without its part.
pub type Key = [u8; 17];

/// What the tables hold, kept with them in every transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The last journal frame that is in the tables; 0 when there is none.
    pub number: u64,
    /// Where it lies.
    pub place: Option<Place>,
    /// Its link, to tell whether these tables belong to this journal.
    pub link: Hash16,
    /// Values in `records`.
    pub records: u64,
    /// Values in `log`.
    pub entries: u64,
    /// The wrapping sum of [`Vault::part`] over all values; order does not matter.
    pub digest: u128,
}

/// Sealed values on their way into the tables, in one transaction.
pub struct Writes {
    vault: Arc<Vault>,
    rows: Vec<(Space, Key, Vec<Vec<u8>>)>, // no parts: the value is removed
    upto: Option<(Place, Hash16)>,
}

impl Writes {
    /// Nothing yet.
    pub fn new(vault: &Arc<Vault>) -> Self {
        Self {
            vault: Arc::clone(vault),
            rows: Vec::new(),
            upto: None,
        }
    }

    /// How many values are on their way.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// A record as frame `number` left it.
    ///
    /// # Errors
    /// When it is larger than a value may be.
    pub fn put(&mut self, number: u64, record: &Record) -> Result<()> {
        let key = record_key(&self.vault, record.tag(), record.id());
        self.push(Space::Records, key, &(number, Written(record)))
    }

    /// A record that is no more.
    pub fn remove(&mut self, tag: u8, id: Uuid) {
        self.rows
            .push((Space::Records, record_key(&self.vault, tag, id), Vec::new()));
    }

    /// An operation's entry.
    ///
    /// # Errors
    /// When it is larger than a value may be.
    pub fn entry(&mut self, entry: &Entry) -> Result<()> {
        self.push(Space::Log, entry_key(&self.vault, entry.header.id), entry)
    }

    /// Says that with these values the tables stand where the frame at `place` left the journal.
    pub fn reach(&mut self, place: Place, link: Hash16) {
        self.upto = Some((place, link));
    }

    fn push<T: Serialize>(&mut self, space: Space, key: Key, value: &T) -> Result<()> {
        let sealed = self.vault.seal(space, &key, &codec::encode(value)?)?;
        let most = PIECE * usize::from(u8::MAX);
        let parts = u8::try_from(sealed.len().div_ceil(PIECE)).map_err(|_| Error::TooLarge {
            bytes: sealed.len(),
            most,
        })?;
        let piece = |piece: &[u8]| [&[parts], piece].concat();
        self.rows
            .push((space, key, sealed.chunks(PIECE).map(piece).collect()));
        Ok(())
    }
}

pub(super) fn record_key(vault: &Vault, tag: u8, id: Uuid) -> Key {
    key(tag, vault.name(tag, id.as_bytes()))
}

fn entry_key(vault: &Vault, id: OpId) -> Key {
    key(ENTRY, vault.name(ENTRY, &name_bytes(id)))
}

fn key(kind: u8, hash: Hash16) -> Key {
    let mut key = [kind; 17];
    key[1..].copy_from_slice(&hash);
    key
}

fn part_key(key: &Key, part: u8) -> [u8; 18] {
    let mut full = [part; 18];
    full[..17].copy_from_slice(key);
    full
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic in this thread is caught by the store, which goes on without its tables: a panic hook should
/// leave the terminal as it is then.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs something of sled's: an error or a panic inside becomes an error here.
pub(super) fn guarded<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    let outer = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(run));
    GUARDED.set(outer);
    done.unwrap_or_else(|_| Err(Error::Tables("a panic inside".to_owned())))
}

impl From<sled::Error> for Error {
    fn from(error: sled::Error) -> Self {
        use std::io::ErrorKind::{
            FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        match error {
            // A full disk or a refused permission is no damage: nothing must be put aside for it.
            sled::Error::Io(source)
                if matches!(
                    source.kind(),
                    StorageFull
                        | QuotaExceeded
                        | FileTooLarge
                        | PermissionDenied
                        | ReadOnlyFilesystem
                ) =>
            {
                // sled writes the system's words with its own; the kind says it all.
                Self::io("open the tables", source.kind().into())
            }
            error => Self::Tables(error.to_string()),
        }
    }
}

/// sled, open.
pub struct Tables {
    rest: Rest, // first: it ends before what it writes to is closed
    db: sled::Db,
    pub(super) records: sled::Tree,
    pub(super) log: sled::Tree,
    meta: sled::Tree,
    pub(super) vault: Arc<Vault>,
    account: Account,
}

impl Tables {
    /// Opens the tables in `folder`, or makes empty ones. Nothing of them is proven yet.
    ///
    /// # Errors
    /// When sled fails, panics, or does not answer in half a minute; or its account does not open.
    pub fn open(folder: &Path, vault: &Arc<Vault>) -> Result<Self> {
        let path = folder.to_owned();
        let (answer, wait) = mpsc::channel();
        // A thread of its own, so that a panic ends there and a hang is noticed.
        std::thread::spawn(move || answer.send(guarded(|| open_sled(&path))));
        let opened = wait.recv_timeout(PATIENCE);
        let db = opened.map_err(|_| Error::Tables("no answer".to_owned()))??;
        guarded(|| Self::read(db, folder, vault))
    }

    fn read(db: sled::Db, folder: &Path, vault: &Arc<Vault>) -> Result<Self> {
        let (records, log) = (db.open_tree("records")?, db.open_tree("log")?);
        let meta = db.open_tree("meta")?;
        let account = match meta.get(ACCOUNT)? {
            Some(sealed) => codec::decode(&vault.open(Space::Meta, ACCOUNT, &sealed)?)?,
            None if records.is_empty() && log.is_empty() => Account::default(),
            None => return Err(Error::Damaged("tables without an account")),
        };
        Ok(Self {
            rest: Rest::start(db.clone(), folder),
            db,
            records,
            log,
            meta,
            vault: Arc::clone(vault),
            account,
        })
    }

    /// What the tables say they hold.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Writes all of it, or nothing, in one transaction. Not durable by itself: the journal is.
    ///
    /// # Errors
    /// When sled fails or panics; the tables must not be used after that.
    pub fn apply(&mut self, writes: &Writes) -> Result<()> {
        let trees = (&self.records, &self.log, &self.meta);
        let (vault, start) = (&self.vault, &self.account);
        let done = guarded(|| {
            trees
                .transaction(|(records, log, meta)| {
                    let mut account = start.clone();
                    for (space, key, parts) in &writes.rows {
                        let in_records = *space == Space::Records;
                        let (tree, count) = match in_records {
                            true => (records, &mut account.records),
                            false => (log, &mut account.entries),
                        };
                        let digest = &mut account.digest;
                        replace(tree, *space, key, parts, vault, count, digest)?;
                    }
                    if let Some((place, link)) = writes.upto {
                        account.number = place.number;
                        account.place = Some(place);
                        account.link = link;
                    }
                    let sealed = codec::encode(&account)
                        .and_then(|plain| vault.seal(Space::Meta, ACCOUNT, &plain))
                        .map_err(ConflictableTransactionError::Abort)?;
                    meta.insert(ACCOUNT, sealed)?;
                    Ok(account)
                })
                .map_err(|error| match error {
                    TransactionError::Abort(error) => error,
                    TransactionError::Storage(error) => error.into(),
                })
        });
        self.account = done?;
        self.rest.tell();
        Ok(())
    }

    /// An operation's entry.
    ///
    /// # Errors
    /// [`Error::Unknown`] when there is none; else when it cannot be read.
    pub fn entry(&self, id: OpId) -> Result<Entry> {
        let key = entry_key(&self.vault, id);
        guarded(|| {
            let first = self.log.get(part_key(&key, 0))?.ok_or(Error::Unknown)?;
            let mut sealed = first.get(1..).unwrap_or_default().to_vec();
            for part in 1..first.first().copied().unwrap_or(0) {
                let next = self.log.get(part_key(&key, part))?.ok_or(Error::Unknown)?;
                sealed.extend_from_slice(next.get(1..).unwrap_or_default());
            }
            codec::decode(&self.vault.open(Space::Log, &key, &sealed)?)
        })
    }

    /// Brings the tables onto the disk, so that the next start has little to replay. Not needed for safety.
    ///
    /// # Errors
    /// When sled or the disk fails.
    pub fn checkpoint(&self, folder: &Path) -> Result<()> {
        rest::to_disk(&self.db, folder)?;
        super::lock::sync_folder(folder).doing("flush the tables' folder")
    }
}

/// Puts a value's parts in place of what was there, keeping count and digest right.
fn replace(
    tree: &TransactionalTree,
    space: Space,
    key: &Key,
    parts: &[Vec<u8>],
    vault: &Vault,
    count: &mut u64,
    digest: &mut u128,
) -> std::result::Result<(), ConflictableTransactionError<Error>> {
    let mut gone = |full: &[u8], old: Option<IVec>| {
        if let Some(old) = &old {
            *count = count.wrapping_sub(1);
            *digest = digest.wrapping_sub(vault.part(space, full, old));
        }
        old.and_then(|old| old.first().copied())
            .map_or(0, usize::from)
    };
    let full = part_key(key, 0);
    let old = match parts.first() {
        Some(first) => tree.insert(&full, first.as_slice())?,
        None => tree.remove(&full)?,
    };
    let before = gone(&full, old);
    for part in 1..before.max(parts.len()) {
        let full = part_key(key, u8::try_from(part).unwrap_or(u8::MAX));
        let old = match parts.get(part) {
            Some(piece) => tree.insert(&full, piece.as_slice())?,
            None => tree.remove(&full)?,
        };
        gone(&full, old);
    }
    for (part, piece) in (0..).zip(parts) {
        *count = count.wrapping_add(1);
        *digest = digest.wrapping_add(vault.part(space, &part_key(key, part), piece));
    }
    Ok(())
}

fn open_sled(folder: &Path) -> Result<sled::Db> {
    // A snapshot that sled was still writing when the process ended keeps it from opening.
    if let Ok(names) = std::fs::read_dir(folder) {
        for entry in names.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("snap.") && name.ends_with(".generating") {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
    super::lock::private_folder(folder).doing("make the tables' folder")?;
    let config = sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE)
        .mode(sled::Mode::LowSpace)
        .flush_every_ms(Some(500));
    // The flush wakes sled's threads now, while their timers are made late.
    let open = || {
        rest::with_late_timers(|| {
            let db = config.open()?;
            db.flush().map(|_| db)
        })
    };
    let mut opened = open();
    for _ in 0..LOCK_TRIES {
        // The lock of the ledger is ours, so this one is only a thread of sled's that has not ended yet.
        match &opened {
            Err(sled::Error::Io(error)) if error.to_string().contains("lock") => {}
            _ => break,
        }
        std::thread::sleep(Duration::from_millis(20));
        opened = open();
    }
    Ok(opened?)
}
