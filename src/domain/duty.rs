//! A month's duty (每月一轮值): who coordinates that month's work, and what came of it. Not the day's work.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::codes::Body;
use super::partner::Partner;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// Who is on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnDuty {
    /// A partner.
    Partner(Id<Partner>),
    /// A body of the table that is no partner.
    Body(Body),
    /// Somebody else, by name.
    Name(String),
}

/// Who coordinates one month.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    /// Its id.
    pub id: Id<Duty>,
    /// The month, as its first day; there is one duty a month.
    pub month: NaiveDate,
    /// Who is on duty.
    pub who: OnDuty,
    /// What it coordinates that month.
    pub task: String,
    /// What came of it.
    pub done: String,
    /// When it was written down.
    pub at: Moment,
}

/// The first day of the month of `day`.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// A month as people write it: `2026-11`, `2026年11月`, `11` or `11月` (of the year of `today`); its first day.
pub fn parse_month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('月');
    let (year, month) = match text.split_once(['-', '年', '/', '.']) {
        Some((year, month)) if year.len() == 4 => (year.parse().ok()?, month),
        Some(_) => return None,
        None => (today.year(), text),
    };
    NaiveDate::from_ymd_opt(year, month.trim().parse().ok()?, 1)
}

/// `count` months from `first` on, each as its first day.
pub fn months_from(first: NaiveDate, count: u32) -> impl Iterator<Item = NaiveDate> {
    let first = month_of(first);
    (0..count).filter_map(move |months| first.checked_add_months(Months::new(months)))
}

entity!(Duty, 24, "duties" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_people_write_it_and_years_go_on_after_december() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let today = day(2026, 11, 22);
        for text in ["2026-12", "2026年12月", "12", "12月", " 2026/12 "] {
            assert_eq!(parse_month(text, today), Some(day(2026, 12, 1)), "{text}");
        }
        for text in ["", "13", "26-12", "2026-12-01", "腊月"] {
            assert_eq!(parse_month(text, today), None, "{text}");
        }
        let months: Vec<_> = months_from(today, 3).collect();
        assert_eq!(
            months,
            [day(2026, 11, 1), day(2026, 12, 1), day(2027, 1, 1)]
        );
    }
}
