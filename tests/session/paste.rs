//! Pasted text in the real terminal, with marks and as a bare burst: text in a field, a search elsewhere, never keys.

use crate::pty::Home;
use crate::{demo, nothing_recorded};

/// What would record visits if it were taken for keys.
const DIGITS: &str = "4\n4\n1\n4441";

#[test]
fn a_marked_paste_in_a_line_is_one_line_without_what_moves_the_screen() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("/");
    session.wait_text("/ ");
    session.paste("甲\r\n乙\t丙\u{202e}\u{200b}丁");
    session.wait_text("/ 甲 乙 丙丁");
    session.keys("<c-z>");
    session.wait_gone("甲");
}

#[test]
fn a_marked_paste_in_a_note_keeps_its_lines() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("20");
    session.wait_text("▌0 备注");
    session.paste("第一行\n第二行\n4");
    let frame = session.wait_text("第二行");
    assert!(!frame.has("第一行第二行") && !frame.has("第一行 第二行"));
    session.wait_for("nothing recorded", nothing_recorded);
}

#[test]
fn a_marked_paste_outside_fields_is_searched_for() {
    let home = Home::new();
    let session = demo(&home);
    session.paste(DIGITS);
    let frame = session.wait_text("/ 4 4 1 4441");
    assert!(nothing_recorded(&frame), "{}", frame.boxed());
}

#[test]
fn a_burst_with_line_ends_of_either_kind_is_searched_for() {
    for text in [
        DIGITS.to_owned(),
        DIGITS.replace('\n', "\r"),
        "4441\r\n".into(),
    ] {
        let home = Home::new();
        let session = demo(&home);
        session.send(text.as_bytes());
        let frame = session.wait_text("/ 4");
        assert!(nothing_recorded(&frame), "{text:?}: {}", frame.boxed());
    }
}

#[test]
fn a_burst_in_a_field_is_text_and_a_line_end_amid_it_saves_nothing() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("20");
    session.wait_text("▌0 备注");
    session.send("abcd\r4444\refgh".as_bytes());
    let frame = session.wait_text("efgh");
    assert!(
        frame.has("▌0 备注") && nothing_recorded(&frame),
        "{}",
        frame.boxed()
    );
}
