//! Calendars (RFC 5545): activities and agreed visits out, activities in. Not the lines of a file: those are the table
//! reader's, in a process of its own.
//!
//! Written here rather than taken from a crate: the parsers there are give up a whole file over one bad event, and know
//! neither the line it stood in nor the limits every file is read under.

pub mod line;
pub mod own;
pub mod plan;
pub mod read;
pub mod time;
mod write;

use crate::domain::Moment;
use crate::domain::activity::Hours;

pub use write::write;

/// Names a property of our own by which our events are known again.
const KIND: &str = "X-GRIDDAY-KIND";
/// The kind of an agreed visit, which is no activity.
const APPOINTMENT: &str = "appointment";

/// An event of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id, the same in every file that has it; empty where a file gives none.
    pub uid: String,
    /// How often its organiser changed it: of several with one id the highest counts (RFC 5545 3.8.7.4).
    pub sequence: u32,
    /// When it was written.
    pub stamp: Option<Moment>,
    /// From when to when, by the clock on the wall.
    pub hours: Hours,
    /// What it is called.
    pub summary: String,
    /// Where.
    pub location: String,
    /// What else is said.
    pub description: String,
    /// Whether it was called off.
    pub cancelled: bool,
    /// A code of the table `activity-kind`, or `APPOINTMENT`, where the file is ours; empty else.
    pub kind: String,
}

#[cfg(test)]
mod tests;
