//! What came of a poll: the newest answer of a door counts, areas are never guessed, and what is signed stays.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::address::{Address, Spot};
use crate::domain::codes::{PollState, StanceWay, VoteBase};
use crate::domain::poll::{Asked, PollRefusal};
use crate::domain::share::Share;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::poll::{self as work, NewStance};
use crate::ledger::work::{At, Settings, WorkError};

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    doors: Vec<Id<Household>>,
    poll: Id<Poll>,
}

impl Grid {
    /// A building with doors of these areas, all asked.
    fn new(areas: &[Option<u32>]) -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let memory = Box::new(Memory::new(Uuid::from_u128(1)));
        let mut ledger = Ledger::open(memory).unwrap().0;
        let mut doors = Vec::new();
        let mut edit = ledger.edit();
        for (number, area) in areas.iter().enumerate() {
            let door = format!("3-1-{}", 101 + number);
            let mut home = Household::new(Id::new(clock.id()), Address::from_door(&door).unwrap());
            home.floor_area = *area;
            doors.push(home.id);
            edit.put(home);
        }
        let other = Address::from_door("4-1-101").unwrap();
        edit.put(Household::new(Id::new(clock.id()), other));
        let changes = edit.changes();
        ledger.commit("put", changes, &clock).unwrap();
        let mut poll = Poll::new(Id::new(clock.id()), "加装电梯".into(), clock.now(), "李晓");
        poll.asked = vec![Asked::Area(Spot::parse("3").unwrap())];
        let mut grid = Self {
            ledger,
            clock,
            settings: Settings::default(),
            doors,
            poll: poll.id,
        };
        grid.deed(|ledger, at| work::put(ledger, poll, at)).unwrap();
        grid
    }

    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn answer(&mut self, door: usize, answer: StanceAnswer) -> Result<(), WorkError> {
        let (poll, subject) = (self.poll, Subject::from(self.doors[door]));
        let new = NewStance::new(answer, StanceWay::DOOR);
        self.deed(|ledger, at| work::answer(ledger, poll, &subject, new, at))
            .map(drop)
    }

    fn step(&mut self, to: PollState) -> Result<(), WorkError> {
        let poll = self.poll;
        self.deed(|ledger, at| match to {
            PollState::SIGNED => work::sign(ledger, poll, "王建平", "", at),
            to => work::step(ledger, poll, to, "", at),
        })
        .map(drop)
    }

    fn tally(&self) -> (Tally, Verdict) {
        let tables = self.ledger.tables();
        let poll = tables.polls.get(self.poll).unwrap();
        let tally = tally(tables, poll);
        let verdict = tally.verdict(poll);
        (tally, verdict)
    }
}

#[test]
fn the_newest_answer_of_a_door_counts_and_the_earlier_one_stays() {
    let mut grid = Grid::new(&[Some(8_000), Some(10_000), Some(12_000)]);
    grid.answer(0, StanceAnswer::NOT_REACHED).unwrap();
    grid.answer(0, StanceAnswer::CONSENT).unwrap();
    grid.answer(1, StanceAnswer::OBJECTION).unwrap();
    grid.answer(1, StanceAnswer::CONSENT).unwrap();
    let (tally, verdict) = grid.tally();
    assert_eq!((tally.households.all, tally.households.consent), (3, 2));
    assert_eq!((tally.area.all, tally.area.consent), (30_000, 18_000));
    assert!(verdict.households, "two of three are two thirds");
    assert_eq!(verdict.area, Some(false));
    assert_eq!(verdict.missing_area.consenting, Some(2_000));
    assert_eq!(grid.ledger.tables().stances.len(), 4);
    let door = Subject::from(grid.doors[1]);
    let last = newest(grid.ledger.tables(), grid.poll, &door).unwrap();
    assert!(last.replaces.is_some());
}

#[test]
fn as_long_as_an_area_is_not_known_nobody_can_say_that_it_is_reached() {
    let mut grid = Grid::new(&[Some(8_000), None]);
    for door in 0..2 {
        grid.answer(door, StanceAnswer::CONSENT).unwrap();
    }
    let (tally, verdict) = grid.tally();
    assert_eq!((tally.unknown, tally.area.all), (1, 8_000));
    assert!(verdict.households);
    assert_eq!((verdict.area, verdict.met()), (None, None));
}

#[test]
fn what_is_signed_changes_no_more_and_takes_no_answer_until_it_is_opened_again() {
    let mut grid = Grid::new(&[Some(8_000), Some(8_000)]);
    grid.answer(0, StanceAnswer::CONSENT).unwrap();
    assert!(grid.step(PollState::SIGNED).is_err(), "not closed yet");
    grid.step(PollState::CLOSED).unwrap();
    grid.step(PollState::SIGNED).unwrap();
    let before = grid.tally();
    let refused = grid.answer(1, StanceAnswer::CONSENT).unwrap_err();
    assert!(matches!(
        refused,
        WorkError::Poll(PollRefusal::TakesNone(PollState::SIGNED))
    ));
    let home = grid.ledger.tables().households.get(grid.doors[0]).unwrap();
    let mut home = home.as_ref().clone();
    home.floor_area = Some(99_900);
    let mut edit = grid.ledger.edit();
    edit.put(home);
    let changes = edit.changes();
    grid.ledger.commit("put", changes, &grid.clock).unwrap();
    assert_eq!(grid.tally(), before);
    grid.step(PollState::OPEN).unwrap();
    assert_eq!(grid.tally().0.area.all, 107_900);
    grid.answer(1, StanceAnswer::CONSENT).unwrap();
}

#[test]
fn a_door_that_is_not_asked_answers_nothing() {
    let mut grid = Grid::new(&[None]);
    let other = grid.ledger.tables().door("4-1-101").map(|home| home.id);
    if let Some(other) = other {
        grid.doors.push(other);
        let refused = grid.answer(1, StanceAnswer::CONSENT).unwrap_err();
        assert!(matches!(refused, WorkError::Poll(PollRefusal::NotAsked)));
    }
    assert_eq!(grid.tally().0.households.all, 1);
}

fn answers() -> impl Strategy<Value = Vec<(StanceAnswer, Option<u32>)>> {
    let answer = prop::sample::select(vec![
        StanceAnswer::CONSENT,
        StanceAnswer::OBJECTION,
        StanceAnswer::ABSTAIN,
        StanceAnswer::NOT_REACHED,
    ]);
    prop::collection::vec((answer, prop::option::of(1u32..50_000)), 1..40)
}

proptest! {
    #[test]
    fn every_door_counts_once_and_what_is_missing_is_what_reaches_it(
        doors in answers(), participants: bool
    ) {
        let id = Id::new(Uuid::nil());
        let rows = doors.iter().map(|(answer, area)| Door {
            household: id,
            door: String::new(),
            area: *area,
            answer: *answer,
            stance: None,
        });
        let tally = Tally::of(rows.collect());
        for side in [tally.households, tally.area] {
            prop_assert_eq!(side.all, side.part() + side.not_reached);
        }
        prop_assert_eq!(tally.households.all, doors.len() as u64);
        let mut threshold = crate::domain::poll::Threshold::default();
        if participants {
            threshold.base = VoteBase::PARTICIPANTS;
            threshold.part_households = Share { part: 0, whole: 1, above: false };
        }
        let verdict = Verdict::of(&tally, &threshold);
        let more = verdict.missing.consenting.unwrap();
        prop_assert_eq!(verdict.households, more == 0 && verdict.missing.taking == 0 && tally.households.part() > 0);
        let mut reached = tally.households;
        reached.consent += more;
        reached.not_reached = reached.not_reached.saturating_sub(more);
        let of = if participants { reached.part() } else { tally.households.all };
        prop_assert!(threshold.consent_households.is_reached(reached.consent, of) || of == 0);
    }
}
