//! The day's log (工作日志) as one value: head, summary, rows, timeline. Not how it is shown or written to a file.
//!
//! Everything is computed from the tables as they stood at the day's end: a hazard closed a week later is still open
//! in the log of the day it was found. What the tables cannot tell (the queue's rows left, deeds taken back) is
//! passed in as [`Beside`].

mod filled;
mod head;
mod left;
mod past;
mod pending;
mod recount;
mod row;
mod span;
mod summary;
mod timeline;
mod whereabouts;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::building_map::{BuildingMap, buildings_on};
use super::tally;
use crate::domain::Moment;
use crate::domain::hazard::Hazard;
use crate::ledger::operation::Operation;
use crate::ledger::table::Tables;
use crate::ledger::work::Settings;
use row::household;

pub use filled::FilledRow;
pub use head::{Head, Round};
pub use left::Left;
pub use past::at_end_of;
pub use pending::{Pending, PendingRow};
pub use row::{
    ActivityRow, Became, CheckRow, CollectionRow, HazardRow, ListedRow, NeedRow, PairingRow,
    ReliefRow, RequestRow, StanceRow, TaskPart, TaskRow, ToldRow, VisitRow, WillingRow,
};
pub use span::Span;
pub use summary::{
    ActivityFigures, CareFigures, CollectFigures, EventFigures, HazardFigures, ReliefFigures,
    Summary, TaskFigures, ToldFigures,
};
pub use timeline::{Entry, What, undone_on};
pub use whereabouts::{Estates, Where};

/// What stands beside the tables.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Operations of the day that are taken back ([`undone_on`]); the timeline strikes them through.
    pub undone: &'a [Operation],
    /// What the queue still held.
    pub left: Option<&'a Left>,
    /// What the head takes where the day itself says nothing.
    pub settings: Option<&'a Settings>,
}

/// The log of one day.
#[derive(Clone, PartialEq)]
pub struct DayLog {
    /// Who, where, when.
    pub head: Head,
    /// Every figure (domain.md §6, "Summary block"), each a recount of the rows below.
    pub summary: Summary,
    /// Attempts at doors and places, in the order of time.
    pub visits: Vec<VisitRow>,
    /// Hazards found that day, and those found earlier that were moved on that day.
    pub hazards: Vec<HazardRow>,
    /// Checklists gone through.
    pub checks: Vec<CheckRow>,
    /// Needs heard that day, and those heard earlier and settled that day.
    pub needs: Vec<NeedRow>,
    /// Requests taken down that day, and those taken down earlier that were moved on that day.
    pub requests: Vec<RequestRow>,
    /// What was told, referred or given that day beside the visits.
    pub told: Vec<ToldRow>,
    /// What was matched with whose need, given or called off.
    pub pairings: Vec<PairingRow>,
    /// What doors answered to polls.
    pub stances: Vec<StanceRow>,
    /// Who was written down as looking for work or training.
    pub willing: Vec<WillingRow>,
    /// What was given to households.
    pub relief: Vec<ReliefRow>,
    /// Activities held that day.
    pub activities: Vec<ActivityRow>,
    /// Facts confirmed, changed or not given.
    pub collection: Vec<CollectionRow>,
    /// Questionnaires filled that day.
    pub filled: Vec<FilledRow>,
    /// Tasks done and added that day, and those carried over.
    pub tasks: Vec<TaskRow>,
    /// What stayed undone.
    pub unfinished: Vec<PendingRow>,
    /// The plan for the next day.
    pub tomorrow: Vec<PendingRow>,
    /// Everything in the order of time, deeds taken back included.
    pub timeline: Vec<Entry>,
    /// The buildings worked in that day, door by door.
    pub buildings: Vec<BuildingMap>,
}

impl DayLog {
    /// The log of `date`; a day without entries gives an empty log.
    pub fn of(tables: &Tables, date: NaiveDate, beside: Beside<'_>) -> Self {
        let estates = Estates::of(tables);
        let span = Span::of(tables, date);
        let visits = visits(tables, date, &estates);
        let hazards = hazards(tables, date, &span, &estates);
        let checks: Vec<CheckRow> = (tables.checks.on(date))
            .map(|check| CheckRow::of(tables, check, &estates))
            .collect();
        let collection: Vec<CollectionRow> = (tables.collection.on(date))
            .map(|record| CollectionRow::of(tables, record, &estates))
            .collect();
        let filled: Vec<FilledRow> = (tables.answer_sheets.on(date))
            .map(|sheet| FilledRow::of(tables, sheet, &estates))
            .collect();
        let tasks = tasks(tables, date, &span, &estates);
        let moments = moments(&visits, &hazards, &checks);
        let head = Head::of(tables, date, beside.settings, moments);
        let left = beside.left.cloned().unwrap_or_default();
        let rows = |pending: &[Pending]| -> Vec<PendingRow> {
            (pending.iter())
                .map(|pending| PendingRow::of(tables, pending, date, &estates))
                .collect()
        };
        let mut log = Self {
            head,
            summary: Summary::default(),
            needs: NeedRow::all(tables, &visits, &span),
            requests: RequestRow::all(tables, date, &span, &estates),
            told: told(tables, date, &estates),
            pairings: PairingRow::all(tables, &span, &estates),
            stances: StanceRow::all(tables, date, &estates),
            willing: WillingRow::all(tables, date, &estates),
            relief: ReliefRow::all(tables, date, &estates),
            activities: ActivityRow::all(tables, date),
            visits,
            hazards,
            checks,
            collection,
            filled,
            tasks,
            unfinished: rows(&left.unfinished),
            tomorrow: rows(&left.tomorrow),
            timeline: Vec::new(),
            buildings: Vec::new(),
        };
        log.summary = Summary::of(&log, tables.households.len(), &left);
        log.summary.community = tally::on(tables, date);
        log.timeline = timeline::of(tables, &log, &span, beside.undone, &estates);
        let visited = log.visits.iter().map(|row| &row.place);
        let unsafe_still = log.hazards.iter().filter(|row| row.is_open());
        let doors = visited.chain(unsafe_still.map(|row| &row.place));
        log.buildings = buildings_on(tables, date, doors.filter_map(household));
        log
    }

    /// Whether nothing at all happened that day.
    pub fn is_empty(&self) -> bool {
        self.visits.is_empty()
            && self.hazards.is_empty()
            && self.checks.is_empty()
            && self.requests.is_empty()
            && self.told.is_empty()
            && self.pairings.is_empty()
            && self.stances.is_empty()
            && self.willing.is_empty()
            && self.relief.is_empty()
            && self.activities.is_empty()
            && self.collection.is_empty()
            && self.filled.is_empty()
            && !self.tasks.iter().any(|task| task.part != TaskPart::Carried)
    }
}

/// When something was done at the doors, for the rounds; late entries are no part of them.
fn moments(
    visits: &[VisitRow],
    hazards: &[HazardRow],
    checks: &[CheckRow],
) -> impl Iterator<Item = Moment> {
    let visited = visits.iter().filter(|row| !row.visit.late);
    let found = (hazards.iter()).filter(|row| row.found_today && !row.hazard.late);
    visited
        .map(|row| row.visit.at)
        .chain(found.map(|row| row.hazard.found))
        .chain(checks.iter().map(|row| row.check.at))
}

fn visits(tables: &Tables, date: NaiveDate, estates: &Estates) -> Vec<VisitRow> {
    let mut rows: Vec<VisitRow> = (tables.visits.on(date))
        .map(|visit| VisitRow::of(tables, visit, estates))
        .collect();
    rows.sort_by_key(|row| (row.visit.at, row.visit.id));
    rows
}

fn told(tables: &Tables, date: NaiveDate, estates: &Estates) -> Vec<ToldRow> {
    let mut rows: Vec<ToldRow> = (tables.told.on(date))
        .map(|told| ToldRow::of(tables, told, estates))
        .collect();
    rows.sort_by_key(|row| (row.told.at, row.told.id));
    rows
}

fn hazards(tables: &Tables, date: NaiveDate, span: &Span, estates: &Estates) -> Vec<HazardRow> {
    let is_of_day = |hazard: &Hazard| {
        hazard.day == date
            || (hazard.day < date && hazard.steps.iter().any(|step| span.holds(step.at)))
    };
    let mut rows: Vec<HazardRow> = (tables.hazards.iter())
        .filter(|hazard| is_of_day(hazard))
        .map(|hazard| HazardRow::of(tables, hazard, date, span, estates))
        .collect();
    rows.sort_by_key(|row| (!row.found_today, row.hazard.found, row.hazard.id));
    rows
}

/// Done and added tasks in the order of time, then what is carried over by due day.
fn tasks(tables: &Tables, date: NaiveDate, span: &Span, estates: &Estates) -> Vec<TaskRow> {
    let mut rows: Vec<TaskRow> = (tables.tasks.iter())
        .filter_map(|task| TaskRow::of(tables, task, date, span, estates))
        .collect();
    rows.sort_by_key(|row| {
        let due = row.task.due_on().unwrap_or(NaiveDate::MAX);
        (row.part, due, row.task.created, row.task.id)
    });
    rows
}

impl std::fmt::Debug for DayLog {
    /// Only the date and how many rows: the rows are somebody's life.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "log of {}: {} visits",
            self.head.date(),
            self.visits.len()
        )
    }
}

/// How many different values there are.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> u32 {
    let set: BTreeSet<T> = values.collect();
    count(set.len())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
