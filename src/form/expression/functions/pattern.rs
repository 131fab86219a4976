//! The patterns of `format-date`: `%Y-%m-%d` and the rest. Not reading dates.

use std::fmt::Write;

use chrono::{Datelike, NaiveDateTime, Timelike};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const CHINESE_DAYS: [&str; 7] = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/// A local time in a pattern. Months and days of the week have English names, Chinese ones where the language tag says
/// so; a sign that means nothing stays as it is.
pub(super) fn written(at: NaiveDateTime, pattern: &str, locale: &str) -> String {
    let chinese = locale.starts_with("zh");
    let mut text = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        let weekday = at.weekday().num_days_from_sunday() as usize;
        let Some(sign) = rest.next() else {
            text.push('%');
            break;
        };
        // Writing to a String cannot fail.
        let _ = match sign {
            '%' => write!(text, "%"),
            'Y' => write!(text, "{:04}", at.year()),
            'y' => write!(text, "{:02}", at.year().rem_euclid(100)),
            'm' => write!(text, "{:02}", at.month()),
            'n' => write!(text, "{}", at.month()),
            'b' if chinese => write!(text, "{}月", at.month()),
            'b' => write!(text, "{}", MONTHS[at.month0() as usize]),
            'd' => write!(text, "{:02}", at.day()),
            'e' => write!(text, "{}", at.day()),
            'a' if chinese => write!(text, "{}", CHINESE_DAYS[weekday]),
            'a' => write!(text, "{}", DAYS[weekday]),
            'H' => write!(text, "{:02}", at.hour()),
            'h' => write!(text, "{}", at.hour()),
            'M' => write!(text, "{:02}", at.minute()),
            'S' => write!(text, "{:02}", at.second()),
            '3' => write!(text, "{:03}", at.nanosecond() / 1_000_000 % 1_000),
            other => write!(text, "%{other}"),
        };
    }
    text
}
