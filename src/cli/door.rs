//! Writing doors, and finding what a DOOR on the command line means. Guesses nothing: what is not unique is listed.

use std::sync::Arc;

use super::failure::{Candidate, Failure};
use super::reading;
use super::session::Session;
use crate::domain::address::{Address, Spot};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::text::safe_line;
use crate::error::{Error, Kind};
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::queries::find::{self, Found};
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
    let (key, near) = match find::find(tables, text) {
        Found::One(subject) => return Ok(subject),
        Found::Several(subjects) => ("cli-door-not-unique", subjects),
        Found::Nothing(near) => ("cli-no-such-door", near),
    };
    let doors = Doors::of(tables);
    let candidates = near.iter().map(|one| Candidate {
        write: doors.written(one),
        about: doors.head(one),
    });
    Err(Failure::ambiguous(refused(key, text), candidates.collect()))
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
    let needs = match find::new_door(session.ledger.tables(), text) {
        Ok(address) => return Ok(address),
        Err(needs) => needs,
    };
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
