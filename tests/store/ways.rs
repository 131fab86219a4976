//! Ways into a ledger: passphrase, recovery key, neither; what is said when one does not fit; cuts while they change.

use std::path::Path;
use std::sync::Arc;

use gridday::ledger::backing::{Backing, BackingError, BackupPlace};
use gridday::ledger::secret::{Key, Secret, Way};
use gridday::store::Store;
use gridday::store::disk::Disk;
use gridday::store::keys::change::Change;
use gridday::store::keys::cost::Cost;

use crate::damage::Dice;
use crate::faulty::{FaultyDisk, Model};
use crate::people::{ledger_of, now};

fn secret(text: &str) -> Secret {
    Secret::typed(text.to_owned())
}

fn phrase(text: &str) -> Key {
    Key::Passphrase(secret(text))
}

fn change(root: &Path, key: &Key, changes: &[Change]) -> Result<Option<Secret>, BackingError> {
    Store::change_ways(root, now(), key, changes)
}

fn to(text: &str) -> Change {
    Change::Passphrase(secret(text), Cost::FLOOR)
}

fn count(root: &Path, key: &Key) -> Result<usize, BackingError> {
    let mut store = Store::open_by(root, now(), key)?;
    let count = store.load(&mut |_| {})?.headers.len();
    store.close()?;
    Ok(count)
}

/// Every file below a folder.
pub fn files(root: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

#[test]
fn a_ledger_of_today_takes_a_passphrase_and_a_recovery_key_and_gives_them_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    ledger_of(root, 3);
    assert!(!Store::ways(root).unwrap().passphrase);
    let recovery = change(root, &Key::Open, &[to("tofu lamp 42"), Change::Recovery])
        .unwrap()
        .unwrap();
    let ways = Store::ways(root).unwrap();
    assert!(ways.passphrase && ways.recovery);
    assert_eq!(count(root, &phrase("tofu lamp 42")).unwrap(), 3);
    assert_eq!(
        count(root, &phrase("ｔｏｆｕ ｌａｍｐ 42\n")).unwrap(),
        3,
        "however the input method wrote it"
    );
    assert_eq!(count(root, &Key::Recovery(recovery.clone())).unwrap(), 3);

    change(root, &Key::Recovery(recovery.clone()), &[to("another")]).unwrap();
    assert!(matches!(
        count(root, &phrase("tofu lamp 42")),
        Err(BackingError::WrongKey(Way::Passphrase))
    ));
    assert_eq!(count(root, &phrase("another")).unwrap(), 3);
    assert_eq!(count(root, &Key::Recovery(recovery.clone())).unwrap(), 3);

    let newer = change(root, &phrase("another"), &[Change::Recovery])
        .unwrap()
        .unwrap();
    assert!(matches!(
        count(root, &Key::Recovery(recovery)),
        Err(BackingError::WrongKey(Way::Recovery))
    ));
    assert_eq!(count(root, &Key::Recovery(newer)).unwrap(), 3);

    change(root, &phrase("another"), &[Change::Open]).unwrap();
    assert_eq!(count(root, &Key::Open).unwrap(), 3);
    assert!(!Store::ways(root).unwrap().recovery);
}

#[test]
fn wrong_damaged_tampered_and_newer_are_told_apart_and_touch_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let (mut store, recovery) =
        Store::create_behind(root, now(), &secret("tofu"), Cost::FLOOR).unwrap();
    store.load(&mut |_| {}).unwrap();
    store.close().unwrap();
    drop(store);
    let good = std::fs::read(root.join("keys")).unwrap();
    let bytes = || {
        files(root)
            .iter()
            .map(|file| std::fs::read(file).unwrap())
            .collect::<Vec<_>>()
    };
    let _ = count(root, &Key::Open);
    let before = bytes();
    assert!(matches!(count(root, &Key::Open), Err(BackingError::Locked)));
    assert!(matches!(
        count(root, &phrase("Tofu")),
        Err(BackingError::WrongKey(Way::Passphrase))
    ));
    let mistyped = recovery.text().replace(
        |sign: char| sign == recovery.text().chars().next().unwrap(),
        "7",
    );
    let other = if mistyped == recovery.text() {
        "X"
    } else {
        &mistyped
    };
    assert!(matches!(
        count(root, &Key::Recovery(secret(other))),
        Err(BackingError::Mistyped)
    ));
    assert!(bytes() == before, "nothing is touched");

    let write = |bytes: &[u8]| {
        ["keys", "keys.copy"].map(|name| std::fs::write(root.join(name), bytes).unwrap())
    };
    let mut damaged = good.clone();
    damaged[40] ^= 1;
    write(&damaged);
    assert!(
        matches!(count(root, &phrase("tofu")), Err(BackingError::Damaged { what }) if what == "keys")
    );

    let rehashed = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good[..good.len() - 32].to_vec();
        change(&mut bytes);
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        bytes
    };
    write(&rehashed(&|bytes| bytes[8] = 2));
    assert!(matches!(
        count(root, &phrase("tofu")),
        Err(BackingError::Newer { .. })
    ));
    // Whoever makes the hash fit still cannot lower the cost, exchange the salt or the ledger's id unnoticed.
    for at in 16..good.len() - 32 {
        write(&rehashed(&|bytes| bytes[at] ^= 1));
        let found = count(root, &phrase("tofu"));
        let noticed = matches!(
            found,
            Err(BackingError::WrongKey(_)
                | BackingError::Damaged { .. }
                | BackingError::Newer { .. })
        );
        // The stream, the revision and the recovery key's slot are no part of this way in.
        assert!(noticed || found.is_ok_and(|count| count == 0), "byte {at}");
    }
    write(&good);
    assert_eq!(count(root, &phrase("tofu")).unwrap(), 0);
}

#[test]
fn near_misses_never_open() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    drop(Store::create_behind(root, now(), &secret("tofu lamp 42"), Cost::FLOOR).unwrap());
    for near in [
        "",
        "tofu lamp 4",
        "tofu lamp 422",
        "tofu lamp 43",
        "Tofu lamp 42",
        "tofu  lamp 42",
        "tofulamp42",
        "42",
    ] {
        assert!(
            matches!(
                Store::open_by(root, now(), &phrase(near)),
                Err(BackingError::WrongKey(_))
            ),
            "{near}"
        );
    }
}

#[test]
fn the_ledgers_own_backups_open_in_the_new_way_only() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    ledger_of(root, 3);
    let mut store = Store::open(root, now()).unwrap();
    store.load(&mut |_| {}).unwrap();
    let done = store
        .back_up(BackupPlace::Own(5), now(), &mut |_, _| {})
        .unwrap()
        .unwrap();
    store.close().unwrap();
    drop(store);
    change(root, &Key::Open, &[to("tofu")]).unwrap();
    let place = tempfile::tempdir().unwrap();
    let restored = |key: &Key, name: &str| {
        Store::restore(
            &done.path,
            &place.path().join(name),
            now(),
            key,
            &mut |_, _| {},
        )
        .map(drop)
    };
    assert!(Store::ways_of_backup(&done.path).unwrap().passphrase);
    assert!(matches!(
        restored(&Key::Open, "a"),
        Err(BackingError::Locked)
    ));
    assert!(matches!(
        restored(&phrase("x"), "b"),
        Err(BackingError::WrongKey(_))
    ));
    restored(&phrase("tofu"), "c").unwrap();
    assert_eq!(count(&place.path().join("c"), &phrase("tofu")).unwrap(), 3);
}

#[test]
fn a_change_cut_short_at_any_step_leaves_one_way_that_opens() {
    let mut dice = Dice(0x1357_9bdf_2468_ace0);
    for model in [Model::Drop, Model::Tear] {
        for steps in 0..60 {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path();
            let (mut store, _) =
                Store::create_behind(root, now(), &secret("old"), Cost::FLOOR).unwrap();
            store.load(&mut |_| {}).unwrap();
            store
                .back_up(BackupPlace::Own(5), now(), &mut |_, _| {})
                .unwrap();
            store.close().unwrap();
            drop(store);
            let disk = FaultyDisk::default();
            disk.cut_after(steps);
            let shared: Arc<dyn Disk> = disk.shared();
            let done = Store::change_ways_on(&shared, root, now(), &phrase("old"), &[to("new")]);
            if !disk.is_cut() {
                assert!(done.is_ok() && steps > 5);
                break;
            }
            disk.settle(model, &mut dice);
            let (old, new) = (count(root, &phrase("old")), count(root, &phrase("new")));
            assert!(
                old.is_ok() != new.is_ok(),
                "{model:?} after {steps}: {old:?} {new:?}"
            );
            assert!(
                done.is_err() || new.is_ok(),
                "what was said to be changed is changed"
            );
        }
    }
}
