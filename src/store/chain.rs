//! Reading frames one after the other without forgiving anything: each must follow the one before it. Not a search for
//! what can still be read (see `walk`).

use super::error::{Error, Result};
use super::frame;
use super::vault::{Hash16, Vault};

/// Where in the chain of frames one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The number of the last frame; 0 before the first.
    pub number: u64,
    /// Its link.
    pub link: Hash16,
}

impl Chain {
    /// Reads the frame at the start of `bytes`, which must be the next one; gives its size and its plain body.
    ///
    /// # Errors
    /// [`Error::Unsound`] with the number of the frame that is not there as it was written.
    pub fn follow(&mut self, vault: &Vault, bytes: &[u8]) -> Result<(usize, Vec<u8>)> {
        let number = self.number + 1;
        let fault = Error::Unsound(number);
        let Some(frame) = frame::parse(bytes) else {
            return Err(fault);
        };
        if frame.number != number || frame.previous != self.link {
            return Err(fault);
        }
        let body = frame.open(vault).map_err(|_| fault)?;
        self.number = number;
        self.link = vault.link(&frame.previous, number, &body);
        Ok((frame.size, body))
    }
}
