//! A need heard at a door as a row of the log, with what became of it by the day's end. Not the task behind it.

use std::sync::Arc;

use super::super::span::Span;
use super::VisitRow;
use crate::domain::Id;
use crate::domain::codes::{Body, Coded, Need, TaskKind, TaskOrigin, TaskState};
use crate::domain::task::Task;
use crate::domain::visit::Visit;
use crate::ledger::table::Tables;

/// What became of a need by the day's end; every need is exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// Still the worker's to do.
    Open,
    /// Settled by the worker (自行解决).
    Solved,
    /// Given to a body (转交).
    Handed(Body),
    /// Called off.
    Dropped,
}

/// A need.
#[derive(Clone, PartialEq)]
pub struct NeedRow {
    /// Which.
    pub need: Need,
    /// The visit of the day it was heard on; none for one heard earlier and settled that day.
    pub visit: Option<Id<Visit>>,
    /// What became of it.
    pub became: Became,
}

impl NeedRow {
    /// The needs of the day: those heard on its visits, then those heard earlier and settled that day.
    pub(in super::super) fn all(tables: &Tables, visits: &[VisitRow], span: &Span) -> Vec<Self> {
        let heard = visits.iter().flat_map(|row| {
            let visit = Arc::clone(&row.visit);
            let needs = row.visit.needs.clone().into_iter();
            needs.map(move |need| {
                let task = task_of(tables, &visit, need);
                Self {
                    need,
                    visit: Some(visit.id),
                    became: task.map_or(Became::Open, |task| became(task, span)),
                }
            })
        });
        let mut rows: Vec<Self> = heard.collect();
        let earlier = tables.tasks.iter().filter(|task| {
            is_need(task)
                && !span.holds(task.created)
                && task.done.is_some_and(|done| span.holds(done))
        });
        rows.extend(earlier.map(|task| Self {
            need: Need::new(&task.title),
            visit: None,
            became: became(task, span),
        }));
        rows
    }
}

/// Whether a task came out of a need heard at a door.
pub(super) fn is_need(task: &Task) -> bool {
    task.origin == TaskOrigin::VISIT
        && task.kind == TaskKind::WISH
        && Need::table().row(&task.title).is_some()
}

fn task_of<'a>(tables: &'a Tables, visit: &Visit, need: Need) -> Option<&'a Task> {
    let mut tasks = tables.tasks.of(&visit.subject);
    let task = tasks
        .find(|task| is_need(task) && task.title == need.as_str() && task.created == visit.at)?;
    Some(task)
}

fn became(task: &Task, span: &Span) -> Became {
    let done = task.done.is_some_and(|done| span.is_reached_by(done));
    match Body::named(&task.assigned_to) {
        Some(body) => Became::Handed(body),
        None if done => Became::Solved,
        None if task.state == TaskState::CANCELLED => Became::Dropped,
        None => Became::Open,
    }
}
