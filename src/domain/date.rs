//! Dates as office tables spell them, as exact as they were written: a day, a month or a year. Asks no clock.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

/// A date known to the day, the month or the year. Written `1942-09-17`, `1942-09`, `1942`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i32),
    /// Year and month (1 to 12).
    Month(i32, u32),
    /// The whole date.
    Day(NaiveDate),
}

impl PartialDate {
    /// Read a text: `1942`, `1942年`, `1942.9`, `1965年8月`, `1953-08`, `195308`, `2026/12/02`,
    /// `2026年11月18日`, `2026.11.18`, `20261118`, each also in full-width; a time of day behind it is left out.
    /// `None` for everything else (`3月2日`, `53.8`, a bare Excel number).
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.nfkc().collect();
        let plain = without_time(plain.trim());
        if plain.bytes().all(|b| b.is_ascii_digit()) {
            return digits_only(plain);
        }
        let plain = plain.replace(['年', '月', '/', '.'], "-").replace('日', "");
        let parts: Vec<&str> = plain
            .trim_end_matches('-')
            .split('-')
            .map(str::trim)
            .collect();
        if parts.iter().any(|part| {
            part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit())
        }) {
            return None;
        }
        match parts[..] {
            [year] => Self::year_of(year),
            [year, month] => Self::month_of(year, month),
            [year, month, day] => Self::day_of(year, month, day),
            _ => None,
        }
    }

    /// Read a cell that a spreadsheet holds as a number: a year, `yyyymm`, `yyyymmdd`, a serial day (`1904` says
    /// which epoch), or a month written as a decimal (1942.9). 1942.1 may be January or October, so only the year
    /// is taken.
    pub fn from_number(number: f64, epoch_1904: bool) -> Option<Self> {
        if !number.is_finite() || !(0.0..100_000_000.0).contains(&number) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let whole = number.trunc() as i64;
        let is_year = (1900..=2100).contains(&whole);
        if is_year && number.fract() > 0.001 {
            let text = format!("{:.2}", number.fract());
            let (tens, unit) = (&text[2..3], &text[3..4]);
            return match (tens, unit) {
                ("1", "0") => Self::year_of(&whole.to_string()),
                (_, "0") => Self::month_of(&whole.to_string(), tens),
                _ => Self::month_of(&whole.to_string(), &text[2..4]),
            };
        }
        if is_year || whole >= 100_000 {
            return digits_only(&whole.to_string());
        }
        // The 1900 epoch counts a 29 February 1900 that never was; from March on this origin is right.
        let origin = if epoch_1904 {
            (1904, 1, 1)
        } else {
            (1899, 12, 30)
        };
        let origin = NaiveDate::from_ymd_opt(origin.0, origin.1, origin.2)?;
        let day = origin.checked_add_days(Days::new(u64::try_from(whole).ok()?))?;
        (1905..=2100)
            .contains(&day.year())
            .then_some(Self::Day(day))
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The whole date, where it is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The first day it may mean.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }

    /// Full years between this birth date and a day; from a month or a year, the age that may have been reached.
    pub fn age_on(self, today: NaiveDate) -> Option<u32> {
        today.years_since(self.first_day()?)
    }

    /// Whether both may be the same date: they agree as far as both are known.
    pub fn agrees_with(self, other: Self) -> bool {
        let month = |date: Self| match date {
            Self::Year(_) => None,
            Self::Month(_, month) => Some(month),
            Self::Day(day) => Some(day.month()),
        };
        let same = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
        self.year() == other.year()
            && same(month(self), month(other))
            && same(
                self.day().map(|day| day.day()),
                other.day().map(|day| day.day()),
            )
    }

    fn year_of(year: &str) -> Option<Self> {
        (year.len() == 4)
            .then(|| year.parse().ok())
            .flatten()
            .filter(|year| (1850..=2150).contains(year))
            .map(Self::Year)
    }

    fn month_of(year: &str, month: &str) -> Option<Self> {
        let Self::Year(year) = Self::year_of(year)? else {
            return None;
        };
        let month = month
            .parse()
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        Some(Self::Month(year, month))
    }

    fn day_of(year: &str, month: &str, day: &str) -> Option<Self> {
        let Self::Year(year) = Self::year_of(year)? else {
            return None;
        };
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?).map(Self::Day)
    }
}

fn digits_only(text: &str) -> Option<PartialDate> {
    match text.len() {
        4 => PartialDate::year_of(text),
        6 => PartialDate::month_of(&text[..4], &text[4..]),
        8 => PartialDate::day_of(&text[..4], &text[4..6], &text[6..]),
        _ => None,
    }
}

/// `2026-11-22 09:30:00`, `2026-11-22T09:30`: the part before the time.
fn without_time(text: &str) -> &str {
    match text.find([' ', 'T']) {
        Some(at) if text[at..].contains(':') => text[..at].trim_end(),
        _ => text,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl Ord for PartialDate {
    /// By the first day it may mean, the less exact one first.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let exactness = |date: &Self| match date {
            Self::Year(_) => 0,
            Self::Month(..) => 1,
            Self::Day(_) => 2,
        };
        (self.first_day(), exactness(self)).cmp(&(other.first_day(), exactness(other)))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
    }
}

#[cfg(test)]
mod tests;
