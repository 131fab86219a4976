//! A request as a row of the log: taken down or moved on that day. Where it stands is where it stood at the day's end.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::span::Span;
use super::super::whereabouts::{Estates, Where};
use crate::domain::codes::RequestState;
use crate::domain::request::{Request, RequestStep};
use crate::ledger::table::Tables;

/// A request taken down or moved on.
#[derive(Clone, PartialEq)]
pub struct RequestRow {
    /// The record.
    pub request: Arc<Request>,
    /// Where.
    pub place: Where,
    /// Whether it was taken down that day.
    pub taken_today: bool,
    /// Where it stood at the day's end.
    pub state: RequestState,
    /// The steps it took that day.
    pub steps: Vec<RequestStep>,
}

impl RequestRow {
    /// The row of a request.
    pub(in super::super) fn of(
        tables: &Tables,
        request: &Arc<Request>,
        date: NaiveDate,
        span: &Span,
        estates: &Estates,
    ) -> Self {
        let last = (request.steps.iter()).rfind(|step| span.is_reached_by(step.at));
        let steps = request.steps.iter().filter(|step| span.holds(step.at));
        Self {
            place: Where::of(tables, &request.subject, estates),
            taken_today: request.day == date,
            state: last.map_or(request.state, |step| step.to),
            steps: steps.cloned().collect(),
            request: Arc::clone(request),
        }
    }

    /// Every request taken down or moved on that day, in the order of time.
    pub(in super::super) fn all(
        tables: &Tables,
        date: NaiveDate,
        span: &Span,
        estates: &Estates,
    ) -> Vec<Self> {
        let of_day = |request: &Request| {
            let moved = request.steps.iter().any(|step| span.holds(step.at));
            request.day == date || request.day < date && moved
        };
        let mut rows: Vec<Self> = (tables.requests.iter())
            .filter(|request| of_day(request))
            .map(|request| Self::of(tables, request, date, span, estates))
            .collect();
        rows.sort_by_key(|row| (!row.taken_today, row.request.at, row.request.id));
        rows
    }

    /// The steps of that day after it was taken down.
    pub fn later_steps(&self) -> impl Iterator<Item = &RequestStep> {
        let first = self.request.steps.first().map(|step| step.at);
        let taken = first.filter(|_| self.taken_today);
        let skip = usize::from(taken.is_some_and(|at| {
            (self.steps.first()).is_some_and(|step| step.at == at && self.request.steps[0] == *step)
        }));
        self.steps.iter().skip(skip)
    }
}
