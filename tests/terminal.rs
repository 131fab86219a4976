//! The emulated terminal that other tests trust: cells, frames, answers and keys are as a real one's.

#[path = "support/pty.rs"]
mod pty;

use pty::terminal::{Manners, Terminal};
use pty::{Home, Launch, keys};

fn terminal() -> Terminal {
    Terminal::new((10, 3), Manners::default())
}

#[test]
fn a_han_character_fills_two_columns_and_is_printed_once() {
    let mut terminal = terminal();
    terminal.take("张𠮷x\r\n 好".as_bytes());
    let frame = terminal.shown();
    assert_eq!(frame.text(), "张𠮷x\n 好");
    assert_eq!(frame.cell(4, 0).contents(), "x");
    assert_eq!(frame.find("x"), Some((4, 0)));
    assert_eq!(frame.find("好"), Some((1, 1)));
    assert_eq!(frame.cursor(), (3, 1));
}

#[test]
fn nothing_between_the_marks_of_an_update_is_a_frame() {
    let mut terminal = terminal();
    terminal.take(b"old");
    terminal.take(b"\x1b[?2026h\rhalf");
    assert_eq!(terminal.shown().text(), "old");
    terminal.take(b" done\x1b[?20");
    assert_eq!(terminal.shown().text(), "old");
    terminal.take(b"26l");
    assert_eq!(terminal.shown().text(), "half done");
}

#[test]
fn questions_are_answered_as_xterm_does_and_a_mute_terminal_says_nothing() {
    let asked = "中\x1b[6n\x1b]11;?\x1b\\".as_bytes();
    let replies = String::from_utf8(terminal().take(asked)).unwrap();
    assert_eq!(replies, "\x1b[1;3R\x1b]11;rgb:1818/1b1b/2020\x1b\\");
    let mut told = Terminal::new((10, 3), Manners::telling(&[(2, 2)]));
    assert_eq!(told.take(b"\x1b[6n\x1b[6n"), b"\x1b[2;2R\x1b[1;1R");
    assert_eq!(Terminal::new((10, 3), Manners::mute()).take(asked), b"");
}

#[test]
fn a_script_becomes_the_bytes_of_keys_and_han_arrives_together() {
    let names: Vec<String> = keys::strokes("4<f2><c-r>文字a<lt>")
        .into_iter()
        .map(|stroke| stroke.name)
        .collect();
    assert_eq!(names, ["4", "<f2>", "<c-r>", "文字", "a", "<lt>"]);
    assert_eq!(keys::strokes("<c-r>")[0].bytes, b"\x12");
    assert_eq!(keys::pasted("a\r\nb\n", true), b"\x1b[200~a\rb\r\x1b[201~");
}

#[test]
fn a_program_is_typed_to_resized_and_ended() {
    let home = Home::new();
    let script = "stty raw -echo; printf '\\033[?2004h好%s' \"$TERM\"; \
                  while :; do k=$(dd bs=64 count=1 2>/dev/null | od -An -tx1); printf '\\r\\n[%s]' \"$k\"; done";
    let mut session = Launch::new(&home, &["-c", script])
        .program("/bin/sh")
        .size(40, 8)
        .start();
    let first = session.wait_text("好xterm-256color");
    assert_eq!(first.size(), (40, 8));
    session.keys("<esc>");
    session.wait_text("[ 1b]");
    session.keys("11<up>");
    session.wait_text("[ 1b 5b 41]");
    assert!(session.screen_text().matches("[ 31]").count() == 2);
    session.paste("a\nb");
    session.wait_text("31 7e]");
    session.resize(30, 6);
    let exit = session.terminate();
    assert_eq!(exit.signal(), Some("Terminated"));
}
