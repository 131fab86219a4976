//! The queue from a worker's point of view, rule by rule, and what holds for every ledger.

mod grid;

use grid::Grid;

use super::*;
use crate::domain::codes::{CareGroup, Outcome, Rule};

#[test]
fn a_household_never_visited_is_to_visit_and_one_with_a_care_group_is_due_today() {
    let mut grid = Grid::new();
    let plain = grid.home("3-2-501", &[]);
    let care = grid.home("3-2-601", &[CareGroup::ALONE]);
    let queue = grid.queue();
    assert_eq!(grid.today(&queue, Order::Urgency), ["3-2-601"]);
    assert_eq!(grid.waiting(&queue), ["3-2-501"]);
    let row = queue.find(&Item::from(care)).unwrap();
    assert_eq!(row.due, Some(grid.today_date()));
    assert!(!row.is_overdue(grid.today_date()));
    let explained = queue.explain(grid.ledger.tables(), &Item::from(plain));
    assert_eq!(explained.not_today[0].rule, Rule::FIRST_VISIT);
    assert_eq!(explained.not_today[0].due, None);
}

#[test]
fn nobody_home_waits_for_another_part_of_the_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::NOT_HOME);
    let queue = grid.queue();
    assert!(queue.is_empty());
    assert_eq!(grid.waiting(&queue), ["3-2-501"]);
    grid.at("2026-11-22T14:00:00+08:00");
    assert_eq!(grid.today(&grid.queue(), Order::Urgency), ["3-2-501"]);
}
