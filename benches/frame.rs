//! From a key to the finished frame at 80x24, over 1,000 and 10,000 households: the screen's whole work but the terminal.
//!
//! The deed goes through a ledger in memory; what the disk adds is in `benches/store.rs`. Percentiles over 2,000 keys,
//! because the worst key is the one a person feels. `cargo bench --bench frame` prints the table.
//!
//! Measured 2026-11-22, Linux, AMD EPYC, 2 cores, rustc 1.95:
//!
//! | households | first frame | p50 | p99 | worst |
//! |---|---|---|---|---|
//! | 1,000 | 5.3 ms | 0.30 ms | 0.57 ms | 0.72 ms |
//! | 10,000 | 16.6 ms | 0.47 ms | 4.09 ms | 4.93 ms |
//!
//! The target at 10,000 is a p99 of 8 ms.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot build its ledger has nothing to measure"
)]

#[allow(dead_code, reason = "the bench uses a part of the test driver")]
#[path = "../tests/support/screen.rs"]
mod screen;

use std::time::Instant;

use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::Id;
use gridday::domain::address::Address;
use gridday::domain::codes::{CareGroup, Relation};
use gridday::domain::date::PartialDate;
use gridday::domain::household::Household;
use gridday::domain::resident::Resident;
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use screen::Desk;

/// Walking, recording at a door, taking it back, turning pages, looking at the map.
const KEYS: [&str; 10] = [
    "<down>",
    "1",
    "4",
    "<backspace>",
    "<f3>",
    "<right>",
    "1",
    "<f4>",
    "<down>",
    "<f2>",
];

const ROUNDS: usize = 200;

fn community(households: u32) -> Ledger {
    let clock = FixedClock::at(parse_moment("2026-11-01T09:00:00+08:00").unwrap());
    let mut ledger = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap().0;
    let mut edit = ledger.edit();
    for number in 0..households {
        let (building, rest) = (number / 84 + 1, number % 84);
        let (unit, door) = (rest / 28 + 1, rest % 28);
        let address = Address {
            building: building.to_string(),
            unit: Some(unit.to_string()),
            room: format!("{}{:02}", door / 4 + 1, door % 4 + 1),
            ..Address::default()
        };
        let id = Id::new(clock.id());
        edit.put(Household::new(id, address));
        let mut head = Resident::new(
            Id::new(clock.id()),
            id,
            format!("张{}", ["建国", "秀英", "伟"][number as usize % 3]),
        );
        head.relation = Some(Relation::HEAD);
        head.birth_given = Some(PartialDate::Year(
            1930 + i32::try_from(number % 80).unwrap(),
        ));
        if number % 7 == 0 {
            head.care.push(CareGroup::ALONE);
        }
        edit.put(head);
    }
    let changes = edit.changes();
    ledger.commit("import-roster", changes, &clock).unwrap();
    ledger
}

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        ROUNDS
    } else {
        1
    };
    println!("| households | first frame | p50 | p99 | worst |\n|---|---|---|---|---|");
    for households in [1_000, 10_000] {
        let ledger = community(households);
        let begun = Instant::now();
        let mut desk = Desk::new("80x24", "zh-CN", ledger);
        let first = begun.elapsed();
        let mut took: Vec<_> = (0..rounds)
            .flat_map(|_| KEYS)
            .map(|key| {
                let begun = Instant::now();
                desk.keys(key);
                begun.elapsed()
            })
            .collect();
        took.sort_unstable();
        let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
        let worst = took[took.len() - 1];
        println!(
            "| {households} | {first:.1?} | {:.2?} | {:.2?} | {worst:.2?} |",
            at(50),
            at(99)
        );
    }
}
