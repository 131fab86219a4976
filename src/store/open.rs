//! Making a ledger's folder and opening one: lock, keys, then whatever `recover` has to do. Commits nothing.

use std::path::Path;
use std::sync::Arc;

use super::Store;
use super::backup::{self, Opener, Source};
use super::disk::{Disk, RealDisk};
use super::drafts::Drafts;
use super::error::{Doing, Error, Result};
use super::folder::Folder;
use super::frame;
use super::journal::Journal;
use super::keys::cost::Cost;
use super::keys::{Found, Header};
use super::lock::{self, Lock};
use super::migrate::{self, FORMAT};
use super::notice;
use super::vault::Vault;
use super::wipe;
use crate::clock::print_moment;
use crate::domain::Moment;
use crate::ledger::backing::{BackingError, Notice};
use crate::ledger::secret::{Key, Secret};

impl Store {
    /// Whether there is a ledger in `root`, damaged or not.
    pub fn exists(root: &Path) -> bool {
        let folder = Folder::new(root);
        let keys = super::keys::NAMES.map(|name| root.join(name));
        let stands = keys.iter().any(|path| path.exists())
            || folder.journal().exists()
            || folder.tables().exists();
        stands && !wipe::is_marked(root)
    }

    /// Makes a new ledger in `root`, whose key lies in a file beside it (`--no-passphrase`), and opens it.
    ///
    /// # Errors
    /// [`BackingError::Exists`] where there is one; else when the disk refuses.
    pub fn create(root: &Path, at: Moment) -> std::result::Result<Self, BackingError> {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        Self::create_on(&disk, root, at)
    }

    /// Opens the ledger in `root`. The records are read, and repaired where need be, by [`Backing::load`].
    ///
    /// # Errors
    /// [`BackingError::Missing`], [`BackingError::Busy`] and [`BackingError::Newer`], with nothing touched;
    /// [`BackingError::Damaged`] when neither key file can be read; else when the disk refuses.
    ///
    /// [`Backing::load`]: crate::ledger::backing::Backing::load
    pub fn open(root: &Path, at: Moment) -> std::result::Result<Self, BackingError> {
        Self::open_by(root, at, &Key::Open)
    }

    /// [`Self::open`] with a passphrase or recovery key, where one is needed; the key is derived once.
    ///
    /// # Errors
    /// As [`Self::open`], [`BackingError::Locked`] and [`BackingError::WrongKey`] with nothing touched.
    pub fn open_by(root: &Path, at: Moment, key: &Key) -> std::result::Result<Self, BackingError> {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        Self::open_with(&disk, root, at, Opener::Key(key))
    }

    /// Makes a new ledger in `root` behind a passphrase and opens it; beside it comes its recovery key, to be shown once.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_behind(
        root: &Path,
        at: Moment,
        secret: &Secret,
        cost: Cost,
    ) -> std::result::Result<(Self, Secret), BackingError> {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let (header, shown) = Header::fresh_behind(secret, cost)?;
        let key = Key::Passphrase(secret.clone());
        let store = Self::create_from(&disk, root, at, &header, &key)?;
        Ok((store, shown))
    }

    /// [`Self::create`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_on(
        disk: &Arc<dyn Disk>,
        root: &Path,
        at: Moment,
    ) -> std::result::Result<Self, BackingError> {
        Self::create_from(disk, root, at, &Header::fresh()?, &Key::Open)
    }

    fn create_from(
        disk: &Arc<dyn Disk>,
        root: &Path,
        at: Moment,
        header: &Header,
        key: &Key,
    ) -> std::result::Result<Self, BackingError> {
        Self::finish_wiping(root, at)?;
        let folder = Folder::new(root);
        disk.make_folder(root).doing("make the ledger's folder")?;
        lock::close_if_empty(root).doing("close the ledger's folder")?;
        lock::closed_to_others(root)?;
        let lock = Lock::take(&folder.lock(), &print_moment(&at))?;
        if matches!(Header::load(&**disk, root)?, Found::Header { .. }) {
            return Err(BackingError::Exists(root.to_owned()));
        }
        if is_used(&**disk, &folder)? {
            return Err(Error::Keys("missing").into());
        }
        let aside = folder.aside(at);
        for leftover in [folder.journal(), folder.tables()]
            .iter()
            .filter(|path| path.exists())
        {
            folder.put_aside(&**disk, leftover, &aside)?;
        }
        let vault = Arc::new(header.unlock(key)?);
        Journal::create(Arc::clone(disk), Arc::clone(&vault), &folder.journal())?;
        // The keys come last: without them there is no ledger yet.
        header.save(&**disk, root)?;
        Self::start(disk, folder, lock, at, Opener::Vault(&vault))
    }

    /// [`Self::open`] on another disk, for tests.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_on(
        disk: &Arc<dyn Disk>,
        root: &Path,
        at: Moment,
    ) -> std::result::Result<Self, BackingError> {
        Self::open_with(disk, root, at, Opener::Key(&Key::Open))
    }

    pub(super) fn open_with(
        disk: &Arc<dyn Disk>,
        root: &Path,
        at: Moment,
        opener: Opener<'_>,
    ) -> std::result::Result<Self, BackingError> {
        Self::finish_wiping(root, at)?;
        if !Self::exists(root) {
            return Err(BackingError::Missing(root.to_owned()));
        }
        lock::closed_to_others(root)?;
        let folder = Folder::new(root);
        let lock = Lock::take(&folder.lock(), &print_moment(&at))?;
        Self::start(disk, folder, lock, at, opener)
    }

    fn start(
        disk: &Arc<dyn Disk>,
        folder: Folder,
        lock: Lock,
        at: Moment,
        opener: Opener<'_>,
    ) -> std::result::Result<Self, BackingError> {
        let (mut header, mended) = match Header::load(&**disk, folder.root())? {
            Found::Header { header, repaired } => (header, repaired),
            Found::Nothing if is_used(&**disk, &folder)? => {
                return Err(Error::Keys("missing").into());
            }
            Found::Nothing => return Err(BackingError::Missing(folder.root().to_owned())),
        };
        let vault = opener.vault(&header)?;
        folder.sweep(&**disk);
        migrate::readable(header.format)?;
        if header.format < FORMAT {
            keep_before_migration(disk, &folder, &header, &vault, at)?;
        }
        header.bring_up(&**disk, folder.root())?;
        let aside = folder.aside(at);
        let drafts = Drafts {
            disk: Arc::clone(disk),
            vault: Arc::clone(&vault),
            folder: folder.drafts(),
            closed: false,
        };
        let mut repaired = Vec::from_iter(mended.then(notice::keys_mended));
        repaired.extend(put_damaged_drafts_aside(&drafts, &folder, &aside)?);
        let open = None;
        Ok(Self {
            folder,
            header,
            vault,
            drafts,
            aside,
            repaired,
            open,
            _lock: lock,
        })
    }
}

/// Nothing of an older format is changed before there is a proven backup of it.
fn keep_before_migration(
    disk: &Arc<dyn Disk>,
    folder: &Folder,
    header: &Header,
    vault: &Arc<Vault>,
    at: Moment,
) -> Result<()> {
    let journal = Journal::open(Arc::clone(disk), Arc::clone(vault), &folder.journal())?;
    let journal = &journal.ok_or(Error::Damaged("journal-and-tables"))?;
    let disk = &**disk;
    let source = Source {
        disk,
        header,
        vault,
        journal,
    };
    disk.make_folder(&folder.backups())
        .doing("make the backups' folder")?;
    let before = backup::own(disk, folder)?;
    let number = before.last().map_or(0, |(number, _)| *number) + 1;
    let name = backup::own_name(number, at);
    source
        .write(&folder.backups(), &name, at, &mut |_, _| {})
        .map(drop)
}

fn put_damaged_drafts_aside(
    drafts: &Drafts,
    folder: &Folder,
    aside: &Path,
) -> Result<Option<Notice>> {
    let (_, damaged) = drafts.read()?;
    for name in &damaged {
        folder.put_aside(&*drafts.disk, &folder.drafts().join(name), aside)?;
    }
    Ok((!damaged.is_empty()).then(|| notice::drafts_lost(damaged.len() as u64)))
}

/// Whether there is anything in journal or tables that a key would be needed for.
fn is_used(disk: &dyn Disk, folder: &Folder) -> Result<bool> {
    let segments = disk.list(&folder.journal()).doing("list the journal")?;
    let one_empty = match &segments[..] {
        [] => true,
        [one] => {
            let bytes = disk
                .read(&folder.journal().join(one))
                .doing("read the journal")?;
            bytes.len() <= frame::SEGMENT_HEAD
        }
        _ => false,
    };
    Ok(!one_empty || folder.tables().exists())
}
