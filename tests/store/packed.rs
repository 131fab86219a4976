//! A ledger whose journal was packed: the same ledger for whoever opens, damages, backs up, rebuilds or continues it.

use gridday::ledger::backing::{Backing, BackupPlace};
use gridday::ledger::secret::Key;
use gridday::store::Store;
use gridday::store::packed;

use crate::damage::{Dice, Files, files, stands, write};
use crate::people::{Past, ledger_of, now, open, read};

/// The files of a ledger of many operations, compacted three times on the way and closed: its segments are told on one
/// another.
fn packed_ledger(count: usize) -> (Files, Past) {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), count / 3);
    for round in 1..=3 {
        let before = journal(folder.path());
        let mut found = open(folder.path());
        found.store.compact(&mut |_, _| {}).unwrap();
        assert!(journal(folder.path()) < before);
        found.is(&past);
        while past.operations.len() < (round + 1).min(3) * count / 3 {
            found.store.append(&[past.next()]).unwrap();
        }
        found.store.close().unwrap();
    }
    let mut found = Files::new();
    files(folder.path(), folder.path(), &mut found);
    let told_on = |bytes: &&Vec<u8>| bytes[8..12] == packed::PACKED_ON.to_le_bytes();
    let segments = found.iter().filter(|(name, _)| name.starts_with("journal"));
    assert_eq!(segments.map(|(_, bytes)| bytes).filter(told_on).count(), 2);
    (found, past)
}

fn journal(root: &std::path::Path) -> usize {
    let mut found = Files::new();
    files(root, &root.join("journal"), &mut found);
    found.values().map(Vec::len).sum()
}

/// A folder with these files, but those whose name begins so.
fn without(files: &Files, gone: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut files = files.clone();
    files.retain(|name, _| !name.starts_with(gone));
    write(folder.path(), &files);
    folder
}

#[test]
fn every_flip_in_a_packed_journal_is_told_and_costs_nothing() {
    let (whole, past) = packed_ledger(60);
    let mut dice = Dice(0x5851_f42d_4c95_7f2d);
    for (name, bytes) in whole.iter().filter(|(name, _)| name.starts_with("journal")) {
        for _ in 0..12 {
            let at = dice.roll(bytes.len());
            let mut damaged = whole.clone();
            damaged.get_mut(name).unwrap()[at] ^= 1 << dice.roll(8);
            let what = format!("{} byte {at}", name.display());
            let said = stands(&damaged, &past, &what);
            assert!(!said.is_empty(), "{what}: not told");
            assert!(!said.contains(&"store-entries-lost"), "{what}: {said:?}");
        }
    }
}

#[test]
fn a_packed_segment_cut_gone_or_twice_damaged_never_loses_a_record() {
    let (whole, past) = packed_ledger(60);
    let mut dice = Dice(0x1405_7b7e_f767_814f);
    for (name, bytes) in whole.iter().filter(|(name, _)| name.starts_with("journal")) {
        for _ in 0..2 {
            let mut damaged = whole.clone();
            damaged
                .get_mut(name)
                .unwrap()
                .truncate(dice.roll(bytes.len()));
            stands(&damaged, &past, "cut");
            let mut damaged = whole.clone();
            for at in [
                dice.roll(bytes.len() / 2),
                bytes.len() / 2 + dice.roll(bytes.len() / 2),
            ] {
                damaged.get_mut(name).unwrap()[at] ^= 0x55;
            }
            stands(&damaged, &past, "damaged twice");
        }
        let mut damaged = whole.clone();
        damaged.remove(name);
        stands(&damaged, &past, "gone");
    }
}

#[test]
fn tables_made_again_from_a_packed_journal_are_the_same() {
    let (whole, past) = packed_ledger(60);
    let folder = without(&whole, "store");
    let mut found = open(folder.path());
    assert_eq!(found.notices(), ["store-tables-rebuilt"]);
    found.is(&past);
}

#[test]
fn a_packed_journal_is_gone_on_with_even_without_its_last_segment() {
    let (whole, mut past) = packed_ledger(60);
    let last = whole
        .keys()
        .rfind(|name| name.starts_with("journal"))
        .unwrap();
    for gone in ["none of them", last.to_str().unwrap()] {
        let folder = without(&whole, gone);
        let count = past.operations.len();
        let (mut then, mut found) = (
            Past::new(past.operations[0].header.id.stream),
            open(folder.path()),
        );
        (0..count).for_each(|_| drop(then.next()));
        let more = then.next();
        found.store.append(&[more]).unwrap();
        found.store.close().unwrap();
        drop(found);
        let mut again = open(folder.path());
        assert_eq!(again.notices(), [""; 0]);
        again.is(&then);
        // Packed again: what was packed stays, the rest follows.
        again.store.compact(&mut |_, _| {}).unwrap();
        again.store.close().unwrap();
        drop(again);
        let size = journal(folder.path());
        let mut again = open(folder.path());
        again.store.compact(&mut |_, _| {}).unwrap();
        again.is(&then);
        assert_eq!(journal(folder.path()), size, "nothing is left to pack");
    }
    drop(past.next());
}

#[test]
fn a_backup_of_a_packed_ledger_gives_everything_back() {
    let (whole, past) = packed_ledger(60);
    let folder = without(&whole, "none of them");
    let mut found = open(folder.path());
    let place = tempfile::tempdir().unwrap();
    let (file, root) = (place.path().join("a.backup"), place.path().join("again"));
    let place = BackupPlace::File(&file);
    found.store.back_up(place, now(), &mut |_, _| {}).unwrap();
    let made = Store::restore(&file, &root, now(), &Key::Open, &mut |_, _| {}).unwrap();
    let again = read(made);
    assert!(again.standing == past.standing);
}
