//! Which post suits whom, with its score term by term, and how many places are left. Decides nothing: a person does.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::matching::Score;
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{CareGroup, MatchTerm, PostKind};
use crate::domain::post::Post;
use crate::domain::resident::Resident;
use crate::domain::willing::Willing;
use crate::ledger::table::Tables;
use crate::search::Sounds;

/// Somebody willing, as far as matching looks at them.
pub struct Person<'a> {
    /// The wish and what they can do.
    pub willing: &'a Willing,
    /// Where they live.
    pub door: Option<&'a Address>,
    /// Their care groups; none where the roster does not have them.
    pub groups: Option<Vec<CareGroup>>,
    /// Their age, where it is known.
    pub age: Option<u32>,
    sounds: Sounds,
}

impl<'a> Person<'a> {
    /// What the ledger knows of them on `day`.
    pub fn of(tables: &'a Tables, willing: &'a Willing, day: NaiveDate) -> Self {
        let resident = who(tables, willing);
        let home = willing.subject.household();
        let home = home.and_then(|id| tables.households.get(id));
        Self {
            door: home.map(|home| &home.address),
            groups: resident.map(|one| one.care_groups(day)),
            age: resident.and_then(|one| one.age(day)),
            sounds: Sounds::of(&format!("{} {}", willing.skill, willing.training)),
            willing,
        }
    }
}

/// The resident somebody willing is, where the roster has them.
pub fn who<'a>(tables: &'a Tables, willing: &Willing) -> Option<&'a Arc<Resident>> {
    willing.resident.and_then(|id| tables.residents.get(id))
}

/// How well a post suits somebody on `day`; none when it cannot be had, is for others, or speaks neither of what they
/// wish nor in their words.
pub fn score(person: &Person<'_>, post: &Post, left: u32, day: NaiveDate) -> Option<Score> {
    let groups = person.groups.as_deref();
    let meant = |own: &[CareGroup]| post.groups.iter().any(|group| own.contains(group));
    let for_others = !post.groups.is_empty() && groups.is_some_and(|own| !meant(own));
    if post.is_over(day) || left == 0 || for_others || !post.fits_age(person.age) {
        return None;
    }
    let mut score = Score::default();
    let willing = person.willing;
    let learns = post.kind == PostKind::TRAINING && !willing.training.trim().is_empty();
    if post.kind.answers(willing.wish) || learns {
        score.add(MatchTerm::WISH, 1_000);
    }
    let own = Sounds::of(&format!("{} {}", post.title, post.conditions));
    score.add(MatchTerm::WORDS, person.sounds.likeness(&own).into());
    if score.terms.is_empty() {
        return None;
    }
    let near = post.spot.as_ref().zip(person.door);
    if near.is_some_and(|(spot, door)| spot.holds(door)) {
        score.add(MatchTerm::PLACE, 1_000);
    }
    let begun = post.from.is_none_or(|from| from <= day);
    score.add(MatchTerm::PERIOD, if begun { 1_000 } else { 400 });
    score.add(MatchTerm::CAPACITY, 1_000);
    if groups.is_some_and(meant) {
        score.add(MatchTerm::GROUP, 1_000);
    }
    Some(score)
}

/// How many places of each post are taken.
pub fn taken(tables: &Tables) -> HashMap<Id<Post>, u32> {
    let mut taken: HashMap<Id<Post>, u32> = HashMap::new();
    for willing in tables.willing.iter() {
        for one in willing.placements.iter().filter(|one| one.ended.is_none()) {
            *taken.entry(one.post).or_default() += 1;
        }
    }
    taken
}

/// How many places of a post are left.
pub fn left(tables: &Tables, post: &Post) -> u32 {
    let gone = taken(tables).get(&post.id).copied().unwrap_or(0);
    post.places.saturating_sub(gone)
}

/// Whoever has a place of a post, in the order they were written down.
pub fn placed(tables: &Tables, post: Id<Post>) -> Vec<&Arc<Willing>> {
    let holds = |willing: &&Arc<Willing>| {
        let mut placements = willing.placements.iter();
        placements.any(|one| one.post == post && one.ended.is_none())
    };
    let mut found: Vec<_> = tables.willing.iter().filter(holds).collect();
    found.sort_by_key(|willing| willing.id);
    found
}

/// A post that suits somebody, and how many places it has left.
#[derive(Clone, Debug, PartialEq)]
pub struct Suits {
    /// The post.
    pub post: Arc<Post>,
    /// Somebody willing.
    pub willing: Arc<Willing>,
    /// Places left.
    pub left: u32,
    /// What speaks for it.
    pub score: Score,
}

/// Every post that suits somebody on `day`, the best first.
pub fn posts_for(tables: &Tables, willing: &Arc<Willing>, day: NaiveDate) -> Vec<Suits> {
    let (person, taken) = (Person::of(tables, willing, day), taken(tables));
    let mut found: Vec<Suits> = (tables.posts.iter())
        .filter_map(|post| {
            let gone = taken.get(&post.id).copied().unwrap_or(0);
            let left = post.places.saturating_sub(gone);
            let score = score(&person, post, left, day)?;
            Some(Suits {
                post: Arc::clone(post),
                willing: Arc::clone(willing),
                left,
                score,
            })
        })
        .collect();
    found.sort_by_key(|one| (Reverse(one.score.total()), one.post.id));
    found
}

/// Everybody who still looks and whom a post suits on `day`, the best first.
pub fn people_for(tables: &Tables, post: &Arc<Post>, day: NaiveDate) -> Vec<Suits> {
    let left = left(tables, post);
    let mut found: Vec<Suits> = (tables.willing.iter())
        .filter(|willing| willing.state.is_open())
        .filter_map(|willing| {
            let score = score(&Person::of(tables, willing, day), post, left, day)?;
            Some(Suits {
                post: Arc::clone(post),
                willing: Arc::clone(willing),
                left,
                score,
            })
        })
        .collect();
    found.sort_by_key(|one| (Reverse(one.score.total()), one.willing.id));
    found
}

#[cfg(test)]
mod tests;
