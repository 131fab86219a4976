//! A dialog as questions answered by whole lines: what plain mode says and how a line is read. Asks nobody, draws nothing.

use crate::i18n::Texts;
use crate::tui::key::fold;

/// So many options are read out at once; of more, only the first few, and the others are found by words.
pub const MOST: usize = 15;
/// The first few of many.
pub const FEW: usize = 9;

/// What a dialog asks now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What it is about; said once.
    pub head: Vec<String>,
    /// What is wrong with the last answer.
    pub fault: String,
    /// The question.
    pub ask: String,
    /// What may be answered: what to write, and what it means.
    pub options: Vec<(String, String)>,
    /// How many more options there are than those.
    pub more: usize,
    /// There is nothing to answer: the dialog is only there to be read, and any reply closes it.
    pub only_told: bool,
}

impl Question {
    /// A question under these words.
    pub fn new(head: impl IntoIterator<Item = String>, ask: impl Into<String>) -> Self {
        let head = head.into_iter().filter(|line| !line.is_empty());
        Self {
            head: head.collect(),
            ask: ask.into(),
            ..Self::default()
        }
    }

    /// Takes these options, numbered from 1; of very many only the first few are read out.
    #[must_use]
    pub fn numbered<'a>(mut self, labels: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let all = labels.len();
        let shown = if all > MOST { FEW } else { all };
        let rows = labels.take(shown).enumerate();
        self.options
            .extend(rows.map(|(at, label)| ((at + 1).to_string(), label.to_owned())));
        self.more = all - shown;
        self
    }

    /// One more option.
    #[must_use]
    pub fn option(mut self, write: impl Into<String>, label: impl Into<String>) -> Self {
        self.options.push((write.into(), label.into()));
        self
    }
}

/// A line as commands and digits are read: full width folded, no blanks around it.
pub fn folded(line: &str) -> String {
    line.chars().map(fold).collect::<String>().trim().to_owned()
}

/// The place of the option that a line names by its number, counted from 0.
pub fn numbered(line: &str, options: usize) -> Option<usize> {
    let number: usize = line.parse().ok()?;
    (1..=options).contains(&number).then(|| number - 1)
}

/// The options that words name: the one that is called exactly so, else all that have the words in them.
pub fn named<'a>(words: &str, labels: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let words = words.to_lowercase();
    if words.is_empty() {
        return Vec::new();
    }
    let labels: Vec<String> = labels.map(str::to_lowercase).collect();
    if let Some(at) = labels.iter().position(|label| *label == words) {
        return vec![at];
    }
    let mut index = crate::search::Index::new();
    for (at, label) in labels.iter().enumerate() {
        let entry = crate::search::Entry {
            names: &[label],
            ..crate::search::Entry::default()
        };
        index.put(at, &entry);
    }
    let found = index.find(&crate::search::Query::new(&words));
    found.into_iter().map(|hit| hit.key).collect()
}

/// What is said when a line names no option, or several.
pub fn not_one<'a>(found: &[usize], label: impl Fn(usize) -> &'a str, texts: &Texts) -> String {
    if found.is_empty() {
        return texts.get("plain-no-such-option").into_owned();
    }
    let several = found.iter().take(FEW);
    let several: Vec<String> = several
        .map(|at| format!("{} {}", at + 1, label(*at)))
        .collect();
    let several = several.join(&texts.get("list-separator"));
    texts.with("plain-several-options", &[("options", several.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_named_by_number_by_word_and_by_pinyin() {
        assert_eq!(folded("　１２。 "), "12.");
        assert_eq!(numbered("2", 2), Some(1));
        assert_eq!(numbered("3", 2), None);
        assert_eq!(numbered("0", 2), None);
        let labels = ["看病", "看房", "Lights"];
        assert_eq!(named("看病", labels.into_iter()), [0]);
        assert_eq!(named("看", labels.into_iter()).len(), 2);
        assert_eq!(named("kanfang", labels.into_iter()), [1]);
        assert_eq!(named("lights", labels.into_iter()), [2]);
        assert!(named("x", labels.into_iter()).is_empty());
    }

    #[test]
    fn of_very_many_options_a_few_are_read_out_and_the_rest_counted() {
        let labels: Vec<String> = (0..56).map(|at| at.to_string()).collect();
        let question = Question::new([], "?").numbered(labels.iter().map(String::as_str));
        assert_eq!((question.options.len(), question.more), (FEW, 47));
    }
}
