//! Activities held, and how many people and times people came, as offices count them. The day's log has figures of its own.

use super::{Group, Period};
use crate::ledger::queries::activities::counts;
use crate::ledger::table::Tables;

/// What was held in the period, in all and by kind.
pub(super) fn held(tables: &Tables, period: &Period) -> Group {
    let counts = counts(tables, Some(period.first), Some(period.last));
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let group = Group::new("activities", "tally-activities")
        .stood(
            "held",
            "tally-activities-held",
            number(counts.all.held.into()),
        )
        .stood(
            "people",
            "tally-activities-people",
            number(counts.all.people),
        )
        .stood(
            "person-times",
            "tally-person-times",
            number(counts.all.person_times),
        );
    let kinds = counts.kinds.iter();
    kinds.fold(group, |group, (kind, count)| {
        group.of_code(false, *kind, number(count.held.into()))
    })
}
