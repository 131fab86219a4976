//! Putting packed segments in place of those that are no longer written to. Not what a packed segment is.

use super::disk;
use super::error::{Doing, Result};
use super::journal::Journal;
use super::packed::{self, Kind};
use super::segment::file_name;

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
        for &first in ended {
            let name = file_name(first);
            let path = self.folder.join(&name);
            let bytes = self.disk.read(&path).doing("read the journal")?;
            if !matches!(packed::kind(&bytes), Kind::Plain) {
                continue;
            }
            if let Some(packed) = packed::pack(&self.vault, &bytes, first)? {
                disk::replace(&*self.disk, &self.folder, &name, &packed)?;
            }
        }
        Ok(())
    }
}
