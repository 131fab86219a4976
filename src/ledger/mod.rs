//! The ledger: every record in memory, changed only by operations. Not how they reach the disk.
