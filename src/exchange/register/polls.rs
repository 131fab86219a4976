//! Polls (征求意见) as a table: each question with its answers by households and by floor area. Not who answered what.

use super::{Register, Row, Source, count};
use crate::domain::area::print_area;
use crate::domain::codes::StanceAnswer;
use crate::domain::share::percent;
use crate::exchange::daylog::cell::Cell;
use crate::ledger::queries::polls;

/// The table.
pub(super) const REGISTER: Register = Register {
    noun: "poll",
    title: "listed-polls",
    columns: &[
        "question",
        "from",
        "until",
        "state",
        "households",
        "consent",
        "objection",
        "abstain",
        "not_reached",
        "consent_share",
        "area",
        "consent_area",
        "consent_area_share",
        "reached",
        "note",
    ],
    rows,
};

fn rows(source: &Source<'_>) -> Vec<Row> {
    let (tables, words) = (source.tables, &source.words);
    let rows = polls::all(tables).into_iter().map(|poll| {
        let tally = polls::tally(tables, poll);
        let (homes, area) = (&tally.households, &tally.area);
        let number = |answer| count(Some(homes.of(answer)));
        let share = |part, all| Cell::text(format!("{}%", percent(part, all)));
        let reached = match tally.verdict(poll).met() {
            Some(true) => words.get("listed-yes"),
            Some(false) => words.get("listed-no"),
            None => String::new(),
        };
        let (consent, metres) = (
            homes.of(StanceAnswer::CONSENT),
            area.of(StanceAnswer::CONSENT),
        );
        let cells = vec![
            source.text(&poll.question),
            Cell::Date(poll.from),
            Cell::date(poll.until),
            Cell::text(words.label(poll.state)),
            count(Some(homes.all)),
            number(StanceAnswer::CONSENT),
            number(StanceAnswer::OBJECTION),
            number(StanceAnswer::ABSTAIN),
            number(StanceAnswer::NOT_REACHED),
            share(consent, homes.all),
            Cell::text(print_area(area.all)),
            Cell::text(print_area(metres)),
            share(metres, area.all),
            Cell::text(reached),
            source.text(&poll.note),
        ];
        (poll.id.uuid(), cells)
    });
    rows.collect()
}
