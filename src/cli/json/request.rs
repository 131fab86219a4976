//! A row of `request list`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::mask::mask_numbers;
use crate::domain::request::Request;

/// A request.
#[derive(Debug, Serialize)]
pub struct RequestRow {
    /// For `request move`.
    pub id: Uuid,
    /// Door, place, unit or building.
    pub door: String,
    /// Code of the table `request-kind`.
    pub kind: &'static str,
    /// Code of the table `list-category`.
    pub category: &'static str,
    /// What is asked for.
    pub words: String,
    /// Code of the table `triage`.
    pub triage: &'static str,
    /// Code of the table `request-state`.
    pub state: &'static str,
    /// Code of the table `disclosure`.
    pub disclosure: &'static str,
    /// The states it can come to next, the usual one first.
    pub ways: Vec<&'static str>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When it was taken down.
    pub at: String,
    /// Since when it stands where it stands.
    pub since: String,
    /// The day the worker is asked about it; null once it is over.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// How much is asked for.
    pub quantity: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// Who asked.
    pub asked_by: String,
    /// Who takes it on.
    pub helper: String,
    /// The partner who takes it on.
    pub partner: Option<Uuid>,
    /// The office's number.
    pub number: String,
    /// Code of the table `satisfaction`.
    pub rating: Option<&'static str>,
    /// What came of it.
    pub result: String,
    /// Note.
    pub note: String,
}

impl RequestRow {
    /// The row of a request, as it stands on `today`.
    pub fn of(request: &Request, doors: &Doors<'_>, today: NaiveDate) -> Self {
        let ways = request.ways().into_iter();
        let ways = ways.filter_map(|event| request.next(event).ok());
        Self {
            id: request.id.uuid(),
            door: doors.written(&request.subject),
            kind: request.kind.as_str(),
            category: request.category.as_str(),
            words: mask_numbers(&request.words),
            triage: request.triage.as_str(),
            state: request.state.as_str(),
            disclosure: request.disclosure.as_str(),
            ways: ways.map(|state| state.as_str()).collect(),
            day: request.day,
            at: print_moment(&request.at),
            since: print_moment(&request.since()),
            due: request.asks_on(),
            overdue: request.is_overdue(today),
            quantity: request.quantity,
            unit: request.unit.clone(),
            asked_by: mask_numbers(&request.asked_by),
            helper: mask_numbers(&request.helper),
            partner: request.partner.map(crate::domain::Id::uuid),
            number: request.number.clone(),
            rating: request.rating.map(|rating| rating.as_str()),
            result: mask_numbers(&request.result),
            note: mask_numbers(&request.note),
        }
    }
}
