//! Looking a ledger over without changing anything of it, whether it opens or not: key files, every frame, every
//! record, both copies side by side, drafts, backups, leftovers. sled, which writes when it opens, gets a copy to open.

mod compare;
mod files;
mod past;
mod repair;
mod tables;

use std::path::Path;
use std::sync::Arc;

use super::Store;
use super::backup::Watch;
use super::disk::{Disk, LookingDisk};
use super::error::{Error, Result};
use super::folder::Folder;
use super::journal::Journal;
use super::keys::Header;
use super::lock;
use super::segment;
use super::vault::Vault;
use crate::domain::Moment;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::Key;

pub use repair::repair;

/// How grave a finding is; the gravest decides how `doctor` ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// One copy of something is damaged, and the other gives it back.
    Mendable,
    /// Both copies of something are gone.
    Lost,
}

/// Something found, as a message id (`doctor.ftl`) and values; ids, numbers and file names, no one's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub gravity: Gravity,
    /// Message id.
    pub key: &'static str,
    /// Named values of the message.
    pub values: Vec<(&'static str, String)>,
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Frames of the journal that are as they were written.
    pub frames: u64,
    /// Operations that count.
    pub operations: u64,
    /// Live records.
    pub records: u64,
    /// Drafts.
    pub drafts: u64,
    /// Backups of the ledger's own that were proven.
    pub backups: u64,
    /// When the newest of them was made.
    pub newest_backup: Option<Moment>,
    /// Bytes of the journal.
    pub journal_bytes: u64,
    /// Bytes of the tables.
    pub table_bytes: u64,
}

/// What a look at a ledger found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Everything found, in the order it was looked at.
    pub findings: Vec<Finding>,
    /// What was looked at.
    pub figures: Figures,
}

impl Report {
    /// The gravest finding.
    pub fn gravity(&self) -> Gravity {
        let gravest = self.findings.iter().map(|finding| finding.gravity).max();
        gravest.unwrap_or(Gravity::Note)
    }

    /// Whether there is a finding with this message.
    pub fn has(&self, key: &str) -> bool {
        self.findings.iter().any(|finding| finding.key == key)
    }

    fn add(&mut self, gravity: Gravity, key: &'static str, values: &[(&'static str, String)]) {
        let values = values.to_vec();
        self.findings.push(Finding {
            gravity,
            key,
            values,
        });
    }
}

/// Where everything is looked for, and what was found so far.
struct Look<'a> {
    disk: Arc<dyn Disk>,
    folder: Folder,
    report: Report,
    key: &'a Key,
    saved: u64, // frames up to this number are in a backup of this past
    watch: Watch<'a>,
}

/// Looks the ledger in `root` over. Nothing of it is changed, not even the file of its lock.
///
/// # Errors
/// [`BackingError::Missing`], [`BackingError::Busy`], [`BackingError::Newer`], [`BackingError::Locked`],
/// [`BackingError::WrongKey`]; else when a file cannot be read at all.
pub fn examine(
    root: &Path,
    key: &Key,
    watch: Watch<'_>,
) -> std::result::Result<Report, BackingError> {
    if !Store::exists(root) {
        return Err(BackingError::Missing(root.to_owned()));
    }
    let folder = Folder::new(root);
    let _lock = lock::look(&folder.lock())?;
    let mut look = Look {
        disk: Arc::new(LookingDisk),
        folder,
        report: Report::default(),
        key,
        saved: 0,
        watch,
    };
    look.all()?;
    Ok(look.report)
}

impl Look<'_> {
    fn all(&mut self) -> Result<()> {
        let Some(vault) = self.keys()? else {
            return Ok(()); // without a key there is nothing to be read
        };
        let tables = self.tables(&vault)?;
        (self.watch)(30, 100);
        let folder = self.journal_folder()?;
        match Journal::open(Arc::clone(&self.disk), Arc::clone(&vault), &folder)? {
            Some(journal) => self.both(&journal, tables.as_ref(), &vault)?,
            None => self.no_journal(tables.as_ref()),
        }
        tables::close(tables);
        (self.watch)(80, 100);
        self.drafts(&vault)?;
        self.backups(&vault)?;
        self.leftovers()?;
        (self.watch)(100, 100);
        Ok(())
    }

    /// Both key files; nothing when neither can be read.
    fn keys(&mut self) -> Result<Option<Arc<Vault>>> {
        let (header, unlike) = Header::look(&*self.disk, self.folder.root())?;
        let opened = match header.map(|header| header.unlock(self.key)) {
            Some(Err(error @ (Error::Locked | Error::WrongKey(_) | Error::Mistyped))) => {
                return Err(error);
            }
            other => other.and_then(Result::ok),
        };
        let Some(vault) = opened else {
            self.report.add(Gravity::Lost, "doctor-keys-lost", &[]);
            return Ok(None);
        };
        for name in unlike {
            let file = ("file", name.to_owned());
            self.report
                .add(Gravity::Mendable, "doctor-key-file", &[file]);
        }
        Ok(Some(Arc::new(vault)))
    }

    /// Where the journal is: an exchange of journals that was cut short is completed by opening.
    fn journal_folder(&mut self) -> Result<std::path::PathBuf> {
        let (path, new) = (self.folder.journal(), self.folder.new_journal());
        let is_empty = |folder: &Path| -> Result<bool> {
            Ok(segment::segments(&*self.disk, folder)?.is_empty())
        };
        Ok(if is_empty(&path)? && !is_empty(&new)? {
            new
        } else {
            path
        })
    }

    fn no_journal(&mut self, tables: Option<&tables::Looked>) {
        let Some(looked) = tables.filter(|looked| !looked.read.scan.is_empty()) else {
            self.report.add(Gravity::Lost, "doctor-all-lost", &[]);
            return;
        };
        self.report.add(Gravity::Mendable, "doctor-no-journal", &[]);
        self.report.figures.records = looked.read.scan.count() as u64;
        let numbers: Vec<u64> = looked
            .read
            .scan
            .entries
            .iter()
            .map(|entry| entry.place.number)
            .collect();
        for number in numbers {
            self.missing(number, Some(looked));
        }
    }
}

/// A finding of which an error tells nothing more.
fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Damaged(_) | Error::Backup(_))
}
