//! Events as a calendar file: UTF-8, CRLF, folded lines, times in Asia/Shanghai with that zone told. Not which events.

use chrono::Days;

use super::line::{escaped, put};
use super::time::{ZONE, written, written_day, written_utc};
use super::{Event, KIND};
use crate::domain::Moment;

/// A calendar of `events`, written at `now`.
pub fn write(events: &[Event], now: Moment) -> Vec<u8> {
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//gridday//gridday//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0800"),
        ("TZOFFSETTO", "+0800"),
        ("TZNAME", "CST"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        put(&mut out, name, value);
    }
    for event in events {
        put_event(&mut out, event, now);
    }
    put(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

fn put_event(out: &mut String, event: &Event, now: Moment) {
    put(out, "BEGIN", "VEVENT");
    put(out, "UID", &escaped(&event.uid));
    put(out, "DTSTAMP", &written_utc(event.stamp.unwrap_or(now)));
    put_hours(out, event);
    put(out, "SUMMARY", &escaped(&event.summary));
    for (name, text) in [
        ("LOCATION", &event.location),
        ("DESCRIPTION", &event.description),
        (KIND, &event.kind),
    ] {
        if !text.is_empty() {
            put(out, name, &escaped(text));
        }
    }
    let status = if event.cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    put(out, "STATUS", status);
    put(out, "END", "VEVENT");
}

/// The end of a whole day is the day after it; where an end has no time, there is none.
fn put_hours(out: &mut String, event: &Event) {
    let hours = event.hours;
    let zoned = |name: &str| format!("{name};TZID={ZONE}");
    let Some(from) = hours.from else {
        put(out, "DTSTART;VALUE=DATE", &written_day(hours.on));
        let end = hours.last.checked_add_days(Days::new(1));
        put(
            out,
            "DTEND;VALUE=DATE",
            &written_day(end.unwrap_or(hours.last)),
        );
        return;
    };
    put(out, &zoned("DTSTART"), &written(hours.on.and_time(from)));
    if let Some(until) = hours.until {
        put(out, &zoned("DTEND"), &written(hours.last.and_time(until)));
    }
}
