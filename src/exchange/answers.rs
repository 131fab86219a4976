//! The answers to a questionnaire as files for an office: workbook, csv, JSON, ODK instances. Not the day's log.
//!
//! | format | shape |
//! |---|---|
//! | xlsx | a sheet for the form and one for each repeat, linked by `KEY` and `PARENT_KEY` |
//! | csv | the same tables, a file each |
//! | json | a list of answer sheets, each with its answers as [`crate::form::submission::Flat`] writes them |
//! | odk-xml | a folder for each answer sheet: `submission.xml` as ODK tools read it, and its files |
//!
//! Names, ID numbers and phones are hidden unless asked for in full; what cannot be hidden (photos, recordings) then
//! stays out.

mod csv;
mod hidden;
mod json;
mod odk;
mod table;
mod xlsx;

use std::sync::Arc;

use uuid::Uuid;

use super::daylog::{Masks, Privacy, Words};
use crate::domain::Moment;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::Questionnaire;
use crate::error::Error;
use crate::form::definition::Form;
use crate::form::interview::{Answers, Interview, Surroundings};
use crate::form::{read, zone};
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::table::Tables;
use hidden::Hidden;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A file for each table.
    Csv,
    /// A list.
    Json,
    /// A folder for each answer sheet.
    OdkXml,
}

impl Format {
    /// By its name on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "odk-xml" => Some(Self::OdkXml),
            _ => None,
        }
    }

    /// Its name, as traces keep it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::OdkXml => "odk-xml",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::OdkXml => "xml",
        }
    }
}

/// A file of an export: its name, with folders before it where there are some, and its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// `household-facts.xlsx`, `UUID/submission.xml`.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// What is exported, and how.
pub struct Export<'a> {
    /// The records.
    pub tables: &'a Tables,
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// Its form.
    pub form: Arc<Form>,
    /// The answer sheets, in the order they are written.
    pub sheets: Vec<Arc<AnswerSheet>>,
    /// Labels for a reader; otherwise names and codes as they are stored.
    pub labels: bool,
    /// A column for each choice of a select of several.
    pub split: bool,
    /// Whether people are shown.
    pub privacy: Privacy,
    /// The texts.
    pub words: Words<'a>,
    /// The present moment.
    pub now: Moment,
}

/// The form of a questionnaire as the engine reads it; none when it can no longer be read, which taking it in ruled out.
pub fn form_of(questionnaire: &Questionnaire) -> Option<Form> {
    let companion = |name: &str| {
        let found = questionnaire.companions.iter().find(|one| one.name == name);
        found.map(|one| one.bytes.clone())
    };
    read::read(&questionnaire.workbook, &questionnaire.file, &companion).ok()
}

/// The interview of an answer sheet, and how many of its answers have no place in the form as it is now.
pub fn interview_of(
    form: &Arc<Form>,
    sheet: &AnswerSheet,
    now: Moment,
) -> Option<(Interview, usize)> {
    let answers: Answers = serde_json::from_str(&sheet.answers).ok()?;
    let surroundings = Surroundings {
        now,
        zone: zone::of(&now),
        language: None,
        id: Uuid::nil(),
        username: sheet.worker.clone(),
        device_id: String::new(),
        phone_number: String::new(),
        email: String::new(),
    };
    let (interview, left) = Interview::resume(Arc::clone(form), &answers, surroundings);
    Some((interview, left.len()))
}

/// The language of a form for readers of the language with this tag (`zh-CN`), by its place; else the form's own.
pub fn language(form: &Form, tag: &str) -> usize {
    let code = tag.split('-').next().unwrap_or(tag).to_lowercase();
    let spoken = |name: &String| {
        let name = name.to_lowercase();
        name == code
            || name.ends_with(&format!("({code})"))
            || name.contains(&format!("({code}-"))
            || code == "zh" && name.contains("中文")
            || code == "en" && name.contains("english")
    };
    let found = form.languages.iter().position(spoken);
    found.unwrap_or(form.default_language)
}

impl Export<'_> {
    /// The files.
    ///
    /// # Errors
    /// When the workbook cannot be built.
    pub fn files(&self, format: Format) -> Result<Vec<Written>, Error> {
        let name = format!("{}.{}", self.stem(), format.ending());
        match format {
            Format::Xlsx => Ok(vec![Written {
                name,
                bytes: xlsx::bytes(self)?,
            }]),
            Format::Csv => csv::files(self),
            Format::Json => Ok(vec![Written {
                name,
                bytes: json::bytes(self)?,
            }]),
            Format::OdkXml => Ok(odk::files(self)),
        }
    }

    /// How many answers have no place in the form as it is now, in all sheets.
    pub fn left_over(&self) -> usize {
        let sheets = self.sheets.iter();
        let left = sheets.filter_map(|sheet| interview_of(&self.form, sheet, self.now));
        left.map(|(_, left)| left).sum()
    }

    /// Files that answers name and that stay out because they may show people.
    pub fn withheld(&self) -> usize {
        match self.privacy {
            Privacy::Unmasked { .. } => 0,
            Privacy::Masked => self.tables.attachments.iter().fold(0, |count, file| {
                let ours = self.sheets.iter().any(|sheet| sheet.id == file.sheet);
                count + usize::from(ours)
            }),
        }
    }

    /// The name files begin with: the form's id, without what file systems refuse.
    fn stem(&self) -> String {
        let allowed = |c: char| !c.is_control() && !r#"<>:"/\|?*"#.contains(c);
        let name: String = self.form.id.chars().filter(|c| allowed(*c)).collect();
        let name = name.trim_matches(['.', ' ']);
        if name.is_empty() { "form" } else { name }.to_owned()
    }

    fn hidden(&self) -> Hidden {
        let masks = Masks::of_records(self.tables, &self.privacy);
        Hidden::of(&self.form, masks)
    }

    /// The interviews with their sheets, texts in the language of the reader.
    fn interviews(&self) -> Vec<(&Arc<AnswerSheet>, Interview)> {
        let sheets = self.sheets.iter();
        let read = sheets.filter_map(|sheet| {
            let (found, _) = interview_of(&self.form, sheet, self.now)?;
            Some((sheet, found))
        });
        read.collect()
    }

    fn door(&self, sheet: &AnswerSheet, estates: &Estates) -> String {
        Where::of(self.tables, &sheet.subject, estates).door
    }
}
