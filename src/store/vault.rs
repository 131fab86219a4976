//! Sealing and opening, and the keyed hashes. Holds the keys and never shows them; knows no file and no record.

use std::fmt;

use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use super::error::{Error, Result};
use super::planted::{self, Bug};

/// Bytes a sealed value has over its padded plain bytes: suite, nonce, tag.
pub const SEAL: usize = 1 + NONCE + TAG;

const NONCE: usize = 24;
const TAG: usize = 16;
const SUITE: u8 = 1; // XChaCha20-Poly1305, keys by BLAKE3 derive_key
const STEP: usize = 64; // plain bytes are padded to a multiple, so a length says little

/// A 16-byte keyed hash.
pub type Hash16 = [u8; 16];

/// Where a sealed value belongs; what is sealed for one place does not open in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// sled's records.
    Records,
    /// sled's operations.
    Log,
    /// sled's account of itself.
    Meta,
    /// A frame of the journal.
    Journal,
    /// A draft's file.
    Drafts,
}

impl Space {
    const ALL: [Self; 5] = [
        Self::Records,
        Self::Log,
        Self::Meta,
        Self::Journal,
        Self::Drafts,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Records => "gridday 1 records",
            Self::Log => "gridday 1 log",
            Self::Meta => "gridday 1 meta",
            Self::Journal => "gridday 1 journal",
            Self::Drafts => "gridday 1 drafts",
        }
    }
}

/// What only the holder of the data key can do. Its keys are wiped from memory when it is dropped, and are never written
/// to swap where the system allows that.
pub struct Vault {
    ledger: Uuid,
    keys: Box<Keys>,
    _held: Option<region::LockGuard>, // after the keys: they are wiped before their page may leave memory
}

/// The keys, on a page of their own: what holds them in memory holds nothing else. No system's pages are larger.
#[repr(align(16384))]
struct Keys {
    ciphers: [XChaCha20Poly1305; 5],
    names: Zeroizing<[u8; 32]>,
    digest: Zeroizing<[u8; 32]>,
    chain: Zeroizing<[u8; 32]>,
    check: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Vault")
    }
}

impl Vault {
    /// The vault of one ledger, from its 32-byte data key.
    pub fn new(key: &[u8; 32], ledger: Uuid) -> Self {
        let mut keys = Box::new(Keys::blank());
        let held = held(&keys);
        // Only now do they come, so that they lie in no page that was not held.
        keys.derive(key);
        Self {
            ledger,
            keys,
            _held: held,
        }
    }

    /// The ledger these keys are for.
    pub fn ledger(&self) -> Uuid {
        self.ledger
    }

    /// Seals `plain` for `key` in `space`: `suite 1 | nonce 24 | padded bytes | tag 16`.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn seal(&self, space: Space, key: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let padded = (plain.len() + 1).next_multiple_of(STEP);
        let mut sealed = Vec::with_capacity(padded + SEAL);
        sealed.push(SUITE);
        sealed.resize(1 + NONCE, 0);
        if !planted::is(Bug::SameNonce) {
            random(&mut sealed[1..])?;
        }
        let nonce: [u8; NONCE] = array(&sealed[1..]);
        sealed.extend_from_slice(plain);
        sealed.push(0x80);
        sealed.resize(1 + NONCE + padded, 0);
        let tag = self.keys.ciphers[space as usize]
            .encrypt_in_place_detached(
                XNonce::from_slice(&nonce),
                self.binding(space, key).as_slice(),
                &mut sealed[1 + NONCE..],
            )
            .map_err(|_| Error::Encode("sealing".to_owned()))?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// Opens what [`Self::seal`] sealed for the same key, space and ledger.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a single bit differs, or it was sealed for another place.
    pub fn open(&self, space: Space, key: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        let mut plain = Vec::new();
        self.open_into(space, key, sealed, &mut plain)?;
        Ok(plain)
    }

    /// [`Self::open`] into a buffer that is used again and again.
    ///
    /// # Errors
    /// As [`Self::open`]; the buffer then holds nothing of use.
    pub fn open_into(
        &self,
        space: Space,
        key: &[u8],
        sealed: &[u8],
        plain: &mut Vec<u8>,
    ) -> Result<()> {
        const FAULT: Error = Error::Damaged("a sealed value does not open");
        plain.clear();
        if sealed.len() < SEAL || sealed[0] != SUITE {
            return Err(FAULT);
        }
        let (head, tag) = sealed.split_at(sealed.len() - TAG);
        plain.extend_from_slice(&head[1 + NONCE..]);
        self.keys.ciphers[space as usize]
            .decrypt_in_place_detached(
                XNonce::from_slice(&head[1..=NONCE]),
                self.binding(space, key).as_slice(),
                plain,
                tag.into(),
            )
            .map_err(|_| FAULT)?;
        let end = plain.iter().rposition(|&byte| byte != 0).ok_or(FAULT)?;
        if plain[end] != 0x80 {
            return Err(FAULT);
        }
        plain.truncate(end);
        Ok(())
    }

    /// Stands in for an id wherever the disk would show it.
    pub fn name(&self, kind: u8, id: &[u8]) -> Hash16 {
        keyed(&self.keys.names, &[&[kind], id])
    }

    /// One stored value's part in the digest of all: hash of place, key and what authenticates the value.
    ///
    /// Nonce and tag stand for the bytes between them, which are checked against them when opened.
    pub fn part(&self, space: Space, key: &[u8], sealed: &[u8]) -> u128 {
        let nonce = sealed.get(..=NONCE).unwrap_or(sealed);
        let tag = &sealed[sealed.len().saturating_sub(TAG)..];
        let length = u8::try_from(key.len()).unwrap_or(u8::MAX);
        u128::from_le_bytes(keyed(
            &self.keys.digest,
            &[&[space as u8, length], key, nonce, tag],
        ))
    }

    /// The link that follows `previous` in the journal, over the frame's number and plain bytes, so that
    /// a frame sealed again from another copy has the same link.
    pub fn link(&self, previous: &Hash16, number: u64, plain: &[u8]) -> Hash16 {
        keyed(&self.keys.chain, &[previous, &number.to_le_bytes(), plain])
    }

    /// A keyed hash of a header, to tell a wrong key from a damaged file.
    pub fn check(&self, header: &[u8]) -> Hash16 {
        keyed(&self.keys.check, &[header])
    }

    /// What a sealed value is bound to.
    fn binding(&self, space: Space, key: &[u8]) -> Binding {
        let key = &key[..key.len().min(62)]; // ours are shorter
        let key = if planted::is(Bug::NoBinding) {
            &[]
        } else {
            key
        };
        let mut binding = Binding {
            bytes: [0; 80],
            length: 18 + key.len(),
        };
        binding.bytes[0] = SUITE;
        binding.bytes[1..17].copy_from_slice(self.ledger.as_bytes());
        binding.bytes[17] = space as u8;
        binding.bytes[18..binding.length].copy_from_slice(key);
        binding
    }
}

impl Keys {
    fn blank() -> Self {
        let none = || Zeroizing::new([0; 32]);
        Self {
            ciphers: [(); 5].map(|()| XChaCha20Poly1305::new((&[0; 32]).into())),
            names: none(),
            digest: none(),
            chain: none(),
            check: none(),
        }
    }

    fn derive(&mut self, key: &[u8; 32]) {
        let derive = |context: &str| Zeroizing::new(blake3::derive_key(context, key));
        for space in Space::ALL {
            self.ciphers[space as usize] = XChaCha20Poly1305::new((&*derive(space.name())).into());
        }
        self.names = derive("gridday 1 names");
        self.digest = derive("gridday 1 digest");
        self.chain = derive("gridday 1 chain");
        self.check = derive("gridday 1 check");
    }
}

/// Overwrites what calls that are over have left on the stack below here: keys pass through it wherever they are made or
/// used. To be called from a place not deeper than those calls were.
#[inline(never)]
pub fn scrub_stack() {
    let mut stack = [0u8; 1 << 19];
    stack.zeroize();
    std::hint::black_box(&mut stack);
}

/// Keeps the keys out of swap, where the system allows it. It often allows little or nothing; that stops nobody's work.
fn held(keys: &Keys) -> Option<region::LockGuard> {
    static TOLD: std::sync::Once = std::sync::Once::new();
    let held = region::lock(std::ptr::from_ref(keys), size_of::<Keys>());
    if held.is_err() {
        TOLD.call_once(|| tracing::info!("the system does not let keys be held in memory"));
    }
    held.ok()
}

/// Suite, ledger, space and key, on the stack: it is made for every value read.
struct Binding {
    bytes: [u8; 80],
    length: usize,
}

impl Binding {
    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Fills a buffer from the system's random source.
///
/// # Errors
/// When there is none.
pub fn random(buffer: &mut [u8]) -> Result<()> {
    getrandom::fill(buffer)
        .map_err(|error| Error::io("random bytes", std::io::Error::other(error.to_string())))
}

/// A random id that tells nothing (UUID version 4).
///
/// # Errors
/// As [`random`].
pub fn random_id() -> Result<Uuid> {
    let mut bytes = [0; 16];
    random(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Hash16 {
    let mut buffer = [0u8; 192];
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let hash = if length <= buffer.len() {
        let mut at = 0;
        for part in parts {
            buffer[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        }
        blake3::keyed_hash(key, &buffer[..length])
    } else {
        let mut hasher = blake3::Hasher::new_keyed(key);
        for part in parts {
            hasher.update(part);
        }
        hasher.finalize()
    };
    array(hash.as_bytes())
}

/// The first `N` bytes of a slice; zeros where it is shorter.
pub(super) fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    let length = N.min(bytes.len());
    out[..length].copy_from_slice(&bytes[..length]);
    out
}

#[cfg(test)]
mod tests;
