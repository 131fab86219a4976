//! Plain mode in a terminal: no codes but what the terminal itself echoes, and nothing done unseen.

use crate::pty::{Home, Launch, Session};

fn plain(home: &Home) -> Session {
    let session = Launch::new(home, &["--plain", "--demo"]).start();
    session.wait_text("下一户");
    session
}

#[test]
fn a_line_records_and_no_code_is_written() {
    let home = Home::new();
    let mut session = plain(&home);
    session.keys("4<enter>");
    session.wait_text("已存盘");
    session.keys("q<enter>");
    assert!(session.wait_exit().success());
    assert!(!session.written().contains(&0x1b));
}

#[test]
fn a_dumb_terminal_is_talked_to_in_lines() {
    let home = Home::new();
    let session = Launch::new(&home, &["--demo"]).env("TERM", "dumb").start();
    session.wait_text("逐行方式");
    assert!(!session.written().contains(&0x1b));
}

#[test]
fn several_lines_at_once_are_not_carried_out() {
    let home = Home::new();
    let mut session = plain(&home);
    session.send("1\n4\n5\n".as_bytes());
    session.wait_text("3 行");
    session.keys("00<enter>");
    session.wait_text("没有可以撤销");
}
