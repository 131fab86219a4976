//! Something given to a household as a row of the log: written down that day. Whether it counts is decided here.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::whereabouts::{Estates, Where};
use crate::domain::Id;
use crate::domain::relief::Relief;
use crate::ledger::queries::partners::named;
use crate::ledger::queries::relief::corrected;
use crate::ledger::table::Tables;

/// Something given.
#[derive(Clone, PartialEq)]
pub struct ReliefRow {
    /// The record.
    pub relief: Arc<Relief>,
    /// Where.
    pub place: Where,
    /// For whom, by name; may be empty.
    pub to: String,
    /// From whom, by name; may be empty.
    pub giver: String,
    /// Whether it counts as given that day: nothing stands in its place, and it stands in place of nothing older.
    pub counts: bool,
}

impl ReliefRow {
    /// The row of an entry.
    pub(in super::super) fn of(
        tables: &Tables,
        relief: &Arc<Relief>,
        gone: &HashSet<Id<Relief>>,
        estates: &Estates,
    ) -> Self {
        let person = relief.resident.and_then(|id| tables.residents.get(id));
        let before = relief.corrects.and_then(|id| tables.relief.get(id));
        let older = before.is_some_and(|before| before.day < relief.day);
        Self {
            place: Where::of(tables, &relief.subject, estates),
            to: person.map(|person| person.name.clone()).unwrap_or_default(),
            giver: named(tables, relief.partner, &relief.giver),
            counts: !gone.contains(&relief.id) && !relief.is_nothing() && !older,
            relief: Arc::clone(relief),
        }
    }

    /// Everything written down that day, in the order of time.
    pub(in super::super) fn all(tables: &Tables, date: NaiveDate, estates: &Estates) -> Vec<Self> {
        let mut written = tables.relief.on(date).peekable();
        if written.peek().is_none() {
            return Vec::new();
        }
        let gone = corrected(tables);
        let mut rows: Vec<Self> = written
            .map(|relief| Self::of(tables, relief, &gone, estates))
            .collect();
        rows.sort_by_key(|row| (row.relief.at, row.relief.id));
        rows
    }
}
