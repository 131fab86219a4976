//! Making a ledger from a backup, in an empty place and a new stream: built beside the place, proven, and renamed into
//! it, so there is never half a ledger. Not the reading of a backup.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Store;
use super::backup::{self, Contents, Opener, Watch};
use super::chain::Chain;
use super::disk::{self, Disk, RealDisk};
use super::error::{Doing, Error, Result};
use super::folder::Folder;
use super::frame;
use super::journal::{Journal, SEGMENT};
use super::lock::{self, Lock};
use super::planted::{self, Bug};
use super::segment::file_name;
use crate::clock::print_moment;
use crate::domain::Moment;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::{Key, Ways};

impl Store {
    /// Makes a ledger in `root` from the backup in `file`, and opens it. Its operations go on in a new stream.
    ///
    /// # Errors
    /// [`BackingError::Exists`] and [`BackingError::NotEmpty`] for a place that is not empty,
    /// [`BackingError::Backup`] for a damaged backup, [`BackingError::WrongKey`]; else when the disk refuses. Nothing is
    /// made then.
    pub fn restore(
        file: &Path,
        root: &Path,
        at: Moment,
        key: &Key,
        watch: Watch<'_>,
    ) -> std::result::Result<Self, BackingError> {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        Self::restore_on(&disk, file, root, at, key, watch)
    }

    /// How the backup in `file` can be opened.
    ///
    /// # Errors
    /// [`BackingError::Backup`] for a damaged one, [`BackingError::Newer`]; else when it cannot be read.
    pub fn ways_of_backup(file: &Path) -> std::result::Result<Ways, BackingError> {
        Ok(backup::ways(&RealDisk, file)?)
    }

    /// [`Self::restore`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::restore`].
    pub fn restore_on(
        disk: &Arc<dyn Disk>,
        file: &Path,
        root: &Path,
        at: Moment,
        key: &Key,
        watch: Watch<'_>,
    ) -> std::result::Result<Self, BackingError> {
        Self::finish_wiping(root, at)?;
        if Self::exists(root) {
            return Err(BackingError::Exists(root.to_owned()));
        }
        let taken = match std::fs::read_dir(root) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        };
        if taken {
            return Err(BackingError::NotEmpty(root.to_owned()));
        }
        let bytes = disk.read(file).doing("read the backup")?;
        let contents = Contents::read(&bytes, Opener::Key(key), watch)?;
        let vault = Arc::clone(&contents.vault);
        build(disk, contents, root, at)?;
        Self::open_with(disk, root, at, Opener::Vault(&vault))
    }
}

fn build(disk: &Arc<dyn Disk>, contents: Contents<'_>, root: &Path, at: Moment) -> Result<()> {
    let root = std::path::absolute(root).doing("find the folder")?;
    let staging = beside(&root);
    disk.make_folder(&staging)
        .doing("make the ledger's folder")?;
    let folder = Folder::new(&staging);
    // Whoever holds it builds; what an earlier attempt left here is of no more use.
    let lock = Lock::take(&folder.lock(), &print_moment(&at))?;
    clear(&**disk, &staging)?;
    write_segments(disk, &contents, &folder.journal())?;
    let (vault, foot) = (Arc::clone(&contents.vault), contents.foot.clone());
    let journal = Journal::open(Arc::clone(disk), vault, &folder.journal())?;
    let stands = journal.is_some_and(|journal| {
        journal.torn() == 0 && (journal.next() - 1, journal.link()) == (foot.frames, foot.link)
    });
    if !stands && !planted::is(Bug::NoFoot) {
        return Err(Error::Backup("not what was written"));
    }
    let header = contents.header.in_new_stream()?;
    header.save(&**disk, &staging)?;
    if root.exists() {
        std::fs::remove_dir(&root).doing("put the ledger in an empty folder")?;
    }
    disk.rename(&staging, &root)
        .doing("put the ledger in its place")?;
    if let Some(parent) = root.parent() {
        disk.sync_folder(parent).doing("flush a folder")?;
    }
    drop(lock);
    Ok(())
}

/// Where a ledger is built that is to lie at `root`.
pub(super) fn beside(root: &Path) -> PathBuf {
    let mut name = root.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".restoring");
    root.with_file_name(name)
}

/// Removes everything an attempt that was cut short has built.
fn clear(disk: &dyn Disk, staging: &Path) -> Result<()> {
    let folder = Folder::new(staging).journal();
    for name in disk.list(&folder).doing("list a folder")? {
        disk.remove(&folder.join(name))
            .doing("remove a leftover file")?;
    }
    for name in disk.list(staging).doing("list a folder")? {
        if name.starts_with("keys") {
            disk.remove(&staging.join(name))
                .doing("remove a leftover file")?;
        }
    }
    Ok(())
}

fn write_segments(disk: &Arc<dyn Disk>, contents: &Contents<'_>, folder: &Path) -> Result<()> {
    disk.make_folder(folder)
        .doing("make the journal's folder")?;
    let (vault, frames) = (&contents.vault, contents.frames);
    let (mut chain, mut at) = (Chain::default(), 0);
    loop {
        let first = chain.number + 1;
        let mut bytes = frame::segment_head(vault.ledger(), first, &chain.link).to_vec();
        let start = at;
        while at < frames.len() && ((at - start) as u64) < SEGMENT {
            at += chain.follow(vault, &frames[at..])?.0;
        }
        bytes.extend_from_slice(&frames[start..at]);
        disk::replace(&**disk, folder, &file_name(first), &bytes)?;
        if at == frames.len() {
            break;
        }
    }
    if let Some(parent) = folder.parent() {
        disk.sync_folder(parent).doing("flush a folder")?;
        lock::sync_folder(parent).doing("flush a folder")?;
    }
    Ok(())
}
