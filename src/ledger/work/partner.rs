//! Writing down and changing partners. Not what they offer or took on: the records that name them say that.

use super::{At, WorkError};
use crate::domain::partner::Partner;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// Adds or changes a partner.
///
/// # Errors
/// When it has no name, another one of its kind has the same, its agreement ends before it was signed, or the store
/// refuses.
pub fn put(ledger: &mut Ledger, partner: Partner, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    let name = partner.name.trim();
    if name.is_empty() {
        return fault("name", "fault-required");
    }
    // Two people may well have one name; two units do not.
    let same = |other: &Partner| {
        other.id != partner.id && other.kind == partner.kind && other.name.trim() == name
    };
    let mut others = ledger.tables().partners.iter();
    if !partner.kind.is_person() && others.any(|other| same(other)) {
        return fault("name", "partner-known");
    }
    drop(others);
    let until = partner.agreement.as_ref();
    if until.is_some_and(|one| one.until.is_some_and(|until| until < one.signed)) {
        return fault("until", "offer-ends-before");
    }
    let mut edit = ledger.edit();
    let verb = match edit.get(partner.id) {
        Some(_) => "partner-edit",
        None => "partner-add",
    };
    edit.put(partner);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}
