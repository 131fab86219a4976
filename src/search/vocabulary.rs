//! Every distinct character, part of a door and word, by number. Not where they are used.

use std::collections::HashMap;

use super::index::SYNONYM;
use super::letter::{Letter, counted};

/// What an index's entries are made of.
pub(super) struct Vocabulary {
    /// By number; [`Vocabulary::END`] is no character.
    pub(super) letters: Vec<Letter>,
    /// The signature of each letter.
    pub(super) signatures: Vec<u64>,
    by_character: HashMap<char, u16>,
    pub(super) parts: Numbered,
    words: Numbered,
    /// By number of the word: its synonyms, each as the numbers of its letters.
    pub(super) spelled: Vec<Vec<Vec<u16>>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            letters: vec![Letter::new('\0')],
            signatures: vec![0],
            by_character: HashMap::new(),
            parts: Numbered::default(),
            words: Numbered::default(),
            spelled: Vec::new(),
        }
    }
}

impl Vocabulary {
    /// Closes a name.
    pub(super) const END: u16 = 0;

    /// The number of a folded character.
    pub(super) fn letter(&mut self, character: char) -> u16 {
        if let Some(number) = self.by_character.get(&character) {
            return *number;
        }
        // No roster has 65,535 different characters; one past that ends a name early, no more.
        let Ok(number) = u16::try_from(self.letters.len()) else {
            return Vocabulary::END;
        };
        let letter = Letter::new(character);
        self.signatures.push(letter.signature());
        self.letters.push(letter);
        self.by_character.insert(character, number);
        number
    }
}

impl Vocabulary {
    /// The number of a word, spelled once.
    pub(super) fn word(&mut self, text: &str) -> u16 {
        let number = self.words.number(text);
        if usize::from(number) == self.spelled.len() {
            let synonyms = text.split(SYNONYM);
            let spelled = synonyms.map(|word| counted(word).map(|(_, c)| self.letter(c)).collect());
            let spelled = spelled.collect();
            self.spelled.push(spelled);
        }
        number
    }
}

/// Distinct texts.
#[derive(Default)]
pub(super) struct Numbered {
    /// By number.
    pub(super) texts: Vec<String>,
    by_text: HashMap<String, u16>,
}

impl Numbered {
    /// The number of a text; `u16::MAX`, which is no text, once there are too many.
    pub(super) fn number(&mut self, text: &str) -> u16 {
        if let Some(number) = self.by_text.get(text) {
            return *number;
        }
        let number = match u16::try_from(self.texts.len()) {
            Ok(number) if number < u16::MAX => number,
            _ => return u16::MAX,
        };
        self.texts.push(text.to_owned());
        self.by_text.insert(text.to_owned(), number);
        number
    }
}
