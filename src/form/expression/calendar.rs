//! Days and moments: reading ISO 8601 texts, local time in any zone, days as numbers. Not their patterns.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta,
    TimeZone,
};
use chrono_tz::Tz;

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// The day of a text `2026-03-15` (one-figure months and days too); none that does not exist.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none()
        && year.len() == 4
        && (1..=2).contains(&month.len())
        && (1..=2).contains(&day.len());
    if !fits {
        return None;
    }
    NaiveDate::from_ymd_opt(
        figures(year)?.try_into().ok()?,
        figures(month)?,
        figures(day)?,
    )
}

/// The moment of a text `2026-03-15T10:30:00.000+08:00`; seconds may be missing, and without an offset it is local.
pub(super) fn moment_of(text: &str, zone: Tz) -> Option<DateTime<FixedOffset>> {
    let (day, rest) = text.split_once(['T', ' '])?;
    let day = day_of(day)?;
    let (time, offset) = time_of(rest)?;
    let at = day.and_time(time);
    match offset {
        Some(offset) => offset.from_local_datetime(&at).single(),
        None => Some(local(at, zone)),
    }
}

/// The time of day of a text `10:30`, `10:30:00.000`, `10:30:00+08:00`, `10:30Z`, and its offset if it names one.
pub(super) fn time_of(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let begin = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, offset) = text.split_at(begin);
    let mut parts = clock.split(':');
    let (hour, minute) = (figures(parts.next()?)?, figures(parts.next()?)?);
    let (second, fraction) = match parts.next() {
        Some(seconds) => seconds.split_once('.').unwrap_or((seconds, "0")),
        None => ("0", "0"),
    };
    if parts.next().is_some()
        || fraction.is_empty()
        || !fraction.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let milliseconds: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let time = NaiveTime::from_hms_milli_opt(hour, minute, figures(second)?, milliseconds)?;
    if offset.is_empty() {
        return Some((time, None));
    }
    Some((time, Some(offset_of(offset)?)))
}

fn offset_of(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let figures_only: String = text[1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match figures_only.len() {
        2 => (figures(&figures_only)?, 0),
        4 => (
            figures(figures_only.get(..2)?)?,
            figures(figures_only.get(2..)?)?,
        ),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    FixedOffset::east_opt(if text.starts_with('-') {
        -seconds
    } else {
        seconds
    })
}

/// One or two (a year: four) figures.
fn figures(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The moment a local clock shows `at`. A time that the clock skips is read an hour on, one that comes twice is the first.
pub(super) fn local(at: NaiveDateTime, zone: Tz) -> DateTime<FixedOffset> {
    let found = match zone.from_local_datetime(&at) {
        LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => Some(found),
        LocalResult::None => at
            .checked_add_signed(TimeDelta::hours(1))
            .and_then(|later| zone.from_local_datetime(&later).earliest()),
    };
    found.map_or_else(|| at.and_utc().fixed_offset(), |found| found.fixed_offset())
}

/// A zone whose clocks show the offset of a moment: Asia/Shanghai where that is one, else the first of the others. For a
/// caller who knows an offset and no zone.
pub fn zone_showing(now: DateTime<FixedOffset>) -> Tz {
    let offset = now.offset().fix();
    let shows = |zone: &Tz| zone.offset_from_utc_datetime(&now.naive_utc()).fix() == offset;
    let zones = std::iter::once(Tz::Asia__Shanghai).chain(chrono_tz::TZ_VARIANTS);
    zones.into_iter().find(shows).unwrap_or(Tz::UTC)
}

/// Midnight of a day, or the first moment of it where the clock skips midnight.
pub(super) fn midnight(day: NaiveDate, zone: Tz) -> DateTime<FixedOffset> {
    local(day.and_time(NaiveTime::MIN), zone)
}

/// The same moment with the offset of the zone at that time.
pub(super) fn in_zone(moment: DateTime<FixedOffset>, zone: Tz) -> DateTime<FixedOffset> {
    let offset = zone.offset_from_utc_datetime(&moment.naive_utc()).fix();
    moment.with_timezone(&offset)
}

/// Whole days since 1970-01-01, in no zone.
pub(super) fn day_number(day: NaiveDate) -> f64 {
    (day - NaiveDate::default()).num_days() as f64
}

/// Days since 1970-01-01 in UTC, with the fraction.
pub(super) fn moment_number(moment: DateTime<FixedOffset>) -> f64 {
    moment.timestamp_millis() as f64 / MILLISECONDS_A_DAY
}

/// The day of a number of whole days.
pub(super) fn day_numbered(number: f64) -> Option<NaiveDate> {
    if !(-1e6..=3e6).contains(&number) {
        return None;
    }
    NaiveDate::default().checked_add_signed(TimeDelta::days(number as i64))
}

/// The moment of a number of days, read as in UTC, to the nearest millisecond, with the offset of the zone.
pub(super) fn moment_numbered(number: f64, zone: Tz) -> Option<DateTime<FixedOffset>> {
    if !(-1e6..=3e6).contains(&number) {
        return None;
    }
    let moment = DateTime::from_timestamp_millis((number * MILLISECONDS_A_DAY).round() as i64)?;
    Some(in_zone(moment.fixed_offset(), zone))
}

/// The part of a day gone by at a time of it.
pub(super) fn part_of_day(time: NaiveTime) -> f64 {
    (time - NaiveTime::MIN).num_milliseconds() as f64 / MILLISECONDS_A_DAY
}
