//! What stands in a column of the roster for a person or house. Which columns there are is the roster's.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::cell::Cell;
use super::super::phrases::Phrases;
use crate::domain::codes::{Coded, Relation};
use crate::domain::household::{Contact, Household};
use crate::domain::resident::{Resident, ResidentDetails};
use crate::ledger::queries::daylog::CollectionRow;
use crate::ledger::table::Tables;

/// Somebody (or nobody) behind a door, as the roster has a row for them.
pub struct Person<'a> {
    home: &'a Arc<Household>,
    resident: Option<&'a Arc<Resident>>,
    head: Option<&'a Arc<Resident>>,
}

/// Whether a change of `changed` (a field of the ledger) shows in the roster's column `field`.
pub fn shows(field: &str, changed: &str) -> bool {
    let fields: &[&str] = match changed {
        "door" => &["estate", "building", "unit", "room", "address", "floor"],
        "state" => &["state", "tenure"],
        "house-use" | "tenure" => &["tenure"],
        "id-number" => &["id_no"],
        "birth" => &["birth", "age"],
        "residence-match" => &["residence_match"],
        "register-address" => &["register_address"],
        "ethnic" => &["ethnicity"],
        "self-care" => &["self_care"],
        "emergency" => &["emergency", "emergency_phone"],
        "owner" => &["owner", "owner_phone"],
        "number" => &["household_no"],
        "floor-area" => &["floor_area"],
        same => return same == field,
    };
    fields.contains(&field)
}

impl<'a> Person<'a> {
    /// The person a fact is about, or the head of the house it is about; none when the door is gone.
    pub fn of(tables: &'a Tables, row: &CollectionRow) -> Option<Self> {
        let id = row.record.subject.household()?;
        let head = tables.head_of(id);
        Some(Self {
            home: tables.households.get(id)?,
            resident: match row.record.resident {
                Some(resident) => tables.residents.get(resident),
                None => head,
            },
            head,
        })
    }

    /// The cell of a column; a field that the roster has and the ledger does not keep is empty.
    pub fn cell(&self, field: &str, phrases: &Phrases<'_>, day: NaiveDate) -> Cell {
        self.of_house(field, phrases)
            .or_else(|| self.of_person(field, phrases, day))
            .or_else(|| self.of_details(field, phrases))
            .unwrap_or(Cell::Empty)
    }

    fn of_house(&self, field: &str, phrases: &Phrases<'_>) -> Option<Cell> {
        let (words, masks, home) = (phrases.words, phrases.masks, self.home);
        let address = &home.address;
        let owner = home.owner.as_deref();
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        let text = match field {
            "estate" => given(&address.estate),
            "building" => address.building.clone(),
            "unit" => given(&address.unit),
            "room" => address.room.clone(),
            "address" => address.to_string(),
            "floor" => (address.floor)
                .map(|floor| floor.to_string())
                .unwrap_or_default(),
            "household_no" => given(&home.number),
            "state" => words.label(home.state),
            "tenure" => {
                let tenure = home.tenure.map(|tenure| words.label(tenure));
                let house_use = || home.house_use.map(|house_use| words.label(house_use));
                let state = || words.label(home.state);
                tenure.or_else(house_use).unwrap_or_else(state)
            }
            "owner" => masks.name(owner.map_or("", |owner| &owner.name)),
            "owner_phone" => phones(owner, phrases),
            "notes" => masks.text(&home.notes),
            _ => return None,
        };
        Some(Cell::text(text))
    }

    fn of_person(&self, field: &str, phrases: &Phrases<'_>, day: NaiveDate) -> Option<Cell> {
        let (words, masks) = (phrases.words, phrases.masks);
        let person = self.resident?;
        let number = |who: &Resident| {
            let number = who.id_number.as_ref();
            masks.id_number(number.map_or("", |number| number.as_str()))
        };
        let text = match field {
            "name" => masks.name(&person.name),
            "id_no" => number(person),
            "sex" => words.label(person.sex()),
            "birth" => person
                .birth()
                .map(|birth| birth.to_string())
                .unwrap_or_default(),
            "age" => return Some(person.age(day).map_or(Cell::Empty, Cell::Number)),
            "phone" => masks.phones(&person.phones.join(",")),
            "head_name" => masks.name(self.head.map_or("", |head| &head.name)),
            "head_id" => self.head.map(|head| number(head)).unwrap_or_default(),
            "relation" => label(person.relation, phrases),
            "is_head" if person.relation == Some(Relation::HEAD) => words.get("daylog-yes"),
            "is_head" => words.get("daylog-no"),
            "population" => label(person.population, phrases),
            "residence_match" => label(person.residence_match, phrases),
            "care" => {
                let groups = person.care_groups(day);
                let groups = groups.into_iter().map(|group| words.label(group));
                words.list(groups.chain(person.tags.iter().cloned()))
            }
            _ => return None,
        };
        Some(Cell::text(text))
    }

    fn of_details(&self, field: &str, phrases: &Phrases<'_>) -> Option<Cell> {
        let none = ResidentDetails::default();
        let details = self.resident?.details.as_deref().unwrap_or(&none);
        let emergency = details.emergency.as_ref();
        let masks = phrases.masks;
        let text = match field {
            "register_address" => masks.text(&details.register_address),
            "workplace" => masks.text(&details.workplace),
            "emergency" => masks.name(emergency.map_or("", |contact| &contact.name)),
            "emergency_phone" => phones(emergency, phrases),
            "marriage" => label(details.marriage, phrases),
            "ethnicity" => label(details.ethnic, phrases),
            "education" => label(details.education, phrases),
            "politics" => label(details.politics, phrases),
            "self_care" => label(details.self_care, phrases),
            "remark" => masks.text(&details.remark),
            _ => return None,
        };
        Some(Cell::text(text))
    }
}

fn phones(contact: Option<&Contact>, phrases: &Phrases<'_>) -> String {
    let phones = contact.map(|contact| contact.phones.join(","));
    phrases.masks.phones(&phones.unwrap_or_default())
}

fn label<C: Coded>(code: Option<C>, phrases: &Phrases<'_>) -> String {
    code.map(|code| phrases.words.label(code))
        .unwrap_or_default()
}
