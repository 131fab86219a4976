//! One request in full: what, for whom, where it stands, what comes next, every step so far. Changes nothing.

use chrono::{Datelike, Timelike};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::asked::Asked;
use crate::domain::codes::{RequestKind, TaskOrigin};
use crate::domain::quantity::counted;
use crate::domain::request::{Request, RequestStep};
use crate::domain::task::Task;
use crate::tui::context::View;
use crate::tui::entry;
use crate::tui::entry::request::step_text;
use crate::tui::widget::date::short_day;
use crate::tui::widget::lines::{self, Lines};

/// Draws what was asked for; an empty box when there is nothing.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, asked: Option<&Asked>, view: &View<'_>) {
    let subject = asked.and_then(Asked::subject);
    let title = subject.map_or_else(String::new, |subject| view.door_and_head(subject));
    let told = match asked {
        None => Lines::new(),
        Some(Asked::Request(request)) => lines(request, view),
        Some(Asked::Task(task)) => of_task(task, view),
    };
    lines::card(frame, area, &title, &told, view);
}

/// The same as a text to read.
pub(super) fn text(request: &Request, view: &View<'_>) -> String {
    lines::said(lines(request, view))
}

fn lines(request: &Request, view: &View<'_>) -> Lines {
    let (texts, tag, theme) = (view.texts, view.texts.tag(), view.theme);
    let mut lines = vec![(request.words.clone(), theme.strong())];
    let head = [
        request.kind.label(tag),
        request.category.label(tag),
        request.triage.label(tag),
        request.state.label(tag),
    ];
    lines.push((head.join(" / "), theme.plain()));
    if let Some(event) = request.ways().first().filter(|_| request.is_open()) {
        let values = [("step", texts.get(step_text(*event)).into())];
        lines.push((texts.with("requests-next", &values), theme.alert()));
    }
    let quantity = request
        .quantity
        .map(|quantity| counted(quantity, &request.unit));
    let asks = request.asks_on().map(|on| short_day(on, view.day()));
    let rating = request.rating.map(|rating| rating.label(tag).to_owned());
    let written = [
        ("request-quantity", quantity.unwrap_or_default()),
        (
            "request-disclosure",
            request.disclosure.label(tag).to_owned(),
        ),
        ("request-asked-by", view.name(&request.asked_by)),
        ("request-asks-on", asks.unwrap_or_default()),
        ("request-who", view.name(&request.helper)),
        ("request-number", request.number.clone()),
        ("request-result", request.result.clone()),
        ("request-rating", rating.unwrap_or_default()),
        ("hazard-note", request.note.replace('\n', " ")),
    ];
    for (id, value) in written
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
    {
        let values = [
            ("label", texts.get(id).into()),
            ("value", value.trim().into()),
        ];
        lines.push((texts.with("hazards-said", &values), theme.plain()));
    }
    lines.push((texts.get("hazards-trail").into_owned(), theme.dim()));
    let steps = request.steps.iter().rev();
    lines.extend(steps.map(|step| (trail(step, view), theme.plain())));
    lines
}

/// What waits as a task: what, who asked for it, by when, and where its sheet would be.
fn of_task(task: &Task, view: &View<'_>) -> Lines {
    let (texts, tag, theme) = (view.texts, view.texts.tag(), view.theme);
    let mut lines = vec![(entry::task::title(task, view), theme.strong())];
    // A need heard on a visit is what people ask for, wish or not.
    let kind = match task.origin == TaskOrigin::VISIT {
        true => RequestKind::APPEAL.label(tag),
        false => task.kind.label(tag),
    };
    let head = [kind, task.state.label(tag)];
    lines.push((head.join(" / "), theme.plain()));
    let due = task.due_on().map(|on| short_day(on, view.day()));
    let written = [
        ("task-origin", task.origin.label(tag).to_owned()),
        ("request-asks-on", due.unwrap_or_default()),
        ("request-who", view.name(&task.assigned_to)),
        ("request-why", task.reason.clone()),
        ("hazard-note", task.note.replace('\n', " ")),
    ];
    for (id, value) in written.into_iter().filter(|(_, value)| !value.is_empty()) {
        let values = [("label", texts.get(id).into()), ("value", value.into())];
        lines.push((texts.with("hazards-said", &values), theme.plain()));
    }
    if task.is_open() {
        lines.push((texts.get("requests-is-task").into_owned(), theme.dim()));
    }
    lines
}

fn trail(step: &RequestStep, view: &View<'_>) -> String {
    let mut said = format!(
        "{:02}-{:02} {:02}:{:02} {}",
        step.at.month(),
        step.at.day(),
        step.at.hour(),
        step.at.minute(),
        step.to.label(view.texts.tag())
    );
    for part in [&step.by, &step.note]
        .into_iter()
        .filter(|part| !part.is_empty())
    {
        said.push(' ');
        said.push_str(&part.replace('\n', " "));
    }
    said
}
