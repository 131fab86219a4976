//! The durable, sealed store: journal and tables on the disk, each able to rebuild the other. Knows no screen and no rule.

pub mod codec;
pub mod disk;
pub mod error;
mod frame;
pub mod journal;
pub mod keys;
pub mod lock;
pub mod migrate;
pub mod vault;
pub mod walk;
