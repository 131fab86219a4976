//! What was given to a household, and an activity held, as JSON; their keys are listed on the page above.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::phrases::Phrases;
use super::rows::{Place, place};
use super::stamp;
use crate::ledger::queries::daylog::{ActivityFigures, ActivityRow, ReliefFigures, ReliefRow};

#[derive(Serialize)]
pub struct Relief {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    given: NaiveDate,
    resident: String,
    people: usize,
    care: Vec<&'static str>,
    occasion: &'static str,
    money_fen: u64,
    goods: Vec<Goods>,
    giver: String,
    receipt: &'static str,
    corrects: Option<String>,
    counts: bool,
    note: String,
    late: bool,
}

#[derive(Serialize)]
struct Goods {
    name: String,
    quantity: u64,
    unit: String,
    worth_fen: Option<u64>,
}

pub fn relief(row: &ReliefRow, phrases: &Phrases<'_>) -> Relief {
    let (masks, relief) = (phrases.masks, &row.relief);
    let goods = relief.goods.iter().map(|one| Goods {
        name: masks.text(&one.name),
        quantity: one.quantity,
        unit: masks.text(&one.unit),
        worth_fen: one.worth,
    });
    Relief {
        id: relief.id.to_string(),
        place: place(&row.place, masks),
        time: stamp(relief.at),
        given: relief.given,
        resident: masks.name(&row.to),
        people: relief.people.len(),
        care: relief.groups.iter().map(|group| group.as_str()).collect(),
        occasion: relief.occasion.as_str(),
        money_fen: relief.money,
        goods: goods.collect(),
        giver: masks.text(&row.giver),
        receipt: relief.receipt.as_str(),
        corrects: relief.corrects.map(|id| id.to_string()),
        counts: row.counts,
        note: masks.text(&relief.note),
        late: relief.late,
    }
}

#[derive(Serialize)]
pub struct Activity {
    id: String,
    kind: &'static str,
    title: String,
    from: String,
    until: String,
    place: String,
    actions: Vec<&'static str>,
    people: Option<u32>,
    person_times: Option<u32>,
    outcome: String,
}

pub fn activity(row: &ActivityRow, phrases: &Phrases<'_>) -> Activity {
    let (masks, activity) = (phrases.masks, &row.activity);
    let local = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    Activity {
        id: activity.id.to_string(),
        kind: activity.kind.as_str(),
        title: masks.text(&activity.title),
        from: local(activity.hours.start()),
        until: local(activity.hours.end()),
        place: masks.text(&activity.place),
        actions: activity.actions.iter().map(|one| one.as_str()).collect(),
        people: activity.people,
        person_times: activity.person_times,
        outcome: masks.text(&activity.outcome),
    }
}

/// What was given, in figures.
#[derive(Serialize)]
pub struct ReliefCounts {
    entries: u32,
    doors: u32,
    money_fen: u64,
    worth_fen: u64,
}

impl From<ReliefFigures> for ReliefCounts {
    fn from(figures: ReliefFigures) -> Self {
        Self {
            entries: figures.entries,
            doors: figures.doors,
            money_fen: figures.money,
            worth_fen: figures.worth,
        }
    }
}

/// Activities held, in figures.
#[derive(Serialize)]
pub struct ActivityCounts {
    held: u32,
    people: u32,
    person_times: u32,
}

impl From<ActivityFigures> for ActivityCounts {
    fn from(figures: ActivityFigures) -> Self {
        Self {
            held: figures.held,
            people: figures.people,
            person_times: figures.person_times,
        }
    }
}
