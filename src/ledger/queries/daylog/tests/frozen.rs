//! A day that is over reads the same whenever it is read. Not what it says.

use proptest::prelude::*;

use super::*;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::queue::tests::grid::Grid;
use crate::ledger::queue::tests::steps::{Step, step};

fn read(grid: &mut Grid, date: NaiveDate) -> DayLog {
    let now = grid.clock.now();
    whole_day(&mut grid.ledger, date, now, &grid.settings).unwrap()
}

fn is_over(grid: &Grid, date: NaiveDate) -> bool {
    let day = grid.ledger.tables().day(date);
    day.is_some_and(|day| day.is_closed())
}

/// What belongs to a log that was told before: not taking back its deeds.
fn is_later_work(step: &Step) -> bool {
    !matches!(step, Step::Undo | Step::Redo)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_log_of_a_closed_day_is_the_same_whenever_it_is_read(
        day in prop::collection::vec(step(), 5..30),
        since in prop::collection::vec(step(), 1..30),
    ) {
        let mut grid = Grid::small();
        let first = grid.today_date();
        let door = grid.somewhere(0);
        grid.log(&door, Outcome::MET);
        for step in &day {
            grid.take(step);
        }
        let _ = grid.deed(work::day::close);
        prop_assume!(is_over(&grid, first));
        let to_midnight = first.succ_opt().unwrap().and_hms_opt(8, 0, 0).unwrap() - grid.clock.now().naive_local();
        grid.clock.advance(to_midnight.max(Duration::zero()));
        let told = read(&mut grid, first);
        for step in since.iter().filter(|step| is_later_work(step)) {
            grid.take(step);
            let again = read(&mut grid, first);
            prop_assert_eq!(&told.summary, &again.summary);
            prop_assert!(told == again);
        }
    }
}

#[test]
fn the_morning_after_tells_what_the_evening_told() {
    let mut scene = Scene::new();
    let planned = vec![scene.doors[1], scene.doors[2]];
    scene.work(|ledger, at| work::day::plan(ledger, Vec::new(), None, planned, at).unwrap());
    scene.visit(1, Outcome::MET);
    scene.visit(2, Outcome::REFUSED);
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    let read = |scene: &mut Scene| {
        let now = scene.clock.now();
        whole_day(&mut scene.ledger, date(22), now, &scene.settings).unwrap()
    };
    let evening = read(&mut scene);
    scene.clock.advance(Duration::hours(23));
    let morning = read(&mut scene);
    assert!(evening == morning);
    assert_eq!(evening.summary.care.left, 1);
    assert!(!morning.tomorrow.is_empty());
    // The next day's work changes nothing in it.
    scene.visit(0, Outcome::MET);
    assert!(read(&mut scene) == morning);
}
