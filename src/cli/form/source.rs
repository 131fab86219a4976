//! A form on the disk, and telling what is wrong with it. How one is read is `exchange::questionnaire`.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::error::{Error, Kind};
use crate::exchange::questionnaire::{self, Given};
use crate::exchange::table::Source;
use crate::form::definition::Form;
use crate::form::fault::Fault;
use crate::i18n::Texts;
use crate::tui::fault;

/// A fault as JSON; no row or column where the whole sheet is meant, no sheet where the whole file is.
#[derive(Serialize)]
pub struct FaultRow {
    sheet: String,
    row: Option<usize>,
    column: Option<String>,
    message: String,
}

impl FaultRow {
    /// A fault in the words of the language spoken.
    pub fn new(fault: &Fault, texts: &Texts) -> Self {
        Self {
            sheet: fault.sheet.clone(),
            row: fault.row,
            column: fault.column.clone(),
            message: output::plain(&fault::message(fault, texts)),
        }
    }
}

/// The form of a workbook, or its faults; what it wants beside it is looked for in `media`, else beside it.
///
/// # Errors
/// When the file cannot be read at all.
pub fn form(path: &Path, media: Option<&Path>) -> Result<Result<Arc<Form>, Vec<Fault>>, Failure> {
    Ok(given(path, media)?.map(|given| given.form))
}

/// As [`form`], with everything it was read from, to be kept.
///
/// # Errors
/// As [`form`].
pub fn given(path: &Path, media: Option<&Path>) -> Result<Result<Given, Vec<Fault>>, Failure> {
    questionnaire::read(path, media).map_err(|error| {
        let refused = Error::Refused {
            key: error.key(),
            values: error.values(Source::file(path).name()),
            kind: Kind::Refused,
        };
        refused.into()
    })
}

/// Tells the faults of a form that cannot be used, and how the process ends.
///
/// # Errors
/// When standard output cannot be written.
pub fn refuse(faults: &[Fault], json: bool, texts: &Texts) -> Result<u8, Failure> {
    if json {
        let rows = faults.iter().map(|fault| FaultRow::new(fault, texts));
        output::json(&rows.collect::<Vec<_>>())?;
    } else {
        output::lines(faults.iter().map(|fault| fault::line(fault, texts)))?;
    }
    Ok(1)
}
