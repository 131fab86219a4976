//! Tasks in dialogs: writing one down, deciding about one, what one is called. Not when it is due: the queue knows.

mod act;
mod add;
mod list;

use crate::domain::codes::{Coded, Need, Outcome, TaskKind};
use crate::domain::task::Task;
use crate::i18n::Texts;
use crate::tui::context::View;
use crate::tui::dialog::Reopen;

pub use act::act;
pub use add::open as add;
pub use list::open as list;

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (add::KIND, add::reopen),
    (act::SNOOZE, |about, view| {
        act::reopen(act::SNOOZE, about, view)
    }),
    (act::DISMISS, |about, view| {
        act::reopen(act::DISMISS, about, view)
    }),
    (act::ASSIGN, |about, view| {
        act::reopen(act::ASSIGN, about, view)
    }),
];

/// Whether a task is something people asked for, not something the worker was sent to do: a need heard on a visit, a wish
/// or request of a list.
pub fn is_asked_for(task: &Task) -> bool {
    [TaskKind::WISH, TaskKind::new("event")].contains(&task.kind)
}

/// The open tasks of that kind.
pub fn asked_for<'a>(view: &View<'a>) -> Vec<&'a Task> {
    let all = view.ledger.tables().tasks.iter().map(AsRef::as_ref);
    all.filter(|task| task.is_open() && is_asked_for(task))
        .collect()
}

/// Where it is and what it is called.
pub fn named(task: &Task, view: &View<'_>) -> String {
    let place = match &task.subject {
        Some(subject) => view.door_and_head(subject),
        None => task.address.clone(),
    };
    format!("{place} {}", title(task, view))
        .trim_start()
        .to_owned()
}

/// What a task is called: those that follow from a visit have a code for a title, which is put into words.
pub fn title(task: &Task, view: &View<'_>) -> String {
    worded(&task.title, view.texts)
}

/// A title in words, where it is a code.
pub fn worded(title: &str, texts: &Texts) -> String {
    let tag = texts.tag();
    if let Some(row) = Need::table().row(title) {
        return row.label(tag).to_owned();
    }
    match Outcome::table().row(title) {
        Some(row) => {
            let values = [("why", row.label(tag).into())];
            texts.with("task-who-lives-there", &values)
        }
        None => title.to_owned(),
    }
}
