//! Giving so much of an offer to a need, as a person decided; giving it, calling it off. Not what is proposed.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{MatchTerm, PairingState, RequestState};
use crate::domain::offer::Offer;
use crate::domain::pairing::Pairing;
use crate::domain::request::{Request, RequestEvent, RequestRefusal, StepNote};
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::queries::matching;
use crate::ledger::table::Tables;

/// Gives `quantity` of an offer (of one that can be counted: what is asked for, else 1) to a need. A need that nobody
/// has taken on goes to who gives it.
///
/// # Errors
/// When either is gone, the offer is over, less than that is left of it, the need is matched with it already or asks for less
/// than that, the need cannot be given to anybody in its
/// present state, or the store refuses.
pub fn accept(
    ledger: &mut Ledger,
    request: Id<Request>,
    offer: Id<Offer>,
    quantity: Option<u64>,
    at: At<'_>,
) -> Result<(Id<Pairing>, OpId), WorkError> {
    let tables = ledger.tables();
    let mut edit = ledger.edit();
    let id = put(&mut edit, tables, (request, offer), quantity, false, at)?;
    let changes = edit.changes();
    let operation = ledger
        .commit("match", changes, at.clock)?
        .ok_or(WorkError::Missing("offer"))?;
    Ok((id, operation))
}

/// Puts so much of an offer for a need into a change, given already or only agreed.
///
/// # Errors
/// As [`accept`].
pub(super) fn put(
    edit: &mut Edit<'_>,
    tables: &Tables,
    (request, offer): (Id<Request>, Id<Offer>),
    quantity: Option<u64>,
    given_already: bool,
    at: At<'_>,
) -> Result<Id<Pairing>, WorkError> {
    let wanted = tables.requests.get(request);
    let wanted = wanted.ok_or(WorkError::Missing("request"))?;
    let given = tables.offers.get(offer);
    let given = given.ok_or(WorkError::Missing("offer"))?;
    let asked = still_wanted(tables, wanted, given, quantity)?;
    let quantity = how_much(tables, given, asked, at.clock.today())?;
    let terms = terms(tables, wanted, offer, at.clock.today());
    let who = giver(tables, given);
    let (partner, mut request) = (given.partner, wanted.as_ref().clone());
    let (date, _) = day::ensure(edit, tables, at);
    let (id, now, by) = (Id::new(at.clock.id()), at.clock.now(), &at.settings.worker);
    edit.put(Pairing {
        id,
        day: date,
        request: request.id,
        offer,
        project: None,
        quantity,
        state: match given_already {
            true => PairingState::GIVEN,
            false => PairingState::AGREED,
        },
        terms,
        at: now,
        by: by.clone(),
        settled: given_already.then_some(now),
        note: String::new(),
    });
    let taken_on = [
        RequestState::ASSIGNED,
        RequestState::CLAIMED,
        RequestState::DOING,
    ];
    if !taken_on.contains(&request.state) {
        let said = StepNote {
            who,
            partner,
            due: request.due,
            ..StepNote::default()
        };
        request.take(RequestEvent::Assign, now, by, said)?;
        edit.put(request);
    }
    Ok(id)
}

/// What holds or held an offer for a need, called off excepted.
fn holding(tables: &Tables, request: Id<Request>) -> impl Iterator<Item = &Arc<Pairing>> {
    let all = tables.pairings.iter();
    all.filter(move |one| one.request == request && one.state != PairingState::CALLED_OFF)
}

/// How much of an offer a need may still take: what is said, else all that is not matched yet. What is counted otherwise than
/// the need is no part of that.
fn still_wanted(
    tables: &Tables,
    wanted: &Request,
    given: &Offer,
    said: Option<u64>,
) -> Result<Option<u64>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    let held: Vec<_> = holding(tables, wanted.id).collect();
    let mut agreed = held.iter().filter(|one| one.state == PairingState::AGREED);
    if agreed.any(|one| one.offer == given.id) {
        return fault("offer", "match-already");
    }
    let (Some(all), Some(each)) = (wanted.quantity, given.per(&wanted.unit)) else {
        return Ok(said);
    };
    let counted = held.iter().filter(|one| {
        let offer = tables.offers.get(one.offer);
        offer.and_then(|offer| offer.per(&wanted.unit)) == Some(each)
    });
    let has = counted.filter_map(|one| one.quantity);
    let rest = all
        .saturating_mul(each)
        .saturating_sub(has.fold(0, u64::saturating_add));
    match said {
        _ if rest == 0 => fault("quantity", "match-enough"),
        Some(said) if said > rest => Err(WorkError::Left {
            reason: "match-more-than-asked",
            left: given.much(rest),
        }),
        said => Ok(said.or(Some(rest))),
    }
}

/// Calls off what was only agreed for a need that is wanted no more: what it took is free again.
pub(super) fn release(
    edit: &mut Edit<'_>,
    tables: &Tables,
    request: Id<Request>,
    note: &str,
    at: At<'_>,
) {
    let agreed = holding(tables, request).filter(|one| one.state == PairingState::AGREED);
    for one in agreed {
        let mut off = one.as_ref().clone();
        off.settle(PairingState::CALLED_OFF, at.clock.now(), note);
        edit.put(off);
    }
}

/// How much of an offer is given: what is asked for, else 1 of one that can be counted.
///
/// # Errors
/// When the offer is over, none is asked for, or less than that is left of it.
pub(super) fn how_much(
    tables: &Tables,
    given: &Offer,
    asked: Option<u64>,
    today: NaiveDate,
) -> Result<Option<u64>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    if given.is_over(today) {
        return fault("offer", "match-offer-over");
    }
    match (asked, matching::left(tables, given)) {
        (Some(0), _) => fault("quantity", "match-none-given"),
        (asked, None) => Ok(asked),
        (asked, Some(left)) if asked.unwrap_or(1) > left => Err(WorkError::Left {
            reason: "match-too-much",
            left: given.much(left),
        }),
        (asked, Some(_)) => Ok(Some(asked.unwrap_or(1))),
    }
}

/// What spoke for the offer when it was decided.
fn terms(
    tables: &Tables,
    wanted: &Request,
    offer: Id<Offer>,
    today: NaiveDate,
) -> Vec<(MatchTerm, u32)> {
    let proposals = matching::offers_for(tables, wanted, today).into_iter();
    let mut proposals = proposals.filter(|one| one.offer.id == offer);
    let found = proposals.next();
    found.map(|one| one.score.terms).unwrap_or_default()
}

/// Who gives an offer, by name; its own words where nobody is named.
fn giver(tables: &Tables, given: &Offer) -> String {
    match given.partner.and_then(|id| tables.partners.get(id)) {
        Some(partner) => partner.name.clone(),
        None if given.provider.is_empty() => given.words.clone(),
        None => given.provider.clone(),
    }
}

/// Says that what was agreed is given, or calls it off: what it took is free again, and a need that was with nobody but
/// through this goes back to its list. What was given stays given unless it is said why it was not after all; then the
/// door no longer shows it as given, only as told of.
///
/// # Errors
/// When it is gone or called off already, it was given and it is not said why it was not, or the store refuses.
pub fn settle(
    ledger: &mut Ledger,
    id: Id<Pairing>,
    given: bool,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut pairing: Pairing = edit.get(id).ok_or(WorkError::Missing("pairing"))?;
    if pairing.state == PairingState::CALLED_OFF {
        let from = RequestState::WITHDRAWN;
        return Err(RequestRefusal::NotFrom { from }.into());
    }
    let taken_back = !given && pairing.state == PairingState::GIVEN;
    if taken_back && note.trim().is_empty() {
        return Err(WorkError::Field {
            field: "note",
            reason: "match-why-not-given",
        });
    }
    let state = match given {
        true => PairingState::GIVEN,
        false => PairingState::CALLED_OFF,
    };
    pairing.settle(state, at.clock.now(), note);
    let request = match given {
        true => taken_on(ledger.tables(), &pairing, at),
        false => freed(ledger.tables(), &pairing, note, at),
    };
    if let Some(request) = request {
        edit.put(request);
    }
    if taken_back {
        let told = ledger.tables().told.iter();
        for told in told.filter(|told| told.pairing == Some(id)) {
            edit.put(told.as_ref().clone().not_given());
        }
    }
    edit.put(pairing);
    let changes = edit.changes();
    Ok(ledger.commit("match-settle", changes, at.clock)?)
}

/// The need of a pairing that is given, with who gives it named as who takes it on, when nobody is yet.
fn taken_on(tables: &Tables, given: &Pairing, at: At<'_>) -> Option<Request> {
    let request = tables.requests.get(given.request)?;
    let offer = tables.offers.get(given.offer)?;
    let with_somebody = !request.helper.trim().is_empty() || request.partner.is_some();
    if with_somebody || !request.is_open() {
        return None;
    }
    let (mut request, who) = (request.as_ref().clone(), giver(tables, offer));
    let begun = [RequestState::CLAIMED, RequestState::DOING].contains(&request.state);
    let said = StepNote {
        who: who.clone(),
        partner: offer.partner,
        due: request.due,
        ..StepNote::default()
    };
    let (now, by) = (at.clock.now(), &at.settings.worker);
    // What is begun stays begun.
    if begun || request.take(RequestEvent::Assign, now, by, said).is_err() {
        (request.helper, request.partner) = (who, offer.partner);
    }
    Some(request)
}

/// The need of a pairing that is called off, back on its list, when no other pairing holds it and nobody has begun.
fn freed(tables: &Tables, off: &Pairing, note: &str, at: At<'_>) -> Option<Request> {
    let request = tables.requests.get(off.request)?;
    let held = holding(tables, off.request).any(|one| one.id != off.id);
    let given = tables.offers.get(off.offer)?;
    let through_it = request.helper == giver(tables, given);
    if held || !through_it {
        return None;
    }
    let mut request = request.as_ref().clone();
    let back = request.put_back(at.clock.now(), &at.settings.worker, note);
    back.then_some(request)
}
