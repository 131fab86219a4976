//! Writing down, changing and ending what can be given. Not giving it: that is a pairing.

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::OfferState;
use crate::domain::offer::Offer;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::matching;

/// Adds or changes an offer. What was given away already cannot be taken out of its quantity.
///
/// # Errors
/// When it has no words, its period ends before it begins, less is left of it than was given, or the store refuses.
pub fn put(ledger: &mut Ledger, offer: Offer, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    if offer.words.trim().is_empty() {
        return fault("words", "fault-required");
    }
    if let (Some(from), Some(until)) = (offer.from, offer.until)
        && until < from
    {
        return fault("until", "offer-ends-before");
    }
    let tables = ledger.tables();
    let taken = matching::taken(tables).get(&offer.id).copied();
    if let (Some(quantity), Some(taken)) = (offer.quantity, taken)
        && quantity < taken
    {
        return fault("quantity", "offer-less-than-given");
    }
    let mut edit = ledger.edit();
    let verb = match edit.get(offer.id) {
        Some(_) => "offer-edit",
        None => "offer-add",
    };
    edit.put(offer);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Ends an offer, or opens it again; what was given of it stays given.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn end(
    ledger: &mut Ledger,
    id: Id<Offer>,
    ended: bool,
    reason: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut offer: Offer = edit.get(id).ok_or(WorkError::Missing("offer"))?;
    offer.state = if ended {
        OfferState::ENDED
    } else {
        OfferState::OPEN
    };
    reason.clone_into(&mut offer.reason);
    edit.put(offer);
    let changes = edit.changes();
    Ok(ledger.commit("offer-end", changes, at.clock)?)
}
