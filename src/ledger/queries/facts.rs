//! What is missing or stale at a door (domain.md §3.7): the least that must be known. Not the forms that ask for more.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::domain::codes::{HouseholdState, Sex};
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Now, Queue};
use crate::ledger::table::Tables;

/// The fields that must be known, and are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing(u8);

/// A field that must be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who lives there: nobody is written down.
    Head,
    /// How the door is lived in.
    State,
    /// The head's name.
    Name,
    /// The head's phone.
    Phone,
    /// The head's sex.
    Sex,
    /// The head's year of birth.
    Birth,
}

impl Field {
    /// Every field, in the order of asking.
    pub const ALL: [Self; 6] = [
        Self::Head,
        Self::State,
        Self::Name,
        Self::Phone,
        Self::Sex,
        Self::Birth,
    ];

    /// The field's name in kebab-case, as records of what was declined and changed use it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::State => "state",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Sex => "sex",
            Self::Birth => "birth",
        }
    }

    /// Message id of its name.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Head => "queue-fact-head",
            Self::State => "queue-fact-state",
            Self::Name => "queue-fact-name",
            Self::Phone => "queue-fact-phone",
            Self::Sex => "queue-fact-sex",
            Self::Birth => "queue-fact-birth",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Missing {
    /// Whether nothing is missing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The fields, in the order of asking.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL
            .into_iter()
            .filter(move |field| self.0 & field.bit() != 0)
    }

    /// Message ids of the fields' names.
    pub fn messages(self) -> Vec<&'static str> {
        self.fields().map(Field::message).collect()
    }

    fn note(&mut self, field: Field, missing: bool, declined: &[String]) {
        if missing && !declined.iter().any(|known| known == field.name()) {
            self.0 |= field.bit();
        }
    }
}

/// What is missing at a door, of the door itself and of the head of the household. A field somebody declined is done.
/// Where nobody lives nothing is missing.
pub fn missing_at(tables: &Tables, household: &Household) -> Missing {
    if household.state.lived_in() == Some(false) {
        return Missing::default();
    }
    let subject = Subject::Household(household.id);
    let mut head: Option<&Resident> = None;
    for person in tables.residents.of(&subject).filter(|one| one.is_here()) {
        head = Some(foremost(head, person));
    }
    missing_with(household, head)
}

/// The one who counts as head: who is said to be, else the first who lives there.
pub(in crate::ledger) fn foremost<'a>(
    known: Option<&'a Resident>,
    person: &'a Resident,
) -> &'a Resident {
    match known {
        Some(known) if known.is_head() || !person.is_head() => known,
        _ => person,
    }
}

/// [`missing_at`] for a door where people live, whose head is known.
pub(in crate::ledger) fn missing_with(household: &Household, head: Option<&Resident>) -> Missing {
    let mut missing = Missing::default();
    let unknown = household.state == HouseholdState::UNKNOWN;
    missing.note(Field::State, unknown, &household.declined);
    match head {
        None => missing.note(Field::Head, true, &household.declined),
        Some(head) => {
            let declined = head.declined.as_slice();
            missing.note(Field::Name, head.name.trim().is_empty(), declined);
            missing.note(Field::Phone, head.phones.is_empty(), declined);
            missing.note(Field::Sex, head.sex() == Sex::UNKNOWN, declined);
            let unborn = head.id_number.is_none() && head.birth_given.is_none();
            missing.note(Field::Birth, unborn, declined);
        }
    }
    missing
}

/// Since when the facts of a door are stale: the day they were last confirmed, if that is longer ago than `days`.
/// Facts nobody ever confirmed are not stale but new: the first visit settles them.
pub fn stale_since(household: &Household, today: NaiveDate, days: i64) -> Option<NaiveDate> {
    let since = household.verified_on?;
    let due = since.checked_add_days(Days::new(days.unsigned_abs()))?;
    (due <= today && household.state.lived_in() != Some(false)).then_some(since)
}

/// What is missing of one person, beside what [`missing_at`] asks of the head.
pub fn missing_of(person: &Resident) -> Missing {
    let mut missing = Missing::default();
    let declined = person.declined.as_slice();
    missing.note(Field::Name, person.name.trim().is_empty(), declined);
    missing.note(Field::Sex, person.sex() == Sex::UNKNOWN, declined);
    let unborn = person.id_number.is_none() && person.birth_given.is_none();
    missing.note(Field::Birth, unborn, declined);
    missing
}

/// A door with something missing or stale.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFacts {
    /// The household.
    pub household: Arc<Household>,
    /// What must be known and is not.
    pub missing: Missing,
    /// What is missing of its people, head and others.
    pub people: Vec<(Arc<Resident>, Missing)>,
    /// The day its facts were last confirmed, where that is too long ago.
    pub stale_since: Option<NaiveDate>,
}

/// What is missing or stale at a door; none where everything is known.
pub fn open_at(tables: &Tables, home: &Arc<Household>, present: &Now) -> Option<OpenFacts> {
    let missing = missing_at(tables, home);
    let stale_since = stale_since(home, present.date, present.facts_days);
    if missing.is_empty() && stale_since.is_none() {
        return None;
    }
    let people = tables.residents_of(home.id).into_iter();
    let people = people
        .filter(|person| person.is_here())
        .map(|person| (Arc::clone(person), missing_of(person)))
        .filter(|(_, missing)| !missing.is_empty());
    Some(OpenFacts {
        people: people.collect(),
        household: Arc::clone(home),
        missing,
        stale_since,
    })
}

/// Every door with something missing of what must be known, or stale, in the order of the stairs.
pub fn open(tables: &Tables, queue: &Queue) -> Vec<OpenFacts> {
    let doors = queue.every_door(tables);
    let open = doors.filter_map(|home| open_at(tables, home, queue.now()));
    open.collect()
}
