//! Information collection (信息采集): what was confirmed, changed or not given about a door or person, and who said so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{CollectAction, FactState, SourceOfFact};
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// One field, before and after.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name in kebab-case (`phone`, `state`).
    pub field: String,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

/// A collected fact (采集记录).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct InfoRecord {
    /// Its id.
    pub id: Id<InfoRecord>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The door or place.
    pub subject: Subject,
    /// The person, where it is about one.
    pub resident: Option<Id<Resident>>,
    /// When.
    pub at: Moment,
    /// New, changed, confirmed, left, deceased, declined.
    pub action: CollectAction,
    /// What changed, field by field.
    pub fields: Vec<FieldChange>,
    /// Who said so.
    pub source: SourceOfFact,
    /// Unverified, verified, exported.
    pub state: FactState,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

entity!(InfoRecord, 9, "collection" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
