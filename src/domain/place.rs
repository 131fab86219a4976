//! A place that is no household: shop, stairwell, manhole, site (decisions.md 11).

use serde::{Deserialize, Serialize};

use super::Id;
use super::address::Spot;
use super::codes::PlaceKind;
use super::household::Contact;
use super::record::entity;
use super::subject::Subject;

/// A shop, stairwell, manhole, site.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: Id<Place>,
    /// What people call it.
    pub name: String,
    /// Which kind of place.
    pub kind: PlaceKind,
    /// The building or unit it belongs to, for the order of the stairs.
    pub spot: Option<Spot>,
    /// Where it is, in words.
    pub address: String,
    /// Who is in charge.
    pub in_charge: Option<Contact>,
    /// Who looks after safety.
    pub safety_officer: Option<Contact>,
    /// People working there.
    pub staff: Option<u16>,
    /// Whether people sleep there (三合一).
    pub people_sleep_there: Option<bool>,
    /// Fire extinguishers seen.
    pub extinguishers: Option<u16>,
    /// What the next person should know.
    pub notes: String,
}

impl Place {
    /// A place of which nothing else is known.
    pub fn new(id: Id<Self>, name: String, kind: PlaceKind) -> Self {
        Self {
            id,
            name,
            kind,
            spot: None,
            address: String::new(),
            in_charge: None,
            safety_officer: None,
            staff: None,
            people_sleep_there: None,
            extinguishers: None,
            notes: String::new(),
        }
    }
}

entity!(Place, 4, "places" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { Some(Subject::Place(self.id)) }
});
