//! Giving a ledger another passphrase, a recovery key, or neither, while nobody has it open. The data key stays, so not
//! a record is written anew. The ledger's own backups get the new key file as well: an old one would still open.

use std::path::Path;
use std::sync::Arc;

use super::cost::Cost;
use super::slot::{DataKey, Slot};
use super::{Found, Header};
use crate::clock::print_moment;
use crate::domain::Moment;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::{Key, Secret, Ways};
use crate::store::Store;
use crate::store::backup;
use crate::store::disk::{self, Disk, RealDisk};
use crate::store::error::{Error, Result};
use crate::store::folder::Folder;
use crate::store::lock::{self, Lock};
use crate::store::vault::Vault;

/// What is to become of the ways into a ledger.
#[derive(Debug)]
pub enum Change {
    /// This passphrase from now on, instead of an earlier one or of none.
    Passphrase(Secret, Cost),
    /// No passphrase and no recovery key: the key lies in the folder.
    Open,
    /// A new recovery key, which is given back; an earlier one opens nothing any more.
    Recovery,
}

impl Header {
    /// Takes a change into this header, which is then one revision on. A new recovery key is given back.
    ///
    /// # Errors
    /// [`Error::Order`] for a recovery key of a ledger without a passphrase; else when there are no random bytes.
    pub(in crate::store) fn take(
        &mut self,
        change: &Change,
        data: &DataKey,
    ) -> Result<Option<Secret>> {
        let mut shown = None;
        match change {
            Change::Passphrase(secret, cost) => {
                let slot = Slot::passphrase(data, self.ledger, secret, *cost)?;
                self.slots.retain(|slot| matches!(slot, Slot::Recovery(_)));
                self.slots.insert(0, slot);
            }
            Change::Open => self.slots = vec![Slot::Open(**data)],
            Change::Recovery if !self.ways().passphrase => {
                return Err(Error::Order("a recovery key needs a passphrase"));
            }
            Change::Recovery => {
                let (slot, secret) = Slot::recovery(data, self.ledger)?;
                self.slots.retain(|slot| !matches!(slot, Slot::Recovery(_)));
                self.slots.push(slot);
                shown = Some(secret);
            }
        }
        self.revision += 1;
        Ok(shown)
    }

    /// A header for a new ledger behind a passphrase, and its recovery key. The data key never lies open.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub(in crate::store) fn fresh_behind(secret: &Secret, cost: Cost) -> Result<(Self, Secret)> {
        let mut header = Self::fresh()?;
        let data = header.data_key(&Key::Open)?;
        header.take(&Change::Passphrase(secret.clone(), cost), &data)?;
        let shown = header.take(&Change::Recovery, &data)?;
        Ok((header, shown.ok_or(Error::Order("no recovery key"))?))
    }
}

impl Store {
    /// How the ledger in `root` can be opened; by nothing at all where its key files cannot be read, which opening says.
    ///
    /// # Errors
    /// [`BackingError::Newer`]; else when a file cannot be read.
    pub fn ways(root: &Path) -> std::result::Result<Ways, BackingError> {
        let (header, _) = Header::look(&RealDisk, root)?;
        Ok(header.map(|header| header.ways()).unwrap_or_default())
    }

    /// Changes the ways into the ledger in `root`, which `key` must open. Killed anywhere, it leaves the old ways or the
    /// new ones. A new recovery key is given back.
    ///
    /// # Errors
    /// [`BackingError::WrongKey`] with nothing touched, [`BackingError::Busy`]; else when the disk refuses.
    pub fn change_ways(
        root: &Path,
        at: Moment,
        key: &Key,
        changes: &[Change],
    ) -> std::result::Result<Option<Secret>, BackingError> {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        Self::change_ways_on(&disk, root, at, key, changes)
    }

    /// [`Self::change_ways`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::change_ways`].
    pub fn change_ways_on(
        disk: &Arc<dyn Disk>,
        root: &Path,
        at: Moment,
        key: &Key,
        changes: &[Change],
    ) -> std::result::Result<Option<Secret>, BackingError> {
        if !Self::exists(root) {
            return Err(BackingError::Missing(root.to_owned()));
        }
        lock::closed_to_others(root)?;
        let folder = Folder::new(root);
        let _lock = Lock::take(&folder.lock(), &print_moment(&at))?;
        let Found::Header { mut header, .. } = Header::load(&**disk, root)? else {
            return Err(Error::Keys("missing").into());
        };
        let data = header.data_key(key)?;
        let mut shown = None;
        for change in changes {
            shown = header.take(change, &data)?.or(shown);
        }
        // The backups first: once the change stands, none of them opens in the old way any more.
        renew_backups(&**disk, &folder, &header, &Vault::new(&data, header.ledger))?;
        header.save(&**disk, root)?;
        Ok(shown)
    }
}

/// Puts this header into the ledger's own backups. A damaged one is left as it is: whatever it is, it opens nothing.
fn renew_backups(disk: &dyn Disk, folder: &Folder, header: &Header, vault: &Vault) -> Result<()> {
    for (_, path) in backup::own(disk, folder)? {
        let bytes = disk
            .read(&path)
            .map_err(|error| Error::io("read a backup", error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(bytes) = backup::with_header(&bytes, header, vault)? {
            disk::replace(disk, &folder.backups(), &name, &bytes)?;
        }
    }
    Ok(())
}
