//! The day in the order of time, for the log page: what was done, and what was done and taken back.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::DayLog;
use super::filled::FilledRow;
use super::row::{
    ActivityRow, CheckRow, CollectionRow, HazardRow, ListedRow, ReliefRow, RequestRow, StanceRow,
    TaskPart, TaskRow, ToldRow, VisitRow, WillingRow,
};
use super::span::Span;
use super::whereabouts::{Estates, Where};
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::hazard::HazardStep;
use crate::domain::request::RequestStep;
use crate::domain::{Moment, Record};
use crate::ledger::operation::{Header, Operation};
use crate::ledger::table::Tables;
use crate::ledger::{Ledger, LedgerError};

/// What happened.
#[derive(Clone, PartialEq)]
pub enum What {
    /// The day began.
    DayStarted,
    /// The day was closed.
    DayClosed,
    /// An attempt at a door or place.
    Visit(Box<VisitRow>),
    /// A hazard was found.
    Hazard(Box<HazardRow>),
    /// A hazard was moved on.
    HazardStep(Box<HazardRow>, Box<HazardStep>),
    /// A checklist was gone through.
    Check(Box<CheckRow>),
    /// A fact was collected.
    Collected(Box<CollectionRow>),
    /// A request was taken down.
    Request(Box<RequestRow>),
    /// A request was moved on.
    RequestStep(Box<RequestRow>, Box<RequestStep>),
    /// Something was told, referred or given.
    Told(Box<ToldRow>),
    /// Something was given to a household.
    Relief(Box<ReliefRow>),
    /// An activity was held.
    Activity(Box<ActivityRow>),
    /// Something happened in a list of the community.
    Listed(Box<ListedRow>),
    /// A door answered a poll.
    Stance(Box<StanceRow>),
    /// Somebody looks for work or training.
    Willing(Box<WillingRow>),
    /// A questionnaire was filled.
    Filled(Box<FilledRow>),
    /// What was filled was corrected.
    FormCorrected(Box<FilledRow>),
    /// A task was done.
    TaskDone(Box<TaskRow>),
}

/// One line of the timeline.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
    /// Taken back since: to be struck through, counts nowhere.
    pub undone: bool,
    /// Entered after the day was closed (补录).
    pub late: bool,
    /// Doors it stands for: more than one where a round of many was taken back at once.
    pub doors: usize,
}

impl Entry {
    fn new(at: Moment, what: What) -> Self {
        let late = match &what {
            What::Visit(row) => row.visit.late,
            What::Hazard(row) => row.hazard.late,
            What::Collected(row) => row.record.late,
            What::Request(row) => row.request.late,
            What::Told(row) => row.told.late,
            What::Relief(row) => row.relief.late,
            What::Stance(row) => row.stance.late,
            What::Willing(row) => row.willing.late,
            What::Filled(row) => row.sheet.late,
            _ => false,
        };
        Self {
            at,
            what,
            undone: false,
            late,
            doors: 1,
        }
    }

    /// Where it happened, unless it is about the day itself.
    pub fn place(&self) -> Option<&Where> {
        match &self.what {
            What::DayStarted | What::DayClosed => None,
            What::Visit(row) => Some(&row.place),
            What::Hazard(row) | What::HazardStep(row, _) => Some(&row.place),
            What::Check(row) => Some(&row.place),
            What::Collected(row) => Some(&row.place),
            What::Request(row) | What::RequestStep(row, _) => Some(&row.place),
            What::Told(row) => Some(&row.place),
            What::Relief(row) => Some(&row.place),
            What::Activity(row) => Some(&row.place),
            What::Listed(row) => row.place.as_ref(),
            What::Stance(row) => Some(&row.place),
            What::Willing(row) => Some(&row.place),
            What::Filled(row) | What::FormCorrected(row) => Some(&row.place),
            What::TaskDone(row) => Some(&row.place),
        }
    }
}

/// The operations of `date` that are taken back at present, read from the store.
///
/// # Errors
/// When the only copy of one is damaged.
pub fn undone_on(ledger: &mut Ledger, date: NaiveDate) -> Result<Vec<Operation>, LedgerError> {
    let span = Span::of(ledger.tables(), date);
    let is_wanted = |header: &Header| {
        header.undoes.is_none() && span.holds(header.moment()) && ledger.is_undone(header.id)
    };
    let headers = ledger.headers().iter().enumerate();
    let wanted: Vec<usize> = headers
        .filter(|(_, header)| is_wanted(header))
        .map(|(position, _)| position)
        .collect();
    (wanted.into_iter())
        .map(|position| ledger.operation(position))
        .collect()
}

/// Every entry in the order of time; at one moment in the order a day goes.
pub(super) fn of(
    tables: &Tables,
    log: &DayLog,
    span: &Span,
    undone: &[Operation],
    estates: &Estates,
) -> Vec<Entry> {
    let mut entries = standing(log, span);
    entries.extend(corrected(tables, span, estates));
    let listed = ListedRow::all(tables, span, estates).into_iter();
    entries.extend(listed.map(|row| Entry::new(row.at, What::Listed(row.into()))));
    for operation in undone {
        let visits = (operation.changes.iter())
            .filter(|change| matches!(change.after, Some(Record::Visit(_))))
            .count();
        let mut told = false;
        for change in &operation.changes {
            let before = change.before.as_ref();
            let Some(after) = &change.after else { continue };
            let entry = taken_back(tables, log.head.date(), span, estates, before, after);
            let Some(mut entry) = entry else { continue };
            // A round of many doors was one step, and is told in one line.
            if visits > 1 && matches!(entry.what, What::Visit(_)) {
                if std::mem::replace(&mut told, true) {
                    continue;
                }
                entry.doors = visits;
            }
            entry.undone = true;
            entries.push(entry);
        }
    }
    entries.sort_by_key(|entry| (entry.at, rank(&entry.what)));
    entries
}

fn rank(what: &What) -> u8 {
    match what {
        What::DayStarted => 0,
        What::Visit(_) => 1,
        What::Check(_) => 2,
        What::Hazard(_) => 3,
        What::HazardStep(..) => 4,
        What::Collected(_) => 5,
        What::Request(_) => 6,
        What::RequestStep(..) => 7,
        What::Told(_) => 8,
        What::Relief(_) => 9,
        What::Activity(_) => 10,
        What::Stance(_) | What::Willing(_) | What::Listed(_) => 11,
        What::Filled(_) => 12,
        What::FormCorrected(_) => 13,
        What::TaskDone(_) => 14,
        What::DayClosed => 15,
    }
}

fn standing(log: &DayLog, span: &Span) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(
        log.head
            .day
            .started
            .map(|at| Entry::new(at, What::DayStarted)),
    );
    entries.extend(
        log.head
            .day
            .closed
            .map(|at| Entry::new(at, What::DayClosed)),
    );
    for row in &log.visits {
        entries.push(Entry::new(row.visit.at, What::Visit(row.clone().into())));
    }
    for row in &log.hazards {
        entries.extend(of_hazard(row, span));
    }
    for row in &log.checks {
        entries.push(Entry::new(row.check.at, What::Check(row.clone().into())));
    }
    for row in &log.collection {
        entries.push(Entry::new(
            row.record.at,
            What::Collected(row.clone().into()),
        ));
    }
    for row in &log.requests {
        if row.taken_today {
            entries.push(Entry::new(
                row.request.at,
                What::Request(row.clone().into()),
            ));
        }
        entries.extend(row.later_steps().map(|step| {
            let what = What::RequestStep(row.clone().into(), step.clone().into());
            Entry::new(step.at, what)
        }));
    }
    for row in &log.told {
        entries.push(Entry::new(row.told.at, What::Told(row.clone().into())));
    }
    entries.extend(given(log));
    entries.extend(asking(log));
    for row in &log.filled {
        // What was corrected since keeps the moment of its correction alone.
        let at = match row.sheet.revision {
            0 => row.sheet.finished,
            _ => row.sheet.begun,
        };
        entries.push(Entry::new(at, What::Filled(row.clone().into())));
    }
    for row in log.tasks.iter().filter(|row| row.part == TaskPart::Done) {
        let done = row.task.done;
        entries.extend(done.map(|at| Entry::new(at, What::TaskDone(row.clone().into()))));
    }
    entries
}

/// What was given to households, and the activities held.
fn given(log: &DayLog) -> impl Iterator<Item = Entry> {
    let relief = log.relief.iter();
    let relief = relief.map(|row| Entry::new(row.relief.at, What::Relief(row.clone().into())));
    let held = log.activities.iter();
    relief.chain(held.map(|row| Entry::new(row.at(), What::Activity(row.clone().into()))))
}

/// What doors answered to polls, and who looks for work.
fn asking(log: &DayLog) -> impl Iterator<Item = Entry> {
    let stances = log.stances.iter();
    let stances = stances.map(|row| Entry::new(row.stance.at, What::Stance(row.clone().into())));
    let willing = log.willing.iter();
    stances.chain(willing.map(|row| Entry::new(row.willing.at, What::Willing(row.clone().into()))))
}

/// Corrections of that day, also of what was filled on another.
fn corrected(tables: &Tables, span: &Span, estates: &Estates) -> Vec<Entry> {
    let sheets = tables.answer_sheets.iter();
    let sheets = sheets.filter(|sheet| sheet.revision > 0 && span.holds(sheet.finished));
    let entry = |sheet: &Arc<AnswerSheet>| {
        let row = FilledRow::of(tables, sheet, estates);
        Entry::new(sheet.finished, What::FormCorrected(row.into()))
    };
    sheets.map(entry).collect()
}

/// A hazard's finding, and its later steps of the day; the steps of the moment it was found say how it began.
fn of_hazard(row: &HazardRow, span: &Span) -> Vec<Entry> {
    let mut entries = Vec::new();
    if row.found_today {
        entries.push(Entry::new(
            row.hazard.found,
            What::Hazard(row.clone().into()),
        ));
    }
    let later = (row.hazard.steps.iter())
        .filter(|step| span.holds(step.at) && (!row.found_today || step.at > row.hazard.found));
    entries.extend(later.map(|step| {
        let what = What::HazardStep(row.clone().into(), step.clone().into());
        Entry::new(step.at, what)
    }));
    entries
}

/// The entry an undone change had made, as it was then.
fn taken_back(
    tables: &Tables,
    date: NaiveDate,
    span: &Span,
    estates: &Estates,
    before: Option<&Record>,
    after: &Record,
) -> Option<Entry> {
    match (before, after) {
        (None, Record::Visit(visit)) => {
            let row = VisitRow::of(tables, &Arc::new(visit.clone()), estates);
            Some(Entry::new(visit.at, What::Visit(row.into())))
        }
        (None, Record::HazardCheck(check)) => {
            let row = CheckRow::of(tables, &Arc::new(check.clone()), estates);
            Some(Entry::new(check.at, What::Check(row.into())))
        }
        (None, Record::InfoRecord(record)) => {
            let row = CollectionRow::of(tables, &Arc::new(record.clone()), estates);
            Some(Entry::new(record.at, What::Collected(row.into())))
        }
        (_, Record::Hazard(_) | Record::Request(_)) => {
            moved_on(tables, date, span, estates, before, after)
        }
        (None, Record::Told(told)) => {
            let row = ToldRow::of(tables, &Arc::new(told.clone()), estates);
            Some(Entry::new(told.at, What::Told(row.into())))
        }
        (None, Record::Relief(relief)) => {
            let row = ReliefRow::of(tables, &Arc::new(relief.clone()), &HashSet::new(), estates);
            Some(Entry::new(relief.at, What::Relief(row.into())))
        }
        (None, Record::Stance(stance)) => {
            let row = StanceRow::of(tables, &Arc::new(stance.clone()), estates);
            Some(Entry::new(stance.at, What::Stance(row.into())))
        }
        (None, Record::Willing(willing)) => {
            let row = WillingRow::of(tables, &Arc::new(willing.clone()), estates);
            Some(Entry::new(willing.at, What::Willing(row.into())))
        }
        (before, Record::AnswerSheet(sheet)) => {
            let row = FilledRow::of(tables, &Arc::new(sheet.clone()), estates);
            let what = match before {
                None => What::Filled(row.into()),
                Some(_) => What::FormCorrected(row.into()),
            };
            Some(Entry::new(sheet.finished, what))
        }
        (Some(_), Record::Task(task)) => {
            let row = TaskRow::of(tables, &Arc::new(task.clone()), date, span, estates)?;
            Some(Entry::new(task.done?, What::TaskDone(row.into())))
        }
        (Some(Record::Day(before)), Record::Day(after)) if before.closed != after.closed => {
            Some(Entry::new(after.closed?, What::DayClosed))
        }
        _ => None,
    }
}

/// What an undone change had moved on, or had begun.
fn moved_on(
    tables: &Tables,
    date: NaiveDate,
    span: &Span,
    estates: &Estates,
    before: Option<&Record>,
    after: &Record,
) -> Option<Entry> {
    let (at, what) = match after {
        Record::Hazard(hazard) => {
            let row = HazardRow::of(tables, &Arc::new(hazard.clone()), date, span, estates);
            let step = hazard.steps.last()?.clone();
            match before {
                None => (hazard.found, What::Hazard(row.into())),
                Some(_) => (step.at, What::HazardStep(row.into(), step.into())),
            }
        }
        Record::Request(request) => {
            let row = RequestRow::of(tables, &Arc::new(request.clone()), date, span, estates);
            let step = request.steps.last()?.clone();
            match before {
                None => (request.at, What::Request(row.into())),
                Some(_) => (step.at, What::RequestStep(row.into(), step.into())),
            }
        }
        _ => return None,
    };
    Some(Entry::new(at, what))
}
