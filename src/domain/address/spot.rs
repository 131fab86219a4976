//! The common parts of a unit or building: stairs, entrance, yard side. No door.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::order::{natural_options, natural_order};
use super::{Address, read, same_part};

/// The common parts of a unit (`3-2`) or building (`3`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Estate, where there are several.
    pub estate: Option<String>,
    /// Building.
    pub building: String,
    /// Unit; the whole building without one.
    pub unit: Option<String>,
}

impl Spot {
    /// Read `3`, `3-2`, `estate/3-2`, `3号楼`, `3号楼2单元`. `None` when a door or nothing of the kind is meant.
    pub fn parse(text: &str) -> Option<Self> {
        read::spot(text)
    }

    /// Whether a door lies in it. A spot without an estate takes in every estate's.
    pub fn holds(&self, door: &Address) -> bool {
        let estate = self
            .estate
            .as_deref()
            .is_none_or(|own| door.estate.as_deref().is_some_and(|of| same_part(own, of)));
        let unit = self
            .unit
            .as_deref()
            .is_none_or(|own| door.unit.as_deref().is_some_and(|of| same_part(own, of)));
        estate && unit && same_part(&self.building, &door.building)
    }

    /// With the estate before it, where there is one: `恒昌小区/3-2`.
    pub fn with_estate(&self) -> String {
        match &self.estate {
            Some(estate) => format!("{estate}/{self}"),
            None => self.to_string(),
        }
    }
}

impl fmt::Display for Spot {
    /// `3-2`, or `3` for the whole building.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{}-{unit}", self.building),
            None => f.write_str(&self.building),
        }
    }
}

impl Ord for Spot {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_options(self.estate.as_deref(), other.estate.as_deref())
            .then_with(|| natural_order(&self.building, &other.building))
            .then_with(|| natural_options(self.unit.as_deref(), other.unit.as_deref()))
            .then_with(|| {
                (&self.estate, &self.building, &self.unit).cmp(&(
                    &other.estate,
                    &other.building,
                    &other.unit,
                ))
            })
    }
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
