//! What of the ledger goes into a calendar: activities, and agreed visits still to come, people in them masked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{APPOINTMENT, Event};
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::ActivityState;
use crate::domain::mask::{mask_name, mask_numbers};
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::queries::activities::{in_order, whereabouts};
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::table::Tables;

/// The words of a message, by its name and values.
pub type Words<'a> = dyn Fn(&'static str, &[(&'static str, String)]) -> String + 'a;

/// Activities as events; only those still to come, unless `all` are wanted.
pub fn activities(tables: &Tables, all: bool, language: &str) -> Vec<Event> {
    let found = in_order(tables);
    let wanted = found.iter().filter(|one| all || one.state.is_open());
    wanted
        .map(|one| of_activity(one, tables, language))
        .collect()
}

fn of_activity(activity: &Activity, tables: &Tables, language: &str) -> Event {
    let mut said = vec![activity.kind.label(language).to_owned()];
    said.extend(hosts(activity, tables));
    let actions = activity.actions.iter();
    said.extend(actions.map(|action| action.label(language).to_owned()));
    Event {
        uid: activity.uid.clone(),
        sequence: 0,
        stamp: None,
        hours: activity.hours,
        summary: mask_numbers(&activity.title),
        location: mask_numbers(&whereabouts(tables, activity, language)),
        description: said.join("\n"),
        cancelled: activity.state == ActivityState::CALLED_OFF,
        kind: activity.kind.as_str().to_owned(),
    }
}

/// Who hosts it: units by name, people with their names masked.
fn hosts<'a>(activity: &'a Activity, tables: &'a Tables) -> impl Iterator<Item = String> + 'a {
    let partners = activity.hosts.iter();
    let partners = partners.filter_map(|id| tables.partners.get(*id));
    let partners = partners.map(|one| match one.kind.is_person() {
        true => mask_name(&one.name),
        false => mask_numbers(&one.name),
    });
    let named = activity.hosted_by.iter();
    partners.chain(
        named.map(|name| match crate::domain::text::is_usual_name(name) {
            true => mask_name(name),
            false => mask_numbers(name),
        }),
    )
}

/// Agreed visits from `day` on: the last attempt at a door named a day, and nothing was recorded there since.
pub fn appointments(tables: &Tables, day: NaiveDate, words: &Words<'_>) -> Vec<Event> {
    let estates = Estates::of(tables);
    let doors: BTreeSet<&Subject> = tables.visits.subjects().collect();
    let last = doors.into_iter().filter_map(|door| {
        let visits = tables.visits.of(door);
        visits.max_by_key(|visit| (visit.at, visit.id))
    });
    let mut found: Vec<Event> = last
        .filter_map(|visit| of_visit(visit, day, tables, &estates, words))
        .collect();
    found.sort_by(|one, other| (one.hours, &one.uid).cmp(&(other.hours, &other.uid)));
    found
}

fn of_visit(
    visit: &Visit,
    day: NaiveDate,
    tables: &Tables,
    estates: &Estates,
    words: &Words<'_>,
) -> Option<Event> {
    let again = visit.again.filter(|again| again.on >= day)?;
    let place = Where::of(tables, &visit.subject, estates);
    let head = match place.head.is_empty() {
        true => String::new(),
        false => mask_name(&place.head),
    };
    let door = format!("{} {head}", place.door).trim_end().to_owned();
    Some(Event {
        uid: format!("{}@gridday", visit.id),
        sequence: 0,
        stamp: None,
        hours: Hours {
            from: again.time,
            ..Hours::day(again.on)
        },
        summary: words("calendar-appointment", &[("door", door)]),
        location: place.door,
        description: String::new(),
        cancelled: false,
        kind: APPOINTMENT.to_owned(),
    })
}
