//! What a visit, a hazard or a task is about: a door, a place, or the common parts of a unit or building.

use serde::{Deserialize, Serialize};

use super::household::Household;
use super::place::Place;
use super::{Id, address::Spot};

/// A door, a place, or common parts (`3-2`, `3`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A household's door.
    Household(Id<Household>),
    /// A shop, stairwell, manhole, site.
    Place(Id<Place>),
    /// The common parts of a unit or of a building.
    Common(Box<Spot>),
}

impl Subject {
    /// The household, where the subject is a door.
    pub const fn household(&self) -> Option<Id<Household>> {
        match self {
            Self::Household(id) => Some(*id),
            _ => None,
        }
    }

    /// The place, where the subject is one.
    pub const fn place(&self) -> Option<Id<Place>> {
        match self {
            Self::Place(id) => Some(*id),
            _ => None,
        }
    }
}

impl From<Id<Household>> for Subject {
    fn from(id: Id<Household>) -> Self {
        Self::Household(id)
    }
}

impl From<Id<Place>> for Subject {
    fn from(id: Id<Place>) -> Self {
        Self::Place(id)
    }
}
