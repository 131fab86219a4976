//! Something told, referred or given beside a visit, as a row of the log. Topics of a visit stand in the visit's row.

use std::sync::Arc;

use super::super::whereabouts::{Estates, Where};
use crate::domain::told::Told;
use crate::ledger::table::Tables;

/// Something told.
#[derive(Clone, PartialEq)]
pub struct ToldRow {
    /// The record.
    pub told: Arc<Told>,
    /// Where.
    pub place: Where,
    /// To whom, by name; may be empty.
    pub to: String,
}

impl ToldRow {
    /// The row of a telling.
    pub(in super::super) fn of(tables: &Tables, told: &Arc<Told>, estates: &Estates) -> Self {
        let person = told.resident.and_then(|id| tables.residents.get(id));
        Self {
            place: Where::of(tables, &told.subject, estates),
            to: person.map_or_else(|| told.to.clone(), |person| person.name.clone()),
            told: Arc::clone(told),
        }
    }

    /// What it is called: a topic by its label, else as it was called then.
    pub fn called(&self, language: &str) -> String {
        let topic = self.told.what.topic().and_then(|topic| {
            let known = topic.row().map(|_| topic.label(language));
            known.map(str::to_owned)
        });
        topic.unwrap_or_else(|| self.told.words.clone())
    }
}
