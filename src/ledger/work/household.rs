//! Adding and editing households, with an entry of what changed. Not importing them.

use super::{At, WorkError, collection, day, resident};
use crate::domain::area::print_area;
use crate::domain::codes::{CollectAction, SourceOfFact};
use crate::domain::collection::{FieldChange, InfoRecord};
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

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

/// Adds a household found on the spot together with the people met there, as one step.
///
/// # Errors
/// When the door exists already, a person has no name, or the store refuses.
pub fn add_with(
    ledger: &mut Ledger,
    household: Household,
    people: Vec<Resident>,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<OpId, WorkError> {
    if ledger
        .tables()
        .door(&household.address.door_key())
        .is_some()
    {
        return Err(WorkError::DoorTaken);
    }
    let mut edit = ledger.edit();
    put(
        &mut edit,
        ledger.tables(),
        household,
        CollectAction::NEW,
        source,
        at,
    );
    for person in people {
        resident::put(
            &mut edit,
            ledger.tables(),
            person,
            CollectAction::NEW,
            source,
            at,
        )?;
    }
    let changes = edit.changes();
    ledger
        .commit("household-add", changes, at.clock)?
        .ok_or(WorkError::Missing("household"))
}

fn write(
    ledger: &mut Ledger,
    household: Household,
    action: CollectAction,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    if !put(&mut edit, ledger.tables(), household, action, source, at) {
        return Ok(None);
    }
    let changes = edit.changes();
    let verb = if action == CollectAction::NEW {
        "household-add"
    } else {
        "household-edit"
    };
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Puts a household with the entries of what changed and what was declined; says whether anything did.
pub(super) fn put(
    edit: &mut Edit<'_>,
    tables: &Tables,
    mut household: Household,
    action: CollectAction,
    source: SourceOfFact,
    at: At<'_>,
) -> bool {
    let known: Option<Household> = edit.get(household.id);
    let fields = match &known {
        Some(known) => differences(known, &household),
        None => vec![FieldChange {
            field: "door".to_owned(),
            old: String::new(),
            new: household.address.to_string(),
        }],
    };
    let before = known
        .as_ref()
        .map_or(&[][..], |known| known.declined.as_slice());
    if fields.is_empty() && before == household.declined {
        return false;
    }
    let declined = collection::newly(before, &household.declined);
    let (date, late) = day::ensure(edit, tables, at);
    let subject = Subject::Household(household.id);
    if !fields.is_empty() {
        household.verified_on = Some(date);
        let entry = collection::entry(subject.clone(), None, action, source, date, at);
        edit.put(InfoRecord {
            fields,
            late,
            ..entry
        });
    }
    collection::note_declined(edit, subject, None, &declined, (date, late), at);
    edit.put(household);
    true
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
    let area = |household: &Household| {
        let known = household.floor_area;
        known.map_or_else(String::new, |area| print_area(area.into()))
    };
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
    fields.note("floor-area", area(old), area(new));
    fields.note("owner", contact(old), contact(new));
    fields.note("notes", old.notes.clone(), new.notes.clone());
    fields.found
}
