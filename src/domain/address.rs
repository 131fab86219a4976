//! Where a door is: estate, building, unit, floor, room; its one spelling, its key, its order. Not the household
//! behind it, and not how people write it: that is `address/read.rs`.

mod columns;
mod numerals;
mod order;
mod parsed;
mod read;
mod scan;
mod spot;
mod trap;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

pub use order::natural_order;
pub use parsed::{Fragment, Needs, Parsed, Why};
pub use spot::Spot;

use order::natural_options;

/// A door. Sorted as one walks: building, unit, floor and room by number (2 before 10), letters after digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Estate (小区), where there are several.
    pub estate: Option<String>,
    /// Building (楼栋): `3`, `B3`, `A`; a row of bungalows is `12排`, bungalows without a row `平房`.
    pub building: String,
    /// Unit (单元): `2`, `东`.
    pub unit: Option<String>,
    /// Floor, from the room number where it is not written.
    pub floor: Option<i16>,
    /// Room (房号) as written, leading zeros kept.
    pub room: String,
    /// As it was written, where it differs.
    pub original: Option<String>,
}

impl Address {
    /// A door from its parts; the floor follows from the room. Blanks, `-` and `/` inside parts are dropped.
    pub fn new(estate: Option<&str>, building: &str, unit: Option<&str>, room: &str) -> Self {
        let part = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace() && !"-/".contains(*c))
                .collect::<String>()
        };
        let estate = estate.map(|estate| estate.replace('/', " ").trim().to_owned());
        let room = part(room);
        Self {
            estate: estate.filter(|estate| !estate.is_empty()),
            building: part(building),
            unit: unit.map(part).filter(|unit| !unit.is_empty()),
            floor: floor_of(&room),
            room,
            original: None,
        }
    }

    /// Read our own spelling back: `3-2-501`, `3-1501` (no unit), `estate/3-2-501`. Stricter and surer than
    /// [`Address::parse`], which reads what people write and asks about `3-501`.
    pub fn from_door(door: &str) -> Option<Self> {
        let (estate, door) = match door.trim().rsplit_once('/') {
            Some((estate, door)) => (Some(estate), door),
            None => (None, door.trim()),
        };
        let parts: Vec<&str> = door.split('-').map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        match parts[..] {
            [building, unit, room] => Some(Self::new(estate, building, Some(unit), room)),
            [building, room] => Some(Self::new(estate, building, None, room)),
            _ => None,
        }
    }

    /// The door with the estate before it, where there is one: `恒昌小区/3-2-501`.
    pub fn with_estate(&self) -> String {
        match &self.estate {
            Some(estate) => format!("{estate}/{self}"),
            None => self.to_string(),
        }
    }

    /// The door inside its building: `1-403`, or `403` where there is no unit.
    pub fn short(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{unit}-{}", self.room),
            None => self.room.clone(),
        }
    }

    /// The key by which two spellings of one door are equal: estate, building, unit, room; width, case, blanks
    /// and leading zeros do not count.
    pub fn door_key(&self) -> String {
        let unit = self
            .unit
            .as_deref()
            .map(|unit| format!("{}-", key_of(unit)))
            .unwrap_or_default();
        let estate = self.estate.as_deref().map(key_of).unwrap_or_default();
        format!(
            "{estate}/{}-{unit}{}",
            key_of(&self.building),
            key_of(&self.room)
        )
    }

    /// The unit it is in (the building, where there are no units).
    pub fn spot(&self) -> Spot {
        Spot {
            estate: self.estate.clone(),
            building: self.building.clone(),
            unit: self.unit.clone(),
        }
    }
}

impl fmt::Display for Address {
    /// `3-2-501`, or `3-1501` where there is no unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{}-{unit}-{}", self.building, self.room),
            None => write!(f, "{}-{}", self.building, self.room),
        }
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        let walk = |a: &Self, b: &Self| {
            natural_options(a.estate.as_deref(), b.estate.as_deref())
                .then_with(|| natural_order(&a.building, &b.building))
                .then_with(|| natural_options(a.unit.as_deref(), b.unit.as_deref()))
                .then_with(|| a.floor.cmp(&b.floor))
                .then_with(|| natural_order(&a.room, &b.room))
        };
        let exact = |a: &Self, b: &Self| {
            (&a.estate, &a.building, &a.unit, &a.room, &a.original).cmp(&(
                &b.estate,
                &b.building,
                &b.unit,
                &b.room,
                &b.original,
            ))
        };
        walk(self, other).then_with(|| exact(self, other))
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Floor by the room number: 501 → 5, 0301 → 3, 1203 → 12, `5东` → 5; `None` for shorter and longer numbers.
pub fn floor_of(room: &str) -> Option<i16> {
    let end = room
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(room.len());
    let (digits, rest) = room.split_at(end);
    let number: i16 = digits.parse().ok()?;
    let is_side = rest.chars().next().is_some_and(|c| scan::SIDES.contains(c));
    match digits.len() {
        3 | 4 => Some(number / 100).filter(|floor| *floor > 0),
        1 | 2 if is_side => Some(number),
        _ => None,
    }
}

/// Whether two spellings of a part of an address mean the same; quick where neither needs folding.
fn same_part(one: &str, other: &str) -> bool {
    let plain = |part: &str| {
        let capital = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        !part.starts_with('0') && part.bytes().all(capital)
    };
    one == other || !(plain(one) && plain(other)) && key_of(one) == key_of(other)
}

/// A part of a door as it is compared: NFKC, upper case, no blanks, no leading zeros.
fn key_of(part: &str) -> String {
    let plain: String = part
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    match plain.trim_start_matches('0') {
        stripped if stripped.starts_with(|c: char| c.is_ascii_digit()) => stripped.to_owned(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests;
