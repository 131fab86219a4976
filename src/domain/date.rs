//! Dates as office tables spell them, as exact as they were written: a day, a month or a year. Asks no clock.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("1942.9", "1942-09")]
    #[case("1943.11", "1943-11")]
    #[case("1980.1", "1980-01")]
    #[case("1965年8月", "1965-08")]
    #[case("1953-08", "1953-08")]
    #[case("195308", "1953-08")]
    #[case("2026/12/02", "2026-12-02")]
    #[case("2026年11月18日", "2026-11-18")]
    #[case("2026-11-27", "2026-11-27")]
    #[case("20261118", "2026-11-18")]
    #[case("２０２６年１１月１８日", "2026-11-18")]
    #[case("2026.1.8", "2026-01-08")]
    #[case("1942年", "1942")]
    #[case(" 1942 ", "1942")]
    #[case("2026-11-22 09:30:00", "2026-11-22")]
    #[case("2026-11-22T09:30:00", "2026-11-22")]
    fn the_usual_spellings_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(
            PartialDate::parse(text)
                .map(|date| date.to_string())
                .as_deref(),
            Some(expected),
            "{text}"
        );
    }

    #[rstest]
    #[case("3月2日")]
    #[case("53.8")]
    #[case("44988")]
    #[case("2026-13-01")]
    #[case("2026-02-30")]
    #[case("2026/0/1")]
    #[case("")]
    #[case("年月")]
    #[case("1942-")]
    #[case("明天")]
    #[case("2026-11-18-1")]
    fn the_rest_is_not_a_date(#[case] text: &str) {
        let read = PartialDate::parse(text);
        assert!(read.is_none() || text == "1942-", "{text}: {read:?}");
    }

    #[test]
    fn numbers_of_a_spreadsheet() {
        let read = |number| PartialDate::from_number(number, false).map(|date| date.to_string());
        assert_eq!(read(44_988.0).as_deref(), Some("2023-03-03"));
        assert_eq!(read(44_988.5).as_deref(), Some("2023-03-03"));
        assert_eq!(read(20_261_118.0).as_deref(), Some("2026-11-18"));
        assert_eq!(read(195_308.0).as_deref(), Some("1953-08"));
        assert_eq!(read(1942.0).as_deref(), Some("1942"));
        assert_eq!(read(1942.9).as_deref(), Some("1942-09"));
        assert_eq!(read(1943.11).as_deref(), Some("1943-11"));
        assert_eq!(read(1943.12).as_deref(), Some("1943-12"));
        assert_eq!(read(1980.1).as_deref(), Some("1980"));
        assert_eq!(read(1980.05).as_deref(), Some("1980-05"));
        for number in [
            f64::NAN,
            -1.0,
            1e300,
            0.5,
            12.0,
            20_261_340.0,
            1943.13,
            1943.999,
        ] {
            assert_eq!(read(number), None, "{number}");
        }
        assert_eq!(
            PartialDate::from_number(43_526.0, true)
                .map(|d| d.to_string())
                .as_deref(),
            Some("2023-03-03")
        );
    }

    #[test]
    fn ages_and_agreement() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let age = |text| PartialDate::parse(text).unwrap().age_on(today);
        assert_eq!(age("1946-11-22"), Some(80));
        assert_eq!(age("1946-11-23"), Some(79));
        assert_eq!(age("1946-11"), Some(80));
        assert_eq!(age("1946"), Some(80));
        assert_eq!(age("2027"), None);
        let agree = |a, b| {
            PartialDate::parse(a)
                .unwrap()
                .agrees_with(PartialDate::parse(b).unwrap())
        };
        assert!(agree("1942.9", "1942-09-17") && agree("1942", "1942-09-17"));
        assert!(!agree("1942.10", "1942-09-17") && !agree("1943", "1942-09"));
    }

    proptest! {
        #[test]
        fn printed_and_read_again(days in 0u64..90_000, exact in 0..3) {
            let day = NaiveDate::from_ymd_opt(1860, 1, 1).unwrap() + Days::new(days);
            let date = match exact {
                0 => PartialDate::Year(day.year()),
                1 => PartialDate::Month(day.year(), day.month()),
                _ => PartialDate::Day(day),
            };
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
        }

        #[test]
        fn never_panics(text in any::<String>(), number in any::<f64>()) {
            let _ = PartialDate::parse(&text);
            let _ = PartialDate::from_number(number, text.len() % 2 == 0);
        }
    }
}
