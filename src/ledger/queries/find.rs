//! What a person means by a door as written, a place or a name: one door, or the choice. Not the search of a list.

use uuid::Uuid;

use crate::domain::address::{Address, Fragment, Needs, Parsed, Spot, natural_order};
use crate::domain::subject::Subject;
use crate::domain::{Entity, Id};
use crate::ledger::table::{Table, Tables};

/// Fewer characters than this are not the end of an id.
pub const SHORT_ID: usize = 6;
/// So many near hits are told.
const NEAR: usize = 20;

/// What a text was found to mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// This door, place or common parts.
    One(Subject),
    /// One of these; a person has to say which.
    Several(Vec<Subject>),
    /// Nothing of that name; these come near (perhaps none).
    Nothing(Vec<Subject>),
}

/// What `text` means: an id, a door (`3-2-501`, `3号楼2单元501`, `1-403` where it is the only one), common parts
/// (`3-2`), the name of a place or of somebody who lives there. Common parts are meant only where no door is.
pub fn find(tables: &Tables, text: &str) -> Found {
    let text = text.trim();
    if text.is_empty() {
        return Found::Nothing(Vec::new());
    }
    let looks: [fn(&Tables, &str) -> Vec<Subject>; 5] = [by_id, doors, common, named, by_end_of_id];
    for look in looks {
        let mut subjects = look(tables, text);
        subjects.sort_unstable();
        subjects.dedup();
        match subjects.len() {
            0 => {}
            1 => return Found::One(subjects.swap_remove(0)),
            _ => return Found::Several(in_order(tables, subjects)),
        }
    }
    Found::Nothing(near(tables, text))
}

/// By the id of a household or place, or of a record about one.
fn by_id(tables: &Tables, text: &str) -> Vec<Subject> {
    fn of<T: Entity>(table: &Table<T>, id: Uuid) -> Option<Subject> {
        table.get(Id::new(id))?.subject()
    }
    let Ok(id) = Uuid::parse_str(text) else {
        return Vec::new();
    };
    let found = of(&tables.households, id)
        .or_else(|| of(&tables.places, id))
        .or_else(|| of(&tables.residents, id))
        .or_else(|| of(&tables.visits, id))
        .or_else(|| of(&tables.hazards, id))
        .or_else(|| of(&tables.tasks, id));
    found.into_iter().collect()
}

/// By the end of an id, as listings print it.
fn by_end_of_id(tables: &Tables, text: &str) -> Vec<Subject> {
    let end = text.to_ascii_lowercase();
    if end.len() < SHORT_ID || !end.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Vec::new();
    }
    let ends = |id: Uuid| id.simple().to_string().ends_with(&end);
    let homes = tables.households.iter().map(|home| home.id);
    let homes = homes.filter(|id| ends(id.uuid())).map(Subject::from);
    let places = tables.places.iter().map(|place| place.id);
    let places = places.filter(|id| ends(id.uuid())).map(Subject::from);
    homes.chain(places).collect()
}

/// Our own spelling is taken as it stands, so that every door a listing tells can be given back; anything else is read
/// as people write it, and every door it may mean is told.
fn doors(tables: &Tables, text: &str) -> Vec<Subject> {
    let known = |door: &Address| tables.door(&door.door_key()).map(|home| home.id.into());
    if let Some(door) = Address::from_door(text).as_ref().and_then(known) {
        return vec![door];
    }
    let (parts, candidates) = match Address::parse(text) {
        Parsed::Door(door) => match known(&door) {
            Some(subject) => return vec![subject],
            None => (Fragment::from(&door), Vec::new()),
        },
        Parsed::Needs(needs) => (needs.known, needs.candidates),
    };
    let mut found: Vec<Subject> = candidates.iter().filter_map(known).collect();
    if parts.room.is_some() {
        let homes = tables.households.iter();
        let like = homes.filter(|home| is_like(&parts, &home.address));
        found.extend(like.map(|home| Subject::from(home.id)));
    }
    found
}

/// Whether the parts that were understood fit a door. A part that may be the building or the unit fits either.
fn is_like(known: &Fragment, door: &Address) -> bool {
    let same = |one: &str, other: &str| natural_order(one, other).is_eq();
    let fits = |part: &Option<String>, own: Option<&str>| {
        part.as_deref()
            .is_none_or(|part| own.is_some_and(|own| same(part, own)))
    };
    let unit = door.unit.as_deref();
    let either = known.unit.is_none() && known.building.is_some() && fits(&known.building, unit);
    let building = fits(&known.building, Some(&door.building)) && fits(&known.unit, unit);
    fits(&known.room, Some(&door.room))
        && fits(&known.estate, door.estate.as_deref())
        && (building || either)
}

/// The common parts of a unit or building that has doors.
fn common(tables: &Tables, text: &str) -> Vec<Subject> {
    let Some(spot) = Spot::parse(text) else {
        return Vec::new();
    };
    let mut spots: Vec<Spot> = Vec::new();
    for home in tables
        .households
        .iter()
        .filter(|home| spot.holds(&home.address))
    {
        let of = home.address.spot();
        let own = Spot {
            unit: of.unit.filter(|_| spot.unit.is_some()),
            ..of
        };
        if !spots.contains(&own) {
            spots.push(own);
        }
    }
    spots
        .into_iter()
        .map(|spot| Subject::Common(Box::new(spot)))
        .collect()
}

/// A place of this name, or the door of somebody of this name.
fn named(tables: &Tables, text: &str) -> Vec<Subject> {
    let places = tables
        .places
        .iter()
        .filter(|place| place.name.trim() == text);
    let people = tables.residents.iter();
    let people = people.filter(|person| person.is_here() && person.name.trim() == text);
    places
        .map(|place| Subject::from(place.id))
        .chain(people.map(|person| Subject::from(person.household)))
        .collect()
}

/// The door a text writes down where none is yet.
///
/// # Errors
/// When it could be several, or none.
#[allow(
    clippy::result_large_err,
    reason = "asked once for what a person wrote; the address it needs more of is shown to them"
)]
pub fn new_door(tables: &Tables, text: &str) -> Result<Address, Needs> {
    let needs = match Address::parse(text) {
        Parsed::Door(address) => return Ok(address),
        Parsed::Needs(needs) => needs,
    };
    // Where every known door of the building is without a unit, `3-501` is one too.
    let plain = Address::from_door(text).filter(|address| address.unit.is_none());
    let settled = plain.filter(|address| {
        let homes = tables.households.iter().map(|home| &home.address);
        let mut same = homes
            .filter(|known| known.estate == address.estate && known.building == address.building)
            .peekable();
        same.peek().is_some() && same.all(|known| known.unit.is_none())
    });
    settled.ok_or(needs)
}

/// Places and people whose name has the text in it, and doors whose spelling has it.
fn near(tables: &Tables, text: &str) -> Vec<Subject> {
    let has = |name: &str| name.contains(text);
    let places = tables.places.iter().filter(|place| has(&place.name));
    let people = tables
        .residents
        .iter()
        .filter(|one| one.is_here() && has(&one.name));
    let doors = tables
        .households
        .iter()
        .filter(|home| has(&home.address.with_estate()));
    let mut near: Vec<Subject> = places
        .map(|place| Subject::from(place.id))
        .chain(people.map(|person| Subject::from(person.household)))
        .chain(doors.map(|home| Subject::from(home.id)))
        .collect();
    near.sort_unstable();
    near.dedup();
    let mut near = in_order(tables, near);
    near.truncate(NEAR);
    near
}

/// Doors by address first, then the rest.
fn in_order(tables: &Tables, mut subjects: Vec<Subject>) -> Vec<Subject> {
    subjects.sort_by_cached_key(|subject| {
        let home = subject.household().and_then(|id| tables.households.get(id));
        (home.is_none(), home.map(|home| home.address.clone()))
    });
    subjects
}
