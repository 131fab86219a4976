//! The first start in lines: what to begin with, and where the data will lie. Makes no ledger.

use super::wrapped;
use crate::i18n::{Language, Texts};
use crate::tui::dialog::question::folded;
use crate::tui::welcome::Begin;

/// What an answer means, with the digits it is given by.
const CHOICES: [(&str, Begin, &str); 3] = [
    ("1", Begin::Demo, "welcome-demo"),
    ("2", Begin::Import, "welcome-import"),
    ("3", Begin::Empty, "welcome-empty"),
];

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is asked again.
    Again,
    /// This is begun with.
    Begin(Begin),
    /// The person leaves.
    Leave,
}

/// The question.
pub struct Welcome {
    texts: Texts,
    folder: String,
}

impl Welcome {
    /// Asks in `language`; the ledger will lie in `folder`.
    pub fn new(language: Language, folder: &std::path::Path) -> Self {
        Self {
            texts: Texts::new(language),
            folder: folder.display().to_string(),
        }
    }

    /// The language it is asked in now.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// The question in lines.
    pub fn lines(&self) -> Vec<String> {
        let texts = &self.texts;
        let path = [("path", self.folder.as_str().into())];
        let mut said = vec![texts.get("welcome-what").into_owned()];
        let choices = CHOICES.iter();
        said.extend(choices.map(|(digit, _, id)| format!("{digit} {}", texts.get(id))));
        said.push(format!("4 {}", texts.get("app-language-other")));
        said.push(format!("0 {}", texts.get("welcome-leave")));
        said.push(texts.with("welcome-place", &path));
        said.push(texts.get("welcome-key").into_owned());
        said.iter().flat_map(|line| wrapped(line)).collect()
    }

    /// Takes a line.
    pub fn take(&mut self, line: &str) -> Answer {
        let typed = folded(line);
        if typed == "4" {
            self.texts = Texts::new(self.texts.language().other());
            return Answer::Again;
        }
        if ["0", "00", "q"].contains(&typed.as_str()) {
            return Answer::Leave;
        }
        let chosen = CHOICES.iter().find(|(digit, ..)| *digit == typed);
        chosen.map_or(Answer::Again, |(_, begin, _)| Answer::Begin(*begin))
    }
}
