//! Tasks in words: what one is called. Not its life.

use crate::domain::codes::{Coded, Need, Outcome};
use crate::domain::task::Task;
use crate::tui::context::View;

/// What a task is called: those that follow from a visit have a code for a title, which is put into words.
pub fn title(task: &Task, view: &View<'_>) -> String {
    let tag = view.texts.tag();
    if let Some(row) = Need::table().row(&task.title) {
        return row.label(tag).to_owned();
    }
    match Outcome::table().row(&task.title) {
        Some(row) => {
            let values = [("why", row.label(tag).into())];
            view.texts.with("task-who-lives-there", &values)
        }
        None => task.title.clone(),
    }
}
