//! Where a door is: estate, building, unit, floor, room. Not the household behind it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A door.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Estate (小区), where there are several.
    pub estate: Option<String>,
    /// Building (楼栋).
    pub building: String,
    /// Unit (单元).
    pub unit: Option<String>,
    /// Floor, from the room number where it is not written.
    pub floor: Option<i16>,
    /// Room (房号).
    pub room: String,
    /// As it was written, where it differs.
    pub original: Option<String>,
}

impl Address {
    /// The key by which two spellings of one door are equal: estate, building, unit, room.
    pub fn door_key(&self) -> String {
        format!("{}/{self}", self.estate.as_deref().unwrap_or_default())
    }
}

impl fmt::Display for Address {
    /// `3-2-501`, or `3-1501` where there is no unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{}-{unit}-{}", self.building, self.room),
            None => write!(f, "{}-{}", self.building, self.room),
        }
    }
}

/// The common parts of a unit (`3-2`) or building (`3`).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Estate, where there are several.
    pub estate: Option<String>,
    /// Building.
    pub building: String,
    /// Unit; the whole building without one.
    pub unit: Option<String>,
}
