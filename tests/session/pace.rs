//! How soon a key is on the screen, and what waiting costs. Measured on a build for tests, under whatever load there is.

use crate::demo;
use crate::pty::Home;
use std::time::{Duration, Instant};

/// Ticks of the processor that a process has used, in user and system.
#[cfg(target_os = "linux")]
fn ticks(process: i32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<&str> = after.split_whitespace().collect();
    [11, 12]
        .map(|at| fields[at].parse::<u64>().expect("ticks"))
        .iter()
        .sum()
}

#[test]
#[cfg(target_os = "linux")]
fn waiting_costs_nothing() {
    let home = Home::new();
    let mut session = demo(&home);
    session.keys("<f3><f2>");
    // The last line of talk goes after eight seconds; what follows is silence.
    session.wait_text("演示");
    session.wait_gone("演示");
    let process = session.process().expect("a process number");
    let before = ticks(process);
    session.wait_idle(Duration::from_secs(4));
    assert_eq!(ticks(process) - before, 0);
}

#[test]
fn a_key_is_on_the_screen_within_a_blink() {
    let home = Home::new();
    let mut session = demo(&home);
    let mut taken: Vec<Duration> = Vec::new();
    for turn in 0..40u16 {
        let (key, row) = if turn % 2 == 0 {
            ("<down>", 3)
        } else {
            ("<up>", 2)
        };
        session.rest();
        let start = Instant::now();
        session.keys(key);
        session.wait_for("the cursor moved", |frame| frame.cursor().1 == row);
        taken.push(start.elapsed());
    }
    taken.sort();
    let p95 = taken[taken.len() * 95 / 100];
    assert!(p95 < Duration::from_millis(50), "{taken:?}");
}
