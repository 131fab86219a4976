//! One reason before it is put into words: small and copied, so that scoring ten thousand doors allocates nothing.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use uuid::Uuid;

use super::super::reason::Score;
use super::super::undertaking::Undertaking;
use super::undertakings::Step;
use crate::domain::Id;
use crate::domain::codes::{HouseholdState, Outcome, Rule, Slot, VisitRule};
use crate::domain::decision::Decision;
use crate::domain::hazard::Hazard;
use crate::domain::poll::Poll;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::task::Task;
use crate::domain::visit::Visit;

/// What asks for a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Cause {
    Care {
        rule: VisitRule,
        resident: Id<Resident>,
        last: Option<NaiveDate>,
        changed: bool,
    },
    Ordinary {
        rule: VisitRule,
        last: NaiveDate,
    },
    FirstVisit,
    /// Whether it is still vacant, moved out of, or left for long.
    StateCheck {
        state: HouseholdState,
        seen: Option<NaiveDate>,
    },
    /// They were said to be back by then.
    Back(NaiveDate),
    Appointment(Id<Visit>),
    Retry {
        visit: Id<Visit>,
        outcome: Outcome,
        failures: u16,
    },
    Community {
        visit: Id<Visit>,
        failures: u16,
    },
    FixRegister(Id<Visit>),
    /// A severity 1 hazard that was not handed up yet.
    Report(Id<Hazard>),
    /// A severity 1 hazard that was, and is to be looked at.
    Look(Id<Hazard>),
    Recheck(Id<Hazard>),
    Deadline(Id<Hazard>),
    Task(Id<Task>),
    Draft(Uuid),
    FactsMissing(crate::ledger::queries::facts::Missing),
    FactsStale(NaiveDate),
    /// A questionnaire that is for this door and not filled there.
    Form(Id<Questionnaire>),
    /// A poll this door has not answered; whether somebody tried.
    Ask {
        poll: Id<Poll>,
        tried: bool,
    },
    /// A request whose next step is due.
    Request(Id<Request>),
    /// A project, an activity or a poll, and its next step.
    Undertaking {
        what: Undertaking,
        step: Step,
    },
    Planned,
    Evening,
}

/// Why it does not count today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Hold {
    Snoozed(NaiveDate),
    Dismissed(Id<Decision>),
    Assigned(Id<Decision>),
    TaskAssigned(Id<Task>),
    OutsidePlan,
    OtherSlot(NaiveDate, Slot),
    CoolingOff(NaiveDate),
    Appointment(NaiveDate, Option<NaiveTime>),
    Away(Option<NaiveDate>),
    NobodyThere(HouseholdState),
    BadAddress,
    Later(NaiveDate),
    Done,
}

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Term {
    pub rule: Rule,
    pub cause: Cause,
    pub score: Score,
    /// The day it is due; without one, since ever.
    pub due: Option<NaiveDate>,
    /// A time of day agreed for the due day.
    pub time: Option<NaiveTime>,
    /// Since when it asks; a decision made before then is not about it. Without one, since ever.
    pub arose: Option<NaiveDateTime>,
    /// Whether it brings the door into today's list by itself.
    pub brings: bool,
    /// Whether it needs somebody to open the door.
    pub knocks: bool,
    pub hold: Option<Hold>,
}
