//! What a ledger takes on the disk: the journal little more than the sealed bytes of its operations, and all of it,
//! compacted after everything was overwritten ten times, little more than a fresh ledger.

use std::path::Path;

use gridday::domain::Record;
use gridday::ledger::backing::Backing;
use gridday::ledger::operation::Change;
use gridday::store::Store;
use gridday::store::entry::BodyRef;

use crate::people::{Past, now, open};

fn bytes_in(folder: &Path) -> u64 {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            if path.is_dir() {
                bytes_in(&path)
            } else {
                path.metadata().unwrap().len()
            }
        })
        .sum()
}

/// What sealing a value adds to it: its suite, nonce and tag.
const SEAL: u64 = 41;

#[test]
fn the_journal_is_little_more_than_the_sealed_bytes_of_its_operations() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    let mut store = Store::create(&root, now()).unwrap();
    let (mut past, mut sealed) = (Past::of(&mut store), 0);
    for _ in 0..300 {
        let operation = past.next();
        sealed += BodyRef::Operation(&operation).encode().unwrap().len() as u64 + SEAL;
        store.append(&[operation]).unwrap();
    }
    store.close().unwrap();
    let journal = bytes_in(&root.join("journal"));
    println!(
        "{journal} bytes of journal, {sealed} sealed, {:.2} x",
        journal as f64 / sealed as f64
    );
    assert!(journal * 10 <= sealed * 13, "{journal} for {sealed}");
}

/// A ledger whose records were put once and then overwritten `times` times; closed.
fn overwritten(root: &Path, times: u64) -> Past {
    let mut store = Store::create(root, now()).unwrap();
    let mut past = Past::of(&mut store);
    for _ in 0..3 {
        store.append(&past.batch(5)).unwrap();
    }
    for time in 0..times {
        let all: Vec<Record> = past.standing.values().cloned().collect();
        for group in all.chunks(200) {
            let changes = group.iter().map(|record| {
                let mut after = record.clone();
                if let Record::Resident(resident) = &mut after {
                    resident.tags.truncate(1);
                    resident.tags.push(format!("第{time}次"));
                }
                Change {
                    before: Some(record.clone()),
                    after: Some(after),
                }
            });
            let operation = past.commit(changes.collect(), None);
            store.append(&[operation]).unwrap();
        }
    }
    store.close().unwrap();
    past
}

#[test]
fn compacting_gives_back_a_fresh_ledger_and_drops_no_history() {
    let folder = tempfile::tempdir().unwrap();
    let (fresh, worn) = (folder.path().join("fresh"), folder.path().join("worn"));
    overwritten(&fresh, 0);
    let past = overwritten(&worn, 10);
    let mut found = open(&worn);
    let (before, all_before) = (bytes_in(&worn.join("store")), bytes_in(&worn));
    found.store.compact(&mut |_, _| {}).unwrap();
    found.store.close().unwrap();
    drop(found);
    let (all, all_fresh) = (bytes_in(&worn), bytes_in(&fresh));
    let fresh_journal = bytes_in(&fresh.join("journal"));
    let mut compact = open(&fresh);
    compact.store.compact(&mut |_, _| {}).unwrap();
    compact.store.close().unwrap();
    drop(compact);
    let (after, fresh) = (
        bytes_in(&worn.join("store")),
        bytes_in(&fresh.join("store")),
    );
    println!("tables {before} -> {after}, fresh {fresh}");
    let mut again = open(&worn);
    assert_eq!(again.notices(), [""; 0]);
    again.is(&past);
    assert!(after * 10 <= fresh * 15, "{after} for {fresh}");
    // The fresh one with its tables as small as they get, its journal as it was appended.
    let all_fresh = all_fresh.min(fresh_journal + fresh);
    println!("all {all_before} -> {all}, fresh {all_fresh}");
    assert!(all * 10 <= all_fresh * 15, "{all} for {all_fresh}");
}
