//! Hazard checks (隐患排查) and hazards (隐患), with the life of a hazard from found to closed. Not the queue's rechecks.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::codes::{CheckAnswer, HazardItem, HazardState, Severity};
use super::record::entity;
use super::subject::Subject;
use super::visit::Visit;
use super::{Id, Moment};

/// One line of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckedItem {
    /// What was looked at.
    pub item: HazardItem,
    /// Fine, bad, not looked at.
    pub answer: CheckAnswer,
    /// The hazard that was written down for it.
    pub hazard: Option<Id<Hazard>>,
}

/// A checklist gone through at a door or place.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct HazardCheck {
    /// Its id.
    pub id: Id<HazardCheck>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// Where.
    pub subject: Subject,
    /// When it was finished.
    pub at: Moment,
    /// Its lines, in the order of the checklist.
    pub items: Vec<CheckedItem>,
    /// What the worker wrote down.
    pub note: String,
}

entity!(HazardCheck, 5, "checks" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

/// What can happen to a hazard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HazardEvent {
    /// The people there were told (告知).
    Notify,
    /// It was put right before the worker left.
    FixOnSpot,
    /// It was handed up (上报).
    Report,
    /// Somebody set to work on it, by a deadline.
    Rectify,
    /// The work is said to be done and waits for a look.
    AwaitRecheck,
    /// The look found it in order (销号).
    Close,
    /// The look found it not in order, or it came back.
    Reopen,
}

impl HazardEvent {
    /// The event that leads to `state`, for `hazard move ID STATE`.
    pub fn towards(state: HazardState) -> Option<Self> {
        [
            (HazardState::NOTIFIED, Self::Notify),
            (HazardState::FIXED_ON_SPOT, Self::FixOnSpot),
            (HazardState::REPORTED, Self::Report),
            (HazardState::RECTIFYING, Self::Rectify),
            (HazardState::RECHECK, Self::AwaitRecheck),
            (HazardState::CLOSED, Self::Close),
            (HazardState::REOPENED, Self::Reopen),
        ]
        .into_iter()
        .find_map(|(to, event)| (to == state).then_some(event))
    }
}

/// Why a hazard cannot move like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HazardRefusal {
    /// From this state that step does not exist.
    #[error("a hazard in state {from} does not take that step")]
    NotFrom {
        /// The state it is in.
        from: HazardState,
    },
    /// Severity 1 is not closed without a measure (domain.md §8.4).
    #[error("a severity 1 hazard is not closed without a measure")]
    NeedsMeasure,
    /// A recheck lies before the finding.
    #[error("the date lies before the day the hazard was found")]
    BeforeFound,
}

/// One step in a hazard's life.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct HazardStep {
    /// When.
    pub at: Moment,
    /// The state it came to.
    pub to: HazardState,
    /// By whom.
    pub by: String,
    /// What was said.
    pub note: String,
}

/// A hazard found.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Hazard {
    /// Its id.
    pub id: Id<Hazard>,
    /// The day it was found.
    pub day: NaiveDate,
    /// Where.
    pub subject: Subject,
    /// What (category/item of domain.md §3.4).
    pub item: HazardItem,
    /// How grave.
    pub severity: Severity,
    /// Where its life stands.
    pub state: HazardState,
    /// When it was found.
    pub found: Moment,
    /// The visit it was found on.
    pub visit: Option<Id<Visit>>,
    /// To be put right by.
    pub deadline: Option<NaiveDate>,
    /// To be looked at again on.
    pub recheck_on: Option<NaiveDate>,
    /// What was done or ordered (处理措施).
    pub measure: String,
    /// Who has to put it right, or whom it was handed to.
    pub responsible: String,
    /// What the worker wrote down.
    pub note: String,
    /// Every step so far.
    pub steps: Vec<HazardStep>,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Hazard {
    /// A hazard found at `found`, with the deadline its severity asks for; it is looked at again then, not before (domain.md §5).
    pub fn new(
        id: Id<Self>,
        day: NaiveDate,
        subject: Subject,
        item: HazardItem,
        found: Moment,
        by: &str,
    ) -> Self {
        let severity = item.severity();
        let deadline = default_deadline(severity, item, day);
        Self {
            id,
            day,
            subject,
            item,
            severity,
            state: HazardState::FOUND,
            found,
            visit: None,
            deadline,
            recheck_on: deadline,
            measure: String::new(),
            responsible: String::new(),
            note: String::new(),
            steps: vec![HazardStep {
                at: found,
                to: HazardState::FOUND,
                by: by.to_owned(),
                note: String::new(),
            }],
            late: false,
        }
    }

    /// Grades it anew; deadline and recheck follow the new severity.
    pub fn grade(&mut self, severity: Severity) {
        self.deadline = default_deadline(severity, self.item, self.day);
        self.recheck_on = self.deadline;
        self.severity = severity;
    }

    /// Sets the day it must be put right by; the recheck is due then.
    ///
    /// # Errors
    /// When the day lies before the finding.
    pub fn set_deadline(&mut self, on: NaiveDate) -> Result<(), HazardRefusal> {
        if on < self.day {
            return Err(HazardRefusal::BeforeFound);
        }
        (self.deadline, self.recheck_on) = (Some(on), Some(on));
        Ok(())
    }

    /// The state after `event`, or why not.
    ///
    /// # Errors
    /// When the state does not take that step, or severity 1 lacks a measure.
    pub fn next(&self, event: HazardEvent) -> Result<HazardState, HazardRefusal> {
        use HazardEvent as E;
        use HazardState as S;
        let from = self.state;
        let open = ![S::CLOSED, S::FIXED_ON_SPOT].contains(&from);
        let to = match event {
            E::Notify if from == S::FOUND || from == S::REOPENED => S::NOTIFIED,
            E::FixOnSpot if [S::FOUND, S::NOTIFIED, S::REOPENED].contains(&from) => {
                S::FIXED_ON_SPOT
            }
            E::Report if open && from != S::REPORTED => S::REPORTED,
            E::Rectify if open && from != S::RECTIFYING => S::RECTIFYING,
            E::AwaitRecheck if open && from != S::RECHECK => S::RECHECK,
            E::Close if from != S::CLOSED => S::CLOSED,
            E::Reopen if !open || from == S::RECHECK => S::REOPENED,
            _ => return Err(HazardRefusal::NotFrom { from }),
        };
        let done = to == S::CLOSED || to == S::FIXED_ON_SPOT;
        if done && self.severity == Severity::MAJOR && self.measure.trim().is_empty() {
            return Err(HazardRefusal::NeedsMeasure);
        }
        Ok(to)
    }

    /// Takes the step: state, trail.
    ///
    /// # Errors
    /// As [`Hazard::next`]; and [`HazardRefusal::BeforeFound`] when `at` lies before the day it was found.
    pub fn take(
        &mut self,
        event: HazardEvent,
        at: Moment,
        by: &str,
        note: &str,
    ) -> Result<(), HazardRefusal> {
        if at.date_naive() < self.found.date_naive() {
            return Err(HazardRefusal::BeforeFound);
        }
        let to = self.next(event)?;
        self.state = to;
        self.steps.push(HazardStep {
            at,
            to,
            by: by.to_owned(),
            note: note.to_owned(),
        });
        Ok(())
    }

    /// It was seen again while it was open, and the people there were told again: one more step, the deadline stays.
    /// One that waited for a look has come back.
    ///
    /// # Errors
    /// As [`Hazard::take`].
    pub fn tell_again(&mut self, at: Moment, by: &str, note: &str) -> Result<(), HazardRefusal> {
        use HazardState as S;
        let state = self.state;
        if [S::FOUND, S::REOPENED].contains(&state) {
            return self.take(HazardEvent::Notify, at, by, note);
        }
        if state == S::RECHECK || !self.is_open() {
            return self.take(HazardEvent::Reopen, at, by, note);
        }
        self.steps.push(HazardStep {
            at,
            to: state,
            by: by.to_owned(),
            note: note.to_owned(),
        });
        Ok(())
    }

    /// Whether it was found on this visit, or seen there again and still open.
    pub fn is_met_on(&self, visit: &Visit) -> bool {
        let again = |step: &HazardStep| {
            step.at == visit.at
                && step.to != HazardState::CLOSED
                && step.to != HazardState::FIXED_ON_SPOT
        };
        self.visit == Some(visit.id) || self.steps.iter().any(again)
    }

    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        self.state != HazardState::CLOSED && self.state != HazardState::FIXED_ON_SPOT
    }

    /// Whether its deadline has passed on `day`; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.is_open() && self.deadline.is_some_and(|deadline| deadline < day)
    }

    /// The day the worker has to look at it next.
    pub fn look_on(&self) -> Option<NaiveDate> {
        self.is_open()
            .then(|| self.recheck_on.or(self.deadline))
            .flatten()
    }
}

/// The deadline a severity asks for, counted from the day it was found (domain.md §5).
pub fn default_deadline(
    severity: Severity,
    item: HazardItem,
    found: NaiveDate,
) -> Option<NaiveDate> {
    let days = TimeDelta::try_days(severity.fix_days(item.category()))?;
    found.checked_add_signed(days)
}

entity!(Hazard, 6, "hazards" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
