//! The ledger over the store: a made-up community, undo, and changes too large for one frame.

use std::collections::BTreeMap;
use std::path::Path;

use gridday::clock::{Clock, FixedClock};
use gridday::domain::Id;
use gridday::domain::resident::Resident;
use gridday::ledger::Ledger;
use gridday::ledger::backing::{Backing, BackingError, Loaded, Memory};
use gridday::ledger::operation::Operation;
use gridday::ledger::{LedgerError, demo};
use gridday::store::Store;
use uuid::Uuid;

use crate::people::{Standing, now, open};

fn standing(backing: &mut dyn Backing) -> Standing {
    let mut found = BTreeMap::new();
    let mut take = |loaded| {
        let Loaded::Record(record) = loaded else {
            panic!("only live records")
        };
        found.insert((record.tag(), record.id()), record);
    };
    backing.load(&mut take).unwrap();
    found
}

fn ledger(root: &Path) -> Ledger {
    Ledger::open(Box::new(open_or_create(root))).unwrap().0
}

fn open_or_create(root: &Path) -> Store {
    if Store::exists(root) {
        Store::open(root, now())
    } else {
        Store::create(root, now())
    }
    .unwrap()
}

#[test]
fn a_whole_community_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FixedClock::at(now());
    let mut ledger = ledger(folder.path());
    demo::fill(&mut ledger, 7, &clock).unwrap();
    let before: Vec<Operation> = ledger.history(None).unwrap();
    let counts = ledger.tables().counts();
    drop(ledger);
    let mut found = open(folder.path());
    assert_eq!(found.notices(), [""; 0]);
    let mut memory = Memory::holding(Uuid::nil(), before.clone());
    assert!(found.standing == standing(&mut memory));
    let kept: Vec<Operation> = found.operations().into_iter().map(Option::unwrap).collect();
    assert!(kept == before);
    drop(found);
    let ledger = self::ledger(folder.path());
    assert_eq!(ledger.tables().counts(), counts);
}

fn residents(clock: &FixedClock, count: usize, length: usize) -> Vec<Resident> {
    let one = |_| {
        let mut resident =
            Resident::new(Id::new(clock.id()), Id::new(clock.id()), "某人".to_owned());
        resident.tags = vec!["x".repeat(length)];
        resident
    };
    (0..count).map(one).collect()
}

#[test]
fn changes_too_large_for_one_frame_become_one_step_of_several() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FixedClock::at(now());
    let mut ledger = ledger(folder.path());
    let mut edit = ledger.edit();
    residents(&clock, 300, 8_000)
        .into_iter()
        .for_each(|resident| edit.put(resident));
    let changes = edit.changes();
    ledger
        .commit("import-roster", changes, &clock)
        .unwrap()
        .unwrap();
    assert!(ledger.headers().len() > 3);
    assert_eq!(ledger.undo(&clock).unwrap().changes, 300);
    drop(ledger);
    let mut ledger = self::ledger(folder.path());
    assert_eq!(ledger.redo(&clock).unwrap().changes, 300);
    drop(ledger);
    assert_eq!(open(folder.path()).standing.len(), 300);
}

#[test]
fn a_record_that_no_frame_can_hold_is_refused_and_the_next_one_goes() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FixedClock::at(now());
    let mut ledger = ledger(folder.path());
    for (length, goes) in [(1_100_000, false), (980_000, true), (10, true)] {
        let mut edit = ledger.edit();
        residents(&clock, 1, length)
            .into_iter()
            .for_each(|resident| edit.put(resident));
        let changes = edit.changes();
        match ledger.commit("resident", changes, &clock) {
            Ok(_) => assert!(goes, "{length}"),
            Err(LedgerError::Backing(BackingError::TooLarge { .. })) => assert!(!goes, "{length}"),
            Err(error) => panic!("{error}"),
        }
    }
    drop(ledger);
    let found = open(folder.path());
    assert_eq!((found.notices(), found.standing.len()), (vec![], 2));
}
