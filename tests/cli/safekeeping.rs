//! `backup`, `restore` and `doctor` as a person or a script meets them, and what a damaged or vanished ledger says.

use std::path::Path;
use std::process::Output;

use crate::home::Home;

fn run(home: &Home, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = home.command(arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

fn ledger() -> Home {
    let home = Home::new();
    assert_eq!(run(&home, &["init", "--no-passphrase"]).0, Some(0));
    for room in ["101", "102", "201"] {
        let door = format!("3-1-{room}");
        assert_eq!(run(&home, &["household", "add", &door]).0, Some(0));
    }
    home
}

/// Flips a bit in the middle: what a bad sector does.
fn garble(path: &Path) {
    let mut bytes = std::fs::read(path).expect("a file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path, bytes).expect("writing it");
}

/// Flips a bit in two other blocks: more than the parity of a packed journal can tell again.
fn ruin(path: &Path) {
    let mut bytes = std::fs::read(path).expect("a file");
    let size = bytes.len();
    for place in [size / 3, 2 * size / 3] {
        bytes[place] ^= 1;
    }
    std::fs::write(path, bytes).expect("writing it");
}

#[test]
fn a_backup_is_restored_elsewhere_and_never_over_anything() {
    let home = ledger();
    let (code, _, said) = run(&home, &["backup", "--to", "带走.backup"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(run(&home, &["backup", "--to", "带走.backup"]).0, Some(1));
    let (code, _, said) = run(&home, &["restore", "带走.backup"]);
    assert!(code == Some(1) && said.contains("已经有台账"), "{said}");
    let (code, _, said) = run(&home, &["restore", "带走.backup", "--ledger", "别处"]);
    assert!(code == Some(0) && said.contains("3 条历史"), "{said}");
    let listed = |folder| run(&home, &["households", "--json", "--ledger", folder]).1;
    assert_eq!(listed("别处"), listed("ledger"));
    garble(&home.path().join("带走.backup"));
    let (code, _, said) = run(&home, &["restore", "带走.backup", "--ledger", "三处"]);
    assert!(code == Some(1) && said.contains("已经坏了"), "{said}");
    assert!(!home.path().join("三处").exists());
}

#[test]
fn closing_the_day_backs_up_and_the_settings_say_how_many_stay() {
    let home = ledger();
    std::fs::create_dir_all(home.path().join("config/gridday")).expect("a folder");
    let settings = home.path().join("config/gridday/config.toml");
    std::fs::write(settings, "[backup]\nkeep = 2\n").expect("settings");
    run(&home, &["day", "start"]);
    run(&home, &["day", "close"]);
    let backups = home.ledger().join("backups");
    let count = || std::fs::read_dir(&backups).expect("backups").count();
    assert_eq!(count(), 1);
    for _ in 0..3 {
        assert_eq!(run(&home, &["backup"]).0, Some(0));
    }
    assert_eq!(count(), 2);
}

#[test]
fn the_doctor_s_exit_code_says_whole_mendable_or_gone() {
    let home = ledger();
    let (code, out, _) = run(&home, &["doctor"]);
    assert!(code == Some(0) && out.contains("台账完好"), "{out}");
    garble(&home.ledger().join("journal/00000001.wal"));
    let (code, out, _) = run(&home, &["doctor", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (code, &report["whole"], &report["findings"][0]["code"]),
        (Some(1), &false.into(), &"frames".into())
    );
    let (code, out, _) = run(&home, &["doctor", "--repair", "--compact"]);
    assert!(code == Some(0) && out.contains("速查副本已重写"), "{out}");
    std::fs::remove_dir_all(home.ledger().join("store")).expect("removing");
    garble(&home.ledger().join("journal/00000001.wal"));
    let (code, out, _) = run(&home, &["doctor"]);
    assert!(code == Some(1), "one bad place is told again: {out}");
    ruin(&home.ledger().join("journal/00000001.wal"));
    let (code, out, _) = run(&home, &["--lang", "en", "doctor"]);
    assert!(code == Some(4) && out.contains("LOST: Blocks"), "{out}");
    for name in ["keys", "keys.copy"] {
        garble(&home.ledger().join(name));
    }
    assert_eq!(run(&home, &["doctor"]).0, Some(4));
    let (code, _, said) = run(&home, &["queue"]);
    assert!(code == Some(4) && said.contains("钥匙"), "{said}");
    let (code, _, said) = run(&home, &["doctor", "--ledger", "没有"]);
    assert!(code == Some(1) && said.contains("没有台账"), "{said}");
}
