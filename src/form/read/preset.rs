//! Defaults: whether a cell holds a value or something to compute, and whether the value suits its question.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use regex::Regex;

use crate::form::definition::Kind;

/// The words of a default as pyxform divides them; what is named makes it something to compute.
static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let value = r"-?\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:\d{2}|Z)?|-?\d{4}-\d{2}-\d{2}|\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:\d{2}|Z)?|-?\d+\.\d*|-?\.\d+|-?\d+";
    let operator = r"(?P<operator>[*+-]| mod | div )";
    let text = r#""[^"]*"|'[^']*'"#;
    let reference = r"(?P<reference>\$\{[^}]*\})";
    let call = r"(?P<call>[\p{L}_][\p{L}\p{N}_.:-]*\()";
    let name = r"[\p{L}_][\p{L}\p{N}_.-]*";
    let all = format!(r"{value}|{operator}|(?P<union>\|)|{text}|{reference}|{call}|{name}");
    Regex::new(&all).ok()
});

/// Whether a default is computed: it has an operator, a function or a reference. A dash does not make one in a day
/// or a place, and a value that suits its question never is one.
pub fn is_computed(default: &str, kind: Kind) -> bool {
    let Some(words) = WORDS.as_ref() else {
        return false;
    };
    let timely = matches!(kind, Kind::Date | Kind::Time | Kind::DateTime);
    if timely && suits(default, kind) {
        return false;
    }
    let dashed = matches!(
        kind,
        Kind::Date | Kind::DateTime | Kind::Geopoint | Kind::Geotrace | Kind::Geoshape
    );
    for found in words.captures_iter(default) {
        if let Some(operator) = found.name("operator") {
            return !(dashed && operator.as_str() == "-");
        }
        if ["union", "reference", "call"]
            .iter()
            .any(|name| found.name(name).is_some())
        {
            return true;
        }
    }
    false
}

/// A value as it is kept: a day that Excel wrote with its midnight loses that.
pub fn kept(default: &str, kind: Kind) -> &str {
    match kind {
        Kind::Date => default.strip_suffix(" 00:00:00").unwrap_or(default),
        _ => default,
    }
}

/// Whether a value can be the answer to such a question. Choices are not looked at.
pub fn suits(value: &str, kind: Kind) -> bool {
    match kind {
        Kind::Integer => value.parse::<i64>().is_ok(),
        Kind::Decimal | Kind::Range => value.parse::<f64>().is_ok_and(f64::is_finite),
        Kind::Date => NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok(),
        Kind::Time => is_time(value),
        Kind::DateTime => is_moment(value),
        Kind::Geopoint => is_point(value),
        Kind::Geotrace | Kind::Geoshape => value
            .split(';')
            .map(str::trim)
            .filter(|point| !point.is_empty())
            .all(is_point),
        _ => true,
    }
}

fn is_time(value: &str) -> bool {
    let bare = |format| NaiveTime::parse_from_str(value, format).is_ok();
    let zoned = format!("2000-01-01T{value}");
    bare("%H:%M") || bare("%H:%M:%S%.f") || DateTime::parse_from_rfc3339(&zoned).is_ok()
}

fn is_moment(value: &str) -> bool {
    let bare = |format| NaiveDateTime::parse_from_str(value, format).is_ok();
    DateTime::parse_from_rfc3339(value).is_ok()
        || bare("%Y-%m-%dT%H:%M:%S%.f")
        || bare("%Y-%m-%d %H:%M:%S%.f")
        || bare("%Y-%m-%dT%H:%M")
        || NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok()
}

/// `lat lon [alt [acc]]`.
fn is_point(value: &str) -> bool {
    let numbers: Option<Vec<f64>> = value
        .split_whitespace()
        .map(|part| part.parse().ok())
        .collect();
    numbers.is_some_and(|numbers| {
        matches!(numbers.len(), 2..=4) && numbers[0].abs() <= 90.0 && numbers[1].abs() <= 180.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("today()", Kind::Date, true)]
    #[case("2026-03-15", Kind::Date, false)]
    #[case("2026-03-15", Kind::Text, false)]
    #[case("${a}", Kind::Text, true)]
    #[case("1 + 1", Kind::Integer, true)]
    #[case("-5", Kind::Integer, false)]
    #[case("North-East", Kind::Text, false)]
    #[case("A - B", Kind::Text, true)]
    #[case("A (b)", Kind::Text, false)]
    #[case("concat('a', 'b')", Kind::Text, true)]
    #[case("6 div 2", Kind::Integer, true)]
    #[case("10:30:00.000+08:00", Kind::Time, false)]
    #[case("2026-03-15T10:30:00.000+08:00", Kind::DateTime, false)]
    #[case("30.5 -114.3 0 0", Kind::Geopoint, false)]
    #[case("'today()'", Kind::Text, false)]
    fn what_is_computed(#[case] default: &str, #[case] kind: Kind, #[case] computed: bool) {
        assert_eq!(is_computed(default, kind), computed);
    }

    #[rstest]
    #[case("3", Kind::Integer, true)]
    #[case("3.5", Kind::Integer, false)]
    #[case("three", Kind::Decimal, false)]
    #[case("2026-02-30", Kind::Date, false)]
    #[case("25:00", Kind::Time, false)]
    #[case("30.5 114.3", Kind::Geopoint, true)]
    #[case("30.5", Kind::Geopoint, false)]
    fn what_suits(#[case] value: &str, #[case] kind: Kind, #[case] right: bool) {
        assert_eq!(suits(value, kind), right);
    }
}
