//! Told (告知): that something was told, referred or given at a door, beside a visit's own topics. Not the visit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::codes::{PublicityWay, Telling, Topic};
use super::offer::Offer;
use super::pairing::Pairing;
use super::post::Post;
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// What can be told of, referred to or given at a door. On disk by its place here: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Matter {
    /// A policy or topic of publicity.
    Topic(Topic),
    /// Something that somebody gives.
    Offer(Id<Offer>),
    /// Something people come together for.
    Activity(Id<Activity>),
    /// Work or training that is to be had.
    Post(Id<Post>),
}

impl Matter {
    /// The topic, where it is one.
    pub const fn topic(self) -> Option<Topic> {
        match self {
            Self::Topic(topic) => Some(topic),
            _ => None,
        }
    }

    /// The offer, where it is one.
    pub const fn offer(self) -> Option<Id<Offer>> {
        match self {
            Self::Offer(offer) => Some(offer),
            _ => None,
        }
    }
}

/// One telling.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Its id.
    pub id: Id<Told>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// Where: a door, a place, common parts.
    pub subject: Subject,
    /// What.
    pub what: Matter,
    /// What it was called then.
    pub words: String,
    /// Told, referred, given.
    pub how: Telling,
    /// Spoken, on a leaflet, by a code to scan.
    pub way: PublicityWay,
    /// Leaflets handed out.
    pub leaflets: u16,
    /// To whom, where it is somebody who lives there.
    pub resident: Option<Id<Resident>>,
    /// To whom, by name or word.
    pub to: String,
    /// How much was given, where it can be counted; money in fen.
    pub quantity: Option<u64>,
    /// The pairing that takes it from the offer, where a need was met with it.
    pub pairing: Option<Id<Pairing>>,
    /// What the worker wrote down.
    pub note: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Told {
    /// How much it takes from its offer by itself; what a pairing takes is counted there.
    pub fn takes(&self) -> u64 {
        let given = self.how == Telling::GIVEN && self.pairing.is_none();
        self.quantity.filter(|_| given).unwrap_or(0)
    }

    /// The same, when it turns out that nothing was given: it was told of.
    #[must_use]
    pub fn not_given(self) -> Self {
        Self {
            how: Telling::TOLD,
            quantity: None,
            pairing: None,
            ..self
        }
    }
}

entity!(Told, 20, "told" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
