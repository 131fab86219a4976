//! The next door's card: who lives there, how it went last time, what to know at the door.

use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::mask::mask_phone;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::tui::context::View;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;

/// Draws the card of a door; an empty box when there is none.
pub fn draw(frame: &mut Frame<'_>, area: Rect, subject: Option<&Subject>, view: &View<'_>) {
    let title = subject.map_or_else(String::new, |subject| {
        view.texts
            .with("today-next", &[("door", view.door(subject).into())])
    });
    let inside = boxed(frame, area, &title, Look::Main, view);
    let Some(subject) = subject else { return };
    let room = usize::from(inside.width);
    let mut lines = people(subject, view);
    lines.extend(history(subject, view));
    lines.extend(open(subject, view));
    lines.extend(notes(subject, view));
    let wrapped = lines.iter().flat_map(|line| text::wrap(line, room));
    for (row, line) in (inside.top()..inside.bottom()).zip(wrapped) {
        frame.render_widget(
            Line::from(line),
            Rect {
                y: row,
                height: 1,
                ..inside
            },
        );
    }
}

/// The care words of everybody there, short.
pub fn care_words(subject: &Subject, view: &View<'_>) -> String {
    let Some(id) = subject.household() else {
        return String::new();
    };
    let mut words: Vec<&str> = Vec::new();
    for resident in view
        .ledger
        .tables()
        .residents_of(id)
        .into_iter()
        .filter(|resident| resident.is_here())
    {
        for group in resident.care_groups(view.clock.today()) {
            let word = group.short(view.texts.tag());
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words.join(" ")
}

fn people(subject: &Subject, view: &View<'_>) -> Vec<String> {
    let Some(id) = subject.household() else {
        return Vec::new();
    };
    let residents = view.ledger.tables().residents_of(id);
    residents
        .into_iter()
        .filter(|resident| resident.is_here())
        .map(|resident| person(resident, view))
        .collect()
}

fn person(resident: &Resident, view: &View<'_>) -> String {
    let today = view.clock.today();
    let mut parts = vec![resident.name.clone()];
    if let Some(relation) = resident.relation.filter(|_| !resident.is_head()) {
        parts.push(relation.label(view.texts.tag()).to_owned());
    }
    if let Some(age) = resident.age(today) {
        parts.push(view.texts.with("card-age", &[("age", age.into())]));
    }
    let groups = resident.care_groups(today);
    if !groups.is_empty() {
        let words: Vec<_> = groups
            .iter()
            .map(|group| format!("[{}]", group.short(view.texts.tag())))
            .collect();
        parts.push(words.concat());
    }
    parts.extend(resident.phones.first().map(|phone| mask_phone(phone)));
    parts.join(" ")
}

fn history(subject: &Subject, view: &View<'_>) -> Option<String> {
    let visits = &view.ledger.tables().visits;
    let labels = ["today-last", "today-before"];
    let shown: Vec<String> = visits
        .of(subject)
        .rev()
        .zip(labels)
        .map(|(visit, label)| {
            let outcome = visit.outcome.label(view.texts.tag());
            format!(
                "{} {:02}-{:02} {outcome}",
                view.texts.get(label),
                visit.day.month(),
                visit.day.day()
            )
        })
        .collect();
    if shown.is_empty() {
        return Some(view.texts.get("today-never").into_owned());
    }
    Some(shown.join("  "))
}

fn open(subject: &Subject, view: &View<'_>) -> Vec<String> {
    let tables = view.ledger.tables();
    let tasks = tables
        .tasks
        .of(subject)
        .filter(|task| task.is_open())
        .map(|task| task.title.clone());
    let hazards = tables
        .hazards
        .of(subject)
        .filter(|hazard| hazard.state.is_open());
    let hazards = hazards.map(|hazard| {
        format!(
            "{} {}",
            hazard.item.label(view.texts.tag()),
            hazard.state.label(view.texts.tag())
        )
    });
    let label = view.texts.get("today-to-do");
    tasks
        .chain(hazards)
        .map(|what| format!("{label} * {what}"))
        .collect()
}

fn notes(subject: &Subject, view: &View<'_>) -> Option<String> {
    let household = view.ledger.tables().households.get(subject.household()?)?;
    (!household.notes.is_empty())
        .then(|| format!("{}: {}", view.texts.get("today-note"), household.notes))
}
