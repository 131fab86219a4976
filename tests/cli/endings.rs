//! Exit codes: 0 done, 1 refused, 2 usage, 3 busy; and that what was refused changed nothing.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::desk::Desk;

#[test]
fn a_ledger_that_is_not_there_is_said_with_what_to_do() {
    let desk = Desk::bare();
    for arguments in [
        &["households"][..],
        &["visit", "3-2-501", "met"],
        &["undo"],
        &["apply"],
    ] {
        let came = desk.run(arguments).ends(1);
        assert!(
            came.err.contains("gridday init --no-passphrase"),
            "{}",
            came.err
        );
        assert!(came.out.is_empty());
    }
    assert!(!desk.home.ledger().exists(), "asking makes no ledger");
}

#[test]
fn a_ledger_is_made_once_and_its_key_is_the_owners_alone() {
    let desk = Desk::empty();
    let came = desk.run(&["init"]).ends(1);
    assert!(came.err.contains("已经有台账"), "{}", came.err);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| {
            let path = desk.home.ledger().join(name);
            path.metadata().expect(name).permissions().mode() & 0o777
        };
        assert_eq!(mode("keys"), 0o600);
        assert_eq!(mode(""), 0o700);
    }
}

#[test]
fn wrong_words_end_with_2_and_say_what_could_have_been_written() {
    let desk = Desk::new();
    for (arguments, hint) in [
        (&["visit", "3-2-501", "nothome"][..], "not-home"),
        (&["nonsense"], "--help"),
        (&["hazard", "add", "3-2-501", "gas/nothing"], "gas/hose-old"),
        (&["visit", "3-2-501", "met", "--again", "soon"], "tomorrow"),
        (&["queue", "--order", "alphabet"], "stairs"),
        (&["--json=9", "households"], "1"),
        (&["--lang", "fr", "households"], "--lang"),
        (&["history", "--day", "someday"], "2026-11-23"),
        (&["households", "--unmasked"], "--reason"),
        (&["--demo", "--ledger", "x", "households"], "--ledger"),
        (&["log", "--format", "pdf"], "xlsx"),
    ] {
        let came = desk.run(arguments).ends(2);
        assert!(came.err.contains(hint), "{arguments:?}: {}", came.err);
        assert!(came.out.is_empty(), "{arguments:?}: {}", came.out);
    }
    let came = desk
        .run_with(("GRIDDAY_CLOCK", "nine"), &["households"])
        .ends(2);
    assert!(
        came.err.contains("2026-11-22T09:00:00+08:00"),
        "{}",
        came.err
    );
}

#[test]
fn what_is_refused_changes_nothing() {
    let desk = Desk::new();
    let before = desk.listed(&["history"]);
    for arguments in [
        &["visit", "9-9-901", "met"][..],
        &["visit", "3-2-501", "rescheduled", "--again", "2020-01-01"],
        &[
            "hazard",
            "add",
            "3-2-501",
            "gas/leak",
            "--deadline",
            "2020-01-01",
        ],
        &["household", "add", "3-2-501"],
        &["resident", "add", "3-2-501", " "],
        &[
            "resident",
            "add",
            "3-2-501",
            "赵六",
            "--id-number",
            "150000190001010019",
        ],
        &["resident", "add", "3-2-501", "赵六", "--phone", "12"],
        &["resident", "add", "3-2-501", "赵六", "--care", "刑释人员"],
        &["task", "add", " "],
        &["task", "done", "ffffffff"],
        &["task", "dismiss", "3-2-501", " "],
        &["day", "show", "2026-11-01"],
        &["households", "--unmasked", "--reason", " "],
        &["redo"],
    ] {
        let came = desk.run(arguments).ends(1);
        assert!(
            !came.err.trim().is_empty() && came.out.is_empty(),
            "{arguments:?}"
        );
    }
    assert_eq!(desk.listed(&["history"]), before);
}

#[test]
fn a_second_program_on_the_ledger_ends_with_3_names_the_first_and_touches_nothing() {
    let desk = Desk::new();
    let mut first = desk.command(&["apply"]);
    first.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut first = first.spawn().expect("it starts");
    let mut input = first.stdin.take().expect("its input");
    let mut answers = BufReader::new(first.stdout.take().expect("its output"));
    writeln!(
        input,
        r#"{{"do":"visit","door":"3-2-501","outcome":"met"}}"#
    )
    .unwrap();
    let mut answer = String::new();
    answers.read_line(&mut answer).unwrap();
    assert!(answer.contains(r#""ok":true"#), "{answer}");

    let files = || {
        let mut files: Vec<(String, u64)> = Vec::new();
        let mut folders = vec![desk.home.ledger()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    files.push((
                        entry.path().display().to_string(),
                        entry.metadata().unwrap().len(),
                    ));
                }
            }
        }
        files.sort();
        files
    };
    let before = files();
    for arguments in [&["households"][..], &["visit", "3-2-501", "met"], &["init"]] {
        let came = desk.run(arguments).ends(3);
        assert!(came.err.contains(&first.id().to_string()), "{}", came.err);
        assert_eq!(
            came.err.lines().count(),
            2,
            "one line and what to do: {}",
            came.err
        );
    }
    assert_eq!(files(), before);
    drop(input);
    assert!(first.wait().unwrap().success());
    desk.run(&["households"]).ends(0);
}

#[test]
fn one_damaged_copy_is_made_again_and_said_two_end_with_4_and_are_kept() {
    let desk = Desk::new();
    let before = desk.listed(&["households"]);
    let ledger = desk.home.ledger();
    std::fs::remove_dir_all(ledger.join("store")).unwrap();
    let came = desk.run(&["households", "--json"]).ends(0);
    assert_eq!(came.json(), before);
    assert_eq!(came.err.lines().count(), 1, "{}", came.err);
    assert_eq!(desk.run(&["households"]).ends(0).err, "", "said once");
    for copy in ["store", "journal"] {
        for file in std::fs::read_dir(ledger.join(copy)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                std::fs::write(&path, [0x5a; 4_096]).unwrap();
            }
        }
    }
    for arguments in [&["households"][..], &["visit", "3-2-501", "met"]] {
        let came = desk.run(arguments).ends(4);
        assert!(
            came.out.is_empty() && came.err.contains("不要删"),
            "{}",
            came.err
        );
    }
}

#[test]
fn the_screen_needs_a_terminal_and_says_so_in_both_languages() {
    let desk = Desk::bare();
    let came = desk.run(&[]).ends(2);
    assert_eq!(came.err.trim(), "需要终端 / needs a terminal");
    assert!(came.out.is_empty());
    assert!(!desk.home.ledger().exists());
    desk.run(&["--demo"]).ends(2);
}

#[test]
fn a_demo_that_does_not_open_any_more_is_made_again() {
    let desk = Desk::bare();
    let made = desk.run(&["--demo", "households", "--json"]).ends(0);
    let folder = desk.home.path().join("cache/gridday/demo");
    for keys in ["keys", "keys.copy"] {
        std::fs::write(folder.join(keys), "worn out").expect("it is there");
    }
    let again = desk.run(&["--demo", "households", "--json"]).ends(0);
    assert!(again.err.contains("上次的演示打不开了"), "{}", again.err);
    assert_eq!(again.out.lines().count(), made.out.lines().count());
    let quiet = desk.run(&["--demo", "households", "--json"]).ends(0);
    assert_eq!(quiet.err, "");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::bare();
    let mut command = desk.command(&["--demo", "households", "--json"]);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
