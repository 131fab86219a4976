//! People who look for work or training (求职清单) as a table, with the post they have. Not the posts.

use super::{Register, Row, Source};
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::daylog::Where;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "willing",
    title: "listed-willing",
    columns: &[
        "day",
        "door",
        "who",
        "wish",
        "skill",
        "training",
        "may_contact",
        "state",
        "placed",
        "placed_on",
        "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let mut all: Vec<_> = tables.willing.iter().collect();
    all.sort_by_key(|one| (one.state.position(), one.id));
    let rows = all.into_iter().map(|one| {
        let place = Where::of(tables, &one.subject, &source.estates);
        let may = match one.may_contact {
            true => "listed-yes",
            false => "listed-no",
        };
        let placed = one.placed();
        let post = placed.and_then(|placed| tables.posts.get(placed.post));
        let post = post.map_or(Cell::Empty, |post| source.text(&post.title));
        let cells = vec![
            Cell::Date(one.day),
            source.text(&place.door),
            Cell::text(source.masks.name(&one.name)),
            Cell::text(words.label(one.wish)),
            source.text(&one.skill),
            source.text(&one.training),
            Cell::text(words.get(may)),
            Cell::text(words.label(one.state)),
            post,
            Cell::date(placed.map(|placed| placed.at.date_naive())),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
