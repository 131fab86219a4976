//! Somebody willing to work or learn (就业意向): the wish, what they can do, and where they were placed. Not the post.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{MatchTerm, WillingState, WorkWish};
use super::post::Post;
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// A place of a post given to somebody, as a person decided.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// The post.
    pub post: Id<Post>,
    /// What spoke for it when it was decided, term by term.
    pub terms: Vec<(MatchTerm, u32)>,
    /// When it was decided.
    pub at: Moment,
    /// Who decided.
    pub by: String,
    /// When it ended; the place is free again.
    pub ended: Option<Moment>,
    /// What was said.
    pub note: String,
}

/// Somebody willing to work or learn.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Willing {
    /// Its id.
    pub id: Id<Willing>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The door.
    pub subject: Subject,
    /// Who, where the roster has them.
    pub resident: Option<Id<Resident>>,
    /// Who, by name.
    pub name: String,
    /// Full-time, flexible, home-based, training.
    pub wish: WorkWish,
    /// What they can do, in words.
    pub skill: String,
    /// What they want to learn, in words.
    pub training: String,
    /// Whether an employer may be given their name and number.
    pub may_contact: bool,
    /// Whether they still look.
    pub state: WillingState,
    /// Where they were placed, the first one first.
    pub placements: Vec<Placement>,
    /// When it was written down.
    pub at: Moment,
    /// Who wrote it down.
    pub by: String,
    /// What the worker wrote down.
    pub note: String,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Willing {
    /// The placement that holds.
    pub fn placed(&self) -> Option<&Placement> {
        self.placements.iter().rfind(|one| one.ended.is_none())
    }
}

entity!(Willing, 29, "willing" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
