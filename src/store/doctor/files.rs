//! The small files of a ledger under the doctor's eyes: drafts, backups, leftovers, what was put aside earlier.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::backup::{self, Contents, Opener};
use super::super::chain::Chain;
use super::super::compact::bytes_in;
use super::super::disk::Disk;
use super::super::drafts::Drafts;
use super::super::error::{Doing, Error, Result};
use super::super::folder::Folder;
use super::super::vault::{Hash16, Vault};
use super::{Gravity, Look, is_damage};

impl Look<'_> {
    pub(super) fn drafts(&mut self, vault: &Arc<Vault>) -> Result<()> {
        let drafts = Drafts {
            disk: Arc::clone(&self.disk),
            vault: Arc::clone(vault),
            folder: self.folder.drafts(),
            closed: false,
        };
        let (whole, damaged) = drafts.read()?;
        self.report.figures.drafts = whole.len() as u64;
        for file in damaged {
            self.report
                .add(Gravity::Mendable, "doctor-draft", &[("file", file)]);
        }
        Ok(())
    }

    pub(super) fn backups(&mut self, vault: &Arc<Vault>) -> Result<()> {
        for (_, path) in backup::own(&*self.disk, &self.folder)? {
            match proven(&*self.disk, &path, vault) {
                Ok(at) => {
                    self.report.figures.backups += 1;
                    self.report.figures.newest_backup = Some(at);
                }
                Err(error @ (Error::Io { .. } | Error::Newer { .. })) => return Err(error),
                Err(_) => {
                    let file = ("file", name(&path));
                    self.report.add(Gravity::Mendable, "doctor-backup", &[file]);
                }
            }
        }
        if self.report.figures.backups == 0 && self.report.figures.operations > 0 {
            self.report.add(Gravity::Note, "doctor-no-backup", &[]);
        }
        Ok(())
    }

    /// The highest frame that is in one of the ledger's own backups of the past these links are of.
    pub(super) fn in_backups(
        &self,
        vault: &Arc<Vault>,
        links: &BTreeMap<u64, Hash16>,
    ) -> Result<u64> {
        let mut highest = 0;
        for (_, path) in backup::own(&*self.disk, &self.folder)? {
            let bytes = self.disk.read(&path).doing("read a backup")?;
            let Ok(contents) = Contents::read(&bytes, Opener::Vault(vault), &mut |_, _| {}) else {
                continue;
            };
            let (mut chain, mut at, mut fits) = (Chain::default(), 0, false);
            while at < contents.frames.len() {
                at += chain.follow(vault, &contents.frames[at..])?.0;
                if let Some(link) = links.get(&chain.number) {
                    fits = *link == chain.link;
                }
            }
            if fits {
                highest = highest.max(chain.number);
            }
        }
        Ok(highest)
    }

    pub(super) fn leftovers(&mut self) -> Result<()> {
        for path in leftovers(&*self.disk, &self.folder)? {
            let file = ("file", name(&path));
            self.report
                .add(Gravity::Mendable, "doctor-leftover", &[file]);
        }
        let new = self.folder.new_journal();
        if !self.disk.list(&new).doing("list a folder")?.is_empty() {
            let file = ("file", name(&new));
            self.report
                .add(Gravity::Mendable, "doctor-leftover", &[file]);
        }
        let aside = self.folder.quarantine();
        let count = self.disk.list(&aside).doing("list the quarantine")?.len();
        if count > 0 {
            let values = [
                ("count", count.to_string()),
                ("bytes", bytes_in(&aside).to_string()),
            ];
            self.report.add(Gravity::Note, "doctor-aside", &values);
        }
        Ok(())
    }
}

/// When a backup was made that is whole and of this ledger.
pub(super) fn proven(
    disk: &dyn Disk,
    path: &Path,
    vault: &Arc<Vault>,
) -> Result<crate::domain::Moment> {
    let bytes = disk.read(path).doing("read a backup")?;
    Ok(
        Contents::read(&bytes, Opener::Vault(vault), &mut |_, _| {})?
            .foot
            .at,
    )
}

/// Files and folders that work cut short has left behind and that nothing needs.
pub(super) fn leftovers(disk: &dyn Disk, folder: &Folder) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let folders = [
        folder.root().to_owned(),
        folder.journal(),
        folder.drafts(),
        folder.backups(),
    ];
    for place in folders {
        for name in disk.list(&place).doing("list a folder")? {
            if name.ends_with(".tmp") {
                found.push(place.join(name));
            }
        }
    }
    let copies = [folder.new_tables(), folder.old_tables()];
    found.extend(copies.into_iter().filter(|copy| copy.exists()));
    Ok(found)
}

/// Backups among the ledger's own that are damaged.
pub(super) fn damaged_backups(
    disk: &dyn Disk,
    folder: &Folder,
    vault: &Arc<Vault>,
) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for (_, path) in backup::own(disk, folder)? {
        if proven(disk, &path, vault).is_err_and(|error| is_damage(&error)) {
            found.push(path);
        }
    }
    Ok(found)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
