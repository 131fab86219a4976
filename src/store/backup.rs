//! A backup: one sealed file with every frame of the journal, the key file and a sealed foot that says how many frames
//! there are. Written whole, read back and proven before it counts. Not the restoring.
//!
//! `"GRIDBAK1" | format u32 | length u32 | key file | frames … | "GBFT" | length u32 | sealed foot | BLAKE3 of all before
//! (32)`. Key file and frames are the same bytes as in the ledger, so a backup needs the ledger's key.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::chain::Chain;
use super::codec;
use super::disk::Disk;
use super::error::{Doing, Error, Result};
use super::folder::Folder;
use super::frame::SEGMENT_HEAD;
use super::journal::Journal;
use super::keys::Header;
use super::migrate::{self, FORMAT};
use super::planted::{self, Bug};
use super::vault::{Hash16, Space, Vault, array};
use crate::domain::Moment;
use crate::ledger::secret::{Key, Ways};

const MAGIC: &[u8; 8] = b"GRIDBAK1";
const FOOT: &[u8; 4] = b"GBFT";
const KEY: &[u8] = b"backup";
const HEAD: usize = 16;
const HASH: usize = 32;
const ENDING: &str = ".backup";

/// What a backup says of itself, sealed at its end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Foot {
    /// How many frames it holds, from the first on.
    pub frames: u64,
    /// The link of the last one.
    pub link: Hash16,
    /// When it was made.
    pub at: Moment,
}

/// A backup that was read and proven.
pub struct Contents<'a> {
    /// The key file's header as it stood when the backup was made.
    pub header: Header,
    /// What only the holder of the key can do.
    pub vault: Arc<Vault>,
    /// What it says of itself.
    pub foot: Foot,
    /// Every frame, one after the other.
    pub frames: &'a [u8],
}

/// Says how far one is: bytes done, and all of them.
pub type Watch<'a> = &'a mut dyn FnMut(u64, u64);

impl<'a> Contents<'a> {
    /// Reads a backup and proves every frame of it.
    ///
    /// # Errors
    /// [`Error::Backup`] when a single bit differs; [`Error::Newer`] for a later format.
    pub fn read(bytes: &'a [u8], opener: Opener<'_>, watch: Watch<'_>) -> Result<Self> {
        let (header, rest) = split(bytes)?;
        let vault = opener.vault(&header)?;
        let (foot, frames) = Self::proven(&vault, rest, watch)?;
        Ok(Self {
            header,
            vault,
            foot,
            frames,
        })
    }

    fn proven(vault: &Vault, rest: &'a [u8], watch: Watch<'_>) -> Result<(Foot, &'a [u8])> {
        let (mut chain, mut at) = (Chain::default(), 0);
        while !rest[at..].starts_with(FOOT) {
            let (size, body) = chain
                .follow(vault, &rest[at..])
                .map_err(|error| as_backup(error, "a frame"))?;
            super::entry::Body::read(&body).map_err(|error| as_backup(error, "a frame"))?;
            at += size;
            watch(at as u64, rest.len() as u64);
        }
        let (frames, foot) = rest.split_at(at);
        let length = u32::from_le_bytes(array(&foot[FOOT.len().min(foot.len())..])) as usize;
        let sealed = foot.get(8..).filter(|sealed| sealed.len() == length);
        let foot: Foot = sealed
            .ok_or(Error::Backup("its foot"))
            .and_then(|sealed| vault.open(Space::Meta, KEY, sealed))
            .and_then(|plain| codec::decode(&plain))
            .map_err(|error| as_backup(error, "its foot"))?;
        let there = (foot.frames, foot.link) == (chain.number, chain.link);
        if !there && !planted::is(Bug::NoFoot) {
            return Err(Error::Backup("frames are missing"));
        }
        Ok((foot, frames))
    }
}

/// The header of a whole backup, and what follows it: frames and foot.
fn split(bytes: &[u8]) -> Result<(Header, &[u8])> {
    let hashed = (bytes.len())
        .checked_sub(HASH)
        .filter(|hashed| *hashed >= HEAD && bytes.starts_with(MAGIC))
        .ok_or(Error::Backup("not a backup"))?;
    migrate::readable(u32::from_le_bytes(array(&bytes[8..])))
        .map_err(|error| as_backup(error, "its format"))?;
    let (front, hash) = bytes.split_at(hashed);
    if blake3::hash(front) != array::<HASH>(hash) {
        return Err(Error::Backup("its hash"));
    }
    let length = u32::from_le_bytes(array(&front[12..])) as usize;
    let rest = &front[HEAD..];
    let (keys, rest) = rest
        .split_at_checked(length)
        .ok_or(Error::Backup("its keys"))?;
    let header = Header::decode(keys).map_err(|error| as_backup(error, "its keys"))?;
    Ok((header, rest))
}

/// The same backup behind another header of its ledger; nothing when it is damaged or another ledger's.
pub(super) fn with_header(bytes: &[u8], header: &Header, vault: &Vault) -> Result<Option<Vec<u8>>> {
    let Ok((before, rest)) = split(bytes) else {
        return Ok(None);
    };
    if !before.fits(vault) {
        return Ok(None);
    }
    let keys = header.encode()?;
    let mut fresh = [
        &MAGIC[..],
        &FORMAT.to_le_bytes(),
        &length(&keys),
        &keys,
        rest,
    ]
    .concat();
    let hash = blake3::hash(&fresh);
    fresh.extend_from_slice(hash.as_bytes());
    Ok(Some(fresh))
}

/// How the backup in `file` can be opened.
///
/// # Errors
/// [`Error::Backup`] when it is damaged, [`Error::Newer`]; else when it cannot be read.
pub fn ways(disk: &dyn Disk, file: &Path) -> Result<Ways> {
    let bytes = disk.read(file).doing("read the backup")?;
    Ok(split(&bytes)?.0.ways())
}

/// What a backup is opened with: one's own with the keys at hand, whatever passphrase it was made under.
#[derive(Clone, Copy)]
pub enum Opener<'a> {
    /// With what a person offers.
    Key(&'a Key),
    /// With the keys of the ledger it is of.
    Vault(&'a Arc<Vault>),
}

impl Opener<'_> {
    pub(super) fn vault(self, header: &Header) -> Result<Arc<Vault>> {
        match self {
            Self::Key(key) => Ok(Arc::new(header.unlock(key)?)),
            Self::Vault(vault) if header.fits(vault) => Ok(Arc::clone(vault)),
            Self::Vault(_) => Err(Error::Backup("of another ledger")),
        }
    }
}

/// What is wrong with a backup is no damage of the ledger.
fn as_backup(error: Error, what: &'static str) -> Error {
    match error {
        Error::Newer { .. } => error,
        _ => Error::Backup(what),
    }
}

/// What goes into a backup.
pub(super) struct Source<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) header: &'a Header,
    pub(super) vault: &'a Arc<Vault>,
    pub(super) journal: &'a Journal,
}

impl Source<'_> {
    /// Writes `folder/name`, reads it back and proves it; only then it gets its name. Gives its length in bytes.
    ///
    /// # Errors
    /// [`Error::Unsound`] when a frame of the journal is damaged; else when the disk refuses. No file is left then.
    pub(super) fn write(
        &self,
        folder: &Path,
        name: &str,
        at: Moment,
        watch: Watch<'_>,
    ) -> Result<u64> {
        let temporary = folder.join(format!("{name}.tmp"));
        match self.disk.remove(&temporary) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::io("remove a leftover file", error));
            }
            _ => {}
        }
        let written = self.written(&temporary, at, watch);
        if written.is_err() {
            let _ = self.disk.remove(&temporary);
        }
        let bytes = written?;
        self.disk
            .rename(&temporary, &folder.join(name))
            .doing("rename a backup into place")?;
        self.disk.sync_folder(folder).doing("flush a folder")?;
        Ok(bytes)
    }

    fn written(&self, path: &Path, at: Moment, watch: Watch<'_>) -> Result<u64> {
        let mut file = self.disk.create(path).doing("create a backup")?;
        let mut hash = blake3::Hasher::new();
        let mut put = |bytes: &[u8]| {
            hash.update(bytes);
            file.append(bytes).doing("write a backup")
        };
        let keys = self.header.encode()?;
        put(&[&MAGIC[..], &FORMAT.to_le_bytes(), &length(&keys)].concat())?;
        put(&keys)?;
        let chain = self.frames(&mut put)?;
        let foot = Foot {
            frames: chain.number,
            link: chain.link,
            at,
        };
        let sealed = self.vault.seal(Space::Meta, KEY, &codec::encode(&foot)?)?;
        put(&[&FOOT[..], &length(&sealed), &sealed].concat())?;
        file.append(hash.finalize().as_bytes())
            .and_then(|()| file.sync())
            .doing("write a backup")?;
        drop(file);
        let bytes = self.disk.read(path).doing("read a backup back")?;
        let read = Contents::read(&bytes, Opener::Vault(self.vault), watch)?;
        if read.header.ledger != self.header.ledger || read.foot.link != self.journal.link() {
            return Err(Error::Backup("not what was written"));
        }
        Ok(bytes.len() as u64)
    }

    /// Every frame as it lies in the journal, proven on the way.
    fn frames(&self, put: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Chain> {
        let mut chain = Chain::default();
        for &segment in &self.journal.segments {
            let bytes = self.journal.segment(segment)?;
            let mut at = SEGMENT_HEAD.min(bytes.len());
            let start = at;
            while at < bytes.len() && chain.number + 1 < self.journal.next() {
                at += chain.follow(self.vault, &bytes[at..])?.0;
            }
            put(&bytes[start..at])?;
        }
        if chain.number + 1 == self.journal.next() {
            Ok(chain)
        } else {
            Err(Error::Unsound(chain.number + 1))
        }
    }
}

fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes()
}

/// The ledger's own backups, oldest first, each with its number.
///
/// # Errors
/// When the folder cannot be read.
pub fn own(disk: &dyn Disk, folder: &Folder) -> Result<Vec<(u64, PathBuf)>> {
    let names = disk.list(&folder.backups()).doing("list the backups")?;
    let mut found: Vec<(u64, PathBuf)> = names
        .iter()
        .filter_map(|name| {
            let number = name.strip_suffix(ENDING)?.split_once('-')?.0.parse().ok()?;
            Some((number, folder.backups().join(name)))
        })
        .collect();
    found.sort();
    Ok(found)
}

/// The name of the ledger's own backup of this number. The number counts, not the date: clocks go back.
pub(super) fn own_name(number: u64, at: Moment) -> String {
    format!("{number:04}-{}{ENDING}", at.format("%Y%m%dT%H%M%S"))
}
