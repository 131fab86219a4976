//! What can go wrong below the ledger, without a word of anyone's data. Not the text a person sees.

use std::io;

use crate::ledger::backing::BackingError;
use crate::ledger::secret::Way;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused; nothing else is known to be wrong.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// The system's own words.
        source: io::Error,
    },
    /// Another process holds the ledger.
    #[error("the ledger is in use by process {pid} since {since}")]
    Busy {
        /// The process that holds it; 0 when it could not be read.
        pid: u32,
        /// When it opened the ledger (RFC 3339), empty when it could not be read.
        since: String,
    },
    /// Others on this machine can look into it.
    #[error("{path} is open to others")]
    Exposed {
        /// The folder or key file.
        path: std::path::PathBuf,
        /// The mode it should have, as `chmod` takes it.
        mode: &'static str,
    },
    /// Written by a later version of the program.
    #[error("format {found} is newer than {known}, the newest known here")]
    Newer {
        /// The number found on the disk.
        found: u32,
        /// The newest number this program reads.
        known: u32,
    },
    /// The key files are missing or damaged, both of them: nothing can be read without them.
    #[error("the key files are {0}")]
    Keys(&'static str),
    /// A passphrase is needed and none was offered.
    #[error("a passphrase is needed")]
    Locked,
    /// What was offered opens nothing; the key files themselves are whole.
    #[error("the wrong {0:?}")]
    WrongKey(Way),
    /// A recovery key whose check sign says that it was mistyped.
    #[error("a mistyped recovery key")]
    Mistyped,
    /// Bytes that are not what was written.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// A flush to the disk failed earlier, so nothing more is written until the ledger is opened anew.
    #[error("read-only since a write could not be made durable")]
    ReadOnly,
    /// One operation or record is past what a frame may hold.
    #[error("{bytes} bytes are more than the {most} one entry may hold")]
    TooLarge {
        /// Bytes asked for.
        bytes: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// A value could not be encoded; a fault of the program.
    #[error("cannot encode: {0}")]
    Encode(String),
    /// The disk gave back something else than was just written; what was there before stands.
    #[error("not what was written: {0}")]
    Untrue(&'static str),
    /// The tables failed or panicked; the journal is not touched by it.
    #[error("tables: {0}")]
    Tables(String),
    /// The store was asked for something in the wrong order; a fault of the program.
    #[error("{0}")]
    Order(&'static str),
    /// Something in the journal is damaged that opening would mend; it must not be copied as it is.
    #[error("the journal has a damaged place: frame {0}")]
    Unsound(u64),
    /// A backup that is not, or no longer, one.
    #[error("the backup is damaged: {0}")]
    Backup(&'static str),
    /// An operation that is not in this ledger.
    #[error("no such operation here")]
    Unknown,
}

/// What the store's functions return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Wraps a system error with what was being done.
    pub fn io(doing: &'static str, source: io::Error) -> Self {
        Self::Io { doing, source }
    }
}

impl From<Error> for BackingError {
    fn from(error: Error) -> Self {
        let text = error.to_string();
        match error {
            Error::Io { doing, source } => Self::Disk { doing, source },
            Error::Busy { pid, since } => Self::Busy { pid, since },
            Error::Exposed { path, mode } => Self::Exposed { path, mode },
            Error::Newer { found, known } => Self::Newer { found, known },
            Error::ReadOnly => Self::ReadOnly(text),
            Error::TooLarge { bytes, most } => Self::TooLarge { bytes, most },
            Error::Damaged(what) => Self::Damaged {
                what: what.to_owned(),
            },
            Error::Keys(_) => Self::Damaged {
                what: "keys".to_owned(),
            },
            Error::Locked => Self::Locked,
            Error::WrongKey(way) => Self::WrongKey(way),
            Error::Mistyped => Self::Mistyped,
            Error::Unsound(_) => Self::Unsound,
            Error::Backup(_) => Self::Backup,
            Error::Untrue(_)
            | Error::Order(_)
            | Error::Encode(_)
            | Error::Tables(_)
            | Error::Unknown => Self::Fault(text),
        }
    }
}

/// Adds what was being done to a system error.
pub(super) trait Doing<T> {
    /// `doing` is said only when something failed.
    fn doing(self, doing: &'static str) -> Result<T>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|source| Error::io(doing, source))
    }
}
