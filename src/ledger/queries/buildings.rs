//! Estates, buildings and units with their doors counted, and the doors a day's plan picks from them.

use std::cmp::Reverse;

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Item, Queue};
use crate::ledger::table::Tables;

/// How many doors a building or unit has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub doors: usize,
    /// Those in today's list.
    pub today: usize,
    /// Those with something due, today or not.
    pub due: usize,
}

impl Count {
    fn add(&mut self, today: bool, due: bool) {
        self.doors += 1;
        self.today += usize::from(today);
        self.due += usize::from(due);
    }
}

/// A unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which; without a unit the doors of a building that has none.
    pub spot: Spot,
    /// Its doors.
    pub count: Count,
}

/// A building.
#[derive(Clone, Debug, PartialEq)]
pub struct Building {
    /// Which.
    pub spot: Spot,
    /// Its doors.
    pub count: Count,
    /// Its units, by number.
    pub units: Vec<Unit>,
}

/// An estate.
#[derive(Clone, Debug, PartialEq)]
pub struct Estate {
    /// Its name, where doors have one.
    pub name: Option<String>,
    /// Its doors.
    pub count: Count,
    /// Its buildings, by number.
    pub buildings: Vec<Building>,
}

/// Every estate, building and unit, in the order of the stairs.
pub fn estates(tables: &Tables, queue: &Queue) -> Vec<Estate> {
    let mut estates: Vec<Estate> = Vec::new();
    for home in queue.every_door(tables) {
        let (today, due) = queue.is_due(&Item::Subject(Subject::from(home.id)));
        count(&mut estates, home, today, due);
    }
    estates
}

/// Doors come in the order of the stairs, so a new estate, building or unit always comes last.
fn count(estates: &mut Vec<Estate>, home: &Household, today: bool, due: bool) {
    let unit = home.address.spot();
    let building = Spot {
        unit: None,
        ..unit.clone()
    };
    if estates.last().is_none_or(|last| last.name != unit.estate) {
        estates.push(Estate {
            name: unit.estate.clone(),
            count: Count::default(),
            buildings: Vec::new(),
        });
    }
    let Some(estate) = estates.last_mut() else {
        return;
    };
    estate.count.add(today, due);
    if estate
        .buildings
        .last()
        .is_none_or(|last| last.spot != building)
    {
        estate.buildings.push(Building {
            spot: building,
            count: Count::default(),
            units: Vec::new(),
        });
    }
    let Some(building) = estate.buildings.last_mut() else {
        return;
    };
    building.count.add(today, due);
    match building.units.last_mut() {
        Some(last) if last.spot == unit => last.count.add(today, due),
        _ => {
            let mut count = Count::default();
            count.add(today, due);
            building.units.push(Unit { spot: unit, count });
        }
    }
}

/// The doors a plan of these areas picks: at most `cap`, those that need a visit most, in the order of the stairs.
/// Doors that nobody should knock at today are not among them (put off, given away, declined, agreed for another day,
/// nobody there), nor those visited today.
pub fn plan_doors(
    tables: &Tables,
    queue: &Queue,
    areas: &[Spot],
    cap: usize,
) -> Vec<Id<Household>> {
    let mut doors: Vec<Id<Household>> = Vec::new();
    for area in areas {
        doors.extend(queue.doors(tables, area));
    }
    let mut seen = std::collections::HashSet::new();
    let mut needs: Vec<(Reverse<i32>, usize, Id<Household>)> = doors
        .into_iter()
        .filter(|id| seen.insert(*id))
        .enumerate()
        .filter_map(|(place, id)| {
            let need = queue.need(tables, id)?;
            Some((Reverse(need), place, id))
        })
        .collect();
    needs.sort_unstable();
    let picked: Vec<Id<Household>> = needs.into_iter().take(cap).map(|(.., id)| id).collect();
    queue.in_order(picked)
}
