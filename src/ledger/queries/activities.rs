//! Activities at a glance: who signed up, who came, what is left, what is on, and how many people came in all.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::{ActivityKind, ActivityState, JointAction};
use crate::domain::sign_up::SignUp;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// Who signed up to an activity, in figures of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Signed up.
    pub signed_up: u32,
    /// Came.
    pub came: u32,
    /// Seats left, where there is a limit.
    pub left: Option<u32>,
}

/// Who hosts an activity, by name, partners first.
pub fn hosts(tables: &Tables, activity: &Activity) -> Vec<String> {
    let partners = activity.hosts.iter();
    let partners = partners.filter_map(|id| tables.partners.get(*id));
    let partners = partners.map(|partner| partner.name.clone());
    partners.chain(activity.hosted_by.iter().cloned()).collect()
}

/// Where it is: its service point, its place in words, the place of the grid; empty when nothing is known.
pub fn whereabouts(tables: &Tables, activity: &Activity, language: &str) -> String {
    let point = activity.point.map(|point| point.label(language));
    let site = activity.site.and_then(|id| tables.places.get(id));
    let site = site.map(|site| site.name.as_str());
    let parts = point
        .into_iter()
        .chain([activity.place.as_str()])
        .chain(site);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Those signed up to an activity, the first to sign up first.
pub fn sign_ups(tables: &Tables, id: Id<Activity>) -> Vec<Arc<SignUp>> {
    let all = tables.sign_ups.iter();
    let mut own: Vec<_> = all.filter(|one| one.activity == id).cloned().collect();
    own.sort_by_key(|one| (one.at, one.id));
    own
}

/// Those signed up to an activity, in figures.
pub fn attendance(tables: &Tables, activity: &Activity) -> Attendance {
    let all = tables.sign_ups.iter();
    let mut found = Attendance::default();
    for one in all.filter(|one| one.activity == activity.id) {
        found.signed_up += u32::from(one.people);
        found.came += u32::from(one.people) * u32::from(one.attended == Some(true));
    }
    found.left = activity
        .capacity
        .map(|seats| seats.saturating_sub(found.signed_up));
    found
}

/// What somebody of a door signed up to that is still to come on `day` or later, the earliest first.
pub fn at_door(
    tables: &Tables,
    subject: &Subject,
    day: NaiveDate,
) -> Vec<(Arc<Activity>, Arc<SignUp>)> {
    let own = tables.sign_ups.of(subject);
    let mut found: Vec<_> = own
        .filter_map(|one| {
            let activity = tables.activities.get(one.activity)?;
            let to_come = activity.state.is_open() && activity.hours.last >= day;
            to_come.then(|| (Arc::clone(activity), Arc::clone(one)))
        })
        .collect();
    found.sort_by_key(|(activity, one)| (activity.hours, one.id));
    found
}

/// What is planned for `day`, the earliest first.
pub fn on(tables: &Tables, day: NaiveDate) -> Vec<Arc<Activity>> {
    let all = tables.activities.iter();
    let mut found: Vec<_> = all.filter(|one| one.is_on(day)).cloned().collect();
    found.sort_by_key(|one| (one.hours, one.id));
    found
}

/// Every activity: those still to come first, the nearest before the others, then those that are over, the latest first.
pub fn in_order(tables: &Tables) -> Vec<Arc<Activity>> {
    let all = tables.activities.iter().cloned();
    let (mut open, mut over): (Vec<_>, Vec<_>) = all.partition(|one| one.state.is_open());
    open.sort_by_key(|one| (one.hours, one.id));
    over.sort_by_key(|one| std::cmp::Reverse((one.hours, one.id)));
    open.extend(over);
    open
}

/// Activities held, people and times people came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Activities held.
    pub held: u32,
    /// People who came.
    pub people: u64,
    /// Times people came (人次).
    pub person_times: u64,
}

impl Count {
    fn add(&mut self, activity: &Activity) {
        let people = u64::from(activity.people.unwrap_or(0));
        self.held += 1;
        self.people += people;
        self.person_times += activity.person_times.map_or(people, u64::from);
    }
}

/// What was held within a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// All of it.
    pub all: Count,
    /// By kind, in the order of the table.
    pub kinds: Vec<(ActivityKind, Count)>,
    /// By the seven actions, in the order of the table; an activity counts in each of its own.
    pub actions: Vec<(JointAction, Count)>,
}

/// Counts what was held from `from` to `until`, both days counted.
pub fn counts(tables: &Tables, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Counts {
    let held = tables.activities.iter().filter(|one| {
        let on = one.hours.on;
        one.state == ActivityState::HELD
            && from.is_none_or(|from| from <= on)
            && until.is_none_or(|until| on <= until)
    });
    let (mut all, mut kinds, mut actions) = (Count::default(), BTreeMap::new(), BTreeMap::new());
    for activity in held {
        all.add(activity);
        let kind = (activity.kind.position(), activity.kind);
        kinds
            .entry(kind)
            .or_insert_with(Count::default)
            .add(activity);
        for action in &activity.actions {
            let action = (action.position(), *action);
            actions
                .entry(action)
                .or_insert_with(Count::default)
                .add(activity);
        }
    }
    Counts {
        all,
        kinds: kinds
            .into_iter()
            .map(|((_, kind), count)| (kind, count))
            .collect(),
        actions: (actions.into_iter())
            .map(|((_, action), count)| (action, count))
            .collect(),
    }
}

#[cfg(test)]
mod tests;
