//! Passphrases on the command line: where they come from, what is said, and that a stream of deeds derives one key.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::desk::{Came, Desk};

fn file(desk: &Desk, name: &str, text: &str, mode: u32) -> PathBuf {
    let path = desk.home.path().join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    path
}

fn run(desk: &Desk, secrets: &Path, arguments: &[&str]) -> Came {
    desk.run_with(
        ("GRIDDAY_PASSPHRASE_FILE", secrets.to_str().unwrap()),
        arguments,
    )
}

#[test]
fn a_ledger_behind_a_passphrase_is_made_used_and_opened_again_by_its_recovery_key() {
    let desk = Desk::bare();
    let secrets = file(&desk, "secrets", "tofu lamp 42\n", 0o600);
    let made = run(&desk, &secrets, &["--lang", "en", "init"]).ends(0);
    let recovery = made.out.trim().to_owned();
    assert_eq!(recovery.len(), 29);
    assert!(
        made.err.contains("Strength: fair") && made.err.contains("shown only this once"),
        "{}",
        made.err
    );

    let locked = desk.run(&["--lang", "en", "queue"]).ends(1);
    assert!(locked.err.contains("--passphrase-fd"), "{}", locked.err);
    let wrong = file(&desk, "wrong", "tofu lamp 43", 0o600);
    let wrong = run(&desk, &wrong, &["--lang", "en", "queue"]).ends(1);
    assert!(
        wrong.err.contains("not damaged") && wrong.err.contains("recovery use"),
        "{}",
        wrong.err
    );
    run(&desk, &secrets, &["queue"]).ends(0);

    let lines = "tofu lamp 42\n{\"do\":\"household\",\"door\":\"3-2-501\"}\n{\"do\":\"household\",\"door\":\"3-2-502\"}\n";
    let applied = desk.fed(&["apply", "--passphrase-fd", "0"], lines).ends(0);
    assert_eq!(applied.out.lines().count(), 2, "{}", applied.out);

    let both = file(
        &desk,
        "both",
        &format!("{}\nquiet lane\n", recovery.to_lowercase()),
        0o600,
    );
    run(&desk, &both, &["recovery", "use"]).ends(0);
    let fresh = file(&desk, "fresh", "quiet lane", 0o600);
    let households = run(&desk, &fresh, &["households", "--json"]).ends(0);
    assert_eq!(households.json().as_array().unwrap().len(), 2);
    run(&desk, &fresh, &["doctor"]).ends(0);
    run(&desk, &secrets, &["doctor"]).ends(1);
    run(&desk, &fresh, &["passphrase", "remove"]).ends(0);
    desk.run(&["queue"]).ends(0);
}

#[test]
fn a_file_that_others_can_read_a_common_passphrase_and_nobody_to_ask_are_refused() {
    let desk = Desk::bare();
    let open = file(&desk, "open", "tofu lamp 42", 0o644);
    let came = run(&desk, &open, &["--lang", "en", "init"]).ends(1);
    assert!(came.err.contains("chmod 600"), "{}", came.err);
    let common = file(&desk, "common", "5201314", 0o600);
    let came = run(&desk, &common, &["--lang", "en", "init"]).ends(1);
    assert!(came.err.contains("anybody tries"), "{}", came.err);
    let came = desk.run(&["--lang", "en", "init"]).ends(1);
    assert!(came.err.contains("init --no-passphrase"), "{}", came.err);
    assert!(!desk.home.ledger().join("keys").exists());
}

#[test]
fn a_ledger_without_one_takes_a_passphrase_and_another() {
    let desk = Desk::new();
    let secrets = file(&desk, "secrets", "tofu lamp 42", 0o600);
    let set = run(&desk, &secrets, &["passphrase", "set"]).ends(0);
    assert_eq!(set.out.trim().len(), 29);
    run(&desk, &secrets, &["passphrase", "set"]).ends(1);
    let both = file(&desk, "both", "tofu lamp 42\nquiet lane", 0o600);
    run(&desk, &both, &["passphrase", "change"]).ends(0);
    run(&desk, &secrets, &["households"]).ends(1);
    let fresh = file(&desk, "fresh", "quiet lane", 0o600);
    run(&desk, &fresh, &["households"]).ends(0);
    assert_ne!(
        run(&desk, &fresh, &["recovery", "show"]).ends(0).out,
        set.out
    );
}

#[test]
fn after_two_wrong_ones_a_script_is_told_to_wait_also_when_it_starts_anew() {
    let desk = Desk::bare();
    let right = file(&desk, "right", "tofu lamp 42", 0o600);
    let wrong = file(&desk, "wrong", "tofu lamp 43", 0o600);
    run(&desk, &right, &["init"]).ends(0);
    for _ in 0..2 {
        let came = run(&desk, &wrong, &["--lang", "en", "queue"]).ends(1);
        assert!(came.err.contains("not damaged"), "{}", came.err);
    }
    for secrets in [&wrong, &right] {
        let came = run(&desk, secrets, &["--lang", "en", "queue"]).ends(1);
        assert!(
            came.err.contains("has to wait 30 more seconds"),
            "{}",
            came.err
        );
    }
    let later = |secrets: &Path| {
        let mut command = desk.command(&["queue"]);
        command.env("GRIDDAY_PASSPHRASE_FILE", secrets);
        command.env("GRIDDAY_CLOCK", "2026-11-22T09:00:40+08:00");
        command.output().unwrap().status.success()
    };
    assert!(later(&right));
    assert!(!desk.home.ledger().join("tries").exists());
    run(&desk, &wrong, &["queue"]).ends(1);
    run(&desk, &right, &["queue"]).ends(0);
}

/// The same key file as a later version would write it.
fn of_a_later_format(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes[..bytes.len() - 32].to_vec();
    bytes[8] = 9;
    let hash = blake3::hash(&bytes);
    [&bytes[..], hash.as_bytes()].concat()
}

#[test]
fn a_wrong_passphrase_a_damaged_header_a_tampered_record_and_a_newer_version_are_four_things() {
    let desk = Desk::new();
    let secrets = file(&desk, "secrets", "tofu lamp 42", 0o600);
    let wrong = file(&desk, "wrong", "tofu lamp 43", 0o600);
    run(&desk, &secrets, &["passphrase", "set"]).ends(0);
    let ledger = desk.home.ledger();
    let keys = std::fs::read(ledger.join("keys")).unwrap();
    let write = |bytes: &[u8]| {
        ["keys", "keys.copy"].map(|name| std::fs::write(ledger.join(name), bytes).unwrap())
    };
    let said = |secrets: &Path, code: i32| {
        let came = run(&desk, secrets, &["--lang", "en", "households"]).ends(code);
        assert!(came.err.lines().count() >= 2, "no hint: {}", came.err);
        assert_eq!(came.out, "");
        came.err
    };
    let mistyped = said(&wrong, 1);
    let mut damaged = keys.clone();
    damaged[40] ^= 1;
    write(&damaged);
    let header = said(&secrets, 4);
    write(&of_a_later_format(&keys));
    let newer = said(&secrets, 1);
    write(&keys);
    // In one copy a tampered record is mended and told; in both it is named, and nothing is made up.
    let segment = ledger.join("journal/00000001.wal");
    let whole = std::fs::read(&segment).unwrap();
    let mut tampered = whole.clone();
    let middle = whole.len() / 2;
    tampered[middle] ^= 1;
    std::fs::write(&segment, &tampered).unwrap();
    let mended = run(&desk, &secrets, &["--lang", "en", "households"]).ends(0);
    assert!(
        mended.out.contains("3-2-501") && mended.err.lines().count() == 1,
        "{}",
        mended.err
    );
    std::fs::write(&segment, &tampered).unwrap();
    std::fs::remove_dir_all(ledger.join("store")).unwrap();
    let both = run(&desk, &secrets, &["--lang", "en", "households"]).ends(4);
    assert!(both.err.contains("both copies are damaged"), "{}", both.err);
    let named = "Gone in both copies: 1 history entries from";
    assert!(both.err.contains(named), "{}", both.err);
    assert!(both.out.contains("4-1-501"), "the rest opens: {}", both.out);
    run(&desk, &secrets, &["households"]).ends(0);
    let all = [&mistyped, &header, &newer, &mended.err, &both.err];
    for (at, one) in all.iter().enumerate() {
        assert!(all[..at].iter().all(|other| other != one), "{one}");
    }
    assert!(
        mistyped.contains("not damaged") && mistyped.contains("recovery use"),
        "{mistyped}"
    );
    assert!(
        header.contains("key files") && header.contains("restore"),
        "{header}"
    );
    assert!(newer.contains("newer"), "{newer}");
}
