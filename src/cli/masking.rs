//! Showing ID numbers and phones in full, for a reason that goes into the history. Not the masks.

use super::failure::Failure;
use super::reading;
use super::session::Session;
use crate::error::Error;
use crate::ledger::work::trace;

/// Whether numbers are wanted in full.
#[derive(clap::Args)]
pub struct Masking {
    /// ID numbers and phones in full.
    #[arg(long, requires = "reason")]
    unmasked: bool,
    /// Why.
    #[arg(long, value_name = "TEXT", requires = "unmasked")]
    reason: Option<String>,
}

impl Masking {
    /// The reason for which numbers are wanted in full; none when they stay masked.
    ///
    /// # Errors
    /// When the reason is blank or too long.
    pub fn reason(&self) -> Result<Option<String>, Error> {
        if !self.unmasked {
            return Ok(None);
        }
        let reason = reading::line(self.reason.as_deref().unwrap_or_default())?;
        if reason.is_empty() {
            return Err(Error::refused("cli-needs-reason"));
        }
        Ok(Some(reason))
    }

    /// Whether the listing `what` is masked; when it is not, the history says so before anything is shown.
    ///
    /// # Errors
    /// When the reason is blank, or the store refuses.
    pub fn settle(&self, session: &mut Session, what: &str) -> Result<bool, Failure> {
        let Some(reason) = self.reason()? else {
            return Ok(true);
        };
        let date = session.day();
        let (ledger, at) = session.parts();
        trace::written(ledger, date, what, "-", Some(reason), at)?;
        Ok(false)
    }
}
