//! What lies where in a ledger's folder, and the place where damaged things are put aside. Reads nothing.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Doing, Result};
use crate::domain::Moment;

/// A ledger's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// What the names of the doctor's copies begin with.
    pub(super) const LOOKED: &'static str = "doctor-";

    /// Removes what a killed process left half written: never more than a copy of something that stands.
    pub(super) fn sweep(&self, disk: &dyn Disk) {
        for folder in [self.root.clone(), self.drafts(), self.backups()] {
            for name in disk.list(&folder).unwrap_or_default() {
                let path = folder.join(&name);
                // What cannot be removed now is removed another time.
                if name.ends_with(".tmp") {
                    let _ = disk.remove(&path);
                } else if name.starts_with(Self::LOOKED) && path.is_dir() {
                    let _ = std::fs::remove_dir_all(&path);
                }
            }
        }
    }

    /// The folder at `root`.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The folder itself; the key files lie in it.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Who holds the ledger.
    pub fn lock(&self) -> PathBuf {
        self.root.join("LOCK")
    }

    /// The journal's segments.
    pub fn journal(&self) -> PathBuf {
        self.root.join("journal")
    }

    /// A journal being written anew.
    pub fn new_journal(&self) -> PathBuf {
        self.root.join("journal.new")
    }

    /// sled's folder.
    pub fn tables(&self) -> PathBuf {
        self.root.join("store")
    }

    /// Tables being written anew.
    pub fn new_tables(&self) -> PathBuf {
        self.root.join("store.new")
    }

    /// Tables that were just replaced by new ones.
    pub fn old_tables(&self) -> PathBuf {
        self.root.join("store.old")
    }

    /// The ledger's own backups.
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Where damaged things are put aside.
    pub fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// What is typed but not yet saved.
    pub fn drafts(&self) -> PathBuf {
        self.root.join("drafts")
    }

    /// A name not yet taken in the quarantine, for what is put aside at `at`.
    pub fn aside(&self, at: Moment) -> PathBuf {
        let name = at.format("%Y%m%dT%H%M%S").to_string();
        let quarantine = self.quarantine();
        let names = (1u32..).map(|count| match count {
            1 => quarantine.join(&name),
            _ => quarantine.join(format!("{name}-{count}")),
        });
        names
            .into_iter()
            .find(|path| !path.exists())
            .unwrap_or(quarantine)
    }

    /// Moves `what` (a file or folder here) into `aside`. Nothing is ever deleted.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn put_aside(&self, disk: &dyn Disk, what: &Path, aside: &Path) -> Result<()> {
        let Some(name) = what.file_name() else {
            return Ok(());
        };
        disk.make_folder(aside)
            .doing("make the quarantine folder")?;
        disk.rename(what, &aside.join(name))
            .doing("move a damaged copy aside")?;
        disk.sync_folder(aside).doing("flush a folder")?;
        disk.sync_folder(&self.root).doing("flush a folder")
    }
}
