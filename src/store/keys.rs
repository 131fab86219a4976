//! The header of a ledger and its data key, kept in two files alike. Seals nothing itself.
//!
//! File: `"GRIDKEYS" | format u32 | length u32 | header (codec) | BLAKE3 of all before (32)`. The hash says
//! whether the bytes are damaged; the keyed check inside says whether the key is the right one.

pub mod change;
pub mod cost;
mod recovery;
mod slot;

use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::codec;
use super::disk::{self, Disk};
use super::error::{Error, Result};
use super::migrate::{self, FORMAT};
use super::planted::{self, Bug};
use super::vault::{self, Hash16, Vault, array};
use crate::ledger::secret::{Key, Way, Ways};
use slot::{DataKey, Slot};

const MAGIC: &[u8; 8] = b"GRIDKEYS";
const HEAD: usize = 16;
const HASH: usize = 32;
/// The names of both copies.
pub(super) const NAMES: [&str; 2] = ["keys", "keys.copy"];

/// What has to be known before anything else of a ledger can be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Header {
    /// The format of the folder ([`FORMAT`] today).
    pub format: u32,
    /// Rises with each rewriting, so that of two unlike copies the newer is known.
    pub revision: u64,
    /// The ledger's id; part of what every sealed value is bound to.
    pub ledger: Uuid,
    /// The stream that new operations belong to; a new one after a restore or a rebuild with loss.
    pub stream: Uuid,
    /// The ways to the data key; any one of them is enough.
    slots: Vec<Slot>,
    check: Hash16,
}

/// What [`Header::load`] found.
pub enum Found {
    /// No header of either name.
    Nothing,
    /// A header; `repaired` when one of the copies had to be written again.
    Header {
        /// The newest readable one.
        header: Header,
        /// One copy was missing, damaged or old, and has been replaced.
        repaired: bool,
    },
}

impl Header {
    /// A header for a new ledger with a fresh data key.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn fresh() -> Result<Self> {
        let mut key = Zeroizing::new([0; 32]);
        vault::random(&mut *key)?;
        let (ledger, stream) = (vault::random_id()?, vault::random_id()?);
        let check = Vault::new(&key, ledger).check(ledger.as_bytes());
        let slots = vec![Slot::Open(*key)];
        Ok(Self {
            format: FORMAT,
            revision: 1,
            ledger,
            stream,
            slots,
            check,
        })
    }

    /// The vault this header leads to.
    ///
    /// # Errors
    /// [`Error::Locked`] when a passphrase is needed and none is offered, [`Error::WrongKey`] when what is offered is
    /// wrong; [`Error::Keys`] when a slot does not give the key of this ledger.
    pub fn unlock(&self, key: &Key) -> Result<Vault> {
        Ok(Vault::new(&*self.data_key(key)?, self.ledger))
    }

    /// The data key itself, to be wrapped anew.
    fn data_key(&self, key: &Key) -> Result<DataKey> {
        for slot in &self.slots {
            if let Some(data) = slot.open(key, self.ledger)? {
                return if self.fits(&Vault::new(&data, self.ledger)) {
                    Ok(data)
                } else {
                    Err(Error::Keys("not those of this ledger"))
                };
            }
        }
        Err(match key {
            Key::Open if self.slots.is_empty() => Error::Keys("without a slot"),
            Key::Open => Error::Locked,
            Key::Passphrase(_) => Error::WrongKey(Way::Passphrase),
            Key::Recovery(_) => Error::WrongKey(Way::Recovery),
        })
    }

    /// Whether this is the vault it leads to.
    pub(super) fn fits(&self, vault: &Vault) -> bool {
        vault.ledger() == self.ledger && vault.check(self.ledger.as_bytes()) == self.check
    }

    /// How it can be opened.
    pub fn ways(&self) -> Ways {
        Ways {
            passphrase: !(self.slots.iter()).any(|slot| matches!(slot, Slot::Open(_))),
            recovery: (self.slots.iter()).any(|slot| matches!(slot, Slot::Recovery(_))),
        }
    }

    /// Reads the newest good copy of the header in `folder`, and writes the other one again if it differs.
    ///
    /// # Errors
    /// [`Error::Keys`] when there are copies and none is good; [`Error::Newer`] for a later format.
    pub fn load(disk: &dyn Disk, folder: &Path) -> Result<Found> {
        let copies = read_copies(disk, folder)?;
        if copies.iter().all(Option::is_none) {
            return Ok(Found::Nothing);
        }
        let header = Self::newest(&copies)?.ok_or(Error::Keys("damaged"))?;
        let good = header.encode()?;
        let mut repaired = false;
        for (name, copy) in NAMES.into_iter().zip(&copies) {
            if copy.as_ref() != Some(&good) {
                disk::replace(disk, folder, name, &good)?;
                repaired = true;
            }
        }
        Ok(Found::Header { header, repaired })
    }

    /// The newest good copy, if there is one, and the names of the copies that are not like it. Changes nothing.
    ///
    /// # Errors
    /// [`Error::Newer`] for a later format; else when a file cannot be read.
    pub(super) fn look(
        disk: &dyn Disk,
        folder: &Path,
    ) -> Result<(Option<Self>, Vec<&'static str>)> {
        let copies = read_copies(disk, folder)?;
        let header = Self::newest(&copies)?;
        let good = header.as_ref().map(Self::encode).transpose()?;
        let unlike = NAMES.into_iter().zip(&copies);
        let unlike = unlike.filter(|(_, copy)| good.is_none() || copy.as_ref() != good.as_ref());
        Ok((header, unlike.map(|(name, _)| name).collect()))
    }

    fn newest(copies: &[Option<Zeroizing<Vec<u8>>>]) -> Result<Option<Self>> {
        let mut best: Option<Self> = None;
        for bytes in copies.iter().flatten() {
            match Self::decode(bytes) {
                Ok(header)
                    if best
                        .as_ref()
                        .is_none_or(|best| best.revision < header.revision) =>
                {
                    best = Some(header);
                }
                Ok(_) | Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(best)
    }

    /// Writes both copies, one after the other, each whole or not at all.
    ///
    /// # Errors
    /// When a copy cannot be written.
    pub fn save(&self, disk: &dyn Disk, folder: &Path) -> Result<()> {
        let bytes = self.encode()?;
        NAMES
            .into_iter()
            .try_for_each(|name| disk::replace(disk, folder, name, &bytes))
    }

    /// Starts a new stream, so that no operation's id is ever given twice.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new_stream(&mut self, disk: &dyn Disk, folder: &Path) -> Result<()> {
        self.stream = vault::random_id()?;
        self.revision += 1;
        self.save(disk, folder)
    }

    /// The same header in a new stream, for a copy of the ledger that goes a way of its own.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub(super) fn in_new_stream(mut self) -> Result<Self> {
        if !planted::is(Bug::SameStream) {
            self.stream = vault::random_id()?;
        }
        self.revision += 1;
        Ok(self)
    }

    /// Brings an older folder to today's format.
    ///
    /// # Errors
    /// Those of the steps, or of writing the header.
    pub fn bring_up(&mut self, disk: &dyn Disk, folder: &Path) -> Result<()> {
        if migrate::bring_up(self)? {
            self.revision += 1;
            self.save(disk, folder)?;
        }
        Ok(())
    }

    /// The bytes of a key file.
    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let body = Zeroizing::new(codec::encode(self)?);
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let mut bytes = Zeroizing::new(Vec::with_capacity(HEAD + body.len() + HASH));
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.format.to_le_bytes());
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&body);
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        Ok(bytes)
    }

    /// Reads the bytes of a key file.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self> {
        if bytes.len() < HEAD + HASH || !bytes.starts_with(MAGIC) {
            return Err(Error::Damaged("not a key file"));
        }
        let (front, hash) = bytes.split_at(bytes.len() - HASH);
        if blake3::hash(front) != array::<HASH>(hash) {
            return Err(Error::Damaged("a key file's hash"));
        }
        migrate::readable(u32::from_le_bytes(array(&front[8..])))?;
        if u32::from_le_bytes(array(&front[12..])) as usize != front.len() - HEAD {
            return Err(Error::Damaged("a key file's length"));
        }
        codec::decode(&front[HEAD..])
    }
}

fn read_copies(disk: &dyn Disk, folder: &Path) -> Result<Vec<Option<Zeroizing<Vec<u8>>>>> {
    let read = |name| match disk.read(&folder.join(name)) {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read the key file", error)),
    };
    NAMES.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests;
