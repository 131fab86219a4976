//! A form on the disk: reading it with the files beside it, and telling what is wrong with it. Not what is done with it.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::words;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::domain::questionnaire::Companion;
use crate::error::{Error, Kind};
use crate::exchange::report::ImportError;
use crate::exchange::table;
use crate::form::definition::Form;
use crate::form::fault::Fault;
use crate::form::read::{self, workbook::MOST_BYTES};
use crate::i18n::Texts;

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
            message: message(fault, texts),
        }
    }

    /// `survey 12 relevant: …`
    pub fn line(&self) -> String {
        let row = self.row.map(|row| row.to_string());
        let place = [
            Some(self.sheet.as_str()),
            row.as_deref(),
            self.column.as_deref(),
        ];
        let place: Vec<&str> = place
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        match place.is_empty() {
            true => self.message.clone(),
            false => format!("{}: {}", place.join(" "), self.message),
        }
    }
}

/// A workbook with its form and the files the form wants.
pub struct Given {
    /// The form.
    pub form: Arc<Form>,
    /// The name of the file.
    pub name: String,
    /// The workbook.
    pub bytes: Vec<u8>,
    /// The files beside it.
    pub companions: Vec<Companion>,
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
    guard(path)?;
    let bytes = bytes_of(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = media.or_else(|| path.parent());
    // A name with folders in it is none of a file beside the form.
    let beside = |wanted: &str| {
        let plain = Path::new(wanted)
            .file_name()
            .is_some_and(|name| name == wanted);
        folder
            .filter(|_| plain)
            .and_then(|folder| bytes_of(&folder.join(wanted)).ok())
            .filter(|bytes| bytes.len() <= MOST_BYTES)
    };
    let form = match read::read(&bytes, &name, &beside) {
        Ok(form) => form,
        Err(faults) => return Ok(Err(faults)),
    };
    let wanted = form.attachments.iter();
    let companions = wanted.filter_map(|name| {
        let (name, bytes) = (name.clone(), beside(name)?);
        Some(Companion { name, bytes })
    });
    Ok(Ok(Given {
        companions: companions.collect(),
        form: Arc::new(form),
        name: name.into_owned(),
        bytes,
    }))
}

/// Reads a workbook in a process of its own first, so that one made to do harm costs that process its life.
///
/// # Errors
/// When it cannot be read within the limits.
fn guard(path: &Path) -> Result<(), Failure> {
    let source = table::Source::file(path);
    let read = table::read(&source, &table::Limits::form(), &mut |_| {
        ControlFlow::Continue(())
    });
    read.map_err(|error| {
        let error = ImportError::from(error);
        let refused = Error::Refused {
            key: error.key(),
            values: error.values(source.name()),
            kind: Kind::Refused,
        };
        refused.into()
    })
}

/// A file, if it is no larger than a workbook may be; of a larger one as much as shows that.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let fault = |source| Error::File {
        path: path.display().to_string(),
        source,
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    (file.take(MOST_BYTES as u64 + 1))
        .read_to_end(&mut bytes)
        .map_err(fault)?;
    Ok(bytes)
}

/// What is wrong, and where in an expression it is.
fn message(fault: &Fault, texts: &Texts) -> String {
    let text = words(&fault.what, texts);
    let place = fault.what.names.iter().find(|(name, _)| *name == "place");
    let Some((_, place)) = place else {
        return text;
    };
    let names = [
        ("place", place.as_str().into()),
        ("text", text.as_str().into()),
    ];
    texts.with("cli-form-in-expression", &names)
}

/// Tells the faults of a form that cannot be used, and how the process ends.
///
/// # Errors
/// When standard output cannot be written.
pub fn refuse(faults: &[Fault], json: bool, texts: &Texts) -> Result<u8, Failure> {
    let rows: Vec<FaultRow> = faults
        .iter()
        .map(|fault| FaultRow::new(fault, texts))
        .collect();
    if json {
        output::json(&rows)?;
    } else {
        output::lines(rows.iter().map(FaultRow::line))?;
    }
    Ok(1)
}
