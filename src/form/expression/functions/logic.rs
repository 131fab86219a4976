//! Functions that choose: conditions, defaults, checklists.

use std::borrow::Cow;

use super::super::evaluate::Scope;
use super::super::value::{Value, node_text};
use super::super::{Syntax, number};

pub(super) fn choose<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let chosen = if scope.boolean(&arguments[0]) {
        &arguments[1]
    } else {
        &arguments[2]
    };
    scope.value(chosen)
}

/// The first argument that is not blank, as it is.
pub(super) fn coalesce<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    arguments
        .iter()
        .map(|argument| scope.value(argument))
        .find(|value| !value.to_text(scope.world).is_empty())
        .unwrap_or(Value::BLANK)
}

/// What the node held already, if it held something.
pub(super) fn once<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    match scope.world.previous(scope.current) {
        "" => scope.value(&arguments[0]),
        held => Value::text(held),
    }
}

pub(super) fn yes<'a>(_: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(true)
}

pub(super) fn no<'a>(_: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(false)
}

pub(super) fn not<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(!scope.boolean(&arguments[0]))
}

pub(super) fn boolean<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Boolean(scope.boolean(&arguments[0]))
}

/// True for `true` (in any case) and `1` only.
pub(super) fn from_string<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    Value::Boolean(text.eq_ignore_ascii_case("true") || text == "1")
}

/// Whether the number of true arguments lies between the first and the second; a bound of -1 is none.
pub(super) fn checklist<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let total = flags(scope, arguments[2..].iter())
        .into_iter()
        .filter(|flag| *flag)
        .count();
    within(scope, arguments, total as f64)
}

/// As [`checklist`], each truth followed by its weight.
pub(super) fn weighted<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let flags = flags(scope, arguments[2..].iter().step_by(2));
    let mut weights = Vec::new();
    for argument in arguments[2..].iter().skip(1).step_by(2) {
        match scope.value(argument) {
            Value::Nodes(nodes) => {
                weights.extend(
                    nodes
                        .iter()
                        .map(|node| number::from_text(&node_text(scope.world, *node))),
                );
            }
            other => weights.push(other.to_number(scope.world)),
        }
    }
    let total = flags
        .into_iter()
        .zip(weights)
        .filter(|(flag, weight)| *flag && !weight.is_nan())
        .map(|(_, weight)| weight)
        .sum();
    within(scope, arguments, total)
}

fn within<'a>(scope: &Scope<'a>, arguments: &'a [Syntax], total: f64) -> Value<'a> {
    let (least, most) = (scope.number(&arguments[0]), scope.number(&arguments[1]));
    Value::Boolean((least < 0.0 || total >= least) && (most < 0.0 || total <= most))
}

/// What each argument says, every node of a node-set on its own. A number says yes above 0, a text when it is not blank.
fn flags<'a>(scope: &Scope<'a>, arguments: impl Iterator<Item = &'a Syntax>) -> Vec<bool> {
    let of_text = |text: Cow<str>| {
        let number = number::from_text(&text);
        if number.is_nan() {
            !text.is_empty()
        } else {
            number > 0.0
        }
    };
    let mut found = Vec::new();
    for argument in arguments {
        match scope.value(argument) {
            Value::Nodes(nodes) => found.extend(
                nodes
                    .iter()
                    .map(|node| of_text(node_text(scope.world, *node))),
            ),
            Value::Text(text) => found.push(of_text(text)),
            other => found.push(other.to_boolean(scope.world)),
        }
    }
    found
}
