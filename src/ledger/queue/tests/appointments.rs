//! Appointments and assigned tasks: when they come in, where they stand.

use chrono::{Days, NaiveTime};

use super::grid::Grid;
use crate::domain::codes::{CareGroup, Outcome, Priority, Rule, TaskOrigin};
use crate::domain::visit::Appointment;
use crate::ledger::queue::{Order, Standing, Why};
use crate::ledger::work::task::{self, TaskStep};
use crate::ledger::work::visit::NewVisit;

const BOTH: [Order; 2] = [Order::Urgency, Order::Stairs];

fn agreed(grid: &mut Grid, door: &crate::domain::subject::Subject, days: u64, time: Option<&str>) {
    let mut visit = NewVisit::new(door.clone(), Outcome::RESCHEDULED);
    visit.again = Some(Appointment {
        on: grid.today_date() + Days::new(days),
        time: time.map(|time| NaiveTime::parse_from_str(time, "%H:%M").unwrap()),
    });
    grid.log_with(visit);
}

#[test]
fn an_appointment_later_today_stands_behind_and_comes_to_the_front_an_hour_before() {
    let mut grid = Grid::new();
    let agreed_door = grid.home("3-2-601", &[]);
    for door in ["3-2-501", "3-2-701"] {
        grid.home(door, &[CareGroup::ALONE]);
    }
    agreed(&mut grid, &agreed_door, 0, Some("11:00"));
    let mut queue = grid.queue();
    for order in BOTH {
        assert_eq!(grid.names(&queue, order).last().unwrap(), "3-2-601");
    }
    let row = queue.find(&agreed_door.clone().into()).unwrap();
    assert_eq!(
        (row.standing, row.time.unwrap().to_string()),
        (Standing::Later, "11:00:00".into())
    );
    grid.at("2026-11-22T09:59:00+08:00");
    queue.refresh(&grid.ledger, &grid.now());
    assert_eq!(
        queue.position(Order::Stairs, &agreed_door.clone().into()),
        Some(2)
    );
    for moment in ["2026-11-22T10:00:00+08:00", "2026-11-22T11:30:00+08:00"] {
        grid.at(moment);
        queue.refresh(&grid.ledger, &grid.now());
        for order in BOTH {
            assert_eq!(grid.names(&queue, order)[0], "3-2-601");
        }
    }
}

#[test]
fn an_appointment_for_another_day_holds_everything_else_at_the_door() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[CareGroup::ALONE]);
    agreed(&mut grid, &door, 2, None);
    let on = grid.today_date() + Days::new(2);
    assert!(grid.today(Order::Urgency).is_empty());
    for rule in [Rule::APPOINTMENT, Rule::CARE_DUE] {
        assert_eq!(
            grid.reason(&door, rule).why,
            Some(Why::Appointment(on, None))
        );
    }
    grid.at("2026-11-24T09:00:00+08:00");
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
    grid.log(&door, Outcome::MET);
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn without_a_time_an_appointment_stands_at_its_door_on_the_stairs() {
    let mut grid = Grid::new();
    grid.home("3-2-701", &[CareGroup::ALONE]);
    let door = grid.home("3-2-601", &[]);
    agreed(&mut grid, &door, 0, None);
    for order in BOTH {
        assert_eq!(
            grid.today(order),
            ["3-2-701", "3-2-601"],
            "somebody was there today"
        );
    }
    let earlier = grid.home("3-2-801", &[]);
    agreed(&mut grid, &earlier, 1, None);
    grid.log(&door, Outcome::MET);
    grid.at("2026-11-23T09:00:00+08:00");
    assert_eq!(grid.today(Order::Stairs), ["3-2-801", "3-2-701"]);
}

#[test]
fn who_is_to_be_seen_tonight_is_in_the_evening_round() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    agreed(&mut grid, &door, 0, Some("18:00"));
    let round = |grid: &Grid| grid.queue().evening_round(grid.ledger.tables());
    assert_eq!(round(&grid), [door.household().unwrap()]);
    grid.at("2026-11-22T18:10:00+08:00");
    assert_eq!(round(&grid), [door.household().unwrap()]);
    grid.log(&door, Outcome::MET);
    assert!(round(&grid).is_empty());
}

#[test]
fn come_back_without_a_day_is_tried_again_like_nobody_home() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    grid.log(&door, Outcome::RESCHEDULED);
    assert!(grid.has(&door, Rule::RETRY));
}

#[test]
fn an_assigned_task_comes_in_a_week_before_it_is_due_and_at_once_without_a_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[]);
    let due = grid.today_date() + Days::new(10);
    grid.task(Some(door.clone()), Some(due));
    assert_eq!(
        grid.reason(&door, Rule::TASK).why,
        Some(Why::Later(due - Days::new(7)))
    );
    grid.at("2026-11-25T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::TASK).score.total(), 500);
    grid.at("2026-12-04T09:00:00+08:00");
    let late = grid.reason(&door, Rule::TASK).score;
    assert_eq!((late.weight, late.late, late.priority), (400, 20, 100));
    let other = grid.home("3-2-701", &[]);
    grid.task(Some(other), None);
    assert_eq!(grid.today(Order::Urgency), ["3-2-601", "3-2-701"]);
}

#[test]
fn a_task_put_off_or_given_away_waits_and_one_of_the_worker_s_own_does_not() {
    let mut grid = Grid::new();
    grid.settings.worker = "小李".to_owned();
    let door = grid.home("3-2-601", &[]);
    let id = grid.task(Some(door.clone()), None);
    let until = grid.today_date() + Days::new(3);
    let why = |grid: &Grid| grid.reason(&door, Rule::TASK).why;
    for (step, expected) in [
        (TaskStep::Snooze(until), Some(Why::Snoozed(until))),
        (TaskStep::Reopen, None),
        (
            TaskStep::Assign("小王".to_owned()),
            Some(Why::Assigned("小王".to_owned())),
        ),
        (TaskStep::Assign("小李".to_owned()), None),
    ] {
        grid.deed(|ledger, at| task::step(ledger, id, step, at))
            .unwrap();
        assert_eq!(why(&grid), expected);
    }
    grid.deed(|ledger, at| task::step(ledger, id, TaskStep::Done, at))
        .unwrap();
    assert!(!grid.has(&door, Rule::TASK));
}

#[test]
fn what_a_visit_left_behind_brings_nobody_back_the_same_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-601", &[CareGroup::ALONE]);
    let mut visit = NewVisit::new(door.clone(), Outcome::MET);
    visit.needs = vec![crate::domain::codes::Need::new("lights")];
    grid.log_with(visit);
    assert!(grid.today(Order::Urgency).is_empty());
    assert_eq!(grid.reason(&door, Rule::TASK).why, Some(Why::Done));
    grid.at("2026-11-23T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::TASK).why, Some(Why::OutsidePlan));
}

#[test]
fn a_task_whose_address_could_not_be_settled_is_a_row_of_its_own() {
    let mut grid = Grid::new();
    grid.task(None, Some(grid.today_date()));
    let queue = grid.queue();
    let row = queue.get(Order::Stairs, 0).unwrap();
    assert_eq!((row.subject(), row.rule), (None, Rule::TASK));
    let task = grid.ledger.tables().tasks.iter().next().unwrap();
    assert_eq!(
        (task.priority, task.origin),
        (Priority::MEDIUM, TaskOrigin::COMMUNITY)
    );
}
