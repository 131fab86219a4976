//! Beginning, planning and closing a day. Not its log.

use chrono::NaiveDate;

use super::{At, WorkError, topics_of_day};
use crate::domain::address::Spot;
use crate::domain::codes::{DayState, Topic, Weather};
use crate::domain::day::{Day, Plan};
use crate::domain::household::Household;
use crate::domain::{Id, Moment, Record};
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// What is settled when a day begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayStart {
    /// Who works; the settings' worker when empty.
    pub worker: String,
    /// The regular grid worker; the settings' mentor when empty.
    pub mentor: String,
    /// Who else comes along.
    pub companions: Vec<String>,
    /// The weather.
    pub weather: Option<Weather>,
    /// What is to be explained at every door; as it was when absent.
    pub topics: Option<Vec<Topic>>,
}

/// The date that entries made at `now` belong to: the day still open, else today (decisions.md 9).
pub fn date_at(tables: &Tables, now: Moment) -> NaiveDate {
    open_day(tables).map_or(now.date_naive(), |day| day.date)
}

/// The day that is being worked on.
pub fn open_day(tables: &Tables) -> Option<&Day> {
    let mut days = tables
        .days
        .iter()
        .filter(|day| day.state == DayState::WORKING);
    days.next()
        .map(|first| {
            days.fold(
                first,
                |last, day| if day.date > last.date { day } else { last },
            )
        })
        .map(AsRef::as_ref)
}

/// Begins today, unless a day is being worked on.
///
/// # Errors
/// When another day is still open, today was closed, or the store refuses.
pub fn start(ledger: &mut Ledger, start: DayStart, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    begin_with(ledger, start, None, at)
}

/// Begins today and picks its doors, as one step; a day that has begun is planned anew.
///
/// # Errors
/// As [`start`].
pub fn begin(
    ledger: &mut Ledger,
    start: DayStart,
    plan: Plan,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    begin_with(ledger, start, Some(plan), at)
}

fn begin_with(
    ledger: &mut Ledger,
    start: DayStart,
    plan: Option<Plan>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let today = at.clock.today();
    if let Some(open) = open_day(ledger.tables()).filter(|open| open.date != today) {
        return Err(WorkError::DayStillOpen(open.date));
    }
    let mut edit = ledger.edit();
    let mut day = begun(&edit, ledger.tables(), today, at);
    if day.is_closed() {
        return Err(WorkError::DayClosed(today));
    }
    let given = |text: String, old: &mut String| {
        if !text.is_empty() {
            *old = text;
        }
    };
    given(start.worker, &mut day.worker);
    given(start.mentor, &mut day.mentor);
    if !start.companions.is_empty() {
        day.companions = start.companions;
    }
    day.weather = start.weather.or(day.weather);
    if let Some(plan) = plan {
        day.plan = plan;
    }
    let worker = day.worker.clone();
    edit.put(day);
    if let Some(topics) = start.topics {
        topics_of_day::put(&mut edit, ledger.tables(), today, topics, at);
    }
    let changes = edit.changes();
    if !worker.is_empty() {
        ledger.set_worker(&worker);
    }
    Ok(ledger.commit("day-start", changes, at.clock)?)
}

/// The day of `date` as it stands or as it begins now; puts nothing.
fn begun(edit: &Edit<'_>, tables: &Tables, date: NaiveDate, at: At<'_>) -> Day {
    let put = edit.put_so_far().find_map(|record| match record {
        Record::Day(day) if day.date == date => Some(day.clone()),
        _ => None,
    });
    let known = put.or_else(|| tables.day(date).and_then(|day| edit.get(day.id)));
    let mut day = known.unwrap_or_else(|| {
        let settings = at.settings;
        Day {
            worker: settings.worker.clone(),
            mentor: settings.mentor.clone(),
            grid: settings.grid.clone(),
            community: settings.community.clone(),
            plan: Plan {
                cap: settings.doors,
                ..Plan::default()
            },
            ..Day::new(Id::new(at.clock.id()), date)
        }
    });
    if day.state == DayState::OPEN {
        day.state = DayState::WORKING;
        day.started = Some(at.clock.now());
    }
    day
}

/// Sees that the day an entry made now belongs to has begun; answers its date and whether the entry is late (补录).
pub(super) fn ensure(edit: &mut Edit<'_>, tables: &Tables, at: At<'_>) -> (NaiveDate, bool) {
    let date = date_at(tables, at.clock.now());
    let day = begun(edit, tables, date, at);
    let late = day.is_closed();
    let known = edit.get(day.id);
    if !late && known.is_none_or(|known| known != day) {
        edit.put(day);
    }
    (date, late)
}

/// Picks the doors of the day.
///
/// # Errors
/// When the day is closed, or the store refuses.
pub fn plan(
    ledger: &mut Ledger,
    areas: Vec<Spot>,
    cap: Option<u16>,
    doors: Vec<Id<Household>>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let date = date_at(ledger.tables(), at.clock.now());
    let mut day = begun(&edit, ledger.tables(), date, at);
    if day.is_closed() {
        return Err(WorkError::DayClosed(date));
    }
    let cap = cap.unwrap_or(day.plan.cap);
    day.plan = Plan { areas, cap, doors };
    edit.put(day);
    let changes = edit.changes();
    Ok(ledger.commit("day-plan", changes, at.clock)?)
}

/// Closes the day that is open; entries after that are marked 补录.
///
/// # Errors
/// When no day is open, or the store refuses.
pub fn close(ledger: &mut Ledger, at: At<'_>) -> Result<NaiveDate, WorkError> {
    let mut day = open_day(ledger.tables())
        .cloned()
        .ok_or(WorkError::DayNotOpen(at.clock.today()))?;
    let date = day.date;
    day.state = DayState::CLOSED;
    day.closed = Some(at.clock.now());
    let mut edit = ledger.edit();
    edit.put(day);
    let changes = edit.changes();
    ledger.commit("day-close", changes, at.clock)?;
    Ok(date)
}
