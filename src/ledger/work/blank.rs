//! Blanking what is personal of a household or of one person: names, phones, ID numbers, notes. Doors, visits, hazards and
//! counts stay. The history keeps what stood there, sealed, until the ledger is wiped; undo brings it back.

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::Sex;
use crate::domain::date::PartialDate;
use crate::domain::household::{Contact, Household};
use crate::domain::resident::{Resident, ResidentDetails};
use crate::domain::subject::Subject;
use crate::ledger::edit::Edit;
use crate::ledger::operation::{Change, OpId};
use crate::ledger::table::Tables;
use crate::ledger::{Ledger, LedgerError};

/// What stands where a name stood.
pub const BLANK: &str = "*";
/// Facts that say who somebody is.
const PERSONAL: [&str; 11] = [
    "name",
    "birth",
    "id-number",
    "phone",
    "owner",
    "notes",
    "number",
    "register-address",
    "workplace",
    "emergency",
    "remark",
];

/// Facts about a blanked person that are not to be asked for again.
const ASKED: [&str; 4] = ["phone", "sex", "birth", "id-number"];

/// Blanks a household and everybody in it, with every note about its door.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn household(
    ledger: &mut Ledger,
    id: Id<Household>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let tables = ledger.tables();
    let found = tables.households.get(id);
    let mut home = found
        .ok_or(WorkError::Missing("household"))?
        .as_ref()
        .clone();
    let mut eraser = Eraser {
        whole: true,
        ..Eraser::default()
    };
    let mut edit = ledger.edit();
    for person in tables.residents_of(id) {
        eraser.learn(person);
        edit.put(blanked(person));
    }
    if let Some(owner) = home.owner.take() {
        eraser.learn_contact(&owner);
    }
    home.number = None;
    home.notes.clear();
    edit.put(home);
    let subject = Subject::Household(id);
    eraser.erase_at(&subject, None, tables, &mut edit);
    let changes = edit.changes();
    finish(changes, &subject, ledger, at)
}

/// Blanks one person; in notes about the door only that person's name and numbers.
///
/// # Errors
/// When the person is gone, or the store refuses.
pub fn resident(
    ledger: &mut Ledger,
    id: Id<Resident>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let tables = ledger.tables();
    let person = tables
        .residents
        .get(id)
        .ok_or(WorkError::Missing("resident"))?;
    let mut eraser = Eraser::default();
    eraser.learn(person);
    let subject = Subject::Household(person.household);
    let mut edit = ledger.edit();
    edit.put(blanked(person));
    if let Some(home) = tables.households.get(person.household) {
        let mut home = home.as_ref().clone();
        eraser.words(&mut home.notes);
        if home
            .owner
            .as_ref()
            .is_some_and(|owner| owner.name == person.name)
        {
            home.owner = None;
        }
        edit.put(home);
    }
    eraser.erase_at(&subject, Some(id), tables, &mut edit);
    let changes = edit.changes();
    finish(changes, &subject, ledger, at)
}

/// What is typed and not saved about the door goes too: it may hold what was just blanked.
fn finish(
    changes: Vec<Change>,
    subject: &Subject,
    ledger: &mut Ledger,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let done = ledger.commit("blank", changes, at.clock)?;
    let drafts = ledger.drafts().kept().map_err(LedgerError::from)?;
    for draft in drafts
        .iter()
        .filter(|draft| draft.subject.as_ref() == Some(subject))
    {
        ledger
            .drafts()
            .discard(draft.id)
            .map_err(LedgerError::from)?;
    }
    Ok(done)
}

/// The person as somebody whom nobody knows: sex, year of birth, care and relation stay, because the work needs them.
fn blanked(person: &Resident) -> Resident {
    let year = person.birth().and_then(|birth| birth.first_day());
    let asked = ASKED.map(str::to_owned).into_iter();
    let mut declined = person.declined.clone();
    declined.extend(asked.filter(|field| !person.declined.contains(field)));
    let self_care = person
        .details
        .as_ref()
        .and_then(|details| details.self_care);
    Resident {
        name: BLANK.to_owned(),
        sex_given: Some(person.sex()).filter(|sex| *sex != Sex::UNKNOWN),
        birth_given: year.map(|day| PartialDate::Year(chrono::Datelike::year(&day))),
        id_number: None,
        id_faulty: false,
        phones: Vec::new(),
        tags: Vec::new(),
        declined,
        details: self_care.map(|self_care| {
            Box::new(ResidentDetails {
                self_care: Some(self_care),
                ..ResidentDetails::default()
            })
        }),
        ..person.clone()
    }
}

/// Names and numbers to be blanked wherever they stand in a text.
#[derive(Default)]
struct Eraser {
    known: Vec<String>,
    /// Notes go as a whole.
    whole: bool,
}

impl Eraser {
    fn learn(&mut self, person: &Resident) {
        self.learn_contact(&Contact {
            name: person.name.clone(),
            phones: person.phones.clone(),
        });
        self.known
            .extend(person.id_number.as_ref().map(|id| id.as_str().to_owned()));
        if let Some(contact) = person
            .details
            .as_ref()
            .and_then(|details| details.emergency.as_ref())
        {
            self.learn_contact(contact);
        }
    }

    fn learn_contact(&mut self, contact: &Contact) {
        // A name of one sign is in half of all words.
        let known = std::iter::once(&contact.name).chain(&contact.phones);
        self.known
            .extend(known.filter(|word| word.chars().count() > 1).cloned());
    }

    fn words(&self, text: &mut String) {
        for word in &self.known {
            if text.contains(word.as_str()) {
                *text = text.replace(word.as_str(), BLANK);
            }
        }
    }

    fn note(&self, text: &mut String) {
        match self.whole {
            true => text.clear(),
            false => self.words(text),
        }
    }

    /// Everything written down about a door; of the facts collected there those of `person` alone, where one is named.
    fn erase_at(
        &self,
        subject: &Subject,
        person: Option<Id<Resident>>,
        tables: &Tables,
        edit: &mut Edit<'_>,
    ) {
        for visit in tables.visits.of(subject) {
            let mut visit = visit.as_ref().clone();
            self.note(&mut visit.met);
            self.note(&mut visit.note);
            edit.put(visit);
        }
        for check in tables.checks.of(subject) {
            let mut check = check.as_ref().clone();
            self.note(&mut check.note);
            edit.put(check);
        }
        for hazard in tables.hazards.of(subject) {
            let mut hazard = hazard.as_ref().clone();
            self.note(&mut hazard.note);
            self.words(&mut hazard.measure);
            self.words(&mut hazard.responsible);
            hazard
                .steps
                .iter_mut()
                .for_each(|step| self.note(&mut step.note));
            edit.put(hazard);
        }
        for task in tables.tasks.of(subject).chain(tables.tasks.loose()) {
            let mut task = task.as_ref().clone();
            let here = task.subject.is_some();
            if here {
                self.note(&mut task.note);
            }
            for text in [&mut task.title, &mut task.note, &mut task.reason] {
                self.words(text);
            }
            edit.put(task);
        }
        self.erase_requests(subject, tables, edit);
        self.erase_told(subject, tables, edit);
        self.erase_given(subject, tables, edit);
        self.erase_asking(subject, person, tables, edit);
        self.erase_sheets(subject, person, tables, edit);
        for entry in tables.collection.of(subject) {
            let mut entry = entry.as_ref().clone();
            let whole = person.is_none_or(|person| entry.resident == Some(person));
            for field in &mut entry.fields {
                for value in [&mut field.old, &mut field.new] {
                    match whole && PERSONAL.contains(&field.field.as_str()) && !value.is_empty() {
                        true => BLANK.clone_into(value),
                        false => self.words(value),
                    }
                }
            }
            edit.put(entry);
        }
    }

    /// Of requests stays what they are about; who asked goes, and notes as notes do.
    fn erase_requests(&self, subject: &Subject, tables: &Tables, edit: &mut Edit<'_>) {
        for request in tables.requests.of(subject) {
            let mut request = request.as_ref().clone();
            for text in [&mut request.words, &mut request.helper] {
                self.words(text);
            }
            for text in [
                &mut request.asked_by,
                &mut request.note,
                &mut request.result,
            ] {
                self.note(text);
            }
            let steps = request.steps.iter_mut();
            steps.for_each(|step| self.note(&mut step.note));
            edit.put(request);
        }
    }

    /// What was told stays; to whom goes.
    fn erase_told(&self, subject: &Subject, tables: &Tables, edit: &mut Edit<'_>) {
        for told in tables.told.of(subject) {
            let mut told = told.as_ref().clone();
            for text in [&mut told.to, &mut told.note] {
                self.note(text);
            }
            self.words(&mut told.words);
            edit.put(told);
        }
    }

    /// Of relief stays what was given, of a sign-up that somebody came.
    fn erase_given(&self, subject: &Subject, tables: &Tables, edit: &mut Edit<'_>) {
        for relief in tables.relief.of(subject) {
            let mut relief = relief.as_ref().clone();
            self.note(&mut relief.signed_by);
            self.note(&mut relief.note);
            self.words(&mut relief.giver);
            edit.put(relief);
        }
        for sign_up in tables.sign_ups.of(subject) {
            let mut sign_up = sign_up.as_ref().clone();
            self.note(&mut sign_up.name);
            self.note(&mut sign_up.note);
            edit.put(sign_up);
        }
    }

    /// What was answered to a poll stays, and what sort of work is looked for; who it was goes, and notes as notes do.
    fn erase_asking(
        &self,
        subject: &Subject,
        person: Option<Id<Resident>>,
        tables: &Tables,
        edit: &mut Edit<'_>,
    ) {
        for stance in tables.stances.of(subject) {
            let mut stance = stance.as_ref().clone();
            for text in [
                &mut stance.answered_by,
                &mut stance.reason,
                &mut stance.conditions,
            ] {
                self.note(text);
            }
            edit.put(stance);
        }
        for willing in tables.willing.of(subject) {
            let mut willing = willing.as_ref().clone();
            let own = person.is_some() && willing.resident == person;
            if self.whole || own {
                BLANK.clone_into(&mut willing.name);
                willing.may_contact = false;
                willing.note.clear();
            }
            let placements = willing.placements.iter_mut();
            for text in [
                &mut willing.name,
                &mut willing.skill,
                &mut willing.training,
                &mut willing.note,
            ] {
                self.words(text);
            }
            placements.for_each(|one| self.note(&mut one.note));
            edit.put(willing);
        }
    }

    /// In filled forms names and numbers go; pictures and signatures go altogether.
    fn erase_sheets(
        &self,
        subject: &Subject,
        person: Option<Id<Resident>>,
        tables: &Tables,
        edit: &mut Edit<'_>,
    ) {
        for sheet in tables.answer_sheets.of(subject) {
            let mut sheet = sheet.as_ref().clone();
            let whole = person.is_none_or(|person| sheet.resident == Some(person));
            // They are found by their sheet: no index of them by door is kept.
            let files = tables.attachments.iter();
            for file in files.filter(|file| whole && file.sheet == sheet.id) {
                edit.remove(file.id);
            }
            for text in [&mut sheet.answers, &mut sheet.name, &mut sheet.reason] {
                self.words(text);
            }
            edit.put(sheet);
        }
    }
}

#[cfg(test)]
mod tests;
