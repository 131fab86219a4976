//! Functions of texts. A character is a Unicode scalar value: a Chinese character counts one.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;

use super::super::Syntax;
use super::super::evaluate::Scope;
use super::super::value::{Value, node_text};
use super::super::world::Warning;

/// The text of the first argument, or of the context node where there is none.
fn subject<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Cow<'a, str> {
    match arguments {
        [] => node_text(scope.world, scope.node),
        [first, ..] => scope.text(first),
    }
}

pub(super) fn string<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Text(subject(scope, arguments))
}

pub(super) fn concat<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::text(all_texts(scope, arguments).concat())
}

pub(super) fn join<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let between = scope.text(&arguments[0]);
    Value::text(all_texts(scope, &arguments[1..]).join(&*between))
}

/// The texts of all arguments, every node of a node-set one.
fn all_texts<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Vec<Cow<'a, str>> {
    let mut found = Vec::new();
    for argument in arguments {
        match scope.value(argument) {
            Value::Nodes(nodes) => {
                found.extend(nodes.iter().map(|node| node_text(scope.world, *node)));
            }
            Value::Text(text) => found.push(text),
            other => found.push(other.to_text(scope.world)),
        }
    }
    found
}

pub(super) fn length<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(subject(scope, arguments).chars().count() as f64)
}

pub(super) fn normalize<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = subject(scope, arguments);
    let words: Vec<&str> = text
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    Value::text(words.join(" "))
}

/// From a place counted from 0 up to, not including, another; negative places count from the end.
pub(super) fn substr<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    let length = text.chars().count() as f64;
    let place = |number: f64| {
        let number = if number.is_nan() { 0.0 } else { number.trunc() };
        let number = if number < 0.0 {
            length + number
        } else {
            number
        };
        number.clamp(0.0, length) as usize
    };
    let start = place(scope.number(&arguments[1]));
    let end = arguments
        .get(2)
        .map_or(length as usize, |end| place(scope.number(end)));
    Value::text(
        text.chars()
            .skip(start)
            .take(end.saturating_sub(start))
            .collect::<String>(),
    )
}

/// XPath's own: places from 1, then how many characters, both rounded.
pub(super) fn substring<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    let rounded = |number: f64| (number + 0.5).floor();
    let start = rounded(scope.number(&arguments[1]));
    let end = match arguments.get(2) {
        None => f64::INFINITY,
        Some(count) => start + rounded(scope.number(count)),
    };
    let kept = text.chars().enumerate().filter(|(place, _)| {
        let place = (*place + 1) as f64;
        place >= start && place < end
    });
    Value::text(kept.map(|(_, character)| character).collect::<String>())
}

pub(super) fn before<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let (text, mark) = (scope.text(&arguments[0]), scope.text(&arguments[1]));
    let found = text.find(&*mark).map_or("", |place| &text[..place]);
    Value::text(found.to_owned())
}

pub(super) fn after<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let (text, mark) = (scope.text(&arguments[0]), scope.text(&arguments[1]));
    let found = text
        .find(&*mark)
        .map_or("", |place| &text[place + mark.len()..]);
    Value::text(found.to_owned())
}

pub(super) fn contains<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(
        scope
            .text(&arguments[0])
            .contains(&*scope.text(&arguments[1])),
    )
}

pub(super) fn starts_with<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(
        scope
            .text(&arguments[0])
            .starts_with(&*scope.text(&arguments[1])),
    )
}

pub(super) fn ends_with<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(
        scope
            .text(&arguments[0])
            .ends_with(&*scope.text(&arguments[1])),
    )
}

/// Changes each character of the second text into that at its place in the third; without one it goes.
pub(super) fn translate<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    let from = scope.text(&arguments[1]);
    let to: Vec<char> = scope.text(&arguments[2]).chars().collect();
    let changed = |character: char| match from.chars().position(|other| other == character) {
        None => Some(character),
        Some(place) => to.get(place).copied(),
    };
    Value::text(text.chars().filter_map(changed).collect::<String>())
}

pub(super) fn upper<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::text(scope.text(&arguments[0]).to_uppercase())
}

pub(super) fn lower<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::text(scope.text(&arguments[0]).to_lowercase())
}

/// A pattern that must match the whole text (forms.md §5 row 3); none for what `regex` does not know.
pub(super) fn whole(pattern: &str) -> Option<Regex> {
    Regex::new(&format!("^(?:{pattern})$")).ok()
}

/// More patterns than any form has; a form that makes them as it goes does not fill the memory.
const PATTERNS: usize = 256;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Option<Regex>>> = RefCell::new(HashMap::new());
}

/// Whether the whole text matches a pattern. Patterns are compiled once for each thread.
pub(super) fn regex<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let (text, pattern) = (scope.text(&arguments[0]), scope.text(&arguments[1]));
    let matched = COMPILED.with_borrow_mut(|compiled| {
        if compiled.len() >= PATTERNS && !compiled.contains_key(&*pattern) {
            compiled.clear();
        }
        if !compiled.contains_key(&*pattern) {
            compiled.insert(pattern.clone().into_owned(), whole(&pattern));
        }
        compiled
            .get(&*pattern)
            .and_then(|found| found.as_ref().map(|regex| regex.is_match(&text)))
    });
    if matched.is_none() {
        scope.world.warn(Warning::NoPattern(pattern.into_owned()));
    }
    Value::Boolean(matched.unwrap_or(false))
}

/// A UUID, or so many random figures and letters.
pub(super) fn uuid<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Some(wanted) = arguments.first() else {
        return Value::text(scope.world.uuid());
    };
    const LETTERS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    const LONGEST: f64 = 1_000.0;
    let wanted = scope.number(wanted);
    let wanted = if wanted.is_nan() {
        0
    } else {
        wanted.clamp(0.0, LONGEST) as usize
    };
    let letter = |_| {
        let place = (scope.world.random() * LETTERS.len() as f64) as usize;
        char::from(LETTERS[place.min(LETTERS.len() - 1)])
    };
    Value::text((0..wanted).map(letter).collect::<String>())
}
