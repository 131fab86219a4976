//! Answers to polls and who looks for work as JSON; their keys are listed on the page above. Not what came of a poll.

use serde::Serialize;

use super::super::phrases::Phrases;
use super::rows::{Place, place};
use super::stamp;
use crate::ledger::queries::daylog::{StanceRow, WillingRow};

#[derive(Serialize)]
pub struct Stance {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    poll: String,
    question: String,
    answer: &'static str,
    way: &'static str,
    who: String,
    reason: String,
    conditions: String,
    late: bool,
}

pub fn stance(row: &StanceRow, phrases: &Phrases<'_>) -> Stance {
    let (masks, stance) = (phrases.masks, &row.stance);
    Stance {
        id: stance.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(stance.at),
        poll: stance.poll.to_string(),
        question: masks.text(&row.question),
        answer: stance.answer.as_str(),
        way: stance.way.as_str(),
        who: masks.name(&stance.answered_by),
        reason: masks.text(&stance.reason),
        conditions: masks.text(&stance.conditions),
        late: stance.late,
    }
}

#[derive(Serialize)]
pub struct Willing {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    name: String,
    wish: &'static str,
    skill: String,
    training: String,
    state: &'static str,
    late: bool,
}

pub fn willing(row: &WillingRow, phrases: &Phrases<'_>) -> Willing {
    let (masks, willing) = (phrases.masks, &row.willing);
    Willing {
        id: willing.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(willing.at),
        name: masks.name(&willing.name),
        wish: willing.wish.as_str(),
        skill: masks.text(&willing.skill),
        training: masks.text(&willing.training),
        state: willing.state.as_str(),
        late: willing.late,
    }
}
