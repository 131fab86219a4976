//! A working day: who, with whom, which doors, open or closed. Not the log, which is computed from what happened.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::Spot;
use super::codes::{DayState, Weather};
use super::household::Household;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// How many doors a day takes unless the worker says otherwise (decisions.md 8).
pub const DOORS_A_DAY: u16 = 30;

/// The doors picked at day start (decisions.md 8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Buildings and units picked.
    pub areas: Vec<Spot>,
    /// At most so many doors.
    pub cap: u16,
    /// The doors themselves, as picked then; progress counts them.
    pub doors: Vec<Id<Household>>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            areas: Vec::new(),
            cap: DOORS_A_DAY,
            doors: Vec::new(),
        }
    }
}

/// A file a day's log was written to, as the first ledgers kept it: a [`Trace`](super::trace::Trace) says it today.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Exported {
    /// When.
    pub at: Moment,
    /// In which format.
    pub format: String,
    /// Where.
    pub path: String,
    /// Why unmasked, where it was.
    pub unmasked: Option<String>,
}

/// A working day.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// Its id.
    pub id: Id<Day>,
    /// The date it began on; entries after midnight still belong to it.
    pub date: NaiveDate,
    /// Open, working, closed.
    pub state: DayState,
    /// Who works (signs the log).
    pub worker: String,
    /// The regular grid worker beside them (带教网格员).
    pub mentor: String,
    /// Who else comes along.
    pub companions: Vec<String>,
    /// The grid (网格).
    pub grid: String,
    /// The community (社区).
    pub community: String,
    /// The weather, for the log.
    pub weather: Option<Weather>,
    /// When work began.
    pub started: Option<Moment>,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// The doors of the day.
    pub plan: Plan,
    /// Files of the first ledgers; nothing is added today. The place is kept so that those ledgers open.
    pub exported: Vec<Exported>,
}

impl Day {
    /// A day not begun.
    pub fn new(id: Id<Self>, date: NaiveDate) -> Self {
        Self {
            id,
            date,
            state: DayState::OPEN,
            worker: String::new(),
            mentor: String::new(),
            companions: Vec::new(),
            grid: String::new(),
            community: String::new(),
            weather: None,
            started: None,
            closed: None,
            plan: Plan::default(),
            exported: Vec::new(),
        }
    }

    /// Whether its summary is frozen; later entries are marked 补录.
    pub fn is_closed(&self) -> bool {
        self.state == DayState::CLOSED
    }
}

entity!(Day, 8, "days" {
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.date) }
});
