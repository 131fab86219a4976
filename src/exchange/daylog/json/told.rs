//! What was told at a door as JSON; its keys are listed on the page above. Not the topics of a visit.

use serde::Serialize;

use super::super::phrases::Phrases;
use super::rows::{Place, place};
use super::stamp;
use crate::domain::told::Matter;
use crate::ledger::queries::daylog::ToldRow;

#[derive(Serialize)]
pub struct Told {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    kind: &'static str,
    what: String,
    words: String,
    how: &'static str,
    way: &'static str,
    leaflets: u16,
    to: String,
    quantity: Option<u64>,
    pairing: Option<String>,
    note: String,
    late: bool,
}

/// A topic by its code, everything else by its id.
pub fn told(row: &ToldRow, phrases: &Phrases<'_>) -> Told {
    let (masks, told) = (phrases.masks, &row.told);
    let (kind, what) = match told.what {
        Matter::Topic(topic) => ("topic", topic.to_string()),
        Matter::Offer(id) => ("offer", id.to_string()),
        Matter::Activity(id) => ("activity", id.to_string()),
        Matter::Post(id) => ("post", id.to_string()),
    };
    Told {
        id: told.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(told.at),
        kind,
        what,
        words: masks.text(&told.words),
        how: told.how.as_str(),
        way: told.way.as_str(),
        leaflets: told.leaflets,
        to: masks.name(&row.to),
        quantity: told.quantity,
        pairing: told.pairing.map(|id| id.to_string()),
        note: masks.text(&told.note),
        late: told.late,
    }
}
