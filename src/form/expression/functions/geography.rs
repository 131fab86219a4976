//! Areas and distances on a sphere with the Earth's radius at the equator, as all three engines reckon.
//!
//! Points are `latitude longitude [altitude [accuracy]]`, a trace or shape has `;` between them. The result is rounded to
//! hundredths; a point that is none gives no number.

use super::super::evaluate::Scope;
use super::super::value::{Value, node_text};
use super::super::{Syntax, number};

const RADIUS: f64 = 6_378_100.0;

/// Latitude and longitude in radians.
type Point = (f64, f64);

/// Square metres inside a shape or a ring of points.
pub(super) fn area<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Some(points) = points(scope, arguments) else {
        return Value::Number(f64::NAN);
    };
    if points.len() < 3 {
        return Value::Number(0.0);
    }
    let next = points.iter().cycle().skip(1);
    let sum: f64 = points
        .iter()
        .zip(next)
        .map(|(from, to)| (to.1 - from.1) * (2.0 + from.0.sin() + to.0.sin()))
        .sum();
    Value::Number(hundredths((sum * RADIUS * RADIUS / 2.0).abs()))
}

/// Metres along the points.
pub(super) fn distance<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Some(points) = points(scope, arguments) else {
        return Value::Number(f64::NAN);
    };
    let between = |(from, to): (&Point, &Point)| {
        let cosine = from.0.sin() * to.0.sin() + from.0.cos() * to.0.cos() * (to.1 - from.1).cos();
        // The same point twice may give a cosine a hair above 1.
        cosine.clamp(-1.0, 1.0).acos() * RADIUS
    };
    let sum: f64 = points.iter().zip(points.iter().skip(1)).map(between).sum();
    Value::Number(hundredths(sum))
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn points<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Option<Vec<Point>> {
    let mut found = Vec::new();
    for argument in arguments {
        match scope.value(argument) {
            Value::Nodes(nodes) => {
                for node in nodes.iter() {
                    read(&node_text(scope.world, *node), &mut found)?;
                }
            }
            other => read(&other.to_text(scope.world), &mut found)?,
        }
    }
    if found.is_empty() { None } else { Some(found) }
}

/// Reads the points of one text; nothing if one of them is none.
fn read(text: &str, found: &mut Vec<Point>) -> Option<()> {
    for point in text
        .split(';')
        .map(str::trim)
        .filter(|point| !point.is_empty())
    {
        let figures: Vec<f64> = point.split_whitespace().map(number::from_text).collect();
        let (latitude, longitude) = (*figures.first()?, *figures.get(1)?);
        let exists = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        let rest = figures.len() <= 4 && figures[2..].iter().all(|figure| !figure.is_nan());
        if !exists || !rest || figures.get(3).is_some_and(|accuracy| *accuracy < 0.0) {
            return None;
        }
        found.push((latitude.to_radians(), longitude.to_radians()));
    }
    Some(())
}
