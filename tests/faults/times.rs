//! Clocks that are years off and go back: the order of what was done is kept, and nothing is refused for it.

use chrono::Duration;
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::Id;
use gridday::domain::resident::Resident;
use gridday::ledger::Ledger;
use gridday::ledger::backing::BackupPlace;
use gridday::store::Store;

use crate::runner::Case;

const STARTS: [&str; 5] = [
    "2026-11-22T09:00:00+08:00",
    "1970-01-01T00:00:00+00:00",
    "2038-01-19T03:14:07+00:00",
    "2100-02-28T23:59:59-11:00",
    "1999-12-31T23:59:59+14:00",
];

pub fn clock(case: &mut Case) {
    let root = case.path().join("ledger");
    let dice = &mut case.dice;
    let start = parse_moment(STARTS[dice.roll(STARTS.len())]).expect("a moment");
    let clock = FixedClock::at(start);
    let made = Store::create(&root, clock.now()).expect("a ledger");
    let mut ledger = Ledger::open(Box::new(made)).expect("opening").0;
    let count = 2 + dice.roll(5);
    for number in 0..count {
        clock.advance(Duration::days(dice.roll(7_300) as i64 - 3_650));
        clock.advance(Duration::milliseconds(dice.roll(90_000_000) as i64));
        let resident = Resident::new(
            Id::new(clock.id()),
            Id::new(clock.id()),
            format!("某人{number}"),
        );
        let mut edit = ledger.edit();
        edit.put(resident);
        let changes = edit.changes();
        let done = ledger
            .commit("resident-add", changes, &clock)
            .expect("saving");
        assert!(done.is_some());
        if dice.roll(3) == 0 {
            let place = BackupPlace::Own(2);
            ledger
                .back_up(place, &clock, &mut |_, _| {})
                .expect("a backup");
        }
        if dice.roll(3) == 0 {
            drop(ledger);
            let store = Store::open(&root, clock.now()).expect("opening");
            ledger = Ledger::open(Box::new(store)).expect("opening").0;
        }
    }
    drop(ledger);
    let store = Store::open(&root, clock.now()).expect("opening");
    let (mut ledger, notices) = Ledger::open(Box::new(store)).expect("opening");
    assert!(notices.is_empty(), "{notices:?}");
    let readings: Vec<_> = ledger.headers().iter().map(|header| header.at).collect();
    assert_eq!(readings.len(), count);
    assert!(
        readings.is_sorted_by(|one, next| one < next),
        "{readings:?}"
    );
    assert_eq!(ledger.undo(&clock).expect("undo").changes, 1);
}
