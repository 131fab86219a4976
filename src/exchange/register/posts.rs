//! Posts and trainings (岗位清单) as a table, with the places that are left. Not who has one.

use super::{Register, Row, Source, count};
use crate::domain::address::Spot;
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::posts;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "post",
    title: "listed-posts",
    columns: &[
        "post",
        "kind",
        "employer",
        "working_hours",
        "pay",
        "place",
        "near",
        "places",
        "left",
        "from",
        "until",
        "meant_for",
        "min_age",
        "max_age",
        "conditions",
        "contact",
        "phone",
        "state",
        "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let taken = posts::taken(tables);
    let mut all: Vec<_> = tables.posts.iter().collect();
    all.sort_by_key(|one| (one.is_over(source.day), one.kind.position(), one.id));
    let rows = all.into_iter().map(|one| {
        let gone = taken.get(&one.id).copied().unwrap_or(0);
        let groups: Vec<String> = one.groups.iter().map(|group| words.label(*group)).collect();
        let [contact, phone] = source.contact(one.contact.as_ref());
        let near = one.spot.as_ref().map(Spot::with_estate);
        let age = |age: Option<u8>| count(age.map(u64::from));
        let cells = vec![
            source.text(&one.title),
            Cell::text(words.label(one.kind)),
            source.giver(one.partner, &one.employer),
            source.text(&one.hours),
            source.text(&one.pay),
            source.text(&one.place),
            Cell::text(near.unwrap_or_default()),
            count(Some(one.places.into())),
            count(Some(one.places.saturating_sub(gone).into())),
            Cell::date(one.from),
            Cell::date(one.until),
            Cell::text(words.list(groups)),
            age(one.min_age),
            age(one.max_age),
            source.text(&one.conditions),
            contact,
            phone,
            Cell::text(words.label(one.state)),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
