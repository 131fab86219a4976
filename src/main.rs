//! Arguments to ledger to screen or subcommand to exit code. Nothing here that the library cannot do.

mod panic;

use std::process::ExitCode;

use gridday::cli;
use gridday::cli::surroundings::Surroundings;

fn main() -> ExitCode {
    let around = Surroundings::read();
    panic::hook(&around);
    cli::run(std::env::args_os(), &around)
}
