//! Bits flipped and files cut in a closed ledger and in a backup; histories spliced. What must hold is in `damage`.

use std::path::Path;
use std::sync::LazyLock;

use gridday::ledger::backing::{Backing, BackingError, BackupPlace};
use gridday::ledger::secret::Key;
use gridday::store::Store;
use gridday::store::frame;

use crate::damage::{self, Dice, Files, files, stands};
use crate::people::{Past, ledger_of, now, open};
use crate::runner::Case;

static LEDGER: LazyLock<(Files, Past)> = LazyLock::new(damage::closed_ledger);

fn name(dice: &mut Dice, beginning: &str) -> std::path::PathBuf {
    let names: Vec<_> = LEDGER
        .0
        .iter()
        .filter(|(name, bytes)| name.starts_with(beginning) && !bytes.is_empty())
        .map(|(name, _)| name.clone())
        .collect();
    names[dice.roll(names.len())].clone()
}

/// Any file is cut at any length, or is gone.
pub fn cut(case: &mut Case) {
    let name = name(&mut case.dice, "");
    let mut damaged = LEDGER.0.clone();
    let length = damaged[&name].len();
    let end = case.dice.roll(length);
    if case.dice.roll(6) == 0 {
        damaged.remove(&name);
    } else {
        damaged.get_mut(&name).expect("a file").truncate(end);
    }
    stands(
        &damaged,
        &LEDGER.1,
        &format!("{} cut at {end}", name.display()),
    );
}

fn flip(dice: &mut Dice, name: &Path) -> Vec<&'static str> {
    let mut damaged = LEDGER.0.clone();
    let bytes = damaged.get_mut(name).expect("a file");
    // sled's file is mostly empty; flips where nothing is written prove little.
    let written: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] != 0).collect();
    let at = written[dice.roll(written.len())];
    bytes[at] ^= 1 << dice.roll(8);
    stands(
        &damaged,
        &LEDGER.1,
        &format!("{} byte {at}", name.display()),
    )
}

/// A bit of sled's files.
pub fn flip_tables(case: &mut Case) {
    let name = name(&mut case.dice, "store");
    flip(&mut case.dice, &name);
}

/// A bit of the journal.
pub fn flip_journal(case: &mut Case) {
    let name = name(&mut case.dice, "journal");
    let told = flip(&mut case.dice, &name);
    assert!(!told.is_empty(), "a flip is told");
}

/// A bit of a key file.
pub fn flip_keys(case: &mut Case) {
    let name = ["keys", "keys.copy"][case.dice.roll(2)];
    let told = flip(&mut case.dice, Path::new(name));
    assert_eq!(told, ["store-keys-mended"]);
}

/// A backup with a bit flipped, an end cut off, or its last frame taken out, its hash made to fit.
pub fn flip_backup(case: &mut Case) {
    let root = case.path().join("ledger");
    let past = ledger_of(&root, 6);
    let file = case.path().join("b");
    let mut found = open(&root);
    let place = BackupPlace::File(&file);
    found
        .store
        .back_up(place, now(), &mut |_, _| {})
        .expect("a backup");
    let place = case.path().join("new");
    let mut bytes = std::fs::read(&file).expect("a backup");
    match case.number % 4 {
        0 => {
            let end = case.dice.roll(bytes.len());
            bytes.truncate(end);
        }
        1 => without_last_frame(&mut bytes),
        2 => {
            // Nothing at all is wrong with it: a new ledger in a new stream.
            let store =
                Store::restore(&file, &place, now(), &Key::Open, &mut |_, _| {}).expect("a ledger");
            let mut again = crate::people::read(store);
            again.is(&past);
            assert_ne!(again.opened.stream, found.opened.stream, "the old stream");
            return;
        }
        _ => {
            let at = case.dice.roll(bytes.len());
            bytes[at] ^= 1 << case.dice.roll(8);
        }
    }
    std::fs::write(&file, bytes).expect("writing it");
    let refused = Store::restore(&file, &place, now(), &Key::Open, &mut |_, _| {}).err();
    let told = matches!(
        refused,
        Some(BackingError::Backup | BackingError::Newer { .. })
    );
    assert!(told && !place.exists(), "{refused:?}");
}

fn without_last_frame(bytes: &mut Vec<u8>) {
    let first = frame::find(bytes, 16).expect("a frame");
    let (mut at, mut last) = (first, first);
    while let Some(frame) = frame::parse(&bytes[at..]) {
        last = at;
        at += frame.size;
    }
    bytes.drain(last..at);
    let end = bytes.len() - 32;
    let hash = blake3::hash(&bytes[..end]);
    bytes[end..].copy_from_slice(hash.as_bytes());
}

/// sled's trees were changed behind the ledger's back, by sled itself: a value gone, an older one, one in another's place.
pub fn tables_changed(case: &mut Case) {
    let root = case.path().join("ledger");
    damage::write(&root, &LEDGER.0);
    let db = sled::open(root.join("store")).expect("sled");
    let name = ["records", "log"][case.dice.roll(2)];
    let tree = db.open_tree(name).expect("a tree");
    let keys: Vec<_> = tree.iter().keys().map(|key| key.expect("a key")).collect();
    let key = &keys[case.dice.roll(keys.len())];
    let other = tree
        .get(&keys[case.dice.roll(keys.len())])
        .expect("a value");
    match (case.number % 3, other) {
        (0, _) => drop(tree.remove(key).expect("removing")),
        (1, Some(other)) => drop(tree.insert(key, other).expect("replacing")),
        _ => {
            let mut new = key.to_vec();
            new[5] ^= 1;
            tree.insert(new, &b"\x01noise"[..]).expect("adding");
        }
    }
    db.flush().expect("flushing");
    drop((tree, db));
    let mut found = open(&root);
    found.is(&LEDGER.1);
    drop(found);
    assert_eq!(open(&root).notices(), [""; 0]);
}

/// The journal ends somewhere in a batch: the batch counts whole or not at all.
pub fn half_batch(case: &mut Case) {
    let root = case.path().join("ledger");
    let before = ledger_of(&root, 6);
    let path = root.join("journal/00000001.wal");
    let start = std::fs::metadata(&path).expect("a journal").len() as usize;
    let mut found = open(&root);
    let mut after = Past::new(found.opened.stream);
    (0..6).for_each(|_| drop(after.next()));
    found.store.append(&after.batch(4)).expect("a batch");
    drop(found);
    let bytes = std::fs::read(&path).expect("a journal");
    let end = start + case.dice.roll(bytes.len() - start + 1);
    std::fs::write(&path, &bytes[..end]).expect("writing it");
    std::fs::remove_dir_all(root.join("store")).expect("removing");
    let past = if end == bytes.len() { &after } else { &before };
    open(&root).is(past);
    let mut again = open(&root);
    assert_eq!(again.notices(), [""; 0]);
    again.is(past);
}

/// A ledger's folder was copied and both went on; then the end of the one is put behind the beginning of the other.
pub fn fork(case: &mut Case) {
    let (one, two) = (case.path().join("one"), case.path().join("two"));
    ledger_of(&one, 4);
    let mut all = Files::new();
    files(&one, &one, &mut all);
    damage::write(&two, &all);
    let segment = |root: &Path| root.join("journal/00000001.wal");
    let start = std::fs::metadata(segment(&one)).expect("a journal").len() as usize;
    for (root, skip) in [(&one, 0), (&two, 3)] {
        let mut found = open(root);
        let mut past = Past::new(found.opened.stream);
        (0..4 + skip).for_each(|_| drop(past.next()));
        let mut operations = [past.next(), past.next(), past.next()];
        for (operation, seq) in operations.iter_mut().zip(5..) {
            operation.header.id.seq = seq;
            for change in &mut operation.changes {
                change.before = None;
            }
        }
        found.store.append(&operations).expect("three more");
        found.store.close().expect("closing");
    }
    let (ours, theirs) = (segment(&one), segment(&two));
    let (ours_bytes, theirs) = (
        std::fs::read(&ours).expect("a journal"),
        std::fs::read(theirs).expect("a journal"),
    );
    let size = |bytes: &[u8]| frame::parse(&bytes[start..]).expect("a frame").size;
    let mine = &ours_bytes[..start + size(&ours_bytes)];
    let spliced = [mine, &theirs[start + size(&theirs)..]].concat();
    std::fs::write(ours, spliced).expect("writing it");
    std::fs::remove_dir_all(one.join("store")).expect("removing");
    let found = open(&one);
    assert!(
        !found.notices().contains(&"store-tables-rebuilt") || found.notices().len() > 1,
        "a splice is told: {:?}",
        found.notices()
    );
}
