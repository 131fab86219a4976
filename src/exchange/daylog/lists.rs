//! The log's lists as tables for the workbook and the page: visits, hazards, facts, tasks, what stayed undone.

use super::Export;
use super::cell::{Cell, Grid};
use super::follow::note_of_visit;
use super::masks::Masks;
use super::phrases::Phrases;
use super::rows;
use super::template::Template;
use super::words::Words;
use crate::domain::codes::Need;
use crate::ledger::queries::daylog::{
    CollectionRow, FilledRow, HazardRow, PendingRow, TaskPart, TaskRow, Where,
};
use crate::ledger::table::Tables;

fn grid(words: &Words<'_>, title: &str, headings: &[&str]) -> Grid {
    let headings = headings.iter().map(|id| words.get(id)).collect();
    Grid::new(words.get(title), headings)
}

/// Visits, one row an attempt, in the office's columns or the usual ones.
pub fn visits(export: &Export<'_>, masks: &Masks) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let estates = |row: &crate::ledger::queries::daylog::VisitRow| row.place.door.contains('/');
    let usual = Template::visits(export.log.visits.iter().any(estates));
    let template = export.template.unwrap_or(&usual);
    let headings = template.headings(&words, export.is_masked());
    let mut grid = Grid::new(words.get("daylog-sheet-visits"), headings);
    for (number, line) in (1..).zip(rows::visits(export.log, &phrases)) {
        grid.rows
            .push(template.cells(&line.cells(number, &phrases)));
    }
    grid
}

/// Visits as a reader wants them: the door in one column, nothing that is the same in every row.
pub fn visits_by_door(export: &Export<'_>, masks: &Masks) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut grid = grid(
        &words,
        "daylog-sheet-visits",
        &[
            "daylog-column-number",
            "daylog-column-at",
            "daylog-column-door",
            "daylog-column-person-masked",
            "daylog-column-care",
            "daylog-column-mode",
            "daylog-column-outcome",
            "daylog-column-content",
            "daylog-column-next",
            "daylog-column-remark",
        ],
    );
    unmask_heading(&mut grid, export, 3);
    for row in &export.log.visits {
        let visit = &row.visit;
        let groups = (row.care.iter()).map(|group| group.short(words.language()).to_owned());
        grid.push(vec![
            Cell::Moment(visit.at.naive_local()),
            door(&row.place, masks),
            Cell::text(phrases.person(visit, &row.place)),
            Cell::text(words.list(groups)),
            Cell::text(words.label(visit.mode)),
            Cell::text(words.label(visit.outcome)),
            Cell::text(phrases.content(row)),
            Cell::text(phrases.next(visit)),
            Cell::text(phrases.visit_remark(visit)),
        ]);
    }
    grid
}

/// Hazards found or moved on, and checklists without any.
pub fn hazards(export: &Export<'_>, masks: &Masks) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut grid = grid(
        &words,
        "daylog-sheet-hazards",
        &[
            "daylog-column-number",
            "daylog-column-at",
            "daylog-column-door",
            "daylog-column-person-masked",
            "daylog-column-issue",
            "daylog-column-item",
            "daylog-column-severity",
            "daylog-column-measure",
            "daylog-column-result",
            "daylog-column-deadline",
            "daylog-column-recheck",
            "daylog-column-content",
            "daylog-column-remark",
        ],
    );
    unmask_heading(&mut grid, export, 3);
    for row in &export.log.hazards {
        let overdue = row.is_open() && row.hazard.is_overdue(export.log.head.date());
        if overdue {
            grid.marked.push((grid.rows.len(), 9));
        }
        grid.push(hazard(row, &phrases));
    }
    for row in &export.log.checks {
        let mut cells = vec![
            Cell::Moment(row.check.at.naive_local()),
            door(&row.place, masks),
            Cell::text(masks.name(&row.place.head)),
            Cell::text(words.get("daylog-checklist")),
        ];
        cells.resize(10, Cell::Empty);
        cells.extend([Cell::text(phrases.check(row)), Cell::Empty]);
        grid.push(cells);
    }
    grid
}

fn hazard(row: &HazardRow, phrases: &Phrases<'_>) -> Vec<Cell> {
    let (words, masks, hazard) = (phrases.words, phrases.masks, &row.hazard);
    vec![
        Cell::Moment(hazard.found.naive_local()),
        door(&row.place, masks),
        Cell::text(masks.name(&row.place.head)),
        Cell::text(words.label(hazard.item.category())),
        Cell::text(words.label(hazard.item)),
        Cell::text(words.label(hazard.severity)),
        Cell::text(phrases.measure(hazard)),
        Cell::text(phrases.hazard_result(row)),
        Cell::date(hazard.deadline.filter(|_| row.is_open())),
        Cell::date(hazard.recheck_on.filter(|_| row.is_open())),
        Cell::text(phrases.hazard_note(row)),
        Cell::text(phrases.hazard_remark(row)),
    ]
}

/// Facts confirmed, changed or not given.
pub fn collection(export: &Export<'_>, masks: &Masks) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut grid = grid(
        &words,
        "daylog-sheet-collection",
        &[
            "daylog-column-number",
            "daylog-column-at",
            "daylog-column-door",
            "daylog-column-person-masked",
            "daylog-column-about",
            "daylog-column-action",
            "daylog-column-change",
            "daylog-column-source",
            "daylog-column-fact-state",
            "daylog-column-remark",
        ],
    );
    unmask_heading(&mut grid, export, 3);
    for row in &export.log.collection {
        grid.push(fact(row, &phrases));
    }
    for row in &export.log.filled {
        grid.push(filled(row, &phrases));
    }
    grid
}

fn filled(row: &FilledRow, phrases: &Phrases<'_>) -> Vec<Cell> {
    let (words, masks) = (phrases.words, phrases.masks);
    let late = row.sheet.late.then(|| words.get("daylog-late"));
    vec![
        Cell::Moment(row.sheet.finished.naive_local()),
        door(&row.place, masks),
        Cell::text(masks.name(&row.place.head)),
        Cell::text(words.get("daylog-about-form")),
        Cell::text(words.get("daylog-filled")),
        Cell::text(phrases.filled(row)),
        Cell::Empty,
        Cell::Empty,
        Cell::text(late.unwrap_or_default()),
    ]
}

fn fact(row: &CollectionRow, phrases: &Phrases<'_>) -> Vec<Cell> {
    let (words, masks, record) = (phrases.words, phrases.masks, &row.record);
    let (about, person) = if row.is_about_house() {
        ("daylog-about-house", &row.place.head)
    } else {
        ("daylog-about-person", &row.person)
    };
    let late = record.late.then(|| words.get("daylog-late"));
    vec![
        Cell::Moment(record.at.naive_local()),
        door(&row.place, masks),
        Cell::text(masks.name(person)),
        Cell::text(words.get(about)),
        Cell::text(words.label(record.action)),
        Cell::text(phrases.changes(&record.fields)),
        Cell::text(words.label(record.source)),
        Cell::text(words.label(record.state)),
        Cell::text(late.unwrap_or_default()),
    ]
}

/// Tasks done, added, carried over.
pub fn tasks(export: &Export<'_>, masks: &Masks) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut grid = grid(
        &words,
        "daylog-sheet-tasks",
        &[
            "daylog-column-number",
            "daylog-column-part",
            "daylog-column-task",
            "daylog-column-door",
            "daylog-column-task-kind",
            "daylog-column-origin",
            "daylog-column-priority",
            "daylog-column-due",
            "daylog-column-task-state",
            "daylog-column-done",
            "daylog-column-assigned",
            "daylog-column-content",
        ],
    );
    for row in &export.log.tasks {
        if row.overdue {
            grid.marked.push((grid.rows.len(), 7));
        }
        grid.push(task(row, export.tables, &phrases));
    }
    grid
}

fn task(row: &TaskRow, tables: &Tables, phrases: &Phrases<'_>) -> Vec<Cell> {
    let (words, masks, task) = (phrases.words, phrases.masks, &row.task);
    let part = match row.part {
        TaskPart::Done => "daylog-part-done",
        TaskPart::Added => "daylog-part-added",
        TaskPart::Carried => "daylog-part-carried",
    };
    let done = task.done.filter(|_| row.part == TaskPart::Done);
    vec![
        Cell::text(words.get(part)),
        Cell::text(phrases.task_title(task)),
        door(&row.place, masks),
        // A need is counted by its category everywhere, so it is called by it here too.
        Cell::text(if row.is_from_need() {
            words.label(Need::new(&task.title).category())
        } else {
            words.label(task.kind)
        }),
        Cell::text(words.label(task.origin)),
        Cell::text(words.label(task.priority)),
        Cell::date(task.due_on()),
        Cell::text(words.label(task.state)),
        done.map_or(Cell::Empty, |at| Cell::Moment(at.naive_local())),
        Cell::text(masks.text(&task.assigned_to)),
        Cell::text(words.clauses([
            masks.text(&task.note),
            masks.text(note_of_visit(row, tables)),
        ])),
    ]
}

/// What stayed undone of the plan and of the day; the rest of the grid is a count below.
pub fn unfinished(export: &Export<'_>, masks: &Masks) -> Grid {
    let log = export.log;
    let mut grid = pending(export, masks, "daylog-sheet-unfinished", &log.unfinished);
    if log.summary.rest > 0 {
        grid.foot = export.words.counted("daylog-rest", log.summary.rest);
    }
    grid
}

/// The plan for the next day.
pub fn tomorrow(export: &Export<'_>, masks: &Masks) -> Grid {
    pending(export, masks, "daylog-sheet-tomorrow", &export.log.tomorrow)
}

fn pending(export: &Export<'_>, masks: &Masks, title: &str, rows: &[PendingRow]) -> Grid {
    let words = export.words;
    let phrases = Phrases { words, masks };
    let mut grid = grid(
        &words,
        title,
        &[
            "daylog-column-number",
            "daylog-column-door",
            "daylog-column-person-masked",
            "daylog-column-care",
            "daylog-column-why",
            "daylog-column-act-by",
            "daylog-column-time",
            "daylog-column-attempts",
        ],
    );
    unmask_heading(&mut grid, export, 2);
    for row in rows {
        let pending = &row.pending;
        if pending.due.is_some_and(|due| due < export.log.head.date()) {
            grid.marked.push((grid.rows.len(), 5));
        }
        let groups = (row.care.iter()).map(|group| group.short(words.language()).to_owned());
        let attempts = u32::from(row.attempts);
        grid.push(vec![
            door(&row.place, masks),
            Cell::text(masks.name(&row.place.head)),
            Cell::text(words.list(groups)),
            Cell::text(phrases.why(row)),
            Cell::date(pending.due),
            Cell::text(
                pending
                    .agreed
                    .map(|on| phrases.when(on))
                    .unwrap_or_default(),
            ),
            if attempts > 0 {
                Cell::Number(attempts)
            } else {
                Cell::Empty
            },
        ]);
    }
    grid
}

/// The door as it is always written; a place's name may hold a person's.
pub fn door(place: &Where, masks: &Masks) -> Cell {
    Cell::text(masks.text(&place.door))
}

fn unmask_heading(grid: &mut Grid, export: &Export<'_>, at: usize) {
    if !export.is_masked()
        && let Some(heading) = grid.headings.get_mut(at)
    {
        *heading = export.words.get("daylog-column-person");
    }
}
