//! The next door's card: who lives there, how it went last time, what is to be done and to be known at the door.

use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::Id;
use crate::domain::codes::{Rule, Sex};
use crate::domain::mask::mask_phone;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::ledger::queries::activities;
use crate::ledger::queries::household_card::{
    Affairs, HouseholdCard, Person, household_card, place_card,
};
use crate::ledger::queries::mark::Mark;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::pane::homes::deeds;
use crate::tui::reason;
use crate::tui::widget::lines::{self, Lines};
use crate::tui::widget::text;

/// Draws the card of a door or place under its name; an empty box when there is none.
pub fn draw(frame: &mut Frame<'_>, area: Rect, subject: Option<&Subject>, view: &View<'_>) {
    let title = subject.map_or_else(String::new, |subject| view.door(subject));
    let told = subject.map_or_else(Lines::new, |subject| lines(subject, view));
    lines::card(frame, area, &title, &told, view);
}

/// The same as the next door; `guest` says that it was looked for and is not the next one of the list. In few rows
/// there is no box, and who is there and what is to be done come first.
pub fn draw_next(
    frame: &mut Frame<'_>,
    area: Rect,
    subject: &Subject,
    guest: bool,
    view: &View<'_>,
) {
    let id = if guest { "today-guest" } else { "today-next" };
    let title = view.texts.with(id, &[("door", view.door(subject).into())]);
    if area.height >= BOXED_ROWS {
        let inside = lines::card(frame, area, &title, &lines(subject, view), view);
        if guest {
            frame.set_cursor_position((inside.x, inside.y));
        }
        return;
    }
    let mark = Mark::on(view.ledger.tables(), subject, view.day());
    let title = format!("{} {title}", mark.ascii());
    let head = vec![(title, view.theme.title())];
    let told = [head, brief(subject, view)].concat().into_iter();
    let room = usize::from(area.width);
    let cut = told.map(|(said, style)| (text::cut(&said, room).into_owned(), style));
    let hidden = lines::draw(frame, area, &cut.collect::<Lines>());
    if hidden > 0 && area.width > 2 {
        let (column, row) = (area.right() - 2, area.bottom() - 1);
        let style = view.theme.key();
        frame.buffer_mut().set_string(column, row, "..", style);
    }
    frame.set_cursor_position((area.x, area.y));
}

/// A card of fewer rows has no box.
const BOXED_ROWS: u16 = 7;

/// Everything there is to tell.
fn lines(subject: &Subject, view: &View<'_>) -> Lines {
    let tables = view.ledger.tables();
    let queue = view.queue();
    let lines = match subject.household() {
        Some(id) => household_card(tables, &queue, id).map(|card| household(&card, view)),
        None => place_card(tables, &queue, subject).map(|card| {
            let notes = card
                .place
                .map(|place| place.notes.clone())
                .unwrap_or_default();
            let mut lines: Lines = form(subject, view).into_iter().collect();
            lines.extend(affairs(&card.affairs, view));
            lines.extend(note(&notes, view));
            lines
        }),
    };
    lines.unwrap_or_default()
}

/// The head, what is to be known at the door and what is to be done, then the rest.
fn brief(subject: &Subject, view: &View<'_>) -> Lines {
    let tables = view.ledger.tables();
    let card = subject
        .household()
        .and_then(|id| household_card(tables, &view.queue(), id));
    let Some(card) = card else {
        return lines(subject, view);
    };
    let mut people = card.people.iter().map(|one| person(one, view));
    let mut told: Lines = Vec::new();
    told.extend(people.next().map(|head| (head, view.theme.strong())));
    told.extend(form(subject, view));
    let words = reason::words(&card.affairs.to_do.today, view);
    if !words.is_empty() {
        let label = view.texts.get("today-to-do");
        let room = usize::from(view.size.0).saturating_sub(text::width(&label) + 1);
        let said = reason::fitted(&words, room);
        told.push((format!("{label} {said}"), view.theme.plain()));
    }
    told.extend(note(&card.household.notes, view));
    told.push((history(&card.affairs, view), view.theme.dim()));
    told.extend(people.map(|person| (person, view.theme.plain())));
    told
}

/// Draws the card of a task whose address could not be settled.
pub fn draw_task(frame: &mut Frame<'_>, area: Rect, id: Id<Task>, view: &View<'_>) {
    let title = view.texts.get("today-task");
    let Some(task) = view.ledger.tables().tasks.get(id) else {
        lines::card(frame, area, &title, &[], view);
        return;
    };
    let mut told = vec![(
        crate::tui::entry::task::title(task, view),
        view.theme.strong(),
    )];
    told.extend([&task.address, &task.note].map(|said| (said.clone(), view.theme.plain())));
    told.push((
        view.texts.get("today-loose-task").into_owned(),
        view.theme.dim(),
    ));
    told.retain(|(said, _)| !said.is_empty());
    lines::card(frame, area, &title, &told, view);
}

/// The care words of everybody there, short.
pub fn care_words(subject: &Subject, view: &View<'_>) -> Vec<&'static str> {
    let Some(id) = subject.household() else {
        return Vec::new();
    };
    let mut words: Vec<&'static str> = Vec::new();
    let here = view
        .ledger
        .tables()
        .residents_of(id)
        .into_iter()
        .filter(|resident| resident.is_here());
    for resident in here {
        for group in resident.care_groups(view.clock.today()) {
            let word = group.short(view.texts.tag());
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

fn household(card: &HouseholdCard, view: &View<'_>) -> Lines {
    let mut lines: Lines = Vec::new();
    let state = card.household.state;
    if state != crate::domain::codes::HouseholdState::LIVED_IN {
        lines.push((
            state.label(view.texts.tag()).to_owned(),
            view.theme.strong(),
        ));
    }
    for (at, one) in card.people.iter().enumerate() {
        let style = if at == 0 {
            view.theme.strong()
        } else {
            view.theme.plain()
        };
        lines.push((person(one, view), style));
    }
    let subject = Subject::Household(card.household.id);
    lines.extend(form(&subject, view));
    lines.extend(joins(&subject, view));
    lines.extend(note(&card.household.notes, view));
    lines.extend(affairs(&card.affairs, view));
    lines
}

/// The forms that wait at this door, behind the key that fills them.
fn form(subject: &Subject, view: &View<'_>) -> Option<(String, Style)> {
    let said = deeds::forms_waiting(subject, view)?;
    let key = view.key(Action::FormFill);
    Some((format!("{key} {said}"), view.theme.strong()))
}

/// What somebody there signed up to and is today.
fn joins(subject: &Subject, view: &View<'_>) -> Lines {
    let (tables, today) = (view.ledger.tables(), view.day());
    let found = activities::at_door(tables, subject, today).into_iter();
    let found = found.filter(|(one, _)| one.is_on(today));
    let label = view.texts.get("homes-activity");
    let said = found.map(|(one, _)| {
        let time = one.hours.from.map(|time| time.format("%H:%M ").to_string());
        let time = time.unwrap_or_default();
        (format!("{label}: {time}{}", one.title), view.theme.alert())
    });
    said.collect()
}

fn person(person: &Person, view: &View<'_>) -> String {
    let resident = &person.resident;
    let tag = view.texts.tag();
    let mut parts = vec![resident.name.clone()];
    parts.extend(
        resident
            .relation
            .filter(|_| !resident.is_head())
            .map(|relation| relation.label(tag).to_owned()),
    );
    let sex = resident.sex();
    if [Sex::MALE, Sex::FEMALE].contains(&sex) && resident.is_head() {
        parts.push(sex.label(tag).to_owned());
    }
    parts.extend(
        person
            .age
            .map(|age| view.texts.with("card-age", &[("age", age.into())])),
    );
    let words: String = person
        .care
        .iter()
        .map(|group| format!("[{}]", group.short(tag)))
        .collect();
    parts.push(words);
    parts.extend(resident.phones.first().map(|phone| mask_phone(phone)));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn note(notes: &str, view: &View<'_>) -> Option<(String, Style)> {
    let label = view.texts.get("today-note");
    (!notes.is_empty()).then(|| (format!("{label}: {notes}"), view.theme.strong()))
}

/// How it went, what is to be done, what waits.
fn affairs(affairs: &Affairs, view: &View<'_>) -> Lines {
    let (plain, dim) = (view.theme.plain(), view.theme.dim());
    let mut lines = vec![(history(affairs, view), dim)];
    // A form that waits has a line of its own above, with its key.
    let due = reason::telling(&affairs.to_do.today).filter(|due| due.rule != Rule::FORM);
    for (at, found) in due.enumerate() {
        let said = reason::text(found, view);
        let label = if at == 0 {
            view.texts.get("today-to-do")
        } else {
            "    ".into()
        };
        let style = if found.time.is_some() {
            view.theme.alert()
        } else {
            plain
        };
        lines.push((format!("{label} * {said}"), style));
    }
    if !affairs.topics.is_empty() {
        let titles: Vec<String> = affairs
            .topics
            .iter()
            .map(|topic| crate::tui::entry::topic::title(topic, view))
            .collect();
        let values = [(
            "topics",
            titles.join(view.texts.get("list-comma").as_ref()).into(),
        )];
        lines.push((view.texts.with("today-topics", &values), plain));
    }
    let waiting = reason::waiting(&affairs.to_do.not_today, view);
    lines.extend(waiting.into_iter().map(|said| (said, dim)));
    lines
}

fn history(affairs: &Affairs, view: &View<'_>) -> String {
    let labels = ["today-last", "today-before"];
    let shown = affairs.visits.iter().zip(labels).map(|(visit, label)| {
        let outcome = crate::tui::mark::visit(visit, view.texts);
        let (month, day) = (visit.day.month(), visit.day.day());
        format!("{} {month:02}-{day:02} {outcome}", view.texts.get(label))
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        view.texts.get("today-never").into_owned()
    } else {
        shown.join("  ")
    }
}
