//! Requests and wishes as a table, those on the list of needs (需求清单) among them. Not their steps.

use super::{Register, Row, Source, count};
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::daylog::Where;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "request",
    title: "listed-requests",
    columns: &[
        "day", "door", "asked_by", "kind", "category", "words", "quantity", "unit", "triage",
        "state", "due", "helper", "number", "result", "rating", "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let words = &source.words;
    let mut all: Vec<_> = source.tables.requests.iter().collect();
    all.sort_by_key(|one| (!one.is_open(), one.day, one.id));
    let rows = all.into_iter().map(|one| {
        let place = Where::of(source.tables, &one.subject, &source.estates);
        let rating = one.rating.map(|rating| words.label(rating));
        let cells = vec![
            Cell::Date(one.day),
            source.text(&place.door),
            Cell::text(source.masks.name(&one.asked_by)),
            Cell::text(words.label(one.kind)),
            Cell::text(words.label(one.category)),
            source.text(&one.words),
            count(one.quantity),
            source.text(&one.unit),
            Cell::text(words.label(one.triage)),
            Cell::text(words.label(one.state)),
            Cell::date(one.asks_on()),
            source.text(&one.helper),
            Cell::text(one.number.clone()),
            source.text(&one.result),
            Cell::text(rating.unwrap_or_default()),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
