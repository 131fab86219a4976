//! Partners and members as a table: how they are bound, whom to ask, what they gave. Members' names are masked as people's are.

use super::{Register, Row, Source, count};
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::partners::standing;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "partner",
    title: "listed-partners",
    columns: &[
        "name",
        "partner_kind",
        "body",
        "unit_of",
        "reports_to",
        "reported_on",
        "signed",
        "agreed_until",
        "terms",
        "contact",
        "phone",
        "strengths",
        "active",
        "offers_given",
        "taken_on",
        "taken_done",
        "projects_carried",
        "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let mut all: Vec<_> = tables.partners.iter().collect();
    all.sort_by_key(|one| (!one.active, one.kind.position(), one.id));
    let rows = all.into_iter().map(|one| {
        let name = source.masks.partner(one);
        let body = one.body.map(|body| words.label(body));
        let agreement = one.agreement.as_ref();
        let [contact, phone] = source.contact(one.contact.as_ref());
        let found = standing(tables, one.id);
        let number = |list: usize| count(Some(list as u64));
        let active = match one.active {
            true => "listed-yes",
            false => "listed-no",
        };
        let cells = vec![
            Cell::text(name),
            Cell::text(words.label(one.kind)),
            Cell::text(body.unwrap_or_default()),
            source.giver(one.of, &one.unit),
            source.text(&one.reports_to),
            Cell::date(one.reported_on),
            Cell::date(agreement.map(|one| one.signed)),
            Cell::date(agreement.and_then(|one| one.until)),
            source.text(agreement.map(|one| one.terms.as_str()).unwrap_or_default()),
            contact,
            phone,
            source.text(&one.strengths),
            Cell::text(words.get(active)),
            number(found.offers.len()),
            number(found.open.len() + found.done.len()),
            number(found.done.len()),
            number(found.projects.len()),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
