//! Why a row is there and why it waits, as message ids and values. No rendered texts.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::{Coded, HouseholdState, Outcome, Rule, Slot, table};
use crate::domain::hazard::Hazard;
use crate::domain::poll::Poll;
use crate::domain::project::Project;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::task::Task;
use crate::domain::visit::Visit;

/// A value of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text as it was written down.
    Text(String),
    /// A number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A code, shown as its label.
    Code {
        /// The table.
        table: &'static str,
        /// The code.
        code: &'static str,
    },
    /// Message ids, shown as their texts with a comma between.
    Messages(Vec<&'static str>),
}

impl Value {
    /// The value of a code.
    pub fn code<C: Coded>(code: C) -> Self {
        Self::Code {
            table: C::TABLE,
            code: code.code().as_str(),
        }
    }

    /// The value as text: `11-22` for a day, `19:00` for a time, the label of a code in `language` (a tag as
    /// `zh-CN`); `message` gives the text of a message id.
    pub fn text(&self, language: &str, message: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.format("%m-%d").to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
            Self::Code { table, code } if *table == Outcome::TABLE => {
                let outcome = Outcome::new(code);
                let word = outcome.word().map(message);
                word.unwrap_or_else(|| outcome.label(language).to_owned())
            }
            Self::Code { table: name, code } => table(name)
                .and_then(|table| table.row(code))
                .map_or(*code, |row| row.label(language))
                .to_owned(),
            Self::Messages(ids) => {
                let comma = if language.starts_with("zh") {
                    "、"
                } else {
                    ", "
                };
                let texts: Vec<String> = ids.iter().map(|id| message(id)).collect();
                texts.join(comma)
            }
        }
    }
}

/// The record a reason comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A person who lives there.
    Resident(Id<Resident>),
    /// An earlier visit.
    Visit(Id<Visit>),
    /// A hazard.
    Hazard(Id<Hazard>),
    /// A task.
    Task(Id<Task>),
    /// A questionnaire to fill.
    Questionnaire(Id<Questionnaire>),
    /// A request.
    Request(Id<Request>),
    /// A poll.
    Poll(Id<Poll>),
    /// A project.
    Project(Id<Project>),
    /// An activity.
    Activity(Id<Activity>),
    /// A draft.
    Draft(Uuid),
}

impl Source {
    /// The id of the record.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Resident(id) => id.uuid(),
            Self::Visit(id) => id.uuid(),
            Self::Hazard(id) => id.uuid(),
            Self::Task(id) => id.uuid(),
            Self::Questionnaire(id) => id.uuid(),
            Self::Request(id) => id.uuid(),
            Self::Poll(id) => id.uuid(),
            Self::Project(id) => id.uuid(),
            Self::Activity(id) => id.uuid(),
            Self::Draft(id) => id,
        }
    }
}

/// The score of a reason, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// What the rule weighs.
    pub weight: i32,
    /// What being late adds.
    pub late: i32,
    /// What the priority of a task adds.
    pub priority: i32,
}

impl Score {
    /// All of it.
    pub const fn total(self) -> i32 {
        self.weight + self.late + self.priority
    }
}

/// Why a reason does not count today.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Put off until this day.
    Snoozed(NaiveDate),
    /// Dismissed, with the reason.
    Dismissed(String),
    /// Somebody else does it.
    Assigned(String),
    /// Its door is not in the day's plan, and it does not come in by itself.
    OutsidePlan,
    /// Nobody was home in this part of the day: try on this day, in this part of it.
    OtherSlot(NaiveDate, Slot),
    /// They did not want to: not before this day.
    CoolingOff(NaiveDate),
    /// An appointment was made for this day, and time.
    Appointment(NaiveDate, Option<NaiveTime>),
    /// They are away, until this day where it is known.
    Away(Option<NaiveDate>),
    /// Nobody lives there: vacant or moved out.
    NobodyThere(HouseholdState),
    /// There is no such door; the register has to be put right first.
    BadAddress,
    /// Not due before this day.
    Later(NaiveDate),
    /// Somebody was met there today; what is left needs no second visit today.
    Done,
}

impl Why {
    /// Message id, and its values.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, Value)>) {
        let day = |day: &NaiveDate| ("day", Value::Day(*day));
        match self {
            Self::Snoozed(until) => ("queue-why-snoozed", vec![day(until)]),
            Self::Dismissed(reason) => (
                "queue-why-dismissed",
                vec![("reason", Value::Text(reason.clone()))],
            ),
            Self::Assigned(to) => ("queue-why-assigned", vec![("to", Value::Text(to.clone()))]),
            Self::OutsidePlan => ("queue-why-outside-plan", vec![]),
            Self::OtherSlot(on, slot) => (
                "queue-why-other-slot",
                vec![day(on), ("slot", Value::code(*slot))],
            ),
            Self::CoolingOff(on) => ("queue-why-cooling-off", vec![day(on)]),
            Self::Appointment(on, Some(time)) => (
                "queue-why-appointment-time",
                vec![day(on), ("time", Value::Time(*time))],
            ),
            Self::Appointment(on, None) => ("queue-why-appointment", vec![day(on)]),
            Self::Away(Some(until)) => ("queue-why-away-until", vec![day(until)]),
            Self::Away(None) => ("queue-why-away", vec![]),
            Self::NobodyThere(state) => (
                "queue-why-nobody-there",
                vec![("state", Value::code(*state))],
            ),
            Self::BadAddress => ("queue-why-bad-address", vec![]),
            Self::Later(on) => ("queue-why-later", vec![day(on)]),
            Self::Done => ("queue-why-done", vec![]),
        }
    }
}

/// One reason why a door, place or task is in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The rule that asks for it.
    pub rule: Rule,
    /// Message id of its text.
    pub message: &'static str,
    /// Values of the message.
    pub values: Vec<(&'static str, Value)>,
    /// What it adds to the row's score.
    pub score: Score,
    /// The day it is due; without one, since ever.
    pub due: Option<NaiveDate>,
    /// The time of day it is agreed for.
    pub time: Option<NaiveTime>,
    /// The record it comes from.
    pub source: Option<Source>,
    /// Why it does not count today; none when it does.
    pub why: Option<Why>,
}

/// A row taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The row's score in today's list: the sum of `today`.
    pub score: i32,
    /// What counts today, weightiest first.
    pub today: Vec<Reason>,
    /// What is due there but not today, each with why, weightiest first.
    pub not_today: Vec<Reason>,
}
