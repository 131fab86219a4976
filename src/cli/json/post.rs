//! Rows of `post list`, `willing list` and of what suits whom.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::offer::TermRow;
use crate::cli::door::{self, Doors};
use crate::clock::print_moment;
use crate::domain::Id;
use crate::domain::mask::{mask_numbers, mask_phone};
use crate::domain::post::Post;
use crate::domain::willing::Willing;
use crate::ledger::queries::partners::named;
use crate::ledger::queries::posts::Suits;
use crate::ledger::table::Tables;

/// A post.
#[derive(Debug, Serialize)]
pub struct PostRow {
    /// For `post place`.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Code of the table `post-kind`.
    pub kind: &'static str,
    /// Code of the table `post-state`.
    pub state: &'static str,
    /// The partner who offers it.
    pub partner: Option<Uuid>,
    /// Who offers it, the partner's name included.
    pub employer: String,
    /// When one works.
    pub hours: String,
    /// What is paid.
    pub pay: String,
    /// Where.
    pub place: String,
    /// How many can have it.
    pub places: u32,
    /// How many places are left.
    pub left: u32,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// Codes of the table `care-group`.
    pub groups: Vec<&'static str>,
    /// From this age on.
    pub min_age: Option<u8>,
    /// Up to this age.
    pub max_age: Option<u8>,
    /// On what conditions.
    pub conditions: String,
    /// Whom to ask; numbers are masked.
    pub contact: String,
    /// Note.
    pub note: String,
}

impl PostRow {
    /// The row of a post of which so many places are taken.
    pub fn of(post: &Post, taken: u32, tables: &Tables) -> Self {
        let contact = post.contact.as_ref().map(|contact| {
            let phones = contact.phones.iter().map(|phone| mask_phone(phone));
            let words = std::iter::once(mask_numbers(&contact.name)).chain(phones);
            words.collect::<Vec<_>>().join(" ")
        });
        Self {
            id: post.id.uuid(),
            title: mask_numbers(&post.title),
            kind: post.kind.as_str(),
            state: post.state.as_str(),
            partner: post.partner.map(Id::uuid),
            employer: mask_numbers(&named(tables, post.partner, &post.employer)),
            hours: mask_numbers(&post.hours),
            pay: mask_numbers(&post.pay),
            place: mask_numbers(&post.place),
            places: post.places,
            left: post.places.saturating_sub(taken),
            from: post.from,
            until: post.until,
            groups: post.groups.iter().map(|group| group.as_str()).collect(),
            min_age: post.min_age,
            max_age: post.max_age,
            conditions: mask_numbers(&post.conditions),
            contact: contact.unwrap_or_default(),
            note: mask_numbers(&post.note),
        }
    }
}

/// Somebody who looks for work or training.
#[derive(Debug, Serialize)]
pub struct WillingRow {
    /// For `post place`.
    pub id: Uuid,
    /// The door.
    pub door: String,
    /// Who.
    pub name: String,
    /// The resident, where the roster has them.
    pub resident: Option<Uuid>,
    /// Code of the table `work-wish`.
    pub wish: &'static str,
    /// What they can do.
    pub skill: String,
    /// What they want to learn.
    pub training: String,
    /// Whether an employer may be given their name and number.
    pub may_contact: bool,
    /// Code of the table `willing-state`.
    pub state: &'static str,
    /// The title of the post they are placed in.
    pub placed: Option<String>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When it was written down.
    pub at: String,
    /// Note.
    pub note: String,
}

impl WillingRow {
    /// The row of somebody.
    pub fn of(willing: &Willing, doors: &Doors<'_>) -> Self {
        let post = willing.placed().map(|one| one.post);
        let post = post.and_then(|id| doors.tables.posts.get(id));
        Self {
            id: willing.id.uuid(),
            door: doors.written(&willing.subject),
            name: willing.name.clone(),
            resident: willing.resident.map(Id::uuid),
            wish: willing.wish.as_str(),
            skill: mask_numbers(&willing.skill),
            training: mask_numbers(&willing.training),
            may_contact: willing.may_contact,
            state: willing.state.as_str(),
            placed: post.map(|post| mask_numbers(&post.title)),
            day: willing.day,
            at: print_moment(&willing.at),
            note: mask_numbers(&willing.note),
        }
    }
}

/// A post that suits somebody.
#[derive(Debug, Serialize)]
pub struct SuitsRow {
    /// All points together, higher first.
    pub score: u32,
    /// What speaks for it.
    pub terms: Vec<TermRow>,
    /// The post.
    pub post: Uuid,
    /// What it is called.
    pub title: String,
    /// How many places are left.
    pub left: u32,
    /// Who.
    pub willing: Uuid,
    /// Their door.
    pub door: String,
    /// Their name.
    pub name: String,
    /// What they can do.
    pub skill: String,
}

impl SuitsRow {
    /// The row of what suits whom.
    pub fn of(one: &Suits, tables: &Tables) -> Self {
        Self {
            score: one.score.total(),
            terms: TermRow::all(&one.score.terms),
            post: one.post.id.uuid(),
            title: mask_numbers(&one.post.title),
            left: one.left,
            willing: one.willing.id.uuid(),
            door: door::written(tables, &one.willing.subject),
            name: one.willing.name.clone(),
            skill: mask_numbers(&one.willing.skill),
        }
    }
}
