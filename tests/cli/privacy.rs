//! What the program keeps to itself: modes of everything it makes, no core files, no ledger that others can look into.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use crate::desk::Desk;

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Every file and folder below, with its mode.
fn modes(folder: &Path, found: &mut Vec<(String, bool, u32)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.display().to_string();
        found.push((name, path.is_dir(), mode(&path)));
        if path.is_dir() {
            modes(&path, found);
        }
    }
}

#[test]
fn whatever_it_makes_is_its_owners_alone_whatever_the_shell_allows() {
    let desk = Desk::bare();
    let home = desk.home.path();
    let program = env!("CARGO_BIN_EXE_gridday");
    let lines = [
        "init --no-passphrase",
        "household add 3-2-501",
        "visit 3-2-501 met",
        "backup",
        "backup --to own.backup",
        "day close",
        "log --day 2026-11-22 --format xlsx --out day.xlsx",
        "restore own.backup --ledger again",
        "doctor --compact",
    ];
    for line in lines {
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &format!("umask 000; exec {program} {line}")]);
        command.env_clear().envs(desk.home.environment());
        let came = command.current_dir(home).output().unwrap();
        let said = String::from_utf8_lossy(&came.stderr);
        assert!(came.status.success(), "{line}: {said}");
    }
    let mut found = Vec::new();
    for made in ["ledger", "again", "state"] {
        let path = home.join(made);
        found.push((made.to_owned(), true, mode(&path)));
        modes(&path, &mut found);
    }
    for file in ["own.backup", "day.xlsx"] {
        found.push((file.to_owned(), false, mode(&home.join(file))));
    }
    assert!(found.len() > 25, "{found:?}");
    for (name, folder, mode) in found {
        assert_eq!(mode, if folder { 0o700 } else { 0o600 }, "{name}");
    }
}

#[test]
fn a_ledger_that_others_can_look_into_is_not_opened_and_the_command_that_closes_it_is_told() {
    let desk = Desk::new();
    let ledger = desk.home.ledger();
    for (path, bad, good) in [
        (ledger.clone(), 0o750, 0o700),
        (ledger.join("keys"), 0o604, 0o600),
        (ledger.join("keys.copy"), 0o640, 0o600),
    ] {
        set(&path, bad);
        for language in ["zh-CN", "en"] {
            let came = desk.run(&["--lang", language, "households"]).ends(1);
            let told = format!("chmod {good:o} '{}'", path.display());
            assert!(came.err.contains(&told), "{}", came.err);
            assert_eq!(came.out, "");
        }
        desk.run(&["passphrase", "set"]).ends(1);
        set(&path, good);
        desk.run(&["households"]).ends(0);
    }
    // An empty folder that stood there is closed; one with other things in it is its owner's to close.
    let empty = desk.home.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    set(&empty, 0o755);
    desk.run(&["init", "--no-passphrase", "--ledger", "empty"])
        .ends(0);
    assert_eq!(mode(&empty), 0o700);
    let used = desk.home.path().join("used");
    std::fs::create_dir(&used).unwrap();
    std::fs::write(used.join("photo.jpg"), "x").unwrap();
    set(&used, 0o755);
    desk.run(&["init", "--no-passphrase", "--ledger", "used"])
        .ends(1);
    assert!(!used.join("keys").exists());
}

#[test]
fn while_it_runs_no_core_can_be_written_and_the_key_is_held_in_memory() {
    let desk = Desk::new();
    let mut command = desk.command(&["apply"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"{\"do\":\"undo\"}\n").unwrap();
    let mut answer = String::new();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut answer).unwrap();
    let about = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", child.id()));
    let (limits, status) = (about("limits"), about("status"));
    drop(input);
    child.wait().unwrap();
    // Only where the system tells.
    let Ok(limits) = limits else { return };
    let core = limits.lines().find(|line| line.starts_with("Max core"));
    let core: Vec<&str> = core.unwrap().split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"], "{core:?}");
    let held = status.unwrap();
    let held = held.lines().find_map(|line| line.strip_prefix("VmLck:"));
    let held: u64 = held
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    assert!(held == 0 || held >= 16, "{held}");
}

#[test]
fn what_a_killed_process_left_half_written_is_removed_at_the_next_start() {
    let desk = Desk::new();
    let ledger = desk.home.ledger();
    std::fs::create_dir_all(ledger.join("drafts")).unwrap();
    std::fs::create_dir_all(ledger.join("doctor-x1/store")).unwrap();
    let left = ["keys.tmp", "drafts/1.draft.tmp", "doctor-x1/store/db"];
    for name in left {
        std::fs::write(ledger.join(name), "x").unwrap();
    }
    desk.run(&["queue"]).ends(0);
    for name in left {
        assert!(!ledger.join(name).exists(), "{name}");
    }
}
