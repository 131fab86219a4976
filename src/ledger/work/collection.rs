//! Collecting facts: confirmed, changed, moved out, struck off, not given. Every change keeps old, new and who said so.

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{CollectAction, FactState, SourceOfFact};
use crate::domain::collection::InfoRecord;
use crate::domain::household::Household;
use crate::domain::resident::{Presence, Resident};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

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
    let mut household: Household = edit.get(id).ok_or(WorkError::Missing("household"))?;
    household.verified_on = Some(date);
    edit.put(household);
    for resident in ledger
        .tables()
        .residents_of(id)
        .into_iter()
        .filter(|resident| resident.is_here())
    {
        edit.put(Resident {
            verified_on: Some(date),
            ..resident.as_ref().clone()
        });
    }
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
    let mut record = entry(
        household.into(),
        resident,
        CollectAction::DECLINED,
        SourceOfFact::SELF,
        date,
        at,
    );
    record.late = late;
    record.fields = fields
        .iter()
        .map(|field| crate::domain::collection::FieldChange {
            field: (*field).to_owned(),
            old: String::new(),
            new: String::new(),
        })
        .collect();
    edit.put(record);
    let changes = edit.changes();
    Ok(ledger.commit("declined", changes, at.clock)?)
}
