//! The order of the stairs: estate, building, unit, floor from the top down, door. Not what is due there.
//!
//! A unit's doors come before its common parts, whole buildings' common parts after their units, places without a
//! building after every building, loose tasks and undertakings last.

use std::cmp::{Ordering, Reverse};

use uuid::Uuid;

use super::row::Item;
use crate::domain::address::{Spot, floor_of, natural_order};
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;
use crate::ledger::table::hashing::Map;

/// Where an item stands on the way through the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand<'a> {
    group: u8,
    estate: Option<&'a str>,
    building: &'a str,
    /// 0 without units, 1 in a unit, 2 the whole building.
    part: u8,
    unit: &'a str,
    /// 0 a door, 1 common parts, 2 a place.
    kind: u8,
    floor: Reverse<Option<i16>>,
    room: &'a str,
    id: Uuid,
}

impl<'a> Stand<'a> {
    const LAST: Self = Self {
        group: 2,
        estate: None,
        building: "",
        part: 0,
        unit: "",
        kind: 0,
        floor: Reverse(None),
        room: "",
        id: Uuid::nil(),
    };

    /// Where `item` stands; what is gone stands last.
    pub fn of(tables: &'a Tables, item: &'a Item) -> Self {
        let last = |id: Uuid| Self { id, ..Self::LAST };
        match item {
            Item::Task(id) => Self {
                group: 3,
                ..last(id.uuid())
            },
            Item::Undertaking(what) => Self {
                group: 4,
                ..last(what.uuid())
            },
            Item::Subject(Subject::Common(spot)) => Self::LAST.at(spot, 1),
            Item::Subject(Subject::Place(id)) => tables
                .places
                .get(*id)
                .map_or(last(id.uuid()), |place| Self::of_place(place)),
            Item::Subject(Subject::Household(id)) => tables
                .households
                .get(*id)
                .map_or(last(id.uuid()), |home| Self::of_door(home)),
        }
    }

    fn of_place(place: &'a Place) -> Self {
        let stand = match &place.spot {
            Some(spot) => Self::LAST.at(spot, 2),
            None => Self {
                group: 1,
                kind: 2,
                ..Self::LAST
            },
        };
        Self {
            room: &place.name,
            id: place.id.uuid(),
            ..stand
        }
    }

    fn of_door(home: &'a Household) -> Self {
        let address = &home.address;
        Self {
            group: 0,
            estate: address.estate.as_deref(),
            building: &address.building,
            part: u8::from(address.unit.is_some()),
            unit: address.unit.as_deref().unwrap_or_default(),
            kind: 0,
            floor: Reverse(address.floor.or_else(|| floor_of(&address.room))),
            room: &address.room,
            id: home.id.uuid(),
        }
    }

    fn at(self, spot: &'a Spot, kind: u8) -> Self {
        Self {
            group: 0,
            estate: spot.estate.as_deref(),
            building: &spot.building,
            part: if spot.unit.is_some() { 1 } else { 2 },
            unit: spot.unit.as_deref().unwrap_or_default(),
            kind,
            ..self
        }
    }

    /// The order of the stairs, total.
    pub fn compare(&self, other: &Self) -> Ordering {
        (self.group.cmp(&other.group))
            .then_with(|| names(self.estate, other.estate))
            .then_with(|| name(self.building, other.building))
            .then_with(|| self.part.cmp(&other.part))
            .then_with(|| name(self.unit, other.unit))
            .then_with(|| self.kind.cmp(&other.kind))
            .then_with(|| self.floor.cmp(&other.floor))
            .then_with(|| name(self.room, other.room))
            .then_with(|| self.id.cmp(&other.id))
    }

    /// Before, in or after the building or unit; estate as written in the spot, every estate where it has none.
    pub fn against(&self, spot: &Spot) -> Ordering {
        let estate = spot.estate.as_deref();
        (self.group.cmp(&0))
            .then_with(|| names(self.estate, estate))
            .then_with(|| natural_order(self.building, &spot.building))
            .then_with(|| match &spot.unit {
                None => Ordering::Equal,
                Some(unit) => (self.part.cmp(&1)).then_with(|| natural_order(self.unit, unit)),
            })
    }
}

/// Which of two doors comes first on the stairs.
pub fn by_stairs(one: &Household, other: &Household) -> Ordering {
    Stand::of_door(one).compare(&Stand::of_door(other))
}

/// Which of two doors lies in the building that comes first; equal within a building.
pub fn by_building(one: &Household, other: &Household) -> Ordering {
    let (one, other) = (&one.address, &other.address);
    names(one.estate.as_deref(), other.estate.as_deref())
        .then_with(|| name(&one.building, &other.building))
}

fn name(one: &str, other: &str) -> Ordering {
    natural_order(one, other).then_with(|| one.cmp(other))
}

fn names(one: Option<&str>, other: Option<&str>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => name(one, other),
        (one, other) => one.is_some().cmp(&other.is_some()),
    }
}

/// Sorts items by the stairs. Every name is compared with others once only.
pub(super) fn sort(tables: &Tables, items: Vec<Item>) -> Vec<Item> {
    let stands: Vec<Stand<'_>> = items.iter().map(|item| Stand::of(tables, item)).collect();
    let mut words: Map<&str, u32> = Map::default();
    let mut numbers: Vec<[u32; 4]> = Vec::with_capacity(stands.len());
    for stand in &stands {
        let estate = stand.estate.unwrap_or_default();
        numbers.push(
            [estate, stand.building, stand.unit, stand.room].map(|word| {
                let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
                *words.entry(word).or_insert(next)
            }),
        );
    }
    let mut sorted: Vec<(&str, u32)> = words.into_iter().collect();
    sorted.sort_unstable_by(|(one, _), (other, _)| name(one, other));
    let mut places = vec![0u32; sorted.len()];
    for ((_, number), place) in sorted.into_iter().zip(0..) {
        places[number as usize] = place;
    }
    let key = |(stand, words): (&Stand<'_>, [u32; 4])| {
        let [estate, building, unit, room] = words.map(|word| places[word as usize]);
        (
            (stand.group, stand.estate.map(|_| estate), building),
            (stand.part, unit, stand.kind),
            (stand.floor, room, stand.id),
        )
    };
    let mut keys: Vec<_> = stands.iter().zip(numbers).map(key).zip(0..).collect();
    keys.sort_unstable();
    let order: Vec<usize> = keys.into_iter().map(|(_, place)| place).collect();
    let mut items: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| items[place].take())
        .collect()
}
