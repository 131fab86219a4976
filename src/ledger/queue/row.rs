//! What a list shows of one door, place, loose task or undertaking. Not why it is there: that is a [`super::Reason`].

use chrono::{NaiveDate, NaiveTime};

use super::undertaking::Undertaking;
use crate::domain::Id;
use crate::domain::codes::Rule;
use crate::domain::subject::Subject;
use crate::domain::task::Task;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A door, a place, or common parts.
    Subject(Subject),
    /// A task whose address could not be settled.
    Task(Id<Task>),
    /// A project, an activity or a poll.
    Undertaking(Undertaking),
}

impl Item {
    /// The door, place or common parts.
    pub const fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Subject(subject) => Some(subject),
            Self::Task(_) | Self::Undertaking(_) => None,
        }
    }
}

impl From<Subject> for Item {
    fn from(subject: Subject) -> Self {
        Self::Subject(subject)
    }
}

/// The two orders of today's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The highest score first.
    Urgency,
    /// Estate, building, unit, floor from the top down, door.
    #[default]
    Stairs,
}

impl Order {
    /// `urgency`, `stairs`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgency => "urgency",
            Self::Stairs => "stairs",
        }
    }

    /// The order of this name.
    pub fn find(name: &str) -> Option<Self> {
        [Self::Urgency, Self::Stairs]
            .into_iter()
            .find(|order| order.name() == name)
    }
}

/// Which part of today's list a row stands in; the parts follow each other so in both orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A severity 1 hazard waits there.
    Grave,
    /// An appointment whose time has come: within the next hour, or passed. The earliest first.
    Now,
    /// Everything else, in the order asked for. An appointment without a time stands here too.
    Plain,
    /// Tried in vain today, and to be tried again by now: doors nobody has knocked at yet come first.
    Again,
    /// An appointment later today, the earliest first: nobody should knock there before.
    Later,
    /// Skipped by the worker: the end of today's list.
    Skipped,
    /// Done for today: somebody knocked, and nothing that is left there asks for another knock. Never the next door.
    Done,
}

/// One row of today's list or of the list of what is not for today.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub item: Item,
    /// The sum of the scores of its reasons; higher is more urgent.
    pub score: i32,
    /// The earliest day one of its reasons is due.
    pub due: Option<NaiveDate>,
    /// The time of an appointment today.
    pub time: Option<NaiveTime>,
    /// Which part of today's list it stands in.
    pub standing: Standing,
    /// The rule of its weightiest reason.
    pub rule: Rule,
}

impl Row {
    /// The door, place or common parts; none for what has none.
    pub const fn subject(&self) -> Option<&Subject> {
        self.item.subject()
    }

    /// Whether its day has passed; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < day)
    }
}
