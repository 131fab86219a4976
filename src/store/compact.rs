//! Making the tables anew in a new folder when they have grown, putting that in place of the old one, and having the
//! journal packed. No operation is ever dropped.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Store;
use super::backup::Watch;
use super::deed::{Deed, Fold, Pour};
use super::disk::Disk;
use super::error::{Doing, Error, Result};
use super::folder::Folder;
use super::journal::Journal;
use super::tables::{Key, Tables, guarded, record_key};
use super::walk::Met;
use crate::domain::Record;
use crate::ledger::backing::BackingError;

/// Bytes of tables and journal before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// Before.
    pub before: u64,
    /// After.
    pub after: u64,
}

impl Store {
    /// Writes the tables anew and packs the journal. Killed anywhere it leaves the old ones or the new ones, and each
    /// segment packed or not.
    ///
    /// # Errors
    /// When the records were not loaded yet, the journal has a hole, or the disk refuses; the old tables then stand.
    pub fn compact(&mut self, watch: Watch<'_>) -> std::result::Result<Compacted, BackingError> {
        Ok(self.compacted(watch)?)
    }

    fn compacted(&mut self, watch: Watch<'_>) -> Result<Compacted> {
        let open = self.open.as_mut().ok_or(super::NOT_YET)?;
        let (new, place, old) = (
            self.folder.new_tables(),
            self.folder.tables(),
            self.folder.old_tables(),
        );
        remove(&new)?;
        let mut fresh = Tables::open(&new, &self.vault)?;
        fill(&mut fresh, &open.journal, watch)?;
        let held = fresh.account().clone();
        if open.tables.as_ref().is_some_and(|tables| {
            let account = tables.account();
            (account.number, account.records, account.link)
                != (held.number, held.records, held.link)
        }) {
            return Err(Error::Tables("the new ones differ from the old".to_owned()));
        }
        fresh.checkpoint(&new)?;
        close(fresh)?;
        close(open.tables.take())?;
        let journal = self.folder.journal();
        let before = bytes_in(&place) + bytes_in(&journal);
        let disk = &*self.drafts.disk;
        remove(&old)?;
        if place.exists() {
            disk.rename(&place, &old).doing("move the old tables")?;
        }
        disk.rename(&new, &place)
            .doing("put the new tables in place")?;
        disk.sync_folder(self.folder.root())
            .doing("flush a folder")?;
        let tables = Tables::open(&place, &self.vault)?;
        if !tables.proves(&tables.scan(&mut |_| {})) {
            close(tables)?;
            self.folder.put_aside(disk, &place, &self.aside)?;
            finish(disk, &self.folder)?;
            return Err(Error::Tables("not what was just written".to_owned()));
        }
        open.tables = Some(tables);
        remove(&old)?;
        open.journal.pack()?;
        let after = bytes_in(&place) + bytes_in(&journal);
        Ok(Compacted { before, after })
    }
}

/// Takes every frame of the journal into empty tables, and proves them. Of each record only the last state is written,
/// in the order of its key: sled keeps what it overwrites for long, so replaying all would make no room.
fn fill(tables: &mut Tables, journal: &Journal, watch: Watch<'_>) -> Result<()> {
    let mut fold = Fold::default();
    let vault = Arc::clone(&tables.vault);
    let mut last: BTreeMap<Key, Option<(u64, Record)>> = BTreeMap::new();
    let mut pour = Pour::into(tables);
    let mut give = |deed: Deed| {
        for (record, stays) in deed.outcomes() {
            let key = record_key(&vault, record.tag(), record.id());
            last.insert(key, stays.then(|| (deed.place.number, record.clone())));
        }
        pour.note(&deed)
    };
    journal.walk(0, Some([0; 16]), &mut |met| match met {
        Met::Frame { place, link, body } => {
            watch(place.number, journal.next());
            fold.take(journal, (place, link, body), &mut give)
        }
        Met::Missing(range) => Err(Error::Unsound(*range.start())),
    })?;
    fold.release(journal, true, &mut give)?;
    for (number, record) in last.into_values().flatten() {
        pour.put(number, &record)?;
    }
    pour.settle(1)?;
    let scan = tables.scan(&mut |_| {});
    if tables.proves(&scan) {
        Ok(())
    } else {
        Err(Error::Tables("not what was just written".to_owned()))
    }
}

/// After a crash between the two renames the old tables get their name back.
///
/// # Errors
/// When they cannot be renamed.
pub(super) fn finish(disk: &dyn Disk, folder: &Folder) -> Result<()> {
    let (place, old) = (folder.tables(), folder.old_tables());
    if place.exists() || !old.exists() {
        return Ok(());
    }
    disk.rename(&old, &place)
        .doing("move the old tables back")?;
    disk.sync_folder(folder.root()).doing("flush a folder")
}

fn close<T>(tables: T) -> Result<()> {
    guarded(|| {
        drop(tables);
        Ok(())
    })
}

/// Removes a copy of the tables that nothing needs.
fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::io("remove old tables", error))
        }
        _ => Ok(()),
    }
}

/// Bytes of all files in a folder and those below it.
pub(super) fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(found) if found.is_dir() => bytes_in(&entry.path()),
            Ok(found) => found.len(),
            Err(_) => 0,
        })
        .sum()
}
