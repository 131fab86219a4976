//! What came of a poll: door by door, by households and by floor area, and what is still missing. Decides and changes nothing.
//!
//! A floor area nobody knows is never guessed: such doors count as households, are left out of every sum of area, and as
//! long as there are any nobody can say whether what is asked by floor area is reached.

mod side;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::daylog::{Estates, Where};
use crate::domain::codes::StanceAnswer;
use crate::domain::household::Household;
use crate::domain::poll::{Counted, Poll};
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::domain::{Entity, Id};
use crate::ledger::table::Tables;

pub use side::{Missing, Side, Verdict};

/// A door that is asked, as it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// The door.
    pub household: Id<Household>,
    /// As it is written.
    pub door: String,
    /// Floor area in square metres times 100, where it is known.
    pub area: Option<u32>,
    /// What counts there.
    pub answer: StanceAnswer,
    /// The stance that counts, while it is there.
    pub stance: Option<Arc<Stance>>,
}

/// What came of a poll.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Every door that is asked, in the order of the doors.
    pub doors: Vec<Door>,
    /// Counted by households.
    pub households: Side,
    /// Counted by floor area, in square metres times 100.
    pub area: Side,
    /// Doors whose floor area is not known.
    pub unknown: usize,
}

impl Tally {
    /// Whether what the poll asks for is reached, and what is missing.
    pub fn verdict(&self, poll: &Poll) -> Verdict {
        Verdict::of(self, &poll.threshold)
    }

    /// The doors with this answer.
    pub fn with(&self, answer: StanceAnswer) -> impl Iterator<Item = &Door> {
        self.doors.iter().filter(move |door| door.answer == answer)
    }

    fn of(doors: Vec<Door>) -> Self {
        let mut tally = Self::default();
        for door in &doors {
            tally.households.count(door.answer, 1);
            match door.area {
                Some(area) => tally.area.count(door.answer, area.into()),
                None => tally.unknown += 1,
            }
        }
        tally.doors = doors;
        tally
    }
}

/// Every poll, those being asked first, the newest first.
pub fn all(tables: &Tables) -> Vec<&Arc<Poll>> {
    let mut all: Vec<_> = tables.polls.iter().collect();
    all.sort_by_key(|poll| (poll.state.position(), std::cmp::Reverse(poll.id)));
    all
}

/// The stance of a door to a poll that counts: the newest. That is the one none took the place of, whatever the clocks
/// said that they were written down by.
pub fn newest<'a>(
    tables: &'a Tables,
    poll: Id<Poll>,
    subject: &Subject,
) -> Option<&'a Arc<Stance>> {
    let stances = || {
        let stances = tables.stances.of(subject);
        stances.filter(move |stance| stance.poll == poll)
    };
    let replaced = |id| stances().any(|other| other.replaces == Some(id));
    let left = stances().filter(|stance| !replaced(stance.id));
    left.max_by_key(|stance| (stance.at, stance.id))
}

/// The polls that ask this door on a day, and what counts there, in the order they were written down.
pub fn at_door<'a>(
    tables: &'a Tables,
    subject: &Subject,
    day: chrono::NaiveDate,
) -> Vec<(&'a Arc<Poll>, Option<&'a Arc<Stance>>)> {
    let Some(home) = subject.household().and_then(|id| tables.households.get(id)) else {
        return Vec::new();
    };
    let polls = tables.polls.iter();
    let mut asked: Vec<_> = polls
        .filter(|poll| poll.asks_on(day) && poll.asks(home.id, &home.address))
        .map(|poll| (poll, newest(tables, poll.id, subject)))
        .collect();
    asked.sort_by_key(|(poll, _)| poll.id);
    asked
}

/// Every poll a door has to do with, and what counts there: those that ask it on a day, then those it answered that ask
/// no more, the newest first.
pub fn of_door<'a>(
    tables: &'a Tables,
    subject: &Subject,
    day: chrono::NaiveDate,
) -> Vec<(&'a Arc<Poll>, Option<&'a Arc<Stance>>)> {
    let mut found = at_door(tables, subject, day);
    let asking = found.len();
    for stance in tables.stances.of(subject) {
        let known = found.iter().any(|(poll, _)| poll.id == stance.poll);
        if let (Some(poll), false) = (tables.polls.get(stance.poll), known) {
            found.push((poll, newest(tables, poll.id, subject)));
        }
    }
    found[asking..].sort_by_key(|(poll, _)| std::cmp::Reverse(poll.id));
    found
}

/// What came of a poll so far; once it is signed, as it was signed.
pub fn tally(tables: &Tables, poll: &Poll) -> Tally {
    Tally::of(match &poll.signed {
        Some(signed) => signed
            .doors
            .iter()
            .map(|one| as_signed(tables, one))
            .collect(),
        None => as_it_stands(tables, poll),
    })
}

fn as_signed(tables: &Tables, one: &Counted) -> Door {
    let stance = one.stance.and_then(|id| tables.stances.get(id));
    Door {
        household: one.household,
        door: one.door.clone(),
        area: one.area,
        answer: one.answer,
        stance: stance.cloned(),
    }
}

fn as_it_stands(tables: &Tables, poll: &Poll) -> Vec<Door> {
    let stances = || tables.stances.iter().filter(|one| one.poll == poll.id);
    let replaced: HashSet<Id<Stance>> = stances().filter_map(|one| one.replaces).collect();
    let mut newest: HashMap<&Subject, &Arc<Stance>> = HashMap::new();
    for stance in stances().filter(|one| !replaced.contains(&one.id)) {
        let known = newest.entry(&stance.subject).or_insert(stance);
        if (known.at, known.id) < (stance.at, stance.id) {
            *known = stance;
        }
    }
    let mut homes: Vec<&Arc<Household>> = (tables.households.iter())
        .filter(|home| poll.asks(home.id, &home.address))
        .collect();
    homes.sort_by(|one, other| (&one.address, one.id).cmp(&(&other.address, other.id)));
    let estates = Estates::of(tables);
    let doors = homes.into_iter().map(|home| {
        let subject = Subject::from(home.id());
        let stance = newest.get(&subject).copied().cloned();
        Door {
            household: home.id,
            door: Where::of(tables, &subject, &estates).door,
            area: home.floor_area.filter(|area| *area > 0),
            answer: stance
                .as_ref()
                .map_or(StanceAnswer::NOT_REACHED, |stance| stance.answer),
            stance,
        }
    });
    doors.collect()
}

/// The doors as they are signed.
pub fn counted(tally: &Tally) -> Vec<Counted> {
    let doors = tally.doors.iter();
    doors
        .map(|door| Counted {
            household: door.household,
            door: door.door.clone(),
            area: door.area,
            answer: door.answer,
            stance: door.stance.as_ref().map(|stance| stance.id),
        })
        .collect()
}

#[cfg(test)]
mod tests;
