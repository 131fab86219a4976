//! A ledger behind a passphrase in the real terminal: made at the first start, locked, stopped, opened again.

use crate::pty::{Home, Launch, Session, wait_until};
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
fn what_was_covered_before_it_was_locked_is_covered_after_and_in_the_same_language() {
    let home = Home::new();
    let secrets = home.path().join("secrets");
    let roster = home.path().join("roster.csv");
    std::fs::write(&secrets, PHRASE).expect("a file");
    std::fs::write(&roster, "姓名,楼栋,单元,房号\n韩建国,3,2,501\n").expect("a file");
    let roster = roster.to_str().expect("plain letters");
    for arguments in [&["init"][..], &["import", "roster", roster]] {
        let made = home
            .command(&[arguments, &["--passphrase-fd", "0"]].concat())
            .stdin(std::fs::File::open(&secrets).expect("the file"))
            .output()
            .expect("it runs");
        assert!(made.status.success(), "{made:?}");
    }
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("台账锁着");
    typed(&mut session, PHRASE);
    session.wait_text("F10");
    session.keys("<f4>");
    session.wait_text("韩建国");
    session.keys("x<f9>");
    session.wait_text("Homes");
    session.wait_for("covered names", |frame| !frame.has("韩建国"));
    session.keys("<f10>lock");
    session.wait_text("> lock");
    session.keys("<enter>");
    session.wait_text("locked");
    typed(&mut session, PHRASE);
    session.wait_text("Homes");
    session.wait_text("韩＊国");
    assert!(!session.frame().has("韩建国"));
    session.keys("q");
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
        // A stopped program has written it; our end of the line may not have read it yet.
        wait_until(&format!("cleared at {signal:?}"), || {
            cleared(&session.written())
        });
    }
}

/// Whether the process has these bytes in memory; none where the system does not let us look.
#[cfg(target_os = "linux")]
fn remembers(pid: i32, wanted: &[u8]) -> Option<bool> {
    use std::io::{Read, Seek, SeekFrom};
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let mut memory = std::fs::File::open(format!("/proc/{pid}/mem")).ok()?;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split_once(' ')?.0.split_once('-')?;
        let (from, to) = (
            u64::from_str_radix(from, 16).ok()?,
            u64::from_str_radix(to, 16).ok()?,
        );
        let mut bytes = Vec::new();
        let read = memory.seek(SeekFrom::Start(from)).and_then(|_| {
            let length = to - from;
            (&mut memory).take(length).read_to_end(&mut bytes)
        });
        if read.is_ok() && bytes.windows(wanted.len()).any(|window| window == wanted) {
            return Some(true);
        }
    }
    Some(false)
}

#[cfg(target_os = "linux")]
#[test]
fn once_it_is_locked_no_key_is_in_memory() {
    let home = Home::new();
    let run = |arguments: &[&str]| {
        let secrets = home.path().join("secrets");
        std::fs::write(&secrets, PHRASE).expect("a file");
        let mut command = home.command(arguments);
        command.stdin(std::fs::File::open(&secrets).expect("the file"));
        let output = command.output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
    };
    run(&["init", "--no-passphrase"]);
    // The key stays the same when a passphrase is put before it: until then it lies before check and hash in the file.
    let file = std::fs::read(home.ledger().join("keys")).expect("the key file");
    let end = file.len() - 48;
    let data: [u8; 32] = file[end - 32..end].try_into().expect("a key");
    run(&["passphrase", "set", "--passphrase-fd", "0"]);
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("台账锁着");
    typed(&mut session, PHRASE);
    session.wait_text("F10");
    let keys = ["gridday 1 records", "gridday 1 journal", "gridday 1 names"];
    let keys = keys.map(|context| blake3::derive_key(context, &data));
    let pid = session.process().expect("its number");
    let Some(open) = remembers(pid, &keys[0]) else {
        return;
    };
    assert!(open, "the search finds nothing at all");
    session.keys("<f10>lock");
    session.wait_text("> lock");
    session.keys("<enter>");
    session.wait_text("台账锁着");
    for key in keys.iter().chain([&data]) {
        assert_eq!(remembers(pid, key), Some(false));
    }
}
