//! Making whoever offers wrong passphrases wait, on the command line and in plain mode. The screen's gate waits by itself.

use std::path::Path;
use std::time::Duration;

use super::failure::Failure;
use super::{output, prompt};
use crate::clock::Clock;
use crate::error::Error;
use crate::i18n::Texts;
use crate::ledger::backing::BackingError;
use crate::store::Store;

/// Opens something of the ledger in `folder` with a secret, after the wait that earlier wrong ones cost: a person waits,
/// a script is told how long. What came of it is noted.
///
/// # Errors
/// While there is still to wait; else what opening says.
pub fn after_wait<T>(
    folder: &Path,
    clock: &dyn Clock,
    texts: &Texts,
    open: impl FnOnce() -> Result<T, BackingError>,
) -> Result<T, Failure> {
    let seconds = Store::tries(folder).wait(clock.now());
    if seconds > 0 {
        let values = [("seconds", seconds.into())];
        if !prompt::is_possible() {
            let seconds = seconds.to_string();
            return Err(Error::refused_with("error-wait", "seconds", seconds).into());
        }
        output::talk(&texts.with("gate-wait", &values));
        std::thread::sleep(Duration::from_secs(seconds));
    }
    let opened = open();
    match &opened {
        Ok(_) => Store::note_try(folder, true, clock.now()),
        Err(BackingError::WrongKey(_)) => Store::note_try(folder, false, clock.now()),
        Err(_) => {}
    }
    Ok(opened?)
}
