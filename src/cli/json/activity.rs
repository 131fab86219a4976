//! Rows of `activity list`, what `activity show` and `activity totals` answer, and rows of `duty list`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::cli::reading::short;
use crate::clock::print_moment;
use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::{ActivityKind, ActivityState, JointAction, ServicePoint};
use crate::domain::duty::{Duty, OnDuty};
use crate::domain::sign_up::SignUp;
use crate::i18n::Texts;
use crate::ledger::queries::activities::{Count, Counts, attendance, hosts, sign_ups};
use crate::ledger::queries::duties;
use crate::ledger::table::Tables;

/// An activity.
#[derive(Debug, Serialize)]
pub struct ActivityRow {
    /// For `activity edit` and the others.
    pub id: Uuid,
    /// Its id in calendars.
    pub uid: String,
    /// Code of the table `activity-kind`.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// Code of the table `activity-state`.
    pub state: &'static str,
    /// The day it begins.
    pub on: NaiveDate,
    /// The time it begins; null for a whole day.
    pub from: Option<String>,
    /// The last day.
    pub last: NaiveDate,
    /// The time it ends.
    pub until: Option<String>,
    /// Where, in words.
    pub place: String,
    /// Code of the table `service-point`.
    pub point: Option<&'static str>,
    /// The place of the grid it is at.
    pub site: Option<Uuid>,
    /// Who hosts it, by name.
    pub hosts: Vec<String>,
    /// Codes of the table `action`.
    pub actions: Vec<&'static str>,
    /// How many can come.
    pub capacity: Option<u32>,
    /// People signed up.
    pub signed_up: u32,
    /// Of these, how many came.
    pub came: u32,
    /// Seats left.
    pub left: Option<u32>,
    /// Codes of the table `care-group`.
    pub care: Vec<&'static str>,
    /// The needs it serves.
    pub needs: Vec<Uuid>,
    /// The projects it is part of.
    pub projects: Vec<Uuid>,
    /// How many people came.
    pub people: Option<u32>,
    /// How many times people came.
    pub person_times: Option<u32>,
    /// What came of it.
    pub outcome: String,
    /// Note.
    pub note: String,
    /// Everybody on its list; only with `activity show`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_ups: Option<Vec<SignUpRow>>,
}

/// Somebody on the list of an activity.
#[derive(Debug, Serialize)]
pub struct SignUpRow {
    /// For `activity attend` and `activity take-off`.
    pub id: Uuid,
    /// The door they are from.
    pub door: String,
    /// The person, where that is known.
    pub resident: Option<Uuid>,
    /// Their name.
    pub name: String,
    /// How many come.
    pub people: u16,
    /// Whether they came; null while that is not known.
    pub attended: Option<bool>,
    /// When they signed up.
    pub at: String,
    /// Note.
    pub note: String,
}

fn time(time: Option<NaiveTime>) -> Option<String> {
    time.map(|time| time.format("%H:%M").to_string())
}

impl ActivityRow {
    /// The row of an activity.
    pub fn of(activity: &Activity, doors: &Doors<'_>) -> Self {
        let tables = doors.tables;
        let seats = attendance(tables, activity);
        let hours = activity.hours;
        Self {
            id: activity.id.uuid(),
            uid: activity.uid.clone(),
            kind: activity.kind.as_str(),
            title: activity.title.clone(),
            state: activity.state.as_str(),
            on: hours.on,
            from: time(hours.from),
            last: hours.last,
            until: time(hours.until),
            place: activity.place.clone(),
            point: activity.point.map(ServicePoint::as_str),
            site: activity.site.map(Id::uuid),
            hosts: hosts(tables, activity),
            actions: activity.actions.iter().map(|one| one.as_str()).collect(),
            capacity: activity.capacity,
            signed_up: seats.signed_up,
            came: seats.came,
            left: seats.left,
            care: activity.groups.iter().map(|one| one.as_str()).collect(),
            needs: activity.needs.iter().map(|one| one.uuid()).collect(),
            projects: activity.projects.iter().map(|one| one.uuid()).collect(),
            people: activity.people,
            person_times: activity.person_times,
            outcome: activity.outcome.clone(),
            note: activity.note.clone(),
            sign_ups: None,
        }
    }

    /// The row of an activity with everybody on its list.
    pub fn whole(activity: &Activity, doors: &Doors<'_>) -> Self {
        let listed = sign_ups(doors.tables, activity.id);
        let listed = listed.iter().map(|one| SignUpRow::of(one, doors));
        Self {
            sign_ups: Some(listed.collect()),
            ..Self::of(activity, doors)
        }
    }

    /// From when to when, in a line.
    pub fn when(&self) -> String {
        let mut said = self.on.to_string();
        if let Some(from) = &self.from {
            said = format!("{said} {from}");
        }
        let last = (self.last != self.on).then(|| self.last.to_string());
        let end = last.into_iter().chain(self.until.clone());
        let end = end.collect::<Vec<_>>().join(" ");
        if end.is_empty() {
            return said;
        }
        format!("{said} - {end}")
    }

    /// How many signed up, of how many seats; how many came once it was held.
    pub fn seats(&self) -> String {
        if let Some(times) = self.person_times.or(self.people) {
            return times.to_string();
        }
        match self.capacity {
            Some(seats) => format!("{}/{seats}", self.signed_up),
            None => self.signed_up.to_string(),
        }
    }

    /// Service point and place in words.
    pub fn whereabouts(&self, language: &str) -> String {
        let point = self
            .point
            .map(|point| ServicePoint::new(point).label(language));
        let place = Some(self.place.as_str()).filter(|place| !place.is_empty());
        point.into_iter().chain(place).collect::<Vec<_>>().join(" ")
    }

    /// All of it, a line each.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let language = texts.tag();
        let actions = self.actions.iter();
        let actions: Vec<&str> = actions
            .map(|code| JointAction::new(code).label(language))
            .collect();
        let head = [
            ActivityKind::new(self.kind).label(language),
            &self.title,
            ActivityState::new(self.state).label(language),
        ];
        let came = [self.people, self.person_times].map(|count| count.map(|one| one.to_string()));
        let [people, times] = came.map(Option::unwrap_or_default);
        let (separator, seats) = (texts.get("list-separator"), self.seats());
        let labelled = [
            ("activity-where", self.whereabouts(language)),
            ("activity-hosts", self.hosts.join(&separator)),
            ("activity-actions", actions.join(&separator)),
            ("activity-seats", seats),
            ("activity-people", people),
            ("activity-person-times", times),
            ("activity-outcome", self.outcome.clone()),
            ("hazard-note", self.note.clone()),
        ];
        let mut lines = vec![head.join("  "), self.when()];
        for (id, said) in labelled.into_iter().filter(|(_, said)| !said.is_empty()) {
            lines.push(format!("{}: {said}", texts.get(id)));
        }
        for one in self.sign_ups.iter().flatten() {
            let mark = match one.attended {
                None => "·",
                Some(true) => "+",
                Some(false) => "-",
            };
            let words = [&short(one.id), &one.door, &one.name, &one.note];
            let words = words.map(String::as_str).join("  ");
            lines.push(format!("  {mark} {} × {}", words.trim_end(), one.people));
        }
        lines
    }
}

impl SignUpRow {
    fn of(one: &SignUp, doors: &Doors<'_>) -> Self {
        let tables = doors.tables;
        let person = one.resident.and_then(|id| tables.residents.get(id));
        let door = one.subject.as_ref();
        let head = || door.map(|door| doors.head(door)).unwrap_or_default();
        let name = person.map(|person| person.name.clone());
        let named = name.or_else(|| Some(one.name.clone()).filter(|name| !name.is_empty()));
        Self {
            id: one.id.uuid(),
            door: door.map(|door| doors.written(door)).unwrap_or_default(),
            resident: one.resident.map(Id::uuid),
            name: named.unwrap_or_else(head),
            people: one.people,
            attended: one.attended,
            at: print_moment(&one.at),
            note: one.note.clone(),
        }
    }
}

/// Activities held, people and times people came.
#[derive(Debug, Serialize)]
pub struct CountRow {
    /// Activities held.
    pub held: u32,
    /// People who came.
    pub people: u64,
    /// Times people came.
    pub person_times: u64,
}

impl CountRow {
    fn of(count: Count) -> Self {
        Self {
            held: count.held,
            people: count.people,
            person_times: count.person_times,
        }
    }
}

/// What was held.
#[derive(Debug, Serialize)]
pub struct ActivityTotals {
    /// All of it.
    pub all: CountRow,
    /// By code of the table `activity-kind`.
    pub kinds: BTreeMap<&'static str, CountRow>,
    /// By code of the table `action`; an activity counts in each of its own.
    pub actions: BTreeMap<&'static str, CountRow>,
}

impl ActivityTotals {
    /// The counts by their codes.
    pub fn of(counts: &Counts) -> Self {
        let (kinds, actions) = (counts.kinds.iter(), counts.actions.iter());
        Self {
            all: CountRow::of(counts.all),
            kinds: kinds
                .map(|(kind, count)| (kind.as_str(), CountRow::of(*count)))
                .collect(),
            actions: actions
                .map(|(action, count)| (action.as_str(), CountRow::of(*count)))
                .collect(),
        }
    }
}

/// Who coordinates one month.
#[derive(Debug, Serialize)]
pub struct DutyRow {
    /// Its id.
    pub id: Uuid,
    /// The month: `2026-11`.
    pub month: String,
    /// Who is on duty.
    pub who: String,
    /// The partner, where it is one.
    pub partner: Option<Uuid>,
    /// Code of the table `body`, where it is one.
    pub body: Option<&'static str>,
    /// What it coordinates.
    pub task: String,
    /// What came of it.
    pub done: String,
    /// Whether it is the present month's.
    pub now: bool,
}

impl DutyRow {
    /// The row of a month's duty.
    pub fn of(duty: &Duty, tables: &Tables, today: NaiveDate, language: &str) -> Self {
        let (partner, body) = match &duty.who {
            OnDuty::Partner(id) => (Some(id.uuid()), None),
            OnDuty::Body(body) => (None, Some(body.as_str())),
            OnDuty::Name(_) => (None, None),
        };
        Self {
            id: duty.id.uuid(),
            month: duty.month.format("%Y-%m").to_string(),
            who: duties::name(tables, &duty.who, language),
            partner,
            body,
            task: duty.task.clone(),
            done: duty.done.clone(),
            now: duty.month == crate::domain::duty::month_of(today),
        }
    }
}
