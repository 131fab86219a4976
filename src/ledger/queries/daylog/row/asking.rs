//! What a door answered to a poll, and who there looks for work, as rows of the log. Not what came of the poll.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::whereabouts::{Estates, Where};
use crate::domain::stance::Stance;
use crate::domain::willing::Willing;
use crate::ledger::table::Tables;

/// A door's answer to a poll.
#[derive(Clone, PartialEq)]
pub struct StanceRow {
    /// The record.
    pub stance: Arc<Stance>,
    /// The question.
    pub question: String,
    /// Where.
    pub place: Where,
}

impl StanceRow {
    /// The row of an answer.
    pub(in super::super) fn of(tables: &Tables, stance: &Arc<Stance>, estates: &Estates) -> Self {
        let poll = tables.polls.get(stance.poll);
        Self {
            question: poll.map(|poll| poll.question.clone()).unwrap_or_default(),
            place: Where::of(tables, &stance.subject, estates),
            stance: Arc::clone(stance),
        }
    }

    /// Every answer of that day, in the order of time; those that were replaced too.
    pub(in super::super) fn all(tables: &Tables, date: NaiveDate, estates: &Estates) -> Vec<Self> {
        let stances = tables.stances.on(date);
        let mut rows: Vec<Self> = stances.map(|one| Self::of(tables, one, estates)).collect();
        rows.sort_by_key(|row| (row.stance.at, row.stance.id));
        rows
    }
}

/// Somebody who looks for work or training.
#[derive(Clone, PartialEq)]
pub struct WillingRow {
    /// The record.
    pub willing: Arc<Willing>,
    /// Where.
    pub place: Where,
}

impl WillingRow {
    /// The row of somebody.
    pub(in super::super) fn of(tables: &Tables, willing: &Arc<Willing>, estates: &Estates) -> Self {
        Self {
            place: Where::of(tables, &willing.subject, estates),
            willing: Arc::clone(willing),
        }
    }

    /// Everybody written down that day, in the order of time.
    pub(in super::super) fn all(tables: &Tables, date: NaiveDate, estates: &Estates) -> Vec<Self> {
        let people = tables.willing.on(date);
        let mut rows: Vec<Self> = people.map(|one| Self::of(tables, one, estates)).collect();
        rows.sort_by_key(|row| (row.willing.at, row.willing.id));
        rows
    }
}
