//! The ledger over the store: a made-up community, undo, and changes too large for one frame.

use std::collections::BTreeMap;
use std::path::Path;

use gridday::clock::{Clock, FixedClock};
use gridday::domain::Id;
use gridday::domain::codes::Outcome;
use gridday::domain::resident::Resident;
use gridday::ledger::Ledger;
use gridday::ledger::backing::{Backing, BackingError, Loaded, Memory};
use gridday::ledger::operation::Operation;
use gridday::ledger::work::visit::{NewVisit, log_many};
use gridday::ledger::work::{At, Settings};
use gridday::ledger::{LedgerError, demo};
use gridday::store::Store;
use uuid::Uuid;

use crate::people::{Standing, now, open, put};

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

/// The files below a folder, by path.
fn files(root: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The program is killed while a round of many doors is being written: wherever the journal ends, either every visit of
/// the round stands or none.
#[test]
fn a_round_of_many_doors_stands_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (root, before) = (folder.path().join("ledger"), folder.path().join("before"));
    let clock = FixedClock::at(now());
    let mut ledger = ledger(&root);
    demo::fill(&mut ledger, 1, &clock).unwrap();
    drop(ledger);
    for path in files(&root) {
        let copy = before.join(path.strip_prefix(&root).unwrap());
        put(&copy, &std::fs::read(&path).unwrap());
    }
    let mut ledger = self::ledger(&root);
    let settings = Settings::default();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let old = ledger.tables().visits.len();
    let homes = ledger.tables().households.iter().take(24);
    let visits: Vec<NewVisit> = homes
        .map(|home| NewVisit::new(home.id.into(), Outcome::NOT_HOME))
        .collect();
    log_many(&mut ledger, visits, at).unwrap();
    drop(ledger);
    let journal = root.join("journal");
    let kept = |path: &Path| before.join("journal").join(path.file_name().unwrap());
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |data| data.len());
    let grown: Vec<_> = files(&journal)
        .into_iter()
        .filter(|path| length(path) > length(&kept(path)))
        .collect();
    let [grown] = &grown[..] else {
        panic!("{grown:?}")
    };
    let (from, whole) = (length(&kept(grown)), std::fs::read(grown).unwrap());
    let to = whole.len() as u64;
    let mut seen = std::collections::BTreeSet::new();
    for cut in (0..8)
        .map(|part| from + (to - from) * part / 8)
        .chain([to - 1, to])
    {
        let place = folder.path().join(cut.to_string());
        for path in files(&before) {
            let copy = place.join(path.strip_prefix(&before).unwrap());
            put(&copy, &std::fs::read(&path).unwrap());
        }
        let cut_off = place.join("journal").join(grown.file_name().unwrap());
        std::fs::write(cut_off, &whole[..usize::try_from(cut).unwrap()]).unwrap();
        let visits = self::ledger(&place).tables().visits.len();
        assert!(
            visits == old || visits == old + 24,
            "cut at {cut}: {visits}"
        );
        seen.insert(visits);
    }
    assert_eq!(seen.len(), 2);
}
