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
    let stood: Vec<RequestState> = stood(tables, period).map(|(_, state)| state).collect();
    let open = stood.iter().filter(|state| state.is_open()).count();
    Group::new("states-of-requests", "tally-request-states")
        .stood("open", "tally-open", open)
        .coded(false, stood.into_iter())
}

/// The same by category, and in each by where they stood.
pub(super) fn crossed(tables: &Tables, period: &Period) -> Group {
    let stood = stood(tables, period);
    Group::new("categories-of-requests", "tally-requests-crossed")
        .crossed(stood.map(|(one, state)| (one.category, state)))
}

/// Every request there was at the end, and where it stood then.
fn stood<'a>(
    tables: &'a Tables,
    period: &Period,
) -> impl Iterator<Item = (&'a Request, RequestState)> + use<'a> {
    let last = period.last;
    tables.requests.iter().filter_map(move |one| {
        let steps = one.steps.iter().rev();
        let mut before = steps.filter(|step| step.at.date_naive() <= last);
        before.next().map(|step| (one.as_ref(), step.to))
    })
}
