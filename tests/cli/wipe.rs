//! Wiping: refused while anything would be lost that nobody gave up, then nothing is left that could be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::desk::Desk;

/// A day worked, closed and, where a file is named, exported.
fn worked(format: Option<&str>) -> Desk {
    let desk = Desk::new();
    desk.run(&["visit", "3-2-501", "met", "--note", "老张说楼道灯坏了"])
        .ends(0);
    desk.run(&["visit", "3-2-502", "not-home"]).ends(0);
    desk.run(&["day", "close"]).ends(0);
    if let Some(format) = format {
        let file = format!("day.{format}");
        let words = [
            "log",
            "--day",
            "2026-11-22",
            "--format",
            format,
            "--out",
            &file,
        ];
        desk.run(&words).ends(0);
    }
    desk
}

fn all(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        match path.is_dir() {
            true => all(&path, found),
            false => drop(found.insert(path.clone(), std::fs::read(&path).unwrap())),
        }
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    all(folder, &mut found);
    found
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The data key as it lies in the key file of a ledger without a passphrase: before check and hash at the end.
fn data_key(desk: &Desk) -> Vec<u8> {
    let bytes = std::fs::read(desk.home.ledger().join("keys")).unwrap();
    let end = bytes.len() - 32 - 16;
    bytes[end - 32..end].to_vec()
}

#[test]
fn a_closed_and_exported_day_is_wiped_and_neither_key_nor_name_is_left_in_any_file() {
    for format in ["xlsx", "csv", "html", "json"] {
        let desk = worked(Some(format));
        desk.run(&["backup"]).ends(0);
        let key = data_key(&desk);
        let before = files(desk.home.path());
        assert!(before.values().any(|bytes| holds(bytes, &key)));
        let wrong = desk.run(&["--lang", "en", "wipe", "--count", "3"]).ends(1);
        assert!(wrong.err.contains("Not the number"), "{}", wrong.err);
        desk.run(&["queue"]).ends(0);
        let done = desk.run(&["--lang", "en", "wipe", "--count", "2"]).ends(0);
        let exported = desk.home.path().join(format!("day.{format}"));
        assert!(
            done.err.contains("read back and compared")
                && done.err.contains(&exported.display().to_string()),
            "{}",
            done.err
        );
        assert!(!desk.home.ledger().exists());
        let after = files(desk.home.path());
        assert_eq!(after[&exported], before[&exported]);
        for (path, bytes) in &after {
            assert!(!holds(bytes, &key), "the key is in {}", path.display());
            for canary in [
                "张建国",
                "王芳",
                "李娜",
                "14200000001",
                "150000194910010023",
            ] {
                assert!(
                    !holds(bytes, canary.as_bytes()),
                    "{canary} in {}",
                    path.display()
                );
            }
            // Nothing sealed is left either, but what was taken out on purpose.
            assert!(before.contains_key(path), "{} is new", path.display());
        }
        desk.run(&["queue"]).ends(1);
    }
}

#[test]
fn whoever_kept_everything_but_the_keys_has_nothing() {
    let desk = worked(Some("csv"));
    let kept: Vec<_> = files(&desk.home.ledger())
        .into_iter()
        .filter(|(path, _)| !path.ends_with("keys") && !path.ends_with("keys.copy"))
        .collect();
    desk.run(&["wipe", "--count", "2"]).ends(0);
    for (path, bytes) in kept {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    use std::os::unix::fs::PermissionsExt;
    let private = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(desk.home.ledger(), private).unwrap();
    desk.run(&["households"]).ends(4);
}

#[test]
fn what_is_in_no_file_is_wiped_only_when_it_is_given_up_in_so_many_words() {
    type Case = (&'static str, fn(&Desk), &'static str);
    let cases: [Case; 5] = [
        (
            "open",
            |desk| drop(desk.run(&["visit", "3-2-501", "met"]).ends(0)),
            "not closed yet",
        ),
        ("never", |_| {}, "never exported"),
        (
            "counts",
            |desk| {
                drop(
                    desk.run(&[
                        "log",
                        "--day",
                        "2026-11-22",
                        "--format",
                        "txt",
                        "--out",
                        "a.txt",
                    ])
                    .ends(0),
                );
            },
            "never exported",
        ),
        (
            "gone",
            |desk| {
                desk.run(&[
                    "log",
                    "--day",
                    "2026-11-22",
                    "--format",
                    "csv",
                    "--out",
                    "a.csv",
                ])
                .ends(0);
                std::fs::remove_file(desk.home.path().join("a.csv")).unwrap();
            },
            "the file is gone",
        ),
        (
            "changed",
            |desk| {
                desk.run(&[
                    "log",
                    "--day",
                    "2026-11-22",
                    "--format",
                    "xlsx",
                    "--out",
                    "a.xlsx",
                ])
                .ends(0);
                let path = desk.home.path().join("a.xlsx");
                let bytes = std::fs::read(&path).unwrap();
                std::fs::write(path, &bytes[..bytes.len() - 1]).unwrap();
            },
            "not what the ledger has",
        ),
    ];
    for (name, prepare, told) in cases {
        let desk = match name {
            "open" => Desk::new(),
            _ => worked(None),
        };
        prepare(&desk);
        let count = if name == "open" { "1" } else { "2" };
        let before = files(&desk.home.ledger()).len();
        let came = desk
            .run(&["--lang", "en", "wipe", "--count", count])
            .ends(1);
        assert!(
            came.err.contains(told) && came.err.contains("wipe without export"),
            "{name}: {}",
            came.err
        );
        desk.run(&["wipe", "--count", count, "--words", "yes"])
            .ends(1);
        assert!(
            files(&desk.home.ledger()).len() >= before,
            "{name}: something is gone"
        );
        desk.run(&["households"]).ends(0);
        let words = if name == "gone" {
            "没导出也清除"
        } else {
            "Wipe without export"
        };
        desk.run(&["wipe", "--count", count, "--words", words])
            .ends(0);
        assert!(!desk.home.ledger().exists(), "{name}");
    }
}

#[test]
fn what_was_written_down_after_the_export_is_noticed() {
    let desk = worked(Some("csv"));
    desk.run(&["visit", "4-1-501", "vacant"]).ends(0);
    let came = desk.run(&["--lang", "en", "wipe", "--count", "3"]).ends(1);
    assert!(
        came.err.contains("more was written down since"),
        "{}",
        came.err
    );
}

#[test]
fn one_that_was_cut_short_is_finished_by_whatever_comes_next_and_foreign_files_stay() {
    let desk = worked(None);
    std::fs::write(desk.home.ledger().join("WIPING"), "").unwrap();
    std::fs::write(desk.home.ledger().join("photo.jpg"), "mine").unwrap();
    let key = data_key(&desk);
    let came = desk.run(&["--lang", "en", "queue"]).ends(1);
    assert!(came.err.contains("finished now"), "{}", came.err);
    let left = files(&desk.home.ledger());
    assert_eq!(
        left.keys().collect::<Vec<_>>(),
        [&desk.home.ledger().join("photo.jpg")]
    );
    assert!(
        files(desk.home.path())
            .values()
            .all(|bytes| !holds(bytes, &key))
    );
}
