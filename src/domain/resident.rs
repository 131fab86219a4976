//! A resident (居民): fields of domain.md §3.7. Sex and birth follow the ID number where there is one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Id;
use super::codes::{
    CareGroup, Education, Ethnic, Marriage, Politics, Population, Relation, ResidenceMatch,
    SelfCare, Sex,
};
use super::date::PartialDate;
use super::household::{Contact, Household};
use super::identity::IdNumber;
use super::record::entity;
use super::subject::Subject;

/// Whether the person still belongs to the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Lives here, or is registered here.
    #[default]
    Here,
    /// Moved out (迁出), or was never found here.
    Left,
    /// Died; struck off (注销).
    Deceased,
}

/// What is asked only when the office's form asks for it, kept apart because most residents have none of it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ResidentDetails {
    /// Where the household register (户口) is.
    pub register_address: String,
    /// Workplace or school.
    pub workplace: String,
    /// Whom to call in need.
    pub emergency: Option<Contact>,
    /// Marriage, GB/T 2261.2.
    pub marriage: Option<Marriage>,
    /// Ethnic group, GB/T 3304.
    pub ethnic: Option<Ethnic>,
    /// Education, GB/T 4658.
    pub education: Option<Education>,
    /// Politics, GB/T 4762.
    pub politics: Option<Politics>,
    /// How far the person looks after themselves.
    pub self_care: Option<SelfCare>,
    /// Anything else of the row it came from.
    pub remark: String,
}

/// A resident.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Resident {
    /// Its id.
    pub id: Id<Resident>,
    /// The door the person belongs to.
    pub household: Id<Household>,
    /// Name as written.
    pub name: String,
    /// Sex as given; [`Resident::sex`] prefers the ID number.
    pub sex_given: Option<Sex>,
    /// Birth as given; [`Resident::birth`] prefers the ID number.
    pub birth_given: Option<PartialDate>,
    /// A checked ID number.
    pub id_number: Option<IdNumber>,
    /// The register's ID number did not pass the check and was left out.
    pub id_faulty: bool,
    /// Phone numbers, digits only.
    pub phones: Vec<String>,
    /// Relation to the head of the household.
    pub relation: Option<Relation>,
    /// Registered, floating, from abroad.
    pub population: Option<Population>,
    /// Whether the person lives where the register says.
    pub residence_match: Option<ResidenceMatch>,
    /// Care groups given by the register or the worker; age groups follow from birth and are not stored.
    pub care: Vec<CareGroup>,
    /// Care words no table knows, as written.
    pub tags: Vec<String>,
    /// Rarely asked facts.
    pub details: Option<Box<ResidentDetails>>,
    /// Here, left, deceased.
    pub presence: Presence,
    /// The day the person's facts were last confirmed by somebody.
    pub verified_on: Option<NaiveDate>,
    /// Fields the person did not want to give; they count as done.
    pub declined: Vec<String>,
}

impl Resident {
    /// A resident of whom only the name is known.
    pub fn new(id: Id<Self>, household: Id<Household>, name: String) -> Self {
        Self {
            id,
            household,
            name,
            sex_given: None,
            birth_given: None,
            id_number: None,
            id_faulty: false,
            phones: Vec::new(),
            relation: None,
            population: None,
            residence_match: None,
            care: Vec::new(),
            tags: Vec::new(),
            details: None,
            presence: Presence::Here,
            verified_on: None,
            declined: Vec::new(),
        }
    }

    /// Sex: the ID number's, else as given, else unknown.
    pub fn sex(&self) -> Sex {
        (self.id_number.as_ref().and_then(IdNumber::sex))
            .or(self.sex_given)
            .unwrap_or(Sex::UNKNOWN)
    }

    /// Birth: the ID number's, else as given.
    pub fn birth(&self) -> Option<PartialDate> {
        (self
            .id_number
            .as_ref()
            .and_then(IdNumber::birth)
            .map(PartialDate::Day))
        .or(self.birth_given)
    }

    /// Age in full years on `day`; where only the year or month of birth is known, as if born on its first day.
    pub fn age(&self, day: NaiveDate) -> Option<u32> {
        let birth = self.birth()?.first_day()?;
        day.years_since(birth)
    }

    /// Whether the person is the head of the household.
    pub fn is_head(&self) -> bool {
        self.relation == Some(Relation::HEAD)
    }

    /// Whether the person still belongs to the door.
    pub fn is_here(&self) -> bool {
        self.presence == Presence::Here
    }

    /// Care groups on `day`: those stored, and `age80` from the year the person turns 80 in full years.
    pub fn care_groups(&self, day: NaiveDate) -> Vec<CareGroup> {
        let mut groups = self.care.clone();
        if !groups.contains(&CareGroup::AGE80) && self.age(day).is_some_and(|age| age >= 80) {
            groups.push(CareGroup::AGE80);
        }
        groups
    }
}

entity!(Resident, 2, "residents" {
    fn subject(&self) -> Option<Subject> { Some(Subject::Household(self.household)) }
});
