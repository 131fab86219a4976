//! Comparing two values as XPath 1.0 does, with days and moments. Not arithmetic.
//!
//! Nodes compare if one of them does; no nodes at all compare as a blank, because a question that is not relevant reads
//! as blank (forms.md §4). Numbers nearer than 1e-12 are equal (§5 row 18, as in JavaRosa).

use chrono::NaiveDate;

use super::value::{Value, node_text};
use super::{Operator, World, calendar, number};

/// What stands on one side of a subtraction or comparison.
#[derive(Clone, Copy)]
enum Operand {
    Number(f64),
    Day(NaiveDate),
    /// Days in UTC.
    Moment(f64),
    /// A time of day, in fractions of it; a number for nothing but another time.
    Clock(f64),
}

/// Both sides as numbers. A day beside a moment is its local midnight, so that `now() - today()` is the part of the day
/// gone by; two times of day compare as such.
pub(super) fn numbers(left: &Value, right: &Value, world: &dyn World) -> (f64, f64) {
    both(operand(left, world), operand(right, world), world)
}

fn both(left: Operand, right: Operand, world: &dyn World) -> (f64, f64) {
    let midnight = |day| calendar::moment_number(calendar::midnight(day, world.zone()));
    match (left, right) {
        (Operand::Day(day), Operand::Moment(moment)) => (midnight(day), moment),
        (Operand::Moment(moment), Operand::Day(day)) => (moment, midnight(day)),
        (Operand::Clock(left), Operand::Clock(right)) => (left, right),
        (left, right) => (left.alone(), right.alone()),
    }
}

impl Operand {
    fn alone(self) -> f64 {
        match self {
            Self::Number(number) | Self::Moment(number) => number,
            Self::Day(day) => calendar::day_number(day),
            Self::Clock(_) => f64::NAN,
        }
    }
}

fn operand(value: &Value, world: &dyn World) -> Operand {
    match value {
        Value::Number(number) => Operand::Number(*number),
        Value::Boolean(yes) => Operand::Number(f64::from(u8::from(*yes))),
        Value::Text(text) => text_operand(text, world),
        Value::Nodes(nodes) => nodes.first().map_or(Operand::Number(f64::NAN), |node| {
            text_operand(&node_text(world, *node), world)
        }),
        Value::Day(day) => Operand::Day(*day),
        Value::Moment(moment) => Operand::Moment(calendar::moment_number(*moment)),
    }
}

fn text_operand(text: &str, world: &dyn World) -> Operand {
    let number = number::from_text(text);
    if !number.is_nan() {
        return Operand::Number(number);
    }
    let text = text.trim();
    let sign = |place: usize, sign: u8| text.as_bytes().get(place) == Some(&sign);
    if sign(4, b'-') && sign(7, b'-') {
        let day = if text.len() == 10 {
            calendar::day_of(text)
        } else {
            None
        };
        return match day {
            Some(day) => Operand::Day(day),
            None => calendar::moment_of(text, world.zone())
                .map_or(Operand::Number(f64::NAN), |moment| {
                    Operand::Moment(calendar::moment_number(moment))
                }),
        };
    }
    if sign(2, b':') {
        return calendar::time_of(text).map_or(Operand::Number(f64::NAN), |(time, _)| {
            Operand::Clock(calendar::part_of_day(time))
        });
    }
    Operand::Number(f64::NAN)
}

/// Whether `=`, `!=`, `<`… holds.
pub(super) fn holds(operator: Operator, left: &Value, right: &Value, world: &dyn World) -> bool {
    let equality = matches!(operator, Operator::Equal | Operator::Unequal);
    if equality && (matches!(left, Value::Boolean(_)) || matches!(right, Value::Boolean(_))) {
        return (left.to_boolean(world) == right.to_boolean(world))
            == (operator == Operator::Equal);
    }
    match (left, right) {
        (Value::Nodes(nodes), right) if nodes.len() > 1 => nodes.iter().any(|node| {
            holds(
                operator,
                &Value::Text(node_text(world, *node)),
                right,
                world,
            )
        }),
        (left, Value::Nodes(nodes)) if nodes.len() > 1 => nodes
            .iter()
            .any(|node| holds(operator, left, &Value::Text(node_text(world, *node)), world)),
        _ if equality => equal(left, right, world) == (operator == Operator::Equal),
        _ => {
            let (left, right) = numbers(left, right, world);
            match operator {
                Operator::Less => left < right,
                Operator::AtMost => left <= right,
                Operator::More => left > right,
                _ => left >= right,
            }
        }
    }
}

/// Equality of two single values, neither of them a boolean.
fn equal(left: &Value, right: &Value, world: &dyn World) -> bool {
    let counts = |value: &Value| matches!(value, Value::Number(_));
    let dated = |value: &Value| matches!(value, Value::Day(_) | Value::Moment(_));
    if counts(left) || counts(right) || dated(left) || dated(right) {
        let (a, b) = numbers(left, right, world);
        if counts(left) || counts(right) || !(a.is_nan() || b.is_nan()) {
            return same(a, b);
        }
    }
    left.to_text(world) == right.to_text(world)
}

fn same(left: f64, right: f64) -> bool {
    left == right || (left - right).abs() < 1e-12
}

/// Whether a text equals a value that is no boolean: what a predicate over thousands of rows asks.
pub(super) fn text_equals(text: &str, value: &Value, world: &dyn World) -> bool {
    match value {
        Value::Text(other) => text == other,
        Value::Number(number) => {
            let own = number::from_text(text);
            // Only a day or a moment still has a number then.
            if own.is_nan() {
                text.contains('-') && holds_slowly(text, value, world)
            } else {
                same(own, *number)
            }
        }
        other => holds_slowly(text, other, world),
    }
}

fn holds_slowly(text: &str, value: &Value, world: &dyn World) -> bool {
    holds(Operator::Equal, &Value::text(text), value, world)
}
