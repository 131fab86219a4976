//! When polls ask for the worker: every door that has not answered, not twice in one part of the day, by itself near the end.

use chrono::Days;

use super::grid::Grid;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{PollState, Rule, Slot, StanceAnswer, StanceWay};
use crate::domain::poll::{Asked, Poll};
use crate::domain::subject::Subject;
use crate::ledger::queue::{Source, Why};
use crate::ledger::work::poll::{self, NewStance};

fn asked(grid: &mut Grid, until: Option<u64>) -> Id<Poll> {
    let today = grid.today_date();
    let (id, at) = (Id::new(uuid::Uuid::from_u128(77)), grid.now().moment);
    let mut new = Poll::new(id, "加装电梯".to_owned(), at, "李晓");
    new.asked = vec![Asked::Area(Spot::parse("3").unwrap())];
    new.until = until.and_then(|days| today.checked_add_days(Days::new(days)));
    grid.deed(|ledger, at| poll::put(ledger, new, at)).unwrap();
    id
}

fn say(grid: &mut Grid, id: Id<Poll>, door: &Subject, answer: StanceAnswer) {
    let new = NewStance::new(answer, StanceWay::DOOR);
    grid.deed(|ledger, at| poll::answer(ledger, id, door, new, at))
        .unwrap();
}

#[test]
fn a_door_is_asked_until_it_answers_and_not_twice_in_one_part_of_the_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    let other = grid.home("4-1-101", &[]);
    let id = asked(&mut grid, None);
    let reason = grid.reason(&door, Rule::ASK);
    assert_eq!((reason.message, reason.why), ("queue-reason-ask", None));
    assert_eq!(reason.source, Some(Source::Poll(id)));
    assert!(!grid.has(&other, Rule::ASK));
    say(&mut grid, id, &door, StanceAnswer::NOT_REACHED);
    let reason = grid.reason(&door, Rule::ASK);
    let today = grid.today_date();
    assert_eq!(reason.message, "queue-reason-ask-again");
    assert_eq!(reason.why, Some(Why::OtherSlot(today, Slot::AFTERNOON)));
    grid.at("2026-11-22T15:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::ASK).why, None);
    say(&mut grid, id, &door, StanceAnswer::OBJECTION);
    assert!(!grid.has(&door, Rule::ASK));
}

#[test]
fn a_poll_with_days_left_waits_for_doors_that_are_gone_to_anyway_and_a_closed_one_asks_nobody() {
    let mut grid = Grid::new();
    let planned = grid.home("4-1-101", &[]);
    grid.home("4-1-102", &[]);
    let door = grid.home("3-2-601", &[]);
    grid.log(&door, crate::domain::codes::Outcome::MET);
    let id = asked(&mut grid, Some(10));
    assert!(grid.has(&door, Rule::ASK));
    grid.at("2026-11-30T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::ASK).why, None);
    assert!(!grid.has(&planned, Rule::ASK));
    grid.deed(|ledger, at| poll::step(ledger, id, PollState::CLOSED, "", at))
        .unwrap();
    assert!(!grid.has(&door, Rule::ASK));
}
