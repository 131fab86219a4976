//! `gridday form`: questionnaires without a screen. What works on no ledger stands in the files beside this one.

mod add;
mod answering;
mod asking;
mod assign;
mod check;
mod eval;
mod export;
pub mod fill;
mod list;
mod remove;
mod run;
mod samples;
mod show;
mod source;

use super::deed;
use super::failure::Failure;
use super::session::Session;
use crate::clock::SystemClock;
use crate::error::Error;
use crate::i18n::Texts;

/// What can be done with a form.
#[derive(clap::Subcommand)]
pub enum Form {
    /// Looks a form over.
    Check(check::Check),
    /// Evaluates an expression over a document.
    Eval(eval::Eval),
    /// Plays an interview from a script of steps.
    Run(run::Run),
    /// Writes the questionnaires that come with the program.
    Samples(samples::Samples),
    /// What works on a ledger.
    #[command(flatten)]
    Ledger(Box<OnLedger>),
}

/// What can be done with the questionnaires of a ledger.
#[derive(clap::Subcommand)]
pub enum OnLedger {
    /// Takes one in.
    Add(add::Add),
    /// Lists them.
    List(list::List),
    /// Says whom one is for.
    Assign(assign::Assign),
    /// Takes one out of use.
    Remove(remove::Remove),
    /// Fills one at a door.
    Fill(fill::Fill),
    /// Writes the answers to a file.
    Export(export::Export),
    /// Shows what is filled and to be filled at a door.
    Show(show::Show),
}

impl OnLedger {
    /// Does it; the exit code.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub fn run(self, session: &mut Session) -> Result<u8, Failure> {
        match self {
            Self::Add(add) => return add.run(session),
            Self::List(list) => list.run(session)?,
            Self::Assign(assign) => deed::run(assign, session)?,
            Self::Remove(remove) => deed::run(remove, session)?,
            Self::Fill(fill) => fill.run(session)?,
            Self::Export(export) => export.run(session)?,
            Self::Show(show) => show.run(session)?,
        }
        Ok(0)
    }
}

impl Form {
    /// Does it, on no ledger; the exit code.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, json: bool, clock: &SystemClock, texts: &Texts) -> Result<u8, Failure> {
        match self {
            Self::Check(check) => check.run(json, texts),
            Self::Eval(eval) => eval.run(json, clock, texts),
            Self::Run(run) => run.run(json, clock, texts),
            Self::Samples(samples) => samples.run(json, texts).map(|()| 0),
            // Whoever has a ledger opens it first: see `cli`.
            Self::Ledger(_) => Err(Error::refused_with("error-no-ledger", "path", ".").into()),
        }
    }
}
