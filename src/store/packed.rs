//! A packed segment: the same frames in fewer bytes, for segments that are no longer written to. Not when one is packed.
//!
//! `segment head, its format number being PACKED | length u32 | sealed meta | length u32 | sealed body`, in [`parity`].
//! The body is what the frames say, `length u32 | plain bytes` each, told by [`repeats`] and deflated; the seals are bound
//! to the head. Unpacked, the frames are sealed anew: same numbers, links and places, so whoever reads a segment sees
//! no difference. A version that knows no packed segments finds a newer format number in the head.
//!
//! A segment whose format number is [`PACKED_ON`] is told on another, its base: what the frames of the one before it say.
//! Records written again stand there already, so they cost little. Its meta tells the base's first number.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::chain::Chain;
use super::codec;
use super::error::{Error, Result};
use super::frame::{self, SEGMENT_HEAD};
use super::parity;
use super::repeats;
use super::segment::End;
use super::vault::{Hash16, Space, Vault, array};

/// The format number in a packed segment's head.
pub const PACKED: u32 = 0x0001_0001;

/// The format number of one that is told on the segment before it.
pub const PACKED_ON: u32 = 0x0001_0002;

/// What the frames of a segment say, one after the other: `length u32 | plain bytes` each.
pub type Bodies = Zeroizing<Vec<u8>>;

/// What a segment is told on: the bodies of the frames from this number on, up to its own first.
pub type Base<'a> = Option<(u64, &'a [u8])>;

/// No segment's plain bytes are more; nothing larger is unpacked.
const MOST: u64 = 64 << 20;

const FAULT: Error = Error::Damaged("a packed segment");
const BOUND: usize = SEGMENT_HEAD - 4; // the head without its checksum

/// What a segment's bytes are.
pub enum Kind {
    /// Frames as they were appended.
    Plain,
    /// Packed, and as it was written or told again from its parity.
    Packed(Pack),
    /// Packed, and more is damaged than the parity tells.
    Broken,
}

/// A packed segment, its seals not yet opened.
pub struct Pack {
    bytes: Vec<u8>,
    /// Whether a block was damaged and told again.
    pub healed: bool,
}

/// What is known without opening the body.
#[derive(Serialize, Deserialize)]
struct Meta {
    next: u64,    // the number after the last frame's
    link: Hash16, // of the last frame
    size: u64,    // bytes of the segment unpacked
    folded: u64,  // bytes inflated
    plain: u64,   // bytes unfolded
}

/// Tells packed segments from others.
pub fn kind(bytes: &[u8]) -> Kind {
    let is_head = |bytes: &[u8]| {
        let known = [PACKED, PACKED_ON];
        bytes.len() > SEGMENT_HEAD && known.iter().any(|it| frame::is_head_of(bytes, *it))
    };
    match parity::guarded(bytes).filter(|(bytes, _)| is_head(bytes)) {
        Some((bytes, healed)) => Kind::Packed(Pack { bytes, healed }),
        None if is_head(bytes) => Kind::Broken,
        None => Kind::Plain,
    }
}

/// What the frames of a segment say that is not packed, and the last of them.
fn read(vault: &Vault, bytes: &[u8], first: u64) -> Result<(Bodies, Chain)> {
    let previous = frame::read_segment_head(bytes, vault.ledger(), first)?;
    let mut chain = Chain {
        number: first - 1,
        link: previous,
    };
    let mut bodies = Zeroizing::new(Vec::with_capacity(bytes.len()));
    let mut at = SEGMENT_HEAD;
    while at < bytes.len() {
        let (size, body) = chain.follow(vault, &bytes[at..])?;
        bodies.extend_from_slice(&length(&body));
        bodies.extend_from_slice(&body);
        at += size;
    }
    Ok((bodies, chain))
}

/// What the frames of a segment say that is not packed.
///
/// # Errors
/// When a frame does not follow the one before it.
pub fn bodies(vault: &Vault, bytes: &[u8], first: u64) -> Result<Bodies> {
    read(vault, bytes, first).map(|(bodies, _)| bodies)
}

/// Bodies without the first so many.
///
/// # Errors
/// [`Error::Damaged`] when there are fewer.
pub fn without(mut bodies: &[u8], count: u64) -> Result<&[u8]> {
    for _ in 0..count {
        bodies = part(bodies)?.1;
    }
    Ok(bodies)
}

/// The segment in fewer bytes, proven; nothing where it would not be fewer.
///
/// # Errors
/// When a frame does not follow the one before it, or sealing fails.
pub fn pack(vault: &Vault, bytes: &[u8], first: u64, base: Base<'_>) -> Result<Option<Vec<u8>>> {
    let previous = frame::read_segment_head(bytes, vault.ledger(), first)?;
    let (plain, chain) = read(vault, bytes, first)?;
    let on = base.map_or(&[][..], |(_, bodies)| bodies);
    let folded = Zeroizing::new(repeats::fold(on, &plain));
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::best());
    let encode = |error: std::io::Error| Error::Encode(error.to_string());
    deflated.write_all(&folded).map_err(encode)?;
    let body = Zeroizing::new(deflated.finish().map_err(encode)?);
    let meta = Meta {
        next: chain.number + 1,
        link: chain.link,
        size: bytes.len() as u64,
        folded: folded.len() as u64,
        plain: plain.len() as u64,
    };
    let (format, meta) = match base {
        None => (PACKED, codec::encode(&meta)?),
        Some((number, _)) => (PACKED_ON, codec::encode(&(meta, number))?),
    };
    let head = frame::head_of(format, vault.ledger(), first, &previous);
    let mut packed = head.to_vec();
    for (part, plain) in [(b'm', &meta[..]), (b'b', &body[..])] {
        let sealed = vault.seal(Space::Journal, &bound(&head, part), plain)?;
        packed.extend_from_slice(&length(&sealed));
        packed.extend_from_slice(&sealed);
    }
    let packed = parity::guard(packed);
    let Kind::Packed(pack) = kind(&packed) else {
        return Err(Error::Untrue("a packed segment"));
    };
    // The links are hashes of everything the frames say: equal ends, equal pasts.
    let again = pack.unpack(vault, first, &pack.bodies(vault, first, on)?)?;
    if again.len() != bytes.len() || again[..SEGMENT_HEAD] != bytes[..SEGMENT_HEAD] {
        return Err(Error::Untrue("a packed segment"));
    }
    Ok((packed.len() < bytes.len()).then_some(packed))
}

impl Pack {
    /// Where the segment that begins with frame `first` ends. The size is 0: nothing can be put behind it.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not this ledger's, or another segment.
    pub fn end(&self, vault: &Vault, first: u64) -> Result<End> {
        let meta = self.meta(vault, first)?.1;
        Ok(End {
            next: meta.next,
            link: meta.link,
            size: 0,
            packed: true,
        })
    }

    /// The number of the frame with which the bodies begin on which it is told; nothing when it stands alone.
    ///
    /// # Errors
    /// As [`Self::end`].
    pub fn base(&self, vault: &Vault, first: u64) -> Result<Option<u64>> {
        Ok(self.meta(vault, first)?.2)
    }

    /// What its frames say; `on` are the bodies it is told on, none when it stands alone.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is not what was packed.
    pub fn bodies(&self, vault: &Vault, first: u64, on: &[u8]) -> Result<Bodies> {
        let (_, meta, _, rest) = self.meta(vault, first)?;
        if meta.folded > MOST || meta.plain > MOST || meta.size > 2 * MOST {
            return Err(FAULT);
        }
        let body = Zeroizing::new(self.open(vault, b'b', rest)?.0);
        let mut folded = Zeroizing::new(Vec::new());
        DeflateDecoder::new(&body[..])
            .take(meta.folded + 1)
            .read_to_end(&mut folded)
            .map_err(|_| FAULT)?;
        let size = usize::try_from(meta.plain).map_err(|_| FAULT)?;
        repeats::unfold(on, &folded, size).map(Zeroizing::new)
    }

    /// The bytes of the segment as it was before it was packed, but for the nonces of its seals; `bodies` are what its
    /// frames say.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are not what was packed.
    pub fn unpack(&self, vault: &Vault, first: u64, bodies: &[u8]) -> Result<Vec<u8>> {
        let (previous, meta, ..) = self.meta(vault, first)?;
        let mut rest = bodies;
        let mut bytes = frame::segment_head(vault.ledger(), first, &previous).to_vec();
        let (mut link, mut number) = (previous, first);
        while !rest.is_empty() {
            let (body, after) = part(rest)?;
            bytes.extend(frame::build(vault, number, &link, body)?);
            link = vault.link(&link, number, body);
            (number, rest) = (number + 1, after);
        }
        if (number, link, bytes.len() as u64) == (meta.next, meta.link, meta.size) {
            Ok(bytes)
        } else {
            Err(FAULT)
        }
    }

    /// The link before the first frame, the meta, where the base begins, and the sealed body.
    fn meta(&self, vault: &Vault, first: u64) -> Result<(Hash16, Meta, Option<u64>, &[u8])> {
        let previous = array(&self.bytes[36..]);
        let is = |format| {
            self.bytes[..SEGMENT_HEAD] == frame::head_of(format, vault.ledger(), first, &previous)
        };
        let (meta, rest) = match (is(PACKED), is(PACKED_ON)) {
            (false, false) => return Err(FAULT),
            _ => self.open(vault, b'm', &self.bytes[SEGMENT_HEAD..])?,
        };
        if is(PACKED) {
            return Ok((previous, codec::decode(&meta)?, None, rest));
        }
        let (meta, base) = codec::decode(&meta)?;
        Ok((previous, meta, Some(base), rest))
    }

    fn open<'a>(&self, vault: &Vault, name: u8, bytes: &'a [u8]) -> Result<(Vec<u8>, &'a [u8])> {
        let (sealed, rest) = part(bytes)?;
        let plain = vault.open(Space::Journal, &bound(&self.bytes, name), sealed)?;
        Ok((plain, rest))
    }
}

/// What a seal is bound to: the head, and which of the two it is.
fn bound(head: &[u8], name: u8) -> Vec<u8> {
    [&head[..BOUND], &[name]].concat()
}

fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes()
}

/// Bytes behind their length, and what follows them.
fn part(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(4).ok_or(FAULT)?;
    let length = u32::from_le_bytes(array(length)) as usize;
    rest.split_at_checked(length).ok_or(FAULT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_packed_segment_reads_as_it_did(
            kinds in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..600), 1..6),
            order in prop::collection::vec(0_usize..6, 1..80),
            first in 1_u64..1_000_000, flip in any::<usize>(),
        ) {
            let vault = Vault::new(&[7; 32], Uuid::from_u128(1));
            let mut link = [9; 16];
            let mut bytes = frame::segment_head(vault.ledger(), first, &link).to_vec();
            let mut places = Vec::new();
            for (number, at) in (first..).zip(&order) {
                let body = &kinds[at % kinds.len()];
                places.push((bytes.len(), number, link, body));
                bytes.extend(frame::build(&vault, number, &link, body).unwrap());
                link = vault.link(&link, number, body);
            }
            let Some(mut packed) = pack(&vault, &bytes, first, None).unwrap() else { return Ok(()) };
            prop_assert!(packed.len() < bytes.len());
            for healed in [false, true] {
                let Kind::Packed(pack) = kind(&packed) else { panic!("not packed") };
                prop_assert_eq!(pack.healed, healed);
                let end = pack.end(&vault, first).unwrap();
                prop_assert_eq!((end.next, end.link), (first + order.len() as u64, link));
                let bodies = pack.bodies(&vault, first, &[]).unwrap();
                let again = pack.unpack(&vault, first, &bodies).unwrap();
                for &(at, number, previous, body) in &places {
                    let frame = frame::parse(&again[at..]).unwrap();
                    prop_assert_eq!((frame.number, frame.previous), (number, previous));
                    prop_assert_eq!(&frame.open(&vault).unwrap(), body);
                }
                prop_assert!(pack.unpack(&vault, first + 1, &bodies).is_err());
                let at = flip % packed.len();
                packed[at] ^= 4;
            }
        }
    }
}
