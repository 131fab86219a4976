//! An attempt at a door or place as a row of the log. Not the hazards found on it: those have rows of their own.

use std::sync::Arc;

use super::super::whereabouts::{Estates, Where};
use super::care_of;
use crate::domain::codes::{CareGroup, VisitMode};
use crate::domain::hazard::Hazard;
use crate::domain::visit::Visit;
use crate::ledger::queries::visits::is_effective;
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
        Self {
            place: Where::of(tables, &visit.subject, estates),
            care: household.map_or_else(Vec::new, |id| care_of(tables, id, visit.day)),
            hazards,
            effective: is_effective(tables, visit),
            visit: Arc::clone(visit),
        }
    }

    /// Whether it is a care visit: somebody in a care group was reached, in a way that counts as one.
    pub fn is_care_visit(&self) -> bool {
        self.effective && !self.care.is_empty() && self.visit.mode.is_care()
    }

    /// Whether somebody was met, in whatever way.
    pub fn is_met(&self) -> bool {
        self.visit.outcome.reached()
    }

    /// Whether somebody was met inside (入户); at the door, by phone and otherwise is 非入户.
    pub fn is_at_home(&self) -> bool {
        self.is_met() && self.visit.mode == VisitMode::HOME
    }
}
