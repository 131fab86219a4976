//! Functions of numbers: rounding, powers, angles, the least and the most.

use super::super::Syntax;
use super::super::evaluate::Scope;
use super::super::value::{Value, node_text, text_number};

/// A function of one number.
macro_rules! of_one {
    ($($name:ident => $reckon:expr;)*) => {
        $(pub(super) fn $name<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
            let reckon: fn(f64) -> f64 = $reckon;
            Value::Number(reckon(scope.number(&arguments[0])))
        })*
    };
}

of_one! {
    int => f64::trunc;
    floor => f64::floor;
    ceiling => f64::ceil;
    abs => f64::abs;
    sqrt => f64::sqrt;
    exp => f64::exp;
    exp10 => |power| 10_f64.powf(power);
    log => f64::ln;
    log10 => f64::log10;
    sin => f64::sin;
    cos => f64::cos;
    tan => f64::tan;
    asin => f64::asin;
    acos => f64::acos;
    atan => f64::atan;
}

pub(super) fn pow<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(
        scope
            .number(&arguments[0])
            .powf(scope.number(&arguments[1])),
    )
}

pub(super) fn atan2<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(
        scope
            .number(&arguments[0])
            .atan2(scope.number(&arguments[1])),
    )
}

pub(super) fn pi<'a>(_: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Number(std::f64::consts::PI)
}

pub(super) fn random<'a>(scope: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Number(scope.world.random())
}

pub(super) fn round<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let places = arguments
        .get(1)
        .map_or(0.0, |places| scope.number(places).trunc());
    Value::Number(rounded(scope.number(&arguments[0]), places))
}

/// Rounds the number as it is written, a half towards positive infinity: 1.005 to 2 places is 1.01, -2.5 is -2
/// (forms.md §5 row 16). More than 30 places are no number, as in JavaRosa.
pub(super) fn rounded(number: f64, places: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if places.is_nan() || places.abs() > 30.0 {
        return f64::NAN;
    }
    let text = format!("{}", number.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: Vec<u8> = whole
        .bytes()
        .chain(fraction.bytes())
        .map(|digit| digit - b'0')
        .collect();
    // How many of the digits stay; a negative count is a place before the first of them.
    let kept = whole.len() as i64 + places as i64;
    if kept >= digits.len() as i64 {
        return number;
    }
    let next = if kept < 0 { 0 } else { digits[kept as usize] };
    let beyond = digits
        .iter()
        .skip((kept + 1).max(0) as usize)
        .any(|digit| *digit > 0);
    let up = next > 5 || next == 5 && (beyond || number > 0.0);
    let mut result: Vec<u8> = digits[..kept.max(0) as usize].to_vec();
    let mut carry = up;
    for digit in result.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == 9;
        *digit = if carry { 0 } else { *digit + 1 };
    }
    if carry {
        result.insert(0, 1);
    }
    if result.is_empty() {
        return 0.0;
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let digits: String = result
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect();
    format!("{sign}{digits}e{}", -(places as i64))
        .parse()
        .unwrap_or(f64::NAN)
}

/// The numbers of all arguments, every node of a node-set one; blanks and what is no number are left out, as Collect
/// does (forms.md §5 row 1).
fn numbers<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> impl Iterator<Item = f64> {
    let mut found = Vec::new();
    for argument in arguments {
        match scope.value(argument) {
            Value::Nodes(nodes) => found.extend(
                nodes
                    .iter()
                    .map(|node| text_number(&node_text(scope.world, *node), scope.world)),
            ),
            other => found.push(other.to_number(scope.world)),
        }
    }
    found.into_iter().filter(|number| !number.is_nan())
}

pub(super) fn sum<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(numbers(scope, arguments).fold(0.0, |sum, number| sum + number))
}

pub(super) fn min<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(numbers(scope, arguments).fold(f64::NAN, f64::min))
}

pub(super) fn max<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(numbers(scope, arguments).fold(f64::NAN, f64::max))
}

pub(super) fn number<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(match arguments {
        [] => text_number(&node_text(scope.world, scope.node), scope.world),
        [first, ..] => scope.number(first),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_half_goes_up_and_places_are_decimal() {
        for (number, places, rounds) in [
            (2.5, 0.0, 2.0 + 1.0),
            (-2.5, 0.0, -2.0),
            (-2.51, 0.0, -3.0),
            (1.005, 2.0, 1.01),
            (-1.005, 2.0, -1.0),
            (1.234, 2.0, 1.23),
            (1250.0, -2.0, 1300.0),
            (-1250.0, -2.0, -1200.0),
            (49.0, -2.0, 0.0),
            (50.0, -2.0, 100.0),
            (9.99, 1.0, 10.0),
            (0.5, 0.0, 1.0),
            (-0.2, 0.0, 0.0),
            (1e300, 0.0, 1e300),
            (7.0, 3.0, 7.0),
        ] {
            assert_eq!(rounded(number, places), rounds, "{number} to {places}");
        }
        assert!(rounded(1.0, 31.0).is_nan());
    }

    proptest! {
        #[test]
        fn rounding_moves_by_half_a_place_at_most(number in -1e9..1e9_f64, places in 0..6_i32) {
            let rounds = rounded(number, f64::from(places));
            prop_assert!((rounds - number).abs() <= 0.5 * 10_f64.powi(-places) + 1e-6);
            prop_assert_eq!(rounded(rounds, f64::from(places)), rounds);
        }
    }
}
