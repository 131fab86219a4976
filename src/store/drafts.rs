//! Drafts as small sealed files, each replaced whole. Not in the journal: what is typed is not yet part of the record.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::codec;
use super::disk::{self, Disk};
use super::error::{Doing, Error, Result};
use super::vault::{Space, Vault};
use crate::ledger::backing::BackingError;
use crate::ledger::draft::{Draft, DraftKeeper};

const ENDING: &str = ".draft";

/// The folder of drafts.
pub struct Drafts {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) vault: Arc<Vault>,
    pub(super) folder: PathBuf,
    /// The ledger was wiped: nothing is kept any more.
    pub(super) closed: bool,
}

impl Drafts {
    /// Every draft that can be read, oldest first, and the names of the files that cannot.
    pub(super) fn read(&self) -> Result<(Vec<Draft>, Vec<String>)> {
        let (mut drafts, mut damaged) = (Vec::new(), Vec::new());
        for name in self.disk.list(&self.folder).doing("list the drafts")? {
            let Some(id) = name
                .strip_suffix(ENDING)
                .and_then(|id| Uuid::parse_str(id).ok())
            else {
                continue;
            };
            let sealed = self
                .disk
                .read(&self.folder.join(&name))
                .doing("read a draft")?;
            let plain = self.vault.open(Space::Drafts, id.as_bytes(), &sealed);
            match plain.and_then(|plain| codec::decode(&plain)) {
                Ok(draft) => drafts.push(draft),
                Err(error @ Error::Newer { .. }) => return Err(error),
                Err(_) => damaged.push(name),
            }
        }
        drafts.sort_by_key(|draft: &Draft| draft.at);
        Ok((drafts, damaged))
    }

    fn write(&self, draft: &Draft) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        let sealed = self
            .vault
            .seal(Space::Drafts, draft.id.as_bytes(), &codec::encode(draft)?)?;
        self.disk
            .make_folder(&self.folder)
            .doing("make the drafts' folder")?;
        disk::replace(&*self.disk, &self.folder, &file_name(draft.id), &sealed)
    }
}

fn file_name(id: Uuid) -> String {
    format!("{}{ENDING}", id.simple())
}

impl DraftKeeper for Drafts {
    fn save(&mut self, draft: &Draft) -> std::result::Result<(), BackingError> {
        Ok(self.write(draft)?)
    }

    fn kept(&mut self) -> std::result::Result<Vec<Draft>, BackingError> {
        Ok(self.read()?.0)
    }

    fn discard(&mut self, id: Uuid) -> std::result::Result<(), BackingError> {
        match self.disk.remove(&self.folder.join(file_name(id))) {
            Ok(()) => Ok(self
                .disk
                .sync_folder(&self.folder)
                .doing("flush the drafts' folder")?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Error::io("remove a draft", error).into()),
        }
    }
}
