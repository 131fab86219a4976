//! How a ledger ends: brought to rest, or wiped for good. Not whether it may be wiped.

use super::{Ledger, LedgerError};

impl Ledger {
    /// Destroys everything on the disk, keys first; nothing can be read or written afterwards.
    ///
    /// # Errors
    /// When the disk refuses. Then what is left is destroyed when the place is next opened.
    pub fn wipe(&mut self) -> Result<(), LedgerError> {
        self.wiped = true;
        Ok(self.backing.wipe()?)
    }

    /// Whether it was wiped.
    pub fn is_wiped(&self) -> bool {
        self.wiped
    }

    /// Brings the store to rest at a normal end.
    ///
    /// # Errors
    /// When the last checkpoint could not be written; nothing acknowledged is lost by that.
    pub fn close(mut self) -> Result<(), LedgerError> {
        Ok(self.backing.close()?)
    }
}
