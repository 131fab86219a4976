//! The open tasks at the door under the cursor, any other by typing, and a new one. What is done with one is asked next.

use crate::domain::Id;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::picker::Picker;

/// The option that writes down a new one.
const NEW: &str = "new";

/// Opens the list.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let tasks = tasks(here.as_ref(), &view);
    let first = match &here {
        Some(here) => tasks
            .iter()
            .filter(|task| task.subject.as_ref() == Some(here))
            .count(),
        None => tasks.len(),
    };
    let mut options = vec![Choice::new(NEW, view.texts.get("task-new"))];
    options.extend(
        tasks
            .iter()
            .map(|task| Choice::new(task.id.to_string(), row(task, &view))),
    );
    let title = match &here {
        Some(here) => {
            let values = [("door", view.door(here).into())];
            view.texts.with("task-list-at", &values)
        }
        None => view.texts.get("task-list").into_owned(),
    };
    let picker = Picker::new(title, options, move |choice, context| {
        match choice.value.parse() {
            Ok(id) => super::act(Id::new(id), context),
            Err(_) => super::add(here.clone(), context),
        }
        Ok(())
    });
    context.open(picker.numbered().at_first(first + 1));
}

/// The open tasks: those at the door first, each by the day they are due.
fn tasks<'a>(here: Option<&Subject>, view: &View<'a>) -> Vec<&'a Task> {
    let all = view.ledger.tables().tasks.iter();
    let mut tasks: Vec<&Task> = all
        .map(AsRef::as_ref)
        .filter(|task| task.is_open())
        .collect();
    tasks.sort_by_cached_key(|task| {
        let elsewhere = here.is_some() && task.subject.as_ref() != here;
        (elsewhere, task.due_on().is_none(), task.due_on(), task.id)
    });
    tasks
}

/// By when, where, what, who asked for it.
fn row(task: &Task, view: &View<'_>) -> String {
    let due = task.due_on().map_or_else(String::new, |due| {
        let late = if task.is_overdue(view.day()) { "!" } else { "" };
        format!("{late}{} ", due.format("%m-%d"))
    });
    let origin = task.origin.label(view.texts.tag());
    format!("{due}{}  {origin}", super::named(task, view))
}
