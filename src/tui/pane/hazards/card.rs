//! One hazard in full: what, where, by when, what was done, and every step so far. Changes nothing.

use chrono::{Datelike, NaiveDate, Timelike};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::rows::when;
use crate::domain::hazard::{Hazard, HazardStep};
use crate::tui::context::View;
use crate::tui::entry::hazard::measure;
use crate::tui::widget::date::weekday;
use crate::tui::widget::lines::{self, Lines};

/// Draws a hazard; an empty box when there is none.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, hazard: Option<&Hazard>, view: &View<'_>) {
    let title = hazard.map_or_else(String::new, |hazard| view.door_and_head(&hazard.subject));
    let told = hazard.map_or_else(Lines::new, |hazard| lines(hazard, view));
    lines::card(frame, area, &title, &told, view);
}

/// A hazard in full, in words alone.
pub(in crate::tui) fn told(hazard: &Hazard, view: &View<'_>) -> Vec<String> {
    let lines = lines(hazard, view).into_iter();
    lines.map(|(line, _)| line).collect()
}

/// The same as a text to read.
pub(super) fn text(hazard: &Hazard, view: &View<'_>) -> String {
    lines::said(lines(hazard, view))
}

fn lines(hazard: &Hazard, view: &View<'_>) -> Lines {
    let (texts, tag, theme) = (view.texts, view.texts.tag(), view.theme);
    let what = said(
        hazard.item.category().short(tag),
        hazard.item.label(tag),
        view,
    );
    let mut lines = vec![(what, theme.strong())];
    let values = [
        ("level", hazard.severity.level().into()),
        ("grade", hazard.severity.label(tag).into()),
        ("state", hazard.state.label(tag).into()),
    ];
    lines.push((texts.with("hazards-grade", &values), theme.plain()));
    if hazard.is_open() {
        lines.extend(hazard.deadline.map(|day| deadline(hazard, day, view)));
        let recheck = hazard
            .recheck_on
            .filter(|day| Some(*day) != hazard.deadline);
        lines.extend(recheck.map(|day| {
            let values = [("day", short_day(day, view).into())];
            (texts.with("hazards-recheck-on", &values), theme.plain())
        }));
    }
    let written = [
        ("hazard-measure", measure(hazard, view)),
        ("hazard-responsible", hazard.responsible.clone()),
        ("hazard-note", hazard.note.clone()),
    ];
    for (id, value) in written.into_iter().filter(|(_, value)| !value.is_empty()) {
        let line = said(&texts.get(id), &value.replace('\n', " "), view);
        lines.push((line, theme.plain()));
    }
    lines.push((texts.get("hazards-trail").into_owned(), theme.dim()));
    lines.extend(
        hazard
            .steps
            .iter()
            .rev()
            .map(|step| (trail(step, view), theme.plain())),
    );
    lines
}

fn said(label: &str, value: &str, view: &View<'_>) -> String {
    let values = [("label", label.into()), ("value", value.into())];
    view.texts.with("hazards-said", &values)
}

fn deadline(hazard: &Hazard, day: NaiveDate, view: &View<'_>) -> (String, Style) {
    let today = view.day();
    let left = (day - today).num_days();
    let short = short_day(day, view);
    if left > 0 {
        let values = [("day", short.into()), ("days", left.into())];
        return (
            view.texts.with("hazards-due-in", &values),
            view.theme.plain(),
        );
    }
    let values = [
        ("day", short.into()),
        ("when", when(hazard, today, view).into()),
    ];
    (view.texts.with("hazards-due", &values), view.theme.alert())
}

fn short_day(day: NaiveDate, view: &View<'_>) -> String {
    format!(
        "{:02}-{:02} {}",
        day.month(),
        day.day(),
        weekday(day, view.texts)
    )
}

fn trail(step: &HazardStep, view: &View<'_>) -> String {
    let mut said = format!(
        "{:02}-{:02} {:02}:{:02} {}",
        step.at.month(),
        step.at.day(),
        step.at.hour(),
        step.at.minute(),
        step.to.label(view.texts.tag())
    );
    for part in [&step.by, &step.note] {
        if !part.is_empty() {
            said.push(' ');
            said.push_str(&part.replace('\n', " "));
        }
    }
    said
}
