//! Adding and editing places. Not the visits to them.

use super::{At, WorkError};
use crate::domain::place::Place;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// Adds or changes a place.
///
/// # Errors
/// When it has no name, or the store refuses.
pub fn put(ledger: &mut Ledger, place: Place, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    if place.name.trim().is_empty() {
        return Err(WorkError::Field {
            field: "name",
            reason: "place-needs-name",
        });
    }
    let mut edit = ledger.edit();
    let verb = if edit.get(place.id).is_some() {
        "place-edit"
    } else {
        "place-add"
    };
    edit.put(place);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}
