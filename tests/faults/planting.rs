//! The faults that are planted one by one (with `--features planted`), and the rows that must find each.

use crate::runner::Planted;

#[cfg(not(feature = "planted"))]
pub const BUGS: &[Planted] = &[];

#[cfg(feature = "planted")]
macro_rules! bugs {
    ($($bug:ident $rows:expr;)*) => {
        pub const BUGS: &[Planted] = &[$(Planted {
            name: stringify!($bug),
            rows: &$rows,
            plant: || plant(Some(Bug::$bug)),
            remove: || plant(None),
        }),*];
    };
}

#[cfg(feature = "planted")]
use gridday::store::planted::{Bug, plant};

#[cfg(feature = "planted")]
bugs! {
    NoSync ["power-work"];
    AckFirst ["power-work"];
    NoFileSync ["power-work"];
    NoFolderSync ["power-work"];
    InPlace ["power-work"];
    TablesFirst ["disk-full"];
    NoDigest ["tables-changed"];
    NoBinding ["seal"];
    SameNonce ["seal"];
    NoTakeBack ["disk-full"];
    FlushAgain ["flush-fails"];
    HalfBatch ["half-batch"];
    NoChain ["fork"];
    NoLock ["two-opened"];
    SameStream ["flip-backup"];
    NoFoot ["flip-backup"];
}
