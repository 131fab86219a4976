//! Values to bytes and back: one version byte, then bincode. Knows no value in particular.
//!
//! Bytes are hostile until proven: only slices are read, allocation is bounded by [`LIMIT`], and what is
//! left over after a value is an error. No type that is stored may hold a vector of zero-size items.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Error, Result};

/// The most bytes one encoded value may have: a frame stays within 1 MiB.
pub const LIMIT: usize = 1_000_000;

/// The version of every value written today.
pub const VERSION: u8 = 1;

const RULES: bincode::config::Configuration<
    bincode::config::LittleEndian,
    bincode::config::Varint,
    bincode::config::Limit<LIMIT>,
> = bincode::config::standard().with_limit::<LIMIT>();

/// Encodes a value behind its version byte.
///
/// # Errors
/// [`Error::TooLarge`] past [`LIMIT`]; [`Error::Encode`] for a value serde cannot write this way.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut bytes = vec![VERSION];
    bincode::serde::encode_into_std_write(value, &mut bytes, bincode::config::standard())
        .map_err(|error| Error::Encode(error.to_string()))?;
    if bytes.len() > LIMIT {
        return Err(Error::TooLarge {
            bytes: bytes.len(),
            most: LIMIT,
        });
    }
    Ok(bytes)
}

/// Decodes what [`encode`] wrote.
///
/// # Errors
/// [`Error::Newer`] for a later version; [`Error::Damaged`] for anything else that is not one whole value.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let (&version, body) = bytes
        .split_first()
        .ok_or(Error::Damaged("an empty value"))?;
    if version > VERSION {
        return Err(Error::Newer {
            found: version.into(),
            known: VERSION.into(),
        });
    }
    if version < VERSION {
        return Err(Error::Damaged("a value of no known version"));
    }
    if body.len() > LIMIT {
        return Err(Error::TooLarge {
            bytes: body.len(),
            most: LIMIT,
        });
    }
    let (value, read) = bincode::serde::decode_from_slice(body, RULES)
        .map_err(|_| Error::Damaged("a value that does not decode"))?;
    if read == body.len() {
        Ok(value)
    } else {
        Err(Error::Damaged("bytes after a value"))
    }
}

/// Encodes a part of a value, which needs no version of its own.
///
/// # Errors
/// [`Error::Encode`] for a value serde cannot write this way.
pub fn pack<T: Serialize>(part: &T) -> Result<Vec<u8>> {
    bincode::serde::encode_to_vec(part, bincode::config::standard())
        .map_err(|error| Error::Encode(error.to_string()))
}

/// Decodes what [`pack`] wrote.
///
/// # Errors
/// [`Error::Damaged`] for anything that is not one whole part.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    match bincode::serde::decode_from_slice(bytes, RULES) {
        Ok((part, read)) if read == bytes.len() => Ok(part),
        _ => Err(Error::Damaged("a part that does not decode")),
    }
}

#[cfg(test)]
mod tests;
