//! Repairing what a look has found: all that opening does, and putting leftovers and damaged backups aside as well.
//! Nothing is deleted.

use std::path::Path;
use std::sync::Arc;

use super::super::Store;
use super::super::compact;
use super::files::{damaged_backups, leftovers};
use super::{Finding, Gravity, Report};
use crate::domain::Moment;
use crate::ledger::backing::{Backing, BackingError, Notice};
use crate::ledger::secret::Key;

/// Repairs the ledger in `root`; tells what was done.
///
/// # Errors
/// As opening: [`BackingError::Damaged`] when both copies of something are gone without which nothing opens.
pub fn repair(
    root: &Path,
    key: &Key,
    found: &Report,
    at: Moment,
) -> std::result::Result<Vec<Notice>, BackingError> {
    let mut store = Store::open_by(root, at, key)?;
    let disk = Arc::clone(&store.drafts.disk);
    compact::finish(&*disk, &store.folder)?;
    let mut aside = leftovers(&*disk, &store.folder)?;
    aside.extend(damaged_backups(&*disk, &store.folder, &store.vault)?);
    // Proven by themselves, and yet not what the journal says: only the journal is the truth.
    if found.has("doctor-tables-differ") {
        aside.push(store.folder.tables());
    }
    for path in &aside {
        store.folder.put_aside(&*disk, path, &store.aside)?;
    }
    let mut done = store.load(&mut |_| {})?.notices;
    store.close()?;
    if !aside.is_empty() {
        let count = ("count", aside.len().to_string());
        done.push(Notice {
            key: "doctor-put-aside",
            values: vec![count],
        });
    }
    Ok(done)
}

impl From<Notice> for Finding {
    fn from(notice: Notice) -> Self {
        Self {
            gravity: Gravity::Note,
            key: notice.key,
            values: notice.values,
        }
    }
}
