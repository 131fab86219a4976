//! The worker's settings file: reading it, its defaults and its faults. Not the ledger's data.
