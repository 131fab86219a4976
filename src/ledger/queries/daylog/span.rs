//! The stretch of time whose moments belong to a day: past midnight while its day was open. Not working hours.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::Moment;
use crate::domain::codes::DayState;
use crate::ledger::table::Tables;

/// From when to when moments belong to a day, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: NaiveDateTime,
    until: NaiveDateTime,
}

impl Span {
    /// The span of `date`: its calendar day, longer when it was closed after midnight, later when the day before was.
    pub fn of(tables: &Tables, date: NaiveDate) -> Self {
        let before = date.checked_sub_days(Days::new(1));
        let from = before.map_or(NaiveDateTime::MIN, |before| end(tables, before));
        Self {
            from,
            until: end(tables, date).max(from),
        }
    }

    /// Whether `at` belongs to the day.
    pub fn holds(&self, at: Moment) -> bool {
        let at = at.naive_local();
        self.from <= at && at < self.until
    }

    /// Whether `at` lies at or before the day's end.
    pub fn is_reached_by(&self, at: Moment) -> bool {
        at.naive_local() < self.until
    }
}

/// When `date` ends: at midnight, when it was closed where that was later, never while it is being worked on.
fn end(tables: &Tables, date: NaiveDate) -> NaiveDateTime {
    let midnight = (date.checked_add_days(Days::new(1)))
        .map_or(NaiveDateTime::MAX, |next| next.and_time(NaiveTime::MIN));
    let Some(day) = tables.day(date) else {
        return midnight;
    };
    if day.state == DayState::WORKING {
        return NaiveDateTime::MAX;
    }
    day.closed
        .map_or(midnight, |closed| closed.naive_local().max(midnight))
}
