//! The real program in a real terminal: killed, ended, stopped, cut off, resized. What is drawn in detail is tests/screens.

#[path = "support/pty.rs"]
mod pty;

use pty::terminal::Manners;
use pty::{Home, Launch, Session};
use rustix::process::Signal;

fn demo(home: &Home) -> Session {
    let session = Launch::new(home, &["--demo"]).start();
    session.wait_text("记一笔");
    session
}

#[test]
fn a_note_half_typed_is_there_again_after_kill_9_at_the_same_cursor() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("220");
    session.wait_for("the note has the cursor", |frame| {
        frame.text().contains("▌0 备注")
    });
    session.keys("血压药快吃完了<left><left>");
    session.wait_text("血压药快吃完了");
    // Longer than what is typed may wait for the disk.
    std::thread::sleep(std::time::Duration::from_millis(900));
    let before = session.frame();
    session.kill9();
    let mut again = Launch::new(&home, &["--demo"]).start();
    let after = again.wait_text("血压药快吃完了");
    assert_eq!(after.cursor(), before.cursor(), "\n{}", after.boxed());
    assert!(after.text().contains("接着上次"), "{}", after.boxed());
    again.keys("<enter><enter>");
    again.wait_text("已记");
}

#[test]
fn what_was_recorded_before_kill_9_is_there_and_can_be_undone() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("4");
    session.wait_text("已记");
    session.kill9();
    let mut again = demo(&home);
    again.keys("<backspace>");
    again.wait_text("已撤销");
}

#[test]
fn signals_give_the_terminal_back_and_keep_what_is_typed() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = Home::new();
        let mut session = demo(&home);
        session.keys("2");
        session.wait_text("▌[ ]1");
        session.keys("20");
        session.wait_text("▌0 备注");
        session.signal(signal);
        assert_eq!(session.wait_exit().exit_code(), code);
        let frame = session.frame();
        assert!(
            !frame.mouse() && !frame.screen.bracketed_paste() && !frame.screen.alternate_screen()
        );
        let again = Launch::new(&home, &["--demo"]).start();
        again.wait_text("[x]2");
    }
}

#[test]
fn quitting_gives_the_terminal_back_and_forgets_the_demo() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("4q");
    assert!(session.wait_exit().success());
    let frame = session.frame();
    assert!(!frame.mouse() && !frame.screen.bracketed_paste() && !frame.screen.alternate_screen());
    let mut again = demo(&home);
    again.keys("<backspace>");
    again.wait_text("没有可以撤销");
}

#[test]
fn a_terminal_that_never_answers_is_drawn_to_all_the_same() {
    let home = Home::new();
    let session = Launch::new(&home, &["--demo"])
        .manners(Manners::mute())
        .start();
    session.wait_text("记一笔");
}

#[test]
fn lines_two_columns_wide_are_drawn_with_ascii() {
    let home = Home::new();
    let manners = Manners::telling(&[(3, 1), (3, 1)]);
    let session = Launch::new(&home, &["--demo"]).manners(manners).start();
    let frame = session.wait_text("记一笔");
    assert!(!frame.text().contains(['│', '▌']), "{}", frame.boxed());
}

#[test]
fn resizing_draws_anew_and_too_small_says_so() {
    let home = Home::new();
    let session = demo(&home);
    for (columns, rows, said) in [
        (40, 20, "记录"),
        (20, 6, "太小"),
        (120, 36, "记一笔"),
        (80, 24, "记一笔"),
    ] {
        session.resize(columns, rows);
        session.wait_text(said);
    }
}

#[test]
fn without_a_terminal_it_says_so_and_writes_no_codes() {
    let home = Home::new();
    let output = home.command(&[]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(!String::from_utf8_lossy(&output.stderr).contains('\u{1b}'));
}

#[test]
fn the_first_start_imports_a_roster_and_the_next_one_asks_no_more() {
    let home = Home::new();
    let roster = "姓名,与户主关系,联系电话,住址\n孙大明,户主,14200000021,3-1-501\n李梅,户主,14200000022,3-1-402\n";
    std::fs::write(home.path().join("名册.csv"), roster).expect("a file");
    let mut session = Launch::new(&home, &[]).start();
    let frame = session.wait_text("从空白开始");
    assert!(frame.text().contains("/ledger"), "{}", frame.boxed());
    assert!(!home.ledger().exists());
    session.keys("2");
    session.wait_text("导入花名册");
    session.keys("~/名册.csv<enter>");
    session.wait_text("新增 2");
    session.keys("<enter>");
    session.wait_text("已导入 2 户");
    session.keys("<f4>");
    session.wait_text("孙大明");
    session.keys("<f2>q");
    assert!(session.wait_exit().success());
    let again = Launch::new(&home, &[]).start();
    again.wait_text("记一笔");
}

#[test]
fn leaving_the_first_question_makes_nothing_and_the_demo_is_forgotten() {
    let home = Home::new();
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("从空白开始");
    session.keys("<f9>");
    session.wait_text("Start empty");
    session.keys("q");
    assert!(session.wait_exit().success());
    assert!(!home.ledger().exists());
    // The language chosen there is kept.
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("Start empty");
    session.keys("1");
    session.wait_text("Record");
    session.keys("q");
    assert!(session.wait_exit().success());
    let again = Launch::new(&home, &[]).start();
    again.wait_text("Start empty");
}
