//! Writing down a poll, taking a door's answer, closing it, signing its result. Not what came of it: that is a query.

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{PollState, StanceAnswer, StanceWay};
use crate::domain::poll::{Poll, PollRefusal, SignOff};
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::polls;

/// Adds or changes a poll; where its life stands stays, and one that is signed stays as it is.
///
/// # Errors
/// When it asks nothing or nobody, ends before it begins, is signed, is closed and would have to reach something else, or the
/// store refuses.
pub fn put(ledger: &mut Ledger, poll: Poll, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    if poll.question.trim().is_empty() {
        return fault("question", "fault-required");
    }
    if poll.asked.is_empty() {
        return fault("asked", "fault-required");
    }
    if poll.until.is_some_and(|until| until < poll.from) {
        return fault("until", "offer-ends-before");
    }
    let mut edit = ledger.edit();
    let known: Option<Poll> = edit.get(poll.id);
    let (verb, poll) = match known {
        Some(known) if known.state == PollState::SIGNED => {
            return Err(PollRefusal::TakesNone(PollState::SIGNED).into());
        }
        Some(known) if known.state == PollState::CLOSED && known.threshold != poll.threshold => {
            return fault("consent", "poll-closed-threshold");
        }
        Some(known) => {
            let kept = Poll {
                state: known.state,
                signed: known.signed,
                steps: known.steps,
                ..poll
            };
            ("poll-edit", kept)
        }
        None => ("poll-add", poll),
    };
    edit.put(poll);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// What a door answers.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStance {
    /// Consent, objection, abstain, not reached.
    pub answer: StanceAnswer,
    /// At the door, by phone, at a meeting.
    pub way: StanceWay,
    /// Who answered, by name.
    pub answered_by: String,
    /// Why, in their words.
    pub reason: String,
    /// On what conditions.
    pub conditions: String,
}

impl NewStance {
    /// An answer of which nothing else is said.
    pub const fn new(answer: StanceAnswer, way: StanceWay) -> Self {
        Self {
            answer,
            way,
            answered_by: String::new(),
            reason: String::new(),
            conditions: String::new(),
        }
    }
}

/// Takes a door's answer; it takes the place of an earlier one, which stays in the history.
///
/// # Errors
/// When the poll is gone, closed or signed, does not ask that door, or the store refuses.
pub fn answer(
    ledger: &mut Ledger,
    id: Id<Poll>,
    subject: &Subject,
    new: NewStance,
    at: At<'_>,
) -> Result<(Id<Stance>, OpId), WorkError> {
    let tables = ledger.tables();
    let poll = tables.polls.get(id).ok_or(WorkError::Missing("poll"))?;
    if poll.state != PollState::OPEN {
        return Err(PollRefusal::TakesNone(poll.state).into());
    }
    let home = subject.household();
    let home = home.and_then(|id| tables.households.get(id));
    if !home.is_some_and(|home| poll.asks(home.id, &home.address)) {
        return Err(PollRefusal::NotAsked.into());
    }
    let replaces = polls::newest(tables, id, subject).map(|stance| stance.id);
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let stance = Stance {
        id: Id::new(at.clock.id()),
        poll: id,
        subject: subject.clone(),
        day: date,
        answer: new.answer,
        way: new.way,
        answered_by: new.answered_by,
        reason: new.reason,
        conditions: new.conditions,
        replaces,
        at: at.clock.now(),
        by: at.settings.worker.clone(),
        late,
    };
    let own = stance.id;
    edit.put(stance);
    let changes = edit.changes();
    let operation = ledger
        .commit("stance", changes, at.clock)?
        .ok_or(WorkError::Missing("poll"))?;
    Ok((own, operation))
}

/// Closes a poll, or opens it again: what was signed is signed no more.
///
/// # Errors
/// When it is gone, its state does not take that step, or the store refuses.
pub fn step(
    ledger: &mut Ledger,
    id: Id<Poll>,
    to: PollState,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    moved(ledger, id, (to, None), note, at)
}

/// Signs the result: every door as it counts now, which changes no more.
///
/// # Errors
/// When nobody signs, it is gone or not closed, or the store refuses.
pub fn sign(
    ledger: &mut Ledger,
    id: Id<Poll>,
    by: &str,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    if by.trim().is_empty() {
        return Err(WorkError::Field {
            field: "by",
            reason: "fault-required",
        });
    }
    let tables = ledger.tables();
    let poll = tables.polls.get(id).ok_or(WorkError::Missing("poll"))?;
    let signed = SignOff {
        by: by.to_owned(),
        at: at.clock.now(),
        doors: polls::counted(&polls::tally(tables, poll)),
    };
    moved(ledger, id, (PollState::SIGNED, Some(signed)), note, at)
}

fn moved(
    ledger: &mut Ledger,
    id: Id<Poll>,
    (to, signed): (PollState, Option<SignOff>),
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut poll: Poll = edit.get(id).ok_or(WorkError::Missing("poll"))?;
    poll.take(to, signed, at.clock.now(), &at.settings.worker, note)?;
    edit.put(poll);
    let verb = match to {
        PollState::SIGNED => "poll-sign",
        PollState::CLOSED => "poll-close",
        _ => "poll-reopen",
    };
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}
