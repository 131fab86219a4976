//! Dates as people and office tables write them. Not the clock.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// A date known to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartialDate {
    /// Known to the day.
    Day(NaiveDate),
    /// Known to the month.
    Month(i32, u32),
    /// Known to the year.
    Year(i32),
}

impl PartialDate {
    /// The first day it can mean.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }
}

impl fmt::Display for PartialDate {
    /// `1942-09-17`, `1942-09` or `1942`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// When, as a person says it: `tonight`, `tomorrow`, `明天`, `2026-11-23`, `2026-11-23T19:00`, `3-15`, `+7`, `19:00`.
/// A day without a year is the next such day; a time alone is today's, or tomorrow's when it has passed.
pub fn parse_when(text: &str, now: NaiveDateTime) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let text = text.trim();
    let today = now.date();
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    match text {
        "today" | "今天" | "tonight" | "今晚" => return Some((today, None)),
        "tomorrow" | "明天" => return Some((today.succ_opt()?, None)),
        "后天" => return Some((today.succ_opt()?.succ_opt()?, None)),
        _ => {}
    }
    if let Some(days) = text.strip_prefix('+').and_then(|days| days.parse().ok()) {
        return Some((today.checked_add_days(chrono::Days::new(days))?, None));
    }
    if let Some((day, hour)) = text.split_once(['T', ' ']) {
        return Some((parse_day(day, today)?, Some(time(hour.trim())?)));
    }
    if let Some(hour) = time(text) {
        let day = if hour > now.time() {
            today
        } else {
            today.succ_opt()?
        };
        return Some((day, Some(hour)));
    }
    parse_day(text, today).map(|day| (day, None))
}

fn parse_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day);
    }
    let (month, day) = text.split_once(['-', '/', '.'])?;
    let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day);
    match this_year {
        Some(date) if date >= today => Some(date),
        _ => NaiveDate::from_ymd_opt(today.year() + 1, month, day),
    }
}
