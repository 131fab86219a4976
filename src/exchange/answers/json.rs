//! The answer sheets as a list for programs. Fields are only added.

use serde::Serialize;
use serde::ser::Serializer;
use uuid::Uuid;

use super::Export;
use super::hidden::Hidden;
use crate::error::Error;
use crate::form::interview::Interview;
use crate::form::submission::Flat;
use crate::ledger::queries::daylog::Estates;

/// An answer sheet.
#[derive(Serialize)]
struct Row<'a> {
    id: Uuid,
    form: &'a str,
    version: &'a str,
    door: String,
    day: String,
    begun: String,
    finished: String,
    worker: &'a str,
    complete: bool,
    answered: u32,
    asked: u32,
    revision: u32,
    language: &'a str,
    /// Paths somebody did not want to answer.
    declined: &'a [String],
    answers: Given<'a>,
}

struct Given<'a>(&'a Interview, &'a Hidden);

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = self.1.told(self.0);
        let shown = |item, text: &str| self.1.shown(&told, item, text);
        Flat::shown(self.0, &shown).serialize(serializer)
    }
}

/// The list, indented, with a line break at its end.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>, Error> {
    let hidden = export.hidden();
    let estates = Estates::of(export.tables);
    let interviews = export.interviews();
    let rows: Vec<Row<'_>> = (interviews.iter())
        .map(|(sheet, interview)| Row {
            id: sheet.id.uuid(),
            form: &export.questionnaire.form,
            version: &sheet.version,
            door: export.door(sheet, &estates),
            day: sheet.day.to_string(),
            begun: sheet.begun.to_rfc3339(),
            finished: sheet.finished.to_rfc3339(),
            worker: &sheet.worker,
            complete: sheet.is_complete,
            answered: sheet.answered,
            asked: sheet.asked,
            revision: sheet.revision,
            language: &sheet.language,
            declined: &sheet.declined,
            answers: Given(interview, &hidden),
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&rows)
        .map_err(|fault| Error::refused_with("daylog-not-built", "why", fault.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
