//! Arguments to ledger to screen or subcommand to exit code. Nothing here that the library cannot do.

use std::process::ExitCode;

fn main() -> ExitCode {
    gridday::cli::run(std::env::args_os())
}
