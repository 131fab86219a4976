//! Finishing an answer sheet, and correcting one. What is half filled is a draft and no deed.

use super::{At, WorkError, day};
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::attachment::Attachment;
use crate::domain::codes::{CollectAction, Priority, SourceOfFact, TaskKind, TaskOrigin};
use crate::domain::household::Household;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::{Id, Moment};
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;

/// The largest file an answer may hold, in bytes.
pub const LARGEST_FILE: usize = 8 << 20;

/// What was answered.
#[derive(Clone, PartialEq)]
pub struct Answered {
    /// The version of the workbook.
    pub version: String,
    /// When it was begun.
    pub begun: Moment,
    /// The language of the questions.
    pub language: String,
    /// The answers, as JSON of the form engine.
    pub answers: String,
    /// The paths of what somebody did not want to answer.
    pub declined: Vec<String>,
    /// What the form calls it.
    pub name: String,
    /// Whether nothing required is open and nothing is wrong.
    pub is_complete: bool,
    /// How many questions were answered or declined.
    pub answered: u32,
    /// How many were asked.
    pub asked: u32,
    /// The files taken in, by the name the answer holds.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What answers change of the household and its people, once the worker has seen the difference and agreed.
#[derive(Clone, Default, PartialEq)]
pub struct Updates {
    /// The household as it was found to be.
    pub household: Option<Household>,
    /// Its people likewise; somebody new among them is added.
    pub people: Vec<Resident>,
    /// What is doubtful about it, as titles of tasks that ask (decisions.md 21).
    pub doubts: Vec<String>,
}

/// Finishes an answer sheet at a door or place.
///
/// # Errors
/// When the questionnaire is gone, a file is too large, or the store refuses.
pub fn finish(
    ledger: &mut Ledger,
    questionnaire: Id<Questionnaire>,
    (subject, resident): (Subject, Option<Id<Resident>>),
    answered: Answered,
    updates: Updates,
    at: At<'_>,
) -> Result<(Id<AnswerSheet>, OpId), WorkError> {
    let tables = ledger.tables();
    if tables.questionnaires.get(questionnaire).is_none() {
        return Err(WorkError::Missing("questionnaire"));
    }
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, tables, at);
    let id = Id::new(at.clock.id());
    let mut sheet = AnswerSheet {
        id,
        questionnaire,
        version: String::new(),
        day: date,
        subject: subject.clone(),
        resident,
        begun: answered.begun,
        finished: at.clock.now(),
        worker: worker(ledger, date, at),
        language: String::new(),
        answers: String::new(),
        declined: Vec::new(),
        name: String::new(),
        is_complete: false,
        answered: 0,
        asked: 0,
        revision: 0,
        reason: String::new(),
        late,
    };
    keep_files(&mut edit, &sheet, &answered, at)?;
    write(&mut sheet, answered);
    edit.put(sheet);
    doubt(&mut edit, ledger, &subject, &updates, at);
    update(&mut edit, ledger, updates, at)?;
    let changes = edit.changes();
    let operation = ledger.commit("fill-form", changes, at.clock)?;
    Ok((id, operation.ok_or(WorkError::Missing("questionnaire"))?))
}

/// Corrects a finished answer sheet, for a reason; the old one stays in the history.
///
/// # Errors
/// When it is gone, no reason is given, a file is too large, or the store refuses.
pub fn correct(
    ledger: &mut Ledger,
    id: Id<AnswerSheet>,
    answered: Answered,
    reason: &str,
    updates: Updates,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    if reason.trim().is_empty() {
        return Err(WorkError::Field {
            field: "reason",
            reason: "form-needs-reason",
        });
    }
    let mut edit = ledger.edit();
    let mut sheet: AnswerSheet = edit.get(id).ok_or(WorkError::Missing("answer-sheet"))?;
    keep_files(&mut edit, &sheet, &answered, at)?;
    write(&mut sheet, answered);
    sheet.finished = at.clock.now();
    sheet.revision += 1;
    reason.trim().clone_into(&mut sheet.reason);
    doubt(&mut edit, ledger, &sheet.subject, &updates, at);
    edit.put(sheet);
    update(&mut edit, ledger, updates, at)?;
    let changes = edit.changes();
    Ok(ledger.commit("correct-form", changes, at.clock)?)
}

fn worker(ledger: &Ledger, date: chrono::NaiveDate, at: At<'_>) -> String {
    let day = ledger
        .tables()
        .day(date)
        .filter(|day| !day.worker.is_empty());
    day.map_or_else(|| at.settings.worker.clone(), |day| day.worker.clone())
}

fn write(sheet: &mut AnswerSheet, answered: Answered) {
    (sheet.version, sheet.begun) = (answered.version, answered.begun);
    (sheet.language, sheet.answers) = (answered.language, answered.answers);
    (sheet.declined, sheet.name) = (answered.declined, answered.name);
    (sheet.answered, sheet.asked) = (answered.answered, answered.asked);
    sheet.is_complete = answered.is_complete;
}

fn keep_files(
    edit: &mut Edit<'_>,
    sheet: &AnswerSheet,
    answered: &Answered,
    at: At<'_>,
) -> Result<(), WorkError> {
    for (name, bytes) in &answered.files {
        if bytes.len() > LARGEST_FILE {
            return Err(WorkError::Field {
                field: "file",
                reason: "form-file-too-large",
            });
        }
        edit.put(Attachment {
            id: Id::new(at.clock.id()),
            sheet: sheet.id,
            subject: sheet.subject.clone(),
            day: sheet.day,
            name: name.clone(),
            bytes: bytes.clone(),
            added: at.clock.now(),
        });
    }
    Ok(())
}

/// A small task for what is doubtful; one of the same title that is open at the door asks already.
fn doubt(edit: &mut Edit<'_>, ledger: &Ledger, subject: &Subject, updates: &Updates, at: At<'_>) {
    for title in &updates.doubts {
        let mut open = ledger.tables().tasks.of(subject);
        if open.any(|task| task.is_open() && task.title == *title && task.due.is_none()) {
            continue;
        }
        let (id, now) = (Id::new(at.clock.id()), at.clock.now());
        let mut task = Task::new(id, title.clone(), TaskOrigin::new("visit"), now);
        task.kind = TaskKind::FACTS;
        task.priority = Priority::LOW;
        task.subject = Some(subject.clone());
        edit.put(task);
    }
}

fn update(
    edit: &mut Edit<'_>,
    ledger: &Ledger,
    updates: Updates,
    at: At<'_>,
) -> Result<(), WorkError> {
    let tables = ledger.tables();
    let source = SourceOfFact::SELF;
    if let Some(household) = updates.household {
        super::household::put(edit, tables, household, CollectAction::UPDATE, source, at);
    }
    for person in updates.people {
        let action = match tables.residents.get(person.id) {
            Some(_) => CollectAction::UPDATE,
            None => CollectAction::NEW,
        };
        super::resident::put(edit, tables, person, action, source, at)?;
    }
    Ok(())
}
