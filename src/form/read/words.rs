//! Texts with `${name}` in them. Not which texts there are.

use crate::form::definition::{Part, Text};
use crate::form::expression::{Expression, Syntax};

use super::bind::Binder;
use super::faults::{Faults, Place};

/// What stands where a language has no translation of a text that others have.
const MISSING: &str = "-";

/// The text of a cell; a reference that cannot be read is reported and stays as it was written.
pub fn text(cell: &str, place: Place<'_>, binder: &Binder, faults: &mut Faults) -> Text {
    let mut parts = Vec::new();
    let mut rest = cell;
    while let Some(start) = rest.find("${") {
        let Some(length) = rest[start..].find('}') else {
            faults.fault(
                place,
                "open-reference",
                &[("found", &shortened(&rest[start..]))],
            );
            break;
        };
        let end = start + length + 1;
        if start > 0 {
            parts.push(Part::Words(rest[..start].to_owned()));
        }
        parts.push(value(&rest[start..end], place, binder, faults));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_owned()));
    }
    Text { parts }
}

fn value(written: &str, place: Place<'_>, binder: &Binder, faults: &mut Faults) -> Part {
    let name = written[2..written.len() - 1].trim().to_owned();
    if let Some(last) = name.strip_prefix("last-saved#") {
        faults.warn(place, "last-saved", &[("name", last)]);
        return Part::Words(String::new());
    }
    let mut expression = Expression {
        source: written.to_owned(),
        syntax: Syntax::Reference(name, None),
    };
    binder.bind(&mut expression, place, faults);
    Part::Value(expression)
}

/// The texts of all languages: blank ones show `-` if any has words.
pub fn texts(
    spread: &super::language::Spread<'_>,
    place: Place<'_>,
    binder: &Binder,
    faults: &mut Faults,
) -> Vec<Text> {
    let blank = spread.is_blank();
    let mut texts = Vec::with_capacity(spread.cells.len());
    for cell in &spread.cells {
        texts.push(match cell {
            Some((column, words)) => text(words, place.at(column), binder, faults),
            None if blank => Text::default(),
            None => plain(MISSING),
        });
    }
    texts
}

/// Words without values.
pub fn plain(words: &str) -> Text {
    let parts = if words.is_empty() {
        vec![]
    } else {
        vec![Part::Words(words.to_owned())]
    };
    Text { parts }
}

/// The beginning of something long, for a message.
pub fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push_str("..");
    }
    short
}
