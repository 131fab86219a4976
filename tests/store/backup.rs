//! Backups: proven before they count, restored only whole, only into an empty place and in a new stream.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gridday::ledger::backing::{Backing, BackingError, BackupPlace};
use gridday::ledger::secret::Key;
use gridday::store::Store;
use gridday::store::disk::{Disk, RealDisk};

use crate::damage::Dice;
use crate::faulty::{FaultyDisk, Model};
use crate::people::{Past, Reopened, ledger_of, now, open, read, try_open};

fn backed_up(store: &mut Store, place: BackupPlace<'_>) -> PathBuf {
    let done = store.back_up(place, now(), &mut |_, _| {}).unwrap();
    done.unwrap().path
}

fn restored(disk: &Arc<dyn Disk>, file: &Path, root: &Path) -> Result<Reopened, BackingError> {
    Store::restore_on(disk, file, root, now(), &Key::Open, &mut |_, _| {}).map(read)
}

fn real() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

#[test]
fn a_backup_gives_everything_back_in_a_new_stream_and_only_in_an_empty_place() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("台账 一");
    let mut past = ledger_of(&root, 40);
    let mut found = open(&root);
    let file = folder.path().join("带走.backup");
    assert_eq!(backed_up(&mut found.store, BackupPlace::File(&file)), file);
    found.store.append(&[past.next()]).unwrap();
    let full = restored(&real(), &file, &root).err();
    assert!(matches!(full, Some(BackingError::Exists(_))), "{full:?}");
    let taken = folder.path().join("taken");
    std::fs::create_dir(&taken).unwrap();
    std::fs::write(taken.join("photo.jpg"), "x").unwrap();
    let full = restored(&real(), &file, &taken).err();
    assert!(matches!(full, Some(BackingError::NotEmpty(_))), "{full:?}");
    assert_eq!(std::fs::read_dir(&taken).unwrap().count(), 1);
    let other = folder.path().join("另一处");
    std::fs::create_dir(&other).unwrap();
    let mut again = restored(&real(), &file, &other).unwrap();
    let mut then = Past::new(found.opened.stream);
    (0..40).for_each(|_| drop(then.next()));
    again.is(&then);
    assert_ne!(again.opened.stream, found.opened.stream);
    drop(again);
    assert_eq!(open(&other).notices(), [""; 0]);
    assert!(!folder.path().join("另一处.restoring").exists());
}

#[test]
fn what_both_copies_have_lost_comes_back_from_a_backup_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), 40);
    let mut found = open(folder.path());
    backed_up(&mut found.store, BackupPlace::Own(2));
    found.store.append(&[past.next()]).unwrap();
    drop(found);
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    let path = folder.path().join("journal/00000001.wal");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path, bytes).unwrap();
    let mut found = open(folder.path());
    assert_eq!(
        found.notices(),
        ["store-journal-mended", "store-tables-rebuilt"]
    );
    found.is(&past);
}

#[test]
fn the_last_few_of_its_own_are_kept_whatever_the_clock_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), 3);
    let mut found = open(folder.path());
    for year in [2031, 2026, 1970, 2100, 2027] {
        found.store.append(&[past.next()]).unwrap();
        let at = gridday::clock::parse_moment(&format!("{year}-11-22T09:00:00+08:00")).unwrap();
        let place = BackupPlace::Own(3);
        found
            .store
            .back_up(place, at, &mut |_, _| {})
            .unwrap()
            .unwrap();
    }
    let mut names: Vec<_> = std::fs::read_dir(folder.path().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let stamps = ["0003-1970", "0004-2100", "0005-2027"];
    assert!(
        names.len() == 3 && names.iter().zip(stamps).all(|(it, at)| it.starts_with(at)),
        "{names:?}"
    );
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    ledger_of(&root, 25);
    let file = folder.path().join("b");
    backed_up(&mut open(&root).store, BackupPlace::File(&file));
    let whole = std::fs::read(&file).unwrap();
    let mut dice = Dice(0x1357_9bdf_0246_8ace);
    for round in 0..60 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => bytes.truncate(dice.roll(whole.len())),
            1 => bytes.push(7),
            _ => {
                let at = dice.roll(whole.len());
                bytes[at] ^= 1 << dice.roll(8);
            }
        }
        std::fs::write(&file, &bytes).unwrap();
        let place = folder.path().join("new");
        let refused = restored(&real(), &file, &place).err();
        assert!(
            matches!(
                refused,
                Some(BackingError::Backup | BackingError::Newer { .. })
            ),
            "{round}: {refused:?}"
        );
        assert!(!place.exists());
    }
}

/// Lets the power go while a backup is made; the ledger stands, and whatever is called a backup is one. False when it
/// was made before that.
pub fn cut_while_backing_up(place: &Path, steps: u64, model: Model, dice: &mut Dice) -> bool {
    let root = place.join("ledger");
    let past = ledger_of(&root, 12);
    let disk = FaultyDisk::default();
    let mut store = read(Store::open_on(&disk.shared(), &root, now()).unwrap()).store;
    disk.cut_after(steps);
    let done = store.back_up(BackupPlace::Own(2), now(), &mut |_, _| {});
    drop(store);
    if !disk.is_cut() {
        assert!(done.is_ok(), "{steps}");
        return false;
    }
    disk.settle(model, dice);
    open(&root).is(&past);
    let mut kept = 0;
    let left = std::fs::read_dir(root.join("backups"));
    let left = left.into_iter().flatten().flatten().map(|it| it.path());
    for file in left.filter(|path| path.extension().is_some_and(|end| end == "backup")) {
        let new = place.join("new");
        restored(&real(), &file, &new).unwrap().is(&past);
        std::fs::remove_dir_all(new).unwrap();
        kept += 1;
    }
    assert!(done.is_err() || kept == 1, "after {steps}: not durable");
    true
}

#[test]
fn a_power_cut_at_any_step_leaves_no_half_backup() {
    let mut dice = Dice(0xc0ff_ee00_1234_5678);
    for steps in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let model = [Model::Drop, Model::Tear][steps as usize % 2];
        if !cut_while_backing_up(folder.path(), steps, model, &mut dice) {
            assert!(steps > 4, "{steps}");
            return;
        }
    }
    panic!("a backup has no end");
}

/// Lets the power go while a ledger is made from a backup: it is there whole or not at all, and the next attempt goes
/// well. False when it was made before that.
pub fn cut_while_restoring(folder: &Path, steps: u64, model: Model, dice: &mut Dice) -> bool {
    let root = folder.join("ledger");
    let past = ledger_of(&root, 12);
    let file = folder.join("b");
    backed_up(&mut open(&root).store, BackupPlace::File(&file));
    let place = folder.join("new");
    let disk = FaultyDisk::default();
    disk.cut_after(steps);
    let done = Store::restore_on(
        &disk.shared(),
        &file,
        &place,
        now(),
        &Key::Open,
        &mut |_, _| {},
    );
    if !disk.is_cut() {
        read(done.unwrap()).is(&past);
        return false;
    }
    drop(done);
    disk.settle(model, dice);
    match try_open(&place).map(drop) {
        Ok(()) => open(&place).is(&past),
        Err(BackingError::Missing(_)) => {
            // The disk of these tests forgets files, not the empty folders they lay in.
            let _ = std::fs::remove_dir_all(&place);
            restored(&real(), &file, &place).unwrap().is(&past);
        }
        Err(error) => panic!("after {steps}: {error}"),
    }
    true
}

#[test]
fn a_restore_cut_short_leaves_nothing_and_goes_well_the_next_time() {
    let mut dice = Dice(0x0102_0304_0506_0708);
    for steps in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let model = [Model::Drop, Model::Tear][steps as usize % 2];
        if !cut_while_restoring(folder.path(), steps, model, &mut dice) {
            return;
        }
    }
    panic!("a restore has no end");
}
