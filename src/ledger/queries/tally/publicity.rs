//! Households told of each topic, as offices count them. The day's log has figures of its own for that.

use super::{Group, Period};
use crate::ledger::queries::publicity::coverage;
use crate::ledger::table::Tables;

/// Households that heard of anything, leaflets, and households by topic.
pub(super) fn told(tables: &Tables, period: &Period) -> Group {
    let covered = coverage(tables, period.first, period.last);
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let group = Group::new("publicity", "tally-publicity")
        .stood(
            "households-told",
            "tally-households-told",
            number(covered.any),
        )
        .stood("leaflets", "tally-leaflets", number(covered.leaflets));
    let topics = covered.topics.iter();
    topics.fold(group, |group, one| {
        group.of_code(false, one.topic, number(one.told))
    })
}
