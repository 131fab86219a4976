//! A command that could not do what was asked: what is said, and how the process ends. Not the failures themselves.

use super::output::{self, plain};
use crate::error::{Error, Kind};
use crate::i18n::{Texts, Value};
use crate::ledger::LedgerError;
use crate::ledger::backing::BackingError;
use crate::ledger::work::WorkError;

/// Why a command failed, and what could have been meant instead.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub error: Error,
    /// What an ambiguous text could mean.
    pub candidates: Vec<Candidate>,
}

/// Something an ambiguous text could mean.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// What to write for it.
    pub write: String,
    /// What it is, for the person who chooses.
    pub about: String,
}

impl From<String> for Candidate {
    fn from(write: String) -> Self {
        Self {
            write,
            about: String::new(),
        }
    }
}

impl Failure {
    /// A text that fits several doors.
    pub fn ambiguous(error: Error, candidates: Vec<Candidate>) -> Self {
        Self { error, candidates }
    }

    /// How it ends the program.
    pub const fn kind(&self) -> Kind {
        self.error.kind()
    }

    /// What happened, in a sentence.
    pub fn message(&self, texts: &Texts) -> String {
        let (id, values) = self.error.message(texts.tag());
        plain(&texts.with(id, &fluent(&values)))
    }

    /// What to do about it, where that is known.
    pub fn hint(&self, texts: &Texts) -> Option<String> {
        let (id, values) = self.error.message(texts.tag());
        let hint = format!("{id}.hint");
        texts
            .has(&hint)
            .then(|| plain(&texts.with(&hint, &fluent(&values))))
    }

    /// Says it on standard error.
    pub fn say(&self, texts: &Texts) {
        output::talk(&self.message(texts));
        for candidate in &self.candidates {
            output::talk(&format!("  {}  {}", candidate.write, candidate.about));
        }
        if let Some(hint) = self.hint(texts) {
            output::talk(&hint);
        }
        tracing::warn!(
            kind = self.kind().name(),
            message = self.error.message_id(),
            "refused"
        );
    }
}

fn fluent<'a>(values: &'a [(&'static str, String)]) -> Vec<(&'static str, Value<'a>)> {
    values
        .iter()
        .map(|(name, value)| (*name, Value::from(value.as_str())))
        .collect()
}

macro_rules! failures {
    ($($kind:ty)*) => {
        $(impl From<$kind> for Failure {
            fn from(error: $kind) -> Self {
                Self { error: error.into(), candidates: Vec::new() }
            }
        })*
    };
}
failures! { Error LedgerError BackingError WorkError }

/// Standard output could not be written, or standard input not be read.
pub fn stream(name: &'static str) -> impl Fn(std::io::Error) -> Failure {
    move |source| {
        Error::File {
            path: name.to_owned(),
            source,
        }
        .into()
    }
}
