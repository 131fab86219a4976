//! The figures of the day's log (domain.md §6, "Summary block"). Every one is a recount of the log's own rows.

use super::{DayLog, count, recount};
use crate::domain::codes::{EventCategory, HazardCategory, Outcome, Severity, Topic};

/// Care visits (探访关爱): doors where somebody in such a group was reached; a door may count under several kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CareFigures {
    /// Doors with elderly people (一老).
    pub old: u32,
    /// Doors with children (一少).
    pub child: u32,
    /// Doors with others in special need (一特).
    pub special: u32,
    /// Doors of any of the three.
    pub doors: u32,
    /// Care visits that were due and still are not made.
    pub left: u32,
}

/// Facts collected about people, or about houses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectFigures {
    /// Added.
    pub new: u32,
    /// Changed.
    pub updated: u32,
    /// Confirmed, no change.
    pub verified: u32,
    /// Moved out.
    pub left: u32,
    /// Died, struck off.
    pub deceased: u32,
    /// Not given; counts as done.
    pub declined: u32,
}

/// Checks and hazards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HazardFigures {
    /// Checklists gone through.
    pub checks: u32,
    /// Lines looked at.
    pub items: u32,
    /// Lines not in order.
    pub bad: u32,
    /// Hazards found that day.
    pub found: u32,
    /// Of those, by severity, in the order of the table.
    pub by_severity: Vec<(Severity, u32)>,
    /// Of those, by category, in the order of the table; only categories with any.
    pub by_category: Vec<(HazardCategory, u32)>,
    /// Rows of the day that ended it fixed on the spot.
    pub fixed_on_spot: u32,
    /// Rows that ended it handed up.
    pub escalated: u32,
    /// Rows that ended it closed.
    pub closed: u32,
    /// Rows that ended it open and with the people there: to be looked at again.
    pub awaiting_recheck: u32,
}

/// Tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskFigures {
    /// Done that day.
    pub done: u32,
    /// Written down that day.
    pub added: u32,
    /// Still open at the day's end, those added that day included.
    pub carried: u32,
    /// Of those, past their day.
    pub overdue: u32,
}

/// Every figure of the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Attempts at doors and places.
    pub attempted: u32,
    /// Those that count (domain.md §8.4).
    pub effective: u32,
    /// Different doors tried (走访户数).
    pub households: u32,
    /// Different places tried.
    pub places: u32,
    /// Different people met: one a door, more where different names were noted.
    pub people_met: u32,
    /// Attempts with nobody home.
    pub not_home: u32,
    /// Attempts refused.
    pub refused: u32,
    /// Attempts at the door or inside (入户).
    pub at_home: u32,
    /// Attempts by phone, video or otherwise (非入户).
    pub not_at_home: u32,
    /// Attempts by outcome, in the order of the table; only outcomes with any.
    pub outcomes: Vec<(Outcome, u32)>,
    /// Entries made after the day was closed (补录).
    pub late: u32,
    /// Care visits.
    pub care: CareFigures,
    /// Facts about people.
    pub people: CollectFigures,
    /// Facts about houses.
    pub houses: CollectFigures,
    /// Checks and hazards.
    pub hazards: HazardFigures,
    /// Needs heard, by event category, in the order of the table; only categories with any.
    pub events: Vec<(EventCategory, u32)>,
    /// Settled by the worker (当天自行解决): hazards fixed on the spot, needs settled that day.
    pub solved: u32,
    /// Handed up (上报): hazards handed up that day, needs given to somebody else.
    pub escalated: u32,
    /// Different doors at which each topic was explained, in the order of the table.
    pub topics: Vec<(Topic, u32)>,
    /// Different doors at which any topic was explained or a leaflet left.
    pub publicity_households: u32,
    /// Leaflets handed out.
    pub leaflets: u32,
    /// Minutes at the doors, all rounds together.
    pub minutes: u32,
    /// Tasks.
    pub tasks: TaskFigures,
    /// Rows the queue still held.
    pub unfinished: u32,
    /// Rows of the plan for the next day.
    pub tomorrow: u32,
    /// Doors of the whole grid, for the coverage.
    pub doors: u32,
}

impl Summary {
    /// Recounts the rows of `log`; `doors` is how many households the grid has.
    pub fn of(log: &DayLog, doors: usize) -> Self {
        let mut summary = Self {
            minutes: log.head.minutes(),
            unfinished: count(log.unfinished.len()),
            tomorrow: count(log.tomorrow.len()),
            doors: count(doors),
            late: recount::late(log),
            people: recount::people(&log.collection),
            houses: recount::houses(&log.collection),
            hazards: recount::hazards(&log.hazards, &log.checks),
            tasks: recount::tasks(&log.tasks),
            care: recount::care(&log.visits, &log.unfinished),
            ..Self::default()
        };
        recount::visits(&mut summary, &log.visits);
        recount::publicity(&mut summary, &log.visits);
        recount::events(&mut summary, log);
        summary
    }

    /// Effective attempts in a hundred, rounded; none without attempts.
    pub fn effective_percent(&self) -> Option<u32> {
        let all = self.attempted;
        (self.effective * 100 + all / 2).checked_div(all)
    }

    /// Doors tried in a thousand of the grid's doors, rounded (巡查户数 ÷ 网格总户数); shown, never scored.
    pub fn coverage_permille(&self) -> Option<u32> {
        let all = u64::from(self.doors);
        let permille = (u64::from(self.households) * 1000 + all / 2).checked_div(all)?;
        u32::try_from(permille).ok()
    }

    /// How many attempts had this outcome.
    pub fn outcome(&self, outcome: Outcome) -> u32 {
        let row = self.outcomes.iter().find(|(known, _)| *known == outcome);
        row.map_or(0, |(_, number)| *number)
    }

    /// How many needs were heard.
    pub fn events_total(&self) -> u32 {
        self.events.iter().map(|(_, number)| number).sum()
    }
}
