//! What each body has to follow up (物业, 派出所, 卫生站, 社区 …), a table a body to hand over. Not the day's whole log.

use std::collections::BTreeMap;

use super::Export;
use super::cell::{Cell, Grid};
use super::lists::door;
use super::masks::Masks;
use super::phrases::Phrases;
use crate::domain::Moment;
use crate::domain::codes::{Body, Coded, Need, Outcome};
use crate::domain::visit::Appointment;
use crate::ledger::queries::daylog::{HazardRow, TaskPart, TaskRow, VisitRow, Where};
use crate::ledger::table::Tables;

/// After so many attempts without reaching anybody the community is asked (domain.md §5).
const ATTEMPTS: u16 = 3;

/// A matter for a body.
struct Matter<'a> {
    place: &'a Where,
    at: Moment,
    what: String,
    detail: String,
    grade: String,
    due: Option<Appointment>,
}

/// A table for each body with anything to do, in the order of the table of bodies.
pub fn grids(export: &Export<'_>, masks: &Masks) -> Vec<Grid> {
    let phrases = Phrases {
        words: export.words,
        masks,
    };
    let mut matters: BTreeMap<(usize, Body), Vec<Matter<'_>>> = BTreeMap::new();
    let mut put = |body: Body, matter| {
        matters
            .entry((body.position(), body))
            .or_default()
            .push(matter);
    };
    for row in &export.log.hazards {
        if let Some(body) = of_hazard(row) {
            put(body, hazard(row, &phrases));
        }
    }
    for row in &export.log.tasks {
        if let Some(body) = of_task(row) {
            put(body, task(row, body, export.tables, &phrases));
        }
    }
    for row in &export.log.visits {
        if let Some(body) = of_visit(row, &export.log.visits) {
            put(body, visit(row, &phrases));
        }
    }
    (matters.into_iter())
        .map(|((_, body), matters)| grid(export, masks, body, &matters))
        .collect()
}

/// Hazards handed up, and those that some body has to put right.
fn of_hazard(row: &HazardRow) -> Option<Body> {
    if !row.is_open() {
        return None;
    }
    // A household that puts its own hazard right is nobody's to follow up but the worker's.
    let outside = || Body::named(&row.hazard.responsible).filter(|body| *body != Body::COMMUNITY);
    row.handed_to().or_else(outside)
}

/// Needs heard that are still open, and tasks given to a body.
fn of_task(row: &TaskRow) -> Option<Body> {
    if row.part == TaskPart::Done {
        return None;
    }
    let asked = || {
        Need::table()
            .row(&row.task.title)
            .map(|row| Need::new(row.code).body())
    };
    Body::named(&row.task.assigned_to).or_else(|| row.is_from_need().then(asked).flatten())
}

/// Doors nobody can get in at, emergencies, and doors tried in vain too often; each door once, at its last attempt.
fn of_visit(row: &VisitRow, all: &[VisitRow]) -> Option<Body> {
    let subject = &row.visit.subject;
    let last = all.iter().rfind(|other| other.visit.subject == *subject)?;
    if last.visit.id != row.visit.id {
        return None;
    }
    match row.visit.outcome {
        Outcome::URGENT => Some(Body::COMMUNITY),
        Outcome::NO_ACCESS => Some(Body::PROPERTY),
        outcome if !outcome.ends_attempts() && row.visit.attempt >= ATTEMPTS => {
            Some(Body::COMMUNITY)
        }
        _ => None,
    }
}

fn hazard<'a>(row: &'a HazardRow, phrases: &Phrases<'_>) -> Matter<'a> {
    let (words, hazard) = (phrases.words, &row.hazard);
    Matter {
        place: &row.place,
        at: hazard.found,
        what: words.pair(
            &words.label(hazard.item.category()),
            &words.label(hazard.item),
        ),
        detail: words.clauses([phrases.measure(hazard), phrases.hazard_note(row)]),
        grade: words.label(hazard.severity),
        due: hazard.deadline.map(|on| Appointment { on, time: None }),
    }
}

fn task<'a>(row: &'a TaskRow, body: Body, tables: &Tables, phrases: &Phrases<'_>) -> Matter<'a> {
    let words = phrases.words;
    Matter {
        place: &row.place,
        at: row.task.created,
        what: phrases.task_title(&row.task),
        detail: words.clauses([
            phrases.given(row, body),
            phrases.masks.text(&row.task.note),
            phrases.masks.text(note_of_visit(row, tables)),
        ]),
        grade: words.label(row.task.priority),
        due: row.task.due,
    }
}

/// What was noted on the visit a need was heard on; it is kept there alone.
pub fn note_of_visit<'a>(row: &TaskRow, tables: &'a Tables) -> &'a str {
    let subject = row.task.subject.as_ref().filter(|_| row.is_from_need());
    let mut visits = subject.into_iter().flat_map(|it| tables.visits.of(it));
    let heard = visits.find(|visit| visit.at == row.task.created);
    heard.map_or("", |visit| visit.note.as_str())
}

fn visit<'a>(row: &'a VisitRow, phrases: &Phrases<'_>) -> Matter<'a> {
    Matter {
        place: &row.place,
        at: row.visit.at,
        what: phrases.words.label(row.visit.outcome),
        detail: phrases.words.clauses([
            phrases.masks.text(&row.visit.note),
            phrases.visit_remark(&row.visit),
        ]),
        grade: String::new(),
        due: row.visit.again,
    }
}

fn grid(export: &Export<'_>, masks: &Masks, body: Body, matters: &[Matter<'_>]) -> Grid {
    let words = export.words;
    let person = if export.is_masked() {
        "daylog-column-person-masked"
    } else {
        "daylog-column-person"
    };
    let headings = [
        "daylog-column-number",
        "daylog-column-door",
        person,
        "daylog-column-matter",
        "daylog-column-detail",
        "daylog-column-grade",
        "daylog-column-wanted-by",
        "daylog-column-noted",
        "daylog-column-answer",
        "daylog-column-handled-by",
    ];
    let body = words.label(body);
    let title = words.with("daylog-sheet-follow", &[("body", body)]);
    let mut grid = Grid::new(title, headings.iter().map(|id| words.get(id)).collect());
    for matter in matters {
        let due = matter.due.map(|due| due.on);
        if due.is_some_and(|due| due < export.log.head.date()) {
            grid.marked.push((grid.rows.len(), 6));
        }
        grid.push(vec![
            door(matter.place, masks),
            Cell::text(masks.name(&matter.place.head)),
            Cell::text(matter.what.clone()),
            Cell::text(matter.detail.clone()),
            Cell::text(matter.grade.clone()),
            Cell::date(due),
            Cell::Date(matter.at.date_naive()),
            Cell::Empty,
            Cell::Empty,
        ]);
    }
    grid
}
