//! Where a row happened, in the parts an office table has columns for. Not the record behind it.

use crate::domain::address::{Address, Spot};
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// Whether doors are written with their estate: only where the ledger has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estates {
    several: bool,
}

impl Estates {
    /// Looks through the households until a second estate is found.
    pub fn of(tables: &Tables) -> Self {
        let mut estates = tables.households.iter().map(|home| &home.address.estate);
        let first = estates.next();
        Self {
            several: first.is_some_and(|first| estates.any(|other| other != first)),
        }
    }

    fn before(self, estate: Option<&String>) -> Option<&String> {
        estate.filter(|_| self.several)
    }
}

/// A door, common parts or a place, in words.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Where {
    /// What it is; absent for a task without a door.
    pub subject: Option<Subject>,
    /// As it is always written: `3-2-501`, `3-2`, with `estate/` before it where there are several; a place's name.
    pub door: String,
    /// Estate, where one is known.
    pub estate: String,
    /// Building.
    pub building: String,
    /// Unit.
    pub unit: String,
    /// Room; for a place its name, for a task without a door the address as written.
    pub room: String,
    /// Name of the head of the household, or of whom is in charge of a place; may be empty.
    pub head: String,
}

impl Where {
    /// The whereabouts of a subject; one that is gone keeps its id as its name.
    pub fn of(tables: &Tables, subject: &Subject, estates: &Estates) -> Self {
        let found = match subject {
            Subject::Household(id) => (tables.households.get(*id)).map(|home| Self {
                head: (tables.head_of(*id))
                    .map(|head| head.name.clone())
                    .unwrap_or_default(),
                ..Self::at_door(&home.address, estates)
            }),
            Subject::Place(id) => tables.places.get(*id).map(|place| Self {
                door: place.name.clone(),
                room: place.name.clone(),
                head: (place.in_charge.as_ref())
                    .map(|contact| contact.name.clone())
                    .unwrap_or_default(),
                ..place.spot.as_ref().map(Self::parts_of).unwrap_or_default()
            }),
            Subject::Common(spot) => Some(Self::at_common(spot, estates)),
        };
        let mut found = found.unwrap_or_else(|| Self {
            door: gone(subject),
            ..Self::default()
        });
        found.subject = Some(subject.clone());
        found
    }

    /// A task's address that no door could be settled for.
    pub fn as_written(address: &str) -> Self {
        Self {
            door: address.to_owned(),
            room: address.to_owned(),
            ..Self::default()
        }
    }

    fn at_door(address: &Address, estates: &Estates) -> Self {
        Self {
            door: with_estate(estates.before(address.estate.as_ref()), address.to_string()),
            estate: address.estate.clone().unwrap_or_default(),
            building: address.building.clone(),
            unit: address.unit.clone().unwrap_or_default(),
            room: address.room.clone(),
            ..Self::default()
        }
    }

    fn at_common(spot: &Spot, estates: &Estates) -> Self {
        let short = match &spot.unit {
            Some(unit) => format!("{}-{unit}", spot.building),
            None => spot.building.clone(),
        };
        Self {
            door: with_estate(estates.before(spot.estate.as_ref()), short),
            ..Self::parts_of(spot)
        }
    }

    fn parts_of(spot: &Spot) -> Self {
        Self {
            estate: spot.estate.clone().unwrap_or_default(),
            building: spot.building.clone(),
            unit: spot.unit.clone().unwrap_or_default(),
            ..Self::default()
        }
    }
}

fn with_estate(estate: Option<&String>, door: String) -> String {
    match estate {
        Some(estate) => format!("{estate}/{door}"),
        None => door,
    }
}

fn gone(subject: &Subject) -> String {
    match subject {
        Subject::Household(id) => id.to_string(),
        Subject::Place(id) => id.to_string(),
        Subject::Common(spot) => spot.building.clone(),
    }
}
