//! A whole ledger of format 1, with a draft and a backup: every later version opens it, from both copies or from either.
//! Never written again.

use std::io::{Read, Write};
use std::path::Path;

use gridday::ledger::backing::{Backing, BackupPlace};
use gridday::ledger::secret::Key;
use gridday::store::Store;
use uuid::Uuid;

use crate::damage::{Files, files};
use crate::golden::{adding, path};
use crate::golden_values::draft;
use crate::people::{Past, ledger_of, now, open, put, read};

/// Its folder.
const LEDGER: &str = "tests/fixtures/ledger-1.zip";

/// What stands in the fixture, so that it can be told without the program that wrote it.
fn told(past: &Past) -> String {
    let records: Vec<String> = past
        .standing
        .values()
        .map(|record| serde_json::to_string(record).unwrap())
        .collect();
    let operations: Vec<String> = past
        .operations
        .iter()
        .map(|operation| serde_json::to_string(operation).unwrap())
        .collect();
    format!("{}\n\n{}\n", records.join("\n"), operations.join("\n"))
}

fn write_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    let past = ledger_of(&root, 30);
    let mut found = open(&root);
    found.store.drafts().save(&draft()).unwrap();
    let place = BackupPlace::Own(1);
    found.store.back_up(place, now(), &mut |_, _| {}).unwrap();
    found.store.close().unwrap();
    drop(found);
    let mut all = Files::new();
    files(&root, &root, &mut all);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path(LEDGER)).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in all.iter().filter(|(name, _)| *name != Path::new("LOCK")) {
        zip.start_file(name.to_string_lossy(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.start_file("told.txt", options).unwrap();
    zip.write_all(told(&past).as_bytes()).unwrap();
    zip.finish().unwrap();
}

fn unpack(root: &Path) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path(LEDGER)).unwrap()).unwrap();
    let mut told = String::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name == "told.txt" {
            file.read_to_string(&mut told).unwrap();
            continue;
        }
        let place = root.join(name);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        put(&place, &bytes);
    }
    told
}

#[test]
fn golden_a_ledger_of_format_1_opens_from_both_copies_and_from_either() {
    if adding() && !path(LEDGER).exists() {
        write_ledger();
    }
    for gone in ["", "store", "keys", "journal", "all but the backup"] {
        let folder = tempfile::tempdir().unwrap();
        let mut root = folder.path().join("ledger");
        let wanted = unpack(&root);
        match gone {
            "" => {}
            "keys" => std::fs::remove_file(root.join(gone)).unwrap(),
            "all but the backup" => {
                let backup = std::fs::read_dir(root.join("backups")).unwrap().next();
                let other = folder.path().join("other");
                let file = backup.unwrap().unwrap().path();
                drop(Store::restore(&file, &other, now(), &Key::Open, &mut |_, _| {}).unwrap());
                root = other;
            }
            _ => std::fs::remove_dir_all(root.join(gone)).unwrap(),
        }
        let mut found = read(Store::open(&root, now()).unwrap());
        let operations = found.operations();
        let mut past = Past::new(Uuid::nil());
        past.standing.clone_from(&found.standing);
        if gone == "journal" {
            let records = |text: &str| text.split_once("\n\n").unwrap().0.to_owned();
            assert_eq!(records(&told(&past)), records(&wanted));
        } else {
            past.operations = operations.into_iter().map(Option::unwrap).collect();
            assert_eq!(told(&past), wanted, "without {gone}");
        }
        if gone.is_empty() {
            assert_eq!(found.notices(), [""; 0]);
        }
        if !gone.starts_with("all") {
            assert!(found.store.drafts().kept().unwrap() == [draft()]);
        }
    }
}
