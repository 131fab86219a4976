//! One copy lost, whole or in part: the other gives it back, and says so in one line. Nothing is deleted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gridday::ledger::backing::{Backing, BackingError};
use gridday::ledger::operation::Operation;
use gridday::ledger::secret::Key;
use gridday::store::disk::RealDisk;
use gridday::store::keys::{Found, Header};
use gridday::store::tables::{Tables, Writes};

use crate::people::{Past, Reopened, ledger_of, open, put, try_open};

fn segment(root: &Path) -> PathBuf {
    root.join("journal/00000001.wal")
}

fn garble(path: &Path) {
    let length = std::fs::read(path).unwrap().len();
    std::fs::write(path, vec![0x5a; length]).unwrap();
}

fn cut(path: &Path, share: usize) {
    let bytes = std::fs::read(path).unwrap();
    std::fs::write(path, &bytes[..bytes.len() * share / 100]).unwrap();
}

fn flip(path: &Path, share: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = bytes.len() * share / 100;
    bytes[at] ^= 0x10;
    std::fs::write(path, bytes).unwrap();
}

/// Whether anything of this name lies in the quarantine.
fn put_aside(root: &Path, name: &str) -> bool {
    let times = std::fs::read_dir(root.join("quarantine"))
        .into_iter()
        .flatten();
    times.flatten().any(|time| time.path().join(name).exists())
}

/// The ledger stands, takes another operation, and stands again without a word.
fn goes_on(root: &Path, mut found: Reopened, mut past: Past) {
    past.go_on(&found.opened);
    let operation = past.next();
    found.store.append(&[operation]).unwrap();
    let kept: Vec<Operation> = found.operations().into_iter().flatten().collect();
    found.store.close().unwrap();
    drop(found);
    let mut again = open(root);
    assert_eq!(again.notices(), [""; 0]);
    assert!(again.standing == past.standing);
    let operations: Vec<Operation> = again.operations().into_iter().flatten().collect();
    assert_eq!(operations[..kept.len()], kept);
    assert_eq!(operations.last(), past.operations.last());
}

#[test]
fn lost_tables_come_back_from_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 50);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let mut found = open(folder.path());
    assert_eq!(found.notices(), ["store-tables-rebuilt"]);
    found.is(&past);
    goes_on(folder.path(), found, past);
}

#[test]
fn damaged_tables_are_put_aside_and_come_back_from_the_journal() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 5] = [
        ("garbage", |root| garble(&root.join("store/db"))),
        ("empty", |root| cut(&root.join("store/db"), 0)),
        ("half", |root| cut(&root.join("store/db"), 50)),
        ("most", |root| cut(&root.join("store/db"), 97)),
        ("conf", |root| garble(&root.join("store/conf"))),
    ];
    for (name, damage) in damages {
        let folder = tempfile::tempdir().unwrap();
        let past = ledger_of(folder.path(), 50);
        damage(folder.path());
        let mut found = open(folder.path());
        found.is(&past);
        assert!(
            found
                .notices()
                .iter()
                .all(|key| *key == "store-tables-rebuilt"),
            "{name}"
        );
        if ["garbage", "empty", "conf"].contains(&name) {
            assert_eq!(found.notices(), ["store-tables-rebuilt"], "{name}");
        }
        assert_eq!(put_aside(folder.path(), "store"), name == "conf", "{name}");
        goes_on(folder.path(), found, past);
    }
}

#[test]
fn tables_cut_off_in_the_middle_of_a_batch_catch_up() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut past = ledger_of(root, 20);
    let old = tempfile::tempdir().unwrap();
    copy(&root.join("store"), old.path());
    let mut found = open(root);
    let operations = past.batch(5);
    found.store.append(&operations).unwrap();
    found.store.close().unwrap();
    drop(found);
    std::fs::remove_dir_all(root.join("store")).unwrap();
    copy(old.path(), &root.join("store"));
    // As `deed::follow` leaves them when it is killed: some of the records, and neither an entry nor a new account.
    let Found::Header { header, .. } = Header::load(&RealDisk, root).unwrap() else {
        panic!("the keys are there");
    };
    let vault = Arc::new(header.unlock(&Key::Open).unwrap());
    let mut tables = Tables::open(&root.join("store"), &vault).unwrap();
    let mut writes = Writes::new(&vault);
    for change in operations.iter().flat_map(|one| &one.changes).step_by(2) {
        match &change.after {
            Some(record) => writes.put(24, record).unwrap(),
            None => {
                let record = change.record().unwrap();
                writes.remove(record.tag(), record.id());
            }
        }
    }
    tables.apply(&writes).unwrap();
    tables.checkpoint(&root.join("store")).unwrap();
    drop(tables);
    let mut found = open(root);
    assert_eq!(found.notices(), [""; 0]);
    found.is(&past);
    goes_on(root, found, past);
}

fn copy(from: &Path, to: &Path) {
    gridday::store::lock::private_folder(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => put(&to, &std::fs::read(entry.path()).unwrap()),
        }
    }
}

#[test]
fn older_tables_catch_up_and_foreign_ones_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut past = ledger_of(root, 20);
    let old = tempfile::tempdir().unwrap();
    std::fs::rename(root.join("store"), old.path().join("store")).unwrap();
    let mut found = open(root);
    for _ in 0..20 {
        found.store.append(&[past.next()]).unwrap();
    }
    found.store.close().unwrap();
    drop(found);
    std::fs::remove_dir_all(root.join("store")).unwrap();
    std::fs::rename(old.path().join("store"), root.join("store")).unwrap();
    let mut found = open(root);
    assert_eq!(
        found.notices(),
        [""; 0],
        "an older proven copy only has to catch up"
    );
    found.is(&past);
    drop(found);
    let other = tempfile::tempdir().unwrap();
    ledger_of(other.path(), 30);
    std::fs::remove_dir_all(root.join("store")).unwrap();
    std::fs::rename(other.path().join("store"), root.join("store")).unwrap();
    let mut found = open(root);
    assert_eq!(found.notices(), ["store-tables-rebuilt"]);
    found.is(&past);
}

#[test]
fn a_lost_journal_comes_back_from_the_tables_in_a_new_stream() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 3] = [
        ("gone", |root| {
            std::fs::remove_dir_all(root.join("journal")).unwrap();
        }),
        ("garbage", |root| garble(&segment(root))),
        ("empty", |root| cut(&segment(root), 0)),
    ];
    for (name, damage) in damages {
        let folder = tempfile::tempdir().unwrap();
        let past = ledger_of(folder.path(), 50);
        let stream = past.operations[0].header.id.stream;
        damage(folder.path());
        let mut found = open(folder.path());
        assert!(found.notices().contains(&"store-journal-rebuilt"), "{name}");
        assert!(
            found.standing == past.standing,
            "{name}: every record comes back"
        );
        let (mut small, mut lost) = (0, 0);
        for (got, wanted) in found.operations().into_iter().zip(&past.operations) {
            match got {
                Some(operation) => small += usize::from(operation == *wanted),
                None => lost += 1,
            }
        }
        assert_eq!(small + lost, 50, "{name}: every one is there or named");
        assert!(
            lost > 0 && lost <= 50 / 6,
            "{name}: only the big ones, {lost}"
        );
        assert!(found.notices().contains(&"store-entries-lost"), "{name}");
        assert_ne!(found.opened.stream, stream, "{name}");
        if name != "gone" {
            assert!(put_aside(folder.path(), "journal"), "{name}");
        }
        goes_on(folder.path(), found, past);
    }
}

#[test]
fn a_journal_that_lost_its_end_gets_it_back_from_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 28);
    let whole = std::fs::read(segment(folder.path())).unwrap();
    cut(&segment(folder.path()), 97);
    let mut found = open(folder.path());
    assert_eq!(found.notices(), ["store-tail-cut", "store-journal-mended"]);
    found.is(&past);
    let mended = std::fs::read(segment(folder.path())).unwrap();
    assert_eq!(mended.len(), whole.len());
    goes_on(folder.path(), found, past);
}

#[test]
fn a_damaged_frame_inside_is_mended_from_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 4);
    for share in [1, 10, 40, 70, 95] {
        flip(&segment(folder.path()), share);
        let mut found = open(folder.path());
        assert!(found.notices().contains(&"store-journal-mended"), "{share}");
        found.is(&past);
        drop(found);
        assert_eq!(open(folder.path()).notices(), [""; 0]);
    }
    assert!(put_aside(folder.path(), "00000001.wal"));
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    open(folder.path()).is(&past);
}

#[test]
fn with_both_damaged_all_that_can_be_read_is_kept_and_the_rest_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 60);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    flip(&segment(folder.path()), 50);
    let mut found = open(folder.path());
    assert!(
        found.notices().contains(&"store-records-doubtful"),
        "{:?}",
        found.notices()
    );
    let operations = found.operations();
    assert!(operations.iter().all(Option::is_some));
    assert_eq!(operations.len(), 59, "one frame was lost");
    let same = past
        .standing
        .iter()
        .filter(|(key, record)| found.standing.get(key) == Some(record));
    assert!(same.count() + 15 >= past.standing.len());
    found
        .store
        .append(&[Past::new(found.opened.stream).next()])
        .unwrap();
    drop(found);
    assert_eq!(open(folder.path()).notices(), [""; 0]);
}

#[test]
fn with_both_gone_the_ledger_says_so_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 5);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    std::fs::remove_dir_all(folder.path().join("journal")).unwrap();
    let refused = try_open(folder.path()).err();
    assert!(
        matches!(refused, Some(BackingError::Damaged { .. })),
        "{refused:?}"
    );
}

#[test]
fn one_key_file_gives_back_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 5);
    for name in ["keys", "keys.copy"] {
        garble(&folder.path().join(name));
        let mut found = open(folder.path());
        assert_eq!(found.notices(), ["store-keys-mended"]);
        found.is(&past);
    }
}

#[test]
fn an_unfinished_batch_counts_for_nothing_and_its_numbers_are_not_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), 10);
    let whole = std::fs::read(segment(folder.path())).unwrap().len();
    let mut found = open(folder.path());
    let mut other = Past::new(found.opened.stream);
    (0..10).for_each(|_| drop(other.next()));
    found.store.append(&other.batch(4)).unwrap();
    drop(found);
    // Only the first chunks had reached the disk when the power went; the tables had none of them.
    let bytes = std::fs::read(segment(folder.path())).unwrap();
    let kept = whole + (bytes.len() - whole) * 6 / 10;
    std::fs::write(segment(folder.path()), &bytes[..kept]).unwrap();
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let stream = past.operations[0].header.id.stream;
    let mut found = open(folder.path());
    assert!(
        found.notices().contains(&"store-batch-incomplete"),
        "{:?}",
        found.notices()
    );
    found.is(&past);
    assert_ne!(found.opened.stream, stream);
    past.go_on(&found.opened);
    let operation = past.next();
    found.store.append(&[operation]).unwrap();
    drop(found);
    let mut again = open(folder.path());
    assert_eq!(again.notices(), [""; 0]);
    again.is(&past);
    drop(again);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    open(folder.path()).is(&past);
}
