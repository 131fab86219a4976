//! When requests ask for the worker: each step in its turn, and unclaimed ones after a week.

use super::grid::Grid;
use crate::domain::Id;
use crate::domain::codes::{
    ListCategory, Outcome, RequestKind, RequestState, Rule, Satisfaction, Triage,
};
use crate::domain::request::{Request, RequestEvent, StepNote};
use crate::domain::subject::Subject;
use crate::ledger::queue::{Order, Source, Why};
use crate::ledger::work::request::{self, NewRequest};

fn asked(grid: &mut Grid, subject: &Subject, kind: RequestKind, triage: Triage) -> Id<Request> {
    let mut new = NewRequest::new(kind, ListCategory::LIVELIHOOD, "修灯".to_owned());
    new.triage = triage;
    let subject = subject.clone();
    grid.deed(|ledger, at| request::add(ledger, subject, new, at))
        .unwrap()
        .0
}

fn step(grid: &mut Grid, id: Id<Request>, event: RequestEvent) {
    let said = StepNote {
        who: "赵敏".to_owned(),
        rating: Some(Satisfaction::SATISFIED),
        ..StepNote::default()
    };
    grid.deed(|ledger, at| request::advance(ledger, id, event, said, at))
        .unwrap();
}

#[test]
fn a_wish_asks_for_each_step_and_rests_while_it_waits_to_be_claimed() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    grid.log(&door, Outcome::MET);
    let wish = asked(&mut grid, &door, RequestKind::WISH, Triage::ORDINARY);
    let reason = grid.reason(&door, Rule::REQUEST);
    assert_eq!(reason.message, "queue-reason-request-review");
    assert_eq!(reason.source, Some(Source::Request(wish)));
    step(&mut grid, wish, RequestEvent::Review);
    step(&mut grid, wish, RequestEvent::Publish);
    let week = grid.today_date() + chrono::Days::new(7);
    assert_eq!(
        grid.reason(&door, Rule::REQUEST).why,
        Some(Why::Later(week))
    );
    grid.at("2026-11-29T09:00:00+08:00");
    let reason = grid.reason(&door, Rule::REQUEST);
    assert_eq!(
        (reason.message, reason.why),
        ("queue-reason-request-unclaimed", None)
    );
    for event in [
        RequestEvent::Assign,
        RequestEvent::Claim,
        RequestEvent::Fulfil,
    ] {
        step(&mut grid, wish, event);
    }
    assert_eq!(
        grid.reason(&door, Rule::REQUEST).message,
        "queue-reason-request-rate"
    );
    step(&mut grid, wish, RequestEvent::Rate);
    step(&mut grid, wish, RequestEvent::Close);
    assert!(!grid.has(&door, Rule::REQUEST));
}

#[test]
fn what_presses_stands_before_other_doors_until_it_is_handed_up() {
    let mut grid = Grid::new();
    let calm = grid.home("1-1-101", &[]);
    let pressing = grid.home("3-2-601", &[]);
    asked(&mut grid, &calm, RequestKind::OPINION, Triage::ORDINARY);
    let id = asked(&mut grid, &pressing, RequestKind::PROBLEM, Triage::URGENT);
    assert_eq!(grid.today(Order::Urgency), ["3-2-601", "1-1-101"]);
    step(&mut grid, id, RequestEvent::Report);
    assert_eq!(grid.today(Order::Urgency), ["1-1-101"]);
}

#[test]
fn a_request_of_common_parts_is_in_the_queue_and_undo_takes_it_out() {
    let mut grid = Grid::new();
    grid.home("3-2-601", &[]);
    let spot = crate::domain::address::Spot::parse("3-2").unwrap();
    let stairs = Subject::Common(Box::new(spot));
    let before = grid.queue().len();
    let id = asked(&mut grid, &stairs, RequestKind::APPEAL, Triage::ORDINARY);
    assert_eq!(grid.queue().len(), before + 1);
    step(&mut grid, id, RequestEvent::Solve);
    let found = grid.ledger.tables().requests.get(id).cloned().unwrap();
    assert_eq!(found.state, RequestState::SOLVED);
    assert_eq!(grid.queue().len(), before);
    let Grid { ledger, clock, .. } = &mut grid;
    ledger.undo(clock).unwrap();
    assert_eq!(grid.queue().len(), before + 1);
    let Grid { ledger, clock, .. } = &mut grid;
    ledger.undo(clock).unwrap();
    assert!(grid.ledger.tables().requests.is_empty());
}
