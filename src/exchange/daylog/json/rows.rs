//! The log's rows as JSON; their keys are listed on the page above. Not the workbook's rows.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::masks::Masks;
use super::super::phrases::Phrases;
use super::stamp;
use crate::domain::Moment;
use crate::domain::codes::Coded;
use crate::domain::visit::Appointment;
use crate::ledger::queries::daylog::{
    CheckRow, CollectionRow, FilledRow, HazardRow, PendingRow, TaskPart, TaskRow, VisitRow, Where,
};

/// Where a row happened.
#[derive(Serialize)]
pub(super) struct Place {
    door: String,
    household: Option<String>,
    place: Option<String>,
    head: String,
}

#[derive(Serialize)]
struct When {
    on: String,
    time: Option<String>,
}

#[derive(Serialize)]
pub struct Visit {
    id: String,
    #[serde(flatten)]
    place: Place,
    care: Vec<&'static str>,
    time: String,
    slot: &'static str,
    attempt: u16,
    outcome: &'static str,
    mode: &'static str,
    effective: bool,
    answered_by: Option<&'static str>,
    met: String,
    companions: Vec<String>,
    all_well: bool,
    topics: Vec<&'static str>,
    leaflets: u16,
    needs: Vec<&'static str>,
    note: String,
    again: Option<When>,
    away_until: Option<String>,
    hazards: Vec<String>,
    late: bool,
}

#[derive(Serialize)]
pub struct Hazard {
    id: String,
    #[serde(flatten)]
    place: Place,
    category: &'static str,
    item: &'static str,
    severity: u8,
    state: &'static str,
    found: String,
    found_today: bool,
    deadline: Option<String>,
    recheck_on: Option<String>,
    measure: String,
    responsible: String,
    note: String,
    visit: Option<String>,
    late: bool,
    steps: Vec<Step>,
}

#[derive(Serialize)]
pub(super) struct Step {
    time: String,
    to: &'static str,
    by: String,
    note: String,
}

impl Step {
    /// A step by its code, who took it, and what was said, masked.
    pub fn new(at: Moment, to: &'static str, by: &str, note: String) -> Self {
        Self {
            time: stamp(at),
            to,
            by: by.to_owned(),
            note,
        }
    }
}

#[derive(Serialize)]
pub struct Check {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    items: Vec<Item>,
    note: String,
}

#[derive(Serialize)]
struct Item {
    item: &'static str,
    answer: &'static str,
    hazard: Option<String>,
}

#[derive(Serialize)]
pub struct Fact {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    resident: Option<String>,
    name: Option<String>,
    action: &'static str,
    fields: Vec<Field>,
    source: &'static str,
    state: &'static str,
    late: bool,
}

#[derive(Serialize)]
pub struct Filled {
    id: String,
    #[serde(flatten)]
    place: Place,
    time: String,
    form: String,
    complete: bool,
    answered: u32,
    asked: u32,
    revision: u32,
    late: bool,
}

#[derive(Serialize)]
struct Field {
    field: String,
    old: String,
    new: String,
}

#[derive(Serialize)]
pub struct Task {
    id: String,
    #[serde(flatten)]
    place: Place,
    part: &'static str,
    added: bool,
    overdue: bool,
    title: String,
    kind: &'static str,
    origin: &'static str,
    priority: &'static str,
    state: &'static str,
    due: Option<When>,
    assigned_to: String,
    created: String,
    done: Option<String>,
    note: String,
}

#[derive(Serialize)]
pub struct Pending {
    id: String,
    #[serde(flatten)]
    place: Place,
    care: Vec<&'static str>,
    rules: Vec<&'static str>,
    tasks: Vec<String>,
    due: Option<String>,
    overdue: bool,
    agreed: Option<When>,
    score: i64,
    attempts: u16,
}

/// Where a row happened, its name masked.
pub(super) fn place(place: &Where, masks: &Masks) -> Place {
    let subject = place.subject.as_ref();
    Place {
        door: masks.text(&place.door),
        household: subject
            .and_then(|subject| subject.household())
            .map(|id| id.to_string()),
        place: subject
            .and_then(|subject| subject.place())
            .map(|id| id.to_string()),
        head: masks.name(&place.head),
    }
}

fn codes<C: Coded>(codes: &[C]) -> Vec<&'static str> {
    codes.iter().map(|code| code.code().as_str()).collect()
}

fn when(when: Appointment) -> When {
    When {
        on: when.on.to_string(),
        time: when.time.map(|time| time.format("%H:%M").to_string()),
    }
}

fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

pub fn visit(row: &VisitRow, phrases: &Phrases<'_>) -> Visit {
    let (masks, visit) = (phrases.masks, &row.visit);
    Visit {
        id: visit.id.to_string(),
        place: place(&row.place, masks),
        care: codes(&row.care),
        time: stamp(visit.at),
        slot: visit.slot.as_str(),
        attempt: visit.attempt,
        outcome: visit.outcome.as_str(),
        mode: visit.mode.as_str(),
        effective: row.effective,
        answered_by: visit.answered_by.map(|who| who.as_str()),
        met: masks.name(&visit.met),
        companions: visit.companions.clone(),
        all_well: visit.all_well,
        topics: codes(&visit.topics),
        leaflets: visit.leaflets,
        needs: codes(&visit.needs),
        note: masks.text(&visit.note),
        again: visit.again.map(when),
        away_until: date(visit.away_until),
        hazards: row
            .hazards
            .iter()
            .map(|hazard| hazard.id.to_string())
            .collect(),
        late: visit.late,
    }
}

pub fn hazard(row: &HazardRow, phrases: &Phrases<'_>) -> Hazard {
    let (masks, hazard) = (phrases.masks, &row.hazard);
    Hazard {
        id: hazard.id.to_string(),
        place: place(&row.place, masks),
        category: hazard.item.category().as_str(),
        item: hazard.item.as_str(),
        severity: hazard.severity.level(),
        state: row.state.as_str(),
        found: stamp(hazard.found),
        found_today: row.found_today,
        deadline: date(hazard.deadline),
        recheck_on: date(hazard.recheck_on),
        measure: masks.text(&hazard.measure),
        responsible: masks.text(&hazard.responsible),
        note: masks.text(&hazard.note),
        visit: hazard.visit.map(|id| id.to_string()),
        late: hazard.late,
        steps: (row.steps.iter())
            .map(|step| Step::new(step.at, step.to.as_str(), &step.by, masks.text(&step.note)))
            .collect(),
    }
}

pub fn check(row: &CheckRow, phrases: &Phrases<'_>) -> Check {
    let check = &row.check;
    Check {
        id: check.id.to_string(),
        place: place(&row.place, phrases.masks),
        time: stamp(check.at),
        items: (check.items.iter())
            .map(|item| Item {
                item: item.item.as_str(),
                answer: item.answer.as_str(),
                hazard: item.hazard.map(|id| id.to_string()),
            })
            .collect(),
        note: phrases.masks.text(&check.note),
    }
}

pub fn fact(row: &CollectionRow, phrases: &Phrases<'_>) -> Fact {
    let record = &row.record;
    Fact {
        id: record.id.to_string(),
        place: place(&row.place, phrases.masks),
        time: stamp(record.at),
        resident: record.resident.map(|id| id.to_string()),
        name: (!row.person.is_empty()).then(|| phrases.masks.name(&row.person)),
        action: record.action.as_str(),
        fields: (record.fields.iter())
            .map(|change| Field {
                field: change.field.clone(),
                old: phrases.masked(&change.field, &change.old),
                new: phrases.masked(&change.field, &change.new),
            })
            .collect(),
        source: record.source.as_str(),
        state: record.state.as_str(),
        late: record.late,
    }
}

pub fn filled(row: &FilledRow, phrases: &Phrases<'_>) -> Filled {
    let sheet = &row.sheet;
    Filled {
        id: sheet.id.to_string(),
        place: place(&row.place, phrases.masks),
        time: stamp(sheet.finished),
        form: row.title.clone(),
        complete: sheet.is_complete,
        answered: sheet.answered,
        asked: sheet.asked,
        revision: sheet.revision,
        late: sheet.late,
    }
}

pub fn task(row: &TaskRow, phrases: &Phrases<'_>) -> Task {
    let (masks, task) = (phrases.masks, &row.task);
    Task {
        id: task.id.to_string(),
        place: place(&row.place, masks),
        part: match row.part {
            TaskPart::Done => "done",
            TaskPart::Added => "added",
            TaskPart::Carried => "carried",
        },
        added: row.added,
        overdue: row.overdue,
        title: masks.text(&task.title),
        kind: task.kind.as_str(),
        origin: task.origin.as_str(),
        priority: task.priority.as_str(),
        state: task.state.as_str(),
        due: task.due.map(when),
        assigned_to: masks.text(&task.assigned_to),
        created: stamp(task.created),
        done: task.done.map(stamp),
        note: masks.text(&task.note),
    }
}

/// The id is that of the door or place, of a task without a door, or for common parts how they are written.
pub fn pending(row: &PendingRow, day: NaiveDate, phrases: &Phrases<'_>) -> Pending {
    let pending = &row.pending;
    let place = place(&row.place, phrases.masks);
    let task = row.tasks.first().map(|task| task.id.to_string());
    let of_subject = place.household.as_ref().or(place.place.as_ref());
    let id = of_subject.cloned().or(match pending.subject {
        Some(_) => None,
        None => task,
    });
    Pending {
        id: id.unwrap_or_else(|| place.door.clone()),
        place,
        care: codes(&row.care),
        rules: codes(&pending.rules),
        tasks: row.tasks.iter().map(|task| task.id.to_string()).collect(),
        due: date(pending.due),
        overdue: pending.due.is_some_and(|due| due < day),
        agreed: pending.agreed.map(when),
        score: pending.score,
        attempts: row.attempts,
    }
}
