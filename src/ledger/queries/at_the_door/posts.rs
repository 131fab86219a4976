//! Posts and trainings still to be had, for a door: those somebody there is old enough for. Not who looks for work.

use super::{Door, Row, Why};
use crate::domain::codes::{MatterKind, PostKind};
use crate::domain::post::Post;
use crate::domain::told::Matter;
use crate::ledger::queries::partners::named;
use crate::ledger::queries::posts;

/// The youngest who may work, where a post says nothing of it.
const WORKING_AGE: u32 = 16;

/// The rows.
pub fn rows(door: &Door<'_>) -> Vec<Row> {
    let taken = posts::taken(door.tables);
    let all = door.tables.posts.iter();
    let mut there: Vec<_> = all.filter(|post| !post.is_over(door.day)).collect();
    there.sort_by_key(|post| post.id);
    (there.into_iter())
        .filter_map(|post| {
            let gone = taken.get(&post.id).copied().unwrap_or(0);
            row(post, post.places.saturating_sub(gone), door)
        })
        .collect()
}

fn row(post: &Post, left: u32, door: &Door<'_>) -> Option<Row> {
    let meant = door.in_groups(&post.groups);
    if left == 0 || !post.groups.is_empty() && meant.is_empty() {
        return None;
    }
    let suits = |age: &&u32| **age >= WORKING_AGE && post.fits_age(Some(**age));
    let age = door.ages.iter().find(suits);
    // Where every age is known and none fits, it is for nobody here.
    if age.is_none() && !door.ages.is_empty() {
        return None;
    }
    let mut why = meant;
    let limited = post.min_age.is_some() || post.max_age.is_some();
    why.extend(age.filter(|_| limited).map(|age| Why::Age(*age)));
    let heard = door.heard.iter().map(|(need, _)| *need);
    let work = heard.filter(|need| need.as_str() == "job");
    why.extend(work.map(Why::Heard));
    if door.is_near(post.spot.as_ref()) {
        why.push(Why::Near);
    }
    if why.is_empty() {
        why.push(Why::Everybody);
    }
    let kind = match post.kind == PostKind::new("training") {
        true => MatterKind::TRAINING,
        false => MatterKind::POST,
    };
    let mut row = Row::new(Matter::Post(post.id), kind, post.title.clone());
    row.who = named(door.tables, post.partner, &post.employer);
    row.place.clone_from(&post.place);
    row.spot.clone_from(&post.spot);
    (row.from, row.until) = (post.from, post.until);
    row.times.clone_from(&post.hours);
    let terms = [post.pay.as_str(), post.conditions.as_str()];
    let terms: Vec<&str> = terms.into_iter().filter(|term| !term.is_empty()).collect();
    row.conditions = terms.join(" ");
    row.left = Some(u64::from(left));
    row.why = why;
    Some(row)
}
