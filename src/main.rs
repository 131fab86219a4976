//! Arguments to ledger to screen or subcommand to exit code. Nothing here that the library cannot do.

fn main() {}
