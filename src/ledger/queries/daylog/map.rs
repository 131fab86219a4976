//! The buildings worked in that day, unit by unit and floor by floor, with what became of each door. Not the live map.

use std::collections::{HashMap, HashSet};

use super::DayLog;
use super::row::household;
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{HouseholdState, Outcome};
use crate::domain::household::Household;
use crate::ledger::table::Tables;

/// A door of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct DoorMark {
    /// The household.
    pub id: Id<Household>,
    /// Its room, as written.
    pub room: String,
    /// What the last attempt of the day came to; absent where nobody knocked.
    pub outcome: Option<Outcome>,
    /// Whether a hazard found that day is still open there.
    pub hazard: bool,
    /// How it is lived in.
    pub state: HouseholdState,
}

/// A floor of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct FloorRow {
    /// The floor, where it is known.
    pub floor: Option<i16>,
    /// Its doors by number.
    pub doors: Vec<DoorMark>,
}

/// A unit, top floor first.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitMap {
    /// Its number; empty for a building without units.
    pub unit: String,
    /// Floors, the highest first.
    pub floors: Vec<FloorRow>,
}

/// A building worked in that day.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingMap {
    /// Estate; empty where there is but one.
    pub estate: String,
    /// Building.
    pub building: String,
    /// Its units by number.
    pub units: Vec<UnitMap>,
}

/// Numbers in the order of numbers, other texts after them in the order of letters.
fn number_first(text: &str) -> (u64, &str) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(u64::MAX), text)
}

fn floor_of(address: &Address) -> Option<i16> {
    address.floor.or_else(|| {
        let room: i16 = address.room.parse().ok()?;
        (100..=9999).contains(&room).then_some(room / 100)
    })
}

pub(super) fn of(tables: &Tables, log: &DayLog) -> Vec<BuildingMap> {
    let mut outcomes: HashMap<Id<Household>, Outcome> = HashMap::new();
    for row in &log.visits {
        if let Some(id) = household(&row.place) {
            outcomes.insert(id, row.visit.outcome);
        }
    }
    let hazards: HashSet<Id<Household>> = (log.hazards.iter())
        .filter(|row| row.is_open())
        .filter_map(|row| household(&row.place))
        .collect();
    let key = |address: &Address| (address.estate.clone(), address.building.clone());
    let worked: HashSet<_> = (outcomes.keys().chain(&hazards))
        .filter_map(|id| tables.households.get(*id))
        .map(|home| key(&home.address))
        .collect();
    let mut homes: Vec<_> = (tables.households.iter())
        .filter(|home| !worked.is_empty() && worked.contains(&key(&home.address)))
        .collect();
    homes.sort_by(|a, b| order(&a.address).cmp(&order(&b.address)));
    let mut buildings: Vec<BuildingMap> = Vec::new();
    for home in homes {
        let address = &home.address;
        let mark = DoorMark {
            id: home.id,
            room: address.room.clone(),
            outcome: outcomes.get(&home.id).copied(),
            hazard: hazards.contains(&home.id),
            state: home.state,
        };
        put(&mut buildings, address, mark);
    }
    buildings
}

type Order<'a> = (
    Option<&'a str>,
    (u64, &'a str),
    (u64, &'a str),
    std::cmp::Reverse<Option<i16>>,
    (u64, &'a str),
);

fn order(address: &Address) -> Order<'_> {
    (
        address.estate.as_deref(),
        number_first(&address.building),
        number_first(address.unit.as_deref().unwrap_or_default()),
        std::cmp::Reverse(floor_of(address)),
        number_first(&address.room),
    )
}

/// Doors arrive in order, so a new building, unit or floor always comes last.
fn put(buildings: &mut Vec<BuildingMap>, address: &Address, mark: DoorMark) {
    let estate = address.estate.clone().unwrap_or_default();
    let unit = address.unit.clone().unwrap_or_default();
    let floor = floor_of(address);
    let building = last_or(
        buildings,
        |map| map.building == address.building && map.estate == estate,
        || BuildingMap {
            estate: estate.clone(),
            building: address.building.clone(),
            units: Vec::new(),
        },
    );
    let unit = last_or(
        &mut building.units,
        |map| map.unit == unit,
        || UnitMap {
            unit: unit.clone(),
            floors: Vec::new(),
        },
    );
    let empty = || FloorRow {
        floor,
        doors: Vec::new(),
    };
    let row = last_or(&mut unit.floors, |row| row.floor == floor, empty);
    row.doors.push(mark);
}

/// The last of `list` where it fits, else a new one put after it.
fn last_or<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, new: impl Fn() -> T) -> &mut T {
    if !list.last().is_some_and(&fits) {
        list.push(new());
    }
    let last = list.len() - 1;
    &mut list[last]
}
