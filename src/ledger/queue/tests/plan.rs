//! The day's plan, progress, the evening round, and what is done (decisions.md 8).

use super::grid::Grid;
use crate::domain::codes::{CareGroup, Outcome, Rule, Severity};
use crate::domain::subject::Subject;
use crate::ledger::queries::mark::Mark;
use crate::ledger::queue::{Order, Standing, Why};
use crate::ledger::work::day;

fn plan(grid: &mut Grid, doors: &[&Subject]) {
    let doors = doors.iter().filter_map(|door| door.household()).collect();
    grid.deed(|ledger, at| day::plan(ledger, Vec::new(), None, doors, at))
        .unwrap();
}

#[test]
fn the_plan_s_doors_are_today_and_care_comes_in_by_itself() {
    let mut grid = Grid::new();
    let planned = grid.home("3-2-701", &[]);
    grid.home("3-2-601", &[]);
    let beside = grid.home("3-2-501", &[CareGroup::ALONE]);
    plan(&mut grid, &[&planned]);
    assert_eq!(grid.today(Order::Stairs), ["3-2-701", "3-2-501"]);
    assert_eq!(grid.waiting(), ["3-2-601"]);
    assert!(grid.progress().planned);
    assert_eq!(grid.reason(&planned, Rule::FIRST_VISIT).why, None);
    assert_eq!(grid.done_of(), (0, 1));
    grid.log(&planned, Outcome::NOT_HOME);
    assert_eq!((grid.done_of(), grid.progress().beside), ((1, 1), 0));
    grid.log(&beside, Outcome::MET);
    assert_eq!((grid.done_of(), grid.progress().beside), ((1, 1), 1));
}

#[test]
fn without_a_plan_progress_counts_today_s_list() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.home("3-2-601", &[CareGroup::ALONE]);
    assert_eq!(grid.done_of(), (0, 2));
    grid.log(&door, Outcome::MET);
    assert_eq!(grid.done_of(), (1, 2));
}

#[test]
fn the_evening_round_takes_in_planned_doors_not_met_but_nobody_who_declined() {
    let mut grid = Grid::new();
    let doors: Vec<Subject> = ["3-2-701", "3-2-601", "3-2-501", "3-2-401", "3-2-301"]
        .map(|door| grid.home(door, &[]))
        .into();
    plan(&mut grid, &doors.iter().collect::<Vec<_>>());
    grid.log(&doors[0], Outcome::MET);
    grid.log(&doors[1], Outcome::NOT_HOME);
    grid.log(&doors[2], Outcome::REFUSED);
    grid.log(&doors[3], Outcome::VACANT);
    let round = |grid: &Grid| grid.queue().evening_round(grid.ledger.tables());
    let ids = |doors: &[&Subject]| -> Vec<_> {
        let ids = doors.iter().map(|door| door.household().unwrap());
        ids.collect()
    };
    assert_eq!(
        round(&grid),
        ids(&[&doors[1]]),
        "who was not looked for yet has the day for it"
    );
    assert!(grid.reason(&doors[1], Rule::RETRY).why.is_some());
    let beside = grid.home("3-2-101", &[]);
    grid.log(&beside, Outcome::NOT_HOME);
    assert_eq!(
        round(&grid),
        ids(&[&doors[1], &beside]),
        "nobody was home there either"
    );
    grid.at("2026-11-22T18:30:00+08:00");
    assert!(round(&grid).contains(&beside.household().unwrap()));
    grid.log(&beside, Outcome::NOT_HOME);
    assert!(!round(&grid).contains(&beside.household().unwrap()));
    grid.log(&beside, Outcome::MET);
    grid.at("2026-11-22T19:00:00+08:00");
    assert_eq!(round(&grid), ids(&[&doors[1], &doors[4]]));
    assert_eq!(
        grid.today(Order::Stairs),
        ["3-2-301", "3-2-601"],
        "whom nobody looked for yet comes first"
    );
    assert!(grid.has(&doors[1], Rule::EVENING));
    let tomorrow = grid.today_date().succ_opt().unwrap();
    assert_eq!(
        grid.reason(&doors[2], Rule::RETRY).why,
        Some(Why::CoolingOff(tomorrow))
    );
}

/// The next door is one nobody knocked at today, as long as there is one; what is left at a door that was done is
/// told there and asks for no second knock.
#[test]
fn a_door_that_was_done_is_not_the_next_one_whatever_is_left_there() {
    let mut grid = Grid::new();
    grid.home("3-2-501", &[CareGroup::ALONE]);
    let grave = grid.home("3-2-601", &[]);
    grid.hazard(&grave, Severity::MAJOR);
    let recheck = grid.home("3-2-701", &[]);
    grid.hazard(&recheck, Severity::SERIOUS);
    let task = grid.home("3-2-801", &[]);
    grid.task(Some(task.clone()), None);
    for (door, outcome) in [
        (&grave, Outcome::NOT_HOME),
        (&recheck, Outcome::MET),
        (&task, Outcome::MET),
    ] {
        grid.log(door, outcome);
        let queue = grid.queue();
        let item = door.clone().into();
        assert_eq!(queue.find(&item).unwrap().standing, Standing::Done);
        assert!(!grid.explain(door).today.is_empty());
    }
    let ahead = |grid: &Grid, order| {
        let queue = grid.queue();
        queue.ahead(order).map(|row| row.item).collect::<Vec<_>>()
    };
    for order in [Order::Stairs, Order::Urgency] {
        assert_eq!(grid.today(order)[0], "3-2-501");
        assert_eq!(ahead(&grid, order).len(), 1);
    }
    grid.at("2026-11-22T14:00:00+08:00");
    assert_eq!(
        ahead(&grid, Order::Stairs)[1],
        grave.clone().into(),
        "in the afternoon nobody home is tried again, after the others"
    );
    let row = grid.queue().find(&grave.into()).unwrap();
    assert_eq!(row.standing, Standing::Again);
}

#[test]
fn doors_done_today_are_told_with_their_mark_the_latest_first() {
    let mut grid = Grid::new();
    let first = grid.home("3-2-701", &[]);
    let second = grid.home("3-2-601", &[]);
    grid.log(&first, Outcome::NOT_HOME);
    grid.log(&second, Outcome::REFUSED);
    grid.log(&first, Outcome::MET);
    let done = grid.queue().done(grid.ledger.tables());
    let told: Vec<_> = done
        .into_iter()
        .map(|done| (done.subject, done.mark))
        .collect();
    assert_eq!(told, [(first, Mark::Fine), (second, Mark::Refused)]);
}

#[test]
fn after_midnight_of_an_open_day_it_is_still_that_day_s_evening() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-701", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::NOT_HOME);
    grid.at("2026-11-23T00:30:00+08:00");
    assert_eq!(grid.now().day.to_string(), "2026-11-22");
    assert_eq!(grid.now().slot, crate::domain::codes::Slot::EVENING);
}

#[test]
fn a_day_left_open_does_not_stop_the_calendar() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-701", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::REFUSED);
    grid.clock.advance(chrono::Duration::days(1));
    assert_eq!(grid.now().day.to_string(), "2026-11-22");
    assert_eq!(grid.now().date.to_string(), "2026-11-23");
    assert!(
        grid.waiting().contains(&"3-2-701".to_owned()),
        "the morning was tried"
    );
    grid.clock.advance(chrono::Duration::hours(5));
    assert_eq!(grid.today(Order::Urgency), ["3-2-701"]);
    grid.log(&door, Outcome::NOT_HOME);
    assert!(grid.today(Order::Urgency).is_empty());
    assert_eq!(grid.queue().done(grid.ledger.tables()).len(), 1);
}
