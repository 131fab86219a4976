//! One frame of the journal by its place, and one segment whole, whether it was packed since or not. Not the reading
//! through (see `walk`).

use std::sync::{Arc, PoisonError};

use super::error::{Doing, Error, Result};
use super::frame::{self, SEGMENT_HEAD};
use super::journal::{Journal, Place};
use super::packed::{self, Kind};
use super::segment::{file_name, unpacked};
use super::vault::Hash16;

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
        let path = self.folder.join(file_name(first));
        let bytes = self.disk.read(&path).doing("read the journal")?;
        let is_packed = !matches!(packed::kind(&bytes), Kind::Plain);
        let bytes = Arc::new(unpacked(&self.vault, bytes, first));
        if is_packed {
            let mut kept = self.unpacked.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = Some((first, Arc::clone(&bytes)));
        }
        Ok(bytes)
    }

    fn kept(&self, first: u64) -> Option<Arc<Vec<u8>>> {
        let kept = self.unpacked.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|(segment, _)| *segment == first);
        kept.map(|(_, bytes)| Arc::clone(bytes))
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
