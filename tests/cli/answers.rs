//! Data on standard output, talk on standard error, and foreign text made safe on both.

use crate::desk::Desk;

#[test]
fn a_deed_talks_on_standard_error_and_answers_data_only_when_asked() {
    let desk = Desk::new();
    let came = desk.run(&["visit", "3-2-501", "met"]).ends(0);
    assert!(came.out.is_empty(), "{}", came.out);
    assert!(
        came.err.contains("3-2-501") && came.err.contains("见到本人"),
        "{}",
        came.err
    );
    let came = desk.run(&["visit", "3-2-501", "met", "--json"]).ends(0);
    let answer = came.json();
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "ok", "operation"]);
}

#[test]
fn controls_and_marks_of_direction_reach_neither_the_ledger_nor_the_terminal() {
    let desk = Desk::new();
    let note = "a\u{1b}[31mred\u{7}\u{202e}cod\u{200b}e";
    desk.run(&["visit", "3-2-501", "met", "--note", note])
        .ends(0);
    let stored = desk.listed(&["show", "3-2-501"])["visits"][0]["note"].clone();
    assert_eq!(stored, "a[31mredcode");
    let came = desk.run(&["visit", "9\u{1b}[2J9", "met"]).ends(1);
    assert!(!came.err.contains('\u{1b}'), "{:?}", came.err);
    let came = desk.run(&["show", "3-2-501"]).ends(0);
    assert!(!came.out.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn a_text_that_is_too_long_is_refused_not_cut() {
    let desk = Desk::new();
    let long = "长".repeat(5_000);
    desk.run(&["visit", "3-2-501", "met", "--note", &long])
        .ends(2);
    desk.run(&["resident", "add", "3-2-501", &long]).ends(2);
    assert_eq!(
        desk.listed(&["show", "3-2-501"])["visits"],
        serde_json::json!([])
    );
}

#[test]
fn tables_line_up_whatever_the_width_of_the_characters() {
    let desk = Desk::new();
    let came = desk.run(&["households"]).ends(0);
    let lines: Vec<&str> = came.out.lines().collect();
    let column = |line: &str, word: &str| {
        let at = line
            .find(word)
            .unwrap_or_else(|| panic!("{word} in {line}"));
        unicode_width::UnicodeWidthStr::width(&line[..at])
    };
    assert_eq!(column(lines[0], "状态"), column(lines[1], "在住"));
    assert_eq!(column(lines[0], "户主"), column(lines[1], "张建国"));
    assert_eq!(column(lines[1], "在住"), column(lines[3], "空置"));
}

#[test]
fn what_cannot_be_so_of_a_person_is_kept_told_and_asked_about() {
    let desk = Desk::new();
    let number = gridday::domain::identity::IdNumber::compose("15000019900101001");
    let number = number.expect("a number").as_str().to_owned();
    let said = [
        "resident",
        "add",
        "3-2-501",
        "钱多多",
        "--sex",
        "女",
        "--birth",
        "1991",
    ];
    let mut words = said.to_vec();
    words.extend(["--relation", "女", "--id-number", &number]);
    let ended = desk.run(&words);
    let told = ended.ends(0).err;
    for doubt in [
        "性别与身份证号不符",
        "出生日期与身份证号不符",
        "与户主关系和性别对不上",
    ] {
        assert!(told.contains(doubt), "{told}");
    }
    let tasks = desk.listed(&["show", "3-2-501"]).to_string();
    assert_eq!(
        tasks.matches(r#""title":"核实 钱多多"#).count(),
        3,
        "{tasks}"
    );
    desk.run(&["undo"]).ends(0);
    let tasks = desk.listed(&["show", "3-2-501"]).to_string();
    assert!(!tasks.contains("钱多多"), "{tasks}");
}
