//! Relief (走访慰问, 困难帮扶): money or goods given to a household, written down once. Not edited: a correction is a new entry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{CareGroup, Receipt, ReliefOccasion};
use super::partner::Partner;
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// Goods of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goods {
    /// What it is.
    pub name: String,
    /// How much of it.
    pub quantity: u64,
    /// In what it is counted.
    pub unit: String,
    /// What all of it is worth, in fen, where that is known.
    pub worth: Option<u64>,
}

/// Something given to a household.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Relief {
    /// Its id.
    pub id: Id<Relief>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The day it was given; totals go by it.
    pub given: NaiveDate,
    /// The door it went to.
    pub subject: Subject,
    /// The person it was for, where it was one.
    pub resident: Option<Id<Resident>>,
    /// Everybody it was for: that person, else all who lived there then.
    pub people: Vec<Id<Resident>>,
    /// The care groups of those people as they were then, in table order.
    pub groups: Vec<CareGroup>,
    /// On what occasion.
    pub occasion: ReliefOccasion,
    /// Money, in fen.
    pub money: u64,
    /// Goods.
    pub goods: Vec<Goods>,
    /// The partner it came from.
    pub partner: Option<Id<Partner>>,
    /// From whom it came, in words, where that is no partner.
    pub giver: String,
    /// Whether somebody signed for it.
    pub receipt: Receipt,
    /// Who signed, where that was somebody else.
    pub signed_by: String,
    /// What the worker wrote down; of a correction, why.
    pub note: String,
    /// When it was written down.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// The entry it stands in place of; that one counts no more.
    pub corrects: Option<Id<Relief>>,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Relief {
    /// What its goods are worth together, in fen, as far as it is known.
    pub fn worth(&self) -> u64 {
        let worths = self.goods.iter().filter_map(|goods| goods.worth);
        worths.fold(0, u64::saturating_add)
    }

    /// Whether nothing was given: only a correction that strikes an entry out is like that.
    pub fn is_nothing(&self) -> bool {
        self.money == 0 && self.goods.is_empty()
    }
}

entity!(Relief, 21, "relief" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
