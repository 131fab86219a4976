//! What stayed undone at the end of a day, and what the next day begins with: taken from the queue. Not the queue.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::pending::Pending;
use super::row::reached_on;
use crate::domain::codes::Rule;
use crate::domain::subject::Subject;
use crate::ledger::queries::unfinished::{held, tomorrow, unfinished};
use crate::ledger::queue::{Item, Now, Queue};
use crate::ledger::table::Tables;

/// What is left.
#[derive(Clone, Default, PartialEq)]
pub struct Left {
    /// Doors of the day's plan where nobody was reached, and what was due by the end of the day.
    pub unfinished: Vec<Pending>,
    /// How many other rows the queue held: the backlog of the whole grid, told as a number.
    pub rest: u32,
    /// Care visits due and not made, in the whole grid.
    pub care_due: u32,
    /// The top of the queue for the next day.
    pub tomorrow: Vec<Pending>,
}

impl Left {
    /// What is left of `date` at `now`, with `tables` as they stood then; of a day to come only its plan is known.
    pub fn of(tables: &Tables, date: NaiveDate, now: &Now) -> Self {
        let plan = plan(tables, date);
        if date != now.day {
            let unmet = (plan.into_iter()).filter(|subject| !reached_on(tables, subject, date));
            return Self {
                unfinished: unmet
                    .map(|subject| Pending::new(subject, Rule::PLANNED))
                    .collect(),
                ..Self::default()
            };
        }
        let queue = Queue::build(tables, now);
        let all = unfinished(tables, &queue);
        let care_due = all.iter().filter(|row| row.rules.contains(&Rule::CARE_DUE));
        let care_due = super::count(care_due.count());
        let held = all.len();
        let planned: HashSet<&Subject> = plan.iter().collect();
        let is_of_day = |row: &Pending| {
            let due = row.due.is_some_and(|due| due <= date);
            row.agreed.is_some()
                || (due && is_dated(tables, row, date))
                || (row.subject.as_ref()).is_some_and(|subject| planned.contains(subject))
        };
        let mut unfinished: Vec<Pending> = all.into_iter().filter(is_of_day).collect();
        let rest = super::count(held - unfinished.len());
        for row in &mut unfinished {
            leave_out_the_visit_made(tables, row, date);
        }
        let known: HashSet<Subject> = (unfinished.iter())
            .filter_map(|pending| pending.subject.clone())
            .collect();
        let refused = refused(tables, &queue, date);
        let refused: Vec<Pending> = (refused.into_iter())
            .filter(|row| !row.subject.as_ref().is_some_and(|it| known.contains(it)))
            .collect();
        // Doors of the plan tried in vain wait for another time of day; they are undone all the same.
        let round = queue.evening_round(tables).into_iter().map(Subject::from);
        let round = round.filter(|subject| {
            !known.contains(subject)
                && !(refused.iter()).any(|row| row.subject.as_ref() == Some(subject))
        });
        let round: Vec<Subject> = round.collect();
        let care_due = care_due + super::count(refused.len());
        unfinished.extend(refused);
        unfinished.extend(
            round
                .into_iter()
                .map(|subject| Pending::new(subject, Rule::RETRY)),
        );
        Self {
            unfinished,
            rest,
            care_due,
            tomorrow: tomorrow(tables, &queue),
        }
    }
}

/// Where somebody was met that day no visit is missing: what is left there is the hazard, the task, the appointment.
fn leave_out_the_visit_made(tables: &Tables, row: &mut Pending, date: NaiveDate) {
    let visits = [
        Rule::CARE_DUE,
        Rule::FIRST_VISIT,
        Rule::ORDINARY_DUE,
        Rule::PLANNED,
        Rule::EVENING,
        Rule::RETRY,
        Rule::FACTS_MISSING,
        Rule::FACTS_STALE,
    ];
    let is_visit = |rule: &Rule| visits.contains(rule);
    let met = |subject: &Subject| reached_on(tables, subject, date);
    if row.subject.as_ref().is_some_and(met) && !row.rules.iter().all(is_visit) {
        row.rules.retain(|rule| !is_visit(rule));
    }
}

/// Care visits that were tried that day and not made, where nobody may knock again that day: the visit stays undone.
fn refused(tables: &Tables, queue: &Queue, date: NaiveDate) -> Vec<Pending> {
    let mut tried: Vec<&Subject> = Vec::new();
    for visit in tables.visits.on(date) {
        if !tried.contains(&&visit.subject) {
            tried.push(&visit.subject);
        }
    }
    let waits = tried.into_iter().filter(|subject| {
        let item = Item::Subject((*subject).clone());
        !reached_on(tables, subject, date) && queue.find(&item).is_none()
    });
    waits
        .filter_map(|subject| held(tables, queue, subject, &[Rule::CARE_DUE]))
        .collect()
}

/// Whether that day itself asks for it, not only the rule that a door never visited is due at once: the whole grid
/// would be due on a worker's first day.
fn is_dated(tables: &Tables, row: &Pending, date: NaiveDate) -> bool {
    let visited = |subject: &Subject| tables.visits.of(subject).next().is_some();
    let tasks = row.tasks.iter().filter_map(|id| tables.tasks.get(*id));
    let at_once = [
        Rule::CARE_DUE,
        Rule::FIRST_VISIT,
        Rule::TASK,
        Rule::FACTS_MISSING,
    ];
    row.subject.as_ref().is_some_and(visited)
        || tasks
            .into_iter()
            .any(|task| task.due_on().is_some_and(|due| due <= date))
        || row.rules.iter().any(|rule| !at_once.contains(rule))
}

/// The doors of the day's plan that are still in the roster, in its order.
fn plan(tables: &Tables, date: NaiveDate) -> Vec<Subject> {
    let doors = tables.day(date).map(|day| day.plan.doors.clone());
    let doors = doors.unwrap_or_default().into_iter();
    let doors = doors.filter(|id| tables.households.get(*id).is_some());
    doors.map(Subject::from).collect()
}
