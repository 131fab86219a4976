//! What a newer version may have written: records of kinds unknown here are kept through every repair, and what must be
//! understood is refused without a change on the disk.

use std::path::Path;

use gridday::domain::Record;
use gridday::domain::record::Later;
use gridday::ledger::Ledger;
use gridday::ledger::backing::{Backing, BackingError, BackupPlace};
use gridday::ledger::operation::Change;
use gridday::ledger::secret::Key;
use gridday::store::Store;
use uuid::Uuid;

use crate::damage::{Files, files};
use crate::people::{Past, ledger_of, now, open, read, try_open};

/// A record of this kind and schema, its fields being its id and some bytes.
fn later(kind: u8, schema: u8, number: u128) -> Record {
    let id = Uuid::from_u128(number);
    let fields = [&[16], &id.as_bytes()[..], &[7; 40]].concat();
    Record::Later(Later {
        kind,
        schema,
        id,
        fields,
    })
}

fn put(before: Option<Record>, after: Option<Record>) -> Vec<Change> {
    vec![Change { before, after }]
}

/// A ledger with two records of an unknown kind, one of them changed, one removed.
fn ledger_with_later(root: &Path) -> Past {
    let mut store = Store::create(root, now()).unwrap();
    let mut past = Past::of(&mut store);
    let (first, second) = (later(200, 3, 1), later(200, 3, 2));
    let changed = later(200, 4, 1);
    let mut operations = vec![past.next(), past.next()];
    operations.push(past.commit(put(None, Some(first.clone())), None));
    operations.push(past.commit(put(None, Some(second.clone())), None));
    operations.push(past.commit(put(Some(first), Some(changed)), None));
    operations.push(past.commit(put(None, Some(later(23, 1, 3))), None));
    operations.push(past.commit(put(Some(second), None), None));
    operations
        .iter()
        .for_each(|it| store.append(std::slice::from_ref(it)).unwrap());
    let place = BackupPlace::Own(1);
    store.back_up(place, now(), &mut |_, _| {}).unwrap();
    store.close().unwrap();
    past
}

#[test]
fn records_of_unknown_kinds_are_kept_through_every_repair() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    let past = ledger_with_later(&root);
    assert_eq!(past.standing.keys().filter(|key| key.0 > 20).count(), 2);
    open(&root).is(&past);
    assert_eq!(open(&root).notices(), [""; 0]);
    std::fs::remove_dir_all(root.join("store")).unwrap();
    let mut found = open(&root);
    found.is(&past);
    found.store.compact(&mut |_, _| {}).unwrap();
    drop(found);
    std::fs::remove_dir_all(root.join("journal")).unwrap();
    let mut found = open(&root);
    assert!(found.standing == past.standing, "from the tables alone");
    drop(found.store.close());
    drop(found);
    let backup = std::fs::read_dir(root.join("backups")).unwrap().next();
    let (file, other) = (backup.unwrap().unwrap().path(), folder.path().join("other"));
    let restored = Store::restore(&file, &other, now(), &Key::Open, &mut |_, _| {}).unwrap();
    read(restored).is(&past);
}

#[test]
fn the_worker_is_told_how_many_there_are_and_undo_works_over_them() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    ledger_with_later(&root);
    let store = Store::open(&root, now()).unwrap();
    let (mut ledger, notices) = Ledger::open(Box::new(store)).unwrap();
    assert_eq!(notices[0].key, "store-from-newer");
    assert_eq!(notices[0].values, [("count", "2".to_owned())]);
    let clock = gridday::clock::FixedClock::at(now());
    ledger.undo(&clock).unwrap();
    assert_eq!(ledger.tables().from_newer(), 3, "the removed one is back");
    drop(ledger);
    assert_eq!(
        open(&root).standing.keys().filter(|key| key.0 > 20).count(),
        3
    );
}

/// Opening is refused as newer, again and again, and nothing on the disk changes.
fn refused(root: &Path) {
    let mut before = Files::new();
    files(root, &root.join("journal"), &mut before);
    for _ in 0..2 {
        let answer = try_open(root).err();
        assert!(
            matches!(answer, Some(BackingError::Newer { .. })),
            "{answer:?}"
        );
    }
    let mut after = Files::new();
    files(root, &root.join("journal"), &mut after);
    assert!(before == after, "the journal changed");
    assert!(!root.join("quarantine").exists(), "something was put aside");
}

#[test]
fn a_later_schema_of_a_known_kind_is_refused_and_nothing_is_touched() {
    for gone in ["", "store"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("ledger");
        ledger_of(&root, 3);
        let mut found = open(&root);
        let mut past = Past::new(found.opened.stream);
        (0..3).for_each(|_| drop(past.next()));
        let operation = past.commit(put(None, Some(later(1, 2, 9))), None);
        found.store.append(&[operation]).unwrap();
        found.store.close().unwrap();
        drop(found);
        if !gone.is_empty() {
            std::fs::remove_dir_all(root.join(gone)).unwrap();
        }
        refused(&root);
    }
}
