//! The log's rows as cells of the 21 columns, in the order of time. Not which of the columns an office wants.

use chrono::NaiveDateTime;

mod asking;
mod given;

use super::cell::Cell;
use super::phrases::Phrases;
use crate::domain::codes::{HazardState, TaskKind};
use crate::ledger::queries::daylog::{
    CheckRow, CollectionRow, DayLog, FilledRow, HazardRow, RequestRow, TaskPart, TaskRow, ToldRow,
    VisitRow, Where,
};

/// What a row is, in the column 类型.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 走访.
    Visit,
    /// 宣传.
    Publicity,
    /// 事件.
    Event,
    /// 排查.
    Hazard,
    /// 采集.
    Collection,
    /// 微心愿.
    Wish,
    /// 慰问帮扶.
    Relief,
    /// 活动.
    Activity,
}

impl Kind {
    const fn message(self) -> &'static str {
        match self {
            Self::Visit => "daylog-kind-visit",
            Self::Publicity => "daylog-kind-publicity",
            Self::Event => "daylog-kind-event",
            Self::Hazard => "daylog-kind-hazard",
            Self::Collection => "daylog-kind-collection",
            Self::Wish => "daylog-kind-wish",
            Self::Relief => "daylog-kind-relief",
            Self::Activity => "daylog-kind-activity",
        }
    }
}

/// A row of the form, its cells named as the columns are.
#[derive(Clone, Default)]
pub struct Line {
    at: NaiveDateTime,
    kind: Option<Kind>,
    place: Where,
    person: String,
    care: String,
    mode: String,
    outcome: String,
    content: String,
    issue: String,
    severity: String,
    measure: String,
    result: String,
    deadline: Option<chrono::NaiveDate>,
    recheck: Option<chrono::NaiveDate>,
    next: String,
    remark: String,
}

impl Line {
    /// Its cells in the order of the 21 columns; `number` counts from 1.
    pub fn cells(&self, number: usize, phrases: &Phrases<'_>) -> Vec<Cell> {
        let kind = self.kind.map(|kind| phrases.words.get(kind.message()));
        let text = |text: &str| Cell::text(text);
        vec![
            Cell::Number(u32::try_from(number).unwrap_or(u32::MAX)),
            Cell::Moment(self.at),
            // Nothing is written down of how long an entry took: it begins and ends when it was noted.
            Cell::Moment(self.at),
            Cell::text(kind.unwrap_or_default()),
            text(&self.place.estate),
            text(&self.place.building),
            text(&self.place.unit),
            text(&phrases.masks.text(&self.place.room)),
            text(&self.person),
            text(&self.care),
            text(&self.mode),
            text(&self.outcome),
            text(&self.content),
            text(&self.issue),
            text(&self.severity),
            text(&self.measure),
            text(&self.result),
            Cell::date(self.deadline),
            Cell::date(self.recheck),
            text(&self.next),
            text(&self.remark),
        ]
    }
}

/// Attempts at doors alone, one line each.
pub fn visits(log: &DayLog, phrases: &Phrases<'_>) -> Vec<Line> {
    log.visits.iter().map(|row| visit(row, phrases)).collect()
}

/// Everything, by time: visits with their publicity and needs, hazards, checks, facts, wishes.
pub fn all(log: &DayLog, phrases: &Phrases<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in &log.visits {
        lines.push(visit(row, phrases));
        lines.extend(publicity(row, phrases));
        lines.extend(events(row, log, phrases));
    }
    lines.extend(log.hazards.iter().map(|row| hazard(row, phrases)));
    lines.extend(log.checks.iter().map(|row| check(row, phrases)));
    lines.extend(log.collection.iter().map(|row| fact(row, phrases)));
    lines.extend(log.filled.iter().map(|row| filled(row, phrases)));
    lines.extend(log.requests.iter().map(|row| request(row, phrases)));
    lines.extend(log.told.iter().map(|row| told(row, phrases)));
    lines.extend(log.stances.iter().map(|row| asking::stance(row, phrases)));
    lines.extend(log.willing.iter().map(|row| asking::willing(row, phrases)));
    lines.extend(log.relief.iter().map(|row| given::relief(row, phrases)));
    lines.extend(
        log.activities
            .iter()
            .map(|row| given::activity(row, phrases)),
    );
    lines.extend(log.tasks.iter().filter_map(|row| wish(row, phrases)));
    lines.sort_by_key(|line| (line.at, line.kind));
    lines
}

fn visit(row: &VisitRow, phrases: &Phrases<'_>) -> Line {
    let (words, visit) = (phrases.words, &row.visit);
    let groups = (row.care.iter()).map(|group| group.short(words.language()).to_owned());
    Line {
        at: visit.at.naive_local(),
        kind: Some(Kind::Visit),
        place: row.place.clone(),
        person: phrases.person(visit, &row.place),
        care: words.list(groups),
        mode: words.label(visit.mode),
        outcome: words.label(visit.outcome),
        content: phrases.content(row),
        next: phrases.next(visit),
        remark: phrases.visit_remark(visit),
        ..Line::default()
    }
}

fn publicity(row: &VisitRow, phrases: &Phrases<'_>) -> Option<Line> {
    let content = phrases.publicity(&row.visit);
    (!content.is_empty()).then(|| Line {
        kind: Some(Kind::Publicity),
        content,
        next: String::new(),
        remark: String::new(),
        ..visit(row, phrases)
    })
}

/// A line for each need heard; with what became of it.
fn events(row: &VisitRow, log: &DayLog, phrases: &Phrases<'_>) -> Vec<Line> {
    let words = phrases.words;
    (log.needs.iter())
        .filter(|heard| heard.visit == Some(row.visit.id))
        .map(|heard| {
            let note = phrases.masks.text(&row.visit.note);
            Line {
                kind: Some(Kind::Event),
                content: words.clauses([words.label(heard.need), note]),
                issue: words.label(heard.need.category()),
                result: phrases.need_result(heard.need, heard.became),
                next: String::new(),
                remark: String::new(),
                ..visit(row, phrases)
            }
        })
        .collect()
}

fn hazard(row: &HazardRow, phrases: &Phrases<'_>) -> Line {
    let (words, hazard) = (phrases.words, &row.hazard);
    let moved = row.steps.last().map(|step| step.at);
    let at = if row.found_today { None } else { moved };
    let item = words.label(hazard.item);
    Line {
        at: at.unwrap_or(hazard.found).naive_local(),
        kind: Some(Kind::Hazard),
        place: row.place.clone(),
        person: phrases.masks.name(&row.place.head),
        content: words.clauses([item, phrases.hazard_note(row)]),
        issue: words.label(hazard.item.category()),
        severity: words.label(hazard.severity),
        measure: phrases.measure(hazard),
        result: phrases.hazard_result(row),
        deadline: hazard.deadline.filter(|_| row.is_open()),
        recheck: hazard.recheck_on.filter(|_| row.is_open()),
        next: if row.is_open() && row.state != HazardState::REPORTED {
            words.get("daylog-next-recheck")
        } else {
            String::new()
        },
        remark: phrases.hazard_remark(row),
        ..Line::default()
    }
}

fn check(row: &CheckRow, phrases: &Phrases<'_>) -> Line {
    Line {
        at: row.check.at.naive_local(),
        kind: Some(Kind::Hazard),
        place: row.place.clone(),
        person: phrases.masks.name(&row.place.head),
        content: phrases.check(row),
        remark: phrases.words.get("daylog-checklist"),
        ..Line::default()
    }
}

fn fact(row: &CollectionRow, phrases: &Phrases<'_>) -> Line {
    let words = phrases.words;
    let person = if row.is_about_house() {
        &row.place.head
    } else {
        &row.person
    };
    let late = row.record.late.then(|| words.get("daylog-late"));
    Line {
        at: row.record.at.naive_local(),
        kind: Some(Kind::Collection),
        place: row.place.clone(),
        person: phrases.masks.name(person),
        outcome: words.label(row.record.action),
        content: phrases.changes(&row.record.fields),
        remark: words.clauses([
            late.unwrap_or_default(),
            words.pair(&words.get("daylog-source"), &words.label(row.record.source)),
        ]),
        ..Line::default()
    }
}

/// A questionnaire filled at a door.
fn filled(row: &FilledRow, phrases: &Phrases<'_>) -> Line {
    let late = row.sheet.late.then(|| phrases.words.get("daylog-late"));
    Line {
        at: row.sheet.finished.naive_local(),
        kind: Some(Kind::Collection),
        place: row.place.clone(),
        person: phrases.masks.name(&row.place.head),
        outcome: phrases.words.get("daylog-filled"),
        content: phrases.filled(row),
        remark: late.unwrap_or_default(),
        ..Line::default()
    }
}

/// Something told, referred or given beside a visit.
fn told(row: &ToldRow, phrases: &Phrases<'_>) -> Line {
    let (words, told) = (phrases.words, &row.told);
    let late = told.late.then(|| words.get("daylog-late"));
    let leaflets = match told.leaflets {
        0 => String::new(),
        leaflets => words.counted("daylog-leaflets", leaflets),
    };
    let called = phrases.masks.text(&row.called(words.language()));
    Line {
        at: told.at.naive_local(),
        kind: Some(Kind::Publicity),
        person: phrases.masks.name(if row.to.is_empty() {
            &row.place.head
        } else {
            &row.to
        }),
        place: row.place.clone(),
        mode: words.label(told.way),
        content: words.clauses([
            words.pair(&words.label(told.how), &called),
            leaflets,
            phrases.masks.text(&told.note),
        ]),
        remark: late.unwrap_or_default(),
        ..Line::default()
    }
}

/// A request taken down or moved on that day: what was asked for, and where it stood at the day's end.
fn request(row: &RequestRow, phrases: &Phrases<'_>) -> Line {
    let (words, request) = (phrases.words, &row.request);
    let moved = row.steps.last().map(|step| step.at);
    let at = if row.taken_today { None } else { moved };
    let kind = match request.kind.is_wish() {
        true => Kind::Wish,
        false => Kind::Event,
    };
    let late = request.late.then(|| words.get("daylog-late"));
    Line {
        at: at.unwrap_or(request.at).naive_local(),
        kind: Some(kind),
        place: row.place.clone(),
        person: phrases.masks.name(&row.place.head),
        content: words.clauses([
            words.label(request.kind),
            phrases.masks.text(&request.words),
        ]),
        issue: words.label(request.category),
        measure: phrases.masks.text(&request.result),
        result: words.label(row.state),
        deadline: request.due.filter(|_| row.state.is_open()),
        remark: late.unwrap_or_default(),
        ..Line::default()
    }
}

/// A wish that was met that day.
fn wish(row: &TaskRow, phrases: &Phrases<'_>) -> Option<Line> {
    let is_wish = row.task.kind == TaskKind::WISH && row.part == TaskPart::Done;
    let done = row.task.done.filter(|_| is_wish && !row.is_from_need())?;
    Some(Line {
        at: done.naive_local(),
        kind: Some(Kind::Wish),
        place: row.place.clone(),
        person: phrases.masks.name(&row.place.head),
        content: phrases.words.clauses([
            phrases.task_title(&row.task),
            phrases.masks.text(&row.task.note),
        ]),
        result: phrases.words.get("daylog-result-done"),
        ..Line::default()
    })
}
