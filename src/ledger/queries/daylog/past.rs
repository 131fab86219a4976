//! The records as they stood when a day was over: what was written since is taken back. Not the log made of them.

use chrono::NaiveDate;

use super::span::Span;
use crate::domain::Record;
use crate::domain::codes::DayState;
use crate::ledger::operation::{Change, Header, Operation};
use crate::ledger::table::Tables;
use crate::ledger::{Ledger, LedgerError};

/// The records as they stood at the end of `date`, with what was corrected in its own log since: a visit put right, a
/// deed of that day taken back. Of a day that was never closed, the records as they stand.
///
/// # Errors
/// When an operation written since cannot be read.
pub fn at_end_of(ledger: &mut Ledger, date: NaiveDate) -> Result<Tables, LedgerError> {
    let mut tables = ledger.snapshot();
    let span = Span::of(&tables, date);
    if !tables.day(date).is_some_and(|day| day.is_closed()) {
        return Ok(tables);
    }
    let since: Vec<usize> = (ledger.headers().iter().enumerate().rev())
        .take_while(|(_, header)| !span.is_reached_by(header.moment()))
        .map(|(position, _)| position)
        .collect();
    let first = since.last().copied().unwrap_or_default();
    for position in since {
        let header = &ledger.headers()[position];
        if header.is_note() || takes_back_before(ledger.headers(), first, header) {
            continue;
        }
        let operation = ledger.operation(position)?;
        // A clock that once ran ahead gives later operations late times: never go back behind the closing itself.
        if closes(&operation, date) {
            break;
        }
        for change in operation.changes.iter().rev() {
            take_back(&mut tables, change, date);
        }
    }
    tables.settle();
    Ok(tables)
}

/// Whether it takes back, or does again, something done before the operation at `first`: of the day or before it.
fn takes_back_before(headers: &[Header], first: usize, header: &Header) -> bool {
    header
        .undoes
        .is_some_and(|step| headers[..first].iter().rev().any(|other| other.id == step))
}

fn closes(operation: &Operation, date: NaiveDate) -> bool {
    let state = |record: Option<&Record>| match record {
        Some(Record::Day(day)) if day.date == date => Some(day.state),
        _ => None,
    };
    operation.changes.iter().any(|change| {
        state(change.after.as_ref()) == Some(DayState::CLOSED)
            && state(change.before.as_ref()) != Some(DayState::CLOSED)
    })
}

fn take_back(tables: &mut Tables, change: &Change, date: NaiveDate) {
    let of_that_log = |record: &Record| {
        let kind = matches!(
            record,
            Record::Visit(_)
                | Record::InfoRecord(_)
                | Record::HazardCheck(_)
                | Record::Told(_)
                | Record::Stance(_)
                | Record::Willing(_)
                | Record::Relief(_)
                | Record::Day(_)
        );
        kind && record.day() == Some(date)
    };
    if change.record().is_some_and(of_that_log) {
        return;
    }
    match (&change.before, &change.after) {
        (Some(before), _) => tables.put(before.clone()),
        (None, Some(after)) => tables.remove(after),
        (None, None) => {}
    }
}
