//! A list of activities (联办活动台账): one a row, the same title at the same time being one. Not calendars: those are `calendar`.

mod hours;

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};

use super::{Cover, Kind};
use crate::domain::activity::{Activity, Hours};
use crate::domain::codes::{ActivityKind, ActivityState, JointAction};
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, Refusal, fill, note, refuse};
use crate::exchange::header::Dictionary;
use crate::exchange::report::{Shown, masked};
use crate::ledger::queries::activities;
use crate::ledger::table::Tables;
use hours::hours;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("activities/columns.tsv")));

/// The list.
pub(super) struct Activities;

/// An activity as a row says it.
#[derive(PartialEq)]
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

/// Which of the seven actions it is part of. A word that names none is told, and kept in the note.
fn actions(fields: &mut Fields<'_>) -> Vec<JointAction> {
    let mut actions = Vec::new();
    for word in words(fields, "actions") {
        let found = JointAction::find(&word);
        // 宣讲 and 宣传 as people say it.
        let found = found
            .or_else(|| JointAction::find(word.trim_end_matches("活动").trim_end_matches("行动")));
        if let Some(action) = found {
            actions.push(action);
            continue;
        }
        let column = fields.layout.of("actions").next();
        let column = column.map(|column| (column.index, column.heading.as_str()));
        (fields.tell)(column, "import-action-noted", masked(&word, Shown::Other));
        fields.rest.push(word);
    }
    actions
}

impl Kind for Activities {
    type Entry = Entry;
    type Key = (String, NaiveDate, Option<NaiveTime>);
    type Record = Activity;

    const NAME: &'static str = "title";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, _tables: &Tables) -> Result<Entry, Refusal> {
        let title = fields.text("title", 80);
        if title.is_empty() {
            return refuse("title", "import-no-words");
        }
        let hours = hours(fields)?;
        let actions = actions(fields);
        let (capacity, people) = (fields.count("capacity")?, fields.count("people")?);
        let person_times = fields.count("person_times")?;
        let named = fields.code("state", ActivityState::find);
        // What people came to was held.
        let came = people.is_some() || person_times.is_some();
        Ok(Entry {
            title,
            kind: fields.code("kind", ActivityKind::find),
            hours,
            place: fields.text("place", 100),
            hosts: words(fields, "hosts"),
            actions,
            capacity,
            people,
            person_times,
            state: named.or(came.then_some(ActivityState::HELD)),
            outcome: fields.text("outcome", 200),
            note: fields.note(),
        })
    }

    fn key(entry: &Entry) -> Self::Key {
        (entry.title.clone(), entry.hours.on, entry.hours.from)
    }

    fn key_of(activity: &Activity, _tables: &Tables) -> Self::Key {
        (
            activity.title.clone(),
            activity.hours.on,
            activity.hours.from,
        )
    }

    fn key_shown(activity: &Activity, cover: &Cover<'_>) -> Self::Key {
        let title = cover.text(&activity.title);
        (title, activity.hours.on, activity.hours.from)
    }

    fn lift(entry: &mut Entry, activity: &Activity, cover: &Cover<'_>) {
        let partners = activity.hosts.iter();
        let partners = partners.filter_map(|id| cover.tables.partners.get(*id));
        let partners = partners.flat_map(|one| [one.name.clone(), cover.partner(one)]);
        let named = activity.hosted_by.iter().map(|name| cover.text(name));
        let known: Vec<String> = partners.chain(named).collect();
        entry.hosts.retain(|host| !known.contains(host));
        // A list has one column for where: the service point and the place of the grid stand in it too.
        for language in ["zh-CN", "en"] {
            let place = activities::whereabouts(cover.tables, activity, language);
            cover.lift([(&mut entry.place, place.as_str())]);
        }
        cover.lift([
            (&mut entry.place, activity.place.as_str()),
            (&mut entry.outcome, &activity.outcome),
        ]);
        cover.lift_note(&mut entry.note, &activity.note);
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
                Some(partner) => {
                    // Who was a name before they became a partner.
                    activity.hosted_by.retain(|name| name != host);
                    if !activity.hosts.contains(&partner.id) {
                        activity.hosts.push(partner.id);
                    }
                }
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

    fn wider((title, on, _): &Self::Key) -> Option<Self::Key> {
        Some((title.clone(), *on, None))
    }

    fn check(
        before: Option<&Activity>,
        after: &Activity,
        tables: &Tables,
        now: Moment,
    ) -> Result<(), Refusal> {
        let came = after.people.is_some() || after.person_times.is_some();
        let (held, off) = (ActivityState::HELD, ActivityState::CALLED_OFF);
        if after.hours.is_upside_down() {
            return refuse("until", "import-ends-before");
        }
        if let (Some(people), Some(times)) = (after.people, after.person_times)
            && times < people
        {
            return refuse("person_times", "import-fewer-times");
        }
        if let Some(before) = before
            && before.state != after.state
        {
            if before.state == held {
                return refuse("state", "activity-was-held");
            }
            if before.state == off && after.state == held {
                return refuse("state", "activity-was-called-off");
            }
        }
        if came && after.state == off {
            return refuse("people", "import-off-with-people");
        }
        let is_anew =
            before.is_none_or(|before| before.state != held || before.hours != after.hours);
        if after.state == held && is_anew && after.hours.start() > now.naive_local() {
            return refuse("when", "import-held-later");
        }
        let seats = before.and_then(|before| before.capacity);
        if seats != after.capacity
            && let (Some(before), Some(seats)) = (before, after.capacity)
            && seats < activities::attendance(tables, before).signed_up
        {
            return refuse("capacity", "import-fewer-seats");
        }
        Ok(())
    }
}
