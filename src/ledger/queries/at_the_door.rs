//! What a household can be offered, each with who, where, when and why it fits. Decides nothing and tells nothing.
//!
//! One file a kind of thing, each a `Source` in `SOURCES`: what is new joins by a file and a row.

mod activities;
mod offers;
mod posts;
mod topics;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::matching;
use super::publicity::{self, Last};
use crate::domain::Id;
use crate::domain::address::{Address, Spot};
use crate::domain::codes::{Audience, CareGroup, MatterKind, Need, ServicePoint};
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::domain::told::Matter;
use crate::ledger::table::Tables;
use crate::search::Sounds;

/// Why something fits a door; the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It answers what was asked for there.
    Need(Id<Request>),
    /// It answers a need heard on a visit.
    Heard(Need),
    /// It is a topic of the day.
    OfTheDay,
    /// It is meant for people in this care group.
    Group(CareGroup),
    /// It is meant for somebody of this age.
    Age(u32),
    /// It is near.
    Near,
    /// It is for everybody.
    Everybody,
}

impl Why {
    /// What it adds to the place of a row.
    const fn weight(self) -> u32 {
        match self {
            Self::Need(_) => 100,
            Self::Heard(_) => 60,
            Self::OfTheDay => 50,
            Self::Group(_) => 30,
            Self::Age(_) => 20,
            Self::Near => 10,
            Self::Everybody => 0,
        }
    }
}

/// Something a household can be told of, referred to or given.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is, for [`crate::ledger::work::told`].
    pub what: Matter,
    /// What sort of thing.
    pub kind: MatterKind,
    /// What it is called; empty for a code, which its table calls.
    pub words: String,
    /// Who gives or holds it.
    pub who: String,
    /// Where, in words.
    pub place: String,
    /// The building or unit it is at.
    pub spot: Option<Spot>,
    /// The service point it is at.
    pub point: Option<ServicePoint>,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// When exactly, in words.
    pub times: String,
    /// On what conditions.
    pub conditions: String,
    /// What is left; none where it cannot be counted.
    pub left: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// Why it fits, the weightiest first; never empty.
    pub why: Vec<Why>,
    /// The need there that may be met with it now.
    pub need: Option<Id<Request>>,
    /// When it was told there last.
    pub told: Option<Last>,
}

impl Row {
    /// A row of which nothing else is known.
    pub fn new(what: Matter, kind: MatterKind, words: String) -> Self {
        Self {
            what,
            kind,
            words,
            who: String::new(),
            place: String::new(),
            spot: None,
            point: None,
            from: None,
            until: None,
            times: String::new(),
            conditions: String::new(),
            left: None,
            unit: String::new(),
            why: Vec::new(),
            need: None,
            told: None,
        }
    }

    /// Whether it is to be pushed on `day`: it fits somebody there in particular and was not told lately.
    pub fn is_pushed(&self, day: NaiveDate) -> bool {
        let fits = self.why.iter().any(|why| why.weight() > Why::Near.weight());
        fits && !self.told.is_some_and(|last| last.is_quiet(day))
    }

    /// What speaks for it, added up; what can be given for a need at once comes before what is only told.
    fn weight(&self) -> u32 {
        let asked = self.why.iter().any(|why| matches!(why, Why::Need(_)));
        let at_once = if asked && self.need.is_some() { 100 } else { 0 };
        at_once + self.why.iter().map(|why| why.weight()).sum::<u32>()
    }
}

/// A door as the sources look at it.
pub struct Door<'a> {
    /// Every record.
    pub tables: &'a Tables,
    /// The door or place.
    pub subject: &'a Subject,
    /// Its address; none for a place.
    pub address: Option<&'a Address>,
    /// The care groups of the people there.
    pub groups: Vec<CareGroup>,
    /// Their ages, where birth is known.
    pub ages: Vec<u32>,
    /// What was asked for there and is not over, with its sounds.
    pub requests: Vec<(&'a Request, Sounds)>,
    /// Needs heard on visits and still to be done, with their sounds.
    pub heard: Vec<(Need, Sounds)>,
    /// The day.
    pub day: NaiveDate,
}

impl<'a> Door<'a> {
    /// The door of a subject on a day.
    pub fn of(tables: &'a Tables, subject: &'a Subject, day: NaiveDate) -> Self {
        let (address, groups) = matching::whose(tables, subject, day);
        let people = subject.household().map(|id| tables.residents_of(id));
        let here = people.into_iter().flatten().filter(|one| one.is_here());
        let requests = tables.requests.of(subject).filter(|one| one.is_open());
        let tasks = tables.tasks.of(subject).filter(|task| task.is_open());
        let heard = tasks.map(|task| Need::new(&task.title));
        Self {
            tables,
            subject,
            address,
            groups,
            ages: here.filter_map(|one| one.age(day)).collect(),
            requests: requests
                .map(|one| (one.as_ref(), Sounds::of(&one.words)))
                .collect(),
            heard: (heard.filter(|need| need.is_known()))
                .map(|need| (need, Sounds::of(need.label("zh-CN"))))
                .collect(),
            day,
        }
    }

    /// Why something for this audience fits here: every care group it names that is here, the first age.
    pub fn suited(&self, audience: Audience) -> Vec<Why> {
        let mut why = self.in_groups(&audience.groups());
        let age = self.ages.iter().find(|age| audience.is_for_age(**age));
        why.extend(age.map(|age| Why::Age(*age)));
        why
    }

    /// The care groups of these that are here.
    pub fn in_groups(&self, groups: &[CareGroup]) -> Vec<Why> {
        let here = groups.iter().filter(|group| self.groups.contains(group));
        here.map(|group| Why::Group(*group)).collect()
    }

    /// Whether a building or unit has this door in it.
    pub fn is_near(&self, spot: Option<&Spot>) -> bool {
        match (spot, self.address) {
            (Some(spot), Some(address)) => spot.holds(address),
            _ => false,
        }
    }
}

/// Finds rows of one kind for a door; `told` and the order are put in for all of them.
type Source = fn(&Door<'_>) -> Vec<Row>;

/// Where rows come from.
const SOURCES: &[Source] = &[offers::rows, activities::rows, posts::rows, topics::rows];

/// Everything the people at a door can be offered on `day`: what was asked for first, what was told lately last.
pub fn at_the_door(tables: &Tables, subject: &Subject, day: NaiveDate) -> Vec<Row> {
    let door = Door::of(tables, subject, day);
    let mut rows: Vec<Row> = SOURCES.iter().flat_map(|source| source(&door)).collect();
    for row in &mut rows {
        row.why.sort_by_key(|why| (Reverse(why.weight()), *why));
        row.why.dedup();
        row.told = publicity::last_told(tables, subject, row.what);
    }
    rows.sort_by_cached_key(|row| {
        let quiet = row.told.is_some_and(|last| last.is_quiet(day));
        (quiet, Reverse(row.weight()), row.kind.position())
    });
    rows
}

#[cfg(test)]
mod tests;
