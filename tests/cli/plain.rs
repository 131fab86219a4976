//! Plain mode through pipes: lines in, lines out, nothing else. What each line does is told beside the code.

use std::process::Stdio;

use serde_json::Value;

use crate::desk::Desk;

/// What differs from run to run: ids, and the seconds that went by.
fn settled(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(settled);
        }
        Value::Array(rows) => rows.iter_mut().for_each(settled),
        Value::String(text) if text.starts_with("2026-11-22T09:0") => "then".clone_into(text),
        Value::String(text) if text.len() == 36 && text.matches('-').count() == 4 => text.clear(),
        _ => {}
    }
}

fn log_of(desk: &Desk) -> Value {
    let mut log = desk.run(&["log", "--format", "json"]).ends(0).json();
    settled(&mut log);
    log
}

#[test]
fn a_day_in_plain_mode_ends_in_the_same_log_as_the_same_day_by_apply() {
    let plain = Desk::new();
    let lines = [
        "/3-2-501",
        "2",
        "2 5",
        "", // the deadline it comes with
        "血压药快吃完了",
        ".", // met, a need, a hazard, a note
        "/3-2-502",
        "4", // nobody home
        "4-1-501",
        "5",
        "00", // refused, and taken back
        "4-1-501",
        "7",
        "1", // vacant
        "/3-2-502",
        "6",
        "2", // come back tomorrow
        "17",
        "8",
        "1",
        "00",
        "q", // the day is closed; no file
        "not read any more",
    ];
    let came = plain.fed(&["--plain"], lines.join("\n")).ends(0);
    assert!(
        !came.out.contains('\u{1b}') && came.err.is_empty(),
        "{}",
        came.err
    );
    let saved = came.out.lines().filter(|line| line.contains("已存盘"));
    assert_eq!(saved.count(), 7, "{}", came.out);

    let applied = Desk::new();
    let lines = r#"
{"do":"visit","door":"3-2-501","outcome":"met","mode":"door","answered_by":"self","needs":["看病/陪护"],"hazards":["gas/hose-old"],"note":"血压药快吃完了"}
{"do":"visit","door":"3-2-502","outcome":"not-home"}
{"do":"visit","door":"4-1-501","outcome":"refused"}
{"do":"undo"}
{"do":"visit","door":"4-1-501","outcome":"vacant"}
{"do":"visit","door":"3-2-502","outcome":"rescheduled","again":"tomorrow"}
{"do":"day-close"}"#;
    let came = applied.fed(&["apply"], lines.trim_start()).ends(0);
    assert!(!came.out.contains(r#""ok":false"#), "{}", came.out);
    assert_eq!(log_of(&plain), log_of(&applied));
}

#[test]
fn it_needs_no_terminal_and_stands_alone() {
    let desk = Desk::new();
    let came = desk.run(&["--plain"]).ends(0);
    assert!(came.out.contains("下一户"), "{}", came.out);
    let wide = came.out.lines().filter(|line| line.chars().count() > 72);
    assert_eq!(wide.count(), 0);
    desk.run(&["--plain", "queue"]).ends(2);
    let came = desk.run(&["--plain", "--lang", "en"]).ends(0);
    assert!(came.out.contains("Next "), "{}", came.out);
}

#[test]
fn the_first_start_imports_a_roster_by_lines() {
    let desk = Desk::bare();
    let roster = "姓名,与户主关系,联系电话,住址\n孙大明,户主,14200000021,3-1-501\n";
    std::fs::write(desk.home.path().join("名册.csv"), roster).expect("a file");
    let came = desk
        .fed(&["--plain"], "2\n名册.csv\n.\n1\n/3-1-501\n4\nq\n")
        .ends(0);
    assert!(
        came.out.contains("3-1-501") && came.out.contains("没人，已存盘"),
        "{}",
        came.out
    );
    let homes = desk.listed(&["households"]);
    assert_eq!(homes.as_array().expect("a list").len(), 1);
}

#[test]
fn what_is_on_disk_is_there_after_a_kill_and_a_form_goes_on() {
    use std::io::{BufRead, BufReader, Write};
    let desk = Desk::new();
    let mut child = desk
        .command(&["--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut until = |word: &str| {
        said.by_ref()
            .map(|line| line.expect("a line"))
            .find(|line| line.contains(word))
            .expect(word)
    };
    stdin
        .write_all("4\n/3-2-501\n2\n0\n药快吃完\n".as_bytes())
        .expect("it listens");
    until("已存盘");
    // The question after the note: the note itself is kept by then.
    until("宣传了");
    child.kill().expect("it is there");
    child.wait().expect("it ends");
    let came = desk.fed(&["--plain"], ".\nq\n").ends(0);
    assert!(
        came.out.contains("接着上次") && came.out.contains("已存盘"),
        "{}",
        came.out
    );
    let history = desk.listed(&["log", "--format", "json"]);
    let notes = history["visits"].as_array().expect("visits");
    assert!(
        notes.iter().any(|visit| visit["note"] == "药快吃完"),
        "{history}"
    );
}
