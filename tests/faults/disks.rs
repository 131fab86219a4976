//! Power that goes, disks that are full, flushes that fail. The disk itself is `faulty`.

use std::process::Stdio;

use crate::backup;
use crate::faulty::Model;
use crate::kills::{Ground, acknowledged};
use crate::power::{self, DAMAGES, MODELS};
use crate::pty::home::GRIDDAY;
use crate::runner::Case;

/// The power goes while operations, batches and drafts are written.
pub fn power_work(case: &mut Case) {
    let steps = 1 + case.dice.roll(70) as u64;
    let model = MODELS[case.dice.roll(2)];
    let root = case.path().join("ledger");
    power::cut_while_working(&root, steps, model, &mut case.dice);
}

/// The power goes while a damaged ledger is repaired.
pub fn power_repair(case: &mut Case) {
    let damage = DAMAGES[case.dice.roll(DAMAGES.len())];
    let steps = case.dice.roll(40) as u64;
    let root = case.path().join("ledger");
    power::cut_while_repairing(&root, damage, steps, &mut case.dice);
}

/// The power goes while a backup is made, or a ledger from one.
pub fn power_backup(case: &mut Case) {
    let steps = case.dice.roll(16) as u64;
    let model = [Model::Drop, Model::Tear][case.dice.roll(2)];
    let place = case.path().to_owned();
    if case.number.is_multiple_of(2) {
        backup::cut_while_backing_up(&place, steps, model, &mut case.dice);
    } else {
        backup::cut_while_restoring(&place, steps, model, &mut case.dice);
    }
}

/// The disk is full after so many bytes.
pub fn full(case: &mut Case) {
    let room = match case.number {
        0 => 0,
        1 => 1,
        _ => case.dice.roll(20_000),
    };
    power::full_with_room_for(&case.path().join("ledger"), room);
}

/// The system lets no file grow past a limit, and the program meets it at work.
pub fn limit(case: &mut Case) {
    let ground = Ground::new(case);
    let blocks = 8 + 8 * (case.number + case.dice.roll(8) as u32) % 1_200;
    let lines: String = (0..60).map(|number| ground.line(number)).collect();
    let file = case.path().join("lines");
    std::fs::write(&file, lines).expect("writing lines");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {GRIDDAY} apply");
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .env_clear()
        .envs(ground.environment())
        .stdin(Stdio::from(std::fs::File::open(&file).expect("lines")))
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !said.contains("panicked") && !said.contains("出了故障"),
        "{said}"
    );
    let acknowledged = acknowledged(&output.stdout);
    ground.holds(&acknowledged);
    let more = ground.run(&["visit", "3-1-101", "met"]);
    assert!(
        more.status.success(),
        "{}",
        String::from_utf8_lossy(&more.stderr)
    );
}

/// A flush fails.
pub fn flush_fails(case: &mut Case) {
    power::flush_fails(&case.path().join("ledger"));
}
