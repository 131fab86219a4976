//! `gridday form check`: every fault of a form, each at its cell; 0 when it can be filled, 1 when not.
//!
//! With `--json` an array of `{"sheet":…,"row":…,"column":…,"message":…}`, empty for a form without faults; what does no
//! harm is only talked about.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::words;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::error::Error;
use crate::form::fault::Fault;
use crate::form::read::{self, workbook};
use crate::i18n::Texts;

/// Looks a form over.
#[derive(clap::Args)]
pub struct Check {
    /// The form.
    #[arg(value_name = "FORM")]
    pub form: PathBuf,
    /// Where its files lie.
    #[arg(long, value_name = "DIR")]
    pub media: Option<PathBuf>,
}

/// A fault as JSON.
#[derive(Serialize)]
struct FaultRow<'a> {
    sheet: &'a str,
    row: Option<usize>,
    column: Option<&'a str>,
    message: String,
}

impl Check {
    /// Looks it over; 1 when it has faults.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn run(self, json: bool, texts: &Texts) -> Result<u8, Failure> {
        let bytes = bytes_of(&self.form)?;
        let name = self.form.to_string_lossy();
        let folder = self.media.as_deref().or_else(|| self.form.parent());
        let files = |wanted: &str| beside(folder.unwrap_or(Path::new("")), wanted);
        let (faults, warnings) = match read::read(&bytes, &name, &files) {
            Ok(form) => (vec![], form.warnings),
            Err(faults) => (faults, vec![]),
        };
        if json {
            let rows: Vec<FaultRow<'_>> = faults.iter().map(|fault| row(fault, texts)).collect();
            output::json(&rows)?;
        } else {
            output::lines(faults.iter().map(|fault| line(fault, texts)))?;
        }
        for warning in &warnings {
            let text = line(warning, texts);
            output::talk(&texts.with("cli-form-warning", &[("text", text.as_str().into())]));
        }
        if faults.is_empty() {
            output::talk(&texts.get("cli-form-ready"));
        }
        Ok(u8::from(!faults.is_empty()))
    }
}

/// The file, if it is no larger than a workbook may be; of a larger one as much as shows that.
///
/// # Errors
/// When it cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    use std::io::Read;
    let fault = |source| Error::File {
        path: path.display().to_string(),
        source,
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    let most = workbook::MOST_BYTES as u64 + 1;
    file.take(most).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// A file that a form wants, from its folder; never from another one.
pub fn beside(folder: &Path, wanted: &str) -> Option<Vec<u8>> {
    let plain = Path::new(wanted)
        .file_name()
        .is_some_and(|name| name == wanted);
    if !plain {
        return None;
    }
    let path = folder.join(wanted);
    let size = std::fs::metadata(&path)
        .ok()
        .filter(std::fs::Metadata::is_file)?
        .len();
    (size <= workbook::MOST_BYTES as u64).then(|| std::fs::read(path).ok())?
}

fn row<'a>(fault: &'a Fault, texts: &Texts) -> FaultRow<'a> {
    FaultRow {
        sheet: &fault.sheet,
        row: fault.row,
        column: fault.column.as_deref(),
        message: message(fault, texts),
    }
}

/// A fault of an expression also names the place in it.
fn message(fault: &Fault, texts: &Texts) -> String {
    let text = words(&fault.what, texts);
    let place = fault.what.names.iter().find(|(name, _)| *name == "place");
    match place {
        Some((_, place)) => {
            let names = [
                ("place", place.as_str().into()),
                ("text", text.as_str().into()),
            ];
            texts.with("cli-form-in-expression", &names)
        }
        None => text,
    }
}

/// `survey 5 relevant: what is wrong`.
fn line(fault: &Fault, texts: &Texts) -> String {
    let text = message(fault, texts);
    let row = fault.row.map(|row| row.to_string()).unwrap_or_default();
    let column = fault.column.as_deref().unwrap_or_default();
    let place: Vec<&str> = [fault.sheet.as_str(), &row, column]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if place.is_empty() {
        return text;
    }
    format!("{}: {text}", place.join(" "))
}
