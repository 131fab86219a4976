//! Requests (诉求, 微心愿) as JSON; their keys are listed on the page above. Not needs heard at a visit.

use serde::Serialize;

use super::super::phrases::Phrases;
use super::rows::{Place, Step, place};
use super::stamp;
use crate::ledger::queries::daylog::RequestRow;

#[derive(Serialize)]
pub struct Request {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    taken_today: bool,
    kind: &'static str,
    category: &'static str,
    words: String,
    triage: &'static str,
    scope: &'static str,
    quantity: Option<u64>,
    unit: String,
    state: &'static str,
    due: Option<String>,
    helper: String,
    partner: Option<String>,
    number: String,
    rating: Option<&'static str>,
    result: String,
    note: String,
    visit: Option<String>,
    late: bool,
    steps: Vec<Step>,
}

pub fn request(row: &RequestRow, phrases: &Phrases<'_>) -> Request {
    let (masks, request) = (phrases.masks, &row.request);
    let steps = row.steps.iter();
    Request {
        id: request.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(request.at),
        taken_today: row.taken_today,
        kind: request.kind.as_str(),
        category: request.category.as_str(),
        words: masks.text(&request.words),
        triage: request.triage.as_str(),
        scope: request.scope.as_str(),
        quantity: request.quantity,
        unit: masks.text(&request.unit),
        state: row.state.as_str(),
        due: request.due.map(|day| day.to_string()),
        helper: masks.name(&request.helper),
        partner: request.partner.map(|id| id.to_string()),
        number: request.number.clone(),
        rating: request.rating.map(|rating| rating.as_str()),
        result: masks.text(&request.result),
        note: masks.text(&request.note),
        visit: request.visit.map(|id| id.to_string()),
        late: request.late,
        steps: steps
            .map(|step| Step::new(step.at, step.to.as_str(), &step.by, masks.text(&step.note)))
            .collect(),
    }
}
