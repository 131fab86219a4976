//! Putting packed segments in place of those that are no longer written to. Not what a packed segment is.

use std::sync::Arc;

use super::disk;
use super::error::{Doing, Result};
use super::journal::Journal;
use super::lookup::DEEPEST;
use super::packed::{self, Kind};
use super::segment::file_name;

/// Of so many segments each but the first is told on the one before it: what is damaged beyond repair in one can cost
/// the history of no more.
const IN_A_ROW: u32 = 8;

impl Journal {
    /// Packs every segment but a new, empty last one. Killed anywhere, each segment is as it was or packed: the same
    /// frames with the same places either way.
    ///
    /// # Errors
    /// When a frame is damaged or the disk refuses; what is packed by then stays so.
    pub fn pack(&mut self) -> Result<()> {
        self.end_segment()?;
        let Some((_, ended)) = self.segments.split_last() else {
            return Ok(());
        };
        let (mut before, mut row) = (None, 0);
        for &first in ended {
            row = match self.pack_one(first, before.filter(|_| row + 1 < IN_A_ROW))? {
                true => row + 1,
                false => 0,
            };
            before = Some(first);
        }
        Ok(())
    }

    /// Packs a segment on the one before it, where there is one to be told on; says whether it is.
    fn pack_one(&self, first: u64, before: Option<u64>) -> Result<bool> {
        let name = file_name(first);
        let path = self.folder.join(&name);
        let bytes = self.disk.read(&path).doing("read the journal")?;
        match packed::kind(&bytes) {
            Kind::Plain => {}
            Kind::Packed(pack) => return Ok(pack.base(&self.vault, first)?.is_some()),
            Kind::Broken => return Ok(false),
        }
        let bodies = match before {
            Some(before) => self.bodies(before, DEEPEST)?,
            None => Arc::default(),
        };
        let on = before.map(|before| (before, &bodies[..]));
        let Some(packed) = packed::pack(&self.vault, &bytes, first, on)? else {
            return Ok(false);
        };
        disk::replace(&*self.disk, &self.folder, &name, &packed)?;
        Ok(on.is_some())
    }
}

#[cfg(test)]
mod tests;
