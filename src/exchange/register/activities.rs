//! Activities as a table: when, where, by whom, who signed up and who came. Not the names of those.

use super::{Register, Row, Source, count};
use crate::domain::activity::Hours;
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::activities::{attendance, in_order, whereabouts};

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "activity",
    title: "listed-activities",
    columns: &[
        "title",
        "kind",
        "held_on",
        "held_until",
        "place",
        "hosts",
        "actions",
        "capacity",
        "signed_up",
        "came",
        "attended",
        "person_times",
        "state",
        "outcome",
        "note",
    ],
    rows,
};

/// When it begins and ends, as an import reads it again.
fn when(hours: &Hours) -> [String; 2] {
    let at = |day: chrono::NaiveDate, time: Option<chrono::NaiveTime>| match time {
        Some(time) => format!("{day} {}", time.format("%H:%M")),
        None => day.to_string(),
    };
    let ends = hours.until.is_some() || hours.last != hours.on;
    let until = ends.then(|| at(hours.last, hours.until));
    [at(hours.on, hours.from), until.unwrap_or_default()]
}

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let rows = in_order(tables).into_iter().map(|one| {
        let partners = one.hosts.iter().filter_map(|id| tables.partners.get(*id));
        let hosts = partners.map(|partner| source.masks.partner(partner));
        let hosts = hosts.chain(one.hosted_by.iter().map(|name| source.masks.text(name)));
        let hosts: Vec<String> = hosts.collect();
        let actions: Vec<String> = one.actions.iter().map(|one| words.label(*one)).collect();
        let seats = attendance(tables, &one);
        let [from, until] = when(&one.hours);
        let place = whereabouts(tables, &one, words.language());
        let number = |number: Option<u32>| count(number.map(u64::from));
        let cells = vec![
            source.text(&one.title),
            Cell::text(words.label(one.kind)),
            Cell::text(from),
            Cell::text(until),
            source.text(&place),
            Cell::text(words.list(hosts)),
            Cell::text(words.list(actions)),
            number(one.capacity),
            number(Some(seats.signed_up)),
            number(Some(seats.came)),
            number(one.people),
            number(one.person_times),
            Cell::text(words.label(one.state)),
            source.text(&one.outcome),
            source.text(&one.note),
        ];
        (one.id.uuid(), cells)
    });
    rows.collect()
}
