//! The fields of a line of JSON, and whether one is said twice: which of the two is meant nobody can know.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

/// The fields of an object.
pub struct Fields {
    /// Each once.
    pub all: Map<String, Value>,
    /// The first that is said again.
    pub twice: Option<String>,
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Fields;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("{...}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Fields, A::Error> {
        let (mut all, mut twice) = (Map::new(), None);
        while let Some((field, value)) = entries.next_entry::<String, Value>()? {
            if all.contains_key(&field) {
                twice.get_or_insert(field);
            } else {
                all.insert(field, value);
            }
        }
        Ok(Fields { all, twice })
    }
}
