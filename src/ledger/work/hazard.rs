//! Writing down hazards and checks, and moving a hazard on. Not when it is due: the queue computes that.

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{CheckAnswer, HazardItem, HazardState, Severity};
use crate::domain::hazard::{CheckedItem, Hazard, HazardCheck, HazardEvent};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// What becomes of a hazard at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FirstStep {
    /// The people there were told; the deadline of its severity holds.
    #[default]
    Told,
    /// Put right before the worker left.
    Fixed,
    /// To be put right by this day.
    By(NaiveDate),
    /// Handed up.
    Reported,
}

/// What is noted of a hazard.
#[derive(Clone, Debug, PartialEq)]
pub struct NewHazard {
    /// What.
    pub item: HazardItem,
    /// How grave, where it differs from the table.
    pub severity: Option<Severity>,
    /// What becomes of it.
    pub step: FirstStep,
    /// The day it must be put right by, where it differs from the table and [`FirstStep::By`] does not say it.
    pub deadline: Option<NaiveDate>,
    /// What was done or ordered.
    pub measure: String,
    /// Who has to put it right.
    pub responsible: String,
    /// Note.
    pub note: String,
}

impl NewHazard {
    /// A hazard of which nothing else is noted.
    pub fn new(item: HazardItem) -> Self {
        Self {
            item,
            severity: None,
            step: FirstStep::default(),
            deadline: None,
            measure: String::new(),
            responsible: String::new(),
            note: String::new(),
        }
    }
}

/// The hazard record for what is noted; puts nothing.
pub(super) fn build(
    subject: Subject,
    new: NewHazard,
    date: NaiveDate,
    late: bool,
    at: At<'_>,
) -> Result<Hazard, WorkError> {
    let (now, by) = (at.clock.now(), at.settings.worker.as_str());
    let mut hazard = Hazard::new(Id::new(at.clock.id()), date, subject, new.item, now, by);
    if let Some(severity) = new.severity {
        hazard.grade(severity);
    }
    hazard.measure = new.measure;
    hazard.responsible = new.responsible;
    hazard.note = new.note;
    hazard.late = late;
    if let Some(day) = new.deadline {
        hazard.set_deadline(day)?;
    }
    let event = match new.step {
        FirstStep::Told => HazardEvent::Notify,
        FirstStep::Reported => HazardEvent::Report,
        FirstStep::By(day) => {
            hazard.set_deadline(day)?;
            HazardEvent::Rectify
        }
        FirstStep::Fixed => {
            if hazard.measure.is_empty() {
                // Put right in front of the worker: that is the measure.
                HazardState::FIXED_ON_SPOT
                    .as_str()
                    .clone_into(&mut hazard.measure);
            }
            (hazard.deadline, hazard.recheck_on) = (None, None);
            HazardEvent::FixOnSpot
        }
    };
    hazard.take(event, now, by, "")?;
    Ok(hazard)
}

/// The hazard of this kind that is still open there: seen again it goes on, no second one is written down.
pub(super) fn open_one(tables: &Tables, subject: &Subject, item: HazardItem) -> Option<Id<Hazard>> {
    let mut there = tables.hazards.of(subject);
    let open = there.find(|hazard| hazard.item == item && hazard.is_open());
    open.map(|hazard| hazard.id)
}

/// An open hazard was seen again. What is newly noted is added; a deadline only ever comes nearer by it.
pub(super) fn meet_again(
    edit: &mut Edit<'_>,
    id: Id<Hazard>,
    new: NewHazard,
    at: At<'_>,
) -> Result<(), WorkError> {
    let mut hazard: Hazard = edit.get(id).ok_or(WorkError::Missing("hazard"))?;
    let (now, by) = (at.clock.now(), at.settings.worker.as_str());
    if !new.measure.is_empty() {
        hazard.measure = new.measure;
    }
    if !new.responsible.is_empty() {
        hazard.responsible = new.responsible;
    }
    if let Some(severity) = new.severity {
        hazard.severity = severity;
    }
    let by_day = match new.step {
        FirstStep::By(day) => Some(day),
        _ => None,
    };
    let event = match new.step {
        FirstStep::Told => None,
        FirstStep::Reported => Some(HazardEvent::Report),
        FirstStep::By(_) => Some(HazardEvent::Rectify),
        FirstStep::Fixed if hazard.next(HazardEvent::FixOnSpot).is_err() => {
            Some(HazardEvent::Close)
        }
        FirstStep::Fixed => Some(HazardEvent::FixOnSpot),
    };
    if new.step == FirstStep::Fixed && hazard.measure.is_empty() {
        HazardState::FIXED_ON_SPOT
            .as_str()
            .clone_into(&mut hazard.measure);
    }
    match event {
        Some(event) if new.step == FirstStep::Fixed || hazard.next(event).is_ok() => {
            hazard.take(event, now, by, &new.note)?;
        }
        _ => hazard.tell_again(now, by, &new.note)?,
    }
    let nearer = new.deadline.or(by_day);
    if let Some(day) = nearer.filter(|day| hazard.deadline.is_none_or(|known| *day < known)) {
        hazard.set_deadline(day)?;
    }
    edit.put(hazard);
    Ok(())
}

/// Writes down one hazard outside a visit.
///
/// # Errors
/// When the deadline lies in the past, or the store refuses.
pub fn add(
    ledger: &mut Ledger,
    subject: Subject,
    new: NewHazard,
    at: At<'_>,
) -> Result<(Id<Hazard>, OpId), WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let hazard = build(subject, new, date, late, at)?;
    let id = hazard.id;
    edit.put(hazard);
    let changes = edit.changes();
    let operation = ledger
        .commit("hazard", changes, at.clock)?
        .ok_or(WorkError::Missing("hazard"))?;
    Ok((id, operation))
}

/// What is noted with a step; what is empty leaves the hazard as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// What was done or ordered.
    pub measure: String,
    /// Who has to put it right, or whom it was handed to.
    pub responsible: String,
    /// The day it must be put right by.
    pub deadline: Option<NaiveDate>,
    /// What was said.
    pub note: String,
}

/// Moves a hazard on.
///
/// # Errors
/// When it is gone, its state does not take that step, severity 1 lacks a measure, or the store refuses.
pub fn step(
    ledger: &mut Ledger,
    id: Id<Hazard>,
    event: HazardEvent,
    measure: &str,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let noted = Noted {
        measure: measure.to_owned(),
        note: note.to_owned(),
        ..Noted::default()
    };
    advance(ledger, id, event, noted, at)
}

/// Moves a hazard on, with all that is noted. A look that found it still not in order is
/// [`HazardEvent::Reopen`], from whatever open state.
///
/// # Errors
/// As [`step`]; and when the deadline lies before the day it was found.
pub fn advance(
    ledger: &mut Ledger,
    id: Id<Hazard>,
    event: HazardEvent,
    noted: Noted,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut hazard = edit.get(id).ok_or(WorkError::Missing("hazard"))?;
    if !noted.measure.is_empty() {
        hazard.measure = noted.measure;
    }
    if !noted.responsible.is_empty() {
        hazard.responsible = noted.responsible;
    }
    let (now, by) = (at.clock.now(), at.settings.worker.as_str());
    if event == HazardEvent::Reopen && hazard.is_open() && hazard.state != HazardState::RECHECK {
        hazard.take(HazardEvent::AwaitRecheck, now, by, "")?;
    }
    hazard.take(event, now, by, &noted.note)?;
    if let Some(day) = noted.deadline {
        hazard.set_deadline(day)?;
    }
    edit.put(hazard);
    let changes = edit.changes();
    Ok(ledger.commit("hazard-step", changes, at.clock)?)
}

/// Changes what is written of a hazard: grade, deadline, measure, who answers for it, note.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn correct(ledger: &mut Ledger, hazard: Hazard, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    if edit.get(hazard.id).is_none() {
        return Err(WorkError::Missing("hazard"));
    }
    edit.put(hazard);
    let changes = edit.changes();
    Ok(ledger.commit("hazard-correct", changes, at.clock)?)
}

/// A look at an open hazard found it in order; severity 1 takes the recheck as its measure.
pub(super) fn recheck_passed(
    edit: &mut Edit<'_>,
    id: Id<Hazard>,
    at: At<'_>,
) -> Result<(), WorkError> {
    let mut hazard: Hazard = edit.get(id).ok_or(WorkError::Missing("hazard"))?;
    if hazard.measure.is_empty() {
        HazardState::RECHECK
            .as_str()
            .clone_into(&mut hazard.measure);
    }
    hazard.take(HazardEvent::Close, at.clock.now(), &at.settings.worker, "")?;
    edit.put(hazard);
    Ok(())
}

/// One line of a checklist as answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// In order.
    Ok,
    /// Not in order, and what becomes of it.
    Bad(Box<NewHazard>),
    /// Not looked at.
    Skipped,
}

/// Writes down a checklist that was gone through, with the hazards found, as one operation.
///
/// # Errors
/// When a deadline lies in the past, or the store refuses.
pub fn check(
    ledger: &mut Ledger,
    subject: &Subject,
    answers: Vec<(HazardItem, Answer)>,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let mut items = Vec::with_capacity(answers.len());
    for (item, answer) in answers {
        let (answer, hazard) = match answer {
            Answer::Ok => (CheckAnswer::OK, None),
            Answer::Skipped => (CheckAnswer::SKIPPED, None),
            Answer::Bad(new) => {
                let id = match open_one(ledger.tables(), subject, item) {
                    Some(open) => {
                        meet_again(&mut edit, open, *new, at)?;
                        open
                    }
                    None => {
                        let hazard = build(subject.clone(), *new, date, late, at)?;
                        let id = hazard.id;
                        edit.put(hazard);
                        id
                    }
                };
                (CheckAnswer::BAD, Some(id))
            }
        };
        items.push(CheckedItem {
            item,
            answer,
            hazard,
        });
    }
    let id = Id::new(at.clock.id());
    edit.put(HazardCheck {
        id,
        day: date,
        subject: subject.clone(),
        at: at.clock.now(),
        items,
        note: note.to_owned(),
    });
    let changes = edit.changes();
    Ok(ledger.commit("check", changes, at.clock)?)
}
