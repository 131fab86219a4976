//! How the real program ends: killed, told to, cut off, broken down, left. The terminal is given back, and nothing is lost.

use crate::demo;
use crate::pty::{Frame, Home, Launch, Session, wait_until};
use gridday::cli::breakdown;
use gridday::cli::surroundings::Surroundings;
use gridday::tui::terminal::Screen;
use rustix::process::Signal;

/// Nothing that the screen switched on is on any more.
fn is_given_back(session: &Session) -> bool {
    let frame: Frame = session.frame();
    let screen = &frame.screen;
    let modes = frame.mouse() || screen.bracketed_paste() || screen.alternate_screen();
    !modes && frame.cursor_shown() && !session.is_raw()
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
    // What is typed is on disk within a second: only time can tell.
    session.let_pass(std::time::Duration::from_millis(1_000));
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
        session.wait_text("常见诉求");
        session.keys("20");
        session.wait_text("▌0 备注");
        session.signal(signal);
        assert_eq!(session.wait_exit().exit_code(), code);
        assert!(is_given_back(&session));
        let again = Launch::new(&home, &["--demo"]).start();
        again.wait_text("[x]2");
    }
}

#[test]
fn quitting_gives_the_terminal_back_and_forgets_the_demo() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("4q2");
    assert!(session.wait_exit().success());
    assert!(is_given_back(&session));
    let mut again = demo(&home);
    again.keys("<backspace>");
    again.wait_text("没有可以撤销");
}

#[test]
fn a_lost_terminal_ends_the_program_and_what_was_typed_is_kept() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("20");
    session.wait_text("▌0 备注");
    session.keys("药");
    session.wait_text("药");
    assert_eq!(session.hang_up().exit_code(), 129);
    let again = Launch::new(&home, &["--demo"]).start();
    again.wait_text("药");
}

#[test]
fn a_lost_terminal_ends_it_also_under_a_shell_that_ignores_hang_ups() {
    let home = Home::new();
    let script = format!(
        "trap '' HUP; {} --demo; echo $? > code; mv code ended",
        crate::pty::home::GRIDDAY
    );
    let mut session = Launch::new(&home, &["-c", &script])
        .program("/bin/sh")
        .start();
    session.wait_text("记一笔");
    session.keys("4");
    session.wait_text("已记");
    session.hang_up();
    let ended = home.path().join("ended");
    wait_until("the shell to go on", || ended.exists());
    let code = std::fs::read_to_string(ended).expect("an exit code");
    assert_eq!(code.trim(), "129");
    let mut again = demo(&home);
    again.keys("<backspace>");
    again.wait_text("已撤销");
}

/// Not a rule: the program that breaks down in the test below, with the hooks of the real one.
#[test]
#[ignore = "run by the next test in a terminal of its own"]
fn breaks_down() {
    let main = std::thread::Builder::new()
        .name("main".to_owned())
        .spawn(|| {
            breakdown::hook(&Surroundings::read());
            let mut screen = Screen::enter(true, false).expect("a terminal");
            screen
                .draw(|frame| frame.render_widget("张建国在屏幕上", frame.area()))
                .expect("a frame");
            let typed = "张建国 14200000001";
            panic!("cannot go on with {typed}");
        });
    assert!(main.expect("a thread").join().is_err());
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_where_its_report_is_without_anybodys_data() {
    let home = Home::new();
    let program = std::env::current_exe().expect("this program");
    let name = "endings::breaks_down";
    let arguments = [
        "--ignored",
        "--exact",
        name,
        "--nocapture",
        "--test-threads=1",
    ];
    let session = Launch::new(&home, &arguments)
        .program(&program.to_string_lossy())
        .size(120, 24)
        .start();
    session.wait_exit();
    assert!(is_given_back(&session), "{}", session.frame().boxed());
    let frame = session.wait_text("panic-");
    assert!(!frame.has("张建国"), "{}", frame.boxed());
    let folder = home.path().join("state/gridday/log");
    let files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of logs")
        .collect();
    let mut reports = 0;
    for file in files {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        assert!(
            !text.contains("张建国") && !text.contains("14200000001"),
            "{text}"
        );
        if path.to_string_lossy().contains("panic-") {
            assert!(text.contains("endings.rs"), "{text}");
            reports += 1;
        }
    }
    assert_eq!(reports, 1);
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
fn without_a_terminal_to_draw_on_it_says_so_and_writes_no_codes() {
    let home = Home::new();
    let script = format!("{} > out 2> err; echo ended $?", crate::pty::home::GRIDDAY);
    let session = Launch::new(&home, &["-c", &script])
        .program("/bin/sh")
        .start();
    session.wait_text("ended 2");
    let read = |name: &str| std::fs::read_to_string(home.path().join(name)).expect("a file");
    assert_eq!(read("out"), "");
    assert!(read("err").contains("needs a terminal") && !read("err").contains('\u{1b}'));
}

#[test]
fn a_terminal_left_behind_by_kill_9_is_put_right_by_a_command_that_help_tells_of() {
    let home = Home::new();
    let said = home.command(&["--help"]).output().expect("help");
    assert!(String::from_utf8_lossy(&said.stdout).contains("reset-terminal"));
    let program = crate::pty::home::GRIDDAY;
    let script = format!("{program} --demo; read x; {program} reset-terminal; read y");
    let mut session = Launch::new(&home, &["-c", &script])
        .program("/bin/sh")
        .start();
    session.wait_text("记一笔");
    let child = home.command(&[]).get_program().to_owned();
    assert!(!child.is_empty());
    crate::pty::line::kill_child_of(session.process().expect("a shell"));
    session.wait_for("the shell", |frame| frame.has("Killed") || frame.mouse());
    assert!(!is_given_back(&session));
    // Raw mode is on still: a line ends with LF.
    session.send(b"\n");
    session.wait_for("modes off", |frame| !frame.mouse() && frame.cursor_shown());
    wait_until("the line as it was", || is_given_back(&session));
    session.keys("<enter>");
    session.wait_exit();
}
