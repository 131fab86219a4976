//! The relief ledger as offices count it: entries, households, people, money and what goods are worth, by occasion. The day's
//! log has figures of its own.

use super::{Group, Period};
use crate::ledger::queries::relief::{By, Key, totals};
use crate::ledger::table::Tables;

/// What was given in the period; a corrected entry counts no more.
pub(super) fn given(tables: &Tables, period: &Period) -> Group {
    let totals = totals(tables, By::Occasion, Some(period.first), Some(period.last));
    let all = &totals.all;
    let group = Group::new("relief", "tally-relief")
        .stood("entries", "tally-relief-entries", all.entries)
        .stood("households", "tally-relief-households", all.households)
        .stood("people", "tally-relief-people", all.people)
        .money("money", "tally-relief-money", all.money, false)
        .money("worth", "tally-relief-worth", all.worth, false);
    totals
        .rows
        .iter()
        .fold(group, |group, (key, figures)| match key {
            Key::Occasion(_, occasion) => group.of_code(false, *occasion, figures.entries),
            _ => group,
        })
}
