//! A sign-up (报名): who wants to come to an activity, and whether they came. Not the activity itself.

use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::record::entity;
use super::resident::Resident;
use super::subject::Subject;
use super::{Id, Moment};

/// Somebody who wants to come.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct SignUp {
    /// Its id.
    pub id: Id<SignUp>,
    /// To what.
    pub activity: Id<Activity>,
    /// The door they are from, where they are from the grid.
    pub subject: Option<Subject>,
    /// The person, where that is known.
    pub resident: Option<Id<Resident>>,
    /// Their name, where they are no resident written down.
    pub name: String,
    /// How many come.
    pub people: u16,
    /// Whether they came; not known before the activity was held.
    pub attended: Option<bool>,
    /// When they signed up.
    pub at: Moment,
    /// What the worker wrote down.
    pub note: String,
}

entity!(SignUp, 30, "sign_ups" {
    fn subject(&self) -> Option<Subject> { self.subject.clone() }
});
