//! What was told at a door and when, the topics of a day, and how many households heard of each. Changes nothing.
//!
//! A topic explained on a visit stands in the visit, what was told beside it in a [`Told`] record: both count, neither twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::codes::{Telling, Topic};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::told::{Matter, Told};
use crate::domain::visit::Visit;
use crate::domain::{Id, Moment};
use crate::ledger::table::Tables;

/// For so many days what was told at a door is not pushed there again; it stays in the list.
pub const QUIET_DAYS: i64 = 30;

/// When something was told at a door last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The day it belongs to.
    pub day: NaiveDate,
    /// When.
    pub at: Moment,
    /// Told, referred, given.
    pub how: Telling,
}

impl Last {
    /// Whether it is so lately that it is not to be pushed on `day`.
    pub fn is_quiet(&self, day: NaiveDate) -> bool {
        (day - self.day).num_days() < QUIET_DAYS
    }
}

/// When `what` was told at a door last, on a visit or beside one.
pub fn last_told(tables: &Tables, subject: &Subject, what: Matter) -> Option<Last> {
    let told = tables.told.of(subject).filter(|told| told.what == what);
    let told = told.map(|told| Last {
        day: told.day,
        at: told.at,
        how: told.how,
    });
    let visits = tables.visits.of(subject);
    let explained =
        visits.filter(|visit| what.topic().is_some_and(|it| visit.topics.contains(&it)));
    let explained = explained.map(|visit| Last {
        day: visit.day,
        at: visit.at,
        how: Telling::TOLD,
    });
    told.chain(explained).max_by_key(|last| (last.day, last.at))
}

/// What is to be explained at every door on `date`, as it was set.
pub fn topics_of(tables: &Tables, date: NaiveDate) -> &[Topic] {
    let set = tables.topics_of_day.on(date).next_back();
    set.map_or(&[], |set| set.topics.as_slice())
}

/// Those of the day's topics that are still to be told at a door.
pub fn to_tell(tables: &Tables, subject: &Subject, date: NaiveDate) -> Vec<Topic> {
    let quiet = |topic: &Topic| {
        let last = last_told(tables, subject, Matter::Topic(*topic));
        last.is_some_and(|last| last.is_quiet(date))
    };
    let topics = topics_of(tables, date).iter();
    topics.filter(|topic| !quiet(topic)).copied().collect()
}

/// How far a topic has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The topic.
    pub topic: Topic,
    /// Households that heard of it.
    pub told: u32,
    /// Leaflets that went out with it alone.
    pub leaflets: u32,
}

/// How far publicity has come in a stretch of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// Each topic on offer, and any other that was told, in the order of the table.
    pub topics: Vec<Coverage>,
    /// Of how many households.
    pub households: u32,
    /// Households that heard of anything.
    pub any: u32,
    /// Leaflets that went out, whatever with.
    pub leaflets: u32,
}

impl Covered {
    /// Leaflets of visits with several topics or none: nobody knows which they were.
    pub fn unsorted(&self) -> u32 {
        let sorted = self.topics.iter().map(|row| row.leaflets).sum();
        self.leaflets.saturating_sub(sorted)
    }
}

/// Households by topic between two days, both included.
pub fn coverage(tables: &Tables, from: NaiveDate, to: NaiveDate) -> Covered {
    let mut sum = Sum::default();
    let days = |day: NaiveDate| (from..=to).contains(&day);
    for visit in tables.visits.iter().filter(|visit| days(visit.day)) {
        sum.visit(visit);
    }
    for told in tables.told.iter().filter(|told| days(told.day)) {
        sum.told(told);
    }
    let others = sum
        .doors
        .keys()
        .copied()
        .filter(|topic| !is_offered(*topic));
    let topics: Vec<Topic> = Topic::all().chain(others).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Covered {
        topics: (topics.into_iter())
            .map(|topic| Coverage {
                topic,
                told: sum.doors.get(&topic).map_or(0, |doors| count(doors.len())),
                leaflets: sum.leaflets.get(&topic).copied().unwrap_or(0),
            })
            .collect(),
        households: count(tables.households.len()),
        any: count(sum.any.len()),
        leaflets: sum.all,
    }
}

/// The households that have not heard of a topic between two days, in the order of the stairs.
pub fn not_told(
    tables: &Tables,
    topic: Topic,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Id<Household>> {
    let heard = |id: Id<Household>| {
        let subject = Subject::from(id);
        let told = (tables.told.of(&subject))
            .any(|told| told.what == Matter::Topic(topic) && (from..=to).contains(&told.day));
        let explained =
            |visit: &Visit| visit.topics.contains(&topic) && (from..=to).contains(&visit.day);
        told || tables.visits.of(&subject).any(|visit| explained(visit))
    };
    let mut left: Vec<_> = (tables.households.iter())
        .filter(|home| !heard(home.id))
        .collect();
    left.sort_by(|one, other| one.address.cmp(&other.address));
    left.into_iter().map(|home| home.id).collect()
}

fn is_offered(topic: Topic) -> bool {
    topic.row().is_some_and(|row| row.active)
}

/// What is added up.
#[derive(Default)]
struct Sum {
    doors: BTreeMap<Topic, BTreeSet<Id<Household>>>,
    leaflets: BTreeMap<Topic, u32>,
    any: BTreeSet<Id<Household>>,
    all: u32,
}

impl Sum {
    fn visit(&mut self, visit: &Visit) {
        self.add(&visit.subject, &visit.topics, visit.leaflets);
    }

    fn told(&mut self, told: &Told) {
        match told.what.topic() {
            Some(topic) => self.add(&told.subject, &[topic], told.leaflets),
            None => self.add(&told.subject, &[], told.leaflets),
        }
    }

    fn add(&mut self, subject: &Subject, topics: &[Topic], leaflets: u16) {
        let leaflets = u32::from(leaflets);
        self.all = self.all.saturating_add(leaflets);
        if let [only] = topics {
            let sum = self.leaflets.entry(*only).or_default();
            *sum = sum.saturating_add(leaflets);
        }
        let Some(home) = subject.household() else {
            return;
        };
        if leaflets > 0 || !topics.is_empty() {
            self.any.insert(home);
        }
        for topic in topics {
            self.doors.entry(*topic).or_default().insert(home);
        }
    }
}

#[cfg(test)]
mod tests;
