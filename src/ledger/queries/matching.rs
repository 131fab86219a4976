//! What is offered for a need, and what a need could take, each with its score term by term. Decides nothing: a person does.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{CareGroup, ListCategory, MatchTerm};
use crate::domain::offer::Offer;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;
use crate::search::Sounds;

/// What is wanted, as far as matching looks at it.
#[derive(Clone)]
pub struct Wanted<'a> {
    /// What it is about.
    pub category: ListCategory,
    /// The words, by their sounds.
    pub sounds: &'a Sounds,
    /// How much, and in what it is counted.
    pub quantity: Option<(u64, &'a str)>,
    /// Where; none for a place outside the buildings.
    pub door: Option<&'a Address>,
    /// The care groups of whoever wants it.
    pub groups: &'a [CareGroup],
    /// The day it is matched on.
    pub day: NaiveDate,
}

/// What speaks for an offer; a term that says nothing is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Each term and what it adds, in the order of the table.
    pub terms: Vec<(MatchTerm, u32)>,
}

impl Score {
    /// All of it.
    pub fn total(&self) -> u32 {
        self.terms.iter().map(|(_, points)| points).sum()
    }

    /// Adds so many thousandths of what a term weighs.
    pub(super) fn add(&mut self, term: MatchTerm, thousandths: u64) {
        let points = u64::from(term.weight()) * thousandths.min(1_000) / 1_000;
        let points = u32::try_from(points).unwrap_or(0);
        if points > 0 {
            self.terms.push((term, points));
        }
    }
}

/// How well an offer of which `left` is left answers what is wanted; none when it cannot be given, or speaks neither of
/// the same matter nor in the same words.
pub fn score(
    wanted: &Wanted<'_>,
    offer: &Offer,
    sounds: &Sounds,
    left: Option<u64>,
) -> Option<Score> {
    let for_others = !offer.groups.is_empty()
        && !offer
            .groups
            .iter()
            .any(|group| wanted.groups.contains(group));
    if offer.is_over(wanted.day) || left == Some(0) || for_others {
        return None;
    }
    let mut score = Score::default();
    if offer.category == wanted.category {
        score.add(MatchTerm::CATEGORY, 1_000);
    }
    // Any hit says more than the category does; how much of a hit it is decides between two of them.
    match wanted.sounds.likeness(sounds) {
        0 => {}
        likeness => score.add(MatchTerm::WORDS, u64::from(500 + likeness / 2)),
    }
    if score.terms.is_empty() {
        return None;
    }
    let near = match (&offer.spot, wanted.door) {
        (Some(spot), Some(door)) if spot.holds(door) => 1_000,
        _ => 0,
    };
    score.add(MatchTerm::PLACE, near);
    let period = if offer.holds_on(wanted.day) {
        1_000
    } else {
        400
    };
    score.add(MatchTerm::PERIOD, period);
    let asked = wanted.quantity;
    let asked = asked.and_then(|(much, unit)| offer.answering(much, unit));
    let asked = asked.unwrap_or(1).max(1);
    let enough = left.map_or(1_000, |left| left.saturating_mul(1_000) / asked);
    score.add(MatchTerm::CAPACITY, enough);
    Some(score)
}

/// An offer proposed for a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The offer.
    pub offer: Arc<Offer>,
    /// What of it is left; none where it cannot be counted.
    pub left: Option<u64>,
    /// What speaks for it.
    pub score: Score,
}

/// What is left of an offer; none where it cannot be counted.
pub fn left(tables: &Tables, offer: &Offer) -> Option<u64> {
    let quantity = offer.quantity?;
    let pairings = tables.pairings.iter();
    let paired = pairings.filter(|pairing| pairing.offer == offer.id);
    let told = tables.told.iter();
    let told = told.filter(|told| told.what.offer() == Some(offer.id));
    let taken = (paired.map(|pairing| pairing.takes()))
        .chain(told.map(|told| told.takes()))
        .fold(0, u64::saturating_add);
    Some(quantity.saturating_sub(taken))
}

/// How much of each offer is taken: by pairings, and by what was given at a door beside them.
pub fn taken(tables: &Tables) -> HashMap<Id<Offer>, u64> {
    let mut taken: HashMap<Id<Offer>, u64> = HashMap::new();
    let paired = tables.pairings.iter();
    let paired = paired.map(|pairing| (pairing.offer, pairing.takes()));
    let told = tables.told.iter();
    let told = told.filter_map(|told| Some((told.what.offer()?, told.takes())));
    for (offer, much) in paired.chain(told) {
        let sum = taken.entry(offer).or_default();
        *sum = sum.saturating_add(much);
    }
    taken
}

/// Every offer that answers a request on `day`, the best first; none answers one that is over.
pub fn offers_for(tables: &Tables, request: &Request, day: NaiveDate) -> Vec<Proposal> {
    if !request.is_open() {
        return Vec::new();
    }
    let sounds = Sounds::of(&request.words);
    let (door, groups) = whose(tables, &request.subject, day);
    let wanted = Wanted {
        category: request.category,
        sounds: &sounds,
        quantity: request.quantity.map(|much| (much, request.unit.as_str())),
        door,
        groups: &groups,
        day,
    };
    let taken = taken(tables);
    let mut found: Vec<Proposal> = (tables.offers.iter())
        .filter_map(|offer| {
            let gone = taken.get(&offer.id).copied().unwrap_or(0);
            let left = offer.quantity.map(|all| all.saturating_sub(gone));
            let score = score(&wanted, offer, &Sounds::of(&offer.words), left)?;
            Some(Proposal {
                offer: Arc::clone(offer),
                left,
                score,
            })
        })
        .collect();
    found.sort_by_key(|one| (Reverse(one.score.total()), one.offer.id));
    found
}

/// The door and the care groups behind a subject.
pub(super) fn whose<'a>(
    tables: &'a Tables,
    subject: &Subject,
    day: NaiveDate,
) -> (Option<&'a Address>, Vec<CareGroup>) {
    let Some(id) = subject.household() else {
        return (None, Vec::new());
    };
    let people = tables.residents_of(id).into_iter();
    let here = people.filter(|person| person.is_here());
    let groups = here.flat_map(|person| person.care_groups(day)).collect();
    let home = tables.households.get(id);
    (home.map(|home| &home.address), groups)
}

/// A need an offer could serve.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The need.
    pub request: Arc<Request>,
    /// What speaks for it.
    pub score: Score,
}

/// Every need on the list that an offer answers on `day`, the best first.
pub fn needs_for(tables: &Tables, offer: &Offer, day: NaiveDate) -> Vec<Use> {
    let sounds = Sounds::of(&offer.words);
    let left = left(tables, offer);
    let mut found: Vec<Use> = (tables.requests.iter())
        .filter(|request| request.state.is_listed())
        .filter_map(|request| {
            let own = Sounds::of(&request.words);
            let (door, groups) = whose(tables, &request.subject, day);
            let wanted = Wanted {
                category: request.category,
                sounds: &own,
                quantity: request.quantity.map(|much| (much, request.unit.as_str())),
                door,
                groups: &groups,
                day,
            };
            let score = score(&wanted, offer, &sounds, left)?;
            Some(Use {
                request: Arc::clone(request),
                score,
            })
        })
        .collect();
    found.sort_by_key(|one| (Reverse(one.score.total()), one.request.id));
    found
}

#[cfg(test)]
mod tests;
