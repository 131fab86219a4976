//! Doors as tables hold them: building, unit and room in columns of their own.

use super::read::{before_token, converted, finish, in_building, needs, whole};
use super::scan::{Role, SIDES, bare, tokens};
use super::trap::{plain, trap};
use super::{Address, Fragment, Needs, Parsed, Why};

impl Address {
    /// Read a door from columns: `1号楼` or `1`, `1单元` or `1` or nothing, `101` or `101.0` or a whole door.
    pub fn from_parts(estate: &str, building: &str, unit: &str, room: &str) -> Parsed {
        let estate = Some(plain(estate)).filter(|estate| !estate.is_empty());
        let (building, unit, room) = (cell(building), cell(unit), cell(room));
        for cell in [&building, &unit, &room] {
            if let Some((why, known)) = trap(cell) {
                return needs(why, Fragment { estate, ..known });
            }
        }
        if let Parsed::Door(door) = whole(&room) {
            return whole_in_room(door, estate, &building, &unit);
        }
        from_columns(estate, &building, &unit, &room)
    }
}

/// The room column held the whole door; the others may only agree.
fn whole_in_room(door: Address, estate: Option<String>, building: &str, unit: &str) -> Parsed {
    let own = Fragment {
        estate: door.estate.clone().or(estate),
        ..Fragment::from(&door)
    };
    let building_differs = value_of(building).is_some_and(|(_, value)| value != door.building);
    let unit_differs = value_of(unit).is_some_and(|(_, value)| Some(value) != door.unit);
    if building_differs || unit_differs {
        return Parsed::Needs(Needs {
            why: Why::TooManyParts,
            known: own,
            candidates: vec![door],
        });
    }
    finish(own, None)
}

fn from_columns(estate: Option<String>, building: &str, unit: &str, room: &str) -> Parsed {
    let mut known = Fragment {
        estate,
        ..Fragment::default()
    };
    let Some((words, value)) = value_of(building) else {
        let room = (!room.is_empty()).then(|| room.to_owned());
        let why = if building.is_empty() {
            Why::NoBuilding
        } else {
            Why::Unread
        };
        return needs(
            why,
            Fragment {
                unit: value_of(unit).map(|(_, unit)| unit),
                room,
                ..known
            },
        );
    };
    known.estate = known.estate.or(words);
    known.building = Some(value);
    if !unit.is_empty() {
        let Some((None, value)) = value_of(unit) else {
            return needs(Why::Unread, known);
        };
        known.unit = Some(value);
    }
    let text = converted(room);
    let tokens = tokens(&text);
    if tokens.is_empty() {
        return needs(Why::NoRoom, known);
    }
    in_building(known, &tokens)
}

/// A column's one value, with the words before it: `恒昌小区3号楼` → 恒昌小区, 3.
fn value_of(cell: &str) -> Option<(Option<String>, String)> {
    let text = converted(cell);
    if let [side] = text.chars[..]
        && SIDES.contains(side)
    {
        return Some((None, side.to_string()));
    }
    let tokens = tokens(&text);
    let (last, before) = tokens.split_last()?;
    if last.role == Role::Word
        || before
            .iter()
            .any(|token| token.role == Role::Building && token.value != "平房")
    {
        return None;
    }
    let words = before_token(cell, &text, last);
    let is_value_only = words.is_none() || before.iter().any(|token| token.role == Role::Word);
    is_value_only.then(|| (words, bare(&last.value).to_owned()))
}

/// As [`plain`]; a number that a spreadsheet wrote with `.0` loses it, and a cell that says nothing is empty.
fn cell(text: &str) -> String {
    let plain = plain(text);
    let number = plain
        .strip_suffix(".0")
        .filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    match number.unwrap_or(&plain) {
        "无" | "-" | "--" | "/" | "0" | "没有" | "无单元" => String::new(),
        rest => rest.to_owned(),
    }
}
