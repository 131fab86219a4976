//! Writing doors, and finding what a DOOR on the command line means. Guesses nothing: what is not unique is listed.

use std::sync::Arc;

use super::failure::{Candidate, Failure};
use super::reading;
use super::session::Session;
use crate::domain::address::{Address, Parsed, Spot};
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::domain::text::safe_line;
use crate::error::{Error, Kind};
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::queries::find::{Found, find};
use crate::ledger::table::Tables;

/// How doors of this ledger are written: with their estate where there are several.
#[derive(Clone, Copy)]
pub struct Doors<'a> {
    /// The records.
    pub tables: &'a Tables,
    estates: Estates,
}

impl<'a> Doors<'a> {
    /// The doors of a ledger; looks through the households once.
    pub fn of(tables: &'a Tables) -> Self {
        Self {
            tables,
            estates: Estates::of(tables),
        }
    }

    /// A door, common parts (`3-2`) or the name of a place.
    pub fn written(&self, subject: &Subject) -> String {
        Where::of(self.tables, subject, &self.estates).door
    }

    /// The name of the head of a household, or of whom is in charge of a place; may be empty.
    pub fn head(&self, subject: &Subject) -> String {
        Where::of(self.tables, subject, &self.estates).head
    }
}

/// A subject as [`Doors::written`]; for a single one.
pub fn written(tables: &Tables, subject: &Subject) -> String {
    Doors::of(tables).written(subject)
}

/// The door, place or common parts a text means: an id or its end, a door as people write it, a name.
///
/// # Errors
/// When it means none, or several; then they are listed.
pub fn subject(session: &Session, text: &str) -> Result<Subject, Failure> {
    let tables = session.ledger.tables();
    let (key, near) = match find(tables, text) {
        Found::One(subject) => return Ok(subject),
        Found::Several(subjects) => ("cli-door-not-unique", subjects),
        Found::Nothing(near) => match by_short_id(text, tables) {
            Some(subject) => return Ok(subject),
            None => ("cli-no-such-door", near),
        },
    };
    let doors = Doors::of(tables);
    let candidates = near.iter().map(|one| Candidate {
        write: doors.written(one),
        about: doors.head(one),
    });
    Err(Failure::ambiguous(refused(key, text), candidates.collect()))
}

/// What listings print of an id is taken too.
fn by_short_id(text: &str, tables: &Tables) -> Option<Subject> {
    let household = reading::id::<Household>(text, tables).map(Subject::from);
    let place = || reading::id::<Place>(text, tables).map(Subject::from);
    household.or_else(|_| place()).ok()
}

/// The household a text means.
///
/// # Errors
/// As [`subject`]; also when it means a place or common parts.
pub fn household(session: &Session, text: &str) -> Result<Arc<Household>, Failure> {
    let subject = subject(session, text)?;
    let tables = session.ledger.tables();
    let found = subject.household().and_then(|id| tables.households.get(id));
    found
        .cloned()
        .ok_or_else(|| refused("cli-not-a-household", text).into())
}

/// The address a text writes down, of a household that is not here yet.
///
/// # Errors
/// When it could be several, or none.
pub fn new_address(session: &Session, text: &str) -> Result<Address, Failure> {
    let needs = match Address::parse(text) {
        Parsed::Door(address) => return Ok(address),
        Parsed::Needs(needs) => needs,
    };
    // Where every known door of the building is without a unit, `3-501` is one too.
    let plain = Address::from_door(text).filter(|address| address.unit.is_none());
    let settled = plain.filter(|address| {
        let homes = session.ledger.tables().households.iter();
        let mut same = homes
            .map(|home| &home.address)
            .filter(|known| known.estate == address.estate && known.building == address.building)
            .peekable();
        same.peek().is_some() && same.all(|known| known.unit.is_none())
    });
    if let Some(address) = settled {
        return Ok(address);
    }
    let why = session.texts.get(needs.why.key()).into_owned();
    let error = Error::Refused {
        key: "cli-not-a-door",
        values: vec![("door", safe_line(text, reading::LINE).text), ("why", why)],
        kind: Kind::Refused,
    };
    let candidates = needs.candidates.iter().map(Address::with_estate);
    let candidates = candidates.map(Candidate::from);
    Err(Failure::ambiguous(error, candidates.collect()))
}

/// A building or unit.
///
/// # Errors
/// When it is neither.
pub fn spot(text: &str) -> Result<Spot, Failure> {
    Spot::parse(text).ok_or_else(|| refused("cli-not-an-area", text).into())
}

fn refused(key: &'static str, text: &str) -> Error {
    Error::refused_with(key, "door", safe_line(text, reading::LINE).text)
}
