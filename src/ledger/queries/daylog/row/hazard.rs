//! Hazards and checklists as rows of the log. Where a hazard stands is where it stood at the day's end.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::span::Span;
use super::super::whereabouts::{Estates, Where};
use crate::domain::codes::{Body, CheckAnswer, HazardState};
use crate::domain::hazard::{Hazard, HazardCheck, HazardStep};
use crate::ledger::table::Tables;

/// A hazard found or moved on that day.
#[derive(Clone, PartialEq)]
pub struct HazardRow {
    /// The record.
    pub hazard: Arc<Hazard>,
    /// Where.
    pub place: Where,
    /// Whether it was found that day; else it was found earlier and moved on.
    pub found_today: bool,
    /// Where it stood at the day's end.
    pub state: HazardState,
    /// The steps it took that day.
    pub steps: Vec<HazardStep>,
}

impl HazardRow {
    pub(in super::super) fn of(
        tables: &Tables,
        hazard: &Arc<Hazard>,
        date: NaiveDate,
        span: &Span,
        estates: &Estates,
    ) -> Self {
        let last = (hazard.steps.iter()).rfind(|step| span.is_reached_by(step.at));
        let found_today = hazard.day == date;
        let steps = hazard.steps.iter().filter(|step| span.holds(step.at));
        Self {
            place: Where::of(tables, &hazard.subject, estates),
            found_today,
            state: last.map_or(hazard.state, |step| step.to),
            steps: steps.cloned().collect(),
            hazard: Arc::clone(hazard),
        }
    }

    /// To whom it was handed up, where that is how it stood at the day's end; the community where nobody was named.
    pub fn handed_to(&self) -> Option<Body> {
        let body = || Body::named(&self.hazard.responsible).unwrap_or(Body::COMMUNITY);
        (self.state == HazardState::REPORTED).then(body)
    }

    /// Whether somebody still had to do something about it at the day's end.
    pub fn is_open(&self) -> bool {
        self.state != HazardState::CLOSED && self.state != HazardState::FIXED_ON_SPOT
    }
}

/// A checklist gone through.
#[derive(Clone, PartialEq)]
pub struct CheckRow {
    /// The record.
    pub check: Arc<HazardCheck>,
    /// Where.
    pub place: Where,
}

impl CheckRow {
    pub(in super::super) fn of(
        tables: &Tables,
        check: &Arc<HazardCheck>,
        estates: &Estates,
    ) -> Self {
        Self {
            place: Where::of(tables, &check.subject, estates),
            check: Arc::clone(check),
        }
    }

    /// How many of its lines have this answer.
    pub fn answered(&self, answer: CheckAnswer) -> usize {
        let items = self.check.items.iter();
        items.filter(|item| item.answer == answer).count()
    }

    /// How many of its lines were looked at.
    pub fn looked_at(&self) -> usize {
        self.check.items.len() - self.answered(CheckAnswer::SKIPPED)
    }
}
