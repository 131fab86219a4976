//! A day's log with what it took back, what it left undone and what comes next: as screen and command line show it.

use chrono::NaiveDate;

use super::daylog::{Beside, DayLog, Left, undone_on};
use crate::domain::Moment;
use crate::ledger::queue::Now;
use crate::ledger::work::Settings;
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
    let left = Left::of(tables, date, &Now::new(tables, now, settings, &drafts));
    let beside = Beside {
        undone: &undone,
        left: Some(&left),
        settings: Some(settings),
    };
    Ok(DayLog::of(tables, date, beside))
}
