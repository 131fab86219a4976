//! Households and their people, as `households` and `show` answer. Names in full, numbers masked unless asked otherwise.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::domain::area::print_area;
use crate::domain::household::Household;
use crate::domain::mask::{mask_id, mask_phone};
use crate::domain::resident::{Presence, Resident};
use crate::ledger::queries::visits::is_effective;

/// A household.
#[derive(Debug, Serialize)]
pub struct HouseholdRow {
    /// Taken wherever a DOOR is.
    pub id: Uuid,
    /// Its door, `3-2-501`.
    pub door: String,
    /// The estate, where one is known.
    pub estate: Option<String>,
    /// The building.
    pub building: String,
    /// The unit; null where the building has none.
    pub unit: Option<String>,
    /// The floor.
    pub floor: Option<i16>,
    /// The room.
    pub room: String,
    /// The name of the head of the household, or of the first who lives there.
    pub head: Option<String>,
    /// Code of the table `household-state`.
    pub state: &'static str,
    /// With state `away`: until when.
    pub away_until: Option<NaiveDate>,
    /// Codes of the table `care-group`, of everybody who lives there.
    pub care: Vec<&'static str>,
    /// The number of the office's register.
    pub number: Option<String>,
    /// Code of the table `house-use`.
    pub house_use: Option<&'static str>,
    /// Code of the table `tenure`.
    pub tenure: Option<&'static str>,
    /// Floor area in square metres, with up to two places.
    pub floor_area: Option<String>,
    /// The owner, where other people live in it.
    pub owner: Option<OwnerRow>,
    /// What the next person at the door should know.
    pub notes: String,
    /// The day its facts were last confirmed.
    pub verified_on: Option<NaiveDate>,
    /// The day of the last visit that reached somebody.
    pub last_visit: Option<NaiveDate>,
    /// The people who live there, head first.
    pub residents: Vec<ResidentRow>,
}

/// The owner of a door.
#[derive(Debug, Serialize)]
pub struct OwnerRow {
    /// Name in full.
    pub name: String,
    /// Masked: `142****0001`.
    pub phones: Vec<String>,
}

/// A person.
#[derive(Debug, Serialize)]
pub struct ResidentRow {
    /// For `resident edit`.
    pub id: Uuid,
    /// Name in full.
    pub name: String,
    /// Code of the table `sex`.
    pub sex: &'static str,
    /// `1942-09-17`, `1942-09` or `1942`.
    pub birth: Option<String>,
    /// Full years today.
    pub age: Option<u32>,
    /// Masked: `150***********001X`.
    pub id_number: Option<String>,
    /// Masked: `142****0001`.
    pub phones: Vec<String>,
    /// Code of the table `relation`.
    pub relation: Option<&'static str>,
    /// Code of the table `population`.
    pub population: Option<&'static str>,
    /// Code of the table `residence-match`.
    pub residence_match: Option<&'static str>,
    /// Codes of the table `care-group`.
    pub care: Vec<&'static str>,
    /// Care words that no table knows.
    pub tags: Vec<String>,
    /// `here`, `left`, `deceased`.
    pub presence: &'static str,
}

impl HouseholdRow {
    /// The row of a household as it stands on `today`.
    pub fn of(household: &Household, doors: &Doors<'_>, today: NaiveDate, masked: bool) -> Self {
        let tables = doors.tables;
        let subject = household.id.into();
        let people = tables.residents_of(household.id);
        let here: Vec<_> = people
            .into_iter()
            .filter(|person| person.is_here())
            .collect();
        let mut care = Vec::new();
        for group in here.iter().flat_map(|person| person.care_groups(today)) {
            if !care.contains(&group.as_str()) {
                care.push(group.as_str());
            }
        }
        let address = &household.address;
        let mut visits = tables.visits.of(&subject).rev();
        let last_visit = visits
            .find(|visit| is_effective(tables, visit))
            .map(|visit| visit.day);
        Self {
            id: household.id.uuid(),
            door: doors.written(&subject),
            estate: address.estate.clone(),
            building: address.building.clone(),
            unit: address.unit.clone(),
            floor: address.floor,
            room: address.room.clone(),
            head: tables.head_of(household.id).map(|head| head.name.clone()),
            state: household.state.as_str(),
            away_until: household.away_until,
            care,
            number: household.number.clone(),
            house_use: household.house_use.map(|code| code.as_str()),
            tenure: household.tenure.map(|code| code.as_str()),
            floor_area: household.floor_area.map(|area| print_area(area.into())),
            owner: household.owner.as_ref().map(|owner| OwnerRow {
                name: owner.name.clone(),
                phones: hidden(&owner.phones, masked),
            }),
            notes: household.notes.clone(),
            verified_on: household.verified_on,
            last_visit,
            residents: (here.iter())
                .map(|person| ResidentRow::of(person, today, masked))
                .collect(),
        }
    }
}

fn hidden(phones: &[String], masked: bool) -> Vec<String> {
    match masked {
        true => phones.iter().map(|phone| mask_phone(phone)).collect(),
        false => phones.to_vec(),
    }
}

impl ResidentRow {
    /// The row of a person as they are on `today`.
    pub fn of(person: &Resident, today: NaiveDate, masked: bool) -> Self {
        let number = person.id_number.as_ref();
        Self {
            id: person.id.uuid(),
            name: person.name.clone(),
            sex: person.sex().as_str(),
            birth: person.birth().map(|birth| birth.to_string()),
            age: person.age(today),
            id_number: number.map(|number| match masked {
                true => mask_id(number.as_str()),
                false => number.as_str().to_owned(),
            }),
            phones: hidden(&person.phones, masked),
            relation: person.relation.map(|code| code.as_str()),
            population: person.population.map(|code| code.as_str()),
            residence_match: person.residence_match.map(|code| code.as_str()),
            care: person
                .care_groups(today)
                .into_iter()
                .map(|group| group.as_str())
                .collect(),
            tags: person.tags.clone(),
            presence: match person.presence {
                Presence::Here => "here",
                Presence::Left => "left",
                Presence::Deceased => "deceased",
            },
        }
    }
}
