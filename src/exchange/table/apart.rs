//! Reading a file apart: the program starts itself once more, with limits on memory and time, hands it the file and
//! takes its rows over a pipe. What the file means, and how it is read, are not here.
//!
//! A file made to do harm then costs that process its life and the worker a message. On systems without such limits,
//! and where no program was [installed](install) (tests of the library), files are read in this process, with the same
//! caps on bytes, parts, rows, columns and text.

#[cfg(unix)]
mod inside;
#[cfg_attr(not(unix), allow(dead_code, reason = "nothing is read apart there"))]
mod wire;

use std::path::PathBuf;
use std::sync::OnceLock;

#[cfg(unix)]
mod outside;

#[cfg(unix)]
pub use inside::asked;
#[cfg(unix)]
pub use outside::read;

/// The word by which the program is asked to read a file for another of its kind.
#[cfg(unix)]
const ASKED: &str = "__read";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on [`read`](super::read) starts `program` for every file; it must begin with [`asked`].
pub fn install(program: PathBuf) {
    // A second one would be the same.
    let _ = PROGRAM.set(program);
}

/// The program that was installed.
pub(super) fn program() -> Option<&'static PathBuf> {
    PROGRAM.get().filter(|_| cfg!(unix))
}

/// Nothing is read apart on this system.
#[cfg(not(unix))]
pub fn asked(_words: impl Iterator<Item = std::ffi::OsString>) -> Option<std::process::ExitCode> {
    None
}
