//! What stayed undone at the end of a day, and what the next day begins with: taken from the queue. Not the queue.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::pending::Pending;
use super::row::reached_on;
use crate::domain::codes::Rule;
use crate::domain::subject::Subject;
use crate::ledger::queries::unfinished::{tomorrow, unfinished};
use crate::ledger::queue::{Now, Queue};
use crate::ledger::table::Tables;

/// What is left.
#[derive(Clone, Default, PartialEq)]
pub struct Left {
    /// What stayed undone.
    pub unfinished: Vec<Pending>,
    /// The top of the queue for the next day.
    pub tomorrow: Vec<Pending>,
}

impl Left {
    /// What is left of `date`. Of a day gone by only its plan is known: the queue is always today's.
    pub fn of(tables: &Tables, date: NaiveDate, now: &Now) -> Self {
        if date != now.day {
            return Self {
                unfinished: unmet(tables, date),
                tomorrow: Vec::new(),
            };
        }
        let queue = Queue::build(tables, now);
        let mut unfinished = unfinished(tables, &queue);
        let known: HashSet<Subject> = (unfinished.iter())
            .filter_map(|pending| pending.subject.clone())
            .collect();
        // Doors of the plan tried in vain wait for another time of day; they are undone all the same.
        let round = queue.evening_round(tables).into_iter().map(Subject::from);
        let round = round.filter(|subject| !known.contains(subject));
        unfinished.extend(round.map(|subject| Pending::new(subject, Rule::RETRY)));
        Self {
            unfinished,
            tomorrow: tomorrow(tables, &queue),
        }
    }
}

/// Doors of the day's plan where nobody was reached that day.
fn unmet(tables: &Tables, date: NaiveDate) -> Vec<Pending> {
    let Some(day) = tables.day(date) else {
        return Vec::new();
    };
    let doors = day.plan.doors.iter().copied();
    let doors = doors.filter(|id| tables.households.get(*id).is_some());
    (doors.map(Subject::from))
        .filter(|subject| !reached_on(tables, subject, date))
        .map(|subject| Pending::new(subject, Rule::PLANNED))
        .collect()
}
