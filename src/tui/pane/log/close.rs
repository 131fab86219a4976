//! The end of the day: its figures and what is left undone are shown first, then one key closes it, then a file is offered.

use std::collections::HashSet;

use crate::domain::codes::DayState;
use crate::domain::subject::Subject;
use crate::ledger::queries::daylog::{DayLog, PendingRow};
use crate::ledger::work::day;
use crate::tui::context::{Context, View};
use crate::tui::dialog::message::Notice;
use crate::tui::entry::{export, task};

/// Why the day shown cannot be closed, as a message id.
pub(super) fn refusal(log: Option<&DayLog>) -> Option<&'static str> {
    match log.map(|log| log.head.day.state) {
        Some(DayState::WORKING) => None,
        Some(DayState::CLOSED) => Some("log-closed-already"),
        _ => Some("log-not-begun"),
    }
}

/// Shows the day and asks whether it is over.
pub(super) fn ask(log: &DayLog, figures: &str, context: &mut Context<'_>) {
    let view = context.view();
    let mut said = vec![open_doors(log, &view), String::new()];
    said.extend([figures.to_owned(), String::new()]);
    let values = [("count", log.unfinished.len().into())];
    said.push(view.texts.with("log-left-undone", &values));
    said.extend(log.unfinished.iter().map(|row| left(row, &view)));
    let values = [("day", log.head.date().to_string().into())];
    let title = view.texts.with("log-close-title", &values);
    let deed = view.texts.get("log-close-deed").into_owned();
    let notice = Notice::new(title, said.join("\n")).deed(deed, |context| {
        let date = day::close(context.ledger, context.at())?;
        let said = context.texts.with(
            "log-closed",
            &[("day", date.format("%m-%d").to_string().into())],
        );
        context.say_recorded(&said);
        export::offer(date, context);
        Ok(())
    });
    context.open(notice);
}

/// How many doors are still open, and what becomes of them.
fn open_doors(log: &DayLog, view: &View<'_>) -> String {
    let doors = log.unfinished.iter();
    let doors: HashSet<_> = doors.filter_map(|row| row.place.subject.as_ref()).collect();
    match doors.len() {
        0 => view.texts.get("log-no-door-open").into_owned(),
        count => view
            .texts
            .with("log-doors-open", &[("count", count.into())]),
    }
}

/// A row of what is left undone: where, whose, why.
fn left(row: &PendingRow, view: &View<'_>) -> String {
    let subject = row.place.subject.as_ref();
    let door = subject.map_or_else(
        || row.place.door.clone(),
        |subject: &Subject| view.door_and_head(subject),
    );
    let rules = row.pending.rules.iter();
    let rules = rules.map(|rule| rule.label(view.texts.tag()).to_owned());
    let tasks = row.tasks.iter().map(|done| task::title(done, view));
    let why: Vec<String> = rules.chain(tasks).collect();
    format!("- {door}  {}", why.join(&view.texts.get("list-separator")))
}
