//! What a row of the list says: what it is called, who, where, when, why it fits, when it was told. Not where it stands.

use crate::domain::codes::MatterKind;
use crate::domain::money::print_yuan;
use crate::domain::subject::Subject;
use crate::domain::told::{Matter, Told};
use crate::i18n::Texts;
use crate::ledger::queries::at_the_door::{Row, Why};
use crate::ledger::table::Tables;
use crate::tui::context::View;
use crate::tui::entry::{pairing, topic};
use crate::tui::widget::date::short_day;

/// What a row is called: a topic by its label, everything else by its own words.
pub fn called(row: &Row, language: &str) -> String {
    match row.what {
        Matter::Topic(topic) => topic.label(language).to_owned(),
        _ => row.words.clone(),
    }
}

/// What was told at a door last, in short: `11-22 告知 消防安全`, so many of it; empty where nothing was.
pub fn told_in_short(subject: &Subject, most: usize, view: &View<'_>) -> Vec<String> {
    let (tag, today) = (view.texts.tag(), view.day());
    let line = |told: &Told| {
        let called = told.what.topic().map(|topic| topic.label(tag).to_owned());
        let called = called.unwrap_or_else(|| told.words.clone());
        let day = short_day(told.day, today);
        format!("{day} {} {called}", told.how.label(tag))
    };
    let told = view.ledger.tables().told.of(subject).rev();
    told.take(most).map(|told| line(told)).collect()
}

/// When it was told there last; none where it never was.
pub fn told(row: &Row, view: &View<'_>) -> Option<String> {
    let last = row.told?;
    let values = [
        ("how", last.how.label(view.texts.tag()).into()),
        ("day", short_day(last.day, view.day()).into()),
    ];
    let id = match last.day == view.day() {
        true => "at-door-told-today",
        false => "at-door-told-on",
    };
    Some(view.texts.with(id, &values))
}

/// Why it fits, the weightiest first.
pub fn why(row: &Row, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let said = row.why.iter().map(|why| reason(*why, view.texts, tables));
    let said: Vec<String> = said.collect();
    said.join(&view.texts.get("list-comma"))
}

/// A reason in words.
pub fn reason(why: Why, texts: &Texts, tables: &Tables) -> String {
    let tag = texts.tag();
    match why {
        Why::Need(id) => {
            let found = tables.requests.get(id);
            let words = found.map_or("", |request| request.words.as_str());
            texts.with("at-door-asked", &[("words", words.into())])
        }
        Why::Heard(need) => texts.with("at-door-heard", &[("need", need.label(tag).into())]),
        Why::OfTheDay => texts.get("at-door-of-the-day").into_owned(),
        Why::Group(group) => group.label(tag).to_owned(),
        Why::Age(age) => texts.with("card-age", &[("age", age.into())]),
        Why::Near => texts.get("at-door-near").into_owned(),
        Why::Everybody => texts.get("at-door-everybody").into_owned(),
    }
}

/// What is left of it, in yuan or in its unit; none where it cannot be counted.
pub fn left(row: &Row, view: &View<'_>) -> Option<String> {
    let left = row.left?;
    let (left, unit) = match row.kind {
        MatterKind::MONEY => (
            print_yuan(left),
            view.texts.get("at-door-yuan").into_owned(),
        ),
        _ => (left.to_string(), row.unit.clone()),
    };
    Some(pairing::left_of(&left, &unit, view))
}

/// From when until when, and at which times.
fn when(row: &Row, view: &View<'_>) -> String {
    let today = view.day();
    // What is on one day alone is told by that day.
    if let (Some(on), true) = (row.from, row.from == row.until) {
        let day = short_day(on, today);
        return format!("{day} {}", row.times).trim_end().to_owned();
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| short_day(day, today));
    let from = day(row.from.filter(|from| *from > today));
    let from = from.map(|day| view.texts.with("at-door-from", &[("from", day.into())]));
    let until = day(row.until);
    let until = until.map(|day| view.texts.with("at-door-until", &[("until", day.into())]));
    let parts = [Some(row.times.clone()), from, until].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Its facts, each under its label; those it has none of are left out.
pub fn facts(row: &Row, view: &View<'_>) -> Vec<String> {
    let spot = row.spot.as_ref().map(|spot| spot.with_estate());
    let point = row
        .point
        .map(|point| point.label(view.texts.tag()).to_owned());
    let places = [
        point.unwrap_or_default(),
        row.place.clone(),
        spot.unwrap_or_default(),
    ];
    let places: Vec<String> = places.into_iter().filter(|part| !part.is_empty()).collect();
    let labelled = [
        ("at-door-why", why(row, view)),
        ("at-door-who", row.who.clone()),
        ("at-door-where", places.join(" ")),
        ("at-door-when", when(row, view)),
        ("at-door-conditions", row.conditions.clone()),
    ];
    let said = labelled.into_iter().filter(|(_, what)| !what.is_empty());
    let said = said.map(|(label, what)| {
        let values = [
            ("label", view.texts.get(label).into()),
            ("what", what.into()),
        ];
        view.texts.with("homes-labelled", &values)
    });
    said.chain(left(row, view)).chain(told(row, view)).collect()
}

/// Everything: of a topic the card to read aloud first.
pub fn whole(row: &Row, view: &View<'_>) -> String {
    let card = row.what.topic().map(|topic| topic::card(topic, view));
    let card = card.filter(|card| !card.is_empty());
    let facts = facts(row, view).join("\n");
    match card {
        Some(card) => format!("{card}\n\n{facts}"),
        None => facts,
    }
}
