//! A visit (走访): one record per attempt at a door or place, never overwritten by the next. Not what became of it later.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::codes::{AnsweredBy, Need, Outcome, Slot, Topic, VisitMode};
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// An agreed day, and time where one was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Appointment {
    /// The day.
    pub on: NaiveDate,
    /// The time of day; without one, any time that day.
    pub time: Option<NaiveTime>,
}

/// One attempt at a door or place.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Its id.
    pub id: Id<Visit>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The door or place.
    pub subject: Subject,
    /// When.
    pub at: Moment,
    /// Part of the day, by the slots in force then.
    pub slot: Slot,
    /// Which attempt this is since the last effective visit, from 1.
    pub attempt: u16,
    /// What happened (domain.md §3.1).
    pub outcome: Outcome,
    /// In the home, at the door, by phone.
    pub mode: VisitMode,
    /// Who answered: the person, family, somebody else.
    pub answered_by: Option<AnsweredBy>,
    /// Name of whom was met.
    pub met: String,
    /// Who came along.
    pub companions: Vec<String>,
    /// "Nothing amiss" (无异常) was the content.
    pub all_well: bool,
    /// Publicity topics explained.
    pub topics: Vec<Topic>,
    /// Leaflets handed out.
    pub leaflets: u16,
    /// Needs and requests heard, as on the quick-log sheet.
    pub needs: Vec<Need>,
    /// What the worker wrote down.
    pub note: String,
    /// The appointment made, with outcome `rescheduled`.
    pub again: Option<Appointment>,
    /// With outcome `away`: until when.
    pub away_until: Option<NaiveDate>,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Visit {
    /// A visit with nothing but its outcome.
    pub fn new(
        id: Id<Self>,
        day: NaiveDate,
        subject: Subject,
        at: Moment,
        slot: Slot,
        outcome: Outcome,
    ) -> Self {
        Self {
            id,
            day,
            subject,
            at,
            slot,
            attempt: 1,
            outcome,
            mode: VisitMode::DOOR,
            answered_by: None,
            met: String::new(),
            companions: Vec::new(),
            all_well: false,
            topics: Vec::new(),
            leaflets: 0,
            needs: Vec::new(),
            note: String::new(),
            again: None,
            away_until: None,
            late: false,
        }
    }

    /// Whether anything was noted in the visit itself beyond the outcome; hazards found on it are records of their own.
    pub fn has_content(&self) -> bool {
        self.all_well
            || !self.topics.is_empty()
            || !self.needs.is_empty()
            || !self.note.is_empty()
            || self.outcome == Outcome::URGENT
    }
}

entity!(Visit, 3, "visits" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
