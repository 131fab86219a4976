//! The rows of the day's log: a record with what a reader of it needs beside. Not the figures made of them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::span::Span;
use super::whereabouts::{Estates, Where};
use crate::domain::Id;
use crate::domain::codes::{CareGroup, CheckAnswer, CollectAction, HazardState, VisitMode};
use crate::domain::collection::InfoRecord;
use crate::domain::hazard::{Hazard, HazardCheck, HazardStep};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::Visit;
use crate::ledger::table::Tables;

/// An attempt at a door or place.
#[derive(Clone, PartialEq)]
pub struct VisitRow {
    /// The record.
    pub visit: Arc<Visit>,
    /// Where.
    pub place: Where,
    /// Care groups of the people who live there, each once.
    pub care: Vec<CareGroup>,
    /// Hazards written down on this visit.
    pub hazards: Vec<Arc<Hazard>>,
    /// Whether it counts: somebody was reached, and something was noted, checked or collected (domain.md §8.4).
    pub effective: bool,
}

impl VisitRow {
    pub(super) fn of(tables: &Tables, visit: &Arc<Visit>, estates: &Estates) -> Self {
        let household = visit.subject.household();
        let hazards: Vec<Arc<Hazard>> = (tables.hazards.of(&visit.subject))
            .filter(|hazard| hazard.visit == Some(visit.id))
            .cloned()
            .collect();
        let has_content = visit.has_content()
            || !hazards.is_empty()
            || (tables.checks.of(&visit.subject)).any(|check| check.day == visit.day)
            || (tables.collection.of(&visit.subject)).any(|fact| fact.day == visit.day);
        Self {
            place: Where::of(tables, &visit.subject, estates),
            care: household.map_or_else(Vec::new, |id| care_of(tables, id, visit.day)),
            hazards,
            effective: visit.outcome.is_effective() && has_content,
            visit: Arc::clone(visit),
        }
    }

    /// Whether it is a care visit: somebody in a care group was reached, in a way that counts as one.
    pub fn is_care_visit(&self) -> bool {
        self.effective && !self.care.is_empty() && self.visit.mode.is_care()
    }

    /// Whether it was made at the door or inside (入户).
    pub fn is_at_home(&self) -> bool {
        self.visit.mode.is_at_home() && self.visit.mode != VisitMode::OTHER
    }
}

/// The care groups of the people who live there on `day`, each once, in the order of the table.
pub(super) fn care_of(tables: &Tables, id: Id<Household>, day: NaiveDate) -> Vec<CareGroup> {
    let mut groups: Vec<CareGroup> = (tables.residents_of(id).into_iter())
        .filter(|resident| resident.is_here())
        .flat_map(|resident| resident.care_groups(day))
        .collect();
    groups.sort_by_key(|group| (group.position(), *group));
    groups.dedup();
    groups
}

/// A hazard found or moved on that day.
#[derive(Clone, PartialEq)]
pub struct HazardRow {
    /// The record.
    pub hazard: Arc<Hazard>,
    /// Where.
    pub place: Where,
    /// Whether it was found that day; else it was found earlier and moved on.
    pub found_today: bool,
    /// Where it stood at the day's end.
    pub state: HazardState,
    /// The steps it took that day.
    pub steps: Vec<HazardStep>,
}

impl HazardRow {
    pub(super) fn of(
        tables: &Tables,
        hazard: &Arc<Hazard>,
        date: NaiveDate,
        span: &Span,
        estates: &Estates,
    ) -> Self {
        let last = (hazard.steps.iter()).rfind(|step| span.is_reached_by(step.at));
        let found_today = hazard.day == date;
        let steps = hazard.steps.iter().filter(|step| span.holds(step.at));
        Self {
            place: Where::of(tables, &hazard.subject, estates),
            found_today,
            state: last.map_or(hazard.state, |step| step.to),
            steps: steps.cloned().collect(),
            hazard: Arc::clone(hazard),
        }
    }

    /// Whether somebody still had to do something about it at the day's end.
    pub fn is_open(&self) -> bool {
        self.state != HazardState::CLOSED && self.state != HazardState::FIXED_ON_SPOT
    }
}

/// A checklist gone through.
#[derive(Clone, PartialEq)]
pub struct CheckRow {
    /// The record.
    pub check: Arc<HazardCheck>,
    /// Where.
    pub place: Where,
}

impl CheckRow {
    pub(super) fn of(tables: &Tables, check: &Arc<HazardCheck>, estates: &Estates) -> Self {
        Self {
            place: Where::of(tables, &check.subject, estates),
            check: Arc::clone(check),
        }
    }

    /// How many of its lines have this answer.
    pub fn answered(&self, answer: CheckAnswer) -> usize {
        let items = self.check.items.iter();
        items.filter(|item| item.answer == answer).count()
    }

    /// How many of its lines were looked at.
    pub fn looked_at(&self) -> usize {
        self.check.items.len() - self.answered(CheckAnswer::SKIPPED)
    }
}

/// A collected fact.
#[derive(Clone, PartialEq)]
pub struct CollectionRow {
    /// The record.
    pub record: Arc<InfoRecord>,
    /// Where.
    pub place: Where,
    /// Name of the person it is about; empty when it is about the door.
    pub person: String,
    /// How many people it speaks for: one, or all who live there when the whole household was confirmed.
    pub people: u32,
}

impl CollectionRow {
    pub(super) fn of(tables: &Tables, record: &Arc<InfoRecord>, estates: &Estates) -> Self {
        let person = record.resident.and_then(|id| tables.residents.get(id));
        let confirmed = (record.subject.household())
            .filter(|_| record.action == CollectAction::VERIFY && record.resident.is_none());
        let people = match confirmed {
            Some(id) => {
                let people = tables.residents_of(id).into_iter();
                super::count(people.filter(|person| person.is_here()).count())
            }
            None => u32::from(record.resident.is_some()),
        };
        Self {
            place: Where::of(tables, &record.subject, estates),
            person: person.map(|person| person.name.clone()).unwrap_or_default(),
            people,
            record: Arc::clone(record),
        }
    }

    /// Whether it is about the door itself, not one person behind it.
    pub fn is_about_house(&self) -> bool {
        self.record.resident.is_none()
    }
}

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
    pub(super) fn of(
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
        use crate::domain::codes::{TaskKind, TaskOrigin};
        self.task.origin == TaskOrigin::VISIT && self.task.kind == TaskKind::WISH
    }
}

/// The household a row is about, where it is about a door.
pub(super) fn household(place: &Where) -> Option<Id<Household>> {
    place.subject.as_ref().and_then(Subject::household)
}
