//! Faults planted on purpose, so that the campaign of `tests/faults` can show that it would find them. Without the
//! feature `planted`, which no release has, none can be planted and every question after one is answered at compile time.

/// A fault that could have been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The journal is written but not flushed.
    NoSync,
    /// The journal says done, and is flushed with the next frame.
    AckFirst,
    /// A new file's bytes are not flushed before it gets its name.
    NoFileSync,
    /// A new file's name is not flushed.
    NoFolderSync,
    /// A file is written in its place, not beside it.
    InPlace,
    /// The tables take an operation before the journal does.
    TablesFirst,
    /// Count and digest of the tables are not compared.
    NoDigest,
    /// A sealed value is not bound to its place.
    NoBinding,
    /// Every value is sealed with the same nonce.
    SameNonce,
    /// A refused frame is not cut off again.
    NoTakeBack,
    /// After a failed flush the next one is believed.
    FlushAgain,
    /// A batch without its end counts.
    HalfBatch,
    /// A frame need not follow the one before it.
    NoChain,
    /// The lock is not asked for.
    NoLock,
    /// A restored ledger goes on in the old stream.
    SameStream,
    /// A backup's foot is not compared with its frames.
    NoFoot,
}

#[cfg(feature = "planted")]
static PLANTED: std::sync::Mutex<Option<Bug>> = std::sync::Mutex::new(None);

/// Plants a fault instead of the one before, or none.
#[cfg(feature = "planted")]
pub fn plant(bug: Option<Bug>) {
    if let Ok(mut planted) = PLANTED.lock() {
        *planted = bug;
    }
}

/// Whether this fault is planted.
#[cfg(feature = "planted")]
pub(crate) fn is(bug: Bug) -> bool {
    PLANTED.lock().is_ok_and(|planted| *planted == Some(bug))
}

/// Whether this fault is planted: never.
#[cfg(not(feature = "planted"))]
#[inline]
pub(crate) const fn is(_: Bug) -> bool {
    false
}
