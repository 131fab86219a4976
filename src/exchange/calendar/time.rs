//! Days and moments of calendars: DATE, local times, UTC, TZID, durations; all as the clock on the wall shows them here.

use std::str::FromStr as _;

use chrono::{
    DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc,
};
use chrono_tz::Tz;

use super::line::Line;

/// The zone every file of ours is written in, and that of the clocks on the walls here: what a device's own zone is says
/// nothing of the hour people come together at.
pub const ZONE: &str = "Asia/Shanghai";
const OFFSET: FixedOffset = FixedOffset::east_opt(8 * 3_600).expect("within a day");

/// The years a calendar may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// What other programs call our zone.
const ALSO: [&str; 6] = [
    "China Standard Time",
    "China Time",
    "Beijing",
    "(UTC+08:00) Beijing",
    "PRC",
    "CST",
];

/// A day, with a time of day or without.
pub type When = (NaiveDate, Option<NaiveTime>);

/// Why a time was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeFault {
    /// It is no time; as written.
    NotATime(String),
    /// Its zone is not known; as written.
    Zone(String),
}

/// Reads the time of a line.
///
/// # Errors
/// When it is no time, or one of another age, or its zone is not known.
pub fn read(line: &Line<'_>) -> Result<When, TimeFault> {
    let text = line.value.trim();
    let fault = || TimeFault::NotATime(text.to_owned());
    let Some((day, time)) = text.split_once(['T', 't']) else {
        return Ok((read_day(text).ok_or_else(fault)?, None));
    };
    let (time, is_utc) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, true),
        None => (time, false),
    };
    let at = read_day(day).ok_or_else(fault)?;
    let at = at.and_time(read_time(time).ok_or_else(fault)?);
    if is_utc {
        return Ok(on_the_wall(at.and_utc()));
    }
    let Some(zone) = line.parameter("TZID") else {
        return Ok((at.date(), Some(at.time())));
    };
    let zone = known(zone).ok_or_else(|| TimeFault::Zone(zone.to_owned()))?;
    // A time that the clock skips is taken as the one an hour later, as RFC 5545 wants.
    let local = at.and_local_timezone(zone).earliest();
    let later = || {
        (at + TimeDelta::hours(1))
            .and_local_timezone(zone)
            .earliest()
    };
    let moment = local.or_else(later).ok_or_else(fault)?;
    Ok(on_the_wall(moment.to_utc()))
}

fn on_the_wall(moment: DateTime<Utc>) -> When {
    let local = moment.with_timezone(&OFFSET).naive_local();
    (local.date(), Some(local.time()))
}

fn known(zone: &str) -> Option<Tz> {
    let zone = zone.trim_start_matches('/');
    if ALSO.iter().any(|also| zone.starts_with(also)) {
        return Some(Tz::Asia__Shanghai);
    }
    // Some programs put a name of their own in front: /example.com/20260101/Asia/Shanghai.
    let parts: Vec<&str> = zone.split('/').collect();
    let ends = (0..parts.len()).map(|from| parts[from..].join("/"));
    ends.into_iter().find_map(|name| Tz::from_str(&name).ok())
}

fn read_day(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let day = digits.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok());
    day.flatten().filter(|day| YEARS.contains(&day.year()))
}

fn read_time(text: &str) -> Option<NaiveTime> {
    let text = match text.len() {
        4 => format!("{text}00"),
        6 => text.to_owned(),
        _ => return None,
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
    // A leap second is the one before it; seconds are kept nowhere here.
    NaiveTime::from_hms_opt(part(0)?, part(2)?, 0).filter(|_| part(4).is_some_and(|s| s <= 60))
}

/// A length of time: `PT1H30M`, `P1D`, `P2W`; nothing for what is none, or goes backwards.
pub fn duration(text: &str) -> Option<TimeDelta> {
    let rest = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let (mut total, mut digits, mut timed) = (TimeDelta::zero(), String::new(), false);
    for sign in rest.chars() {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        if sign == 'T' && digits.is_empty() {
            timed = true;
            continue;
        }
        let number: i64 = std::mem::take(&mut digits).parse().ok()?;
        let part = match (sign, timed) {
            ('W', false) => TimeDelta::try_weeks(number),
            ('D', false) => TimeDelta::try_days(number),
            ('H', true) => TimeDelta::try_hours(number),
            ('M', true) => TimeDelta::try_minutes(number),
            ('S', true) => TimeDelta::try_seconds(number),
            _ => None,
        };
        total = total.checked_add(&part?)?;
    }
    digits.is_empty().then_some(total)
}

/// When something of this length, begun then, ends.
pub fn after(start: When, length: TimeDelta) -> Option<When> {
    let (day, time) = start;
    match time {
        Some(time) => {
            let end = day.and_time(time).checked_add_signed(length)?;
            Some((end.date(), Some(end.time())))
        }
        None => {
            let days = u64::try_from(length.num_days()).ok()?;
            Some((day.checked_add_days(Days::new(days))?, None))
        }
    }
}

/// A day as a value.
pub fn written_day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A moment on the wall as a value.
pub fn written(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// A moment as a value in UTC.
pub fn written_utc(at: crate::domain::Moment) -> String {
    at.to_utc().format("%Y%m%dT%H%M%SZ").to_string()
}
