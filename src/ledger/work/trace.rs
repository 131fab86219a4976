//! Noting what left the ledger: numbers shown in full, files written. Undo passes these by (`operation::NOTES`).

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::subject::Subject;
use crate::domain::trace::{Seen, Trace};
use crate::ledger::Ledger;
use crate::ledger::operation::{EXPORT, EXPORT_UNMASKED, OpId, REVEAL};

/// Notes that the log of `date` or a listing was written; one with people in full carries its reason.
///
/// # Errors
/// When the store refuses.
pub fn written(
    ledger: &mut Ledger,
    date: NaiveDate,
    format: &str,
    path: &str,
    unmasked: Option<String>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let verb = if unmasked.is_some() {
        EXPORT_UNMASKED
    } else {
        EXPORT
    };
    let trace = Trace {
        id: Id::new(at.clock.id()),
        day: date,
        at: at.clock.now(),
        seen: Seen::Written {
            format: format.to_owned(),
            path: path.to_owned(),
        },
        subject: None,
        reason: unmasked,
    };
    put(ledger, verb, trace, at)
}

/// Notes that the numbers of a door are about to be shown in full.
///
/// # Errors
/// When the store refuses; then they are not to be shown.
pub fn shown(ledger: &mut Ledger, subject: Subject, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let now = at.clock.now();
    let trace = Trace {
        id: Id::new(at.clock.id()),
        day: day::date_at(ledger.tables(), now),
        at: now,
        seen: Seen::Shown,
        subject: Some(subject),
        reason: None,
    };
    put(ledger, REVEAL, trace, at)
}

fn put(
    ledger: &mut Ledger,
    verb: &str,
    trace: Trace,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    edit.put(trace);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}
