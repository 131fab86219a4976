//! One frame of the journal by its place, and one segment whole, whether it was packed since or not. Not the reading
//! through (see `walk`).

use std::sync::{Arc, PoisonError};

use super::error::{Doing, Error, Result};
use super::frame::{self, SEGMENT_HEAD};
use super::journal::{Journal, Place};
use super::packed::{self, Bodies, Kind, Pack};
use super::segment::file_name;
use super::vault::Hash16;

/// More segments than are ever told on one another.
pub(super) const DEEPEST: u8 = 32;

/// The packed segment read last.
pub(super) struct Kept {
    first: u64,
    frames: Arc<Vec<u8>>,
    bodies: Arc<Bodies>,
}

impl Journal {
    /// The plain body of the frame at a place.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not there as it was written.
    pub fn read(&self, place: Place) -> Result<Vec<u8>> {
        self.read_frame(place).map(|(_, body)| body)
    }

    /// The link of the frame at a place.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn link_at(&self, place: Place) -> Result<Hash16> {
        // Nothing was appended since the last segment was ended; it need not be unpacked.
        let is_last = place.number + 1 == self.next;
        if is_last && (self.packed || self.size == SEGMENT_HEAD as u64) {
            return Ok(self.link);
        }
        let (previous, body) = self.read_frame(place)?;
        Ok(self.vault.link(&previous, place.number, &body))
    }

    fn read_frame(&self, place: Place) -> Result<(Hash16, Vec<u8>)> {
        const FAULT: Error = Error::Damaged("a journal frame");
        let known = self.kept(place.segment);
        let known = known.map_or_else(|| self.read_plain(place), |_| Err(FAULT));
        if known.is_ok() {
            return known;
        }
        let bytes = self.segment(place.segment)?;
        let at = usize::try_from(place.offset).map_err(|_| FAULT)?;
        let frame = bytes.get(at..).and_then(frame::parse);
        let frame = frame.filter(|frame| frame.number == place.number);
        let frame = frame.ok_or(FAULT)?;
        Ok((frame.previous, frame.open(&self.vault)?))
    }

    /// The frames of a segment as they were appended, whether it was packed since or not.
    pub(super) fn segment(&self, first: u64) -> Result<Arc<Vec<u8>>> {
        if let Some(bytes) = self.kept(first) {
            return Ok(bytes);
        }
        let bytes = self.read_file(first)?;
        match packed::kind(&bytes) {
            Kind::Plain => Ok(Arc::new(bytes)),
            // One beyond repair has no frames.
            Kind::Broken => Ok(Arc::default()),
            Kind::Packed(pack) => Ok(self.unpacked(&pack, first).unwrap_or_default()),
        }
    }

    /// The frames of a packed segment.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it, or what it is told on, is not what was packed.
    pub(super) fn unpacked(&self, pack: &Pack, first: u64) -> Result<Arc<Vec<u8>>> {
        let bodies = self.bodies_of(pack, first, DEEPEST)?;
        let frames = Arc::new(pack.unpack(&self.vault, first, &bodies)?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Kept {
            first,
            frames: Arc::clone(&frames),
            bodies,
        });
        Ok(frames)
    }

    /// What the frames of a segment say, for others that are told on it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not there as it was written.
    pub(super) fn bodies(&self, first: u64, deep: u8) -> Result<Arc<Bodies>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.first == first) {
            return Ok(Arc::clone(&kept.bodies));
        }
        drop(kept);
        let bytes = self.read_file(first)?;
        match packed::kind(&bytes) {
            Kind::Plain => packed::bodies(&self.vault, &bytes, first).map(Arc::new),
            Kind::Packed(pack) => self.bodies_of(&pack, first, deep),
            Kind::Broken => Err(Error::Damaged("a packed segment")),
        }
    }

    fn bodies_of(&self, pack: &Pack, first: u64, deep: u8) -> Result<Arc<Bodies>> {
        const FAULT: Error = Error::Damaged("a packed segment");
        let Some(base) = pack.base(&self.vault, first)? else {
            return pack.bodies(&self.vault, first, &[]).map(Arc::new);
        };
        if base >= first || deep == 0 {
            return Err(FAULT);
        }
        // Mending may have put its frames behind those of an earlier segment.
        let at = self.segments.partition_point(|&segment| segment <= base);
        let before = at.checked_sub(1).and_then(|at| self.segments.get(at));
        let &before = before.ok_or(FAULT)?;
        let bodies = self.bodies(before, deep - 1)?;
        let on = packed::without(&bodies, base - before)?;
        pack.bodies(&self.vault, first, on).map(Arc::new)
    }

    fn read_file(&self, first: u64) -> Result<Vec<u8>> {
        let path = self.folder.join(file_name(first));
        self.disk.read(&path).doing("read the journal")
    }

    fn kept(&self, first: u64) -> Option<Arc<Vec<u8>>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.first == first);
        kept.map(|kept| Arc::clone(&kept.frames))
    }

    fn read_plain(&self, place: Place) -> Result<(Hash16, Vec<u8>)> {
        const FAULT: Error = Error::Damaged("a journal frame");
        let path = self.folder.join(file_name(place.segment));
        let mut file = self.disk.open(&path).doing("open a journal segment")?;
        let mut bytes = vec![0; frame::HEAD];
        file.read_at(place.offset, &mut bytes)
            .doing("read the journal")?;
        bytes.resize(frame::claimed_size(&bytes).ok_or(FAULT)?, 0);
        file.read_at(place.offset, &mut bytes)
            .doing("read the journal")?;
        let frame = frame::parse(&bytes).filter(|frame| frame.number == place.number);
        let frame = frame.ok_or(FAULT)?;
        Ok((frame.previous, frame.open(&self.vault)?))
    }
}
