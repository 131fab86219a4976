//! A row of `task list`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::task::Task;

/// A task.
#[derive(Debug, Serialize)]
pub struct TaskRow {
    /// For `task done`, `snooze`, `dismiss`, `assign`.
    pub id: Uuid,
    /// What is to be done.
    pub title: String,
    /// Code of the table `task-kind`.
    pub kind: &'static str,
    /// Code of the table `task-origin`.
    pub origin: &'static str,
    /// Door or place, else the address as it was written.
    pub door: String,
    /// By when; a task put off is due again on that day.
    pub due: Option<NaiveDate>,
    /// At what time, as `19:00`.
    pub time: Option<String>,
    /// Code of the table `priority`.
    pub priority: &'static str,
    /// Code of the table `task-state`.
    pub state: &'static str,
    /// Whether its day has passed and it is still open.
    pub overdue: bool,
    /// Who does it, where it is not the worker.
    pub assigned_to: String,
    /// Why it was dropped.
    pub reason: String,
    /// Note.
    pub note: String,
    /// When it was written down.
    pub created: String,
    /// When it was done.
    pub done: Option<String>,
}

impl TaskRow {
    /// The row of a task, as it stands on `today`.
    pub fn of(task: &Task, doors: &Doors<'_>, today: NaiveDate) -> Self {
        let time = task.due.and_then(|due| due.time);
        Self {
            id: task.id.uuid(),
            title: task.title.clone(),
            kind: task.kind.as_str(),
            origin: task.origin.as_str(),
            door: Self::door(task, doors),
            due: task.due_on(),
            time: time.map(|time| time.format("%H:%M").to_string()),
            priority: task.priority.as_str(),
            state: task.state.as_str(),
            overdue: task.is_overdue(today),
            assigned_to: task.assigned_to.clone(),
            reason: task.reason.clone(),
            note: task.note.clone(),
            created: print_moment(&task.created),
            done: task.done.as_ref().map(print_moment),
        }
    }

    /// Where it is to be done.
    pub fn door(task: &Task, doors: &Doors<'_>) -> String {
        match &task.subject {
            Some(subject) => doors.written(subject),
            None => task.address.clone(),
        }
    }
}
