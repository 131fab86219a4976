//! What stands around a ledger: another instance, odd paths, a damaged settings file.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use gridday::config::Config;
use gridday::ledger::backing::BackingError;
use gridday::store::Store;

use crate::kills::{Ground, acknowledged};
use crate::people::{ledger_of, now, open};
use crate::runner::Case;

/// One works, the other is told who holds the ledger, and nothing of either is lost.
pub fn two(case: &mut Case) {
    let ground = Ground::new(case);
    let mut command = ground.command(&["apply"]);
    let mut first = command.stdin(Stdio::piped()).spawn().expect("the program");
    let mut input = first.stdin.take().expect("its input");
    let mut lines = BufReader::new(first.stdout.take().expect("its output")).lines();
    let mut answers = String::new();
    for number in 0..3 {
        let line = ground.line(number);
        input.write_all(line.as_bytes()).expect("asking");
        answers += &lines.next().expect("an answer").expect("text");
        answers.push('\n');
        let words: &[&str] = match case.dice.roll(4) {
            0 => &["visit", "3-1-101", "met"],
            1 => &["doctor"],
            2 => &["backup"],
            _ => &["queue"],
        };
        if number == 1 {
            let second = ground.run(words);
            let said = String::from_utf8_lossy(&second.stderr);
            assert_eq!(second.status.code(), Some(3), "{words:?}: {said}");
            assert!(said.contains(&first.id().to_string()), "{said}");
        }
    }
    drop(input);
    assert!(first.wait().expect("its end").success());
    let acknowledged = acknowledged(answers.as_bytes());
    assert_eq!(acknowledged.len(), 3);
    ground.holds(&acknowledged);
}

/// Opened a second time in the same process.
pub fn opened_twice(case: &mut Case) {
    let root = case.path().join("ledger");
    ledger_of(&root, 2);
    let first = open(&root);
    let second = Store::open(&root, now()).err();
    assert!(
        matches!(second, Some(BackingError::Busy { .. })),
        "{second:?}"
    );
    drop(first);
}

/// Folders of all sorts: made and used, or refused with a message.
pub fn paths(case: &mut Case) {
    let ground = Ground::new(case);
    let inside = |name: &str| case.path().join(name).display().to_string();
    let file = inside("file");
    std::fs::write(&file, "x").expect("a file");
    let long = "长".repeat(100);
    let path = match case.number % 10 {
        0 => inside("台账"),
        1 => inside("a b/c d"),
        2 => inside(" 两头空格 "),
        3 => inside("🏠"),
        4 => inside("'\"$HOME;`"),
        5 => inside(&long),
        6 => file,
        7 => inside("file/below"),
        8 => "/proc/ledger".to_owned(),
        _ => inside("a\nb"),
    };
    let made = ground.run(&["init", "--no-passphrase", "--ledger", &path]);
    let used = ground.run(&["queue", "--ledger", &path]);
    let well = made.status.success();
    assert_eq!(
        well,
        case.number % 10 < 5 || case.number % 10 == 9,
        "{path}"
    );
    for output in [made, used] {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() == well, "{path}: {said}");
        assert!(
            !said.contains("panicked") && !said.contains("出了故障"),
            "{said}"
        );
        assert!(well || !said.trim().is_empty(), "no message for {path}");
        assert!(output.status.code().is_some_and(|code| code < 4), "{path}");
    }
}

/// A settings file with something wrong: defaults, a message, no panic.
pub fn config(case: &mut Case) {
    const WHOLE: &str = include_str!("../../src/config/default.toml");
    let mut bytes = WHOLE.replace("\n# ", "\n").into_bytes();
    for _ in 0..=case.dice.roll(6) {
        let at = case.dice.roll(bytes.len());
        match case.dice.roll(4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, case.dice.roll(256) as u8),
            2 => drop(bytes.remove(at.min(bytes.len() - 1))),
            _ => bytes[at] = case.dice.roll(256) as u8,
        }
        if bytes.is_empty() {
            bytes.push(0xff);
        }
    }
    let file = case.path().join("config.toml");
    std::fs::write(&file, &bytes).expect("writing it");
    let (config, _) = Config::load(&file);
    assert!((1..=500).contains(&config.plan_doors) && (1..=100).contains(&config.backups));
    if case.number.is_multiple_of(25) {
        let ground = Ground::new(case);
        let environment = ground.environment();
        let home = environment
            .iter()
            .find(|(name, _)| name == "XDG_CONFIG_HOME");
        let folder = std::path::Path::new(&home.expect("a folder").1).join("gridday");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::copy(&file, folder.join("config.toml")).expect("settings");
        let output = ground.run(&["history"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
}
