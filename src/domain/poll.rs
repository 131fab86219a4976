//! A poll (征求意见): one question put to every door of its scope, and what has to be reached. Not the answers: those are stances.
//!
//! The default shares are those of 民法典 278 for taking part (owners with two thirds of the floor area, and two thirds
//! of the owners); what has to consent, and of whom, differs from matter to matter and from place to place: the office
//! sets it, two thirds of all unless it says otherwise.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::{Address, Spot};
use super::codes::{PollState, StanceAnswer, VoteBase};
use super::household::Household;
use super::record::entity;
use super::share::Share;
use super::stance::Stance;
use super::subject::Subject;
use super::{Id, Moment};

/// Which doors are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Every door of the grid.
    Everyone,
    /// The doors of a building or unit.
    Area(Spot),
    /// One door.
    Door(Id<Household>),
}

/// What has to be reached, by households and by floor area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// So many households have to take part.
    pub part_households: Share,
    /// So much floor area has to take part.
    pub part_area: Share,
    /// So many households have to consent.
    pub consent_households: Share,
    /// So much floor area has to consent.
    pub consent_area: Share,
    /// Of whom those who consent are counted.
    pub base: VoteBase,
}

impl Default for Threshold {
    fn default() -> Self {
        Self {
            part_households: Share::TWO_THIRDS,
            part_area: Share::TWO_THIRDS,
            consent_households: Share::TWO_THIRDS,
            consent_area: Share::TWO_THIRDS,
            base: VoteBase::ALL,
        }
    }
}

/// A door as it counted when the result was signed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// The door.
    pub household: Id<Household>,
    /// As it was written then.
    pub door: String,
    /// Floor area in square metres times 100, where it was known.
    pub area: Option<u32>,
    /// What counted there.
    pub answer: StanceAnswer,
    /// The stance that counted.
    pub stance: Option<Id<Stance>>,
}

/// The result signed off.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SignOff {
    /// Who signed.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Every door as it counted, in the order of the doors: it changes no more.
    pub doors: Vec<Counted>,
}

/// One step in a poll's life.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PollStep {
    /// When.
    pub at: Moment,
    /// The state it came to.
    pub to: PollState,
    /// By whom.
    pub by: String,
    /// What was said.
    pub note: String,
}

/// Why a poll cannot be moved or answered like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PollRefusal {
    /// Its state does not take that step.
    #[error("a poll in state {from} does not become {to}")]
    NotFrom {
        /// The state it is in.
        from: PollState,
        /// The state that was asked for.
        to: PollState,
    },
    /// It is closed: it takes no answer any more.
    #[error("a poll in state {0} takes no answer")]
    TakesNone(PollState),
    /// The door is not asked.
    #[error("the poll does not ask this door")]
    NotAsked,
}

/// A poll.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Poll {
    /// Its id.
    pub id: Id<Poll>,
    /// The day it was written down.
    pub day: NaiveDate,
    /// The question.
    pub question: String,
    /// What is explained at the door.
    pub explanation: String,
    /// Which doors are asked.
    pub asked: Vec<Asked>,
    /// What has to be reached.
    pub threshold: Threshold,
    /// Asked from this day on.
    pub from: NaiveDate,
    /// Asked until this day.
    pub until: Option<NaiveDate>,
    /// Where it stands.
    pub state: PollState,
    /// The result signed off.
    pub signed: Option<SignOff>,
    /// What the worker wrote down.
    pub note: String,
    /// Every step so far.
    pub steps: Vec<PollStep>,
}

impl Poll {
    /// A poll opened at `at` for nobody yet.
    pub fn new(id: Id<Self>, question: String, at: Moment, by: &str) -> Self {
        Self {
            id,
            day: at.date_naive(),
            question,
            explanation: String::new(),
            asked: Vec::new(),
            threshold: Threshold::default(),
            from: at.date_naive(),
            until: None,
            state: PollState::OPEN,
            signed: None,
            note: String::new(),
            steps: vec![PollStep {
                at,
                to: PollState::OPEN,
                by: by.to_owned(),
                note: String::new(),
            }],
        }
    }

    /// Whether it asks this door.
    pub fn asks(&self, household: Id<Household>, address: &Address) -> bool {
        self.asked.iter().any(|one| match one {
            Asked::Everyone => true,
            Asked::Area(spot) => spot.holds(address),
            Asked::Door(id) => *id == household,
        })
    }

    /// Whether doors are asked on `day`: open and begun. One past its last day still is, until somebody closes it.
    pub fn asks_on(&self, day: NaiveDate) -> bool {
        self.state == PollState::OPEN && self.from <= day
    }

    /// Whether its last day has passed and nobody closed it; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.state == PollState::OPEN && self.until.is_some_and(|until| until < day)
    }

    /// The states it can come to now, the usual one first.
    pub fn ways(&self) -> Vec<PollState> {
        match self.state {
            PollState::OPEN => vec![PollState::CLOSED],
            PollState::CLOSED => vec![PollState::SIGNED, PollState::OPEN],
            PollState::SIGNED => vec![PollState::OPEN],
            _ => Vec::new(),
        }
    }

    /// Takes the step: state and trail. Whoever signs brings what is signed; whoever opens it again takes that away.
    ///
    /// # Errors
    /// When the state does not take that step.
    pub fn take(
        &mut self,
        to: PollState,
        signed: Option<SignOff>,
        at: Moment,
        by: &str,
        note: &str,
    ) -> Result<(), PollRefusal> {
        let from = self.state;
        if !self.ways().contains(&to) || (to == PollState::SIGNED) != signed.is_some() {
            return Err(PollRefusal::NotFrom { from, to });
        }
        self.signed = signed;
        self.state = to;
        self.steps.push(PollStep {
            at,
            to,
            by: by.to_owned(),
            note: note.to_owned(),
        });
        Ok(())
    }
}

entity!(Poll, 25, "polls" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poll_is_open_closed_and_signed_in_this_order_and_may_be_opened_again() {
        let at = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
        let mut poll = Poll::new(
            Id::new(uuid::Uuid::nil()),
            "加装电梯".to_owned(),
            at,
            "李晓",
        );
        let signed = || {
            Some(SignOff {
                by: "王建平".to_owned(),
                at,
                doors: Vec::new(),
            })
        };
        assert!(poll.take(PollState::SIGNED, signed(), at, "", "").is_err());
        poll.take(PollState::CLOSED, None, at, "", "").unwrap();
        assert!(poll.take(PollState::SIGNED, None, at, "", "").is_err());
        poll.take(PollState::SIGNED, signed(), at, "", "").unwrap();
        assert!(!poll.asks_on(at.date_naive()));
        poll.take(PollState::OPEN, None, at, "", "漏了两户")
            .unwrap();
        assert!(poll.signed.is_none() && poll.asks_on(at.date_naive()));
        assert_eq!(poll.steps.len(), 4);
    }
}
