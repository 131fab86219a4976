//! What a worker does, each deed as one set of changes: the screen, the command line and `apply` all call these.

pub mod activity;
pub mod answer_sheet;
pub mod blank;
pub mod collection;
pub mod day;
pub mod decision;
pub mod duty;
pub mod hazard;
pub mod household;
pub mod offer;
pub mod pairing;
pub mod partner;
pub mod place;
pub mod poll;
pub mod post;
pub mod project;
pub mod questionnaire;
pub mod relief;
pub mod request;
pub mod resident;
pub mod task;
pub mod told;
pub mod topics_of_day;
pub mod trace;
pub mod visit;
pub mod willing;

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveTime};

use super::LedgerError;
use crate::clock::Clock;
use crate::domain::codes::Slot;
use crate::domain::hazard::HazardRefusal;
use crate::domain::poll::PollRefusal;
use crate::domain::project::ProjectRefusal;
use crate::domain::request::RequestRefusal;

/// What the office and the worker settled once, as the deeds need it; from the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Who works; signs the log.
    pub worker: String,
    /// The regular grid worker (带教网格员).
    pub mentor: String,
    /// The grid.
    pub grid: String,
    /// The community.
    pub community: String,
    /// The morning slot ends at this time.
    pub morning_ends: NaiveTime,
    /// The afternoon slot ends at this time; the evening follows.
    pub afternoon_ends: NaiveTime,
    /// How many doors a day takes.
    pub doors: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            worker: String::new(),
            mentor: String::new(),
            grid: String::new(),
            community: String::new(),
            morning_ends: NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(),
            afternoon_ends: NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
            doors: crate::domain::day::DOORS_A_DAY,
        }
    }
}

impl Settings {
    /// The slot of a time of day (decisions.md 9).
    pub fn slot(&self, time: NaiveTime) -> Slot {
        if time < self.morning_ends {
            Slot::MORNING
        } else if time < self.afternoon_ends {
            Slot::AFTERNOON
        } else {
            Slot::EVENING
        }
    }
}

/// Who does it, when and under which settings.
#[derive(Clone, Copy)]
pub struct At<'a> {
    /// Time and ids.
    pub clock: &'a dyn Clock,
    /// Settings in force.
    pub settings: &'a Settings,
}

/// Why a deed was refused.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The ledger refused.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A hazard does not take that step.
    #[error(transparent)]
    Hazard(#[from] HazardRefusal),
    /// A request does not take that step.
    #[error(transparent)]
    Request(#[from] RequestRefusal),
    /// A project does not come to that state.
    #[error(transparent)]
    Project(#[from] ProjectRefusal),
    /// A poll does not take that step or answer.
    #[error(transparent)]
    Poll(#[from] PollRefusal),
    /// There is no such record (any more).
    #[error("no such {0}")]
    Missing(&'static str),
    /// A field does not hold what it should; the field and a message id.
    #[error("{field}: {reason}")]
    Field {
        /// The field's name in kebab-case.
        field: &'static str,
        /// Message id.
        reason: &'static str,
    },
    /// More than there is: a message id, and what is left with its unit.
    #[error("{reason}: {left}")]
    Left {
        /// Message id; its value is `left`.
        reason: &'static str,
        /// As in `2辆`, `¥500`.
        left: String,
    },
    /// The door exists already.
    #[error("the door exists already")]
    DoorTaken,
    /// The day is closed already, or not begun.
    #[error("the day is not open")]
    DayNotOpen(NaiveDate),
    /// The day was closed; it does not begin again, late entries are still taken.
    #[error("the day {0} is closed")]
    DayClosed(NaiveDate),
    /// An earlier day is still open.
    #[error("the day {0} is still open")]
    DayStillOpen(NaiveDate),
}
