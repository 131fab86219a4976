//! Keys of a hand and of an input method, in the real terminal: what records, what searches, where the cursor stands.

use crate::pty::Home;
use crate::{demo, nobody_home, nothing_recorded};

#[test]
fn one_key_records_and_backspace_takes_it_back() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("4");
    session.wait_text("已记");
    session.wait_for("one door", nobody_home);
    session.keys("<backspace>");
    session.wait_text("已撤销");
    session.wait_for("none", nothing_recorded);
    session.keys("<c-r>");
    session.wait_for("one again", nobody_home);
    session.keys("<c-z>");
    session.wait_for("none again", nothing_recorded);
}

#[test]
fn a_note_takes_rare_characters_and_the_cursor_counts_columns() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("20");
    let empty = session.wait_for("the note has the cursor", |frame| {
        let (x, y) = frame.cursor();
        frame.row(y).contains("0 备注") && x > 10 && frame.cursor_shown()
    });
    let (x, y) = empty.cursor();
    session.keys("𠮷药x");
    session.wait_for("five columns on", |frame| frame.cursor() == (x + 5, y));
    session.keys("<left><left><left>");
    session.wait_for("at the start", |frame| frame.cursor() == (x, y));
    session.keys("<right>");
    session.wait_for("after 𠮷", |frame| frame.cursor() == (x + 2, y));
    session.keys("<backspace>");
    session.wait_for("without 𠮷", |frame| {
        frame.has("药x") && !frame.has("𠮷") && frame.cursor() == (x, y)
    });
    session.keys("<enter><enter>");
    session.wait_text("已记");
}

#[test]
fn a_character_that_arrives_byte_by_byte_is_one_character() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("/");
    session.wait_text("/ ");
    for byte in "张𠮷".bytes() {
        session.send(&[byte]);
        session.wait_taken();
    }
    session.wait_text("/ 张𠮷");
    assert!(!session.frame().has("\u{fffd}"));
}

#[test]
fn what_an_input_method_writes_records_searches_or_helps_but_never_by_mistake() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("４");
    session.wait_for("one door", nobody_home);
    session.keys("？");
    session.wait_text("帮助  (打字找，Enter 执行)");
    session.keys("<esc>");
    session.wait_gone("帮助  (打字找，Enter 执行)");
    session.keys("张");
    let frame = session.wait_text("/ 张");
    assert!(frame.has("按 Shift 切英文"), "{}", frame.boxed());
    session.keys("<esc>");
    session.wait_for("one door", nobody_home);
}
