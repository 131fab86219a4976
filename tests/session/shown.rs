//! What a file or a person gave, listed on a terminal: never a control, a change of direction or an invisible sign.

use std::io::Write as _;

use proptest::prelude::*;

use crate::pty::{Home, Launch};

/// Letters among what does harm: escapes, direction, zero width, tags, variation, keycaps, C1, breaks, fillers.
const SIGNS: &[char] = &[
    '张',
    '三',
    'a',
    '1',
    ' ',
    '\u{1b}',
    '[',
    'm',
    '\u{7}',
    '\u{8}',
    '\u{9b}',
    '\u{90}',
    '\u{202e}',
    '\u{2066}',
    '\u{200b}',
    '\u{200d}',
    '\u{feff}',
    '\u{e0041}',
    '\u{e007f}',
    '\u{fe0f}',
    '\u{20e3}',
    '\u{2028}',
    '\u{85}',
    '\u{3164}',
    '\u{ad}',
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SIGNS), 1..24)
        .prop_map(|signs| signs.into_iter().collect())
}

fn harmful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\r' | '\n'))
        || gridday::domain::text::is_unsafe(c) && !c.is_control()
}

/// What a command writes to a terminal, all of it.
fn written(home: &Home, arguments: &[&str]) -> String {
    let session = Launch::new(home, arguments).env("NO_COLOR", "1").start();
    session.wait_exit();
    String::from_utf8(session.written()).expect("UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn from_a_roster_or_a_deed_to_a_listing(name in text(), note in text(), door in text()) {
        let home = Home::new();
        let made = home.command(&["init", "--no-passphrase"]).output().expect("it runs");
        prop_assert!(made.status.success());
        let cell = |text: &str| format!("\"{}\"", text.replace('"', ""));
        let roster = format!(
            "楼栋,单元,房号,姓名,备注\n3,2,501,王{},{}\n3,2,502,李{},{}\n3,2,{},赵六,x\n",
            cell(&name).trim_matches('"'), cell(&note), cell(&note).trim_matches('"'), cell(&name), cell(&door)
        );
        std::fs::write(home.path().join("roster.csv"), roster).expect("a file");
        let deed = serde_json::json!({ "do": "visit", "door": "3-2-501", "outcome": "met", "note": note });
        let mut child = home.command(&["apply"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn().expect("it starts");
        writeln!(child.stdin.take().expect("its input"), "{deed}").expect("writing");
        child.wait().expect("its end");
        let lines: [&[&str]; 9] = [
            &["import", "roster", "roster.csv", "--dry-run"],
            &["import", "roster", "roster.csv"],
            &["households"],
            &["households", "--json"],
            &["show", "3-2-501"],
            &["history"],
            &["log", "--format", "csv"],
            &["show", &door],
            &[&name],
        ];
        for arguments in lines {
            let arguments: Vec<&str> = arguments.iter().copied().filter(|word| !word.contains('\0')).collect();
            let said = written(&home, &arguments);
            // A bar of progress moves by these, and nothing else of ours does.
            let said = said.replace("\u{1b}[2K", "").replace("\u{1b}[1A", "").replace("\u{1b}[1B", "");
            let found: Vec<char> = said.chars().filter(|c| harmful(*c)).collect();
            prop_assert!(found.is_empty(), "{arguments:?} wrote {found:?} in {said:?}");
        }
    }
}
