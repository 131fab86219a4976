//! The `parameters` column: its keys and values, which a type knows, and whether they make sense.

use std::collections::BTreeMap;

use crate::form::definition::{Kind, Medium};

use super::faults::{Faults, Place};
use super::name;

/// Reads `key=value key=value`, divided by blanks, `,` or `;`. None where it cannot be divided so.
pub fn read(cell: &str) -> Option<BTreeMap<String, String>> {
    let spaced = cell.replace([',', ';'], " ");
    let mut parameters = BTreeMap::new();
    let joined = spaced
        .split('=')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("=");
    for pair in joined.split_whitespace() {
        let (key, value) = pair.split_once('=')?;
        if key.is_empty() || value.is_empty() || value.contains('=') {
            return None;
        }
        let key = key.to_lowercase();
        // Columns of files and names of questions keep their case.
        let keep = matches!(key.as_str(), "value" | "label" | "seed");
        let value = if keep {
            value.to_owned()
        } else {
            value.to_lowercase()
        };
        parameters.insert(key, value);
    }
    Some(parameters)
}

/// The keys a type knows.
fn known(kind: Kind, from_file: bool) -> &'static [&'static str] {
    match kind {
        Kind::Range => &[
            "start",
            "end",
            "step",
            "tick_interval",
            "placeholder",
            "tick_labelset",
        ],
        Kind::SelectOne | Kind::SelectMultiple if from_file => {
            &["randomize", "seed", "value", "label"]
        }
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => &["randomize", "seed"],
        Kind::Text => &["rows"],
        Kind::File(Medium::Image) => &["max-pixels", "app"],
        Kind::File(Medium::Audio) => &["quality"],
        Kind::Geopoint => &[
            "allow-mock-accuracy",
            "capture-accuracy",
            "warning-accuracy",
            "reference-geometry",
        ],
        Kind::Geotrace | Kind::Geoshape => {
            &["allow-mock-accuracy", "incremental", "reference-geometry"]
        }
        _ => &[],
    }
}

/// Tells keys the type does not know. Types that take none at all are left alone, as they always were.
pub fn check(
    parameters: &BTreeMap<String, String>,
    kind: Kind,
    from_file: bool,
    place: Place<'_>,
    faults: &mut Faults,
) {
    let known = known(kind, from_file);
    for key in parameters
        .keys()
        .filter(|key| !known.is_empty() && !known.contains(&key.as_str()))
    {
        let all = known.join(", ");
        let meant = name::nearest(key, known.iter().copied()).unwrap_or(&all);
        faults.fault(
            place,
            "unknown-parameter",
            &[("key", key), ("known", meant)],
        );
    }
    if kind == Kind::Range {
        check_range(parameters, place, faults);
    }
    check_shuffle(parameters, place, faults);
}

/// A range goes from 1 to 10 in steps of 1 unless it says else.
pub const RANGE: [(&str, &str); 3] = [("start", "1"), ("end", "10"), ("step", "1")];

fn check_range(parameters: &BTreeMap<String, String>, place: Place<'_>, faults: &mut Faults) {
    let mut numbers = [0.0; 3];
    for ((key, usual), number) in RANGE.iter().zip(&mut numbers) {
        let value = parameters.get(*key).map_or(*usual, String::as_str);
        match value
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
        {
            Some(read) => *number = read,
            None => {
                faults.fault(place, "range-no-number", &[("key", key), ("value", value)]);
                return;
            }
        }
    }
    let [start, end, step] = numbers;
    let wide = (end - start).abs();
    if step == 0.0 {
        faults.fault(place, "range-step-zero", &[]);
    } else if step.abs() > wide {
        let names = [("step", &*step.to_string()), ("wide", &wide.to_string())];
        faults.fault(place, "range-step-too-wide", &names);
    }
}

fn check_shuffle(parameters: &BTreeMap<String, String>, place: Place<'_>, faults: &mut Faults) {
    let randomize = parameters.get("randomize").map(String::as_str);
    if let Some(value) = randomize.filter(|value| !matches!(*value, "true" | "false")) {
        faults.fault(place, "randomize-neither", &[("value", value)]);
    }
    let Some(seed) = parameters.get("seed") else {
        return;
    };
    if randomize.is_none() {
        faults.fault(place, "seed-without-randomize", &[]);
    }
    if seed.parse::<f64>().is_err() && !super::draft::is_reference(seed) {
        faults.fault(place, "bad-seed", &[("seed", seed)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_may_be_divided_in_any_way() {
        for cell in ["start=1 end=5", "start = 1, END =5", "start=1;end=5"] {
            let read = read(cell).unwrap();
            assert_eq!((read["start"].as_str(), read["end"].as_str()), ("1", "5"));
        }
        assert!(read("start").is_none());
        assert!(read("start=1=2").is_none());
        assert_eq!(read("seed=${Case}").unwrap()["seed"], "${Case}");
    }
}
