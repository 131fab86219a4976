//! How records and the changes that hold them lie in bytes: `kind u8 | schema u8 | length | fields`. Not what they mean.
//!
//! The fields are the record's own, in the order of its struct, and the first is its id. A kind that this version does
//! not know is kept as it came ([`Later`]): nothing here ever spoke of it, so it can be passed over, and it is written
//! again byte for byte. A known kind in a later schema cannot be passed over (doors would be missing, and made twice):
//! the ledger is then refused as a newer program's, and left as it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::codec;
use super::entry::Bytes;
use super::error::{Error, Result};
use super::migrate::FORMAT;
use crate::domain::Record;
use crate::domain::record::Later;
use crate::entities;
use crate::ledger::operation::{Change, Header, Operation};

/// The schema of every kind today. A kind whose struct changes gets the next number, its old struct stays for reading.
pub const SCHEMA: u8 = 1;

/// A record on its way to the disk.
pub struct Written<'a>(pub &'a Record);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let (kind, schema, fields) = match self.0 {
            Record::Later(later) => (later.kind, later.schema, later.fields.clone()),
            known => (
                known.tag(),
                SCHEMA,
                fields(known).map_err(serde::ser::Error::custom)?,
            ),
        };
        (kind, schema, Bytes(fields)).serialize(serializer)
    }
}

/// A record as it came from the disk.
pub struct Read(pub Record);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let (kind, schema, Bytes(fields)) = Deserialize::deserialize(deserializer)?;
        if schema == SCHEMA
            && let Some(known) = known(kind, &fields)
        {
            return Ok(Self(known));
        }
        let id = id(&fields).ok_or_else(|| serde::de::Error::custom("a record without an id"))?;
        Ok(Self(Record::Later(Later {
            kind,
            schema,
            id,
            fields,
        })))
    }
}

macro_rules! kinds {
    ($($tag:literal $table:ident $kind:ident)*) => {
        fn fields(record: &Record) -> Result<Vec<u8>> {
            match record {
                $(Record::$kind(record) => codec::pack(record),)*
                Record::Later(later) => Ok(later.fields.clone()),
            }
        }

        /// The record of a known kind; nothing when it is none, or of a later schema that did not say so.
        fn known(kind: u8, fields: &[u8]) -> Option<Record> {
            match kind {
                $($tag => codec::unpack(fields).ok().map(Record::$kind),)*
                _ => None,
            }
        }

        /// Whether this version knows records of that kind.
        const fn is_known(kind: u8) -> bool {
            $(kind == $tag)||*
        }
    };
}
entities!(kinds);

/// Every record's fields begin with its id.
fn id(fields: &[u8]) -> Option<Uuid> {
    let (&length, rest) = fields.split_first()?;
    Uuid::from_slice(rest.get(..16).filter(|_| length == 16)?).ok()
}

/// Refuses what a record of a newer program must be understood for.
///
/// # Errors
/// [`Error::Newer`].
pub fn understood<'a>(records: impl IntoIterator<Item = &'a Record>) -> Result<()> {
    let is_beyond =
        |record: &Record| matches!(record, Record::Later(later) if is_known(later.kind));
    match records.into_iter().any(is_beyond) {
        true => Err(Error::Newer {
            found: FORMAT + 1,
            known: FORMAT,
        }),
        false => Ok(()),
    }
}

/// All records of an operation.
pub fn of(operation: &Operation) -> impl Iterator<Item = &Record> {
    let changes = operation.changes.iter();
    changes.flat_map(|change| change.before.iter().chain(&change.after))
}

#[derive(Serialize)]
struct WrittenChange<'a> {
    before: Option<Written<'a>>,
    after: Option<Written<'a>>,
}

#[derive(Deserialize)]
struct ReadChange {
    before: Option<Read>,
    after: Option<Read>,
}

#[derive(Serialize)]
struct WrittenOperation<'a> {
    header: &'a Header,
    changes: Vec<WrittenChange<'a>>,
}

#[derive(Deserialize)]
struct ReadOperation {
    header: Header,
    changes: Vec<ReadChange>,
}

/// An operation, for serde's `with`.
pub mod operation {
    use super::*;

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        operation: &Operation,
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        let changes = operation.changes.iter().map(|change| WrittenChange {
            before: change.before.as_ref().map(Written),
            after: change.after.as_ref().map(Written),
        });
        let header = &operation.header;
        let changes = changes.collect();
        WrittenOperation { header, changes }.serialize(serializer)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Operation, D::Error> {
        let read = ReadOperation::deserialize(deserializer)?;
        let changes = read.changes.into_iter().map(|change| Change {
            before: change.before.map(|Read(record)| record),
            after: change.after.map(|Read(record)| record),
        });
        Ok(Operation {
            header: read.header,
            changes: changes.collect(),
        })
    }
}

/// A list of records, for serde's `with`.
pub mod records {
    use super::*;

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        records: &[Record],
        serializer: S,
    ) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(records.iter().map(Written))
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Vec<Record>, D::Error> {
        let read = Vec::<Read>::deserialize(deserializer)?;
        Ok(read.into_iter().map(|Read(record)| record).collect())
    }
}
