//! The campaign of faults against a ledger: each row breaks something in its own way, many times, and says what must
//! hold. Not a list of what the store can do (tests/store).
//!
//! `cargo test --test faults` runs quick counts. `cargo test --test faults -- --full --report faults.json` runs the full
//! ones and writes a report; `--row NAME` picks rows, `--seed N` and `--case N` replay a failure. With
//! `--features planted` the faults of `store/planted.rs` are planted one by one, and each must be found.

#[allow(
    dead_code,
    unused_imports,
    reason = "tests of its own, of which this uses the parts"
)]
#[path = "../store/backup.rs"]
mod backup;
#[path = "../support/bombs.rs"]
mod bombs;
mod canaries;
#[allow(
    dead_code,
    unused_imports,
    reason = "tests of its own, of which this uses the parts"
)]
#[path = "../store/damage.rs"]
mod damage;
mod damages;
mod disks;
#[allow(
    dead_code,
    unused_imports,
    reason = "tests of its own, of which this uses the parts"
)]
#[path = "../store/faulty.rs"]
mod faulty;
mod hostile;
mod kills;
mod neighbours;
#[allow(
    dead_code,
    unused_imports,
    reason = "tests of its own, of which this uses the parts"
)]
#[path = "../store/people.rs"]
mod people;
mod planting;
#[allow(
    dead_code,
    unused_imports,
    reason = "tests of its own, of which this uses the parts"
)]
#[path = "../store/power.rs"]
mod power;
#[path = "../support/pty.rs"]
mod pty;
mod runner;
mod seals;
mod secrets;
mod times;
#[path = "../support/workbooks.rs"]
mod workbooks;

use std::process::ExitCode;

use runner::Row;

/// Every row: name, quick and full counts, what a case does.
pub const ROWS: &[Row] = &[
    Row("kill-apply", 100, 2_000, kills::apply),
    Row("kill-screen", 10, 500, kills::screen),
    Row("kill-import", 20, 500, kills::import),
    Row("kill-export", 20, 500, kills::export),
    Row("kill-backup", 20, 500, kills::backup),
    Row("kill-restore", 20, 500, kills::restore),
    Row("kill-compact", 20, 500, kills::compact),
    Row("kill-rebuild", 20, 500, kills::rebuild),
    Row("kill-checkpoint", 20, 500, kills::checkpoint),
    Row("kill-wipe", 20, 500, kills::wipe),
    Row("kill-passphrase", 20, 500, secrets::killed),
    Row("power-work", 50, 1_000, disks::power_work),
    Row("power-repair", 20, 500, disks::power_repair),
    Row("power-backup", 10, 500, disks::power_backup),
    Row("cut", 50, 500, damages::cut),
    Row("flip-tables", 100, 2_000, damages::flip_tables),
    Row("flip-journal", 50, 1_000, damages::flip_journal),
    Row("flip-keys", 50, 500, damages::flip_keys),
    Row("flip-backup", 50, 500, damages::flip_backup),
    Row("tables-changed", 30, 1_000, damages::tables_changed),
    Row("half-batch", 20, 500, damages::half_batch),
    Row("fork", 10, 500, damages::fork),
    Row("disk-full", 40, 600, disks::full),
    Row("file-limit", 10, 135, disks::limit),
    Row("flush-fails", 5, 100, disks::flush_fails),
    Row("paths", 20, 20, neighbours::paths),
    Row("clock", 100, 2_000, times::clock),
    Row("two-instances", 20, 500, neighbours::two),
    Row("two-opened", 5, 100, neighbours::opened_twice),
    Row("config", 200, 5_000, neighbours::config),
    Row("seal", 200, 10_000, seals::seal),
    Row("near-miss", 1_000, 10_000, secrets::near),
    Row("canary", 5, 1_000, canaries::scan),
    Row("hostile-csv", 2_000, 100_000, hostile::csv),
    Row("hostile-xlsx", 2_000, 100_000, hostile::xlsx),
    Row("hostile-xlsb", 2_000, 100_000, hostile::xlsb),
    Row("hostile-ods", 2_000, 100_000, hostile::ods),
    Row("hostile-xls", 2_000, 100_000, hostile::xls),
    Row("hostile-apart", 50, 2_000, hostile::every),
    Row("hostile-bombs", 19, 190, hostile::bombs),
];

fn main() -> ExitCode {
    runner::main(ROWS, planting::BUGS)
}
