//! A list of activities (联办活动台账): one a row, the same title on the same day being one. Not calendars: those are `calendar`.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::Kind;
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{ActivityKind, ActivityState, JointAction};
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, cell, fill, note};
use crate::exchange::header::Dictionary;
use crate::exchange::table;
use crate::ledger::table::Tables;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("activities/columns.tsv")));

/// The list.
pub(super) struct Activities;

/// An activity as a row says it.
pub(super) struct Entry {
    title: String,
    kind: Option<ActivityKind>,
    hours: Hours,
    place: String,
    hosts: Vec<String>,
    actions: Vec<JointAction>,
    capacity: Option<u32>,
    people: Option<u32>,
    person_times: Option<u32>,
    state: Option<ActivityState>,
    outcome: String,
    note: String,
}

/// The words of the columns of a field that may repeat, taken apart at the marks of a list.
fn words(fields: &Fields<'_>, field: &str) -> Vec<String> {
    let columns = fields.layout.of(field);
    let texts = columns.map(|column| fields.row.text(column.index));
    let parts = texts.flat_map(|text| text.split(['、', '，', ',', ';', '；', '\n']));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// When it is: a day as sheets write it, or a day with a time as people do.
fn hours(fields: &mut Fields<'_>) -> Result<Hours, &'static str> {
    let found = cell(fields.row, fields.layout, "when");
    let Some((cell, _)) = found.filter(|(cell, _)| !cell.text.trim().is_empty()) else {
        return Err("import-no-day");
    };
    let (text, is_number) = (cell.text.clone(), cell.kind == table::Kind::Number);
    let noon = NaiveDate::default()
        .and_hms_opt(12, 0, 0)
        .unwrap_or_default();
    let end = fields.text("until", 40);
    let end = (!end.is_empty()).then_some(end);
    // What names no year is nobody's guess here: a list is often of the year before.
    let with_year = text.chars().take(4).all(|sign| sign.is_ascii_digit());
    if with_year && !is_number {
        let read = Hours::read(&text, end.as_deref(), noon);
        if let Ok(hours) = read.as_ref() {
            return Ok(*hours);
        }
    }
    let day = fields.day("when").ok_or("import-no-day")?;
    Ok(Hours::day(day))
}

impl Kind for Activities {
    type Entry = Entry;
    type Key = (String, NaiveDate);
    type Record = Activity;

    const NAME: &'static str = "title";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, _tables: &Tables) -> Result<Entry, &'static str> {
        let title = fields.text("title", 80);
        if title.is_empty() {
            return Err("import-no-words");
        }
        let hours = hours(fields)?;
        if hours.is_upside_down() {
            return Err("offer-ends-before");
        }
        let actions = words(fields, "actions");
        let mut number = |field| {
            let (number, _) = fields.number(field);
            number.and_then(|number| u32::try_from(number).ok())
        };
        let (capacity, people) = (number("capacity"), number("people"));
        let person_times =
            number("person_times").filter(|times| people.is_none_or(|one| one <= *times));
        let named = fields.code("state", ActivityState::find);
        // What people came to was held.
        let came = people.is_some() || person_times.is_some();
        Ok(Entry {
            title,
            kind: fields.code("kind", ActivityKind::find),
            hours,
            place: fields.text("place", 100),
            hosts: words(fields, "hosts"),
            actions: actions
                .iter()
                .filter_map(|word| JointAction::find(word))
                .collect(),
            capacity,
            people,
            person_times,
            state: named.or(came.then_some(ActivityState::HELD)),
            outcome: fields.text("outcome", 200),
            note: fields.note(),
        })
    }

    fn key(entry: &Entry) -> Self::Key {
        (entry.title.clone(), entry.hours.on)
    }

    fn key_of(activity: &Activity, _tables: &Tables) -> Self::Key {
        (activity.title.clone(), activity.hours.on)
    }

    fn make(entry: &Entry, id: Id<Activity>, now: Moment) -> Activity {
        let kind = entry.kind.unwrap_or(ActivityKind::new("other"));
        Activity::new(id, kind, entry.title.clone(), entry.hours, now)
    }

    fn tell(entry: &Entry, activity: &mut Activity, tables: &Tables) {
        activity.kind = entry.kind.unwrap_or(activity.kind);
        if entry.hours.from.is_some() {
            activity.hours = entry.hours;
        }
        for host in &entry.hosts {
            let partner = tables.partners.iter().find(|one| one.name == *host);
            match partner {
                Some(partner) if activity.hosts.contains(&partner.id) => {}
                Some(partner) => activity.hosts.push(partner.id),
                None if activity.hosted_by.contains(host) => {}
                None => activity.hosted_by.push(host.clone()),
            }
        }
        for action in &entry.actions {
            if !activity.actions.contains(action) {
                activity.actions.push(*action);
            }
        }
        activity.capacity = entry.capacity.or(activity.capacity);
        activity.people = entry.people.or(activity.people);
        activity.person_times = entry.person_times.or(activity.person_times);
        activity.state = entry.state.unwrap_or(activity.state);
        fill(&mut activity.place, &entry.place);
        fill(&mut activity.outcome, &entry.outcome);
        note(&mut activity.note, &entry.note);
    }
}
