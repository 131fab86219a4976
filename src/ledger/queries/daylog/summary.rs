//! The figures of the day's log (domain.md §6, "Summary block"). Every one is a recount of the log's own rows.

use super::{DayLog, Left, count, filled, recount};
use crate::domain::codes::{
    Body, EventCategory, HazardCategory, Outcome, Severity, StanceAnswer, Topic, VisitMode,
};
use crate::ledger::queries::tally::Group;

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
    /// Hazards found earlier and moved on that day.
    pub followed: u32,
    /// Of those, by severity, in the order of the table.
    pub by_severity: Vec<(Severity, u32)>,
    /// Of those, by category, in the order of the table; only categories with any.
    pub by_category: Vec<(HazardCategory, u32)>,
    /// Where those found and those followed stood at the day's end; the five together are `found + followed`.
    /// Put right before the worker left.
    pub fixed: u32,
    /// Handed up.
    pub reported: u32,
    /// Told, or being put right by a day: not in order yet.
    pub to_fix: u32,
    /// Said to be in order, not looked at yet.
    pub to_recheck: u32,
    /// Looked at and closed.
    pub closed: u32,
}

/// Needs heard (群众诉求). `heard` is `solved + handed + dropped + open`, where they stood at the day's end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventFigures {
    /// Heard that day.
    pub heard: u32,
    /// Of those, by event category, in the order of the table; only categories with any.
    pub by_category: Vec<(EventCategory, u32)>,
    /// Settled by the worker.
    pub solved: u32,
    /// Given to a body.
    pub handed: u32,
    /// Called off.
    pub dropped: u32,
    /// Still the worker's to do.
    pub open: u32,
    /// Heard earlier and settled by the worker that day.
    pub earlier: u32,
}

/// What was told, referred and given at doors beside the visits' own topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToldFigures {
    /// Told (告知).
    pub told: u32,
    /// Referred (转介).
    pub referred: u32,
    /// Given (给予).
    pub given: u32,
    /// Different doors and places.
    pub doors: u32,
}

/// What was given to households.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReliefFigures {
    /// Entries.
    pub entries: u32,
    /// Different doors.
    pub doors: u32,
    /// Money, in fen.
    pub money: u64,
    /// What goods are worth, in fen, as far as it is known.
    pub worth: u64,
}

/// Activities held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActivityFigures {
    /// Activities.
    pub held: u32,
    /// People who came.
    pub people: u32,
    /// Times people came (人次).
    pub person_times: u32,
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
    /// Doors of the day's plan.
    pub planned: u32,
    /// Those of them somebody knocked at.
    pub plan_done: u32,
    /// Visits on which somebody was met; the rest of the attempts was in vain.
    pub met: u32,
    /// Those of them inside (入户).
    pub at_home: u32,
    /// Those of them at the door, by phone, video or otherwise (非入户).
    pub not_at_home: u32,
    /// Those of them by how they were made, in the order of the table.
    pub modes: Vec<(VisitMode, u32)>,
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
    /// Questionnaires filled, by title.
    pub filled: Vec<(String, u32)>,
    /// Checks and hazards.
    pub hazards: HazardFigures,
    /// Needs heard.
    pub events: EventFigures,
    /// Hazards and needs handed on, by body, in the order of the table; together [`Summary::escalated`].
    pub handed: Vec<(Body, u32)>,
    /// Different doors at which each topic was explained, on a visit or beside one, in the order of the table.
    pub topics: Vec<(Topic, u32)>,
    /// Different doors at which any topic was explained or a leaflet left.
    pub publicity_households: u32,
    /// Leaflets handed out.
    pub leaflets: u32,
    /// What was told, referred and given beside the visits.
    pub told: ToldFigures,
    /// Doors asked by a poll, by what they answered last.
    pub stances: Vec<(StanceAnswer, u32)>,
    /// People written down as looking for work or training.
    pub willing: u32,
    /// What was given to households.
    pub relief: ReliefFigures,
    /// Activities held.
    pub activities: ActivityFigures,
    /// Minutes at the doors, all rounds together.
    pub minutes: u32,
    /// Tasks.
    pub tasks: TaskFigures,
    /// Doors of the plan and what was due that day, not done.
    pub unfinished: u32,
    /// Everything else the queue still held in the grid.
    pub rest: u32,
    /// Rows of the plan for the next day.
    pub tomorrow: u32,
    /// Doors of the whole grid, for the coverage.
    pub doors: u32,
    /// What happened in the community: requests, offers, projects, partners.
    pub community: Vec<Group>,
}

impl Summary {
    /// Recounts the rows of `log`; `doors` is how many households the grid has, `left` what the queue still held.
    pub fn of(log: &DayLog, doors: usize, left: &Left) -> Self {
        let mut summary = Self {
            minutes: log.head.minutes(),
            planned: log.head.planned(),
            plan_done: recount::plan_done(log),
            unfinished: count(log.unfinished.len()),
            rest: left.rest,
            tomorrow: count(log.tomorrow.len()),
            doors: count(doors),
            late: recount::late(log),
            people: recount::people(&log.collection),
            houses: recount::houses(&log.collection),
            filled: filled::counted(&log.filled),
            hazards: recount::hazards(&log.hazards, &log.checks),
            tasks: recount::tasks(&log.tasks),
            events: recount::events(&log.needs),
            handed: recount::handed(&log.hazards, &log.needs),
            care: recount::care(&log.visits, left.care_due),
            told: recount::told(&log.told),
            stances: recount::stances(&log.stances),
            willing: super::count(log.willing.len()),
            relief: recount::relief(&log.relief),
            activities: recount::activities(&log.activities),
            ..Self::default()
        };
        recount::visits(&mut summary, &log.visits);
        recount::publicity(&mut summary, &log.visits, &log.told);
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

    /// Settled by the worker (当天自行解决): hazards fixed on the spot, needs settled.
    pub fn solved(&self) -> u32 {
        self.hazards.fixed + self.events.solved + self.events.earlier
    }

    /// Handed on (上报、转交): hazards handed up, needs given to a body.
    pub fn escalated(&self) -> u32 {
        self.hazards.reported + self.events.handed
    }

    /// How much of that went to this body.
    pub fn handed_to(&self, body: Body) -> u32 {
        let row = self.handed.iter().find(|(known, _)| *known == body);
        row.map_or(0, |(_, number)| *number)
    }
}
