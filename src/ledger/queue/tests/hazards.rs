//! When hazards ask for the worker, and that severity 1 stands in front in both orders.

use chrono::Days;

use super::grid::Grid;
use crate::domain::Id;
use crate::domain::codes::{CareGroup, HazardItem, Outcome, Rule, Severity};
use crate::domain::hazard::Hazard;
use crate::domain::hazard::HazardEvent;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Order, Standing, Why};
use crate::ledger::work::hazard::{self, FirstStep, NewHazard};

fn found(grid: &mut Grid, subject: &Subject, severity: Severity, step: FirstStep) -> Id<Hazard> {
    let item = HazardItem::all().next().unwrap();
    let mut new = NewHazard::new(item);
    (new.severity, new.step) = (Some(severity), step);
    let subject = subject.clone();
    grid.deed(|ledger, at| hazard::add(ledger, subject, new, at))
        .unwrap()
        .0
}

#[test]
fn severity_1_stands_in_front_in_both_orders_until_it_is_reported() {
    let mut grid = Grid::new();
    let first = grid.home("1-1-101", &[CareGroup::ALONE]);
    let door = grid.home("3-2-601", &[]);
    let id = found(&mut grid, &door, Severity::MAJOR, FirstStep::Told);
    for order in [Order::Urgency, Order::Stairs] {
        assert_eq!(grid.today(order), ["3-2-601", "1-1-101"]);
    }
    assert_eq!(
        grid.queue().find(&door.clone().into()).unwrap().standing,
        Standing::Grave
    );
    grid.log(&door, Outcome::NOT_HOME);
    assert_eq!(
        grid.reason(&door, Rule::HAZARD_MAJOR).why,
        None,
        "it is reported without a knock"
    );
    grid.deed(|ledger, at| hazard::step(ledger, id, HazardEvent::Report, "", "", at))
        .unwrap();
    let look = grid
        .ledger
        .tables()
        .hazards
        .get(id)
        .unwrap()
        .look_on()
        .unwrap();
    assert_eq!(
        grid.reason(&door, Rule::HAZARD_MAJOR).why,
        Some(Why::Later(look))
    );
    assert_eq!(grid.today(Order::Stairs), ["1-1-101"]);
    grid.log(&first, Outcome::MET);
    grid.clock.advance(look - grid.today_date());
    assert_eq!(
        grid.reason(&door, Rule::HAZARD_MAJOR).message,
        "queue-reason-hazard-look"
    );
}

#[test]
fn a_hazard_is_looked_at_on_its_day_and_late_days_add() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    let by = grid.today_date() + Days::new(3);
    found(&mut grid, &door, Severity::SERIOUS, FirstStep::By(by));
    assert!(!grid.has(&door, Rule::RECHECK));
    grid.at("2026-11-25T09:00:00+08:00");
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
    grid.at("2026-11-27T09:00:00+08:00");
    let score = grid.reason(&door, Rule::RECHECK).score;
    assert_eq!((score.weight, score.late), (500, 20));
}

#[test]
fn being_met_leaves_the_recheck_open() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    let by = grid.today_date();
    found(&mut grid, &door, Severity::SERIOUS, FirstStep::By(by));
    grid.log(&door, Outcome::MET);
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
    assert_eq!(grid.reason(&door, Rule::RECHECK).why, None);
}

#[test]
fn work_said_to_be_done_is_looked_at_at_once() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    let id = found(&mut grid, &door, Severity::ORDINARY, FirstStep::Told);
    assert!(!grid.has(&door, Rule::RECHECK));
    grid.deed(|ledger, at| hazard::step(ledger, id, HazardEvent::AwaitRecheck, "", "", at))
        .unwrap();
    assert_eq!(
        grid.reason(&door, Rule::RECHECK).due,
        Some(grid.today_date())
    );
    grid.deed(|ledger, at| hazard::step(ledger, id, HazardEvent::Close, "", "", at))
        .unwrap();
    assert!(!grid.has(&door, Rule::RECHECK));
}
