//! A deed: one change asked for on the command line or by `apply`, and the answer when it is on disk. One type is both
//! the arguments of a subcommand and the fields of a JSON line, so the two cannot differ.

use uuid::Uuid;

use super::failure::Failure;
use super::json::Answer;
use super::output;
use super::session::Session;
use crate::ledger::operation::OpId;

/// Something that changes the ledger.
pub trait Deed {
    /// Does it; on disk when it returns.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    fn perform(self, session: &mut Session) -> Result<Done, Failure>;
}

/// What was done.
pub struct Done {
    /// The operation; none when nothing had to change.
    pub operation: Option<OpId>,
    /// The record it made or changed.
    pub id: Option<Uuid>,
    /// What to tell the person.
    pub said: String,
}

/// Does it and answers: a sentence on standard error, and with `--json` an object on standard output.
///
/// # Errors
/// When it is refused.
pub fn run(deed: impl Deed, session: &mut Session) -> Result<(), Failure> {
    let done = deed.perform(session)?;
    output::talk(&done.said);
    if session.json {
        output::json(&Answer::done(&done))?;
    }
    Ok(())
}
