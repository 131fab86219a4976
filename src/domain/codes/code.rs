//! `Code`: one interned word of a code table. Knows no table; a word no table knows is kept all the same.

use std::collections::HashSet;
use std::fmt;
use std::sync::{LazyLock, RwLock};

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

/// Every word seen so far, each once for the life of the program.
static SEEN: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);

/// A code as stored and exchanged: short, kebab-case, the same in every language. Copied freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// A code written in the program itself.
    pub const fn fixed(text: &'static str) -> Self {
        Self(text)
    }

    /// The code for a text; surrounding blanks do not count. The text is remembered for good, so free
    /// text (notes, names) must never come here.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        if let Some(&known) = SEEN
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .get(text)
        {
            return Self(known);
        }
        let mut seen = SEEN
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(&known) = seen.get(text) {
            return Self(known);
        }
        let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
        seen.insert(kept);
        Self(kept)
    }

    /// The text of the code.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = Code;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Code, E> {
                Ok(Code::new(text))
            }
        }
        deserializer.deserialize_str(Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_made_twice_is_the_same_and_equals_a_fixed_one() {
        assert_eq!(Code::new(" never-heard-of "), Code::new("never-heard-of"));
        assert_eq!(Code::new("met"), Code::fixed("met"));
        assert!(std::ptr::eq(
            Code::new("once-only").as_str(),
            Code::new("once-only").as_str()
        ));
    }

    #[test]
    fn json_and_bincode_keep_the_word() {
        let code = Code::new("from-a-newer-version");
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, "\"from-a-newer-version\"");
        assert_eq!(serde_json::from_str::<Code>(&json).unwrap(), code);
        let bytes = bincode::serde::encode_to_vec(code, bincode::config::standard()).unwrap();
        let (back, _): (Code, usize) =
            bincode::serde::decode_from_slice(&bytes, bincode::config::standard()).unwrap();
        assert_eq!(back, code);
    }
}
