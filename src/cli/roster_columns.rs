//! The columns of the office's roster, kept beside the settings when one is imported, for the log's table of changes.

use super::session::Session;
use crate::error::Error;
use crate::exchange::daylog::RosterColumns;
use crate::exchange::header::Layout;
use crate::exchange::sheets::SheetReport;
use crate::exchange::write;

/// The columns of the roster imported last.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn kept(session: &Session) -> Result<Option<RosterColumns>, Error> {
    RosterColumns::kept(session.around.settings.as_deref())
}

/// Keeps the columns of a roster; of several sheets those of the first that has any. A folder that cannot be written
/// costs the office's order of columns, not the import.
pub fn keep(session: &Session, sheets: &[SheetReport]) {
    let sheet = sheets.iter().find(|sheet| !sheet.columns.is_empty());
    let (Some(sheet), Some(folder)) = (sheet, session.around.settings.as_ref()) else {
        return;
    };
    let path = folder.join(RosterColumns::FILE);
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
