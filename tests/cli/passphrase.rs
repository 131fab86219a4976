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
