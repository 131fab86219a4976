//! When an activity is, out of one, two or three cells: a day, a time, an end. Nothing is guessed, and nothing left out.

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::domain::activity::Hours;
use crate::domain::date::PartialDate;
use crate::domain::when::parse_time;
use crate::exchange::fields::{Fields, Refusal, cell, refuse};
use crate::exchange::table::{Cell, Kind};

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// A cell as a person would write it: a serial day as a day, a serial time as a time, no weekday beside a day.
fn said(cell: &Cell) -> String {
    let text = cell.text.trim();
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|_| cell.kind == Kind::Number);
    if let Some(number) = number
        && (0.0..100_000.0).contains(&number)
    {
        let day = PartialDate::from_number(number.trunc(), false);
        let time = clock(number.fract());
        return match (day, time) {
            (_, Some(time)) if number < 1.0 => time,
            (Some(PartialDate::Day(day)), Some(time)) => format!("{day} {time}"),
            (Some(PartialDate::Day(day)), None) => day.to_string(),
            _ => text.to_owned(),
        };
    }
    // A time alone, as a sheet hands it on.
    if cell.kind == Kind::Date
        && let Some((day, time)) = text.split_once(' ')
        && (day.starts_with("1899-") || day == "1900-01-00")
    {
        return time.to_owned();
    }
    without_weekday(without_seconds(text))
}

/// `2026-11-29 09:00:00`, as systems write it, without its seconds.
fn without_seconds(text: &str) -> &str {
    let Some((before, seconds)) = text.rsplit_once(':') else {
        return text;
    };
    let minutes = before.rsplit_once(':').map_or("", |(_, minutes)| minutes);
    let is_clock = minutes.len() == 2
        && seconds.len() == 2
        && minutes.bytes().all(|sign| sign.is_ascii_digit());
    if is_clock && before.is_ascii() && seconds.bytes().all(|sign| sign.is_ascii_digit()) {
        return match before.matches(':').count() {
            1 => before,
            _ => text,
        };
    }
    text
}

/// A share of a day as a time, where it is one to the minute.
fn clock(share: f64) -> Option<String> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below 86,400"
    )]
    let seconds = (share.clamp(0.0, 0.999_99) * 86_400.0).round() as u32;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    (seconds > 0).then(|| format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// `2026-11-29（周日）15:00` as `2026-11-29 15:00`.
fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for week in ["周", "星期"] {
        for day in "一二三四五六日天".chars() {
            for (open, close) in [("（", "）"), ("(", ")"), ("", "")] {
                let word = format!("{open}{week}{day}{close}");
                // 每周三 is no day with its weekday.
                if !text.contains(&format!("每{word}")) {
                    text = text.replace(&word, " ");
                }
            }
        }
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    parts.join(" ")
}

/// Whether a text begins with a year: what names none is nobody's guess here, a list is often of the year before.
fn has_year(text: &str) -> bool {
    let mut signs = text.chars();
    let year: String = signs.by_ref().take(4).collect();
    year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit()) && !year.starts_with("00")
}

/// From when to when; one cell with all of it, or a day, a beginning and an end in cells of their own.
pub(super) fn hours(fields: &mut Fields<'_>) -> Result<Hours, Refusal> {
    let columns = fields.layout.of("when");
    let cells = columns.filter_map(|column| fields.row.cell(column.index));
    let texts = cells.filter(|cell| !cell.text.trim().is_empty()).map(said);
    let (times, days): (Vec<String>, Vec<String>) =
        texts.partition(|text| parse_time(text).is_some());
    let mut read = Vec::new();
    for text in &days {
        read.push((day(text)?, text));
    }
    // The one that says the time too says the most.
    read.sort_by_key(|(hours, _)| hours.from.is_none());
    let Some(((first, text), others)) = read.split_first() else {
        return refuse("when", "import-no-day");
    };
    if others
        .iter()
        .any(|(other, _)| other.on != first.on || (other.from.is_some() && other != first))
    {
        return refuse("when", "import-two-days");
    }
    let mut first = *first;
    let mut text = (*text).clone();
    for time in &times {
        match first.from {
            None => {
                text = format!("{text} {time}");
                first = day(&text)?;
            }
            Some(from) if parse_time(time) == Some(from) => {}
            Some(_) => return refuse("when", "import-two-days"),
        }
    }
    let hours = match end(fields) {
        None => first,
        Some(end) => {
            let until = parse_time(&end).is_some();
            if !until && !end.starts_with(|sign: char| sign.is_ascii_digit()) {
                return refuse("until", "import-day-refused");
            }
            let written = Hours::read(&text, Some(&end), first.on.and_time(NOON));
            let Ok(hours) = written else {
                return refuse("until", "import-day-refused");
            };
            Hours {
                on: first.on,
                from: first.from,
                ..hours
            }
        }
    };
    if hours.from.is_none() && hours.until.is_some() {
        return refuse("until", "import-end-alone");
    }
    if hours.is_upside_down() {
        let ends = cell(fields.row, fields.layout, "until").is_some();
        return refuse(if ends { "until" } else { "when" }, "import-ends-before");
    }
    Ok(hours)
}

fn end(fields: &Fields<'_>) -> Option<String> {
    let (cell, _) = cell(fields.row, fields.layout, "until")?;
    Some(said(cell)).filter(|text| !text.is_empty())
}

/// A day, perhaps with a time or two.
fn day(text: &str) -> Result<Hours, Refusal> {
    if !has_year(text) {
        return refuse("when", "import-no-day");
    }
    let noon = NaiveDate::default().and_time(NOON);
    if let Ok(hours) = Hours::read(text, None, noon) {
        return Ok(hours);
    }
    let timed = text.contains([':', '：', '点', '时', '午', '晚']);
    match PartialDate::parse(text) {
        Some(PartialDate::Day(day)) if !timed => Ok(Hours::day(day)),
        _ => refuse("when", "import-day-refused"),
    }
}
