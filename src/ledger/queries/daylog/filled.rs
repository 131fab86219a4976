//! A questionnaire filled that day, as a row of the log, and how many of each. Not what was answered.

use std::sync::Arc;

use super::count;
use super::whereabouts::{Estates, Where};
use crate::domain::answer_sheet::AnswerSheet;
use crate::ledger::table::Tables;

/// An answer sheet of the day.
#[derive(Clone, PartialEq)]
pub struct FilledRow {
    /// The sheet.
    pub sheet: Arc<AnswerSheet>,
    /// What the questionnaire is called.
    pub title: String,
    /// Where.
    pub place: Where,
}

impl FilledRow {
    pub(super) fn of(tables: &Tables, sheet: &Arc<AnswerSheet>, estates: &Estates) -> Self {
        let form = tables.questionnaires.get(sheet.questionnaire);
        Self {
            title: form.map(|form| form.title.clone()).unwrap_or_default(),
            place: Where::of(tables, &sheet.subject, estates),
            sheet: Arc::clone(sheet),
        }
    }
}

/// How many sheets of each questionnaire, in the order of their titles.
pub(super) fn counted(rows: &[FilledRow]) -> Vec<(String, u32)> {
    let mut titles: Vec<&String> = rows.iter().map(|row| &row.title).collect();
    titles.sort();
    let groups = titles.chunk_by(|one, other| one == other);
    groups
        .map(|group| (group[0].clone(), count(group.len())))
        .collect()
}
