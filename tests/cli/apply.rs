//! `apply`: every line answered once it is on disk, a bad one never stopping the rest, and nothing acknowledged lost.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::desk::Desk;

fn answers(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

#[test]
fn every_deed_can_be_written_as_a_line() {
    let desk = Desk::new();
    let lines = [
        json!({"do": "day-start", "worker": "李晓"}),
        json!({"do": "day-plan", "areas": ["3"], "cap": 5}),
        json!({"do": "visit", "door": "3-2-501", "outcome": "met", "note": "一切都好", "topics": ["gas"]}),
        json!({"do": "hazard", "door": "3-2-501", "item": "gas/hose-old", "severity": 2, "deadline": "2026-12-01"}),
        json!({"do": "task", "title": "送表", "door": "3-2-501", "due": "2026-11-25"}),
        json!({"do": "place", "name": "惠民超市", "kind": "shop"}),
        json!({"do": "household", "door": "5-1-101", "state": "rented"}),
        json!({"do": "household-edit", "door": "5-1-101", "notes": "有狗"}),
        json!({"do": "household-verify", "door": "5-1-101"}),
        json!({"do": "resident", "door": "5-1-101", "name": "赵强"}),
        json!({"do": "undo"}),
        json!({"do": "redo"}),
        json!({"do": "day-close"}),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let came = desk.fed(&["apply"], input).ends(0);
    let answers = answers(&came.out);
    assert_eq!(answers.len(), lines.len());
    for (line, answer) in lines.iter().zip(&answers) {
        assert_eq!(answer["ok"], true, "{line}: {answer}");
        assert!(answer["operation"].is_string(), "{line}: {answer}");
    }
    let id = |at: usize| answers[at]["id"].as_str().unwrap();
    let lines = [
        json!({"do": "hazard-move", "id": id(3), "state": "closed", "measure": "换了管"}),
        json!({"do": "task-snooze", "id": id(4), "until": "2026-12-01"}),
        json!({"do": "task-assign", "id": id(4), "to": "物业"}),
        json!({"do": "task-done", "id": id(4)}),
        json!({"do": "task-dismiss", "id": id(4), "reason": "重复"}),
        json!({"do": "resident-edit", "id": id(9), "phone": ["14200000005"], "left": true}),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let came = desk.fed(&["apply"], input).ends(0);
    assert!(!came.out.contains(r#""ok":false"#), "{}", came.out);
}

#[test]
fn a_bad_line_is_answered_and_never_stops_the_rest() {
    let desk = Desk::new();
    let good = r#"{"do":"visit","door":"3-2-501","outcome":"not-home"}"#;
    let long = format!(r#"{{"do":"visit","door":"{}"}}"#, "x".repeat(2 << 20));
    let mut input = Vec::new();
    let bad: Vec<&[u8]> = vec![
        b"not json",
        b"",
        b"[1,2]",
        b"null",
        b"\xff\xfe{}",
        long.as_bytes(),
        br#"{"door":"3-2-501"}"#,
        br#"{"do":"fly"}"#,
        br#"{"do":"visit","outcome":"met"}"#,
        br#"{"do":"visit","door":"3-2-501","outcome":"met","colour":"red"}"#,
        br#"{"do":"visit","door":"3-2-501","outcome":"no-such"}"#,
        br#"{"do":"visit","door":["3-2-501"],"outcome":"met"}"#,
        br#"{"do":"visit","door":"9-9-999","outcome":"met"}"#,
        br#"{"do":"hazard","door":"3-2-501","item":"gas/hose-old","fixed":true,"report":true}"#,
        br#"{"do":"task-done","id":"nobody"}"#,
        br#"{"do":"day-close","now":true}"#,
        br#"{"do":"redo"}"#,
    ];
    for line in &bad {
        input.extend_from_slice(line);
        input.push(b'\n');
        input.extend_from_slice(good.as_bytes());
        input.push(b'\n');
    }
    let came = desk.fed(&["apply", "--lang", "en"], input).ends(0);
    let answers = answers(&came.out);
    assert_eq!(answers.len(), 2 * bad.len());
    for (at, pair) in answers.chunks(2).enumerate() {
        let line = String::from_utf8_lossy(&bad[at][..bad[at].len().min(80)]).into_owned();
        assert_eq!(pair[0]["ok"], false, "{line}");
        assert!(
            ["refused", "usage"].contains(&pair[0]["error"].as_str().unwrap()),
            "{line}"
        );
        assert!(!pair[0]["message"].as_str().unwrap().is_empty(), "{line}");
        assert_eq!(pair[1]["ok"], true, "after {line}: {}", pair[1]);
    }
    assert_eq!(
        desk.listed(&["show", "3-2-501"])["visits"]
            .as_array()
            .unwrap()
            .len(),
        bad.len()
    );
}

#[test]
fn an_unknown_field_is_answered_with_the_known_ones() {
    let desk = Desk::new();
    let came = desk.fed(
        &["apply"],
        "{\"do\":\"visit\",\"door\":\"3-2-501\",\"outcome\":\"met\",\"notes\":\"x\"}\n",
    );
    let answer = came.ends(0).json();
    assert!(
        answer["hint"].as_str().unwrap().contains("note"),
        "{answer}"
    );
}

/// The program reading lines, one by one.
struct Reader {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Reader {
    fn start(desk: &Desk) -> Self {
        let mut command = desk.command(&["apply"]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let input = child.stdin.take().expect("its input");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Self {
            child,
            input,
            output,
        }
    }

    fn ask(&mut self, line: &Value) -> Value {
        writeln!(self.input, "{line}").expect("it reads");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("it answers");
        serde_json::from_str(&answer).expect("JSON")
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let desk = Desk::new();
    let mut reader = Reader::start(&desk);
    for attempt in 1..=3 {
        let answer = reader.ask(&json!({"do": "visit", "door": "3-2-501", "outcome": "not-home"}));
        assert_eq!(answer["ok"], true, "attempt {attempt}");
    }
    drop(reader.input);
    assert!(reader.child.wait().unwrap().success());
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let desk = Desk::new();
    let mut acknowledged = 0;
    for round in 0..4 {
        let mut reader = Reader::start(&desk);
        for at in 0..=round * 3 {
            let note = format!("{round}-{at}");
            let answer = reader
                .ask(&json!({"do": "visit", "door": "3-2-501", "outcome": "met", "note": note}));
            assert_eq!(answer["ok"], true);
            acknowledged += 1;
        }
        // A line on its way when the blow falls may be there or not.
        let _ = writeln!(
            reader.input,
            r#"{{"do":"visit","door":"3-2-502","outcome":"met"}}"#
        );
        reader.child.kill().unwrap();
        reader.child.wait().unwrap();
        let card = desk.listed(&["show", "3-2-501"]);
        let visits = card["visits"].as_array().unwrap();
        assert_eq!(visits.len(), acknowledged, "after round {round}");
        assert_eq!(visits[0]["note"], format!("{round}-{}", round * 3));
    }
}

#[test]
fn what_cannot_be_meant_is_told_by_its_field_and_never_by_what_stands_there() {
    let desk = Desk::new();
    let lines = [
        r#"{}"#,
        r#"{"do":"offer","category":"health","form":"goods","words":"轮椅","quantity":2,"quantity":3}"#,
        r#"{"do":"relief","door":"3-2-501","money":{"张三":14200000001}}"#,
        r#"{"do":"relief","door":"3-2-501","money":"5","goods":[7]}"#,
        r#"{"do":"relief","door":"3-2-501","money":"5","resident":"没这个人"}"#,
        r#"{"do":"redo"}"#,
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let said = desk.fed(&["apply"], lines).ends(0).out;
    let messages: Vec<String> = said
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(answer["ok"], false, "{answer}");
            answer["message"].as_str().expect("a message").to_owned()
        })
        .collect();
    for (message, part) in messages.iter().zip([
        "没写 \"do\"",
        "quantity 写了两次",
        "money 这一项要写文字",
        "goods 这一项要写文字",
        "没有叫 没**人 的人",
        "没有可以重做的",
    ]) {
        assert!(message.contains(part), "{part}: {message}");
        assert!(
            !message.contains("张三") && !message.contains("untagged"),
            "{message}"
        );
    }
}
