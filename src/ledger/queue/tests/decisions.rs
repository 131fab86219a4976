//! What a person decides about rows: put off, dismissed, given away, skipped; and drafts.

use chrono::Days;

use super::grid::Grid;
use crate::clock::Clock;
use crate::domain::codes::{CareGroup, Outcome, Rule};
use crate::domain::decision::Verdict;
use crate::domain::subject::Subject;
use crate::ledger::draft::Draft;
use crate::ledger::queue::{Order, Standing, Why};
use crate::ledger::work::decision;

fn decide(grid: &mut Grid, door: &Subject, rule: Option<Rule>, verdict: Verdict) {
    let door = door.clone();
    grid.deed(|ledger, at| decision::decide(ledger, door, rule, verdict, at))
        .unwrap();
}

#[test]
fn a_row_put_off_waits_until_its_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[CareGroup::ALONE]);
    let until = grid.today_date() + Days::new(2);
    decide(&mut grid, &door, None, Verdict::Snooze(until));
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::Snoozed(until))
    );
    grid.at("2026-11-24T09:00:00+08:00");
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
}

#[test]
fn a_dismissed_row_comes_back_when_something_new_asks() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::MET);
    grid.at("2026-12-23T09:00:00+08:00");
    decide(&mut grid, &door, None, Verdict::Dismiss("住院".to_owned()));
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::Dismissed("住院".to_owned()))
    );
    grid.clock.advance(chrono::Duration::minutes(1));
    grid.task(Some(door.clone()), None);
    assert_eq!(grid.reason(&door, Rule::TASK).why, None);
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
    grid.log(&door, Outcome::MET);
    grid.at("2027-01-22T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::CARE_DUE).why, None);
}

#[test]
fn a_decision_about_one_rule_leaves_the_others() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[CareGroup::ALONE]);
    grid.task(Some(door.clone()), None);
    decide(
        &mut grid,
        &door,
        Some(Rule::TASK),
        Verdict::Assign("小王".to_owned()),
    );
    assert_eq!(
        grid.reason(&door, Rule::TASK).why,
        Some(Why::Assigned("小王".to_owned()))
    );
    assert_eq!(grid.reason(&door, Rule::CARE_DUE).why, None);
    assert_eq!(
        (grid.today(Order::Urgency), grid.waiting()),
        (vec!["3-2-601".to_owned()], vec!["3-2-601".to_owned()])
    );
}

#[test]
fn a_skipped_row_goes_to_the_end_of_today_s_list_for_the_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-701", &[CareGroup::ALONE]);
    grid.home("3-2-601", &[CareGroup::ALONE]);
    assert_eq!(grid.today(Order::Stairs), ["3-2-701", "3-2-601"]);
    let today = grid.today_date();
    decide(&mut grid, &door, None, Verdict::Skip(today));
    for order in [Order::Stairs, Order::Urgency] {
        assert_eq!(grid.today(order), ["3-2-601", "3-2-701"]);
    }
    assert_eq!(
        grid.queue().find(&door.into()).unwrap().standing,
        Standing::Skipped
    );
    grid.at("2026-11-23T09:00:00+08:00");
    assert_eq!(grid.today(Order::Stairs), ["3-2-701", "3-2-601"]);
}

#[test]
fn an_unfinished_entry_brings_its_door_in() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-701", &[]);
    let mut queue = grid.queue();
    assert!(queue.is_empty());
    grid.drafts.push(Draft {
        id: grid.clock.id(),
        kind: "quick-log".to_owned(),
        subject: Some(door),
        state: String::new(),
        at: grid.clock.now(),
    });
    queue.refresh(&grid.ledger, &grid.now());
    assert_eq!(queue.get(Order::Stairs, 0).unwrap().rule, Rule::DRAFT);
    grid.drafts.clear();
    queue.refresh(&grid.ledger, &grid.now());
    assert!(queue.is_empty());
}
