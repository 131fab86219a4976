//! What is wrong with a row under `[keys]` in the settings, said in both languages. Not how it was found.

use crate::i18n::Texts;

/// A row under `[keys]` that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line in the settings file.
    pub line: usize,
    /// The command, as written.
    pub command: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No command has this name.
    UnknownCommand,
    /// No key is written like this.
    UnknownKey(String),
    /// The key was given to another command that is in force at the same time.
    Taken(String, &'static str),
    /// None of the keys works while an input method is on.
    NoSafeKey,
    /// The key is the last one of another command that works while an input method is on.
    Robs(String, &'static str),
}

impl Fault {
    /// The fault in a sentence.
    pub fn text(&self, texts: &Texts) -> String {
        let (id, key, other) = match &self.kind {
            FaultKind::UnknownCommand => ("keys-unknown-command", "", ""),
            FaultKind::UnknownKey(key) => ("keys-unknown-key", key.as_str(), ""),
            FaultKind::Taken(key, other) => ("keys-taken", key.as_str(), *other),
            FaultKind::NoSafeKey => ("keys-no-safe-key", "", ""),
            FaultKind::Robs(key, other) => ("keys-robs", key.as_str(), *other),
        };
        let values = [
            ("line", self.line.into()),
            ("command", self.command.as_str().into()),
            ("key", key.into()),
            ("other", other.into()),
        ];
        texts.with(id, &values)
    }
}
