//! What a person types to open a ledger, wiped from memory when it is let go of. Not what it opens.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// A passphrase or a recovery key. Never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// What was typed, in the one form in which it counts: an input method may give full-width letters for the same
    /// keys (NFKC); blanks around it and line ends are not part of it. The typed text is wiped.
    pub fn typed(mut text: String) -> Self {
        let mut folded = Zeroizing::new(String::with_capacity(text.len() * 4));
        folded.extend(text.trim().nfkc());
        text.zeroize();
        Self(folded)
    }

    /// The text, to be shown once or to derive a key from.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret")
    }
}

/// One of the two ways a closed ledger is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The passphrase its worker chose.
    Passphrase,
    /// The recovery key that was shown once.
    Recovery,
}

/// What is offered to open a ledger with.
#[derive(Clone, Debug)]
pub enum Key {
    /// Nothing: enough where the key lies beside the ledger.
    Open,
    /// A passphrase.
    Passphrase(Secret),
    /// A recovery key.
    Recovery(Secret),
}

/// How a ledger can be opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// By a passphrase; otherwise its key lies beside it.
    pub passphrase: bool,
    /// By a recovery key as well.
    pub recovery: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_line_ends_make_no_difference_and_nothing_is_shown() {
        let typed = |text: &str| Secret::typed(text.to_owned());
        assert_eq!(typed("ｏｐｅｎ　１２３\r\n"), typed("open 123"));
        assert_ne!(typed("open 123"), typed("Open 123"));
        assert_eq!(
            format!("{:?}", Key::Passphrase(typed("hidden"))),
            "Passphrase(Secret)"
        );
    }
}
