//! A collected fact as a row of the log. Not the record it was about.

use std::sync::Arc;

use super::super::count;
use super::super::whereabouts::{Estates, Where};
use crate::domain::codes::CollectAction;
use crate::domain::collection::InfoRecord;
use crate::ledger::table::Tables;

/// A collected fact.
#[derive(Clone, PartialEq)]
pub struct CollectionRow {
    /// The record.
    pub record: Arc<InfoRecord>,
    /// Where.
    pub place: Where,
    /// Name of the person it is about; empty when it is about the door.
    pub person: String,
    /// How many people it speaks for: one, or all who live there when the whole household was confirmed.
    pub people: u32,
}

impl CollectionRow {
    pub(in super::super) fn of(
        tables: &Tables,
        record: &Arc<InfoRecord>,
        estates: &Estates,
    ) -> Self {
        let person = record.resident.and_then(|id| tables.residents.get(id));
        let confirmed = (record.subject.household())
            .filter(|_| record.action == CollectAction::VERIFY && record.resident.is_none());
        let people = match confirmed {
            Some(id) => {
                let people = tables.residents_of(id).into_iter();
                count(people.filter(|person| person.is_here()).count())
            }
            None => u32::from(record.resident.is_some()),
        };
        Self {
            place: Where::of(tables, &record.subject, estates),
            person: person.map(|person| person.name.clone()).unwrap_or_default(),
            people,
            record: Arc::clone(record),
        }
    }

    /// Whether it is about the door itself, not one person behind it.
    pub fn is_about_house(&self) -> bool {
        self.record.resident.is_none()
    }
}
