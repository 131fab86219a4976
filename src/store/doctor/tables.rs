//! sled's copy under the doctor's eyes: a copy of its folder is opened, read and proven. Not compared with anything yet.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use super::super::codec;
use super::super::compact::bytes_in;
use super::super::error::{Doing, Error, Result};
use super::super::folder::Folder;
use super::super::recover::Read;
use super::super::tables::{Tables, guarded};
use super::super::vault::{Hash16, Vault, array};
use super::{Gravity, Look};
use crate::domain::Record;

/// A record by kind and id.
pub(super) type Key = (u8, Uuid);

/// The frame that wrote a record last, and a hash of both.
pub(super) type Mark = (u64, Hash16);

/// The tables as they were found, open on a copy that is gone when this is dropped.
pub(super) struct Looked {
    /// As `recover` reads them.
    pub(super) read: Read,
    /// Every record.
    pub(super) records: HashMap<Key, Mark>,
    _copy: tempfile::TempDir,
}

/// What identifies a record's state.
pub(super) fn mark(number: u64, record: &Record) -> Mark {
    let bytes = codec::encode(&(number, record)).unwrap_or_default();
    (number, array(blake3::hash(&bytes).as_bytes()))
}

impl Look<'_> {
    /// Opens a copy of the tables and reads everything in them; nothing when they are gone or do not open.
    pub(super) fn tables(&mut self, vault: &Arc<Vault>) -> Result<Option<Looked>> {
        let place = self.folder.tables();
        if !place.exists() {
            self.report.add(Gravity::Mendable, "doctor-no-tables", &[]);
            return Ok(None);
        }
        self.report.figures.table_bytes = bytes_in(&place);
        let copy = self.place_for_copy().doing("make a folder for a copy")?;
        let folder = copy.path().join("store");
        copy_folder(&place, &folder).doing("copy the tables")?;
        let tables = match Tables::open(&folder, vault) {
            Ok(tables) => tables,
            Err(error @ Error::Newer { .. }) => return Err(error),
            Err(_) => {
                self.report
                    .add(Gravity::Mendable, "doctor-tables-damaged", &[]);
                return Ok(None);
            }
        };
        let mut records = HashMap::new();
        let scan = tables.scan(&mut |(number, record)| {
            let key = (record.tag(), record.id());
            records.insert(key, mark(number, &record));
        });
        let proven = tables.proves(&scan);
        if !proven {
            let bad = ("count", scan.bad.to_string());
            self.report
                .add(Gravity::Mendable, "doctor-tables-unproven", &[bad]);
        }
        Ok(Some(Looked {
            read: Read {
                tables,
                scan,
                proven,
            },
            records,
            _copy: copy,
        }))
    }
}

impl Look<'_> {
    /// In the ledger's folder, where nobody else can look and the next start removes it; elsewhere where that is read-only.
    fn place_for_copy(&self) -> std::io::Result<tempfile::TempDir> {
        let mut named = tempfile::Builder::new();
        named.prefix(Folder::LOOKED);
        named
            .tempdir_in(self.folder.root())
            .or_else(|_| named.tempdir())
    }
}

/// What sled says while the copy is closed is of no interest.
pub(super) fn close(looked: Option<Looked>) {
    let _ = guarded(|| {
        drop(looked);
        Ok(())
    });
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    super::super::lock::private_folder(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
