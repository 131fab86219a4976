//! What the queue left undone, as the log needs it. Not the queue, and not what of it counts as left.

use std::sync::Arc;

use chrono::NaiveDate;

use super::whereabouts::{Estates, Where};
use crate::domain::Id;
use crate::domain::codes::{CareGroup, Rule};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::Appointment;
use crate::ledger::table::Tables;

/// A row of the queue that is still open.
#[derive(Clone, Default, PartialEq)]
pub struct Pending {
    /// The door or place; absent for what has none.
    pub subject: Option<Subject>,
    /// Where there is no subject: a task's address as written, what a project, activity or poll is called.
    pub address: String,
    /// Why it stands in the queue, weightiest first.
    pub rules: Vec<Rule>,
    /// Tasks among the reasons.
    pub tasks: Vec<Id<Task>>,
    /// Since when or by when it is due.
    pub due: Option<NaiveDate>,
    /// The day agreed with the people there, and the time where one was named; the earliest.
    pub agreed: Option<Appointment>,
    /// The queue's score, higher first.
    pub score: i64,
}

impl Pending {
    /// A row about `subject` for one reason.
    pub fn new(subject: Subject, rule: Rule) -> Self {
        Self {
            subject: Some(subject),
            address: String::new(),
            rules: vec![rule],
            tasks: Vec::new(),
            due: None,
            agreed: None,
            score: rule.weight(),
        }
    }
}

/// Such a row with its whereabouts.
#[derive(Clone, PartialEq)]
pub struct PendingRow {
    /// Where.
    pub place: Where,
    /// What the queue says.
    pub pending: Pending,
    /// The tasks among the reasons.
    pub tasks: Vec<Arc<Task>>,
    /// Care groups of the people there.
    pub care: Vec<CareGroup>,
    /// Attempts made since somebody was last reached there, and those of the day itself whatever came of them.
    pub attempts: u16,
}

impl PendingRow {
    pub(super) fn of(
        tables: &Tables,
        pending: &Pending,
        date: NaiveDate,
        estates: &Estates,
    ) -> Self {
        let subject = pending.subject.as_ref();
        let household = subject.and_then(Subject::household);
        Self {
            place: subject.map_or_else(
                || Where::as_written(&pending.address),
                |subject| Where::of(tables, subject, estates),
            ),
            tasks: (pending.tasks.iter())
                .filter_map(|id| tables.tasks.get(*id).cloned())
                .collect(),
            care: household.map_or_else(Vec::new, |id| super::row::care_of(tables, id, date)),
            attempts: subject.map_or(0, |subject| attempts(tables, subject, date)),
            pending: pending.clone(),
        }
    }
}

fn attempts(tables: &Tables, subject: &Subject, date: NaiveDate) -> u16 {
    let in_vain = crate::ledger::work::visit::attempt(tables, subject) - 1;
    let that_day = tables.visits.of(subject).filter(|visit| visit.day == date);
    in_vain.max(u16::try_from(that_day.count()).unwrap_or(u16::MAX))
}
