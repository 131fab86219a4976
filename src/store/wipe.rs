//! Wiping a ledger for good: its keys are destroyed first, then its files go. Killed anywhere it leaves the whole ledger
//! or one that is being wiped, which whoever comes next finishes. Not the asking.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Store;
use super::disk;
use super::error::{Doing, Error, Result};
use super::folder::Folder;
use super::lock::{self, Lock};
use super::restore;
use super::tables::guarded;
use super::tries;
use super::vault;
use crate::clock::print_moment;
use crate::domain::Moment;
use crate::ledger::backing::BackingError;

/// Where this file stands there is no ledger any more, only what is left of one.
const MARK: &str = "WIPING";
/// Bytes of a backup in which its key file lies, and more.
const HEAD: u64 = 64 * 1024;

impl Store {
    /// Finishes a wiping that was cut short in `root`; says whether there was one.
    ///
    /// # Errors
    /// [`BackingError::Busy`] while another process is at it; else when the disk refuses.
    pub fn finish_wiping(root: &Path, at: Moment) -> std::result::Result<bool, BackingError> {
        if !is_marked(root) {
            return Ok(false);
        }
        let lock = Lock::take(&Folder::new(root).lock(), &print_moment(&at))?;
        destroy_keys(root)?;
        remove_all(root)?;
        remove_rest(root)?;
        drop(lock);
        Ok(true)
    }

    pub(super) fn wiped(&mut self) -> Result<()> {
        if let Some(open) = self.open.take() {
            // sled lets go of its files; whatever it says, they go.
            let _ = guarded(|| {
                drop(open);
                Ok(())
            });
        }
        self.drafts.closed = true;
        let disk = Arc::clone(&self.drafts.disk);
        let root = self.folder.root().to_owned();
        // From here on there is no way back.
        disk::replace(&*disk, &root, MARK, b"")?;
        destroy_keys(&root)?;
        remove_all(&root)?;
        remove_rest(&root)
    }
}

/// Whether what lies here is being wiped.
pub(super) fn is_marked(root: &Path) -> bool {
    root.join(MARK).exists()
}

/// Overwrites every copy of the key slots where it lies, and flushes: from then on nothing else here can be read.
fn destroy_keys(root: &Path) -> Result<()> {
    let folder = Folder::new(root);
    let mut holders = Vec::new();
    for place in [root.to_owned(), restore::beside(root)] {
        holders.extend(
            files_in(&place)?
                .into_iter()
                .filter(|path| name(path).starts_with("keys")),
        );
    }
    holders.extend(files_in(&folder.backups())?);
    for aside in folders_in(&folder.quarantine())? {
        holders.extend(
            files_in(&aside)?
                .into_iter()
                .filter(|path| name(path).starts_with("keys")),
        );
    }
    holders.iter().try_for_each(|path| overwrite(path))
}

fn overwrite(path: &Path) -> Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .open(path)
        .doing("open a key file")?;
    let length = file.metadata().doing("look at a key file")?.len().min(HEAD);
    let mut noise = vec![0; usize::try_from(length).unwrap_or(0)];
    vault::random(&mut noise)?;
    file.write_all(&noise)
        .and_then(|()| file.sync_all())
        .doing("overwrite a key file")
}

/// Removes everything of ours but the mark and the lock; what a person put there stays.
fn remove_all(root: &Path) -> Result<()> {
    let folder = Folder::new(root);
    for path in files_in(root)? {
        let name = name(&path);
        if name.starts_with("keys") || name == tries::NAME || name.ends_with(".tmp") {
            gone(std::fs::remove_file(&path))?;
        }
    }
    lock::sync_folder(root).doing("flush a folder")?;
    let made = folders_in(root)?
        .into_iter()
        .filter(|path| name(path).starts_with(Folder::LOOKED));
    let ours = [
        folder.journal(),
        folder.new_journal(),
        folder.tables(),
        folder.new_tables(),
        folder.old_tables(),
        folder.drafts(),
        folder.backups(),
        folder.quarantine(),
        restore::beside(root),
    ];
    for path in ours.into_iter().chain(made) {
        gone(
            std::fs::remove_dir_all(&path).or_else(|error| match error.kind() {
                ErrorKind::NotADirectory => std::fs::remove_file(&path),
                _ => Err(error),
            }),
        )?;
    }
    lock::sync_folder(root).doing("flush a folder")
}

/// Removes lock and mark, the mark last, and the folder where nothing else is in it.
fn remove_rest(root: &Path) -> Result<()> {
    // Where a file that is held cannot be removed it stays, empty of anything to keep.
    let _ = std::fs::remove_file(Folder::new(root).lock());
    gone(std::fs::remove_file(root.join(MARK)))?;
    lock::sync_folder(root).doing("flush a folder")?;
    if std::fs::remove_dir(root).is_ok()
        && let Some(parent) = root
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
    {
        let _ = lock::sync_folder(parent);
    }
    Ok(())
}

fn gone(removed: std::io::Result<()>) -> Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io("remove a file", error)),
        _ => Ok(()),
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.is_file())
        .collect())
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::io("list a folder", error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.doing("list a folder")?.path();
        // Nothing is followed out of the ledger.
        if !path.is_symlink() {
            paths.push(path);
        }
    }
    Ok(paths)
}
