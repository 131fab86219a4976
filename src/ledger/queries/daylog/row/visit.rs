//! An attempt at a door or place as a row of the log. Not the hazards found on it: those have rows of their own.

use std::sync::Arc;

use super::super::whereabouts::{Estates, Where};
use super::care_of;
use crate::domain::codes::{CareGroup, VisitMode};
use crate::domain::hazard::Hazard;
use crate::domain::visit::Visit;
use crate::ledger::table::Tables;

/// An attempt at a door or place.
#[derive(Clone, PartialEq)]
pub struct VisitRow {
    /// The record.
    pub visit: Arc<Visit>,
    /// Where.
    pub place: Where,
    /// Care groups of the people who live there, each once.
    pub care: Vec<CareGroup>,
    /// Hazards written down on this visit.
    pub hazards: Vec<Arc<Hazard>>,
    /// Whether it counts: somebody was reached, and something was noted, checked or collected (domain.md §8.4).
    pub effective: bool,
}

impl VisitRow {
    pub(in super::super) fn of(tables: &Tables, visit: &Arc<Visit>, estates: &Estates) -> Self {
        let household = visit.subject.household();
        let hazards: Vec<Arc<Hazard>> = (tables.hazards.of(&visit.subject))
            .filter(|hazard| hazard.visit == Some(visit.id))
            .cloned()
            .collect();
        let has_content = visit.has_content()
            || !hazards.is_empty()
            || (tables.checks.of(&visit.subject)).any(|check| check.day == visit.day)
            || (tables.collection.of(&visit.subject)).any(|fact| fact.day == visit.day);
        Self {
            place: Where::of(tables, &visit.subject, estates),
            care: household.map_or_else(Vec::new, |id| care_of(tables, id, visit.day)),
            hazards,
            effective: visit.outcome.is_effective() && has_content,
            visit: Arc::clone(visit),
        }
    }

    /// Whether it is a care visit: somebody in a care group was reached, in a way that counts as one.
    pub fn is_care_visit(&self) -> bool {
        self.effective && !self.care.is_empty() && self.visit.mode.is_care()
    }

    /// Whether it was made at the door or inside (入户).
    pub fn is_at_home(&self) -> bool {
        self.visit.mode.is_at_home() && self.visit.mode != VisitMode::OTHER
    }
}
