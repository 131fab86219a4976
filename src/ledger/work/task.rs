//! Writing down tasks, and what is decided about them. What is due by a rule is no task.

use chrono::NaiveDate;

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::{Need, Priority, TaskKind, TaskOrigin, TaskState};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::{Appointment, Visit};
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// What is noted of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTask {
    /// What is to be done.
    pub title: String,
    /// Of which kind.
    pub kind: TaskKind,
    /// Who asked for it.
    pub origin: TaskOrigin,
    /// Where.
    pub subject: Option<Subject>,
    /// The address in words, where no door could be settled.
    pub address: String,
    /// By when.
    pub due: Option<Appointment>,
    /// How urgent.
    pub priority: Priority,
    /// More about it.
    pub note: String,
}

/// Writes down a task.
///
/// # Errors
/// When it has no title, or the store refuses.
pub fn add(ledger: &mut Ledger, new: NewTask, at: At<'_>) -> Result<(Id<Task>, OpId), WorkError> {
    if new.title.trim().is_empty() {
        return Err(WorkError::Field {
            field: "title",
            reason: "task-needs-title",
        });
    }
    let mut task = Task::new(
        Id::new(at.clock.id()),
        new.title,
        new.origin,
        at.clock.now(),
    );
    task.kind = new.kind;
    task.subject = new.subject;
    task.address = new.address;
    task.due = new.due;
    task.priority = new.priority;
    task.note = new.note;
    let id = task.id;
    let mut edit = ledger.edit();
    edit.put(task);
    let changes = edit.changes();
    let operation = ledger
        .commit("task", changes, at.clock)?
        .ok_or(WorkError::Missing("task"))?;
    Ok((id, operation))
}

/// What is decided about a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskStep {
    /// Somebody is on it.
    Begin,
    /// Done.
    Done,
    /// Not before this day.
    Snooze(NaiveDate),
    /// Dropped, with the reason.
    Dismiss(String),
    /// Given to somebody else.
    Assign(String),
    /// Open again.
    Reopen,
}

/// Decides about a task.
///
/// # Errors
/// When it is gone, a reason is missing, or the store refuses.
pub fn step(
    ledger: &mut Ledger,
    id: Id<Task>,
    step: TaskStep,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut task: Task = edit.get(id).ok_or(WorkError::Missing("task"))?;
    let verb = match step {
        TaskStep::Begin => {
            task.state = TaskState::DOING;
            "task-begin"
        }
        TaskStep::Done => {
            task.state = TaskState::DONE;
            task.done = Some(at.clock.now());
            "task-done"
        }
        TaskStep::Snooze(until) => {
            if until < at.clock.today() {
                return Err(WorkError::Field {
                    field: "until",
                    reason: "snooze-in-the-past",
                });
            }
            task.state = TaskState::DEFERRED;
            task.deferred_to = Some(until);
            "task-snooze"
        }
        TaskStep::Dismiss(reason) => {
            if reason.trim().is_empty() {
                return Err(WorkError::Field {
                    field: "reason",
                    reason: "task-needs-reason",
                });
            }
            task.state = TaskState::CANCELLED;
            task.reason = reason;
            "task-dismiss"
        }
        TaskStep::Assign(to) => {
            task.assigned_to = to;
            "task-assign"
        }
        TaskStep::Reopen => {
            task.state = TaskState::PENDING;
            task.done = None;
            "task-reopen"
        }
    };
    edit.put(task);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// The task a need heard at the door becomes.
pub(super) fn from_need(visit: &Visit, need: Need, at: At<'_>) -> Task {
    let mut task = Task::new(
        Id::new(at.clock.id()),
        need.as_str().to_owned(),
        TaskOrigin::VISIT,
        visit.at,
    );
    task.kind = TaskKind::WISH;
    task.subject = Some(visit.subject.clone());
    task
}

/// The task of finding out who lives behind a door that was let or left.
pub(super) fn who_lives_there(visit: &Visit, at: At<'_>) -> Task {
    let title = visit.outcome.as_str().to_owned();
    let mut task = Task::new(Id::new(at.clock.id()), title, TaskOrigin::FACTS, visit.at);
    task.kind = TaskKind::FACTS;
    task.subject = Some(visit.subject.clone());
    task
}
