//! Rows of `form list` and `form show`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::clock::print_moment;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::Questionnaire;
use crate::ledger::queries::questionnaires;
use crate::ledger::table::Tables;

/// A questionnaire.
#[derive(Debug, Serialize)]
pub struct QuestionnaireRow {
    /// Taken wherever a FORM is.
    pub id: Uuid,
    /// The `form_id` of the workbook.
    pub form: String,
    /// What it is called.
    pub title: String,
    /// The version of the workbook.
    pub version: String,
    /// Whom it is for: `everyone`, `3-2`, `care:alone`, `places:shop`.
    pub r#for: Vec<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Doors and places of its audience where it is filled and complete.
    pub done: usize,
    /// All of its audience.
    pub all: usize,
    /// Answer sheets there are, wherever they were filled.
    pub answers: usize,
    /// Out of use.
    pub retired: bool,
}

impl QuestionnaireRow {
    /// The row of a questionnaire.
    pub fn of(one: &Questionnaire, tables: &Tables, audience: Vec<String>) -> Self {
        let (done, all) = questionnaires::progress(tables, one);
        let answers = tables.answer_sheets.iter();
        Self {
            id: one.id.uuid(),
            form: one.form.clone(),
            title: one.title.clone(),
            version: one.version.clone(),
            r#for: audience,
            due: one.due,
            done,
            all,
            answers: answers
                .filter(|sheet| sheet.questionnaire == one.id)
                .count(),
            retired: one.retired,
        }
    }
}

/// A questionnaire at a door or place.
#[derive(Debug, Serialize)]
pub struct FilledRow {
    /// The `form_id` of the workbook.
    pub form: String,
    /// What it is called.
    pub title: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Whether it is still to be filled there.
    pub outstanding: bool,
    /// The answer sheet that counts; null when there is none.
    pub sheet: Option<SheetRow>,
}

/// An answer sheet, without its answers: those are exported.
#[derive(Debug, Serialize)]
pub struct SheetRow {
    /// Its id.
    pub id: Uuid,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When it was finished or last corrected.
    pub finished: String,
    /// Who filled it.
    pub worker: String,
    /// Whether nothing is missing or wrong.
    pub complete: bool,
    /// Questions answered or declined.
    pub answered: u32,
    /// Questions asked.
    pub asked: u32,
    /// 0, one more with every correction.
    pub revision: u32,
    /// Why it was corrected last.
    pub reason: String,
}

impl SheetRow {
    /// The row of an answer sheet.
    pub fn of(sheet: &AnswerSheet) -> Self {
        Self {
            id: sheet.id.uuid(),
            day: sheet.day,
            finished: print_moment(&sheet.finished),
            worker: sheet.worker.clone(),
            complete: sheet.is_complete,
            answered: sheet.answered,
            asked: sheet.asked,
            revision: sheet.revision,
            reason: sheet.reason.clone(),
        }
    }
}
