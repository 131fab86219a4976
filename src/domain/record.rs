//! The one table of entities, and what every record has in common. Not what any one of them holds.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::activity::Activity;
use super::answer_sheet::AnswerSheet;
use super::attachment::Attachment;
use super::collection::InfoRecord;
use super::day::Day;
use super::decision::Decision;
use super::duty::Duty;
use super::hazard::{Hazard, HazardCheck};
use super::household::Household;
use super::offer::Offer;
use super::pairing::Pairing;
use super::partner::Partner;
use super::place::Place;
use super::poll::Poll;
use super::post::Post;
use super::project::Project;
use super::questionnaire::Questionnaire;
use super::relief::Relief;
use super::request::Request;
use super::resident::Resident;
use super::sign_up::SignUp;
use super::stance::Stance;
use super::subject::Subject;
use super::task::Task;
use super::told::Told;
use super::topics_of_day::TopicsOfDay;
use super::trace::Trace;
use super::visit::Visit;
use super::willing::Willing;

/// The name of a record of kind `T`; a bare UUID on disk and in JSON.
pub struct Id<T> {
    value: Uuid,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this value.
    pub const fn new(value: Uuid) -> Self {
        Self {
            value,
            kind: PhantomData,
        }
    }

    /// Its value, the same for every kind.
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

/// What every record can say of itself, so that tables and their indexes need no case per kind.
pub trait Entity: Clone + PartialEq + Sized + Send + Sync + 'static {
    /// The tag on disk; never given to another kind.
    const TAG: u8;
    /// The table's name in messages, history and JSON.
    const NAME: &'static str;
    /// Whether tables keep an index of records by [`Entity::subject`].
    const BY_SUBJECT: bool = true;

    /// Its own id.
    fn id(&self) -> Id<Self>;
    /// The door or place it is about.
    fn subject(&self) -> Option<Subject>;
    /// The day whose log it belongs to; records without one appear in no day.
    fn day(&self) -> Option<NaiveDate> {
        None
    }
    /// The record as one of its kind.
    fn into_record(self) -> Record;
    /// The record of this kind in `record`, if it is one.
    fn from_record(record: Record) -> Option<Self>;
}

/// A record of a kind that only a newer version of the program knows. It is kept as it came, counted, and shown nowhere.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Later {
    /// The tag of its kind.
    pub kind: u8,
    /// Which version of its fields.
    pub schema: u8,
    /// Its id, with which its fields begin.
    pub id: Uuid,
    /// Its fields, encoded.
    pub fields: Vec<u8>,
}

/// Calls `$then!` with every entity: `tag table Kind`. Tags are the first byte on disk: append only.
#[macro_export]
macro_rules! entities {
    ($then:ident) => {
        $then! {
            1 households Household
            2 residents Resident
            3 visits Visit
            4 places Place
            5 checks HazardCheck
            6 hazards Hazard
            7 tasks Task
            8 days Day
            9 collection InfoRecord
            10 decisions Decision
            11 traces Trace
            12 questionnaires Questionnaire
            13 answer_sheets AnswerSheet
            14 attachments Attachment
            15 requests Request
            16 offers Offer
            17 pairings Pairing
            18 projects Project
            19 partners Partner
            20 told Told
            28 topics_of_day TopicsOfDay
            21 relief Relief
            22 activities Activity
            24 duties Duty
            30 sign_ups SignUp
            25 polls Poll
            26 stances Stance
            27 posts Post
            29 willing Willing
        }
    };
}

macro_rules! record {
    ($($tag:literal $table:ident $kind:ident)*) => {
        /// Any record of the ledger.
        #[derive(Clone, PartialEq, Serialize, Deserialize)]
        pub enum Record {
            $(#[doc = concat!("A record of the table `", stringify!($table), "`.")] $kind($kind),)*
            /// A record of a kind that only a newer version knows.
            Later(Later),
        }

        impl Record {
            /// Its id, whatever its kind.
            pub fn id(&self) -> Uuid {
                match self {
                    $(Self::$kind(record) => record.id().uuid(),)*
                    Self::Later(later) => later.id,
                }
            }

            /// The tag of its kind on disk.
            pub const fn tag(&self) -> u8 {
                match self {
                    $(Self::$kind(_) => $tag,)*
                    Self::Later(later) => later.kind,
                }
            }

            /// The name of its table.
            pub const fn table(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => stringify!($table),)*
                    Self::Later(_) => "later",
                }
            }

            /// The door or place it is about.
            pub fn subject(&self) -> Option<Subject> {
                match self {
                    $(Self::$kind(record) => record.subject(),)*
                    Self::Later(_) => None,
                }
            }

            /// The day whose log it belongs to.
            pub fn day(&self) -> Option<NaiveDate> {
                match self {
                    $(Self::$kind(record) => record.day(),)*
                    Self::Later(_) => None,
                }
            }
        }

        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self { Self::$kind(record) }
        })*
    };
}
entities!(record);

impl fmt::Debug for Record {
    /// Only the table and the id: a record's fields are somebody's life.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.table(), self.id())
    }
}

/// Writes the parts of [`Entity`] that are the same for every kind, and a `Debug` that shows the id alone.
macro_rules! entity {
    ($kind:ident, $tag:literal, $name:literal { $($rest:tt)* }) => {
        impl $crate::domain::Entity for $kind {
            const TAG: u8 = $tag;
            const NAME: &'static str = $name;
            fn id(&self) -> $crate::domain::Id<Self> { self.id }
            fn into_record(self) -> $crate::domain::Record { $crate::domain::Record::$kind(self) }
            fn from_record(record: $crate::domain::Record) -> Option<Self> {
                match record {
                    $crate::domain::Record::$kind(record) => Some(record),
                    _ => None,
                }
            }
            $($rest)*
        }
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($name, ":{}"), self.id)
            }
        }
    };
}
pub(crate) use entity;

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! rows {
        ($($tag:literal $table:ident $kind:ident)*) => {
            [$(($tag as u8, stringify!($table), <$kind as Entity>::TAG, <$kind as Entity>::NAME)),*]
        };
    }

    #[test]
    fn every_entity_agrees_with_its_row_and_no_tag_is_given_twice() {
        let rows = entities!(rows);
        let mut tags = std::collections::BTreeSet::new();
        for (tag, table, own_tag, own_name) in rows {
            assert_eq!((tag, table), (own_tag, own_name));
            assert!(tags.insert(tag), "tag {tag} twice");
        }
    }
}
