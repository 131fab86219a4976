//! What was committed stands after opening again; what cannot be opened is refused in words.

use gridday::ledger::backing::{Backing, BackingError};
use gridday::ledger::draft::Draft;
use gridday::store::Store;
use uuid::Uuid;

use crate::people::{Past, ledger_of, now, open};

#[test]
fn what_was_committed_stands_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), 60);
    for round in 0..3 {
        let mut found = open(folder.path());
        assert_eq!(found.notices(), [""; 0], "round {round}");
        found.is(&past);
        let operation = past.next();
        found.store.append(&[operation]).unwrap();
        if round != 1 {
            found.store.close().unwrap();
        }
    }
    open(folder.path()).is(&past);
}

#[test]
fn many_operations_and_a_batch_go_in_one_call() {
    let folder = tempfile::tempdir().unwrap();
    let mut past = ledger_of(folder.path(), 3);
    let mut found = open(folder.path());
    let many: Vec<_> = (0..40).map(|_| past.next()).collect();
    found.store.append(&many).unwrap();
    let batch = past.batch(5);
    found.store.append(&batch).unwrap();
    assert!(
        found.store.append(&past.batch(2)[..1]).is_err(),
        "a batch without its end"
    );
    let mut whole = Past::new(found.opened.stream);
    (0..43).for_each(|_| drop(whole.next()));
    whole.batch(5);
    drop(found);
    open(folder.path()).is(&whole);
}

#[test]
fn a_second_instance_is_refused_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 5);
    let first = open(folder.path());
    let before = std::fs::read(folder.path().join("LOCK")).unwrap();
    match Store::open(folder.path(), now()).err() {
        Some(BackingError::Busy { pid, since }) => {
            assert_eq!(pid, std::process::id());
            assert_eq!(since, "2026-11-22T09:00:00+08:00");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(std::fs::read(folder.path().join("LOCK")).unwrap(), before);
    drop(first);
    open(folder.path());
}

#[test]
fn a_folder_that_vanished_is_noticed_before_anything_is_called_saved() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    let mut past = ledger_of(&root, 5);
    let mut found = open(&root);
    std::fs::rename(&root, folder.path().join("elsewhere")).unwrap();
    let refused = found.store.append(&[past.next()]);
    assert!(
        matches!(refused, Err(BackingError::Disk { .. })),
        "{refused:?}"
    );
    assert!(found.store.append(&[past.next()]).is_err());
}

#[test]
fn tables_that_cannot_be_opened_for_want_of_room_are_done_without() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 30);
    // A folder sled may not write to looks the same as a disk with no room.
    std::fs::remove_dir_all(folder.path().join("store")).unwrap();
    std::fs::write(folder.path().join("store"), b"").unwrap();
    let mut found = open(folder.path());
    found.is(&past);
    let mut more = past;
    found.store.append(&[more.next()]).unwrap();
    drop(found);
    open(folder.path()).is(&more);
}

#[test]
fn a_ledger_is_made_once_and_missed_where_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    assert!(matches!(
        Store::open(&nowhere, now()),
        Err(BackingError::Missing(_))
    ));
    assert!(!nowhere.exists());
    ledger_of(folder.path(), 1);
    assert!(matches!(
        Store::create(folder.path(), now()),
        Err(BackingError::Exists(_))
    ));
    for name in ["keys", "keys.copy"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    assert!(matches!(
        Store::open(folder.path(), now()),
        Err(BackingError::Damaged { .. })
    ));
    assert!(matches!(
        Store::create(folder.path(), now()),
        Err(BackingError::Damaged { .. })
    ));
}

#[test]
fn a_newer_format_is_refused_by_its_number_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 5);
    for name in ["keys", "keys.copy"] {
        let path = folder.path().join(name);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[8] = 9;
        let end = bytes.len() - 32;
        let hash = blake3::hash(&bytes[..end]);
        bytes[end..].copy_from_slice(hash.as_bytes());
        std::fs::write(&path, bytes).unwrap();
    }
    let before = std::fs::read(folder.path().join("keys")).unwrap();
    let refused = Store::open(folder.path(), now()).err();
    assert!(
        matches!(refused, Some(BackingError::Newer { found: 9, known: 1 })),
        "{refused:?}"
    );
    assert_eq!(std::fs::read(folder.path().join("keys")).unwrap(), before);
    assert!(!folder.path().join("quarantine").exists());
}

#[test]
fn nothing_on_the_disk_can_be_read_without_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 40);
    let mut store = open(folder.path()).store;
    store.drafts().save(&draft(1, "敲门要久一点")).unwrap();
    let stream = past.operations[0].header.id.stream;
    let words: [&[u8]; 5] = [
        "敲门".as_bytes(),
        "测试居民".as_bytes(),
        b"14200000",
        b"2026-11",
        stream.as_bytes(),
    ];
    let mut files = 0;
    let mut folders = vec![folder.path().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if !["LOCK", "keys", "keys.copy"]
                .map(Into::into)
                .contains(&entry.file_name())
            {
                files += 1;
                let bytes = std::fs::read(entry.path()).unwrap();
                for word in words {
                    let found = bytes.windows(word.len()).any(|part| part == word);
                    assert!(!found, "{} tells something", entry.path().display());
                }
            }
        }
    }
    assert!(files >= 3);
}

fn draft(number: u128, state: &str) -> Draft {
    let kind = "quick-log".to_owned();
    Draft {
        id: Uuid::from_u128(number),
        kind,
        subject: None,
        state: state.to_owned(),
        at: now(),
    }
}

#[test]
fn drafts_outlive_the_program_and_a_damaged_one_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 1);
    let mut found = open(folder.path());
    let drafts = found.store.drafts();
    drafts.save(&draft(1, "一")).unwrap();
    drafts.save(&draft(1, "一二")).unwrap();
    drafts.save(&draft(2, "别的")).unwrap();
    drafts.save(&draft(3, "不要了")).unwrap();
    drafts.discard(Uuid::from_u128(3)).unwrap();
    drafts.discard(Uuid::from_u128(3)).unwrap();
    drop(found);
    let mut found = open(folder.path());
    let kept: Vec<String> = found
        .store
        .drafts()
        .kept()
        .unwrap()
        .into_iter()
        .map(|draft| draft.state)
        .collect();
    assert_eq!(kept, ["一二", "别的"]);
    drop(found);
    let path = folder
        .path()
        .join(format!("drafts/{}.draft", Uuid::from_u128(2).simple()));
    std::fs::write(path, b"noise").unwrap();
    let mut found = open(folder.path());
    assert_eq!(found.notices(), ["store-drafts-lost"]);
    assert_eq!(found.store.drafts().kept().unwrap().len(), 1);
}
