//! A day's log with what it took back, what it left undone and what comes next: as screen and command line show it.

use chrono::NaiveDate;

use super::daylog::{Beside, DayLog, Left, at_end_of, undone_on};
use crate::domain::Moment;
use crate::ledger::queue::Now;
use crate::ledger::work::Settings;
use crate::ledger::{Ledger, LedgerError};

/// The log of `date` at `now`. A day that is over is told as of its end, however much later it is asked for: nothing
/// that was written since is in it but corrections of its own entries.
///
/// # Errors
/// When a draft or an operation cannot be read.
pub fn whole_day(
    ledger: &mut Ledger,
    date: NaiveDate,
    now: Moment,
    settings: &Settings,
) -> Result<DayLog, LedgerError> {
    let undone = undone_on(ledger, date)?;
    let tables = at_end_of(ledger, date)?;
    let present = match Now::at_end_of(&tables, date, now, settings) {
        Some(end) => end,
        None => Now::new(&tables, now, settings, &ledger.drafts().kept()?),
    };
    let left = Left::of(&tables, date, &present);
    let beside = Beside {
        undone: &undone,
        left: Some(&left),
        settings: Some(settings),
    };
    Ok(DayLog::of(&tables, date, beside))
}
