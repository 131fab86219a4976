//! Visits as history, of a door and of a day. Not the figures of either.

use std::sync::Arc;

use chrono::NaiveDate;

use super::mark::Mark;
use crate::domain::hazard::Hazard;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::table::Tables;

/// One attempt with what was found on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The visit.
    pub visit: Arc<Visit>,
    /// Hazards found on it.
    pub hazards: Vec<Arc<Hazard>>,
    /// Its mark, taken by itself.
    pub mark: Mark,
}

fn attempt(tables: &Tables, visit: &Arc<Visit>) -> Attempt {
    let hazards = tables.hazards.of(&visit.subject);
    let hazards: Vec<Arc<Hazard>> = hazards
        .filter(|hazard| hazard.visit == Some(visit.id))
        .cloned()
        .collect();
    Attempt {
        mark: if hazards.is_empty() {
            Mark::of(visit)
        } else {
            Mark::Hazard
        },
        visit: Arc::clone(visit),
        hazards,
    }
}

/// The attempts at a door or place, the latest first.
pub fn of_subject(tables: &Tables, subject: &Subject) -> Vec<Attempt> {
    let visits = tables.visits.of(subject).rev();
    visits.map(|visit| attempt(tables, visit)).collect()
}

/// The attempts of a day, the latest first.
pub fn of_day(tables: &Tables, day: NaiveDate) -> Vec<Attempt> {
    let visits = tables.visits.on(day).rev();
    visits.map(|visit| attempt(tables, visit)).collect()
}

/// Whether an attempt has a content line: something noted, a hazard found or seen to on it, a request heard on it, a check
/// or a fact of that day at that door (domain.md §8.4).
pub fn has_content(tables: &Tables, visit: &Visit) -> bool {
    let about = &visit.subject;
    visit.has_content()
        || (tables.hazards.of(about)).any(|hazard| {
            hazard.is_met_on(visit) || hazard.steps.iter().any(|step| step.at == visit.at)
        })
        || heard_request(tables, visit)
        || (tables.checks.of(about)).any(|check| check.day == visit.day)
        || (tables.collection.of(about)).any(|fact| fact.day == visit.day)
}

/// Whether a request was taken down on the visit.
pub fn heard_request(tables: &Tables, visit: &Visit) -> bool {
    let mut there = tables.requests.of(&visit.subject);
    there.any(|request| request.visit == Some(visit.id))
}

/// Whether an attempt counts: it reached somebody, and has a content line. The queue, the log and the listings all ask
/// here.
pub fn is_effective(tables: &Tables, visit: &Visit) -> bool {
    visit.outcome.is_effective() && has_content(tables, visit)
}
