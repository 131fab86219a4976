//! Doors as people write them in one text (domain.md §8.3). What can be meant in two ways is asked about, never guessed.

use super::numerals::{Converted, convert};
use super::scan::{Role, SIDES, Token, bare, is_separator, tokens};
use super::trap::{plain, trap};
use super::{Address, Fragment, Needs, Parsed, Spot, Why, floor_of};

impl Address {
    /// Read a door as people write it: `3-2-501`, `三号楼二单元501室`, `恒昌小区3幢2单元501`, `A座1203`, `12排3号`.
    pub fn parse(text: &str) -> Parsed {
        let plain = plain(text);
        let parsed = trap(&plain).map_or_else(|| whole(&plain), |(why, known)| needs(why, known));
        match parsed {
            Parsed::Door(door) => Parsed::Door(with_original(door, text)),
            Parsed::Needs(needs) => Parsed::Needs(needs),
        }
    }
}

/// A whole address in one text.
pub(super) fn whole(plain: &str) -> Parsed {
    let text = converted(plain);
    let found = tokens(&text);
    if found.is_empty() {
        return needs(Why::Empty, Fragment::default());
    }
    let has_unit_after = |at: usize| found[at + 1..].iter().any(|token| token.role == Role::Unit);
    let explicit = found.iter().position(|token| token.role == Role::Building);
    let storey = || {
        found
            .iter()
            .position(|token| token.role == Role::Storey)
            .filter(|at| has_unit_after(*at))
    };
    if let Some(mut at) = explicit.or_else(storey) {
        let estate = before_token(plain, &text, &found[at]);
        let next_is_row = found
            .get(at + 1)
            .is_some_and(|next| next.value.ends_with('排'));
        at += usize::from(found[at].value == "平房" && next_is_row);
        let known = Fragment {
            estate,
            building: Some(bare(&found[at].value).to_owned()),
            ..Fragment::default()
        };
        return in_building(known, &found[at + 1..]);
    }
    let series = found
        .iter()
        .rposition(|token| token.role == Role::Word)
        .map_or(0, |at| at + 1);
    let Some(first) = found.get(series) else {
        return needs(Why::Unread, Fragment::default());
    };
    let estate = before_token(plain, &text, first);
    without_words(
        Fragment {
            estate,
            ..Fragment::default()
        },
        &found[series..],
    )
}

/// Values whose building has no word: `3-2-501`, `2单元501`, `3-501`, `501`.
fn without_words(known: Fragment, found: &[Token]) -> Parsed {
    use Role::{Floor, Number, Plain, Room, Storey, Unit};
    let last = found.len().saturating_sub(1);
    let with = |building: Option<usize>, unit: Option<usize>, room: Option<usize>| Fragment {
        estate: known.estate.clone(),
        building: building.map(|at| bare(&found[at].value).to_owned()),
        unit: unit.map(|at| bare(&found[at].value).to_owned()),
        room: room.map(|at| found[at].value.clone()),
    };
    let (first, second, third) = (Some(0), Some(1), Some(2));
    let roles: Vec<Role> = found.iter().map(|token| token.role).collect();
    match roles[..] {
        [Plain, Plain | Unit, Plain | Room | Number] if is_unit(&found[1].value) => {
            finish(with(first, second, third), None)
        }
        [Plain, Unit] => needs(Why::NoRoom, with(first, second, None)),
        [Plain, Plain] if is_unit(&found[1].value) => needs(Why::NoRoom, with(first, second, None)),
        [Plain, Plain | Room | Number] => perhaps(Why::BuildingOrUnit, with(first, None, second)),
        [Storey, Plain | Room | Number] => perhaps(Why::BuildingOrFloor, with(first, None, second)),
        [Number, Unit, Plain | Room | Number] => {
            perhaps(Why::NoBuilding, with(first, second, third))
        }
        [Unit] => needs(Why::NoBuilding, with(None, first, None)),
        [Unit, .., Plain | Room | Number] => needs(Why::NoBuilding, with(None, first, Some(last))),
        [Plain | Room | Number] => needs(Why::NoBuilding, with(None, None, first)),
        [Plain, Plain | Unit, Plain | Floor | Storey, Plain | Room]
            if is_floor_of(&found[2].value, &found[3].value) =>
        {
            perhaps(Why::TooManyParts, with(first, second, Some(3)))
        }
        [Plain, Plain, Plain, ..] => needs(Why::TooManyParts, known),
        _ => needs(Why::Unread, known),
    }
}

/// What stands behind the building: a unit, a floor, a room, with or without their words.
pub(super) fn in_building(mut known: Fragment, found: &[Token]) -> Parsed {
    let mut floor = None;
    let mut plain: Vec<&Token> = Vec::new();
    for token in found {
        match token.role {
            Role::Unit if known.unit.is_none() => known.unit = Some(bare(&token.value).to_owned()),
            Role::Floor | Role::Storey if floor.is_none() => floor = Some(token.value.clone()),
            Role::Plain => plain.push(token),
            Role::Room | Role::Number if known.room.is_none() => {
                known.room = Some(token.value.clone());
            }
            Role::Word | Role::Building => return needs(Why::Unread, known),
            _ => return needs(Why::TooManyParts, known),
        }
    }
    if known.room.is_none() {
        known.room = plain.pop().map(|token| token.value.clone());
    }
    let room = known.room.clone().unwrap_or_default();
    match plain[..] {
        [] => {}
        [unit] if known.unit.is_none() && is_unit(&unit.value) => {
            known.unit = Some(bare(&unit.value).to_owned());
        }
        // A unit named in its own column and again before the room: `1` and `1-101`.
        [unit] if known.unit.as_deref() == Some(bare(&unit.value)) => {}
        [storey] if floor.is_none() && is_floor_of(&storey.value, &room) => {}
        _ => return needs(Why::TooManyParts, known),
    }
    finish(known, floor.as_deref())
}

/// A door, once its parts are known and its floor agrees.
pub(super) fn finish(mut known: Fragment, floor: Option<&str>) -> Parsed {
    let Some(room) = known.room.clone() else {
        return needs(Why::NoRoom, known);
    };
    let is_side = room.chars().all(|c| SIDES.contains(c));
    match (floor, is_side) {
        (Some(floor), true) => known.room = Some(format!("{}{room}", bare(floor))),
        (None, true) => return needs(Why::FloorAndRoom, known),
        (Some(floor), false) if !is_floor_of(floor, &room) => {
            let counted = room
                .parse::<u32>()
                .ok()
                .filter(|number| room.len() <= 2 && *number > 0);
            let candidates = match (counted, bare(floor).parse::<u32>()) {
                (Some(number), Ok(floor)) => {
                    vec![
                        Fragment {
                            room: Some(format!("{floor}{number:02}")),
                            ..known.clone()
                        }
                        .door(),
                    ]
                }
                _ => vec![known.door()],
            };
            return Parsed::Needs(Needs {
                why: Why::FloorAndRoom,
                known,
                candidates,
            });
        }
        _ => {}
    }
    Parsed::Door(known.door())
}

/// A unit has at most two characters.
fn is_unit(value: &str) -> bool {
    bare(value).chars().count() <= 2
}

fn is_floor_of(floor: &str, room: &str) -> bool {
    floor
        .parse()
        .is_ok_and(|floor: i16| floor_of(room) == Some(floor))
}

/// A question with the door it may well be.
fn perhaps(why: Why, known: Fragment) -> Parsed {
    let candidates = vec![known.door()];
    Parsed::Needs(Needs {
        why,
        known,
        candidates,
    })
}

pub(super) fn needs(why: Why, known: Fragment) -> Parsed {
    Parsed::Needs(Needs {
        why,
        known,
        candidates: Vec::new(),
    })
}

pub(super) fn converted(plain: &str) -> Converted {
    convert(&plain.chars().collect::<Vec<char>>())
}

/// The text before a token as it was written, without what parts it from the token.
pub(super) fn before_token(plain: &str, text: &Converted, token: &Token) -> Option<String> {
    let words: String = plain.chars().take(text.origin[token.start]).collect();
    let words = words.trim_matches(is_separator);
    (!words.is_empty()).then(|| words.to_owned())
}

/// The text as written is kept where the door's own spelling differs.
fn with_original(door: Address, text: &str) -> Address {
    let text = text.trim();
    let original = (text != door.with_estate()).then(|| text.chars().take(120).collect());
    Address { original, ..door }
}

/// The common parts of a unit or building.
pub(super) fn spot(text: &str) -> Option<Spot> {
    let plain = plain(text);
    if let Some((estate, rest)) = plain
        .rsplit_once('/')
        .filter(|(estate, _)| !estate.contains(|c: char| c.is_ascii_digit()))
    {
        let spot = spot(rest)?;
        return Some(Spot {
            estate: Some(estate.trim().to_owned()),
            ..spot
        });
    }
    if trap(&plain).is_some() {
        return None;
    }
    match whole(&plain) {
        Parsed::Needs(Needs {
            why: Why::NoRoom,
            known,
            ..
        }) => Some(Spot {
            estate: known.estate,
            building: known.building?,
            unit: known.unit,
        }),
        Parsed::Needs(Needs {
            why: Why::NoBuilding,
            known:
                Fragment {
                    unit: None,
                    room: Some(building),
                    estate,
                    ..
                },
            ..
        }) if bare(&building).len() <= 3 => Some(Spot {
            estate,
            building: bare(&building).to_owned(),
            unit: None,
        }),
        _ => None,
    }
}
