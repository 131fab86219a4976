//! Every attempt at one door, the latest first, with what was noted. Not the list of a day.

use chrono::Timelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::queries::mark::Mark;
use crate::tui::context::View;
use crate::tui::mark;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;

/// What was noted of a visit, in a line, and whether it was entered late.
pub(super) fn content(visit: &Visit, view: &View<'_>) -> String {
    let mut said = noted(visit, view);
    if visit.late {
        said.push_str(&view.texts.get("list-separator"));
        said.push_str(&view.texts.get("visits-late"));
    }
    said
}

/// What was noted of a visit, in a line: the outcome when nothing else was.
pub(in crate::tui) fn noted(visit: &Visit, view: &View<'_>) -> String {
    let tag = view.texts.tag();
    let mut parts = Vec::new();
    if visit.all_well && !visit.outcome.is_effective() {
        parts.push(mark::outcome(visit.outcome, view.texts).into_owned());
    }
    parts.push(mark::visit(visit, view.texts).into_owned());
    if visit.attempt > 1 && !visit.outcome.is_effective() {
        parts.push(
            view.texts
                .with("visits-attempt", &[("attempt", visit.attempt.into())]),
        );
    }
    if let Some(again) = visit.again {
        let time = again
            .time
            .map(|time| time.format(" %H:%M").to_string())
            .unwrap_or_default();
        parts.push(format!("{}{time}", again.on.format("%m-%d")));
    }
    parts.extend(visit.needs.iter().map(|need| need.label(tag).to_owned()));
    let tables = view.ledger.tables();
    let found = tables
        .hazards
        .of(&visit.subject)
        .filter(|hazard| hazard.visit == Some(visit.id));
    parts.extend(found.map(|hazard| hazard.item.label(tag).to_owned()));
    parts.extend(visit.topics.iter().map(|topic| topic.label(tag).to_owned()));
    if !visit.note.is_empty() {
        parts.push(visit.note.replace('\n', " "));
    }
    parts.join(view.texts.get("list-separator").as_ref())
}

/// Draws the history of a door; an empty box when there is none.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, subject: Option<&Subject>, view: &View<'_>) {
    let title = subject.map_or_else(String::new, |subject| {
        let values = [("door", view.door_and_head(subject).into())];
        view.texts.with("visits-history", &values)
    });
    let inside = boxed(frame, area, &title, Look::Main, view);
    let Some(subject) = subject else { return };
    let mut visits: Vec<_> = view.ledger.tables().visits.of(subject).collect();
    visits.sort_by_key(|visit| std::cmp::Reverse(visit.at));
    let room = usize::from(inside.width);
    let lines = visits
        .into_iter()
        .flat_map(|visit| attempt(visit, room, view));
    for (y, line) in (inside.top()..inside.bottom()).zip(lines) {
        frame.render_widget(
            line,
            Rect {
                y,
                height: 1,
                ..inside
            },
        );
    }
}

/// One attempt: a line with when and how, then what was noted, indented.
fn attempt(visit: &Visit, room: usize, view: &View<'_>) -> Vec<Line<'static>> {
    let shown = Mark::after(view.ledger.tables(), visit);
    let tag = view.texts.tag();
    let when = format!(
        "{} {:02}:{:02} ",
        visit.day.format("%m-%d"),
        visit.at.hour(),
        visit.at.minute()
    );
    let how = format!(" {}", visit.mode.label(tag));
    let mut lines = vec![Line::from(vec![
        Span::styled(when, view.theme.dim()),
        Span::styled(shown.ascii(), view.theme.badge(shown)),
        Span::styled(how, view.theme.dim()),
    ])];
    let noted = text::wrap(&content(visit, view), room.saturating_sub(2));
    lines.extend(
        noted
            .into_iter()
            .map(|line| Line::from(format!("  {line}"))),
    );
    lines
}
