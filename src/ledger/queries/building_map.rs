//! Buildings door by door: units, floors from the top down, with the mark of a day. One for the screen and for the log.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::mark::Mark;
use crate::domain::Id;
use crate::domain::address::{Spot, floor_of};
use crate::domain::codes::Outcome;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Item, Queue, by_stairs};
use crate::ledger::table::Tables;

/// A door of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// The household.
    pub id: Id<Household>,
    /// Its room, as written.
    pub room: String,
    /// The day's mark.
    pub mark: Mark,
    /// What the last attempt of the day came to; absent where nobody knocked.
    pub outcome: Option<Outcome>,
    /// Whether a hazard found that day is still open there.
    pub hazard: bool,
    /// Whether it is in today's list; never for a day gone by.
    pub is_due: bool,
}

impl Door {
    /// A door on `day`.
    fn of(tables: &Tables, home: &Household, day: NaiveDate) -> Self {
        let subject = Subject::from(home.id);
        let mut visits = tables.visits.of(&subject).rev();
        let last = visits.find(|visit| visit.day == day);
        let mut hazards = tables.hazards.of(&subject);
        Self {
            id: home.id,
            room: home.address.room.clone(),
            mark: Mark::on(tables, &subject, day),
            outcome: last.map(|visit| visit.outcome),
            hazard: hazards.any(|hazard| hazard.day == day && hazard.is_open()),
            is_due: false,
        }
    }
}

/// A floor of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    /// The floor, where it is known.
    pub number: Option<i16>,
    /// Its doors, by number.
    pub doors: Vec<Door>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its number; none in a building without units.
    pub name: Option<String>,
    /// Its floors, the highest first.
    pub floors: Vec<Floor>,
}

/// A building, or one unit of it.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingMap {
    /// Which.
    pub spot: Spot,
    /// Its units, by number.
    pub units: Vec<Unit>,
    /// Doors somebody knocked at that day.
    pub done: usize,
    /// All its doors.
    pub doors: usize,
}

/// The map of a building or unit as it stands today.
pub fn building_map(tables: &Tables, queue: &Queue, spot: &Spot) -> BuildingMap {
    let mut map = BuildingMap::new(spot.clone());
    let homes = queue.doors(tables, spot);
    for home in homes.filter_map(|id| tables.households.get(id)) {
        let subject = Subject::from(home.id);
        let door = Door {
            is_due: queue.find(&Item::Subject(subject)).is_some(),
            ..Door::of(tables, home, queue.now().day)
        };
        map.put(home, door);
    }
    map
}

/// The whole buildings of these doors as `day` left them, in the order of the stairs.
pub fn buildings_on(
    tables: &Tables,
    day: NaiveDate,
    doors: impl Iterator<Item = Id<Household>>,
) -> Vec<BuildingMap> {
    let of = |home: &Arc<Household>| Spot {
        unit: None,
        ..home.address.spot()
    };
    let worked: HashSet<Spot> = doors
        .filter_map(|id| tables.households.get(id))
        .map(of)
        .collect();
    let homes = tables.households.iter();
    let homes = homes.filter(|home| !worked.is_empty() && worked.contains(&of(home)));
    let mut homes: Vec<&Arc<Household>> = homes.collect();
    homes.sort_by(|one, other| by_stairs(one, other));
    let mut maps: Vec<BuildingMap> = Vec::new();
    for home in homes {
        let spot = of(home);
        if maps.last().is_none_or(|map| map.spot != spot) {
            maps.push(BuildingMap::new(spot));
        }
        if let Some(map) = maps.last_mut() {
            map.put(home, Door::of(tables, home, day));
        }
    }
    maps
}

impl BuildingMap {
    const fn new(spot: Spot) -> Self {
        Self {
            spot,
            units: Vec::new(),
            done: 0,
            doors: 0,
        }
    }

    /// Doors come in the order of the stairs, so a new unit or floor always comes last.
    fn put(&mut self, home: &Household, door: Door) {
        self.doors += 1;
        self.done += usize::from(door.outcome.is_some());
        let address = &home.address;
        if self
            .units
            .last()
            .is_none_or(|unit| unit.name != address.unit)
        {
            self.units.push(Unit {
                name: address.unit.clone(),
                floors: Vec::new(),
            });
        }
        let Some(unit) = self.units.last_mut() else {
            return;
        };
        let number = address.floor.or_else(|| floor_of(&address.room));
        match unit.floors.last_mut() {
            Some(floor) if floor.number == number => floor.doors.push(door),
            _ => unit.floors.push(Floor {
                number,
                doors: vec![door],
            }),
        }
    }
}
