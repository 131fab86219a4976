//! Operations: the truth of the ledger. Every table, the history and undo are views of them. Not how they are stored.
//!
//! # What a merge of ledgers will need, and where it is
//!
//! Two things are not written into an operation made here, because they follow from what is:
//!
//! - **`replaces`**, the writes it knowingly supersedes. A change holds the whole record before and after, and
//!   [`Ledger::commit`](super::Ledger::commit) refuses a change whose `before` is not the record as it stands. So an
//!   operation knew all that stands before it in its ledger's history, whose order is never changed and of which
//!   nothing is dropped: for each field that differs, what it replaces is the last earlier operation that changed
//!   that field of that record. Whoever writes a pack for another ledger reckons it from the history and writes it down.
//! - **`previous`**, the hash of the operation before it in its stream. Encoding is canonical (the same operation gives
//!   the same bytes), so it is reckoned the same way: BLAKE3 over the encoded operations of the stream in order. Within
//!   one ledger the journal's keyed chain shows a gap or a fork already.
//!
//! An operation that came from elsewhere has to keep what its maker wrote down, since the history here does not tell it.
//! For that, and for anything else of the kind, the encoding has room from the first format on: parts beside an
//! operation (`store::entry`), so format 1 can take them without a break.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Hlc;
use crate::domain::Record;

/// The verb of a file or listing that was written.
pub const EXPORT: &str = "export";
/// The verb of one that shows people in full.
pub const EXPORT_UNMASKED: &str = "export-unmasked";
/// The verb of numbers shown in full on the screen.
pub const REVEAL: &str = "reveal";
/// Verbs that only note what was seen. Undo and redo pass them by: nothing makes it unseen.
pub const NOTES: [&str; 3] = [EXPORT, EXPORT_UNMASKED, REVEAL];

/// The name of an operation: a stream (one ledger on one device) and a number dense from 1 within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OpId {
    /// The random id of the stream, new whenever a ledger is created, restored or rebuilt with loss.
    pub stream: Uuid,
    /// Position in the stream, from 1 without gaps.
    pub seq: u64,
}

impl std::fmt::Display for OpId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.stream.simple(), self.seq)
    }
}

/// One record before and after; at least one of the two is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The whole record before, absent when it is new.
    pub before: Option<Record>,
    /// The whole record after, absent when it is removed.
    pub after: Option<Record>,
}

impl Change {
    /// The record it is about, after if there is one, else before.
    pub fn record(&self) -> Option<&Record> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// The same change taken back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// The big change an operation is a chunk of; one step in history, undo and redo (decisions.md 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The batch.
    pub id: Uuid,
    /// Whether this chunk completes it; a batch without its last chunk has no effect.
    pub last: bool,
}

/// Everything of an operation but its changes: enough for history lists, undo and order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Its name.
    pub id: OpId,
    /// When, on a clock that never goes back.
    pub at: Hlc,
    /// Minutes east of UTC where it was noted, so history shows local times.
    pub offset_minutes: i16,
    /// Who did it.
    pub worker: String,
    /// What was done, a kebab-case verb (`visit`, `import-roster`, `undo`).
    pub verb: String,
    /// For undo and redo: the first operation of the step it takes back.
    pub undoes: Option<OpId>,
    /// The batch it is a chunk of.
    pub batch: Option<Batch>,
    /// How many changes it holds.
    pub changes: u32,
}

impl Header {
    /// Whether it only notes what was seen; undo and redo pass it by.
    pub fn is_note(&self) -> bool {
        NOTES.contains(&self.verb.as_str())
    }

    /// The local moment it was noted.
    pub fn moment(&self) -> crate::domain::Moment {
        let offset = chrono::FixedOffset::east_opt(i32::from(self.offset_minutes) * 60)
            .unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc));
        chrono::DateTime::from_timestamp_millis(self.at.millis)
            .unwrap_or_default()
            .with_timezone(&offset)
    }
}

/// One change of the ledger: a verb and the records before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Everything but the changes.
    pub header: Header,
    /// The changes, in the order they were made.
    pub changes: Vec<Change>,
}
