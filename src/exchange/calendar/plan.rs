//! A calendar read into a plan: which activities are new, changed and the same, what is refused and why. What was held
//! or called off here stays so.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::read::{Found, Reader};
use super::{APPOINTMENT, Event};
use crate::domain::activity::Activity;
use crate::domain::codes::{ActivityKind, ActivityState};
use crate::domain::mask::mask_numbers;
use crate::domain::{Entity, Id};
use crate::exchange::outside::{Outside, Progress};
use crate::exchange::report::{About, Counts, ImportError, Place, Remark, Remarks};
use crate::exchange::table::{self, Limits, Source};
use crate::ledger::operation::Change;
use crate::ledger::table::Tables;

/// The verb a committed plan goes by in the history.
pub const VERB: &str = "import-activities";

/// At most so many events of a file are taken.
const MOST: usize = 20_000;

/// What importing a calendar would do.
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// Activities.
    pub activities: Counts,
    /// Events that say again what another with the same id said; the one changed most often counts, of those the last.
    pub repeated: usize,
    /// Agreed visits of our own, which are no activities.
    pub own: usize,
    /// What to look at.
    pub remarks: Remarks,
    /// Events that cannot be taken.
    pub refused: Remarks,
    changes: Vec<Change>,
}

impl Plan {
    /// The changes, to be committed as one step under [`VERB`].
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }
}

/// What is read at most of a calendar.
pub fn limits() -> Limits {
    Limits {
        cell: 20_000,
        ..Limits::default()
    }
}

/// Reads `source` and compares it with the ledger's `tables`; nothing is changed. What has no kind of ours is of `kind`.
///
/// # Errors
/// When the file cannot be read, is no calendar, or the watcher breaks off.
pub fn plan(
    source: &Source,
    tables: &Tables,
    kind: ActivityKind,
    mut outside: Outside<'_>,
) -> Result<Plan, ImportError> {
    let found = found(source, &mut outside)?;
    let mut plan = Plan {
        file: source.name().to_owned(),
        activities: Counts::default(),
        repeated: 0,
        own: 0,
        remarks: Remarks::default(),
        refused: Remarks::default(),
        changes: Vec::new(),
    };
    let events = plan.events(found);
    let known = tables.activities.iter();
    let known: HashMap<&str, Id<Activity>> = known.map(|one| (one.uid.as_str(), one.id)).collect();
    for (line, event) in events {
        let key = key(&event);
        let before = known.get(key.as_str());
        let before = before.and_then(|id| tables.activities.get(*id));
        if before.is_some_and(|one| one.state == ActivityState::CALLED_OFF) && !event.cancelled {
            let about = mask_numbers(&event.summary);
            (plan.remarks).add(remark(line, about, "calendar-stays-off", String::new()));
        }
        plan.compare(before.map(AsRef::as_ref), event, (kind, key), &mut outside);
    }
    Ok(plan)
}

/// The event's id; of one without, what it is called and when.
fn key(event: &Event) -> String {
    match event.uid.as_str() {
        "" => format!("{}/{}", event.summary, event.hours.start()),
        uid => uid.to_owned(),
    }
}

fn remark(line: u32, about: String, key: &'static str, value: String) -> Remark {
    Remark {
        place: Place {
            sheet: String::new(),
            row: line,
            column: None,
        },
        about: About {
            door: about,
            person: String::new(),
        },
        heading: String::new(),
        key,
        value,
    }
}

/// Whether a line begins a further event.
fn is_next(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("BEGIN:VEVENT")
}

fn found(source: &Source, outside: &mut Outside<'_>) -> Result<Vec<Found>, ImportError> {
    let mut reader = Reader::default();
    let (mut found, mut stopped) = (Vec::new(), false);
    table::read(source, &limits(), &mut |event| {
        let table::Event::Row(row) = event else {
            return ControlFlow::Continue(());
        };
        if found.len() >= MOST && is_next(row.text(0)) {
            found.push(Found::Refused(
                row.number,
                String::new(),
                "calendar-too-many",
                MOST.to_string(),
            ));
            return ControlFlow::Break(());
        }
        reader.take(row.number, row.text(0), &mut found);
        let progress = Progress {
            rows: found.len(),
            share: row.share,
        };
        stopped = (outside.watch)(progress).is_break();
        match stopped {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    })?;
    if stopped {
        return Err(ImportError::Stopped);
    }
    if !reader.is_calendar {
        return Err(ImportError::NoCalendar);
    }
    reader.close(&mut found);
    Ok(found)
}

impl Plan {
    /// The events found, one of each id, with their lines; what is not one is counted or told of.
    fn events(&mut self, found: Vec<Found>) -> Vec<(u32, Event)> {
        let mut events: Vec<(u32, Event)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for one in found {
            let (line, event) = match one {
                Found::Refused(line, about, key, value) => {
                    self.refused.add(remark(line, about, key, value));
                    continue;
                }
                Found::Remark(line, about, key, value) => {
                    // Repeated events are told of once.
                    if key != "calendar-repeats" || !self.remarks.counts().contains_key(key) {
                        self.remarks.add(remark(line, about, key, value));
                    }
                    continue;
                }
                Found::Event(_, event) if event.kind == APPOINTMENT => {
                    self.own += 1;
                    continue;
                }
                Found::Event(line, event) => (line, *event),
            };
            match places.get(&key(&event)) {
                Some(place) => {
                    self.repeated += 1;
                    if event.sequence >= events[*place].1.sequence {
                        events[*place] = (line, event);
                    }
                }
                None => {
                    places.insert(key(&event), events.len());
                    events.push((line, event));
                }
            }
        }
        events
    }

    fn compare(
        &mut self,
        before: Option<&Activity>,
        event: Event,
        (kind, uid): (ActivityKind, String),
        outside: &mut Outside<'_>,
    ) {
        let own_kind = Some(event.kind.as_str()).filter(|kind| !kind.is_empty());
        let kind = own_kind.map_or(kind, ActivityKind::new);
        let mut after = match before {
            Some(before) => before.clone(),
            None => {
                let id = Id::new((outside.ids)());
                let mut new = Activity::new(id, kind, String::new(), event.hours, outside.now);
                new.uid = uid;
                new.note = event.description;
                new
            }
        };
        // A file of ours masks numbers, and says place and hosts in words: it is no better than what is here.
        let foreign = own_kind.is_none() || before.is_none();
        if after.state.is_open() && foreign {
            (after.title, after.place) = (event.summary, event.location);
        }
        if after.state.is_open() {
            after.hours = event.hours;
            if event.cancelled {
                after.state = ActivityState::CALLED_OFF;
            }
        }
        let count = match before {
            None => &mut self.activities.new,
            Some(before) if *before == after => {
                self.activities.unchanged += 1;
                return;
            }
            Some(_) => &mut self.activities.changed,
        };
        *count += 1;
        self.changes.push(Change {
            before: before.cloned().map(Entity::into_record),
            after: Some(after.into_record()),
        });
    }
}
