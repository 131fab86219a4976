//! The relief ledger (走访慰问, 困难帮扶) as a table: every entry, those that a later one corrects marked so. Not its totals.

use super::{Register, Row, Source};
use crate::domain::quantity::counted;
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::daylog::Where;
use crate::ledger::queries::relief::corrected;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "relief",
    title: "listed-relief",
    columns: &[
        "given_on", "door", "given_to", "care", "occasion", "money", "goods", "worth", "giver",
        "receipt", "counts", "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let over = corrected(tables);
    let mut all: Vec<_> = tables.relief.iter().collect();
    all.sort_by_key(|one| (one.given, one.at, one.id));
    let rows = all.into_iter().map(|one| {
        let place = Where::of(tables, &one.subject, &source.estates);
        let to = one.resident.and_then(|id| tables.residents.get(id));
        let to = to.map_or(&place.head, |resident| &resident.name);
        let care: Vec<String> = one.groups.iter().map(|group| words.label(*group)).collect();
        let goods = one.goods.iter();
        let goods =
            goods.map(|goods| format!("{} {}", goods.name, counted(goods.quantity, &goods.unit)));
        let goods: Vec<String> = goods.collect();
        let counts = match over.contains(&one.id) {
            true => "listed-no",
            false => "listed-yes",
        };
        let cells = vec![
            Cell::Date(one.given),
            source.text(&place.door),
            Cell::text(source.masks.name(to)),
            Cell::text(words.list(care)),
            Cell::text(words.label(one.occasion)),
            Cell::Fen(one.money),
            source.text(&words.list(goods)),
            Cell::Fen(one.worth()),
            source.giver(one.partner, &one.giver),
            Cell::text(words.label(one.receipt)),
            Cell::text(words.get(counts)),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
