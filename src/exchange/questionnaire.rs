//! A questionnaire from a file: the workbook, read once to find its faults, and the files it wants beside it.

use std::path::Path;
use std::sync::Arc;

use super::report::ImportError;
use super::table::{self, Limits, Source};
use crate::domain::questionnaire::Companion;
use crate::form::definition::Form;
use crate::form::fault::Fault;
use crate::form::read;
use crate::ledger::work::questionnaire::NewQuestionnaire;

/// The largest workbook and the largest file beside one, in bytes: they are records, and a record is held in memory.
pub const LARGEST: u64 = 16 << 20;

/// A workbook that was read and found good, with everything it was read from.
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

impl Given {
    /// What the ledger keeps of it.
    pub fn into_new(self) -> NewQuestionnaire {
        NewQuestionnaire {
            form: self.form.id.clone(),
            title: self.form.title.clone(),
            version: self.form.version.clone(),
            file: self.name,
            workbook: self.bytes,
            companions: self.companions,
        }
    }
}

/// A workbook ready to be taken in, or every fault of it. What it wants beside it is looked for in its folder, or in
/// `media`.
///
/// # Errors
/// When the file cannot be read, is too large, or is none of the formats read here.
pub fn read(path: &Path, media: Option<&Path>) -> Result<Result<Given, Vec<Fault>>, ImportError> {
    // A hostile workbook ends a process of its own, not this one; what passes there is small and harmless here.
    table::sheets(&Source::file(path), &Limits::form())?;
    let workbook = bytes(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = media.or_else(|| path.parent());
    let beside = |wanted: &str| {
        // A name with folders in it is none of a file beside the form.
        let plain = Path::new(wanted)
            .file_name()
            .is_some_and(|own| own == wanted);
        let folder = folder.filter(|_| plain)?;
        bytes(&folder.join(wanted)).ok()
    };
    let form = match read::read(&workbook, &name, &beside) {
        Ok(form) => form,
        Err(faults) => return Ok(Err(faults)),
    };
    let companion = |wanted: &String| {
        Some(Companion {
            name: wanted.clone(),
            bytes: beside(wanted)?,
        })
    };
    let companions = form.attachments.iter().filter_map(companion).collect();
    Ok(Ok(Given {
        form: Arc::new(form),
        name: name.into_owned(),
        bytes: workbook,
        companions,
    }))
}

fn bytes(path: &Path) -> Result<Vec<u8>, table::Error> {
    if std::fs::metadata(path)?.len() > LARGEST {
        return Err(table::Error::TooLarge { limit: LARGEST });
    }
    Ok(std::fs::read(path)?)
}
