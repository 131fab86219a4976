//! The power goes at every single step: what was acknowledged stands, what was not stands whole or not at all.

use std::path::Path;
use std::sync::Arc;

use gridday::ledger::backing::{Backing, BackingError};
use gridday::ledger::draft::Draft;
use gridday::store::Store;
use gridday::store::journal::Journal;
use gridday::store::vault::Vault;
use gridday::store::walk::Met;
use uuid::Uuid;

use crate::damage::Dice;
use crate::faulty::{FaultyDisk, Model};
use crate::people::{Past, ledger_of, now, open, read};

pub const MODELS: [Model; 2] = [Model::Drop, Model::Tear];

fn draft(number: usize) -> Draft {
    let (id, kind) = (Uuid::from_u128(7), "quick-log".to_owned());
    Draft {
        id,
        kind,
        subject: None,
        state: number.to_string(),
        at: now(),
    }
}

/// Commits until the power goes; gives how many operations and which draft were acknowledged.
fn work(disk: &FaultyDisk, root: &Path, past: &mut Past) -> (usize, Option<usize>) {
    let mut store = read(Store::open_on(&disk.shared(), root, now()).unwrap()).store;
    let (mut acknowledged, mut drafted) = (past.operations.len(), None);
    for number in 0..8 {
        let operations = match number {
            3 => past.batch(3),
            5 => (0..4).map(|_| past.next()).collect(),
            _ => vec![past.next()],
        };
        if store.append(&operations).is_err() {
            break;
        }
        acknowledged = past.operations.len();
        if number % 2 == 0 && store.drafts().save(&draft(number)).is_ok() {
            drafted = Some(number);
        }
    }
    (acknowledged, drafted)
}

/// The first `count` operations of the past of a stream, as [`work`] makes them after `ledger_of(.., 3)`.
fn beginning(stream: Uuid, count: usize) -> Option<Past> {
    let mut past = Past::new(stream);
    (0..3).for_each(|_| drop(past.next()));
    for number in 0..=8 {
        if past.operations.len() == count {
            return Some(past);
        }
        match number {
            3 => drop(past.batch(3)),
            5 => (0..4).for_each(|_| {
                if past.operations.len() < count {
                    past.next();
                }
            }),
            _ => drop(past.next()),
        }
    }
    None
}

/// Commits and drafts until the power goes, then opens what the drive has kept: what was acknowledged stands. False
/// when everything was done before the power went.
pub fn cut_while_working(root: &Path, steps: u64, model: Model, dice: &mut Dice) -> bool {
    let mut past = ledger_of(root, 3);
    let disk = FaultyDisk::default();
    disk.cut_after(steps);
    let (acknowledged, drafted) = work(&disk, root, &mut past);
    if !disk.is_cut() {
        return false;
    }
    disk.settle(model, dice);
    if steps.is_multiple_of(3) {
        std::fs::remove_dir_all(root.join("store")).unwrap();
    }
    let mut found = open(root);
    let count = found.opened.headers.len();
    let what = format!("{model:?} after {steps}: {acknowledged} of {count}");
    assert!(
        count >= acknowledged && count <= past.operations.len(),
        "{what}"
    );
    let stream = past.operations[0].header.id.stream;
    let beginning = beginning(stream, count).unwrap_or_else(|| panic!("{what}"));
    found.is(&beginning);
    let kept = found.store.drafts().kept().unwrap();
    let kept = kept
        .first()
        .map(|draft| draft.state.parse::<usize>().unwrap());
    assert!(kept >= drafted, "{what}: draft {kept:?} for {drafted:?}");
    drop(found);
    assert_eq!(open(root).notices(), [""; 0], "{what}");
    true
}

#[test]
fn what_was_acknowledged_outlives_a_cut_at_every_step() {
    let mut dice = Dice(0xfeed_beef_1357_9bdf);
    let mut cuts = 0;
    for model in MODELS {
        for steps in 1..200 {
            let folder = tempfile::tempdir().unwrap();
            if !cut_while_working(folder.path(), steps, model, &mut dice) {
                break;
            }
            cuts += 1;
        }
    }
    assert!(cuts > 60, "{cuts}");
}

#[test]
fn a_new_segment_outlives_a_cut_at_every_step() {
    let vault = Arc::new(Vault::new(&[7; 32], Uuid::from_u128(1)));
    let body = |number: u64| vec![number as u8; 9_000];
    let mut dice = Dice(0xabcd_ef01_2345_6789);
    for (model, steps) in MODELS
        .into_iter()
        .flat_map(|model| (0..12).map(move |it| (model, it)))
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let disk = FaultyDisk::default();
        let mut journal = Journal::create(disk.shared(), Arc::clone(&vault), &path).unwrap();
        journal
            .append(&mut (1..=9).map(|number| Ok(body(number))))
            .unwrap();
        disk.cut_after(steps);
        let mut acknowledged = 9;
        for number in 10..=11 {
            if journal
                .append(&mut std::iter::once(Ok(body(number))))
                .is_err()
            {
                break;
            }
            acknowledged = number;
        }
        drop(journal);
        disk.settle(model, &mut dice);
        let real = FaultyDisk::default().shared();
        let mut journal = Journal::open(real, Arc::clone(&vault), &path)
            .unwrap()
            .unwrap();
        journal.cut_torn(&folder.path().join("aside")).unwrap();
        let mut last = 0;
        let mut take = |met| {
            let Met::Frame {
                place, body: got, ..
            } = met
            else {
                panic!("a hole")
            };
            assert_eq!((place.number, got == body(place.number)), (last + 1, true));
            last = place.number;
            Ok(())
        };
        journal.walk(0, Some([0; 16]), &mut take).unwrap();
        assert!(
            last >= acknowledged && last <= 11,
            "{model:?} {steps}: {last} of {acknowledged}"
        );
        journal
            .append(&mut std::iter::once(Ok(body(last + 1))))
            .unwrap();
        assert!(
            journal.check(u64::MAX).unwrap().is_clean(),
            "{model:?} {steps}"
        );
    }
}

/// What happens to a ledger before it is repaired.
type Damage = fn(&Path);

/// Damage that opening repairs.
pub const DAMAGES: [(&str, Damage); 4] = [
    ("no journal", |root| {
        std::fs::remove_dir_all(root.join("journal")).unwrap();
    }),
    ("no tables", |root| {
        std::fs::remove_dir_all(root.join("store")).unwrap();
    }),
    ("a flipped bit", |root| {
        let path = root.join("journal/00000001.wal");
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 4;
        bytes[middle] ^= 1;
        std::fs::write(path, bytes).unwrap();
    }),
    ("half a frame", |root| {
        let path = root.join("journal/00000001.wal");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(path, &bytes[..bytes.len() - 9]).unwrap();
    }),
];

/// Lets the power go during a repair; opening again completes it. False when the repair was done before that.
pub fn cut_while_repairing(
    root: &Path,
    (name, damage): (&str, Damage),
    steps: u64,
    dice: &mut Dice,
) -> bool {
    let past = ledger_of(root, 12);
    damage(root);
    let disk = FaultyDisk::default();
    disk.cut_after(steps);
    drop(Store::open_on(&disk.shared(), root, now()).map(|mut store| store.load(&mut |_| {})));
    if !disk.is_cut() {
        return false;
    }
    disk.settle(MODELS[steps as usize % 2], dice);
    let found = open(root);
    assert!(
        found.standing == past.standing,
        "{name} after {steps}: {:?}",
        found.notices()
    );
    assert_eq!(found.opened.headers.len(), 12, "{name} after {steps}");
    drop(found);
    assert_eq!(open(root).notices(), [""; 0], "{name} after {steps}");
    true
}

#[test]
fn a_repair_outlives_a_cut_at_every_step() {
    let mut dice = Dice(0x0f1e_2d3c_4b5a_6978);
    for damage in DAMAGES {
        for steps in 0..60 {
            let folder = tempfile::tempdir().unwrap();
            if !cut_while_repairing(folder.path(), damage, steps, &mut dice) {
                break;
            }
        }
    }
}

/// Has the disk refuse two operations for want of room, then take them: no trace of the refusals is left.
pub fn full_with_room_for(root: &Path, room: usize) {
    let mut past = ledger_of(root, 4);
    let disk = FaultyDisk::default();
    let mut store = read(Store::open_on(&disk.shared(), root, now()).unwrap()).store;
    disk.room(Some(room));
    let many = past.batch(2);
    for _ in 0..2 {
        let refused = store.append(&many).unwrap_err();
        let full = std::io::ErrorKind::StorageFull;
        assert!(
            matches!(&refused, BackingError::Disk { source, .. } if source.kind() == full),
            "{refused:?}"
        );
    }
    drop(store);
    let mut before = Past::new(past.operations[0].header.id.stream);
    (0..4).for_each(|_| drop(before.next()));
    open(root).is(&before);
    let mut store = read(Store::open_on(&disk.shared(), root, now()).unwrap()).store;
    disk.room(Some(room));
    assert!(store.append(&many).is_err());
    disk.room(None);
    store.append(&many).unwrap();
    drop(store);
    let mut found = open(root);
    assert_eq!(found.notices(), [""; 0]);
    found.is(&past);
}

#[test]
fn a_full_disk_refuses_and_goes_on_when_there_is_room_again() {
    for room in [0, 10, 400, 3000] {
        let folder = tempfile::tempdir().unwrap();
        full_with_room_for(folder.path(), room);
    }
}

/// Has a flush fail: nothing more is written, and all that was acknowledged stands.
pub fn flush_fails(root: &Path) {
    let mut past = ledger_of(root, 4);
    let disk = FaultyDisk::default();
    let mut store = read(Store::open_on(&disk.shared(), root, now()).unwrap()).store;
    store.append(&[past.next()]).unwrap();
    disk.fail_syncs_after(0);
    let mut more = Past::new(past.operations[0].header.id.stream);
    let refused: Vec<_> = (0..7).map(|_| more.next()).collect();
    assert!(matches!(
        store.append(&refused[5..6]),
        Err(BackingError::Disk { .. })
    ));
    assert!(matches!(
        store.append(&refused[5..6]),
        Err(BackingError::ReadOnly(_))
    ));
    drop(store);
    open(root).is(&past);
}

#[test]
fn after_a_failed_flush_nothing_more_is_written_and_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    flush_fails(folder.path());
}
