//! A task (任务) that a person assigned or the worker wrote down. What is due by a rule is computed, not a task.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{Priority, TaskKind, TaskOrigin, TaskState};
use super::record::entity;
use super::subject::Subject;
use super::visit::Appointment;
use super::{Id, Moment};

/// A task.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: Id<Task>,
    /// What is to be done, in a line.
    pub title: String,
    /// Visit, collect, wish, check.
    pub kind: TaskKind,
    /// Who asked for it.
    pub origin: TaskOrigin,
    /// The door or place, where it could be settled.
    pub subject: Option<Subject>,
    /// The address as written, where no door could be settled.
    pub address: String,
    /// By when, and at what time where one was named.
    pub due: Option<Appointment>,
    /// How urgent.
    pub priority: Priority,
    /// More about it.
    pub note: String,
    /// Where its life stands; overdue is computed.
    pub state: TaskState,
    /// With state `deferred`: until when.
    pub deferred_to: Option<NaiveDate>,
    /// With state `cancelled`: why.
    pub reason: String,
    /// Who does it, where it is not the worker.
    pub assigned_to: String,
    /// When it was written down.
    pub created: Moment,
    /// When it was done.
    pub done: Option<Moment>,
}

impl Task {
    /// A pending task with a title.
    pub fn new(id: Id<Self>, title: String, origin: TaskOrigin, created: Moment) -> Self {
        Self {
            id,
            title,
            kind: TaskKind::OTHER,
            origin,
            subject: None,
            address: String::new(),
            due: None,
            priority: Priority::MEDIUM,
            note: String::new(),
            state: TaskState::PENDING,
            deferred_to: None,
            reason: String::new(),
            assigned_to: String::new(),
            created,
            done: None,
        }
    }

    /// Whether it still waits for somebody.
    pub fn is_open(&self) -> bool {
        self.state != TaskState::DONE && self.state != TaskState::CANCELLED
    }

    /// The day from which it asks for attention again: deferred, else its due day.
    pub fn due_on(&self) -> Option<NaiveDate> {
        match self.deferred_to {
            Some(day) if self.state == TaskState::DEFERRED => Some(day),
            _ => self.due.map(|due| due.on),
        }
    }

    /// Whether its day has passed; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.is_open() && self.due_on().is_some_and(|due| due < day)
    }
}

entity!(Task, 7, "tasks" {
    fn subject(&self) -> Option<Subject> { self.subject.clone() }
    fn day(&self) -> Option<NaiveDate> { Some(self.done.unwrap_or(self.created).date_naive()) }
});
