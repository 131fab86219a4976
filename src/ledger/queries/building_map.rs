//! A building as it stands: units, floors from the top down, doors with the day's mark. Not the log's map of a day past.

use super::mark::Mark;
use crate::domain::Id;
use crate::domain::address::{Spot, floor_of};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Item, Queue};
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
    /// Whether it is in today's list.
    pub is_due: bool,
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
    /// Doors somebody knocked at today.
    pub done: usize,
    /// All its doors.
    pub doors: usize,
}

/// The map of a building or unit as it stands today.
pub fn building_map(tables: &Tables, queue: &Queue, spot: &Spot) -> BuildingMap {
    let mut map = BuildingMap {
        spot: spot.clone(),
        units: Vec::new(),
        done: 0,
        doors: 0,
    };
    let day = queue.now().day;
    let homes = queue.doors(tables, spot);
    for home in homes.filter_map(|id| tables.households.get(id)) {
        let subject = Subject::from(home.id);
        map.doors += 1;
        let mut visits = tables.visits.of(&subject).rev();
        map.done += usize::from(visits.any(|visit| visit.day == day));
        let door = Door {
            id: home.id,
            room: home.address.room.clone(),
            mark: Mark::on(tables, &subject, day),
            is_due: queue.find(&Item::Subject(subject)).is_some(),
        };
        put(&mut map.units, home, door);
    }
    map
}

/// Doors come in the order of the stairs, so a new unit or floor always comes last.
fn put(units: &mut Vec<Unit>, home: &Household, door: Door) {
    let address = &home.address;
    if units.last().is_none_or(|unit| unit.name != address.unit) {
        units.push(Unit {
            name: address.unit.clone(),
            floors: Vec::new(),
        });
    }
    let Some(unit) = units.last_mut() else {
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
