//! Collecting facts: confirmed, changed, moved out, struck off, not given. Every change keeps old, new and who said so.

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{CollectAction, FactState, SourceOfFact};
use crate::domain::collection::{FieldChange, InfoRecord};
use crate::domain::household::Household;
use crate::domain::resident::{Presence, Resident};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// An entry without fields; puts nothing.
pub(super) fn entry(
    subject: Subject,
    resident: Option<Id<Resident>>,
    action: CollectAction,
    source: SourceOfFact,
    day: NaiveDate,
    at: At<'_>,
) -> InfoRecord {
    InfoRecord {
        id: Id::new(at.clock.id()),
        day,
        subject,
        resident,
        at: at.clock.now(),
        action,
        fields: Vec::new(),
        source,
        state: FactState::UNVERIFIED,
        late: false,
    }
}

/// The fields among `new` that were not declined before.
pub(super) fn newly(old: &[String], new: &[String]) -> Vec<String> {
    new.iter()
        .filter(|field| !old.contains(field))
        .cloned()
        .collect()
}

/// Puts the entry of fields somebody did not want to give; nothing when there are none.
pub(super) fn note_declined(
    edit: &mut Edit<'_>,
    subject: Subject,
    resident: Option<Id<Resident>>,
    fields: &[String],
    (day, late): (NaiveDate, bool),
    at: At<'_>,
) {
    if fields.is_empty() {
        return;
    }
    let (action, source) = (CollectAction::DECLINED, SourceOfFact::SELF);
    let mut record = entry(subject, resident, action, source, day, at);
    record.late = late;
    record.fields = fields
        .iter()
        .map(|field| FieldChange {
            field: field.clone(),
            old: String::new(),
            new: String::new(),
        })
        .collect();
    edit.put(record);
}

/// Settles what was missing or stale at a door in one step: the household and its people as they were found to be.
/// With `confirmed` what did not change was asked for too; where then nothing changed, it is 核实无变化.
///
/// # Errors
/// When the household is gone, a person has no name, or the store refuses.
pub fn settle(
    ledger: &mut Ledger,
    household: Household,
    people: Vec<Resident>,
    source: SourceOfFact,
    confirmed: bool,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let id = household.id;
    let mut edit = ledger.edit();
    let tables = ledger.tables();
    if tables.households.get(id).is_none() {
        return Err(WorkError::Missing("household"));
    }
    let update = CollectAction::UPDATE;
    let mut changed = super::household::put(&mut edit, tables, household, update, source, at);
    for person in people {
        let action = match tables.residents.get(person.id) {
            Some(_) => update,
            None => CollectAction::NEW,
        };
        changed |= super::resident::put(&mut edit, tables, person, action, source, at)?;
    }
    if !changed && confirmed {
        return verify(ledger, id, source, at);
    }
    if confirmed {
        let (date, _) = day::ensure(&mut edit, tables, at);
        confirm(&mut edit, tables, id, date)?;
    }
    let changes = edit.changes();
    Ok(ledger.commit("collect", changes, at.clock)?)
}

/// Marks a household and everybody there as confirmed on `date`.
fn confirm(
    edit: &mut Edit<'_>,
    tables: &Tables,
    id: Id<Household>,
    date: NaiveDate,
) -> Result<(), WorkError> {
    let mut household: Household = edit.get(id).ok_or(WorkError::Missing("household"))?;
    household.verified_on = Some(date);
    edit.put(household);
    let people = tables.residents_of(id).into_iter();
    for known in people.filter(|resident| resident.is_here()) {
        if let Some(mut resident) = edit.get(known.id) {
            resident.verified_on = Some(date);
            edit.put(resident);
        }
    }
    Ok(())
}

/// Confirms everything known of a household and its people: 核实无变化.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn verify(
    ledger: &mut Ledger,
    id: Id<Household>,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    confirm(&mut edit, ledger.tables(), id, date)?;
    let mut record = entry(id.into(), None, CollectAction::VERIFY, source, date, at);
    (record.state, record.late) = (FactState::VERIFIED, late);
    edit.put(record);
    let changes = edit.changes();
    Ok(ledger.commit("verify", changes, at.clock)?)
}

/// A person moved out (迁出) or died (注销).
///
/// # Errors
/// When the person is gone, or the store refuses.
pub fn left(
    ledger: &mut Ledger,
    id: Id<Resident>,
    presence: Presence,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let mut resident: Resident = edit.get(id).ok_or(WorkError::Missing("resident"))?;
    resident.presence = presence;
    resident.verified_on = Some(date);
    let action = match presence {
        Presence::Here => CollectAction::VERIFY,
        Presence::Left => CollectAction::LEFT,
        Presence::Deceased => CollectAction::DECEASED,
    };
    let mut record = entry(
        resident.household.into(),
        Some(id),
        action,
        source,
        date,
        at,
    );
    record.late = late;
    edit.put(record);
    edit.put(resident);
    let changes = edit.changes();
    Ok(ledger.commit("resident-left", changes, at.clock)?)
}

/// Somebody did not want to give these fields; they count as done (domain.md §9).
///
/// # Errors
/// When the household or person is gone, or the store refuses.
pub fn declined(
    ledger: &mut Ledger,
    household: Id<Household>,
    resident: Option<Id<Resident>>,
    fields: &[&str],
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let note = |declined: &mut Vec<String>| {
        for field in fields {
            if !declined.iter().any(|known| known == field) {
                declined.push((*field).to_owned());
            }
        }
    };
    if let Some(id) = resident {
        let mut person: Resident = edit.get(id).ok_or(WorkError::Missing("resident"))?;
        note(&mut person.declined);
        edit.put(person);
    } else {
        let mut home: Household = edit.get(household).ok_or(WorkError::Missing("household"))?;
        note(&mut home.declined);
        edit.put(home);
    }
    let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    note_declined(
        &mut edit,
        household.into(),
        resident,
        &fields,
        (date, late),
        at,
    );
    let changes = edit.changes();
    Ok(ledger.commit("declined", changes, at.clock)?)
}

#[cfg(test)]
mod tests;
