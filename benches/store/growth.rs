//! What a ledger takes on the disk: the journal beside the sealed bytes of its operations, and a ledger of which every record
//! was overwritten ten times beside a fresh one. Not how long a commit takes.

use std::path::Path;
use std::time::{Duration, Instant};

use gridday::clock::FixedClock;
use gridday::ledger::Ledger;
use gridday::ledger::backing::Backing;
use gridday::store::Store;
use gridday::store::entry::BodyRef;

use crate::{community, now, opened, visit};

fn bytes_in(folder: &Path) -> u64 {
    let paths = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path());
    paths
        .map(|path| match path.is_dir() {
            true => bytes_in(&path),
            false => path.metadata().unwrap().len(),
        })
        .sum()
}

/// What a ledger of this many households costs after every record was overwritten ten times and `doctor --compact`, as
/// a share of the fresh one, and how long each takes to open.
pub fn overwritten(households: u64) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    println!("{households} households, every record overwritten ten times:");
    community(&root, households);
    let fresh = told(&root, "fresh");
    (0..10).for_each(|time| overwrite(&root, time));
    told(&root, "overwritten ten times");
    let mut store = Store::open(&root, now()).unwrap();
    store.load(&mut |_| {}).unwrap();
    let start = Instant::now();
    store.compact(&mut |_, _| {}).unwrap();
    println!("  doctor --compact took {:.1?}", start.elapsed());
    store.close().unwrap();
    drop(store);
    let after = told(&root, "after doctor --compact");
    println!(
        "  bytes {:.2} x a fresh one (target 1.5), opening {:.2} x (target 1.0)",
        after.0 as f64 / fresh.0 as f64,
        after.1.as_secs_f64() / fresh.1.as_secs_f64(),
    );
}

/// Bytes of journal and tables together, and the middle of nine openings; printed.
fn told(root: &Path, name: &str) -> (u64, Duration) {
    let mut times: Vec<Duration> = (0..9).map(|_| opened(root, true)).collect();
    times.sort_unstable();
    let (journal, tables) = (
        bytes_in(&root.join("journal")),
        bytes_in(&root.join("store")),
    );
    let mega = |bytes: u64| bytes as f64 / 1e6;
    println!(
        "  {name:<24} journal {:6.2} MB  tables {:6.2} MB  open {:.1?}",
        mega(journal),
        mega(tables),
        times[4]
    );
    (journal + tables, times[4])
}

/// Every household and resident gets other words.
fn overwrite(root: &Path, time: i64) {
    let store = Store::open(root, now()).unwrap();
    let mut ledger = Ledger::open(Box::new(store)).unwrap().0;
    let clock = FixedClock::at(now() + chrono::Duration::minutes(time + 1));
    let all = ledger.snapshot();
    let mut edit = ledger.edit();
    for (number, resident) in all.residents.iter().enumerate() {
        let mut resident = (**resident).clone();
        resident.tags = vec![format!("第{time}次核实，{}户", number * 7919 % 9973)];
        edit.put(resident);
    }
    for (number, household) in all.households.iter().enumerate() {
        let mut household = (**household).clone();
        household.notes = format!("第{time}次核实，{}号", number * 7919 % 9973);
        edit.put(household);
    }
    let changes = edit.changes();
    ledger.commit("import-roster", changes, &clock).unwrap();
    ledger.close().unwrap();
}

/// What sealing adds to a value: its suite, nonce and tag.
const SEAL: u64 = 41;

/// How much longer the journal is than the sealed operations in it: a day of visits, each appended alone.
pub fn journal() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    let mut store = Store::create(&root, now()).unwrap();
    let stream = store.load(&mut |_| {}).unwrap().stream;
    let mut sealed = 0;
    for seq in 1..=1_000 {
        let operation = visit(stream, seq);
        let body = BodyRef::Operation(&operation).encode().unwrap();
        sealed += body.len() as u64 + SEAL;
        store.append(&[operation]).unwrap();
    }
    store.close().unwrap();
    let journal = bytes_in(&root.join("journal"));
    println!(
        "journal of 1,000 visits: {journal} bytes, {:.2} x their sealed bytes (target 1.3)",
        journal as f64 / sealed as f64
    );
}
