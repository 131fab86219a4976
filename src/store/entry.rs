//! What a journal frame says and what the tables remember of it. Neither sealing nor files.

use serde::{Deserialize, Serialize};

use super::codec;
use super::error::Result;
use super::journal::Place;
use crate::domain::Record;
use crate::ledger::operation::{Header, OpId, Operation};

/// An operation of so many encoded bytes or fewer is kept in the tables too (decisions.md 3).
pub const INLINE: usize = 4096;

/// What a journal frame says. New kinds are added at the end.
#[derive(Deserialize)]
pub enum Body {
    /// Something done; it has its effect, unless it is of a batch that never came to its end.
    Operation(Operation),
    /// In a journal written anew: history, whose effect is in the records that follow.
    Past {
        /// Whether it ever had an effect.
        state: State,
        /// The operation.
        operation: Operation,
    },
    /// In a journal written anew: an operation of which only the header is left.
    Lost(Header),
    /// In a journal written anew: records as they stood.
    Records(Vec<Record>),
    /// A journal written anew is whole up to here.
    Whole,
}

/// [`Body`] for writing: the same kinds in the same order, borrowed.
#[derive(Serialize)]
pub enum BodyRef<'a> {
    /// See [`Body::Operation`].
    Operation(&'a Operation),
    /// See [`Body::Past`].
    Past {
        /// Whether it ever had an effect.
        state: State,
        /// The operation.
        operation: &'a Operation,
    },
    /// See [`Body::Lost`].
    Lost(&'a Header),
    /// See [`Body::Records`].
    Records(&'a [Record]),
    /// See [`Body::Whole`].
    Whole,
}

impl BodyRef<'_> {
    /// The bytes a frame is built around.
    ///
    /// # Errors
    /// When it is larger than a frame may be.
    pub fn encode(&self) -> Result<Vec<u8>> {
        codec::encode(self)
    }
}

/// What became of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// It counts.
    Effect,
    /// It belongs to a batch that never came to its end; it is kept but counts for nothing.
    Void,
    /// It counts, but its changes cannot be read any more.
    Lost,
}

/// What the tables remember of an operation.
#[derive(Clone, Serialize, Deserialize)]
pub struct Entry {
    /// Where its frame lies.
    pub place: Place,
    /// What became of it.
    pub state: State,
    /// Everything but its changes.
    pub header: Header,
    /// The frame's body, when it is small.
    pub inline: Option<Bytes>,
}

/// Bytes that are encoded in one piece, not one by one.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(
        &self,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Bytes;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> std::result::Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> std::result::Result<Bytes, E> {
                Ok(Bytes(bytes))
            }
        }
        reader.deserialize_byte_buf(Visitor)
    }
}

/// An operation's name in bytes, for the keyed hash that stands in for it.
pub fn name_bytes(id: OpId) -> [u8; 24] {
    let mut bytes = [0; 24];
    bytes[..16].copy_from_slice(id.stream.as_bytes());
    bytes[16..].copy_from_slice(&id.seq.to_be_bytes());
    bytes
}
