//! A task as a row of the log: done, added or carried over that day. Not what the queue makes of it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::span::Span;
use super::super::whereabouts::{Estates, Where};
use crate::domain::task::Task;
use crate::ledger::table::Tables;

/// Why a task stands in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskPart {
    /// Done that day.
    Done,
    /// Written down that day and still open.
    Added,
    /// Open since earlier, carried over.
    Carried,
}

/// A task done, added or carried over.
#[derive(Clone, PartialEq)]
pub struct TaskRow {
    /// The record.
    pub task: Arc<Task>,
    /// Where.
    pub place: Where,
    /// Why it stands here.
    pub part: TaskPart,
    /// Whether it was written down that day, whatever became of it.
    pub added: bool,
    /// Whether its day had passed by then.
    pub overdue: bool,
}

impl TaskRow {
    /// The row of a task, unless it was over before the day or came after it.
    pub(in super::super) fn of(
        tables: &Tables,
        task: &Arc<Task>,
        date: NaiveDate,
        span: &Span,
        estates: &Estates,
    ) -> Option<Self> {
        if !span.is_reached_by(task.created) {
            return None;
        }
        let added = span.holds(task.created);
        let done_later = task.done.is_some_and(|done| !span.is_reached_by(done));
        let part = match task.done {
            Some(done) if span.holds(done) => TaskPart::Done,
            _ if !task.is_open() && !done_later => return None,
            _ if added => TaskPart::Added,
            _ => TaskPart::Carried,
        };
        let open = part != TaskPart::Done;
        Some(Self {
            place: match &task.subject {
                Some(subject) => Where::of(tables, subject, estates),
                None => Where::as_written(&task.address),
            },
            part,
            added,
            overdue: open && task.due_on().is_some_and(|due| due < date),
            task: Arc::clone(task),
        })
    }

    /// Whether it came out of a need heard at the door.
    pub fn is_from_need(&self) -> bool {
        super::need::is_need(&self.task)
    }
}
