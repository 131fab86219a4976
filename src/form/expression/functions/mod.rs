//! The one table of functions: name, least and most arguments, what a function depends on. Not what they do.

use super::{Fault, Function, Syntax, parse};

/// How many arguments a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arity {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

/// What a function's value depends on beside its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Nothing.
    Plain,
    /// The node it is evaluated at, when it has no argument; where that node stands among others.
    Place,
    /// The clock.
    Clock,
    /// The language of now.
    Language,
    /// Chance: another value every time.
    Chance,
    /// What the node held before.
    Past,
}

struct Entry {
    name: &'static str,
    least: usize,
    most: usize,
    nature: Nature,
}

const MANY: usize = usize::MAX;

const fn entry(name: &'static str, least: usize, most: usize) -> Entry {
    natured(name, least, most, Nature::Plain)
}

const fn natured(name: &'static str, least: usize, most: usize, nature: Nature) -> Entry {
    Entry {
        name,
        least,
        most,
        nature,
    }
}

static TABLE: &[Entry] = &[
    // control
    entry("if", 3, 3),
    entry("coalesce", 1, MANY),
    natured("once", 1, 1, Nature::Past),
    entry("true", 0, 0),
    entry("false", 0, 0),
    entry("not", 1, 1),
    entry("boolean", 1, 1),
    entry("boolean-from-string", 1, 1),
    entry("checklist", 2, MANY),
    entry("weighted-checklist", 2, MANY),
    // texts
    natured("string", 0, 1, Nature::Place),
    entry("concat", 0, MANY),
    entry("join", 1, MANY),
    natured("string-length", 0, 1, Nature::Place),
    natured("normalize-space", 0, 1, Nature::Place),
    entry("substr", 2, 3),
    entry("substring", 2, 3),
    entry("substring-before", 2, 2),
    entry("substring-after", 2, 2),
    entry("contains", 2, 2),
    entry("starts-with", 2, 2),
    entry("ends-with", 2, 2),
    entry("translate", 3, 3),
    entry("upper-case", 1, 1),
    entry("lower-case", 1, 1),
    entry("regex", 2, 2),
    entry("digest", 2, 3),
    entry("base64-decode", 1, 1),
    natured("uuid", 0, 1, Nature::Chance),
    // numbers
    natured("number", 0, 1, Nature::Place),
    entry("int", 1, 1),
    entry("round", 1, 2),
    entry("floor", 1, 1),
    entry("ceiling", 1, 1),
    entry("abs", 1, 1),
    entry("pow", 2, 2),
    entry("sqrt", 1, 1),
    entry("exp", 1, 1),
    entry("exp10", 1, 1),
    entry("log", 1, 1),
    entry("log10", 1, 1),
    entry("sin", 1, 1),
    entry("cos", 1, 1),
    entry("tan", 1, 1),
    entry("asin", 1, 1),
    entry("acos", 1, 1),
    entry("atan", 1, 1),
    entry("atan2", 2, 2),
    entry("pi", 0, 0),
    natured("random", 0, 0, Nature::Chance),
    // days and moments
    natured("today", 0, 0, Nature::Clock),
    natured("now", 0, 0, Nature::Clock),
    entry("date", 1, 1),
    entry("date-time", 1, 1),
    entry("decimal-date-time", 1, 1),
    entry("decimal-time", 1, 1),
    entry("format-date", 2, 2),
    entry("format-date-time", 2, 2),
    entry("add-date", 2, 6),
    entry("difference-in-months", 2, 2),
    // nodes
    entry("count", 1, 1),
    entry("count-non-empty", 1, 1),
    entry("sum", 1, 1),
    entry("min", 1, MANY),
    entry("max", 1, MANY),
    natured("position", 0, 1, Nature::Place),
    natured("last", 0, 0, Nature::Place),
    natured("name", 0, 1, Nature::Place),
    natured("local-name", 0, 1, Nature::Place),
    natured("namespace-uri", 0, 1, Nature::Place),
    entry("current", 0, 0),
    entry("instance", 1, 1),
    entry("pulldata", 4, 4),
    entry("indexed-repeat", 3, 7),
    entry("randomize", 1, 2),
    // choices
    entry("selected", 2, 2),
    entry("selected-at", 2, 2),
    entry("count-selected", 1, 1),
    natured("jr:choice-name", 2, 2, Nature::Language),
    // coordinates
    entry("area", 1, 1),
    entry("distance", 1, MANY),
];

/// The function of that name.
pub fn find(name: &str) -> Option<Function> {
    TABLE
        .iter()
        .position(|entry| entry.name == name)
        .map(Function)
}

/// The name most like a wrong one, if one is like it.
pub fn nearest(name: &str) -> Option<&'static str> {
    let wrong = name.to_lowercase();
    let most = (name.chars().count() / 3).clamp(1, 3);
    TABLE
        .iter()
        .map(|entry| (changes(&wrong, entry.name), entry.name))
        .filter(|(changes, _)| *changes <= most)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, name)| name)
}

/// How many letters must be put in, taken out or changed to make one text of the other.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut corner = row[0];
        row[0] = above + 1;
        for (left, other) in to.iter().enumerate() {
            let changed = corner + usize::from(letter != *other);
            corner = row[left + 1];
            row[left + 1] = changed.min(corner + 1).min(row[left] + 1);
        }
    }
    row[to.len()]
}

impl Function {
    fn entry(self) -> &'static Entry {
        &TABLE[self.0]
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// How many arguments it takes.
    pub fn arity(self) -> Arity {
        Arity {
            least: self.entry().least,
            most: self.entry().most,
        }
    }

    /// What its value depends on beside its arguments.
    pub fn nature(self) -> Nature {
        self.entry().nature
    }
}

/// Checks what is written out among the arguments: a pattern must be one, and the question of `jr:choice-name` is a path.
pub(super) fn check_literals(
    function: Function,
    arguments: &mut [Syntax],
    at: usize,
) -> Result<(), Fault> {
    match (function.name(), &mut *arguments) {
        ("regex", [_, Syntax::Text(pattern)]) => match regex::Regex::new(pattern) {
            Ok(_) => Ok(()),
            Err(_) => Err(Fault::new(
                at,
                "expression-pattern",
                [("pattern", pattern.clone())],
            )),
        },
        ("jr:choice-name", [_, question @ Syntax::Text(_)]) => {
            if let Syntax::Text(text) = question
                && let Ok(path) = parse(text)
                && matches!(path.syntax, Syntax::Path(_) | Syntax::Reference(..))
            {
                *question = path.syntax;
                return Ok(());
            }
            Err(Fault::new(at, "expression-choice-name", []))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once() {
        for (place, entry) in TABLE.iter().enumerate() {
            assert_eq!(find(entry.name), Some(Function(place)), "{}", entry.name);
        }
    }

    #[test]
    fn a_wrong_name_is_answered_with_the_right_one() {
        assert_eq!(nearest("strng-length"), Some("string-length"));
        assert_eq!(nearest("IF"), Some("if"));
        assert_eq!(nearest("Concat"), Some("concat"));
        assert_eq!(nearest("lookup-in-moon"), None);
    }
}
