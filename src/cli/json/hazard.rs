//! A row of `hazard list`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::hazard::Hazard;

/// A hazard.
#[derive(Debug, Serialize)]
pub struct HazardRow {
    /// For `hazard move`.
    pub id: Uuid,
    /// Door, place, unit or building.
    pub door: String,
    /// `category/item`.
    pub item: &'static str,
    /// 1 major, 2 serious, 3 ordinary.
    pub severity: u8,
    /// Code of the table `hazard-state`.
    pub state: &'static str,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When it was found.
    pub found: String,
    /// To be put right by.
    pub deadline: Option<NaiveDate>,
    /// To be looked at again on.
    pub recheck_on: Option<NaiveDate>,
    /// Whether the deadline has passed and it is still open.
    pub overdue: bool,
    /// What was done or ordered.
    pub measure: String,
    /// Who has to put it right.
    pub responsible: String,
    /// Note.
    pub note: String,
}

impl HazardRow {
    /// The row of a hazard, as it stands on `today`.
    pub fn of(hazard: &Hazard, doors: &Doors<'_>, today: NaiveDate) -> Self {
        Self {
            id: hazard.id.uuid(),
            door: doors.written(&hazard.subject),
            item: hazard.item.as_str(),
            severity: hazard.severity.level(),
            state: hazard.state.as_str(),
            day: hazard.day,
            found: print_moment(&hazard.found),
            deadline: hazard.deadline,
            recheck_on: hazard.recheck_on,
            overdue: hazard.is_overdue(today),
            measure: hazard.measure.clone(),
            responsible: hazard.responsible.clone(),
            note: hazard.note.clone(),
        }
    }
}
