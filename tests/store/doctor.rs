//! The doctor finds what is damaged without touching it, tells what can be mended from what is gone, and mends it.

use std::path::Path;

use gridday::ledger::backing::{Backing, BackingError};
use gridday::ledger::secret::Key;
use gridday::store::Store;
use gridday::store::doctor::{self, Gravity, Report};

use crate::damage::{Files, files};
use crate::people::{Past, ledger_of, now, open, put};

fn look(root: &Path) -> Report {
    doctor::examine(root, &Key::Open, &mut |_, _| {}).unwrap()
}

fn all(root: &Path) -> Files {
    let mut found = Files::new();
    files(root, root, &mut found);
    found
}

fn closed(root: &Path, count: usize) -> Past {
    let past = ledger_of(root, count);
    let mut found = open(root);
    found.store.close().unwrap();
    past
}

fn garble(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x20;
    std::fs::write(path, bytes).unwrap();
}

fn without(root: &Path, name: &str) {
    let path = root.join(name);
    if path.is_dir() {
        std::fs::remove_dir_all(path).unwrap();
    } else {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_whole_ledger_is_found_whole_and_nothing_of_it_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let past = closed(folder.path(), 40);
    let before = all(folder.path());
    let report = look(folder.path());
    assert_eq!(report.gravity(), Gravity::Note, "{report:?}");
    let figures = &report.figures;
    assert_eq!(
        (figures.operations, figures.records, figures.frames),
        (40, past.standing.len() as u64, 40)
    );
    assert!(all(folder.path()) == before);
}

#[test]
fn what_one_copy_gives_back_is_to_be_mended_and_is() {
    type Damage = fn(&Path);
    let damages: [(&str, &str, Damage); 9] = [
        ("keys", "doctor-key-file", |root| garble(&root.join("keys"))),
        ("copy", "doctor-key-file", |root| without(root, "keys.copy")),
        ("tables", "doctor-no-tables", |root| without(root, "store")),
        ("conf", "doctor-tables-damaged", |root| {
            std::fs::write(root.join("store/conf"), [0x5a; 64]).unwrap();
        }),
        ("frame", "doctor-frames", |root| {
            garble(&root.join("journal/00000001.wal"));
        }),
        ("torn", "doctor-torn", |root| {
            let path = root.join("journal/00000001.wal");
            let bytes = std::fs::read(&path).unwrap();
            std::fs::write(path, [&bytes[..], b"GDF1 half a frame"].concat()).unwrap();
        }),
        ("head", "doctor-segment", |root| {
            let path = root.join("journal/00000001.wal");
            let mut bytes = std::fs::read(&path).unwrap();
            bytes[20] ^= 1;
            std::fs::write(path, bytes).unwrap();
        }),
        ("leftover", "doctor-leftover", |root| {
            std::fs::write(root.join("keys.tmp"), "x").unwrap();
        }),
        ("draft", "doctor-draft", |root| {
            std::fs::create_dir_all(root.join("drafts")).unwrap();
            let name = format!("drafts/{}.draft", uuid::Uuid::nil().simple());
            std::fs::write(root.join(name), "x").unwrap();
        }),
    ];
    for (name, key, damage) in damages {
        let folder = tempfile::tempdir().unwrap();
        let past = closed(folder.path(), 4);
        damage(folder.path());
        let before = all(folder.path());
        let report = look(folder.path());
        assert_eq!(report.gravity(), Gravity::Mendable, "{name}: {report:?}");
        assert!(report.has(key), "{name}: {report:?}");
        assert!(all(folder.path()) == before, "{name}");
        doctor::repair(folder.path(), &Key::Open, &report, now()).unwrap();
        let report = look(folder.path());
        assert_eq!(report.gravity(), Gravity::Note, "{name}: {report:?}");
        open(folder.path()).is(&past);
    }
}

#[test]
fn what_is_in_neither_copy_is_named() {
    let folder = tempfile::tempdir().unwrap();
    closed(folder.path(), 40);
    without(folder.path(), "store");
    garble(&folder.path().join("journal/00000001.wal"));
    let report = look(folder.path());
    assert_eq!(report.gravity(), Gravity::Lost, "{report:?}");
    assert!(report.has("doctor-frames-lost"), "{report:?}");
    let folder = tempfile::tempdir().unwrap();
    let past = closed(folder.path(), 40);
    without(folder.path(), "journal");
    let report = look(folder.path());
    let large = past.operations.iter().find(|it| it.changes.len() > 1);
    let id = large.unwrap().header.id.to_string();
    let named = report.findings.iter().find(|finding| {
        finding.key == "doctor-operation-lost" && finding.values.contains(&("id", id.clone()))
    });
    assert!(named.is_some(), "{report:?}");
    doctor::repair(folder.path(), &Key::Open, &report, now()).unwrap();
    let report = look(folder.path());
    assert_eq!(report.gravity(), Gravity::Note, "{report:?}");
    assert!(report.has("doctor-lost-before"));
    for name in ["keys", "keys.copy"] {
        std::fs::write(folder.path().join(name), "x").unwrap();
    }
    let report = look(folder.path());
    assert_eq!(report.gravity(), Gravity::Lost);
    assert!(report.has("doctor-keys-lost"));
    let refused = doctor::repair(folder.path(), &Key::Open, &report, now());
    assert!(matches!(refused, Err(BackingError::Damaged { .. })));
}

#[test]
fn tables_that_prove_themselves_and_yet_differ_from_the_journal_are_found_and_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let past = closed(folder.path(), 12);
    // Another past with the same keys: the folder was copied, and both copies went on.
    let other = tempfile::tempdir().unwrap();
    for (name, bytes) in all(folder.path()) {
        put(&other.path().join(&name), &bytes);
    }
    let mut fork = open(other.path());
    let mut going = Past::new(fork.opened.stream);
    (0..12).for_each(|_| drop(going.next()));
    fork.store.append(&[going.next(), going.next()]).unwrap();
    fork.store.close().unwrap();
    drop(fork);
    let mut found = open(folder.path());
    let mut here = past;
    found.store.append(&here.batch(2)).unwrap();
    found.store.close().unwrap();
    drop(found);
    without(folder.path(), "store");
    std::fs::rename(other.path().join("store"), folder.path().join("store")).unwrap();
    let report = look(folder.path());
    assert!(report.has("doctor-tables-foreign"), "{report:?}");
    doctor::repair(folder.path(), &Key::Open, &report, now()).unwrap();
    open(folder.path()).is(&here);
}

#[test]
fn it_waits_for_nobody_and_looks_at_no_ledger_in_use() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 2);
    let held = open(folder.path());
    let busy = doctor::examine(folder.path(), &Key::Open, &mut |_, _| {});
    assert!(matches!(busy, Err(BackingError::Busy { .. })));
    drop(held);
    look(folder.path());
    let nowhere = doctor::examine(&folder.path().join("x"), &Key::Open, &mut |_, _| {});
    assert!(matches!(nowhere, Err(BackingError::Missing(_))));
}

#[test]
fn compacting_makes_the_tables_smaller_and_a_cut_leaves_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    let past = closed(folder.path(), 60);
    let mut found = open(folder.path());
    let done = found.store.compact(&mut |_, _| {}).unwrap();
    assert!(done.after <= done.before + 4096, "{done:?}");
    found.is(&past);
    found.store.close().unwrap();
    drop(found);
    assert_eq!(look(folder.path()).gravity(), Gravity::Note);
    // Killed between the two renames, and after half of the new tables were written.
    let root = folder.path();
    std::fs::rename(root.join("store"), root.join("store.old")).unwrap();
    std::fs::create_dir(root.join("store.new")).unwrap();
    let mut found = open(root);
    assert_eq!(found.notices(), [""; 0]);
    found.is(&past);
    drop(found);
    let mut store = Store::open(root, now()).unwrap();
    store.load(&mut |_| {}).unwrap();
    store.compact(&mut |_, _| {}).unwrap();
    drop(store);
    assert_eq!(look(root).gravity(), Gravity::Note);
}
