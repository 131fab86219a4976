//! One door of the file and its people, put together from rows that stand anywhere in it. Not the ledger's doors.

use uuid::Uuid;

use super::fields::{Field, Fields, Place};
use super::notes::Notes;
use super::person::phones;
use super::words::{House, house, is_nobody, several, yes};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::area::parse_area;
use crate::domain::codes::{HouseUse, HouseholdState, Sex, Tenure};
use crate::domain::date::PartialDate;
use crate::domain::household::{Contact, Household};
use crate::domain::resident::Resident;
use crate::exchange::table::Row;

/// Where a record came from: the sheet by its place among the sheets with a header, and the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) sheet: usize,
    pub(super) row: u32,
}

/// A person as a row has them.
pub(super) struct Person {
    pub(super) resident: Resident,
    pub(super) given: Given,
}

/// Sex and birth as the row's own columns have them; they count where the ID number does not.
#[derive(Clone, Copy, Default)]
pub(super) struct Given {
    pub(super) sex: Option<Sex>,
    pub(super) birth: Option<PartialDate>,
}

impl Given {
    /// Leaves the number out, as belonging to somebody else; what was read from it goes with it.
    pub(super) fn withhold_number(self, person: &mut Resident) {
        person.id_number = None;
        person.id_faulty = true;
        (person.sex_given, person.birth_given) = (self.sex, self.birth);
    }
}

/// A person as the file has them.
pub(super) struct Member {
    pub(super) resident: Resident,
    /// Sex and birth beside the number.
    pub(super) given: Given,
    pub(super) origin: Origin,
    /// The row names the building only by the row above it.
    pub(super) is_filled: bool,
}

/// A door as the file has it.
pub(super) struct Home {
    /// The door and what was told of it; its id is not given yet.
    pub(super) household: Household,
    /// The state, where the file tells one.
    pub(super) state: Option<HouseholdState>,
    pub(super) members: Vec<Member>,
    pub(super) origin: Origin,
}

impl Home {
    pub(super) fn new(door: Address, origin: Origin) -> Self {
        Self {
            household: Household::new(Id::new(Uuid::nil()), door),
            state: None,
            members: Vec::new(),
            origin,
        }
    }

    /// Takes what `row` says of the door itself. What was said first stays; another state later is remarked.
    pub(super) fn note(&mut self, row: &Row, fields: &Fields, notes: &mut Notes<'_>) {
        let told = told(row, fields, notes);
        match (self.state, told.state) {
            (Some(first), Some(later)) if first != later => {
                notes.add(
                    "import-state-differs",
                    fields.place(row, Field::Tenure),
                    fields.text(row, Field::Tenure),
                );
            }
            (None, state) => self.state = state,
            _ => {}
        }
        let home = &mut self.household;
        home.house_use = home.house_use.or(told.house_use);
        home.tenure = home.tenure.or(told.tenure);
        let number = fields.text(row, Field::HouseholdNo);
        if home.number.is_none() && !number.is_empty() {
            home.number = Some(number.to_string());
        }
        if home.floor_area.is_none() {
            home.floor_area = area(row, fields, notes);
        }
        if home.owner.is_none() {
            let name = Some(fields.text(row, Field::Owner))
                .filter(|name| !is_nobody(name))
                .unwrap_or_default();
            let owner = Contact {
                name: name.to_string(),
                phones: phones(row, fields, &[Field::OwnerPhone], notes),
            };
            home.owner = (owner != Contact::default()).then(|| Box::new(owner));
        }
        if home.notes.is_empty() {
            home.notes = remark(row, fields.of(Field::Notes));
        }
    }

    /// What a row without a person says: its phone is the owner's, its remark a note for the door.
    pub(super) fn note_door(&mut self, row: &Row, fields: &Fields, notes: &mut Notes<'_>) {
        let numbers = phones(row, fields, &[Field::Phone], notes);
        if self.household.owner.is_none() && !numbers.is_empty() {
            self.household.owner = Some(Box::new(Contact {
                name: String::new(),
                phones: numbers,
            }));
        }
        let text = remark(row, fields.of(Field::Remark));
        if self.household.notes.is_empty() {
            self.household.notes = text;
        }
        if self.state.is_none()
            && ["空", "空置", "空房", "空户", "空关", "无人居住"]
                .contains(&fields.text(row, Field::Name))
        {
            self.state = Some(HouseholdState::VACANT);
        }
    }
}

/// The floor area; one that cannot be read is told once, and left out.
fn area(row: &Row, fields: &Fields, notes: &mut Notes<'_>) -> Option<u32> {
    const NONE: [&str; 6] = ["无", "不详", "未知", "-", "/", "0"];
    let (cell, place) = fields.cell(row, Field::FloorArea)?;
    let area = parse_area(&cell.text);
    if area.is_none() && !cell.merged && !NONE.contains(&cell.text.trim()) {
        notes.add("import-area-unreadable", Some(place), &cell.text);
    }
    area
}

/// State, use and tenure from the columns about them.
fn told(row: &Row, fields: &Fields, notes: &mut Notes<'_>) -> House {
    let mut told = House::default();
    for field in [Field::State, Field::Tenure] {
        let Some((cell, place)) = fields.cell(row, field) else {
            continue;
        };
        if let Some(answer) = yes(&cell.text)
            && place.heading.contains("是否")
        {
            let state = if place.heading.contains('空') {
                HouseholdState::VACANT
            } else {
                HouseholdState::RENTED
            };
            told.state = told.state.or(answer.then_some(state));
            continue;
        }
        for word in several(&cell.text) {
            match house(word) {
                Some(known) => {
                    told.state = told.state.or(known.state);
                    told.house_use = told.house_use.or(known.house_use);
                    told.tenure = told.tenure.or(known.tenure);
                }
                None if Tenure::find(word).is_some() => {
                    told.tenure = told.tenure.or(Tenure::find(word));
                }
                None if HouseUse::find(word).is_none() => {
                    notes.add("import-word-unknown", Some(place), word);
                }
                None => {}
            }
        }
    }
    told
}

/// The remarks of all columns of remarks.
pub(super) fn remark(row: &Row, places: &[Place]) -> String {
    let texts: Vec<&str> = places
        .iter()
        .map(|place| row.text(place.column))
        .filter(|text| !text.is_empty() && *text != "无")
        .collect();
    texts.join("；")
}
