//! What may be typed into a question of each kind, and how it is then written down. Not whether it is a good answer.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use super::Refusal;
use crate::form::definition::{Item, Kind};
use crate::form::expression::number;

/// Where and when something is typed: times without an offset are meant there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    pub now: DateTime<FixedOffset>,
    pub zone: chrono_tz::Tz,
}

/// The answer as it is stored, or why it is none. Blank is always one. Choices are not looked at here.
pub(super) fn accept(item: &Item, typed: &str, here: Here) -> Result<String, Refusal> {
    let trimmed = typed.trim();
    if typed.is_empty() || (trimmed.is_empty() && !is_words(item.kind)) {
        return Ok(String::new());
    }
    match item.kind {
        Kind::Integer => whole(trimmed).ok_or(Refusal::NotAWholeNumber),
        Kind::Decimal => {
            decimal(trimmed).map_or(Err(Refusal::NotANumber), |n| Ok(number::to_text(n)))
        }
        Kind::Range => range(item, trimmed),
        Kind::Date => date(trimmed).map_or(Err(Refusal::NotADate), |day| Ok(day.to_string())),
        Kind::Time => time(trimmed, here).ok_or(Refusal::NotATime),
        Kind::DateTime => moment(trimmed, here).ok_or(Refusal::NotAMoment),
        Kind::Acknowledge => match trimmed.to_ascii_lowercase().as_str() {
            "ok" | "yes" | "true" | "1" => Ok("OK".to_owned()),
            _ => Err(Refusal::NotASign),
        },
        Kind::Geopoint => point(trimmed).ok_or(Refusal::NotAPlace),
        Kind::Geotrace => points(trimmed, 2).ok_or(Refusal::NotAPlace),
        Kind::Geoshape => points(trimmed, 3).ok_or(Refusal::NotAPlace),
        Kind::Calculate | Kind::Note | Kind::Meta(_) => Err(Refusal::NotAsked),
        Kind::Group | Kind::Repeat => Err(Refusal::UnknownPath),
        Kind::Text
        | Kind::Hidden
        | Kind::Barcode
        | Kind::File(_)
        | Kind::SelectOne
        | Kind::SelectMultiple
        | Kind::Rank => Ok(typed.to_owned()),
    }
}

fn is_words(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Hidden | Kind::Barcode)
}

/// What a calculation stores in a question of this kind: whole numbers are cut, days lose their time.
pub(super) fn coerce(kind: Kind, text: String) -> String {
    match kind {
        Kind::Integer => {
            let value = number::from_text(&text);
            match value.is_finite() {
                true => number::to_text(value.trunc()),
                false => String::new(),
            }
        }
        Kind::Date => match text.get(..10).and_then(date) {
            Some(day) if text.as_bytes().get(10) == Some(&b'T') => day.to_string(),
            _ => text,
        },
        _ => text,
    }
}

fn whole(text: &str) -> Option<String> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(())?;
    text.parse::<i64>().ok().map(|number| number.to_string())
}

fn decimal(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    // `inf`, `nan` and the like read as numbers in Rust.
    let starts = unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let number: f64 = text.parse().ok()?;
    (starts && number.is_finite()).then_some(number)
}

fn range(item: &Item, text: &str) -> Result<String, Refusal> {
    let number = decimal(text).ok_or(Refusal::NotANumber)?;
    let parameter = |key: &str, otherwise: f64| {
        let text = item.parameters.get(key);
        text.and_then(|text| decimal(text.trim()))
            .unwrap_or(otherwise)
    };
    let (start, end, step) = (
        parameter("start", 0.0),
        parameter("end", 10.0),
        parameter("step", 1.0),
    );
    let (least, most) = (start.min(end), start.max(end));
    let steps = (number - start) / step.abs().max(f64::MIN_POSITIVE);
    if number < least || number > most || (steps - steps.round()).abs() > 1e-9 {
        return Err(Refusal::OutOfRange);
    }
    Ok(number::to_text(number))
}

/// `2026-03-15`, also `2026-3-5`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A time of day and what follows it: an offset, or nothing.
fn clock_time(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let (time, offset) = match text.find(['+', '-', 'Z']) {
        None => (text, None),
        Some(at) => {
            let offset = match &text[at..] {
                "Z" => FixedOffset::east_opt(0),
                offset => offset.parse().ok(),
            };
            (&text[..at], Some(offset?))
        }
    };
    let time = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(time.trim(), form).ok());
    Some((time?, offset))
}

/// The offset that holds in the zone at a local time; none where the clocks leap over it.
fn offset_at(local: NaiveDateTime, here: Here) -> Option<FixedOffset> {
    let moment = here.zone.from_local_datetime(&local).earliest()?;
    Some(moment.fixed_offset().offset().to_owned())
}

fn time(text: &str, here: Here) -> Option<String> {
    let (time, offset) = clock_time(text)?;
    let today = here.now.with_timezone(&here.zone).date_naive();
    let offset = match offset {
        Some(offset) => offset,
        None => offset_at(today.and_time(time), here)?,
    };
    Some(format!("{}{offset}", time.format("%H:%M:%S%.3f")))
}

fn moment(text: &str, here: Here) -> Option<String> {
    let (day, rest) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let day = date(day)?;
    let (time, offset) = clock_time(rest.trim())?;
    let local = day.and_time(time);
    let offset = match offset {
        Some(offset) => offset,
        None => offset_at(local, here)?,
    };
    Some(format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S%.3f")))
}

/// `lat lon [alt [acc]]`, with commas too.
fn point(text: &str) -> Option<String> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let numbers: Option<Vec<f64>> = words.iter().map(|word| decimal(word)).collect();
    let numbers = numbers?;
    let right =
        (2..=4).contains(&numbers.len()) && numbers[0].abs() <= 90.0 && numbers[1].abs() <= 180.0;
    right.then(|| words.join(" "))
}

fn points(text: &str, least: usize) -> Option<String> {
    let found: Option<Vec<String>> = (text.split(';'))
        .filter(|part| !part.trim().is_empty())
        .map(|part| point(part.trim()))
        .collect();
    found
        .filter(|found| found.len() >= least)
        .map(|found| found.join(";"))
}
