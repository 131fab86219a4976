//! The append-only journal: sealed frames in segment files, durable before an append returns. Knows no operation.
//!
//! A segment is named by its first frame's number (`00000001.wal`). Frames are never changed in place; a
//! whole segment can be put anew from the same bodies (see `mend`).

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use super::disk::{self, Disk, DiskFile};
use super::entry::BodyRef;
use super::error::{Doing, Error, Result};
use super::frame::{self, SEGMENT_HEAD};
use super::lookup::Kept;
use super::planted::{self, Bug};
use super::segment::{End, end_of, file_name, new_segment, read_end, segments};
use super::vault::{Hash16, Vault};
use crate::ledger::operation::Operation;

/// A segment past this many bytes gets no further frame (8 MiB).
pub const SEGMENT: u64 = 8 << 20;

/// Where a frame lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The frame's number.
    pub number: u64,
    /// The number its segment is named by.
    pub segment: u64,
    /// Bytes from the segment's start.
    pub offset: u64,
}

/// The journal, open for appending.
pub struct Journal {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) vault: Arc<Vault>,
    pub(super) folder: PathBuf,
    pub(super) segments: Vec<u64>, // sorted; the last one is open
    file: Box<dyn DiskFile>,
    pub(super) size: u64,
    pub(super) next: u64,
    pub(super) link: Hash16,
    torn: u64,
    strays: Vec<u64>, // files named like segments that hold nothing that counts
    read_only: bool,
    most: u64,
    pub(super) packed: bool, // the last segment is, so the next frame begins another
    pub(super) kept: Mutex<Option<Kept>>,
}

impl Journal {
    /// A new, empty journal in a folder that has none.
    ///
    /// # Errors
    /// When the folder or the first segment cannot be made durable.
    pub fn create(disk: Arc<dyn Disk>, vault: Arc<Vault>, folder: &Path) -> Result<Self> {
        disk.make_folder(folder)
            .doing("make the journal's folder")?;
        if let Some(parent) = folder.parent() {
            disk.sync_folder(parent).doing("flush a folder")?;
        }
        let file = new_segment(&*disk, &vault, folder, 1, &[0; 16])?;
        Ok(Self {
            disk,
            vault,
            folder: folder.to_owned(),
            segments: vec![1],
            file,
            size: SEGMENT_HEAD as u64,
            next: 1,
            link: [0; 16],
            torn: 0,
            strays: Vec::new(),
            read_only: false,
            most: SEGMENT,
            packed: false,
            kept: Mutex::new(None),
        })
    }

    /// Opens the journal in `folder` behind its last whole frame; `None` where there is not one segment to go by.
    ///
    /// Nothing is changed yet: what follows the last whole frame is told by [`Self::torn`].
    ///
    /// # Errors
    /// When a file cannot be read, or was written by a later program.
    pub fn open(disk: Arc<dyn Disk>, vault: Arc<Vault>, folder: &Path) -> Result<Option<Self>> {
        let mut segments = segments(&*disk, folder)?;
        let (mut strays, mut torn) = (Vec::new(), 0);
        while let Some(first) = segments.pop() {
            let path = folder.join(file_name(first));
            let bytes = disk.read(&path).doing("read the journal")?;
            let mut end = end_of(&vault, &bytes, first)?;
            if let (Some(&before), Some(true)) =
                (segments.last(), end.as_ref().map(|it| it.next == first))
            {
                // An empty segment left by an append that was taken back: its number was given elsewhere.
                let before = read_end(&*disk, &vault, folder, before)?;
                end = end.filter(|_| before.is_none_or(|before| before.next <= first));
            }
            let Some(end) = end else {
                torn += bytes.len() as u64;
                strays.push(first);
                continue;
            };
            let End {
                next,
                link,
                size,
                packed,
            } = end;
            segments.push(first);
            torn += bytes.len() as u64 - size;
            let mut file = disk.open(&path).doing("open the journal")?;
            file.sync().doing("flush the journal")?;
            let folder = folder.to_owned();
            let (read_only, most) = (false, SEGMENT);
            return Ok(Some(Self {
                disk,
                vault,
                folder,
                segments,
                file,
                size,
                next,
                link,
                torn,
                strays,
                read_only,
                most,
                packed,
                kept: Mutex::new(None),
            }));
        }
        Ok(None)
    }

    /// Begins a new segment after so many bytes, instead of [`SEGMENT`]; for tests.
    pub fn set_segment(&mut self, bytes: u64) {
        self.most = bytes;
    }

    /// The number the next frame gets.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The link of the last frame.
    pub fn link(&self) -> Hash16 {
        self.link
    }

    /// Bytes behind the last whole frame, and in files of no use, that are no frames.
    pub fn torn(&self) -> u64 {
        self.torn
    }

    /// Cuts what follows the last whole frame; all of it is kept in `quarantine`.
    ///
    /// # Errors
    /// When the copy or the cut cannot be made; nothing is cut without a copy.
    pub fn cut_torn(&mut self, quarantine: &Path) -> Result<()> {
        self.disk
            .make_folder(quarantine)
            .doing("make the quarantine folder")?;
        let name = file_name(self.segments.last().copied().unwrap_or(1));
        let bytes = self
            .disk
            .read(&self.folder.join(&name))
            .doing("read the journal")?;
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        if let Some(rest @ [_, ..]) = bytes.get(size..) {
            disk::replace(&*self.disk, quarantine, &format!("{name}.{size}"), rest)?;
            let cut = self.file.cut(self.size).and_then(|()| self.file.sync());
            cut.doing("cut the journal's end")?;
        }
        for stray in self.strays.drain(..) {
            let name = file_name(stray);
            let moved = self
                .disk
                .rename(&self.folder.join(&name), &quarantine.join(&name));
            moved.doing("move a journal file aside")?;
        }
        self.disk
            .sync_folder(&self.folder)
            .doing("flush a folder")?;
        self.torn = 0;
        Ok(())
    }

    /// Appends one frame for each body, with one write and one flush (a pair for each segment touched).
    /// When it returns they are on the disk, each with its place and link; when it fails none of them counts.
    ///
    /// # Errors
    /// A full disk and [`Error::TooLarge`] leave the journal as it was. After a failed flush it is
    /// read-only, since what is on the disk can no longer be known.
    pub fn append(
        &mut self,
        bodies: &mut dyn Iterator<Item = Result<Vec<u8>>>,
    ) -> Result<Vec<(Place, Hash16)>> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        if self.packed {
            self.roll()?;
        }
        let start = (self.segments.len(), self.size, self.next, self.link);
        let places = self.append_all(bodies);
        if places.is_err() && !planted::is(Bug::NoTakeBack) {
            self.take_back(start);
        }
        places
    }

    fn append_all(
        &mut self,
        bodies: &mut dyn Iterator<Item = Result<Vec<u8>>>,
    ) -> Result<Vec<(Place, Hash16)>> {
        let mut places = Vec::new();
        let mut group = Vec::new();
        for body in bodies {
            let body = body?;
            if self.size + group.len() as u64 >= self.most {
                self.write(&group)?;
                group.clear();
                self.roll()?;
            }
            let segment = self.segments.last().copied().unwrap_or(1);
            let offset = self.size + group.len() as u64;
            let place = Place {
                number: self.next,
                segment,
                offset,
            };
            group.extend(frame::build(&self.vault, self.next, &self.link, &body)?);
            self.link = self.vault.link(&self.link, self.next, &body);
            self.next += 1;
            places.push((place, self.link));
        }
        self.write(&group)?;
        Ok(places)
    }

    fn write(&mut self, group: &[u8]) -> Result<()> {
        if group.is_empty() {
            return Ok(());
        }
        if planted::is(Bug::AckFirst) {
            self.file.sync().doing("flush the journal")?;
        }
        self.file.append(group).doing("write the journal")?;
        let believed = planted::is(Bug::NoSync) || planted::is(Bug::AckFirst);
        if let Err(error) = if believed { Ok(()) } else { self.file.sync() } {
            // The system may call the lost pages clean from now on, so a second try would prove nothing.
            self.read_only = !planted::is(Bug::FlushAgain);
            return Err(Error::io("flush the journal", error));
        }
        self.size += group.len() as u64;
        self.is_there()
    }

    /// A file that was removed, or whose folder was, still takes what is written to it; no one would find it again.
    fn is_there(&mut self) -> Result<()> {
        let last = self.segments.last().copied().unwrap_or(1);
        let found = self.disk.size(&self.folder.join(file_name(last)));
        if found.as_ref().is_ok_and(|size| *size == self.size) {
            return Ok(());
        }
        self.read_only = true;
        let other = || io::Error::other("another file stands in its place");
        let why = found.err().unwrap_or_else(other);
        Err(Error::io("find the journal again", why))
    }

    /// Ends the last segment, so that it can be packed.
    pub(super) fn end_segment(&mut self) -> Result<()> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        if self.packed || self.size == SEGMENT_HEAD as u64 {
            return Ok(());
        }
        self.roll()
    }

    fn roll(&mut self) -> Result<()> {
        match new_segment(
            &*self.disk,
            &self.vault,
            &self.folder,
            self.next,
            &self.link,
        ) {
            Ok(file) => self.file = file,
            Err(error) => {
                // An empty segment of this number must not stand when the number is used elsewhere.
                let gone = self.disk.remove(&self.folder.join(file_name(self.next)));
                let absent = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
                self.read_only |= gone.is_err_and(|error| !absent(error));
                return Err(error);
            }
        }
        self.segments.push(self.next);
        self.size = SEGMENT_HEAD as u64;
        self.packed = false;
        Ok(())
    }

    /// Undoes a failed append, so that the next one does not follow half a frame.
    fn take_back(&mut self, (count, size, next, link): (usize, u64, u64, Hash16)) {
        while self.segments.len() > count {
            if let Some(first) = self.segments.pop() {
                let gone = self.disk.remove(&self.folder.join(file_name(first)));
                self.read_only |= gone.is_err();
            }
            let last = self.segments.last().copied().unwrap_or(1);
            match self.disk.open(&self.folder.join(file_name(last))) {
                Ok(file) => self.file = file,
                Err(_) => self.read_only = true,
            }
        }
        (self.size, self.next, self.link) = (size, next, link);
        let cut = self.file.cut(size).and_then(|()| self.file.sync());
        self.read_only |= cut.is_err() && !planted::is(Bug::FlushAgain);
    }

    /// Where frames of these operations would lie, for a fault planted on purpose.
    pub(super) fn foreseen(&self, operations: &[Operation]) -> Result<Vec<(Place, Hash16)>> {
        let (mut link, mut offset) = (self.link, self.size);
        let segment = self.segments.last().copied().unwrap_or(1);
        let mut places = Vec::new();
        for (number, operation) in (self.next..).zip(operations) {
            let body = BodyRef::Operation(operation).encode()?;
            let size = frame::build(&self.vault, number, &link, &body)?.len();
            link = self.vault.link(&link, number, &body);
            let place = Place {
                number,
                segment,
                offset,
            };
            places.push((place, link));
            offset += size as u64;
        }
        Ok(places)
    }

    /// The number after a segment's last frame, and the link of that frame.
    pub(super) fn end_of_segment(&self, first: u64) -> Result<Option<(u64, Hash16)>> {
        let end = read_end(&*self.disk, &self.vault, &self.folder, first)?;
        Ok(end.map(|end| (end.next, end.link)))
    }

    /// Opens the last segment again, after its file was replaced by another of the same frames.
    pub(super) fn reopen(&mut self) -> Result<()> {
        let most = self.most;
        let folder = self.folder.clone();
        let again = Self::open(Arc::clone(&self.disk), Arc::clone(&self.vault), &folder)?;
        *self = again.ok_or(Error::Damaged("a journal without segments"))?;
        self.most = most;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
