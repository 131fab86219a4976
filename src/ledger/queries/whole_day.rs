//! A day's log with what it took back, what it left undone and what comes next: as screen and command line show it.

use chrono::{NaiveDate, TimeZone};

use super::daylog::{Beside, DayLog, undone_on};
use super::unfinished::{tomorrow, unfinished};
use crate::domain::Moment;
use crate::ledger::queue::{Now, Queue};
use crate::ledger::work::{Settings, day};
use crate::ledger::{Ledger, LedgerError};

/// The log of `date` as the records stand at `now`.
///
/// # Errors
/// When a draft or an operation that was taken back cannot be read.
pub fn whole_day(
    ledger: &mut Ledger,
    date: NaiveDate,
    now: Moment,
    settings: &Settings,
) -> Result<DayLog, LedgerError> {
    let undone = undone_on(ledger, date)?;
    let drafts = ledger.drafts().kept()?;
    let tables = ledger.tables();
    let present = if date == day::date_at(tables, now) {
        Now::new(tables, now, settings, &drafts)
    } else {
        evening_of(date, Now::new(tables, late_on(date, now), settings, &[]))
    };
    let queue = Queue::build(tables, &present);
    let beside = Beside {
        undone: &undone,
        unfinished: &unfinished(tables, &queue),
        tomorrow: &tomorrow(tables, &queue),
    };
    Ok(DayLog::of(tables, date, beside))
}

/// The end of another day: the queue then, as far as the records still tell.
fn evening_of(date: NaiveDate, then: Now) -> Now {
    Now {
        day: date,
        date,
        ..then
    }
}

fn late_on(date: NaiveDate, now: Moment) -> Moment {
    let late = date.and_hms_opt(23, 59, 0);
    let late = late.and_then(|late| now.offset().from_local_datetime(&late).single());
    late.unwrap_or(now)
}
