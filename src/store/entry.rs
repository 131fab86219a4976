//! What a journal frame says and what the tables remember of it. Neither sealing nor files.
//!
//! Format 1 leaves room here for what an operation may need later (`previous`, `replaces` and the like, see
//! [`crate::ledger::operation`]): a [`Body::Extended`] carries parts beside the operation, each with its kind and its
//! length. A part of an even kind may be passed over by a program that does not know it, and is kept as it is; one of
//! an odd kind must be understood, so a program that does not know it refuses the ledger as newer.

use serde::{Deserialize, Serialize};

use super::codec;
use super::error::{Error, Result};
use super::journal::Place;
use super::migrate::FORMAT;
use super::record;
use crate::domain::Record;
use crate::ledger::operation::{Header, OpId, Operation};

/// An operation of so many encoded bytes or fewer is kept in the tables too (decisions.md 3).
pub const INLINE: usize = 4096;

/// What a journal frame says. New kinds are added at the end.
#[derive(Deserialize)]
pub enum Body {
    /// Something done; it has its effect, unless it is of a batch that never came to its end.
    Operation(#[serde(with = "record::operation")] Operation),
    /// In a journal written anew: history, whose effect is in the records that follow.
    Past {
        /// Whether it ever had an effect.
        state: State,
        /// The operation.
        #[serde(with = "record::operation")]
        operation: Operation,
    },
    /// In a journal written anew: an operation of which only the header is left.
    Lost(Header),
    /// In a journal written anew: records as they stood.
    Records(#[serde(with = "record::records")] Vec<Record>),
    /// A journal written anew is whole up to here.
    Whole,
    /// An operation with parts beside it; [`Body::read`] gives it as one of the kinds above.
    Extended {
        /// What became of it, where the journal was written anew.
        past: Option<State>,
        /// The operation.
        #[serde(with = "record::operation")]
        operation: Operation,
        /// What lies beside it.
        parts: Vec<Part>,
    },
}

/// Something beside an operation, told by its kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which; odd ones must be understood. None is given out yet.
    pub kind: u16,
    /// Its encoded value.
    pub bytes: Bytes,
}

impl Body {
    /// Reads a frame's body; parts beside an operation are passed over.
    ///
    /// # Errors
    /// [`Error::Newer`] for a body, a part or a record that must be understood and is not; else as [`codec::decode`].
    pub fn read(bytes: &[u8]) -> Result<Self> {
        const NEWER: Error = Error::Newer {
            found: FORMAT + 1,
            known: FORMAT,
        };
        if bytes.get(1).is_some_and(|kind| *kind > LAST) {
            return Err(NEWER);
        }
        let body: Self = codec::decode(bytes)?;
        match &body {
            Self::Operation(operation)
            | Self::Past { operation, .. }
            | Self::Extended { operation, .. } => record::understood(record::of(operation))?,
            Self::Records(records) => record::understood(records)?,
            Self::Lost(_) | Self::Whole => {}
        }
        match body {
            Self::Extended { parts, .. } if parts.iter().any(|part| part.kind % 2 == 1) => {
                Err(NEWER)
            }
            Self::Extended {
                past: None,
                operation,
                ..
            } => Ok(Self::Operation(operation)),
            Self::Extended {
                past: Some(state),
                operation,
                ..
            } => Ok(Self::Past { state, operation }),
            body => Ok(body),
        }
    }
}

/// The number of the last kind of [`Body`], the second byte of a frame's plain body.
const LAST: u8 = 5;

/// [`Body`] for writing: the same kinds in the same order, borrowed.
#[derive(Serialize)]
pub enum BodyRef<'a> {
    /// See [`Body::Operation`].
    Operation(#[serde(serialize_with = "record::operation::serialize")] &'a Operation),
    /// See [`Body::Past`].
    Past {
        /// Whether it ever had an effect.
        state: State,
        /// The operation.
        #[serde(serialize_with = "record::operation::serialize")]
        operation: &'a Operation,
    },
    /// See [`Body::Lost`].
    Lost(&'a Header),
    /// See [`Body::Records`].
    Records(#[serde(serialize_with = "record::records::serialize")] &'a [Record]),
    /// See [`Body::Whole`].
    Whole,
    /// See [`Body::Extended`].
    Extended {
        /// What became of it, where the journal was written anew.
        past: Option<State>,
        /// The operation.
        #[serde(serialize_with = "record::operation::serialize")]
        operation: &'a Operation,
        /// What lies beside it.
        parts: &'a [Part],
    },
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Hlc;
    use uuid::Uuid;

    fn operation() -> Operation {
        let header = Header {
            id: OpId {
                stream: Uuid::from_u128(1),
                seq: 1,
            },
            at: Hlc::default(),
            offset_minutes: 480,
            worker: String::new(),
            verb: "visit".to_owned(),
            undoes: None,
            batch: None,
            changes: 0,
        };
        Operation {
            header,
            changes: Vec::new(),
        }
    }

    fn extended(past: Option<State>, kind: u16) -> Vec<u8> {
        let bytes = Bytes(vec![7; 40]);
        let parts = [Part { kind, bytes }];
        let operation = &operation();
        let body = BodyRef::Extended {
            past,
            operation,
            parts: &parts,
        };
        body.encode().unwrap()
    }

    #[test]
    fn parts_that_may_be_passed_over_are_and_others_are_refused_as_newer() {
        let read = |past, kind| Body::read(&extended(past, kind));
        assert!(matches!(read(None, 2), Ok(Body::Operation(it)) if it == operation()));
        let past = read(Some(State::Void), 2);
        let void = State::Void;
        assert!(
            matches!(past, Ok(Body::Past { state, operation: it }) if state == void && it == operation())
        );
        assert!(matches!(read(None, 3), Err(Error::Newer { .. })));
    }
}
