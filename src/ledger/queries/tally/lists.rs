//! Offers, what was given of them, and partners in figures. Not who they are.

use super::{Group, Period};
use crate::domain::codes::PairingState;
use crate::ledger::table::Tables;

/// Offers written down, and those that held at the end.
pub(super) fn offers(tables: &Tables, period: &Period) -> Group {
    let known = tables.offers.iter();
    let known = known.filter(|one| one.created.date_naive() <= period.last);
    let known: Vec<_> = known.collect();
    let new = known.iter().filter(|one| period.has(one.created));
    let held: Vec<_> = known
        .iter()
        .filter(|one| !one.is_over(period.last))
        .collect();
    Group::new("offers", "tally-offers")
        .happened("new", "tally-offers-new", new.count())
        .stood("held", "tally-offers-held", held.len())
        .coded(false, held.iter().map(|one| one.category))
}

/// Needs and offers brought together, given, called off.
pub(super) fn pairings(tables: &Tables, period: &Period) -> Group {
    let made = tables.pairings.iter().filter(|one| period.holds(one.day));
    let settled = |state: PairingState| {
        let all = tables.pairings.iter().filter(move |one| one.state == state);
        all.filter(|one| one.settled.is_some_and(|at| period.has(at)))
            .count()
    };
    Group::new("matches", "tally-matches")
        .happened("made", "tally-matches-made", made.count())
        .happened("given", "tally-matches-given", settled(PairingState::GIVEN))
        .happened(
            "called-off",
            "tally-matches-off",
            settled(PairingState::CALLED_OFF),
        )
}

/// Partners that joined, agreements signed, and who took part at the end.
pub(super) fn partners(tables: &Tables, period: &Period) -> Group {
    let known = tables.partners.iter();
    let known = known.filter(|one| one.created.date_naive() <= period.last);
    let known: Vec<_> = known.collect();
    let new = known.iter().filter(|one| period.has(one.created)).count();
    let reported = known.iter().filter_map(|one| one.reported_on);
    let reported = reported.filter(|day| period.holds(*day)).count();
    let signed = known.iter().filter_map(|one| one.agreement.as_ref());
    let signed = signed.filter(|one| period.holds(one.signed)).count();
    let bound = known.iter().filter(|one| one.is_bound_on(period.last));
    let bound = bound.count();
    let active: Vec<_> = known.iter().filter(|one| one.active).collect();
    Group::new("partners", "tally-partners")
        .happened("new", "tally-partners-new", new)
        .happened("reported", "tally-partners-reported", reported)
        .happened("signed", "tally-partners-signed", signed)
        .stood("active", "tally-partners-active", active.len())
        .stood("bound", "tally-partners-bound", bound)
        .coded(false, active.iter().map(|one| one.kind))
}
