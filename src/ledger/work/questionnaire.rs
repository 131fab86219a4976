//! Taking in questionnaires, saying whom they are for, taking them out of use. Not filling them: see `answer_sheet`.

use chrono::NaiveDate;

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::questionnaire::{Audience, Companion, Questionnaire};
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// A workbook that was read and found good.
#[derive(Clone, PartialEq)]
pub struct NewQuestionnaire {
    /// Its `form_id`.
    pub form: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The name of its file.
    pub file: String,
    /// The workbook.
    pub workbook: Vec<u8>,
    /// The files beside it.
    pub companions: Vec<Companion>,
}

/// What became of a workbook that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// There was none with its `form_id`.
    New,
    /// It took the place of another version.
    Renewed,
    /// The same workbook was there already.
    Known,
}

/// Takes in a workbook. One with the `form_id` of a questionnaire in use takes its place: audience, due day and the
/// answers so far stay.
///
/// # Errors
/// When the store refuses.
pub fn add(
    ledger: &mut Ledger,
    new: NewQuestionnaire,
    at: At<'_>,
) -> Result<(Id<Questionnaire>, Taken), WorkError> {
    let tables = ledger.tables();
    let known = tables
        .questionnaires
        .iter()
        .find(|one| one.form == new.form);
    let known = known.map(|known| known.as_ref().clone());
    let mut record = known.clone().unwrap_or_else(|| Questionnaire {
        id: Id::new(at.clock.id()),
        form: new.form.clone(),
        title: String::new(),
        version: String::new(),
        file: String::new(),
        workbook: Vec::new(),
        companions: Vec::new(),
        audience: Vec::new(),
        due: None,
        added: at.clock.now(),
        retired: false,
    });
    (record.title, record.version, record.file) = (new.title, new.version, new.file);
    (record.workbook, record.companions) = (new.workbook, new.companions);
    record.retired = false;
    let taken = match &known {
        None => Taken::New,
        Some(known) if *known == record => return Ok((record.id, Taken::Known)),
        Some(_) => Taken::Renewed,
    };
    record.added = at.clock.now();
    let id = record.id;
    let mut edit = ledger.edit();
    edit.put(record);
    let changes = edit.changes();
    ledger.commit("take-form", changes, at.clock)?;
    Ok((id, taken))
}

/// Says whom a questionnaire is for, and by when it is to be filled there.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn assign(
    ledger: &mut Ledger,
    id: Id<Questionnaire>,
    audience: Vec<Audience>,
    due: Option<NaiveDate>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    change(ledger, id, "assign-form", at, |record| {
        (record.audience, record.due) = (audience, due);
    })
}

/// Takes a questionnaire out of use; what was answered stays.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn retire(
    ledger: &mut Ledger,
    id: Id<Questionnaire>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    change(ledger, id, "retire-form", at, |record| {
        record.retired = true;
    })
}

fn change(
    ledger: &mut Ledger,
    id: Id<Questionnaire>,
    verb: &str,
    at: At<'_>,
    what: impl FnOnce(&mut Questionnaire),
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut record = edit.get(id).ok_or(WorkError::Missing("questionnaire"))?;
    what(&mut record);
    edit.put(record);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}
