//! Activities still to come, for a door: those for somebody there, those that serve what was asked for, those for everybody.

use std::collections::HashMap;

use super::{Door, Row, Why};
use crate::domain::Id;
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{ActivityKind, MatterKind};
use crate::domain::told::Matter;
use crate::ledger::queries::activities;

/// The rows.
pub fn rows(door: &Door<'_>) -> Vec<Row> {
    let mut signed_up: HashMap<Id<Activity>, u32> = HashMap::new();
    for one in door.tables.sign_ups.iter() {
        *signed_up.entry(one.activity).or_default() += u32::from(one.people);
    }
    let all = door.tables.activities.iter();
    let mut there: Vec<_> = all
        .filter(|one| one.state.is_open() && one.hours.last >= door.day)
        .collect();
    there.sort_by_key(|one| (one.hours, one.id));
    (there.into_iter())
        .filter_map(|one| {
            let taken = signed_up.get(&one.id).copied().unwrap_or(0);
            let left = one.capacity.map(|seats| seats.saturating_sub(taken));
            row(one, left.map(u64::from), door)
        })
        .collect()
}

fn row(activity: &Activity, left: Option<u64>, door: &Door<'_>) -> Option<Row> {
    let mut why = door.in_groups(&activity.groups);
    let asked = door.requests.iter().map(|(request, _)| request.id);
    // Whoever asked for it is meant, whatever care group they are in.
    why.extend(
        asked
            .filter(|id| activity.needs.contains(id))
            .map(Why::Need),
    );
    if left == Some(0) || !activity.groups.is_empty() && why.is_empty() {
        return None;
    }
    if why.is_empty() {
        why.push(Why::Everybody);
    }
    let kind = match activity.kind == ActivityKind::new("training") {
        true => MatterKind::TRAINING,
        false => MatterKind::ACTIVITY,
    };
    let site = activity.site.and_then(|id| door.tables.places.get(id));
    let site = site.map(|site| site.name.clone());
    let mut row = Row::new(Matter::Activity(activity.id), kind, activity.title.clone());
    row.who = activities::hosts(door.tables, activity).join(" ");
    row.place = match activity.place.is_empty() {
        true => site.unwrap_or_default(),
        false => activity.place.clone(),
    };
    row.point = activity.point;
    (row.from, row.until) = (Some(activity.hours.on), Some(activity.hours.last));
    row.times = times(&activity.hours);
    row.left = left;
    row.why = why;
    Some(row)
}

/// `15:00-17:00`; empty for a whole day.
fn times(hours: &Hours) -> String {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    match (hours.from.map(clock), hours.until.map(clock)) {
        (Some(from), Some(until)) => format!("{from}-{until}"),
        (from, _) => from.unwrap_or_default(),
    }
}
