//! A door in words: who lives there, why it is due, what is to be done and known; how the day stands. Reckons nothing.

use chrono::Datelike;

use crate::domain::codes::{HouseholdState, Sex};
use crate::domain::subject::Subject;
use crate::ledger::queries::household_card::{
    Affairs, HouseholdCard, Person, household_card, place_card,
};
use crate::ledger::queries::mark::Mark;
use crate::ledger::queries::today::Today;
use crate::tui::context::View;
use crate::tui::mark;
use crate::tui::pane::homes::card::{self, Deed};
use crate::tui::reason;
use crate::tui::widget::date::weekday;

/// So many of the last visits are told.
const VISITS: usize = 3;
/// Wider than any line of a card: where a line breaks is settled when it is said.
const UNBROKEN: u16 = 2_000;

/// The day, how many doors are done, what stands out.
pub fn standing(view: &View<'_>) -> String {
    let day = view.day();
    let progress = view.queue().progress(view.ledger.tables());
    let today = Today::of(view.ledger.tables(), day);
    let date = format!(
        "{:02}-{:02} {}",
        day.month(),
        day.day(),
        weekday(day, view.texts)
    );
    let values = [
        ("day", date.into()),
        ("done", progress.done.into()),
        ("all", progress.total.into()),
        ("away", today.not_home.into()),
        ("hazards", today.hazards.into()),
    ];
    let standing = view.texts.with("plain-standing", &values);
    if view.ledger.tables().day(day).is_some() {
        return standing;
    }
    format!(
        "{standing}{}{}",
        view.texts.get("plain-comma"),
        view.texts.get("plain-not-begun")
    )
}

/// The door, who lives there; with `next` that it is the next one of the list.
pub fn told(subject: &Subject, next: bool, view: &View<'_>) -> Vec<String> {
    let tables = view.ledger.tables();
    let queue = view.queue();
    let door = view.door(subject);
    let mut who = Vec::new();
    let (notes, affairs) = match subject.household() {
        Some(id) => match household_card(tables, &queue, id) {
            Some(card) => {
                who = people(&card, view);
                (card.household.notes.clone(), card.affairs)
            }
            None => return Vec::new(),
        },
        None => match place_card(tables, &queue, subject) {
            Some(card) => {
                let notes = card.place.map(|place| place.notes.clone());
                (notes.unwrap_or_default(), card.affairs)
            }
            None => return Vec::new(),
        },
    };
    let values = [
        ("door", door.into()),
        ("who", who.join(&view.texts.get("plain-comma")).into()),
    ];
    let id = if next { "plain-next" } else { "plain-door" };
    let mut lines = vec![view.texts.with(id, &values)];
    lines.extend(to_do(&affairs, view));
    if !notes.is_empty() {
        lines.push(labelled("today-note", &notes, view));
    }
    lines.push(history(&affairs, view));
    lines
}

/// Who lives there in a few words: the head with age, how many, what care they need.
fn people(card: &HouseholdCard, view: &View<'_>) -> Vec<String> {
    let tag = view.texts.tag();
    let mut said = Vec::new();
    if card.household.state != HouseholdState::LIVED_IN {
        said.push(card.household.state.label(tag).to_owned());
    }
    if let Some(head) = card.people.first() {
        said.extend(person(head, view));
    }
    if card.people.len() > 1 {
        let values = [("count", card.people.len().into())];
        said.push(view.texts.with("plain-people", &values));
    }
    said.extend(card.care.iter().map(|group| group.short(tag).to_owned()));
    said
}

fn person(person: &Person, view: &View<'_>) -> Vec<String> {
    let mut said = vec![view.name(&person.resident.name)];
    let sex = person.resident.sex();
    if [Sex::MALE, Sex::FEMALE].contains(&sex) {
        said.push(sex.label(view.texts.tag()).to_owned());
    }
    let age = person.age;
    said.extend(age.map(|age| view.texts.with("card-age", &[("age", age.into())])));
    said
}

/// Why it is due and what is to be told there.
fn to_do(affairs: &Affairs, view: &View<'_>) -> Vec<String> {
    let due = reason::telling(&affairs.to_do.today);
    let due: Vec<String> = due.map(|reason| reason::text(reason, view)).collect();
    let mut lines = Vec::new();
    if !due.is_empty() {
        let due = due.join(&view.texts.get("plain-semicolon"));
        lines.push(labelled("today-to-do", &due, view));
    }
    if !affairs.topics.is_empty() {
        let topics = affairs
            .topics
            .iter()
            .map(|topic| crate::tui::entry::topic::title(topic, view));
        let topics: Vec<String> = topics.collect();
        let topics = topics.join(&view.texts.get("list-comma"));
        let values = [("topics", topics.into())];
        lines.push(view.texts.with("today-topics", &values));
    }
    lines
}

fn history(affairs: &Affairs, view: &View<'_>) -> String {
    let visits = affairs.visits.iter().zip(["today-last", "today-before"]);
    let told = visits.map(|(visit, label)| {
        let (month, day) = (visit.day.month(), visit.day.day());
        let outcome = mark::visit(visit, view.texts);
        format!("{} {month:02}-{day:02} {outcome}", view.texts.get(label))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return view.texts.get("today-never").into_owned();
    }
    told.join(&view.texts.get("plain-semicolon"))
}

/// Everything of the card; with `revealed` numbers in full.
pub fn details(subject: &Subject, revealed: bool, view: &View<'_>) -> Vec<String> {
    let mut lines = vec![view.door_and_head(subject)];
    let rows = card::rows(subject, revealed, UNBROKEN, view);
    for row in rows {
        match row.deed {
            Deed::AddPerson(_) => {}
            Deed::Visits => lines.push(visits(subject, view)),
            _ => lines.push(row.said().replace(['[', ']'], " ")),
        }
    }
    lines
}

/// How the last visits went, without the marks of the screen.
fn visits(subject: &Subject, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let last = tables.visits.of(subject).rev().take(VISITS);
    let said = last.map(|visit| {
        let word = view.texts.get(mark::text(Mark::after(tables, visit)));
        format!("{} {word}", visit.day.format("%m-%d"))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return view.texts.get("homes-never-visited").into_owned();
    }
    let said = said.join(&view.texts.get("plain-semicolon"));
    labelled("homes-visits", &said, view)
}

/// `Label: what`, in the way of the language.
pub fn labelled(label: &'static str, what: &str, view: &View<'_>) -> String {
    let values = [
        ("label", view.texts.get(label).into()),
        ("what", what.into()),
    ];
    view.texts.with("homes-labelled", &values)
}
