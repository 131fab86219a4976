//! Writing a backup among the ledger's own, of which the last few are kept, or to a file. Not what a backup holds.

use std::path::{Path, PathBuf};

use super::backup::{self, Source, Watch};
use super::error::{Doing, Result};
use super::{NOT_YET, Store};
use crate::domain::Moment;
use crate::ledger::backing::{BackedUp, BackupPlace};

impl Store {
    /// See [`Backing::back_up`](crate::ledger::backing::Backing::back_up).
    pub(super) fn backed_up(
        &self,
        place: BackupPlace<'_>,
        at: Moment,
        watch: Watch<'_>,
    ) -> Result<BackedUp> {
        match place {
            BackupPlace::Own(most) => self.own_backup(most, at, watch),
            BackupPlace::File(path) => self.write_backup(path, at, watch),
        }
    }

    fn own_backup(&self, most: usize, at: Moment, watch: Watch<'_>) -> Result<BackedUp> {
        let disk = &*self.drafts.disk;
        let folder = self.folder.backups();
        disk.make_folder(&folder)
            .doing("make the backups' folder")?;
        disk.sync_folder(self.folder.root())
            .doing("flush a folder")?;
        let before = backup::own(disk, &self.folder)?;
        let number = before.last().map_or(0, |(number, _)| *number) + 1;
        let path = folder.join(backup::own_name(number, at));
        let done = self.write_backup(&path, at, watch)?;
        // Only now are older ones given up.
        let surplus = (before.len() + 1).saturating_sub(most.max(1));
        for (_, path) in before.into_iter().take(surplus) {
            disk.remove(&path).doing("remove an old backup")?;
        }
        disk.sync_folder(&folder).doing("flush a folder")?;
        Ok(done)
    }

    fn write_backup(&self, path: &Path, at: Moment, watch: Watch<'_>) -> Result<BackedUp> {
        let open = self.open.as_ref().ok_or(NOT_YET)?;
        let source = Source {
            disk: &*self.drafts.disk,
            header: &self.header,
            vault: &self.vault,
            journal: &open.journal,
        };
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let folder = parent.map_or_else(|| PathBuf::from("."), Path::to_owned);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = source.write(&folder, &name, at, watch)?;
        Ok(BackedUp {
            path: path.to_owned(),
            operations: open.listed.len() as u64,
            bytes,
        })
    }
}
