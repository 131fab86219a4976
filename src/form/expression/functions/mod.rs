//! The one table of functions: name, least and most arguments, what a function depends on. Not what they do.

mod dates;
mod digest;
mod geography;
mod logic;
mod nodes;
mod numbers;
mod pattern;
mod selects;
mod text;

pub use nodes::{seed_of_text, shuffled};

use super::evaluate::Scope;
use super::{Fault, Function, Syntax, Value, parse};

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
    run: Run,
}

/// A function gets its arguments unevaluated: `if` needs only one of two.
type Run = for<'a> fn(&Scope<'a>, &'a [Syntax]) -> Value<'a>;

const MANY: usize = usize::MAX;

const fn entry(name: &'static str, least: usize, most: usize, run: Run) -> Entry {
    natured(name, least, most, Nature::Plain, run)
}

const fn natured(name: &'static str, least: usize, most: usize, nature: Nature, run: Run) -> Entry {
    Entry {
        name,
        least,
        most,
        nature,
        run,
    }
}

static TABLE: &[Entry] = &[
    // control
    entry("if", 3, 3, logic::choose),
    entry("coalesce", 1, MANY, logic::coalesce),
    natured("once", 1, 1, Nature::Past, logic::once),
    entry("true", 0, 0, logic::yes),
    entry("false", 0, 0, logic::no),
    entry("not", 1, 1, logic::not),
    entry("boolean", 1, 1, logic::boolean),
    entry("boolean-from-string", 1, 1, logic::from_string),
    entry("checklist", 2, MANY, logic::checklist),
    entry("weighted-checklist", 2, MANY, logic::weighted),
    // texts
    natured("string", 0, 1, Nature::Place, text::string),
    entry("concat", 0, MANY, text::concat),
    entry("join", 1, MANY, text::join),
    natured("string-length", 0, 1, Nature::Place, text::length),
    natured("normalize-space", 0, 1, Nature::Place, text::normalize),
    entry("substr", 2, 3, text::substr),
    entry("substring", 2, 3, text::substring),
    entry("substring-before", 2, 2, text::before),
    entry("substring-after", 2, 2, text::after),
    entry("contains", 2, 2, text::contains),
    entry("starts-with", 2, 2, text::starts_with),
    entry("ends-with", 2, 2, text::ends_with),
    entry("translate", 3, 3, text::translate),
    entry("upper-case", 1, 1, text::upper),
    entry("lower-case", 1, 1, text::lower),
    entry("regex", 2, 2, text::regex),
    entry("digest", 2, 3, digest::digest),
    entry("base64-decode", 1, 1, digest::base64_decode),
    natured("uuid", 0, 1, Nature::Chance, text::uuid),
    // numbers
    natured("number", 0, 1, Nature::Place, numbers::number),
    entry("int", 1, 1, numbers::int),
    entry("round", 1, 2, numbers::round),
    entry("floor", 1, 1, numbers::floor),
    entry("ceiling", 1, 1, numbers::ceiling),
    entry("abs", 1, 1, numbers::abs),
    entry("pow", 2, 2, numbers::pow),
    entry("sqrt", 1, 1, numbers::sqrt),
    entry("exp", 1, 1, numbers::exp),
    entry("exp10", 1, 1, numbers::exp10),
    entry("log", 1, 1, numbers::log),
    entry("log10", 1, 1, numbers::log10),
    entry("sin", 1, 1, numbers::sin),
    entry("cos", 1, 1, numbers::cos),
    entry("tan", 1, 1, numbers::tan),
    entry("asin", 1, 1, numbers::asin),
    entry("acos", 1, 1, numbers::acos),
    entry("atan", 1, 1, numbers::atan),
    entry("atan2", 2, 2, numbers::atan2),
    entry("pi", 0, 0, numbers::pi),
    natured("random", 0, 0, Nature::Chance, numbers::random),
    // days and moments
    natured("today", 0, 0, Nature::Clock, dates::today),
    natured("now", 0, 0, Nature::Clock, dates::this_moment),
    entry("date", 1, 1, dates::date),
    entry("date-time", 1, 1, dates::date_time),
    entry("decimal-date-time", 1, 1, dates::decimal_date_time),
    entry("decimal-time", 1, 1, dates::decimal_time),
    entry("format-date", 2, 2, dates::format_date),
    entry("format-date-time", 2, 2, dates::format_date),
    entry("add-date", 2, 6, dates::add_date),
    entry("difference-in-months", 2, 2, dates::difference_in_months),
    // nodes
    entry("count", 1, 1, nodes::count),
    entry("count-non-empty", 1, 1, nodes::count_non_empty),
    entry("sum", 1, 1, numbers::sum),
    entry("min", 1, MANY, numbers::min),
    entry("max", 1, MANY, numbers::max),
    natured("position", 0, 1, Nature::Place, nodes::position),
    natured("last", 0, 0, Nature::Place, nodes::last),
    natured("name", 0, 1, Nature::Place, nodes::name),
    natured("local-name", 0, 1, Nature::Place, nodes::local_name),
    natured("namespace-uri", 0, 1, Nature::Place, nodes::namespace_uri),
    entry("current", 0, 0, nodes::current),
    entry("instance", 1, 1, nodes::instance),
    entry("pulldata", 4, 4, nodes::pulldata),
    entry("indexed-repeat", 3, 11, nodes::indexed_repeat),
    entry("randomize", 1, 2, nodes::randomize),
    // choices
    entry("selected", 2, 2, selects::selected),
    entry("is-selected", 2, 2, selects::selected),
    entry("selected-at", 2, 2, selects::selected_at),
    entry("count-selected", 1, 1, selects::count_selected),
    natured(
        "jr:choice-name",
        2,
        2,
        Nature::Language,
        selects::choice_name,
    ),
    natured("jr:itext", 1, 1, Nature::Language, selects::itext),
    // coordinates
    entry("area", 1, 1, geography::area),
    entry("distance", 1, MANY, geography::distance),
];

/// The function of that name.
pub fn find(name: &str) -> Option<Function> {
    TABLE
        .iter()
        .position(|entry| entry.name == name)
        .map(Function)
}

/// The names of all functions.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|entry| entry.name)
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
    pub(super) fn run<'a>(self, scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
        (self.entry().run)(scope, arguments)
    }

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

/// Checks what a call says beside the number of its arguments: a pattern written out must be one, an algorithm known,
/// pairs complete; the question of `jr:choice-name`, quoted, becomes the path it is.
pub(super) fn check_call(
    function: Function,
    arguments: &mut [Syntax],
    at: usize,
) -> Result<(), Fault> {
    let given = arguments.len();
    match (function.name(), &mut *arguments) {
        ("regex", [_, Syntax::Text(pattern)]) if text::whole(pattern).is_none() => Err(Fault::new(
            at,
            "expression-pattern",
            [("pattern", pattern.clone())],
        )),
        ("digest", [_, Syntax::Text(algorithm), ..]) if !digest::is_known(algorithm) => {
            let names = [
                ("found", algorithm.clone()),
                ("known", digest::ALGORITHMS.join(", ")),
            ];
            Err(Fault::new(at, "expression-digest", names))
        }
        ("weighted-checklist", _) if given % 2 == 1 => Err(pairs(function, given, at)),
        ("indexed-repeat", _) if given.is_multiple_of(2) => Err(pairs(function, given, at)),
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

fn pairs(function: Function, given: usize, at: usize) -> Fault {
    let names = [
        ("name", function.name().to_owned()),
        ("given", given.to_string()),
    ];
    Fault::new(at, "expression-arguments-pairs", names)
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
