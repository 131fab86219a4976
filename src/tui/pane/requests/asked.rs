//! What the page lists: requests, and the needs and wishes that wait as tasks of a visit or of a list. Not their lives.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::text::Line;

use super::rows::Part;
use crate::domain::Moment;
use crate::domain::codes::Triage;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::ledger::queries::mark::Mark;
use crate::ledger::table::Tables;
use crate::tui::context::View;
use crate::tui::entry;
use crate::tui::widget::table::{self, Column};

/// Something that was asked for.
#[derive(Clone)]
pub(super) enum Asked {
    /// Taken down on its own sheet.
    Request(Arc<Request>),
    /// Heard on a visit, or handed out in a list: a task of the kind wish or request.
    Task(Arc<Task>),
}

impl Asked {
    /// Everything that was asked for.
    pub fn all(tables: &Tables) -> impl Iterator<Item = Self> {
        let requests = tables.requests.iter().cloned().map(Self::Request);
        let tasks = tables
            .tasks
            .iter()
            .filter(|task| entry::task::is_asked_for(task));
        requests.chain(tasks.cloned().map(Self::Task))
    }

    /// What was asked for at a door or place.
    pub fn at(tables: &Tables, subject: &Subject) -> impl Iterator<Item = Self> {
        let requests = tables.requests.of(subject).cloned().map(Self::Request);
        let tasks = tables
            .tasks
            .of(subject)
            .filter(|task| entry::task::is_asked_for(task));
        requests.chain(tasks.cloned().map(Self::Task))
    }

    /// Whether it is the same record, whatever became of it.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Request(one), Self::Request(other)) => one.id == other.id,
            (Self::Task(one), Self::Task(other)) => one.id == other.id,
            _ => false,
        }
    }

    /// Where; none for a task whose address found no door.
    pub fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Request(request) => Some(&request.subject),
            Self::Task(task) => task.subject.as_ref(),
        }
    }

    fn is_open(&self) -> bool {
        match self {
            Self::Request(request) => request.is_open(),
            Self::Task(task) => task.is_open(),
        }
    }

    /// The day it asks for the worker.
    fn asks_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Request(request) => request.asks_on(),
            Self::Task(task) => task.due_on(),
        }
    }

    fn since(&self) -> Moment {
        match self {
            Self::Request(request) => request.since(),
            Self::Task(task) => task.done.unwrap_or(task.created),
        }
    }

    /// Whether it stands in a part on `day`. A task that was given to somebody rests with them.
    pub fn is_in(&self, part: Part, day: NaiveDate) -> bool {
        match self {
            Self::Request(request) => part.holds(request, day),
            Self::Task(task) => {
                let later = task.due_on().is_some_and(|due| due > day);
                let rests = later || !task.assigned_to.is_empty();
                match part {
                    Part::Due => task.is_open() && !rests,
                    Part::Resting => task.is_open() && rests,
                    Part::Listed => false,
                    Part::Over => !task.is_open(),
                }
            }
        }
    }

    /// Its place in a part: what presses first, then by the day it asks; what is over by when it ended.
    pub fn order(&self, part: Part) -> impl Ord + use<> {
        let over = part == Part::Over;
        let (urgent, id) = match self {
            Self::Request(request) => (request.triage == Triage::URGENT, request.id.uuid()),
            Self::Task(task) => (false, task.id.uuid()),
        };
        let days = self.asks_on();
        let ended = over.then(|| Reverse(self.since()));
        (!urgent || over, days.is_none() && !over, days, ended, id)
    }

    /// One row: how pressing, where, what, where it stands, by when.
    pub fn line(&self, room: usize, view: &View<'_>) -> Line<'static> {
        let columns = [
            Column::fixed(1, 0),
            Column::fixed(8, 0),
            Column::rest(10, 0),
            Column::fixed(8, 0),
            Column::fixed(5, 1),
        ];
        let (plain, dim, open) = (view.theme.plain(), view.theme.dim(), self.is_open());
        let tag = view.texts.tag();
        let (place, words, state, urgent, late) = match self {
            Self::Request(request) => (
                view.door(&request.subject),
                request.words.clone(),
                request.state.label(tag),
                request.triage == Triage::URGENT,
                request.is_overdue(view.day()) && request.state.rest_days() > 0,
            ),
            Self::Task(task) => (
                match &task.subject {
                    Some(subject) => view.door(subject),
                    None => task.address.clone(),
                },
                entry::task::title(task, view),
                task.state.label(tag),
                false,
                task.is_overdue(view.day()),
            ),
        };
        let (mark, mark_style) = match (open, urgent) {
            (true, true) => ("!", view.theme.badge(Mark::Hazard)),
            (true, false) => (".", plain),
            (false, _) => ("v", dim),
        };
        let style = if open { plain } else { dim };
        let on = self.asks_on().filter(|_| open);
        let on = on.map_or_else(String::new, |on| on.format("%m-%d").to_string());
        table::row(
            &[
                (mark, mark_style),
                (&place, style),
                (&words, style),
                (state, style),
                (&on, if late { view.theme.alert() } else { dim }),
            ],
            &table::widths(&columns, room),
        )
    }
}
