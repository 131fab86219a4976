//! Opening, making and locking a ledger from the screen. Not what asks for the passphrase.

use std::path::Path;
use std::sync::Arc;

use super::super::arguments::General;
use super::super::failure::Failure;
use super::super::opening;
use super::super::surroundings::Surroundings;
use super::Stage;
use crate::clock::Clock;
use crate::config::Config;
use crate::error::Error;
use crate::ledger::Ledger;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::Key;
use crate::store::Store;
use crate::tui::app::{self, App};
use crate::tui::gate::{Answer, Asked, Gate};
use crate::tui::run::Ended;

/// An open ledger and what was repaired in it; or the code the process ends with, because the person has left.
type Opened = Result<(Ledger, Vec<String>), u8>;

/// Whether the screen asks for a passphrase: the ledger has one, and no script gives it.
///
/// # Errors
/// When the key files were written by a newer version, or cannot be read.
pub fn asks(folder: &Path, general: &General, around: &Surroundings) -> Result<bool, Failure> {
    let given = general.passphrase_fd.is_some() || around.passphrase_file.is_some();
    Ok(!given && Store::ways(folder)?.passphrase)
}

impl Stage {
    fn gate(&self, asked: Asked, config: &Config) -> Gate {
        let looks = self.screen.looks();
        let theme = app::theme(config, looks);
        Gate::new(
            asked,
            self.language,
            theme,
            looks,
            Arc::new(self.clock.clone()),
        )
    }

    /// Shows the gate until it is answered.
    fn answered(&mut self, gate: &mut Gate) -> Result<Answer, u8> {
        loop {
            let ended = self.show(gate);
            self.language = gate.language();
            match ended {
                Ended::Told(code) => return Err(code),
                Ended::Locked { .. } => {}
                Ended::Quit => return gate.take_answer().ok_or(0),
            }
        }
    }

    /// Asks for the passphrase until it opens the ledger.
    ///
    /// # Errors
    /// Whatever is no wrong passphrase.
    pub(super) fn unlock(&mut self, folder: &Path, config: &Config) -> Result<Opened, Failure> {
        let mut gate = self.gate(Asked::Passphrase, config);
        let tries = Store::tries(folder);
        gate.remember(tries.wrong, tries.wait(self.clock.now()));
        loop {
            let key = match self.answered(&mut gate) {
                Err(code) => return Ok(Err(code)),
                Ok(Answer::Key(key)) => key,
                Ok(_) => continue,
            };
            let opened = self.open(folder, &key);
            let wrong = matches!(opened, Err(BackingError::WrongKey(_)));
            if wrong || opened.is_ok() {
                Store::note_try(folder, !wrong, self.clock.now());
            }
            match opened {
                Ok(opened) => return Ok(Ok(opened)),
                Err(BackingError::Mistyped) => gate.wrong("error-mistyped-recovery"),
                Err(error @ BackingError::WrongKey(_)) => {
                    gate.wrong(Error::from(error).message_id());
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn open(&self, folder: &Path, key: &Key) -> Result<(Ledger, Vec<String>), BackingError> {
        let store = Store::open_by(folder, self.clock.now(), key)?;
        let opened = Ledger::open(Box::new(store));
        let (ledger, notices) = opened.map_err(|error| match error {
            crate::ledger::LedgerError::Backing(error) => error,
            other => BackingError::Fault(other.to_string()),
        })?;
        let texts = self.texts();
        let said = notices
            .iter()
            .map(|notice| opening::sentence(notice, &texts));
        Ok((ledger, said.collect()))
    }

    /// Makes a ledger at the first start: behind a passphrase if one is chosen, and then shows its recovery key.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn make(&mut self, folder: &Path, config: &Config) -> Result<Opened, Failure> {
        let mut gate = self.gate(Asked::New, config);
        let secret = match self.answered(&mut gate) {
            Err(code) => return Ok(Err(code)),
            Ok(Answer::New(secret)) => secret,
            Ok(_) => None,
        };
        let Some(secret) = secret else {
            return Ok(Ok((opening::create(folder, &self.clock)?, Vec::new())));
        };
        let (ledger, shown) = opening::create_behind(folder, &secret, &self.clock)?;
        let mut gate = self.gate(Asked::Shown(shown), config);
        match self.answered(&mut gate) {
            Err(code) => Ok(Err(code)),
            Ok(_) => Ok(Ok((ledger, Vec::new()))),
        }
    }

    /// Shows the screen; a ledger without a passphrase is only covered when it is to be locked.
    pub(super) fn show_covered(&mut self, app: &mut App, config: &Config) -> Ended {
        loop {
            let ended = self.show(app);
            self.language = app.language();
            if app.is_behind_passphrase() || !matches!(ended, Ended::Locked { .. }) {
                return ended;
            }
            let _ = self.screen.blank();
            let mut gate = self.gate(Asked::Cover, config);
            match self.answered(&mut gate) {
                Err(0) => return Ended::Quit,
                Err(code) => return Ended::Told(code),
                Ok(_) => app.set_changed(),
            }
        }
    }

    /// The ledger is closed; the process is stopped if that was asked for, and the passphrase is asked for after it.
    ///
    /// # Errors
    /// As [`Self::unlock`], and when the terminal is gone.
    pub(super) fn locked(
        &mut self,
        stop: bool,
        folder: &Path,
        config: &Config,
    ) -> Result<Opened, Failure> {
        let _ = self.screen.blank();
        if stop && let Err(error) = self.screen.suspend() {
            tracing::warn!(kind = ?error.kind(), "the terminal failed");
            return Ok(Err(129));
        }
        self.unlock(folder, config)
    }
}
