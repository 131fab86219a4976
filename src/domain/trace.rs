//! A trace (留痕): that numbers were shown on the screen, or that a file left the ledger. Not what was in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// What left the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// ID numbers and phones of a door, in full on the screen.
    Shown,
    /// A file or a listing.
    Written {
        /// In which format, or which listing.
        format: String,
        /// Where to; `-` is standard output.
        path: String,
    },
}

/// A trace. It is never taken back: what was seen was seen.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// Its id.
    pub id: Id<Trace>,
    /// The day it is about: the one whose log was written, the one being worked otherwise.
    pub day: NaiveDate,
    /// When.
    pub at: Moment,
    /// What.
    pub seen: Seen,
    /// The door, where it is about one.
    pub subject: Option<Subject>,
    /// Why people were shown in full, where that was asked.
    pub reason: Option<String>,
}

entity!(Trace, 11, "traces" {
    fn subject(&self) -> Option<Subject> { self.subject.clone() }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
