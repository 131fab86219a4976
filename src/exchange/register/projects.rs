//! The list of projects (项目清单) as a table. Not their steps.

use super::{Register, Row, Source};
use crate::exchange::daylog::cell::Cell;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "project",
    title: "listed-projects",
    columns: &[
        "day",
        "words",
        "kind",
        "category",
        "state",
        "needs",
        "offers_used",
        "partners_in",
        "lead",
        "due",
        "budget",
        "spent",
        "people",
        "result",
        "rating",
        "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let mut all: Vec<_> = tables.projects.iter().collect();
    all.sort_by_key(|one| (!one.state.is_open(), one.due, one.id));
    let money = |fen: Option<u64>| fen.map_or(Cell::Empty, Cell::Fen);
    let rows = all.into_iter().map(|one| {
        let needs = one.needs.iter().filter_map(|id| tables.requests.get(*id));
        let needs = needs.map(|need| source.masks.text(&need.words));
        let offers = one.offers.iter().filter_map(|id| tables.offers.get(*id));
        let offers = offers.map(|offer| source.masks.text(&offer.words));
        let partners = one
            .partners
            .iter()
            .filter_map(|id| tables.partners.get(*id));
        let partners = partners.map(|partner| source.masks.partner(partner));
        let rating = one.rating.map(|rating| words.label(rating));
        let cells = vec![
            Cell::Date(one.day),
            source.text(&one.title),
            Cell::text(words.label(one.kind)),
            Cell::text(words.label(one.category)),
            Cell::text(words.label(one.state)),
            Cell::text(words.clauses(needs)),
            Cell::text(words.clauses(offers)),
            Cell::text(words.clauses(partners)),
            Cell::text(source.masks.name(&one.lead)),
            Cell::date(one.due),
            money(one.budget),
            money(one.spent),
            one.people.map_or(Cell::Empty, Cell::Number),
            source.text(&one.result),
            Cell::text(rating.unwrap_or_default()),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
