//! Days and times as people type them: `3-15`, `11-29`, `明天 19:00`, `+7`, `fri`. Not how they are printed.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

/// Which way a day without a year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The next one from today on: deadlines, appointments.
    Future,
    /// The last one up to today: births, what has happened.
    Past,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenFault {
    /// It is not written as any day is.
    #[error("not a day")]
    NotADay,
    /// It is written as a day, but the calendar has none such.
    #[error("no such day in the calendar")]
    NoSuchDay,
    /// No plan reaches that year, or lies so far back.
    #[error("not a year of plans")]
    FarOff,
    /// It is not written as a time is.
    #[error("not a time")]
    NotATime,
}

/// Reads a day: `2026-11-29`, `20261129`, `11-29`, `11月29日`, `29日`, `今天 明天 后天 大后天 昨天 前天`, `today tomorrow
/// yesterday`, `周五`, `下周三`, `fri`, `+7` (days from today), `-1`.
///
/// # Errors
/// When it is none, or the calendar has no such day.
pub fn parse_day(text: &str, today: NaiveDate, toward: Toward) -> Result<NaiveDate, WhenFault> {
    let text = text.trim().to_lowercase();
    if let Some(days) = offset(&text) {
        return moved(today, days);
    }
    if let Some((weekday, weeks)) = weekday(&text) {
        return moved(today, days_to(today.weekday(), weekday, weeks, toward));
    }
    let numbers = numbers(&text)?;
    match numbers[..] {
        [year, month, day] => {
            // 26-11-29 is of this century; 0026-11-29 is of no year anybody means.
            let short = year < 100 && !whole_year(&text);
            within(if short { year + 2000 } else { year }, toward)?;
            date(if short { year + 2000 } else { year }, month, day)
        }
        [month, day] => nearest(today, toward, |at| date(at.year(), month, day)),
        [one] if one > 9_999_999 => {
            within(one / 10_000, toward)?;
            date(one / 10_000, one / 100 % 100, one % 100)
        }
        [one] if text.ends_with(['日', '号']) => {
            let month = i32::try_from(today.month()).unwrap_or(1);
            let here = date(today.year(), month, one)?;
            match toward {
                Toward::Future if here < today => {
                    date(today.year() + month / 12, month % 12 + 1, one)
                }
                Toward::Past if here > today => {
                    date(today.year() - (14 - month) / 13, (month + 10) % 12 + 1, one)
                }
                _ => Ok(here),
            }
        }
        _ => Err(WhenFault::NotADay),
    }
}

/// Reads a day, a time or both: `19:00`, `19点半`, `明天`, `明天 19:00`, `11-29T9:30`. A time alone is today's, or
/// tomorrow's when it has passed.
///
/// # Errors
/// When a part is neither, or the calendar has no such day.
pub fn parse_when(
    text: &str,
    now: NaiveDateTime,
) -> Result<(NaiveDate, Option<NaiveTime>), WhenFault> {
    let (text, today) = (text.trim(), now.date());
    if let Some(time) = parse_time(text) {
        let day = if time > now.time() {
            today
        } else {
            moved(today, 1)?
        };
        return Ok((day, Some(time)));
    }
    if let Some((day, time)) = text.split_once(|c: char| c.is_whitespace() || c == 'T') {
        let time = parse_time(time.trim()).ok_or(WhenFault::NotATime)?;
        let day_of = parse_day(day, today, Toward::Future)?;
        return Ok((day_of, Some(evening(day, time))));
    }
    // Written together, as people do: 明天下午3点.
    for (at, _) in text.char_indices().skip(1) {
        let (day, time) = text.split_at(at);
        let apart = !(day.ends_with(is_number) && time.starts_with(is_number));
        if let (true, Ok(on), Some(time)) = (
            apart,
            parse_day(day, today, Toward::Future),
            parse_time(time),
        ) {
            return Ok((on, Some(evening(day, time))));
        }
    }
    Ok((parse_day(text, today, Toward::Future)?, None))
}

/// Reads a time of day: `19:00`, `9点`, `9点半`, `下午3点`, `3pm`; four digits alone are no time: they could be a year.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text
        .trim()
        .to_lowercase()
        .replace('：', ":")
        .replace('时', "点");
    let (text, later) = half_day(&text);
    let (hour, minute) = match text.split_once('点') {
        Some((hour, "" | "整")) => (hour, "0"),
        Some((hour, "半")) => (hour, "30"),
        Some((hour, minute)) => (hour, minute.trim_end_matches('分')),
        None if later.is_some() && text.len() <= 2 => (text, "0"),
        None => text.split_once(':')?,
    };
    if minute.len() > 2 || hour.len() > 2 {
        return None;
    }
    let hour: u32 = hour.trim().parse().ok()?;
    let hour = match later {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute.trim().parse().ok()?, 0)
}

/// The text without the words for before or after noon, and whether it is after noon; none when it does not say.
fn half_day(text: &str) -> (&str, Option<bool>) {
    const WORDS: [(&str, bool); 6] = [
        ("上午", false),
        ("早上", false),
        ("中午", true),
        ("下午", true),
        ("傍晚", true),
        ("晚上", true),
    ];
    for (word, later) in WORDS {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest, Some(later));
        }
    }
    for (word, later) in [("am", false), ("pm", true)] {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), Some(later));
        }
    }
    (text, None)
}

/// `今晚 7点` is seven in the evening.
fn evening(day: &str, time: NaiveTime) -> NaiveTime {
    if day.ends_with('晚') && time.hour() < 12 {
        return time.with_hour(time.hour() + 12).unwrap_or(time);
    }
    time
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || c == ':' || c == '-'
}

fn offset(text: &str) -> Option<i64> {
    let days = match text {
        "大前天" => -3,
        "前天" => -2,
        "昨天" | "yesterday" => -1,
        "今天" | "今日" | "today" | "今晚" | "tonight" => 0,
        "明天" | "明日" | "tomorrow" | "明晚" => 1,
        "后天" => 2,
        "大后天" => 3,
        _ => {
            let (sign, number) = match text.strip_prefix(['+', '＋']) {
                Some(number) => (1, number),
                None => (-1, text.strip_prefix('-')?),
            };
            let number = number.trim_end_matches('天').trim_end_matches('d');
            // Ten years either way; more is a slip of the finger.
            return number
                .parse::<i64>()
                .ok()
                .filter(|days| (0..=3660).contains(days))
                .map(|days| sign * days);
        }
    };
    Some(days)
}

/// A weekday, and how many weeks on it is said to be (`下周三` = 1; without a word = none).
fn weekday(text: &str) -> Option<(Weekday, Option<i64>)> {
    let (rest, weeks) = match (
        text.strip_prefix('下'),
        text.strip_prefix('上'),
        text.strip_prefix('本'),
    ) {
        (Some(rest), _, _) => (rest, Some(1)),
        (_, Some(rest), _) => (rest, Some(-1)),
        (_, _, Some(rest)) => (rest, Some(0)),
        _ => (text, None),
    };
    let named = rest
        .strip_prefix('周')
        .or_else(|| rest.strip_prefix("星期"))
        .or_else(|| rest.strip_prefix("礼拜"));
    let weekday = match (named, weeks) {
        (Some(name), _) => match name {
            "一" | "1" => Weekday::Mon,
            "二" | "2" => Weekday::Tue,
            "三" | "3" => Weekday::Wed,
            "四" | "4" => Weekday::Thu,
            "五" | "5" => Weekday::Fri,
            "六" | "6" => Weekday::Sat,
            "日" | "天" | "7" => Weekday::Sun,
            _ => return None,
        },
        (None, None) if rest.is_ascii() && rest.len() >= 3 => rest.parse().ok()?,
        _ => return None,
    };
    Some((weekday, weeks))
}

fn days_to(from: Weekday, to: Weekday, weeks: Option<i64>, toward: Toward) -> i64 {
    let (from, to) = (
        i64::from(from.num_days_from_monday()),
        i64::from(to.num_days_from_monday()),
    );
    match (weeks, toward) {
        (Some(weeks), _) => to - from + 7 * weeks,
        (None, Toward::Future) => (to - from).rem_euclid(7),
        (None, Toward::Past) => -(from - to).rem_euclid(7),
    }
}

fn numbers(text: &str) -> Result<Vec<i32>, WhenFault> {
    let text = text.trim_end_matches(['日', '号']);
    let parts = text.split(['-', '.', '/', '年', '月', '－']);
    let numbers: Option<Vec<i32>> = parts
        .map(|part| part.trim().parse().ok().filter(|n| *n >= 0))
        .collect();
    numbers.ok_or(WhenFault::NotADay)
}

/// The day in this year, or the year beside it if it lies on the wrong side of today.
fn nearest(
    today: NaiveDate,
    toward: Toward,
    day_in: impl Fn(NaiveDate) -> Result<NaiveDate, WhenFault>,
) -> Result<NaiveDate, WhenFault> {
    let here = day_in(today);
    let step = match toward {
        Toward::Future if here.is_err() || here.is_ok_and(|day| day < today) => 1,
        Toward::Past if here.is_err() || here.is_ok_and(|day| day > today) => -1,
        _ => return here,
    };
    // 29 February may be three or, across a century, seven years away.
    let mut found = here;
    for years in 1..=8 {
        let year = NaiveDate::from_ymd_opt(today.year() + step * years, 1, 1)
            .ok_or(WhenFault::NoSuchDay)?;
        found = day_in(year);
        if found.is_ok() {
            break;
        }
    }
    found
}

fn moved(today: NaiveDate, days: i64) -> Result<NaiveDate, WhenFault> {
    let length = Days::new(days.unsigned_abs());
    let there = if days < 0 {
        today.checked_sub_days(length)
    } else {
        today.checked_add_days(length)
    };
    there.ok_or(WhenFault::NoSuchDay)
}

/// The years that plans and reports are made for.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Whether a day begins with a year of four digits.
fn whole_year(text: &str) -> bool {
    text.chars().take_while(|sign| is_number(*sign)).count() >= 4
}

/// Refuses a year that was typed for a plan and cannot be meant.
fn within(year: i32, toward: Toward) -> Result<(), WhenFault> {
    match toward {
        Toward::Future if !YEARS.contains(&year) => Err(WhenFault::FarOff),
        _ => Ok(()),
    }
}

fn date(year: i32, month: i32, day: i32) -> Result<NaiveDate, WhenFault> {
    let part = |n: i32| u32::try_from(n).unwrap_or(0);
    let in_reach = (1850..=2200).contains(&year);
    NaiveDate::from_ymd_opt(year, part(month), part(day))
        .filter(|_| in_reach)
        .ok_or(WhenFault::NoSuchDay)
}

#[cfg(test)]
mod tests;
