//! When a hazard asks for the worker: severity 1 until it is handed up, the rest at re-check and deadline.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Cause, Hold, Scene, Term};
use crate::domain::codes::{HazardState, Rule, Severity};
use crate::domain::hazard::Hazard;

/// The term of an open hazard, if it asks for anything.
pub(super) fn term(hazard: &Hazard, scene: &Scene, out: &mut Vec<Term>) {
    let day = scene.now.date;
    let moved = last_step(hazard);
    let found = if hazard.severity == Severity::MAJOR {
        major(hazard, scene)
    } else if hazard.state == HazardState::RECHECK {
        // The work is said to be done: a look is due at once, not only on the day first set.
        let due = hazard.recheck_on.unwrap_or(day);
        Some(scene.due(Rule::RECHECK, Cause::Recheck(hazard.id), due.min(day)))
    } else if let Some(due) = hazard.recheck_on.filter(|due| *due <= day) {
        Some(scene.due(Rule::RECHECK, Cause::Recheck(hazard.id), due))
    } else {
        let due = hazard.deadline.filter(|due| *due <= day);
        due.map(|due| scene.due(Rule::HAZARD_DUE, Cause::Deadline(hazard.id), due))
    };
    if let Some(mut term) = found {
        let since = term.due.map(start_of);
        term.arose = if term.rule == Rule::HAZARD_MAJOR {
            moved
        } else {
            moved.max(since)
        };
        term.brings = true;
        out.push(term);
    }
}

/// Severity 1 is handed up on the day it is found (domain.md §5); after that it is looked at on its day.
fn major(hazard: &Hazard, scene: &Scene) -> Option<Term> {
    let day = scene.now.date;
    let mut term = if is_reported(hazard) {
        let look = hazard.look_on().unwrap_or(day);
        let mut term = scene.due(Rule::HAZARD_MAJOR, Cause::Look(hazard.id), look);
        term.hold = (look > day).then_some(Hold::Later(look));
        term
    } else {
        scene.due(
            Rule::HAZARD_MAJOR,
            Cause::Report(hazard.id),
            asked_on(hazard),
        )
    };
    term.knocks = false;
    Some(term)
}

fn is_reported(hazard: &Hazard) -> bool {
    let steps = hazard.steps.iter().rev();
    let since = steps.take_while(|step| step.to != HazardState::REOPENED);
    hazard.state == HazardState::REPORTED
        || since
            .into_iter()
            .any(|step| step.to == HazardState::REPORTED)
}

/// The day it was found, or last came back.
fn asked_on(hazard: &Hazard) -> NaiveDate {
    let reopened = hazard
        .steps
        .iter()
        .rev()
        .find(|step| step.to == HazardState::REOPENED);
    reopened.map_or(hazard.day, |step| step.at.date_naive())
}

fn last_step(hazard: &Hazard) -> Option<NaiveDateTime> {
    let last = hazard.steps.last().map(|step| step.at.naive_local());
    Some(last.unwrap_or_else(|| hazard.found.naive_local()))
}

fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN)
}
