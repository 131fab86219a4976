//! Made-up people who must never stand readable in any file: ledger, drafts, log, core, report of a fault. Random sessions
//! with right and wrong deeds, some of them killed, then every file is searched. Not what the screen shows.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::damage::{Files, files};
use crate::kills::Ground;
use crate::pty::Session;
use crate::runner::Case;

/// A name, a phone, an ID number and words nobody else has.
struct Canary {
    name: String,
    phone: String,
    id: &'static str,
    word: String,
}

const SURNAMES: [&str; 4] = ["鸢", "薇", "芷", "荇"];
const IDS: [&str; 2] = ["150000194910010023", "150000194910019999"];

pub fn scan(case: &mut Case) {
    let ground = Ground::new(case);
    let number = case.dice.roll(9_000) + 1_000;
    let canary = Canary {
        name: format!("{}金丝雀", SURNAMES[case.dice.roll(4)]),
        phone: format!("142000000{:02}", case.dice.roll(100)),
        id: IDS[case.dice.roll(2)],
        word: format!("zzcanary{number}"),
    };
    let lines: String = (0..60).map(|_| line(&canary, case)).collect();
    let forbidden = stream(&ground, &lines, case);
    commands(&ground, &canary);
    if case.number.is_multiple_of(5) {
        screen(&ground, &canary);
    }
    let mut found = Files::new();
    files(ground.home().path(), ground.home().path(), &mut found);
    assert!(
        found.keys().any(|path| path.starts_with("state")),
        "no log was written"
    );
    for (path, bytes) in &found {
        // One that was killed before it had begun knows nothing yet; its core is searched like every file.
        let is_core = path.to_string_lossy().contains("core");
        assert!(!(is_core && forbidden), "a core file");
        for text in [
            &canary.name,
            &canary.phone,
            &canary.word,
            &canary.id.to_owned(),
        ] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(
                !holds(bytes, text.as_bytes()) && !holds(bytes, &wide),
                "{text} stands in {}",
                path.display()
            );
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// A deed with the canary in it; some are wrong, some no JSON.
fn line(canary: &Canary, case: &mut Case) -> String {
    let Canary {
        name,
        phone,
        id,
        word,
    } = canary;
    let door = ["3-1-101", "3-1-102", "9-9-999"][case.dice.roll(3)];
    let line = match case.dice.roll(9) {
        0 => format!(r#"{{"do":"resident","door":"{door}","name":"{name}","phone":"{phone}"}}"#),
        1 => format!(r#"{{"do":"resident","door":"{door}","name":"{name}","id_number":"{id}"}}"#),
        2 => format!(
            r#"{{"do":"visit","door":"{door}","outcome":"met","note":"{name} {phone} {word}"}}"#
        ),
        3 => format!(r#"{{"do":"visit","door":"{name}","outcome":"{word}"}}"#),
        4 => format!(
            r#"{{"do":"hazard","door":"{door}","item":"gas/hose-old","note":"{word} {id}"}}"#
        ),
        5 => format!(r#"{{"do":"task","title":"{name} {word}","door":"{door}"}}"#),
        6 => format!(
            r#"{{"do":"household-edit","door":"{door}","notes":"{name} {word}","owner":"{name}"}}"#
        ),
        7 => format!(r#"{{"do":"{word}","{name}":"{phone}"}}"#),
        _ => format!("{name} {phone} {id} {word}"),
    };
    line + "\n"
}

/// The lines through `apply`, with everything logged and cores wished for; half the time it is broken off. Says whether it
/// had forbidden its core by then.
fn stream(ground: &Ground, lines: &str, case: &mut Case) -> bool {
    let program = env!("CARGO_BIN_EXE_gridday");
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -c unlimited; exec {program} apply")]);
    command
        .env_clear()
        .envs(ground.environment())
        .env("GRIDDAY_LOG", "trace");
    command.current_dir(ground.home().path());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("the program");
    let mut input = child.stdin.take().expect("its input");
    let _ = input.write_all(lines.as_bytes());
    let mut forbidden = true;
    if case.dice.roll(2) == 0 {
        std::thread::sleep(Duration::from_millis(case.dice.roll(150) as u64));
        let pid = Pid::from_child(&child);
        forbidden = forbids_core(child.id());
        let signal = [Signal::ABORT, Signal::SEGV, Signal::KILL][case.dice.roll(3)];
        let _ = kill_process(pid, signal);
    }
    drop(input);
    child.wait().expect("its end");
    forbidden
}

fn forbids_core(process: u32) -> bool {
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits")).unwrap_or_default();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    core.is_none_or(|line| line.split_whitespace().nth(4) == Some("0"))
}

/// Commands that show it, and commands that are wrong.
fn commands(ground: &Ground, canary: &Canary) {
    let lines: [&[&str]; 8] = [
        &["show", "3-1-101"],
        &["households", "--unmasked", "--reason", &canary.word],
        &["visit", &canary.name, "met"],
        &["show", &canary.phone],
        &["household", "add", &canary.word],
        &["resident", "edit", canary.id],
        &["doctor"],
        &["backup"],
    ];
    for words in lines {
        let mut command = ground.command(words);
        command.env("GRIDDAY_LOG", "trace");
        command.output().expect("the program");
    }
}

/// A sheet half filled in on the screen, then killed.
fn screen(ground: &Ground, canary: &Canary) {
    let mut session = Session::start(ground.home(), &[], (80, 24), &[]);
    session.wait_text("记一笔");
    session.keys("20");
    session.wait_for("the note has the cursor", |frame| {
        frame.row(frame.cursor().1).contains("0 备注") && frame.cursor_shown()
    });
    session.keys(&canary.word);
    std::thread::sleep(Duration::from_millis(1_500));
    session.kill9();
    let drafts = ground.home().ledger().join("drafts");
    assert!(is_filled(&drafts), "no draft was kept");
}

fn is_filled(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
}
