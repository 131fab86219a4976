//! What a store must offer the ledger, and one in memory for tests and rehearsals. Not how a disk keeps it.

use super::draft::{Draft, DraftKeeper};
use super::operation::{Header, Operation};
use super::secret::Way;
use crate::domain::{Moment, Record};
use uuid::Uuid;

/// What a store has to say about its state, as a message id and numbers; never a resident's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Message id.
    pub key: &'static str,
    /// Named numbers and words of the message.
    pub values: Vec<(&'static str, String)>,
}

/// What stands in a store when it is opened.
#[derive(Default)]
pub struct Opened {
    /// The stream new operations belong to.
    pub stream: Uuid,
    /// Every operation's header, oldest first.
    pub headers: Vec<Header>,
    /// What was repaired, for the worker.
    pub notices: Vec<Notice>,
}

/// Why a store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum BackingError {
    /// Another process holds the ledger.
    #[error("the ledger is in use by process {pid} since {since}")]
    Busy {
        /// The process that holds it.
        pid: u32,
        /// Since when, as it wrote it.
        since: String,
    },
    /// Others on this machine can look into the ledger.
    #[error("{path} is open to others")]
    Exposed {
        /// The folder or key file.
        path: std::path::PathBuf,
        /// The mode it should have, as `chmod` takes it.
        mode: &'static str,
    },
    /// Both copies of something are gone.
    #[error("both copies are damaged: {what}")]
    Damaged {
        /// What is gone: `keys`, `journal-and-tables`, or `operation` and its id.
        what: String,
    },
    /// A passphrase is needed and none was offered.
    #[error("a passphrase is needed")]
    Locked,
    /// The passphrase or recovery key is not the right one; nothing is damaged.
    #[error("the wrong {0:?}")]
    WrongKey(Way),
    /// A recovery key that was mistyped, as its check sign says.
    #[error("a mistyped recovery key")]
    Mistyped,
    /// Something is damaged that opening the ledger again would mend.
    #[error("something has to be mended first")]
    Unsound,
    /// A file that is no backup, or a damaged one.
    #[error("not a whole backup")]
    Backup,
    /// The place for a restored ledger holds something.
    #[error("{0} is not empty")]
    NotEmpty(std::path::PathBuf),
    /// A fault of the program or of the tables' engine; nothing on the disk is known to be wrong.
    #[error("{0}")]
    Fault(String),
    /// Written by a newer version.
    #[error("the ledger has format {found}, this program reads up to {known}")]
    Newer {
        /// The format found.
        found: u32,
        /// The newest this program reads.
        known: u32,
    },
    /// There is no ledger in that place.
    #[error("no ledger in {0}")]
    Missing(std::path::PathBuf),
    /// A ledger stands there already.
    #[error("a ledger stands in {0} already")]
    Exists(std::path::PathBuf),
    /// Nothing can be written any more; what was acknowledged stands.
    #[error("the ledger is read-only now: {0}")]
    ReadOnly(String),
    /// One operation is larger than the store takes; the same changes in smaller ones may go.
    #[error("{bytes} bytes in one operation are more than {most}")]
    TooLarge {
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        most: usize,
    },
    /// The disk refused.
    #[error("{doing}: {source}")]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// The system's answer.
        source: std::io::Error,
    },
}

/// What a store hands over while it is loaded, as fast as it reads it.
pub enum Loaded {
    /// A live record; instead of an earlier one of its kind and id.
    Record(Record),
    /// A record handed over before that is no more.
    Removed(Record),
    /// Nothing handed over so far holds: it starts anew, from a better copy.
    Anew,
}

/// Where a backup goes.
#[derive(Clone, Copy, Debug)]
pub enum BackupPlace<'a> {
    /// Among the ledger's own, of which the last so many are kept.
    Own(usize),
    /// A new file.
    File(&'a std::path::Path),
}

/// A backup that was written, read back and proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Where it lies.
    pub path: std::path::PathBuf,
    /// How many operations it holds.
    pub operations: u64,
    /// Its length.
    pub bytes: u64,
}

/// The disk behind a ledger.
pub trait Backing: Send {
    /// Hands every live record to `take`, and tells what else stands there. Called once, before anything else.
    ///
    /// # Errors
    /// When the store cannot be opened or repaired.
    fn load(&mut self, take: &mut dyn FnMut(Loaded)) -> Result<Opened, BackingError>;

    /// Appends operations; on disk when it returns.
    ///
    /// # Errors
    /// When they could not be made durable; then none of them counts.
    fn append(&mut self, operations: &[Operation]) -> Result<(), BackingError>;

    /// The operation with this number in the store's own order (the position of its header in [`Opened::headers`]).
    ///
    /// # Errors
    /// When its only copy is damaged.
    fn operation(&mut self, position: usize) -> Result<Operation, BackingError>;

    /// Writes everything into one sealed file and proves what was written; `watch` is told how far it is. Nothing
    /// where there is no disk.
    ///
    /// # Errors
    /// When the file could not be made durable or proven; then there is none.
    fn back_up(
        &mut self,
        place: BackupPlace<'_>,
        at: Moment,
        watch: &mut dyn FnMut(u64, u64),
    ) -> Result<Option<BackedUp>, BackingError>;

    /// Brings everything to rest; called once, at a normal end.
    ///
    /// # Errors
    /// When the last checkpoint could not be written; nothing acknowledged is lost by that.
    fn close(&mut self) -> Result<(), BackingError>;

    /// Destroys everything, keys first, so that nothing of it can be read again; nothing where there is no disk.
    ///
    /// # Errors
    /// When the disk refuses. Then what is left is destroyed when the place is next opened.
    fn wipe(&mut self) -> Result<(), BackingError>;

    /// Where drafts are kept.
    fn drafts(&mut self) -> &mut dyn DraftKeeper;
}

/// A store in memory: for tests, dry runs and benches.
#[derive(Default)]
pub struct Memory {
    stream: Uuid,
    operations: Vec<Operation>,
    drafts: Vec<Draft>,
}

impl Memory {
    /// An empty store of the stream with this id.
    pub fn new(stream: Uuid) -> Self {
        Self {
            stream,
            ..Self::default()
        }
    }

    /// A store that already holds these operations.
    pub fn holding(stream: Uuid, operations: Vec<Operation>) -> Self {
        Self {
            stream,
            operations,
            drafts: Vec::new(),
        }
    }
}

impl Backing for Memory {
    fn load(&mut self, take: &mut dyn FnMut(Loaded)) -> Result<Opened, BackingError> {
        let mut live = std::collections::BTreeMap::new();
        for change in self
            .operations
            .iter()
            .flat_map(|operation| &operation.changes)
        {
            if let Some(record) = change.record() {
                let key = (record.tag(), record.id());
                match &change.after {
                    Some(after) => live.insert(key, after.clone()),
                    None => live.remove(&key),
                };
            }
        }
        live.into_values().map(Loaded::Record).for_each(take);
        let headers = self
            .operations
            .iter()
            .map(|operation| operation.header.clone())
            .collect();
        Ok(Opened {
            stream: self.stream,
            headers,
            notices: Vec::new(),
        })
    }

    fn append(&mut self, operations: &[Operation]) -> Result<(), BackingError> {
        self.operations.extend_from_slice(operations);
        Ok(())
    }

    fn operation(&mut self, position: usize) -> Result<Operation, BackingError> {
        self.operations
            .get(position)
            .cloned()
            .ok_or_else(|| BackingError::Damaged {
                what: format!("operation {}", position + 1),
            })
    }

    fn back_up(
        &mut self,
        _: BackupPlace<'_>,
        _: Moment,
        _: &mut dyn FnMut(u64, u64),
    ) -> Result<Option<BackedUp>, BackingError> {
        Ok(None)
    }

    fn close(&mut self) -> Result<(), BackingError> {
        Ok(())
    }

    fn wipe(&mut self) -> Result<(), BackingError> {
        *self = Self::default();
        Ok(())
    }

    fn drafts(&mut self) -> &mut dyn DraftKeeper {
        &mut self.drafts
    }
}

impl DraftKeeper for Vec<Draft> {
    fn save(&mut self, draft: &Draft) -> Result<(), BackingError> {
        self.retain(|kept| kept.id != draft.id);
        self.push(draft.clone());
        Ok(())
    }

    fn kept(&mut self) -> Result<Vec<Draft>, BackingError> {
        Ok(self.clone())
    }

    fn discard(&mut self, id: Uuid) -> Result<(), BackingError> {
        self.retain(|kept| kept.id != id);
        Ok(())
    }
}
