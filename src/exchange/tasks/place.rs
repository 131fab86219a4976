//! Where a task of a list is to be done: a door, a unit or building, or a place of the ledger. Not what is to be done.

use std::collections::HashMap;

use crate::domain::address::{Address, Parsed, Spot};
use crate::domain::subject::Subject;
use crate::exchange::doors::DoorIndex;
use crate::ledger::table::Tables;

/// Doors and places of the ledger.
pub(super) struct Places<'a> {
    tables: &'a Tables,
    doors: DoorIndex<'a>,
    named: HashMap<String, Subject>,
}

impl<'a> Places<'a> {
    pub(super) fn new(tables: &'a Tables) -> Self {
        let named = tables
            .places
            .iter()
            .map(|place| (place.name.clone(), Subject::Place(place.id)))
            .collect();
        Self {
            tables,
            doors: DoorIndex::new(tables),
            named,
        }
    }

    /// What `text` means in this ledger; the message that says why it means nothing here.
    pub(super) fn find(&self, text: &str) -> Result<Subject, &'static str> {
        if let Some(place) = self.named.get(text) {
            return Ok(place.clone());
        }
        self.settle(Address::parse(text), text)
    }

    /// The same for a door, a unit or a building in columns of its own.
    pub(super) fn find_parts(&self, parts: [&str; 4]) -> Result<Subject, &'static str> {
        let [estate, building, unit, room] = parts;
        let estate_before = if estate.is_empty() { "" } else { "/" };
        let unit_before = if unit.is_empty() { "" } else { "-" };
        let spot = format!("{estate}{estate_before}{building}{unit_before}{unit}");
        self.settle(Address::from_parts(estate, building, unit, room), &spot)
    }

    fn settle(&self, parsed: Parsed, text: &str) -> Result<Subject, &'static str> {
        match parsed {
            Parsed::Door(door) => match self.doors.find(&door, true) {
                Some(home) => Ok(Subject::Household(home)),
                None => Err("import-door-unknown"),
            },
            Parsed::Needs(needs) => {
                let spot = Spot::parse(text).filter(|spot| {
                    let mut homes = self.tables.households.iter();
                    homes.any(|home| spot.holds(&home.address))
                });
                spot.map(|spot| Subject::Common(Box::new(spot)))
                    .ok_or(needs.why.key())
            }
        }
    }
}
