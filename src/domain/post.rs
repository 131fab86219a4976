//! A post (岗位) or training: what work somebody offers, to how many, on what terms. Not who took it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::Spot;
use super::codes::{CareGroup, PostKind, PostState};
use super::household::Contact;
use super::partner::Partner;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// Work or training that is to be had.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Its id.
    pub id: Id<Post>,
    /// What it is called.
    pub title: String,
    /// Mothers' post, work relief, for disabled people, training …
    pub kind: PostKind,
    /// The partner who offers it.
    pub partner: Option<Id<Partner>>,
    /// Who offers it, by name, where it is no partner.
    pub employer: String,
    /// When one works, in words.
    pub hours: String,
    /// What is paid, in words.
    pub pay: String,
    /// Where, in words.
    pub place: String,
    /// The building or unit it is at, for what is near.
    pub spot: Option<Spot>,
    /// How many can have it.
    pub places: u32,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// Whom it is meant for; nobody in particular when empty.
    pub groups: Vec<CareGroup>,
    /// From this age on.
    pub min_age: Option<u8>,
    /// Up to this age.
    pub max_age: Option<u8>,
    /// On what conditions.
    pub conditions: String,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Whether it is still to be had.
    pub state: PostState,
    /// What the worker wrote down.
    pub note: String,
    /// When it was written down.
    pub created: Moment,
}

impl Post {
    /// A post of one place of which nothing else is known.
    pub fn new(id: Id<Self>, kind: PostKind, title: String, created: Moment) -> Self {
        Self {
            id,
            title,
            kind,
            partner: None,
            employer: String::new(),
            hours: String::new(),
            pay: String::new(),
            place: String::new(),
            spot: None,
            places: 1,
            from: None,
            until: None,
            groups: Vec::new(),
            min_age: None,
            max_age: None,
            conditions: String::new(),
            contact: None,
            state: PostState::OPEN,
            note: String::new(),
            created,
        }
    }

    /// Whether it is over on `day`, or was closed.
    pub fn is_over(&self, day: NaiveDate) -> bool {
        !self.state.is_open() || self.until.is_some_and(|until| until < day)
    }

    /// Whether somebody of this age may have it; an age nobody knows keeps nobody out.
    pub fn fits_age(&self, age: Option<u32>) -> bool {
        age.is_none_or(|age| {
            let old_enough = self.min_age.is_none_or(|least| u32::from(least) <= age);
            old_enough && self.max_age.is_none_or(|most| age <= u32::from(most))
        })
    }
}

entity!(Post, 27, "posts" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
});
