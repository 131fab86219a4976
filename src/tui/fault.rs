//! What is wrong with a form, in words, for the screen and the command line alike. Where it is shown is theirs.

use crate::form::fault::{Fault, What};
use crate::i18n::{Texts, Value};

/// What is wrong, without its place.
pub fn what(what: &What, texts: &Texts) -> String {
    let names = what.names.iter();
    let names: Vec<(&str, Value<'_>)> = names
        .map(|(name, word)| (*name, Value::from(word.as_str())))
        .collect();
    texts.with(&format!("form-fault-{}", what.key), &names)
}

/// What is wrong, and where in an expression it is.
pub fn message(fault: &Fault, texts: &Texts) -> String {
    let text = what(&fault.what, texts);
    let place = fault.what.names.iter().find(|(name, _)| *name == "place");
    let Some((_, place)) = place else {
        return text;
    };
    let names = [
        ("place", place.as_str().into()),
        ("text", text.as_str().into()),
    ];
    texts.with("cli-form-in-expression", &names)
}

/// `survey 12 relevant: …`
pub fn line(fault: &Fault, texts: &Texts) -> String {
    let row = fault.row.map(|row| row.to_string()).unwrap_or_default();
    let column = fault.column.as_deref().unwrap_or_default();
    let place = [fault.sheet.as_str(), &row, column];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let message = message(fault, texts);
    match place.is_empty() {
        true => message,
        false => format!("{}: {message}", place.join(" ")),
    }
}
