//! `gridday form`: questionnaires without a screen. What works on no ledger stands in the files beside this one.

mod check;
mod eval;
mod run;
mod source;

use super::failure::Failure;
use super::output;
use crate::clock::SystemClock;
use crate::form::fault::What;
use crate::i18n::{Texts, Value};

/// What can be done with a form.
#[derive(clap::Subcommand)]
pub enum Form {
    /// Looks a form over.
    Check(check::Check),
    /// Evaluates an expression over a document.
    Eval(eval::Eval),
    /// Plays an interview from a script of steps.
    Run(run::Run),
}

impl Form {
    /// Does it; the exit code.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, json: bool, clock: &SystemClock, texts: &Texts) -> Result<u8, Failure> {
        match self {
            Self::Check(check) => check.run(json, texts),
            Self::Eval(eval) => eval.run(json, clock, texts),
            Self::Run(run) => run.run(json, clock, texts),
        }
    }
}

/// What is wrong, in words.
fn words(what: &What, texts: &Texts) -> String {
    let names: Vec<(&str, Value)> = what
        .names
        .iter()
        .map(|(name, word)| (*name, Value::from(word.as_str())))
        .collect();
    output::plain(&texts.with(&format!("form-fault-{}", what.key), &names))
}
