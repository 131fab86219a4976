//! What was matched with whose need as JSON; the keys are listed on the page above. Not what is proposed.

use serde::Serialize;

use super::super::phrases::Phrases;
use super::rows::{Place, place};
use super::stamp;
use crate::ledger::queries::daylog::PairingRow;

#[derive(Serialize)]
pub struct Match {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    request: String,
    words: String,
    offer: String,
    offer_words: String,
    quantity: Option<u64>,
    money_fen: Option<u64>,
    unit: String,
    state: &'static str,
    settled: Option<String>,
    note: String,
}

pub fn matched(row: &PairingRow, phrases: &Phrases<'_>) -> Match {
    let (masks, pairing) = (phrases.masks, &row.pairing);
    Match {
        id: pairing.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(pairing.at),
        request: pairing.request.to_string(),
        words: masks.text(&row.need),
        offer: pairing.offer.to_string(),
        offer_words: masks.text(&row.offer),
        quantity: pairing.quantity.filter(|_| !row.is_money),
        money_fen: pairing.quantity.filter(|_| row.is_money),
        unit: masks.text(&row.unit),
        state: row.state.as_str(),
        settled: pairing.settled.map(stamp),
        note: masks.text(&pairing.note),
    }
}
