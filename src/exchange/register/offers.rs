//! The list of offers (资源清单) as a table. Not what was given of them.

use super::{Register, Row, Source, count};
use crate::domain::address::Spot;
use crate::domain::codes::ResourceForm;
use crate::domain::offer::Offer;
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::matching;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "offer",
    title: "listed-offers",
    columns: &[
        "words",
        "category",
        "form",
        "provider",
        "contact",
        "phone",
        "quantity",
        "left",
        "unit",
        "from",
        "until",
        "times",
        "place",
        "near",
        "conditions",
        "state",
        "note",
    ],
    rows,
};

/// How much of an offer: money in yuan, as an import reads it again.
fn much(offer: &Offer, number: Option<u64>) -> Cell {
    match (offer.form == ResourceForm::MONEY, number) {
        (true, Some(fen)) => Cell::Fen(fen),
        _ => count(number),
    }
}

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let taken = matching::taken(tables);
    let mut all: Vec<_> = tables.offers.iter().collect();
    all.sort_by_key(|one| (one.is_over(source.day), one.category.position(), one.id));
    let rows = all.into_iter().map(|one| {
        let gone = taken.get(&one.id).copied().unwrap_or(0);
        let left = one.quantity.map(|all| all.saturating_sub(gone));
        let [contact, phone] = source.contact(one.contact.as_ref());
        let near = one.spot.as_ref().map(Spot::with_estate);
        let cells = vec![
            source.text(&one.words),
            Cell::text(words.label(one.category)),
            Cell::text(words.label(one.form)),
            source.giver(one.partner, &one.provider),
            contact,
            phone,
            much(one, one.quantity),
            much(one, left),
            match one.form == ResourceForm::MONEY && one.quantity.is_some() {
                true => Cell::text("元"),
                false => source.text(&one.unit),
            },
            Cell::date(one.from),
            Cell::date(one.until),
            source.text(&one.times),
            source.text(&one.place),
            Cell::text(near.unwrap_or_default()),
            source.text(&one.conditions),
            Cell::text(words.label(one.state)),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
