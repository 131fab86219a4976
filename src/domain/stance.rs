//! A stance (表态): what one door answered to a poll, how it was reached and when. Not what has to be reached.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{StanceAnswer, StanceWay};
use super::poll::Poll;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// What a door answered. The newest of a door counts; earlier ones stay.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Stance {
    /// Its id.
    pub id: Id<Stance>,
    /// The poll.
    pub poll: Id<Poll>,
    /// The door.
    pub subject: Subject,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// Consent, objection, abstain, not reached.
    pub answer: StanceAnswer,
    /// At the door, by phone, at a meeting.
    pub way: StanceWay,
    /// Who answered, by name; empty for the household as such.
    pub answered_by: String,
    /// Why, in their words.
    pub reason: String,
    /// On what conditions.
    pub conditions: String,
    /// The stance it takes the place of.
    pub replaces: Option<Id<Stance>>,
    /// When.
    pub at: Moment,
    /// Who wrote it down.
    pub by: String,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

entity!(Stance, 26, "stances" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
