//! Functions of selects: what was chosen, how many, the words of a choice. Choices are names between blanks.

use super::super::evaluate::Scope;
use super::super::value::Value;
use super::super::{Syntax, path};

/// Whether one name is among those chosen; two names are no name (forms.md §5 row 24).
pub(super) fn selected<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let (list, wanted) = (scope.text(&arguments[0]), scope.text(&arguments[1]));
    let wanted = wanted.trim();
    // As both reference engines: no name at all is "chosen" where nothing is.
    let found = if wanted.is_empty() {
        list.trim().is_empty()
    } else {
        list.split_whitespace().any(|name| name == wanted)
    };
    Value::Boolean(found)
}

/// The name at a place from 0; blank where there is none.
pub(super) fn selected_at<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let list = scope.text(&arguments[0]);
    let place = scope.number(&arguments[1]).trunc();
    let found = if place >= 0.0 {
        list.split_whitespace().nth(place as usize)
    } else {
        None
    };
    Value::text(found.unwrap_or("").to_owned())
}

pub(super) fn count_selected<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(scope.text(&arguments[0]).split_whitespace().count() as f64)
}

/// The text of that id in the language of now, as converters of forms name them: `LIST-0` is the first choice of a list
/// (its `itextId`), `/data/age:label` and `/data/age:hint` belong to a question.
pub(super) fn itext<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let id = scope.text(&arguments[0]);
    Value::text(scope.world.text_of_id(id.trim(), scope.current))
}

/// The words of a choice of the select named second.
pub(super) fn choice_name<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let name = scope.text(&arguments[0]);
    let question = match &arguments[1] {
        Syntax::Reference(_, item) => *item,
        // The question names the list; whether it is relevant now does not matter.
        Syntax::Path(path) => path::unfiltered(scope, path)
            .first()
            .and_then(|node| scope.tree.node(*node).item),
        other => scope
            .value(other)
            .nodes()
            .first()
            .and_then(|node| scope.tree.node(*node).item),
    };
    match question {
        Some(question) if !name.is_empty() => {
            Value::text(scope.world.choice_label(&name, question, scope.current))
        }
        _ => Value::BLANK,
    }
}
