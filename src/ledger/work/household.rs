//! Adding and editing households, with an entry of what changed. Not importing them.

use super::{At, WorkError, collection, day};
use crate::domain::codes::{CollectAction, SourceOfFact};
use crate::domain::collection::{FieldChange, InfoRecord};
use crate::domain::household::Household;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// Adds a household found on the spot.
///
/// # Errors
/// When the door exists already, or the store refuses.
pub fn add(ledger: &mut Ledger, household: Household, at: At<'_>) -> Result<OpId, WorkError> {
    if ledger
        .tables()
        .door(&household.address.door_key())
        .is_some()
    {
        return Err(WorkError::DoorTaken);
    }
    write(
        ledger,
        household,
        CollectAction::NEW,
        SourceOfFact::SELF,
        at,
    )?
    .ok_or(WorkError::Missing("household"))
}

/// Changes a household; the differences become one entry of the day's collection.
///
/// # Errors
/// When it is gone, another household has its new door, or the store refuses.
pub fn edit(
    ledger: &mut Ledger,
    household: Household,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let taken = ledger
        .tables()
        .door(&household.address.door_key())
        .is_some_and(|other| other.id != household.id);
    if taken {
        return Err(WorkError::DoorTaken);
    }
    if ledger.tables().households.get(household.id).is_none() {
        return Err(WorkError::Missing("household"));
    }
    write(ledger, household, CollectAction::UPDATE, source, at)
}

fn write(
    ledger: &mut Ledger,
    mut household: Household,
    action: CollectAction,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let fields = match ledger.tables().households.get(household.id) {
        Some(known) => differences(known, &household),
        None => vec![FieldChange {
            field: "door".to_owned(),
            old: String::new(),
            new: household.address.to_string(),
        }],
    };
    if fields.is_empty() {
        return Ok(None);
    }
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    household.verified_on = Some(date);
    let entry = collection::entry(household.id.into(), None, action, source, date, at);
    edit.put(InfoRecord {
        fields,
        late,
        ..entry
    });
    edit.put(household);
    let changes = edit.changes();
    let verb = if action == CollectAction::NEW {
        "household-add"
    } else {
        "household-edit"
    };
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// What differs between two states of a household, field by field.
pub fn differences(old: &Household, new: &Household) -> Vec<FieldChange> {
    let mut fields = super::resident::Differences::default();
    let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
    let contact = |household: &Household| {
        household
            .owner
            .as_ref()
            .map(|owner| format!("{} {}", owner.name, owner.phones.join(",")))
            .unwrap_or_default()
    };
    let date =
        |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    fields.note("door", old.address.to_string(), new.address.to_string());
    fields.note(
        "state",
        old.state.as_str().to_owned(),
        new.state.as_str().to_owned(),
    );
    fields.note("away-until", date(old.away_until), date(new.away_until));
    fields.note(
        "number",
        old.number.clone().unwrap_or_default(),
        new.number.clone().unwrap_or_default(),
    );
    fields.note(
        "house-use",
        code(old.house_use.map(|c| c.as_str())),
        code(new.house_use.map(|c| c.as_str())),
    );
    fields.note(
        "tenure",
        code(old.tenure.map(|c| c.as_str())),
        code(new.tenure.map(|c| c.as_str())),
    );
    fields.note("owner", contact(old), contact(new));
    fields.note("notes", old.notes.clone(), new.notes.clone());
    fields.found
}
