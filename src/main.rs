//! Arguments to ledger to screen or subcommand to exit code. Nothing else here.

use std::process::ExitCode;

use gridday::cli;
use gridday::cli::surroundings::Surroundings;

fn main() -> ExitCode {
    let around = Surroundings::read();
    cli::breakdown::hook(&around);
    cli::run(std::env::args_os(), &around)
}
