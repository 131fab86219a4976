//! What is wrong with a settings file, said in both languages. Not how it was found.

use crate::i18n::Texts;

/// One fault of a settings file. The setting keeps its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; 0 if it is not one line's fault.
    pub line: usize,
    /// The setting, as in `plan.doors`; empty if no setting is meant.
    pub key: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is there but cannot be read, or is not UTF-8.
    Unreadable,
    /// The line is not TOML; no setting of the file is used then.
    Syntax,
    /// There is no such setting; it is passed over.
    Unknown,
    /// Another kind of value belongs here.
    Kind(Expected),
    /// Not one of the values allowed.
    Choice(String),
    /// A whole number out of its range.
    Range(i64, i64),
    /// No such code in the code tables.
    Code(String),
    /// The afternoon ends before the morning does.
    Order,
}

/// The kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `"text"`.
    Text,
    /// `["text", "text"]`.
    Texts,
    /// Exactly four texts.
    Four,
    /// `true` or `false`.
    YesOrNo,
    /// `30`.
    Number,
    /// `"12:00"`.
    Time,
    /// `["21:00-08:00"]`.
    Periods,
}

impl Fault {
    pub(super) fn unreadable() -> Self {
        Self {
            line: 0,
            key: String::new(),
            kind: FaultKind::Unreadable,
        }
    }

    /// The fault in a sentence.
    pub fn text(&self, texts: &Texts) -> String {
        let line = ("line", self.line.into());
        let key = ("key", self.key.as_str().into());
        match &self.kind {
            FaultKind::Unreadable => texts.get("config-unreadable").into_owned(),
            FaultKind::Syntax => texts.with("config-syntax", &[line]),
            FaultKind::Unknown => texts.with("config-unknown", &[line, key]),
            FaultKind::Kind(expected) => {
                let expected = texts.get(expected.message()).into_owned();
                texts.with("config-kind", &[line, key, ("expected", expected.into())])
            }
            FaultKind::Choice(allowed) => texts.with(
                "config-choice",
                &[line, key, ("allowed", allowed.as_str().into())],
            ),
            FaultKind::Range(least, most) => {
                let range = [("least", (*least).into()), ("most", (*most).into())];
                let [least, most] = range;
                texts.with("config-range", &[line, key, least, most])
            }
            FaultKind::Code(code) => {
                texts.with("config-code", &[line, key, ("code", code.as_str().into())])
            }
            FaultKind::Order => texts.with("config-order", &[line]),
        }
    }
}

impl Expected {
    fn message(self) -> &'static str {
        match self {
            Expected::Text => "config-expects-text",
            Expected::Texts => "config-expects-texts",
            Expected::Four => "config-expects-four",
            Expected::YesOrNo => "config-expects-yes-or-no",
            Expected::Number => "config-expects-number",
            Expected::Time => "config-expects-time",
            Expected::Periods => "config-expects-periods",
        }
    }
}
