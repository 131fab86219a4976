//! Requests in figures: taken down, moved on step by step, and how they stood. Not who asked.

use super::{Group, Period};
use crate::domain::codes::RequestState;
use crate::domain::request::Request;
use crate::ledger::table::Tables;

/// Taken down in the period, by kind and category.
pub(super) fn taken(tables: &Tables, period: &Period) -> Group {
    let all = tables.requests.iter();
    let taken: Vec<_> = all.filter(|one| period.holds(one.day)).collect();
    Group::new("requests", "tally-requests")
        .happened("taken", "tally-taken", taken.len())
        .coded(true, taken.iter().map(|one| one.kind))
        .coded(true, taken.iter().map(|one| one.category))
}

/// The steps of wishes, from taken down to closed.
pub(super) fn wishes(tables: &Tables, period: &Period) -> Group {
    let steps = steps(tables, period, |one| one.kind.is_wish());
    Group::new("wishes", "tally-wishes").coded(true, steps)
}

/// The steps of all other requests.
pub(super) fn events(tables: &Tables, period: &Period) -> Group {
    let steps = steps(tables, period, |one| !one.kind.is_wish());
    Group::new("request-steps", "tally-request-steps").coded(true, steps)
}

fn steps(
    tables: &Tables,
    period: &Period,
    is: fn(&Request) -> bool,
) -> impl Iterator<Item = RequestState> {
    let requests = tables.requests.iter().filter(move |one| is(one));
    let steps = requests.flat_map(|one| &one.steps);
    let inside = steps.filter(|step| period.has(step.at));
    inside.map(|step| step.to)
}

/// All there were at the end, by where they stood then.
pub(super) fn stand(tables: &Tables, period: &Period) -> Group {
    let all = tables.requests.iter();
    let stood = all.filter_map(|one| {
        let steps = one.steps.iter().rev();
        let mut before = steps.filter(|step| step.at.date_naive() <= period.last);
        before.next().map(|step| step.to)
    });
    let stood: Vec<RequestState> = stood.collect();
    let open = stood.iter().filter(|state| state.is_open()).count();
    Group::new("states-of-requests", "tally-request-states")
        .stood("open", "tally-open", open)
        .coded(false, stood.into_iter())
}
