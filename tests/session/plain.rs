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

const PHRASE: &str = "tofu lamp 42";

fn typed(session: &mut Session, text: &str) {
    session.keys(&text.replace(' ', "<space>"));
    session.keys("<enter>");
}

#[test]
fn the_first_start_asks_for_a_passphrase_shows_the_recovery_key_once_and_can_be_locked() {
    let home = Home::new();
    let mut session = Launch::new(&home, &["--plain"]).start();
    session.wait_text("先从哪里开始");
    session.keys("3<enter>");
    session.wait_text("新口令");
    typed(&mut session, "123456");
    session.wait_text("人人都会先试");
    typed(&mut session, PHRASE);
    session.wait_text("再打一遍");
    typed(&mut session, PHRASE);
    let shown = session.wait_text("恢复码，只显示这一次");
    assert!(!shown.has(PHRASE), "{}", shown.boxed());
    session.wait_text("抄好了按回车");
    session.keys("<enter>");
    session.wait_text("逐行方式");
    session.wait_gone("恢复码");

    session.keys("41<enter>");
    session.wait_text("台账锁着");
    let beside = home.command(&["queue"]).output().expect("it runs");
    assert_eq!(beside.status.code(), Some(1), "{beside:?}");
    typed(&mut session, "tofu lamp 43");
    session.wait_text("口令不对");
    typed(&mut session, PHRASE);
    session.wait_text("逐行方式");

    session.signal(rustix::process::Signal::TSTP);
    session.wait_stopped();
    session.wait_gone("逐行方式");
    session.signal(rustix::process::Signal::CONT);
    session.wait_text("台账锁着");
    typed(&mut session, PHRASE);
    session.wait_text("逐行方式");
    session.keys("q<enter>");
    assert!(session.wait_exit().success());
    assert!(home.ledger().join("keys").exists());
}

#[test]
fn a_hang_up_ends_it_with_nothing_lost_and_nothing_readable_left() {
    use rustix::process::Signal;
    for (signal, code) in [(Signal::HUP, 129), (Signal::TERM, 143)] {
        let home = Home::new();
        let made = home
            .command(&["init", "--no-passphrase"])
            .output()
            .expect("it runs");
        assert!(made.status.success());
        let added = home
            .command(&["household", "add", "3-1-101"])
            .output()
            .expect("it runs");
        assert!(added.status.success());
        let session = Launch::new(&home, &["--plain"]).start();
        session.wait_text("逐行方式");
        session.signal(signal);
        assert_eq!(session.wait_exit().exit_code(), code);
        // The lock is let go of, and the ledger is at rest: the next command opens it without a word.
        let next = home.command(&["households"]).output().expect("it runs");
        assert!(next.status.success(), "{next:?}");
        assert!(
            String::from_utf8_lossy(&next.stdout).contains("3-1-101"),
            "{next:?}"
        );
        assert!(next.stderr.is_empty(), "{next:?}");
    }
}

#[test]
fn it_locks_when_nobody_types_for_as_long_as_the_settings_say() {
    let home = Home::new();
    let folder = home.path().join("config/gridday");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), "[lock]\nafter = 1\n").expect("settings");
    let secrets = home.path().join("secrets");
    std::fs::write(&secrets, PHRASE).expect("a file");
    let made = home
        .command(&["init", "--passphrase-fd", "0"])
        .stdin(std::fs::File::open(&secrets).expect("the file"))
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{made:?}");
    let mut session = Launch::new(&home, &["--plain"]).start();
    session.wait_text("口令");
    typed(&mut session, PHRASE);
    session.wait_text("逐行方式");
    session.let_pass(std::time::Duration::from_secs(61));
    session.wait_text("台账锁着");
}

/// A home whose ledger is behind the passphrase.
fn behind() -> Home {
    let home = Home::new();
    let secrets = home.path().join("secrets");
    std::fs::write(&secrets, PHRASE).expect("a file");
    let made = home
        .command(&["init", "--passphrase-fd", "0"])
        .stdin(std::fs::File::open(&secrets).expect("the file"))
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{made:?}");
    std::fs::remove_file(secrets).expect("removing it");
    home
}

#[test]
fn behind_a_passphrase_a_hang_up_ends_it_wherever_it_is_and_what_was_said_is_cleared() {
    use rustix::process::Signal;
    let cleared = |session: &Session| {
        let written = session.written();
        written.windows(4).any(|bytes| bytes == b"\x1b[3J")
    };
    for (signal, code) in [(Signal::HUP, 129), (Signal::TERM, 143)] {
        for locked in [false, true] {
            let home = behind();
            let mut session = Launch::new(&home, &["--plain"]).start();
            session.wait_text("口令");
            typed(&mut session, PHRASE);
            session.wait_text("逐行方式");
            if locked {
                session.keys("41<enter>");
                session.wait_text("台账锁着");
                session.wait_gone("逐行方式");
            }
            session.signal(signal);
            assert_eq!(session.wait_exit().exit_code(), code, "locked: {locked}");
            assert!(cleared(&session), "locked: {locked}");
            let next = home.command(&["households"]).output().expect("it runs");
            let said = String::from_utf8_lossy(&next.stderr).into_owned();
            assert!(
                next.status.code() == Some(1) && said.contains("口令"),
                "the lock is let go of and the key with it: {said}"
            );
        }
    }
}
