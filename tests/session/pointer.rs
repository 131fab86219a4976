//! Taps and the wheel in the real terminal: they do what keys do, and can be left to the terminal.

use crate::pty::{Home, Session};
use crate::{demo, nobody_home, nothing_recorded, settings};

/// The row that has the mark of the cursor.
fn marked(session: &Session) -> u16 {
    let frame = session.wait_for("a marked row", |frame| frame.find("▌").is_some());
    frame.find("▌").map_or(0, |(_, y)| y)
}

#[test]
fn hints_of_the_footer_and_buttons_press() {
    let home = Home::new();
    let session = demo(&home);
    session.click_text("F1帮助");
    session.wait_text("帮助  (打字找，Enter 执行)");
    let frame = session.frame();
    // Nothing lies there: the box stays.
    session.click(0, 22);
    assert!(frame.has("帮助  (打字找，Enter 执行)"));
    let home = Home::new();
    let mut session = demo(&home);
    session.click_text("4 没人");
    session.wait_for("one door", nobody_home);
    session.click_text("退格");
    session.wait_for("none", nothing_recorded);
    session.click_text("F9 EN");
    session.wait_text("F9 中文");
    session.keys("q2");
    assert!(session.wait_exit().success());
}

#[test]
fn a_tap_on_a_row_selects_a_second_one_opens_and_the_wheel_moves() {
    let home = Home::new();
    let session = demo(&home);
    assert_eq!(marked(&session), 2);
    session.click(10, 5);
    session.wait_for("the tapped row", |frame| {
        frame.cell(1, 5).contents() == "▌" && frame.cursor().1 == 5
    });
    session.wheel(true, 10, 10);
    session.wait_for("a row down", |frame| frame.cell(1, 6).contents() == "▌");
    session.wheel(false, 10, 10);
    session.wait_for("a row up", |frame| frame.cell(1, 5).contents() == "▌");
    session.click(10, 5);
    session.wait_text(" 住户");
}

#[test]
fn only_buttons_and_the_wheel_are_asked_for_and_both_can_be_left_to_the_terminal() {
    let home = Home::new();
    let mut session = demo(&home);
    assert!(session.frame().mouse());
    session.keys("<f10>mouse");
    session.wait_text("> mouse");
    session.keys("<enter>");
    session.wait_for("taps off", |frame| {
        !frame.mouse() && frame.has("终端可以选中文字了")
    });
    session.keys("<f10>mouse");
    session.wait_text("> mouse");
    session.keys("<enter>");
    session.wait_for("taps on", pty_mouse);
    let written = String::from_utf8_lossy(&session.written()).into_owned();
    assert!(written.contains("\u{1b}[?1000h") && written.contains("\u{1b}[?1006h"));
    for mode in ["?9h", "?1001h", "?1002h", "?1003h", "?1005h", "?1015h"] {
        assert!(!written.contains(mode), "{mode}");
    }
}

fn pty_mouse(frame: &crate::pty::Frame) -> bool {
    frame.mouse()
}

#[test]
fn a_setting_leaves_taps_to_the_terminal_from_the_start() {
    let home = Home::new();
    settings(&home, "mouse = false\n");
    let mut session = demo(&home);
    assert!(!session.frame().mouse());
    session.keys("<f10>mouse");
    session.wait_text("> mouse");
    session.keys("<enter>");
    session.wait_for("taps on", pty_mouse);
}
