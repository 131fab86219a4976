//! Posts and trainings in figures: written down, and those still to be had at the end with their places. Not who took them.

use super::{Group, Period};
use crate::ledger::table::Tables;

/// Posts written down in the period, and those open at its end, by kind.
pub(super) fn posts(tables: &Tables, period: &Period) -> Group {
    let known = tables.posts.iter();
    let known = known.filter(|one| one.created.date_naive() <= period.last);
    let known: Vec<_> = known.collect();
    let new = known.iter().filter(|one| period.has(one.created)).count();
    let open: Vec<_> = known
        .iter()
        .filter(|one| !one.is_over(period.last))
        .collect();
    let places: usize = open
        .iter()
        .map(|one| usize::try_from(one.places).unwrap_or(usize::MAX))
        .fold(0, usize::saturating_add);
    let placed = tables.willing.iter().flat_map(|one| &one.placements);
    let placed = placed.filter(|one| period.has(one.at)).count();
    Group::new("posts", "tally-posts")
        .happened("new", "tally-posts-new", new)
        .happened("placed", "tally-posts-placed", placed)
        .stood("open", "tally-posts-open", open.len())
        .stood("places", "tally-posts-places", places)
        .coded(false, open.iter().map(|one| one.kind))
}
