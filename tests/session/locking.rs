//! A ledger behind a passphrase in the real terminal: made at the first start, locked, stopped, opened again.

use crate::pty::{Home, Launch, Session};
use rustix::process::Signal;

const PHRASE: &str = "tofu lamp 42";

fn typed(session: &mut Session, text: &str) {
    session.keys(&text.replace(' ', "<space>"));
    session.keys("<enter>");
}

#[test]
fn it_is_made_behind_a_passphrase_locked_by_a_command_and_by_a_stop_and_opened_where_it_was() {
    let home = Home::new();
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("从空白开始");
    session.keys("3");
    session.wait_text("给台账设一个口令");
    typed(&mut session, PHRASE);
    session.wait_text("再打一遍");
    typed(&mut session, PHRASE);
    session.wait_text("恢复码，只显示这一次");
    session.keys("<enter>");
    session.wait_text("F10");
    session.keys("<f6>");
    session.wait_text("隐患");

    session.keys("<f10>lock");
    session.wait_text("> lock");
    session.keys("<enter>");
    session.wait_text("台账锁着");
    // Nobody holds it now: another program is told of the passphrase, not of a busy ledger.
    let beside = home.command(&["queue"]).output().expect("it runs");
    assert_eq!(beside.status.code(), Some(1), "{beside:?}");
    typed(&mut session, "tofu lamp 43");
    session.wait_text("口令不对");
    typed(&mut session, PHRASE);
    session.wait_for("the page it was on", |frame| {
        frame.has("隐患") && !frame.has("台账锁着")
    });
    let beside = home.command(&["queue"]).output().expect("it runs");
    assert_eq!(
        beside.status.code(),
        Some(1),
        "a passphrase is asked for first: {beside:?}"
    );

    session.signal(Signal::TSTP);
    session.wait_stopped();
    session.signal(Signal::CONT);
    session.wait_text("台账锁着");
    typed(&mut session, PHRASE);
    session.wait_for("the page it was on", |frame| {
        frame.has("隐患") && !frame.has("台账锁着")
    });
    session.keys("<f2>q");
    assert!(session.wait_exit().success());
}

#[test]
fn without_a_passphrase_the_screen_is_only_covered_and_says_so() {
    let home = Home::new();
    let made = home
        .command(&["init", "--no-passphrase"])
        .output()
        .expect("it runs");
    assert!(made.status.success());
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("F10");
    session.keys("<f10>lock");
    session.wait_text("> lock");
    session.keys("<enter>");
    session.wait_text("这只是遮住画面");
    session.keys("<enter>");
    session.wait_for("the page again", |frame| !frame.has("遮住"));
    session.keys("q");
    assert!(session.wait_exit().success());
}

#[test]
fn wrong_tries_are_remembered_when_the_program_is_started_anew() {
    let home = Home::new();
    let secrets = home.path().join("secrets");
    std::fs::write(&secrets, PHRASE).expect("a file");
    let made = home
        .command(&["init", "--passphrase-fd", "0"])
        .stdin(std::fs::File::open(&secrets).expect("the file"))
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{made:?}");
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("台账锁着");
    typed(&mut session, "tofu lamp 43");
    session.wait_text("口令不对");
    typed(&mut session, "tofu lamp 44");
    session.wait_text("请等 30 秒");
    session.kill9();
    let session = Launch::new(&home, &[]).start();
    session.wait_text("台账锁着");
    session.wait_text("秒再试");
}

#[test]
fn a_hang_up_and_a_stop_clear_the_screen_and_what_was_scrolled_out_of_it() {
    let cleared = |written: &[u8]| {
        let end = &written[written.len().saturating_sub(600)..];
        end.windows(4).any(|bytes| bytes == b"\x1b[3J")
    };
    for (signal, stops) in [
        (Signal::HUP, false),
        (Signal::TERM, false),
        (Signal::TSTP, true),
    ] {
        let home = Home::new();
        let made = home
            .command(&["init", "--no-passphrase"])
            .output()
            .expect("it runs");
        assert!(made.status.success());
        let session = Launch::new(&home, &[]).start();
        session.wait_text("F10");
        assert!(!cleared(&session.written()));
        session.signal(signal);
        match stops {
            true => session.wait_stopped(),
            false => drop(session.wait_exit()),
        }
        assert!(cleared(&session.written()), "{signal:?}");
    }
}
