//! What polls ask of a door: to be asked while one is open and its answer is not known. Not what came of it.

use chrono::{Days, NaiveDate};

use super::{Cause, Hold, Scene, Term};
use crate::domain::Id;
use crate::domain::codes::{Rule, Slot, StanceAnswer, StanceWay};
use crate::domain::poll::Poll;
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::ledger::queries::polls;
use crate::ledger::table::Tables;

/// Up to so many days before its last one a poll waits for doors that are gone to anyway.
const LAST_DAYS: u64 = 3;

/// A poll being asked, as far as the rules look at it.
#[derive(Clone, PartialEq)]
pub(in super::super) struct Asking(Poll);

/// Every poll that is open.
pub(in super::super) fn asking(tables: &Tables) -> Vec<Asking> {
    let mut open: Vec<Asking> = (tables.polls.iter())
        .filter(|poll| poll.asks_on(NaiveDate::MAX))
        .map(|poll| Asking(poll.as_ref().clone()))
        .collect();
    open.sort_by_key(|one| one.0.id);
    open
}

/// One term for each poll this door has not answered. A poll without a last day, or near it, brings the door in by
/// itself; where nobody was reached in this part of the day, it waits for another one.
pub(super) fn terms(tables: &Tables, subject: &Subject, scene: &Scene, out: &mut Vec<Term>) {
    if scene.polls.is_empty() {
        return;
    }
    let home = subject.household();
    let Some(home) = home.and_then(|id| tables.households.get(id)) else {
        return;
    };
    let today = scene.now.date;
    for Asking(poll) in &scene.polls {
        if !poll.asks_on(today) || !poll.asks(home.id, &home.address) {
            continue;
        }
        let last = polls::newest(tables, poll.id, subject);
        if last.is_some_and(|stance| stance.answer != StanceAnswer::NOT_REACHED) {
            continue;
        }
        let cause = cause(poll.id, last.is_some());
        let mut term = match poll.until {
            Some(until) => Term {
                brings: near(today, until),
                ..scene.due(Rule::ASK, cause, until)
            },
            None => Term {
                brings: true,
                ..scene.term(Rule::ASK, cause)
            },
        };
        // Whoever owns an empty flat is asked by phone.
        term.knocks = home.expects_someone(today);
        term.hold = last.and_then(|stance| other_slot(stance, scene));
        out.push(term);
    }
}

const fn cause(poll: Id<Poll>, tried: bool) -> Cause {
    Cause::Ask { poll, tried }
}

fn near(today: NaiveDate, until: NaiveDate) -> bool {
    let last = today.checked_add_days(Days::new(LAST_DAYS));
    last.is_none_or(|last| until <= last)
}

/// When to ask again whom nobody reached in this part of today; by phone and at a meeting there is no other part.
fn other_slot(stance: &Stance, scene: &Scene) -> Option<Hold> {
    let now = &scene.now;
    let is_now = stance.at.date_naive() == now.date && slot(stance, scene) == now.slot;
    if !is_now || stance.way == StanceWay::MEETING {
        return None;
    }
    let slots = scene.book.slots();
    let at = slots.iter().position(|slot| *slot == now.slot)?;
    Some(
        match (slots.get(at + 1), slots.first(), now.date.succ_opt()) {
            (Some(next), ..) => Hold::OtherSlot(now.date, *next),
            (None, Some(first), Some(tomorrow)) => Hold::OtherSlot(tomorrow, *first),
            _ => return None,
        },
    )
}

/// The part of the day an answer was taken in.
fn slot(stance: &Stance, scene: &Scene) -> Slot {
    scene.now.slot_of(stance.at)
}
