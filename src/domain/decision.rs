//! What a person decided about a row of the queue: snoozed, dismissed, given to another. The rows themselves are computed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::Rule;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Verdict {
    /// Not before this day.
    Snooze(NaiveDate),
    /// Not at all, with the reason; until what asked for it changes.
    Dismiss(String),
    /// Somebody else does it.
    Assign(String),
    /// To the end of today's list (the skip key); stands for that day only.
    Skip(NaiveDate),
}

/// A decision about the queue.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: Id<Decision>,
    /// The door or place.
    pub subject: Subject,
    /// The rule it answers; none means the whole row.
    pub rule: Option<Rule>,
    /// What was decided.
    pub verdict: Verdict,
    /// When.
    pub at: Moment,
}

entity!(Decision, 10, "decisions" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.at.date_naive()) }
});
