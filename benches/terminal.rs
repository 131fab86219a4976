//! The real program in a real pseudo-terminal at 80x24: from the start to the first full screen, from a key to the
//! changed screen, what it costs to wait, and what it holds in memory. Not what is drawn, nor the disk alone.
//!
//! A commit is part of its key's time: the screen changes when the visit is on the disk. `cargo bench --bench terminal`
//! prints the table.
//!
//! Targets: key to screen at 10,000 households p50 1 ms, p99 8 ms; start to first full screen at 1,000 households 60 ms;
//! no tick of the processor in 20 s of waiting; resident memory 60 MB at 1,000, 90 MB at 10,000, 300 MB at 100,000.
//!
//! Measured 2026-11-22, Linux, AMD EPYC, 2 cores with nothing else to do, rustc 1.95:
//!
//! | households | start p50, worst | key p50, p99, worst | waiting 20 s: ticks | memory |
//! |---|---|---|---|---|
//! | 1,000 | 37 ms, 55 ms | 0.99 ms, 2.7 ms, 9.2 ms | 0 | 27 MB |
//! | 10,000 | 114 ms, 142 ms | 0.88 ms, 2.5 ms, 9.7 ms | 0 | 55 MB |
//! | 100,000 | 1.0 s, 1.2 s | 1.02 ms, 4.2 ms, 113 ms | 0 | 291 MB |
//!
//! Two of eight keys are commits. Some 0.57 ms of a key is drawing. Without the release profile's link-time optimisation the
//! keys at 10,000 take 1.03 ms. Nothing wakes while it waits (`tests/session/pace.rs`).

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot start the program has nothing to measure"
)]

#[path = "../tests/support/pty.rs"]
mod pty;

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use pty::{Home, Launch, Session};

/// Keys that change the screen, each with its way back.
const KEYS: [&[u8]; 8] = [
    b"\x1b[B",   // down
    b"\x1b[A",   // up
    b"\x1b[B",   // down
    b"1",        // met
    b"\x7f",     // taken back
    b"\x1b[14~", // Homes
    b"\x1b[B",   // down
    b"\x1bOQ",   // Today
];
const ROUNDS: usize = 100;
const STARTS: usize = 20;
/// Longer than the guard against a key held down, so that every key counts.
const APART: Duration = Duration::from_millis(35);
const IDLE: Duration = Duration::from_secs(20);

fn main() {
    println!("households | start p50, worst | key p50, p99, worst | ticks in 20 s | memory");
    for households in [1_000, 10_000, 100_000] {
        let home = Home::new();
        fill(&home, households);
        let mut starts: Vec<Duration> = (0..STARTS).map(|_| start(&home).1).collect();
        let session = start(&home).0;
        let mut keys = walk(&session);
        let process = Path::new("/proc").join(session.process().unwrap().to_string());
        let ticks = idle(&process);
        println!(
            "{households} | {:.1?}, {:.1?} | {:.2?}, {:.2?}, {:.2?} | {ticks} | {}",
            share(&mut starts, 50),
            share(&mut starts, 100),
            share(&mut keys, 50),
            share(&mut keys, 99),
            share(&mut keys, 100),
            memory(&process),
        );
    }
}

/// A roster of two or three people a door, taken in by the program itself, and a day begun.
fn fill(home: &Home, households: usize) {
    let mut roster = String::from("门牌,姓名,与户主关系,手机,人群类别\n");
    for household in 0..households {
        let (building, rest) = (household / 84 + 1, household % 84);
        let door = format!(
            "{building}-{}-{}0{}",
            rest / 28 + 1,
            rest % 28 / 4 + 1,
            rest % 4 + 1
        );
        let care = if household % 20 == 0 { "独居" } else { "" };
        writeln!(
            roster,
            "{door},张建国,户主,142000{:05},{care}",
            household % 100_000
        )
        .unwrap();
        writeln!(roster, "{door},李秀英,配偶,,").unwrap();
        if household % 2 == 0 {
            writeln!(roster, "{door},张伟,子,,").unwrap();
        }
    }
    let file = home.path().join("roster.csv");
    std::fs::write(&file, roster).unwrap();
    let file = file.to_str().unwrap();
    for arguments in [
        &["init", "--no-passphrase"][..],
        &["import", "roster", file],
        &["day", "start"],
        &["day", "plan", "1"],
    ] {
        let done = home.command(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }
}

/// A session whose first full screen is there, and how long that took.
fn start(home: &Home) -> (Session, Duration) {
    let from = Instant::now();
    let session = Launch::new(home, &[]).start();
    session.wait_text("F1");
    (session, from.elapsed())
}

/// The time from each key to the last byte of the finished frame that follows it; what the emulator then makes of the
/// bytes is a terminal's work and not in it.
fn walk(session: &Session) -> Vec<Duration> {
    let mut times = Vec::with_capacity(ROUNDS * KEYS.len());
    for key in (0..ROUNDS).flat_map(|_| KEYS) {
        std::thread::sleep(APART);
        let before = session.finished();
        let from = Instant::now();
        session.send(key);
        times.push(session.wait_finished(before) - from);
    }
    times
}

/// Processor ticks while nothing happens.
fn idle(process: &Path) -> u64 {
    let ticks = || -> u64 {
        let line = std::fs::read_to_string(process.join("stat")).unwrap();
        let after = line.rsplit(')').next().unwrap();
        let fields = after.split_whitespace().skip(11).take(2);
        fields.map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    };
    let before = ticks();
    std::thread::sleep(IDLE);
    ticks() - before
}

fn memory(process: &Path) -> String {
    let status = std::fs::read_to_string(process.join("status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.unwrap().trim().to_owned()
}

fn share(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    times[((times.len() - 1) * percent) / 100]
}
