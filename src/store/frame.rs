//! The bytes of one journal frame and of a segment's head: build, parse, and nothing that touches a file.
//!
//! Frame: `"GDF1" | length u32 | number u64 | link of the frame before (16) | sealed body | crc32c u32`.
//! The first 32 bytes are bound into the seal, so a frame fits only its place in its ledger. The checksum
//! tells damage without the key.

use uuid::Uuid;

use super::codec;
use super::error::{Error, Result};
use super::migrate::FORMAT;
use super::vault::{Hash16, SEAL, Space, Vault, array};

/// Bytes before a frame's sealed body.
pub const HEAD: usize = 32;
/// Bytes after it.
pub const FOOT: usize = 4;
/// The longest sealed body: the codec's limit, padding and seal.
pub const CAP: usize = codec::LIMIT + 64 + SEAL;
/// Bytes of a segment's head.
pub const SEGMENT_HEAD: usize = 64;

const MAGIC: &[u8; 4] = b"GDF1";
const SEGMENT_MAGIC: &[u8; 8] = b"GRIDWAL1";

/// A frame whose checksum is right; not yet opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Its number, dense from 1 over the whole journal.
    pub number: u64,
    /// The link of the frame before it.
    pub previous: Hash16,
    /// Bytes of the whole frame.
    pub size: usize,
    head: &'a [u8],
    sealed: &'a [u8],
}

/// Builds a frame around a plain body.
///
/// # Errors
/// [`Error::TooLarge`] past the codec's limit, or when sealing fails.
pub fn build(vault: &Vault, number: u64, previous: &Hash16, body: &[u8]) -> Result<Vec<u8>> {
    if body.len() > codec::LIMIT {
        return Err(Error::TooLarge {
            bytes: body.len(),
            most: codec::LIMIT,
        });
    }
    let length = (body.len() + 1).next_multiple_of(64) + SEAL;
    let mut bytes = Vec::with_capacity(HEAD + length + FOOT);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend_from_slice(&number.to_le_bytes());
    bytes.extend_from_slice(previous);
    let sealed = vault.seal(Space::Journal, &bytes, body)?;
    debug_assert_eq!(sealed.len(), length);
    bytes.extend_from_slice(&sealed);
    let sum = crc32c::crc32c(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    Ok(bytes)
}

/// The frame at the start of `bytes`; nothing where there is no whole one with a right checksum.
pub fn parse(bytes: &[u8]) -> Option<Frame<'_>> {
    if bytes.len() < HEAD || !bytes.starts_with(MAGIC) {
        return None;
    }
    let length = u32::from_le_bytes(array(&bytes[4..])) as usize;
    if !(SEAL..=CAP).contains(&length) || bytes.len() < HEAD + length + FOOT {
        return None;
    }
    let (body, rest) = bytes.split_at(HEAD + length);
    if crc32c::crc32c(body) != u32::from_le_bytes(array(rest)) {
        return None;
    }
    let (head, sealed) = body.split_at(HEAD);
    Some(Frame {
        number: u64::from_le_bytes(array(&head[8..])),
        previous: array(&head[16..]),
        size: HEAD + length + FOOT,
        head,
        sealed,
    })
}

/// The size of the frame that begins with these bytes, as it claims; nothing past the cap.
pub fn claimed_size(head: &[u8]) -> Option<usize> {
    if head.len() < HEAD || !head.starts_with(MAGIC) {
        return None;
    }
    let length = u32::from_le_bytes(array(&head[4..])) as usize;
    (SEAL..=CAP)
        .contains(&length)
        .then_some(HEAD + length + FOOT)
}

/// Where the next whole frame begins, searching from `from`.
pub fn find(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(step) = bytes
        .get(at..)?
        .windows(MAGIC.len())
        .position(|four| four == MAGIC)
    {
        at += step;
        if parse(&bytes[at..]).is_some() {
            return Some(at);
        }
        at += 1;
    }
    None
}

impl Frame<'_> {
    /// The plain body.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it was not sealed here, for this ledger, number and predecessor.
    pub fn open(&self, vault: &Vault) -> Result<Vec<u8>> {
        vault.open(Space::Journal, self.head, self.sealed)
    }
}

/// The head of a segment whose first frame is `first`, after `previous`.
pub fn segment_head(ledger: Uuid, first: u64, previous: &Hash16) -> [u8; SEGMENT_HEAD] {
    head_of(FORMAT, ledger, first, previous)
}

/// [`segment_head`] with another format number.
pub(super) fn head_of(
    format: u32,
    ledger: Uuid,
    first: u64,
    previous: &Hash16,
) -> [u8; SEGMENT_HEAD] {
    let mut bytes = [0; SEGMENT_HEAD];
    bytes[..8].copy_from_slice(SEGMENT_MAGIC);
    bytes[8..12].copy_from_slice(&format.to_le_bytes());
    bytes[12..28].copy_from_slice(ledger.as_bytes());
    bytes[28..36].copy_from_slice(&first.to_le_bytes());
    bytes[36..52].copy_from_slice(previous);
    let sum = crc32c::crc32c(&bytes[..SEGMENT_HEAD - 4]);
    bytes[SEGMENT_HEAD - 4..].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// Whether the bytes begin with a segment's head, as it was written, of this format number.
pub(super) fn is_head_of(bytes: &[u8], format: u32) -> bool {
    let Some((head, sum)) = bytes
        .get(..SEGMENT_HEAD)
        .and_then(|it| it.split_at_checked(60))
    else {
        return false;
    };
    head.starts_with(SEGMENT_MAGIC)
        && head[8..12] == format.to_le_bytes()
        && crc32c::crc32c(head) == u32::from_le_bytes(array(sum))
}

/// Checks a segment's head; gives the link before its first frame.
///
/// # Errors
/// [`Error::Newer`] for a later format; [`Error::Damaged`] for anything else that is not this segment's.
pub fn read_segment_head(bytes: &[u8], ledger: Uuid, first: u64) -> Result<Hash16> {
    const FAULT: Error = Error::Damaged("a journal segment's head");
    let head = bytes.get(..SEGMENT_HEAD).ok_or(FAULT)?;
    let sum = u32::from_le_bytes(array(&head[SEGMENT_HEAD - 4..]));
    if !head.starts_with(SEGMENT_MAGIC) || crc32c::crc32c(&head[..SEGMENT_HEAD - 4]) != sum {
        return Err(FAULT);
    }
    super::migrate::readable(u32::from_le_bytes(array(&head[8..])))?;
    let previous = array(&head[36..]);
    if head == segment_head(ledger, first, &previous) {
        Ok(previous)
    } else {
        Err(FAULT)
    }
}

#[cfg(test)]
mod tests;
