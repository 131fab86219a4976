//! The columns of the office's roster, kept beside the settings when one is imported, for the log's table of changes.

use std::path::PathBuf;

use super::session::Session;
use crate::error::Error;
use crate::exchange::daylog::RosterColumns;
use crate::exchange::header::Layout;
use crate::exchange::sheets::SheetReport;
use crate::exchange::write;

const FILE: &str = "roster-columns.toml";

fn file(session: &Session) -> Option<PathBuf> {
    Some(session.around.settings.as_ref()?.join(FILE))
}

/// The columns of the roster imported last.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn kept(session: &Session) -> Result<Option<RosterColumns>, Error> {
    let Some(path) = file(session).filter(|path| path.is_file()) else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(&path).map_err(|source| Error::File {
        path: path.display().to_string(),
        source,
    })?;
    RosterColumns::read(&text).map(Some)
}

/// Keeps the columns of a roster; of several sheets those of the first that has any. A folder that cannot be written
/// costs the office's order of columns, not the import.
pub fn keep(session: &Session, sheets: &[SheetReport]) {
    let sheet = sheets.iter().find(|sheet| !sheet.columns.is_empty());
    let (Some(sheet), Some(path)) = (sheet, file(session)) else {
        return;
    };
    let columns = RosterColumns::of(&Layout {
        skip: 0,
        columns: sheet.columns.clone(),
    });
    let folder = path.parent().map(std::fs::create_dir_all);
    let written = columns
        .text()
        .and_then(|text| write::write(&path, text.as_bytes(), true));
    if written.is_err() || !matches!(folder, Some(Ok(()))) {
        tracing::warn!("the roster's columns were not kept");
    }
}
