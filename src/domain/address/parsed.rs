//! What reading a written address can come to: a door, or a question for a person.

use super::Address;

/// What a written address came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// One door, surely.
    Door(Address),
    /// A person has to say.
    Needs(Needs),
}

/// Why a person has to look, and what there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// What is missing or unclear.
    pub why: Why,
    /// What was understood.
    pub known: Fragment,
    /// Doors it may be; none is preferred.
    pub candidates: Vec<Address>,
}

/// The parts of a door that were understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Estate.
    pub estate: Option<String>,
    /// Building; for [`Why::BuildingOrUnit`] the part that may be either.
    pub building: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// Room.
    pub room: Option<String>,
}

/// What is missing or unclear in a written address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Nothing is written.
    Empty,
    /// No building: `2单元501`, `501`.
    NoBuilding,
    /// No room: `3-2`, `3号楼`.
    NoRoom,
    /// `3-501`: is 3 the building or the unit?
    BuildingOrUnit,
    /// `3楼501`: is 3 the building or the floor?
    BuildingOrFloor,
    /// `3月2日`, `2023-03-02`: a spreadsheet made a date of it.
    LooksLikeDate,
    /// `44988`: a spreadsheet made a date of it and shows its number.
    SpreadsheetDate,
    /// A shop, a garage, a cellar: no dwelling.
    NotADwelling,
    /// The floor and the room number disagree, or the room is only counted within its floor.
    FloorAndRoom,
    /// Parts disagree between columns, or there are more than a door has.
    TooManyParts,
    /// Words that are no part of a door.
    Unread,
}

impl Why {
    /// The message's name in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "address-empty",
            Self::NoBuilding => "address-no-building",
            Self::NoRoom => "address-no-room",
            Self::BuildingOrUnit => "address-building-or-unit",
            Self::BuildingOrFloor => "address-building-or-floor",
            Self::LooksLikeDate => "address-looks-like-date",
            Self::SpreadsheetDate => "address-spreadsheet-date",
            Self::NotADwelling => "address-not-a-dwelling",
            Self::FloorAndRoom => "address-floor-and-room",
            Self::TooManyParts => "address-too-many-parts",
            Self::Unread => "address-unread",
        }
    }
}

impl Fragment {
    /// The door these parts name.
    pub(super) fn door(&self) -> Address {
        Address::new(
            self.estate.as_deref(),
            self.building.as_deref().unwrap_or_default(),
            self.unit.as_deref(),
            self.room.as_deref().unwrap_or_default(),
        )
    }
}

impl From<&Address> for Fragment {
    fn from(door: &Address) -> Self {
        Self {
            estate: door.estate.clone(),
            building: Some(door.building.clone()),
            unit: door.unit.clone(),
            room: Some(door.room.clone()),
        }
    }
}
