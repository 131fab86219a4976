//! Arguments to ledger to screen or subcommand to exit code. Nothing else here.

use std::process::ExitCode;

use gridday::cli;
use gridday::cli::surroundings::Surroundings;
use gridday::exchange::table::apart;
use gridday::store::process;

fn main() -> ExitCode {
    // Before a single file is made.
    process::keep_to_itself();
    if let Some(code) = apart::asked(std::env::args_os()) {
        return code;
    }
    apart::install(cli::own_program());
    let around = Surroundings::read();
    cli::breakdown::hook(&around);
    cli::run(std::env::args_os(), &around)
}
