//! Facts of the register that questions are named after: read out of a record as an answer, and put back into one.

use chrono::NaiveDate;

use crate::domain::area::{parse_area, print_area};
use crate::domain::codes::{CareGroup, Code, Coded, HouseholdState, Sex};
use crate::domain::date::PartialDate;
use crate::domain::household::{Contact, Household};
use crate::domain::name::is_same_name;
use crate::domain::phone::Phone;
use crate::domain::resident::Resident;
use crate::domain::text::{safe_line, safe_name};

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    State,
    HouseUse,
    Tenure,
    FloorArea,
    OwnerName,
    OwnerPhone,
    /// How many live there; reckoned, never put back.
    People,
    Name,
    Relation,
    Sex,
    Birth,
    Phone,
    Population,
    ResidenceMatch,
    Care,
    Workplace,
}

impl Fact {
    /// The fact of the household a question is named after.
    pub fn of_home(name: &str) -> Option<Self> {
        Some(match name {
            "state" => Self::State,
            "house_use" => Self::HouseUse,
            "tenure" => Self::Tenure,
            "floor_area" => Self::FloorArea,
            "owner_name" => Self::OwnerName,
            "owner_phone" => Self::OwnerPhone,
            "people" => Self::People,
            _ => return None,
        })
    }

    /// The fact of a person a question is named after.
    pub fn of_person(name: &str) -> Option<Self> {
        Some(match name {
            "name" => Self::Name,
            "relation" => Self::Relation,
            "sex" => Self::Sex,
            "birth" => Self::Birth,
            "phone" => Self::Phone,
            "population" => Self::Population,
            "residence_match" => Self::ResidenceMatch,
            "care" => Self::Care,
            "workplace" => Self::Workplace,
            _ => return None,
        })
    }

    /// Whether its value is hidden in part on the screen.
    pub fn is_phone(self) -> bool {
        matches!(self, Self::Phone | Self::OwnerPhone)
    }

    /// What the register says of a household; `""` when nothing.
    pub fn in_home(self, home: &Household, people: usize) -> String {
        let owner = home.owner.as_deref();
        match self {
            Self::State if home.state == HouseholdState::UNKNOWN => String::new(),
            Self::State => home.state.to_string(),
            Self::HouseUse => written(home.house_use),
            Self::Tenure => written(home.tenure),
            Self::FloorArea => home
                .floor_area
                .map_or_else(String::new, |area| print_area(area.into())),
            Self::OwnerName => owner.map_or_else(String::new, |owner| owner.name.clone()),
            Self::OwnerPhone => owner.map_or_else(String::new, |owner| first(&owner.phones)),
            Self::People if people > 0 => people.to_string(),
            _ => String::new(),
        }
    }

    /// What the register says of a person; `""` when nothing, codes of care groups between blanks.
    pub fn in_person(self, person: &Resident) -> String {
        match self {
            Self::Name => person.name.clone(),
            Self::Relation => written(person.relation),
            Self::Sex => written(Some(person.sex()).filter(|sex| *sex != Sex::UNKNOWN)),
            Self::Birth => person
                .birth()
                .map_or_else(String::new, |birth| birth.to_string()),
            Self::Phone => first(&person.phones),
            Self::Population => written(person.population),
            Self::ResidenceMatch => written(person.residence_match),
            Self::Care => {
                let groups = person.care.iter().map(|group| group.as_str());
                groups.collect::<Vec<_>>().join(" ")
            }
            Self::Workplace => {
                let details = person.details.as_deref();
                details.map_or_else(String::new, |details| details.workplace.clone())
            }
            _ => String::new(),
        }
    }

    /// Puts an answer into a household. What is no such fact leaves it as it is.
    pub fn put_home(self, home: &mut Household, answer: &str) {
        match self {
            Self::State => {
                home.state = code(answer).unwrap_or(home.state);
                home.away_until = home
                    .away_until
                    .filter(|_| home.state == HouseholdState::AWAY);
            }
            Self::HouseUse => home.house_use = code(answer).or(home.house_use),
            Self::Tenure => home.tenure = code(answer).or(home.tenure),
            Self::FloorArea => home.floor_area = parse_area(answer).or(home.floor_area),
            Self::OwnerName => {
                let name = safe_name(answer, 25).text;
                let mut owner = home.owner.take().unwrap_or_default();
                if !is_same_name(&owner.name, &name) {
                    owner.name = name;
                }
                home.owner = Some(owner).filter(|owner| **owner != Contact::default());
            }
            Self::OwnerPhone => {
                let mut owner = home.owner.take().unwrap_or_default();
                put_phone(&mut owner.phones, answer);
                home.owner = Some(owner).filter(|owner| **owner != Contact::default());
            }
            _ => {}
        }
    }

    /// Puts an answer into a person; `offered` are the choices it was chosen from. What is no such fact, or cannot be,
    /// leaves the person as it is.
    pub fn put_person(
        self,
        person: &mut Resident,
        answer: &str,
        offered: &[String],
        today: NaiveDate,
    ) {
        match self {
            Self::Name => {
                let name = safe_name(answer, 25).text;
                if !name.is_empty() && !is_same_name(&person.name, &name) {
                    person.name = name;
                }
            }
            Self::Relation => person.relation = code(answer).or(person.relation),
            Self::Sex => {
                let told = code(answer).filter(|sex| *sex != Sex::UNKNOWN);
                person.sex_given = told.or(person.sex_given);
            }
            Self::Birth => put_birth(person, answer, today),
            Self::Phone => put_phone(&mut person.phones, answer),
            Self::Population => person.population = code(answer).or(person.population),
            Self::ResidenceMatch => {
                person.residence_match = code(answer).or(person.residence_match);
            }
            Self::Care => put_care(person, answer, offered),
            Self::Workplace => {
                let mut details = person.details.take().unwrap_or_default();
                details.workplace = safe_line(answer, 60).text;
                person.details = Some(details);
            }
            _ => {}
        }
    }
}

fn written<T: Coded>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.code().as_str().to_owned())
}

/// The code of a table; none when the table does not have it.
fn code<T: Coded>(answer: &str) -> Option<T> {
    let row = T::table().row(answer)?;
    Some(T::from_code(Code::fixed(row.code)))
}

fn first(phones: &[String]) -> String {
    phones.first().cloned().unwrap_or_default()
}

/// A new number takes the place of the first; one that is known already changes nothing.
fn put_phone(phones: &mut Vec<String>, answer: &str) {
    let Ok(phone) = Phone::parse(answer) else {
        return;
    };
    if phones.contains(&phone.number) {
        return;
    }
    match phones.first_mut() {
        Some(first) => *first = phone.number,
        None => phones.push(phone.number),
    }
}

/// A birth that says less than is known, or lies ahead, changes nothing.
fn put_birth(person: &mut Resident, answer: &str, today: NaiveDate) {
    let Some(told) = PartialDate::parse(answer) else {
        return;
    };
    let ahead = told.first_day().is_none_or(|day| day > today);
    let length = |date: PartialDate| date.to_string().len();
    let says_less = person
        .birth()
        .is_some_and(|known| known.agrees_with(told) && length(told) <= length(known));
    if !ahead && !says_less {
        person.birth_given = Some(told);
    }
}

/// Groups the form does not offer stay. One that age or sex speaks against is taken, and doubted by others.
fn put_care(person: &mut Resident, answer: &str, offered: &[String]) {
    let told: Vec<CareGroup> = answer.split_whitespace().filter_map(code).collect();
    let is_offered = |group: &CareGroup| offered.iter().any(|name| name == group.as_str());
    let mut groups = person.care.clone();
    groups.retain(|group| !is_offered(group) || told.contains(group));
    for group in told {
        if !groups.contains(&group) && group != CareGroup::AGE80 {
            groups.push(group);
        }
    }
    person.care = groups;
}
