//! Answers of deeds, and of the lines of `apply`. Not the rows of listings.

use serde::Serialize;
use uuid::Uuid;

use crate::cli::deed::Done;
use crate::cli::failure::Failure;
use crate::i18n::Texts;

/// A deed that is on disk.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// Always true.
    pub ok: bool,
    /// The operation, as `history` lists it; null when nothing had to change.
    pub operation: Option<String>,
    /// The record made or changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

impl Answer {
    /// The answer to what was done.
    pub fn done(done: &Done) -> Self {
        Self {
            ok: true,
            operation: done.operation.map(|operation| operation.to_string()),
            id: done.id,
        }
    }
}

/// A deed that was refused; nothing was changed.
#[derive(Debug, Serialize)]
pub struct Refusal {
    /// Always false.
    pub ok: bool,
    /// The kind of failure: `refused`, `usage`, `busy`, `damaged`.
    pub error: &'static str,
    /// What happened, in the language spoken.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What an ambiguous door or id could mean, each as it may be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

impl Refusal {
    /// The answer to a failure.
    pub fn of(failure: &Failure, texts: &Texts) -> Self {
        Self {
            ok: false,
            error: failure.kind().name(),
            message: failure.message(texts),
            hint: failure.hint(texts),
            candidates: (failure.candidates.iter())
                .map(|candidate| candidate.write.clone())
                .collect(),
        }
    }
}
