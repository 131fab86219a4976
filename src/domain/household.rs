//! A household: the door, how it is lived in, and what the next person at it should know. Not its people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Id;
use super::address::Address;
use super::codes::{HouseUse, HouseholdState, Tenure};
use super::record::entity;
use super::subject::Subject;

/// Somebody who can be reached, by name and phone.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Name as given.
    pub name: String,
    /// Phone numbers, digits only.
    pub phones: Vec<String>,
}

/// A household (户): one door.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Household {
    /// Its id.
    pub id: Id<Household>,
    /// Where its door is.
    pub address: Address,
    /// Lived in, rented, vacant, moved, away.
    pub state: HouseholdState,
    /// With state `away`: until when, if it is known.
    pub away_until: Option<NaiveDate>,
    /// The household number of the office's register (户号).
    pub number: Option<String>,
    /// What the house is used for (自住, 出租 …), where the register says so.
    pub house_use: Option<HouseUse>,
    /// How it is held (自购, 公租 …).
    pub tenure: Option<Tenure>,
    /// The owner, where other people live in it.
    pub owner: Option<Box<Contact>>,
    /// Floor area in square metres times 100.
    pub floor_area: Option<u32>,
    /// What the next person at the door should know: "knock long, hard of hearing".
    pub notes: String,
    /// The day its facts were last confirmed by somebody.
    pub verified_on: Option<NaiveDate>,
    /// Facts about it that somebody did not want to say; they count as done.
    pub declined: Vec<String>,
}

impl Household {
    /// A household at `address` of which nothing else is known.
    pub fn new(id: Id<Self>, address: Address) -> Self {
        Self {
            id,
            address,
            state: HouseholdState::LIVED_IN,
            away_until: None,
            number: None,
            house_use: None,
            tenure: None,
            owner: None,
            floor_area: None,
            notes: String::new(),
            verified_on: None,
            declined: Vec::new(),
        }
    }

    /// Whether somebody is expected to open at all on `day`: not vacant, not moved out, not away.
    pub fn expects_someone(&self, day: NaiveDate) -> bool {
        if self.state == HouseholdState::AWAY {
            return self.away_until.is_some_and(|until| until <= day);
        }
        self.state != HouseholdState::VACANT && self.state != HouseholdState::MOVED
    }
}

entity!(Household, 1, "households" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { Some(Subject::Household(self.id)) }
});
