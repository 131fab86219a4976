//! Adding and editing residents, with an entry of what changed. Not importing them.

use std::sync::Arc;

use super::{At, WorkError, collection, day};
use crate::domain::Id;
use crate::domain::codes::{
    CareGroup, CollectAction, Priority, SourceOfFact, TaskKind, TaskOrigin,
};
use crate::domain::collection::{FieldChange, InfoRecord};
use crate::domain::household::Household;
use crate::domain::resident::{Resident, ResidentDetails};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// Differences found so far.
#[derive(Default)]
pub struct Differences {
    /// One entry a field that differs.
    pub found: Vec<FieldChange>,
}

impl Differences {
    /// Notes a field when its two values differ.
    pub fn note(&mut self, field: &str, old: String, new: String) {
        if old != new {
            self.found.push(FieldChange {
                field: field.to_owned(),
                old,
                new,
            });
        }
    }
}

/// Adds a person to a household.
///
/// # Errors
/// When the name is empty, the household is gone, or the store refuses.
pub fn add(
    ledger: &mut Ledger,
    resident: Resident,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<OpId, WorkError> {
    write(ledger, resident, CollectAction::NEW, source, at)?.ok_or(WorkError::Missing("resident"))
}

/// Changes a person; the differences become one entry of the day's collection.
///
/// # Errors
/// When the name is empty, the person or household is gone, or the store refuses.
pub fn edit(
    ledger: &mut Ledger,
    resident: Resident,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    if ledger.tables().residents.get(resident.id).is_none() {
        return Err(WorkError::Missing("resident"));
    }
    write(ledger, resident, CollectAction::UPDATE, source, at)
}

/// Adds or changes a person as it was said, and in the same step sets a small task under each of these titles: what
/// cannot be so is kept, and asked about (decisions.md 20, 21). A task that stands there already is not set again.
///
/// # Errors
/// As [`add`].
pub fn save(
    ledger: &mut Ledger,
    resident: Resident,
    source: SourceOfFact,
    to_confirm: &[String],
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let known = ledger.tables().residents.get(resident.id).is_some();
    let action = if known {
        CollectAction::UPDATE
    } else {
        CollectAction::NEW
    };
    write_asking(ledger, resident, action, source, to_confirm, at)
}

/// Who is written down as living alone at the door a person joins: it is asked about, not taken away (decisions.md 21).
pub fn no_longer_alone<'a>(tables: &'a Tables, person: &Resident) -> Vec<&'a Arc<Resident>> {
    let before = tables.residents.get(person.id);
    let stayed = before.is_some_and(|before| before.household == person.household);
    if stayed || !person.is_here() {
        return Vec::new();
    }
    let others = tables.residents_of(person.household).into_iter();
    others
        .filter(|other| other.id != person.id && other.is_here())
        .filter(|other| other.care.contains(&CareGroup::ALONE))
        .collect()
}

fn write(
    ledger: &mut Ledger,
    resident: Resident,
    action: CollectAction,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    write_asking(ledger, resident, action, source, &[], at)
}

fn write_asking(
    ledger: &mut Ledger,
    resident: Resident,
    action: CollectAction,
    source: SourceOfFact,
    to_confirm: &[String],
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let subject = Subject::Household(resident.household);
    if !put(&mut edit, ledger.tables(), resident, action, source, at)? {
        return Ok(None);
    }
    for title in to_confirm {
        let mut asked = ledger.tables().tasks.of(&subject);
        if asked.any(|task| task.is_open() && task.title == *title) {
            continue;
        }
        let origin = TaskOrigin::new("facts");
        let mut task = Task::new(
            Id::new(at.clock.id()),
            title.clone(),
            origin,
            at.clock.now(),
        );
        task.kind = TaskKind::FACTS;
        task.priority = Priority::LOW;
        task.subject = Some(subject.clone());
        edit.put(task);
    }
    let changes = edit.changes();
    let verb = if action == CollectAction::NEW {
        "resident-add"
    } else {
        "resident-edit"
    };
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Puts a person with the entries of what changed and what was declined; says whether anything did.
pub(super) fn put(
    edit: &mut Edit<'_>,
    tables: &Tables,
    mut resident: Resident,
    action: CollectAction,
    source: SourceOfFact,
    at: At<'_>,
) -> Result<bool, WorkError> {
    if resident.name.trim().is_empty() {
        return Err(WorkError::Field {
            field: "name",
            reason: "resident-needs-name",
        });
    }
    let home: Option<Household> = edit.get(resident.household);
    if home.is_none() {
        return Err(WorkError::Missing("household"));
    }
    let known: Option<Resident> = edit.get(resident.id);
    let fields = match &known {
        Some(known) => differences(known, &resident),
        None => vec![FieldChange {
            field: "name".to_owned(),
            old: String::new(),
            new: resident.name.clone(),
        }],
    };
    let before = known
        .as_ref()
        .map_or(&[][..], |known| known.declined.as_slice());
    if fields.is_empty() && before == resident.declined {
        return Ok(false);
    }
    let declined = collection::newly(before, &resident.declined);
    let (date, late) = day::ensure(edit, tables, at);
    let (subject, id) = (Subject::Household(resident.household), Some(resident.id));
    if !fields.is_empty() {
        resident.verified_on = Some(date);
        let entry = collection::entry(subject.clone(), id, action, source, date, at);
        edit.put(InfoRecord {
            fields,
            late,
            ..entry
        });
    }
    collection::note_declined(edit, subject, id, &declined, (date, late), at);
    edit.put(resident);
    Ok(true)
}

/// What differs between two states of a person, field by field; codes as codes, dates as written on disk.
pub fn differences(old: &Resident, new: &Resident) -> Vec<FieldChange> {
    let mut fields = Differences::default();
    let text = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    let care = |resident: &Resident| {
        resident
            .care
            .iter()
            .map(|group| group.as_str())
            .chain(resident.tags.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(",")
    };
    let birth = |resident: &Resident| {
        resident
            .birth()
            .map(|birth| birth.to_string())
            .unwrap_or_default()
    };
    let number = |resident: &Resident| {
        resident
            .id_number
            .as_ref()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default()
    };
    fields.note("name", old.name.clone(), new.name.clone());
    fields.note(
        "sex",
        old.sex().as_str().to_owned(),
        new.sex().as_str().to_owned(),
    );
    fields.note("birth", birth(old), birth(new));
    fields.note("id-number", number(old), number(new));
    fields.note("phone", old.phones.join(","), new.phones.join(","));
    fields.note(
        "relation",
        text(old.relation.map(|c| c.as_str())),
        text(new.relation.map(|c| c.as_str())),
    );
    fields.note(
        "population",
        text(old.population.map(|c| c.as_str())),
        text(new.population.map(|c| c.as_str())),
    );
    fields.note(
        "residence-match",
        text(old.residence_match.map(|c| c.as_str())),
        text(new.residence_match.map(|c| c.as_str())),
    );
    fields.note("care", care(old), care(new));
    let none = ResidentDetails::default();
    let (before, after) = (
        old.details.as_deref().unwrap_or(&none),
        new.details.as_deref().unwrap_or(&none),
    );
    details(&mut fields, before, after);
    fields.found
}

fn details(fields: &mut Differences, old: &ResidentDetails, new: &ResidentDetails) {
    let text = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    let contact = |details: &ResidentDetails| {
        details
            .emergency
            .as_ref()
            .map(|contact| format!("{} {}", contact.name, contact.phones.join(",")))
            .unwrap_or_default()
    };
    fields.note(
        "register-address",
        old.register_address.clone(),
        new.register_address.clone(),
    );
    fields.note("workplace", old.workplace.clone(), new.workplace.clone());
    fields.note("emergency", contact(old), contact(new));
    fields.note(
        "marriage",
        text(old.marriage.map(|c| c.as_str())),
        text(new.marriage.map(|c| c.as_str())),
    );
    fields.note(
        "ethnic",
        text(old.ethnic.map(|c| c.as_str())),
        text(new.ethnic.map(|c| c.as_str())),
    );
    fields.note(
        "education",
        text(old.education.map(|c| c.as_str())),
        text(new.education.map(|c| c.as_str())),
    );
    fields.note(
        "politics",
        text(old.politics.map(|c| c.as_str())),
        text(new.politics.map(|c| c.as_str())),
    );
    fields.note(
        "self-care",
        text(old.self_care.map(|c| c.as_str())),
        text(new.self_care.map(|c| c.as_str())),
    );
    fields.note("remark", old.remark.clone(), new.remark.clone());
}
