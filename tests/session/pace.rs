//! How soon a key is on the screen, and what waiting costs. Measured on a build for tests, under whatever load there is.

use crate::demo;
use crate::pty::{Home, Session};
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
    // Turning the page takes the line of talk away, which would go by itself in eight seconds; what follows is silence.
    session.wait_gone("演示");
    let process = session.process().expect("a process number");
    // The system counts by samples, and on a full machine one may fall on the watch thread's glance at the terminal.
    let costs = (0..4).map(|_| {
        session.let_pass(Duration::from_millis(500));
        let before = ticks(process);
        session.wait_idle(Duration::from_secs(3));
        ticks(process) - before
    });
    assert!(costs.into_iter().any(|cost| cost == 0));
}

/// The time that 95 of 100 keys stay under, of those of one round.
fn p95(session: &mut Session) -> Duration {
    let mut taken: Vec<Duration> = Vec::new();
    for turn in 0..20u16 {
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
    taken[taken.len() * 95 / 100]
}

#[test]
fn a_key_is_on_the_screen_within_a_blink() {
    let home = Home::new();
    let mut session = demo(&home);
    // Others may use the machine: what is slow by itself is slow in every round.
    let rounds: Vec<Duration> = (0..5).map(|_| p95(&mut session)).collect();
    let best = rounds.iter().min();
    assert!(
        best.is_some_and(|p95| *p95 < Duration::from_millis(50)),
        "{rounds:?}"
    );
}
