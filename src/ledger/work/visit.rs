//! Writing down a visit, with everything that follows from it in the same operation. Not the queue's retries.

use chrono::NaiveDate;

use super::hazard::NewHazard;
use super::{At, Settings, WorkError, collection, day, hazard, task};
use crate::domain::codes::{
    AnsweredBy, CollectAction, HouseholdState, Need, Outcome, SourceOfFact, TaskKind, TaskState,
    Topic, VisitMode,
};
use crate::domain::collection::FieldChange;
use crate::domain::hazard::Hazard;
use crate::domain::household::Household;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::{Appointment, Visit};
use crate::domain::{Id, Moment};
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// What is noted of a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct NewVisit {
    /// The door or place.
    pub subject: Subject,
    /// What happened.
    pub outcome: Outcome,
    /// In the home, at the door, by phone; the outcome's usual one when absent.
    pub mode: Option<VisitMode>,
    /// Who answered.
    pub answered_by: Option<AnsweredBy>,
    /// Name of whom was met.
    pub met: String,
    /// Topics explained.
    pub topics: Vec<Topic>,
    /// Leaflets handed out.
    pub leaflets: u16,
    /// Needs heard; each becomes a task.
    pub needs: Vec<Need>,
    /// Hazards found.
    pub hazards: Vec<NewHazard>,
    /// Note.
    pub note: String,
    /// Appointment made.
    pub again: Option<Appointment>,
    /// Away until.
    pub away_until: Option<NaiveDate>,
    /// Tasks at that door that were settled on this visit (the boxes ticked in the sheet).
    pub tasks_done: Vec<Id<Task>>,
    /// Hazards looked at again and found in order.
    pub hazards_closed: Vec<Id<Hazard>>,
    /// Requests taken down while at that door: they were heard on this visit.
    pub requests: Vec<Id<Request>>,
}

impl NewVisit {
    /// A visit with nothing but its outcome.
    pub const fn new(subject: Subject, outcome: Outcome) -> Self {
        Self {
            subject,
            outcome,
            mode: None,
            answered_by: None,
            met: String::new(),
            topics: Vec::new(),
            leaflets: 0,
            needs: Vec::new(),
            hazards: Vec::new(),
            note: String::new(),
            again: None,
            away_until: None,
            tasks_done: Vec::new(),
            hazards_closed: Vec::new(),
            requests: Vec::new(),
        }
    }
}

/// What was written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// The visit.
    pub visit: Id<Visit>,
    /// The operation.
    pub operation: OpId,
    /// Hazards written down with it, and open ones seen again.
    pub hazards: Vec<Id<Hazard>>,
    /// Which attempt it was.
    pub attempt: u16,
}

/// Writes down a visit and everything that follows: the day begins, the household's state, hazards, needs as
/// tasks, tasks settled. On disk when it returns.
///
/// # Errors
/// When the door or place is gone, an appointment lies in the past, or the store refuses.
pub fn log(ledger: &mut Ledger, new: NewVisit, at: At<'_>) -> Result<Logged, WorkError> {
    let mut edit = ledger.edit();
    let (visit, hazards) = put(&mut edit, ledger.tables(), new, at)?;
    let changes = edit.changes();
    let operation = ledger
        .commit("visit", changes, at.clock)?
        .ok_or(WorkError::Missing("visit"))?;
    Ok(Logged {
        visit: visit.id,
        operation,
        hazards,
        attempt: visit.attempt,
    })
}

/// Several visits written down together.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedMany {
    /// The visits, in the order they were given.
    pub visits: Vec<Id<Visit>>,
    /// The operation.
    pub operation: OpId,
}

/// Writes down visits at several doors as one operation, one step to undo. On disk when it returns.
///
/// # Errors
/// As [`log`], and when there is none; then nothing is written.
pub fn log_many(
    ledger: &mut Ledger,
    visits: Vec<NewVisit>,
    at: At<'_>,
) -> Result<LoggedMany, WorkError> {
    let mut edit = ledger.edit();
    let mut logged = Vec::with_capacity(visits.len());
    for visit in visits {
        let (visit, _) = put(&mut edit, ledger.tables(), visit, at)?;
        logged.push(visit.id);
    }
    let changes = edit.changes();
    let operation = ledger
        .commit("visits", changes, at.clock)?
        .ok_or(WorkError::Missing("visit"))?;
    Ok(LoggedMany {
        visits: logged,
        operation,
    })
}

/// Whether anything was written down there on `day`: a round of many doors leaves it out.
pub fn is_recorded(tables: &Tables, subject: &Subject, day: NaiveDate) -> bool {
    let mut visits = tables.visits.of(subject).rev();
    visits.any(|visit| visit.day == day)
}

fn put(
    edit: &mut Edit<'_>,
    tables: &Tables,
    new: NewVisit,
    at: At<'_>,
) -> Result<(Visit, Vec<Id<Hazard>>), WorkError> {
    check(tables, &new, at)?;
    let now = at.clock.now();
    let (date, late) = day::ensure(edit, tables, at);
    let id = Id::new(at.clock.id());
    let mut visit = Visit::new(
        id,
        date,
        new.subject.clone(),
        now,
        at.settings.slot(now.time()),
        new.outcome,
    );
    visit.attempt = attempt(tables, &new.subject);
    visit.mode = new.mode.unwrap_or_else(|| new.outcome.usual_mode());
    visit.answered_by = new
        .answered_by
        .or((new.outcome == Outcome::MET).then_some(AnsweredBy::SELF));
    visit.companions = tables
        .day(date)
        .map(|day| day.companions.clone())
        .unwrap_or_default();
    visit.late = late;
    visit.met = new.met;
    visit.topics = new.topics;
    visit.leaflets = new.leaflets;
    visit.needs = new.needs;
    visit.note = new.note;
    visit.again = new.again;
    visit.away_until = new.away_until;
    let nothing_noted = new.hazards.is_empty() && new.requests.is_empty() && !visit.has_content();
    visit.all_well = new.outcome.is_effective() && nothing_noted;
    let hazards = put_hazards(edit, tables, &visit, new.hazards, &new.hazards_closed, at)?;
    for hazard in new.hazards_closed {
        hazard::recheck_passed(edit, hazard, at)?;
    }
    for need in &visit.needs {
        edit.put(task::from_need(&visit, *need, at));
    }
    for id in new.requests {
        if let Some(mut request) = edit.get::<Request>(id) {
            request.visit = Some(visit.id);
            edit.put(request);
        }
    }
    settle_tasks(edit, tables, &visit, &new.tasks_done);
    settle_household(edit, tables, &visit, at);
    edit.put(visit.clone());
    Ok((visit, hazards))
}

/// What was found: open hazards seen again go on, unless they are closed by the same visit; others are new.
fn put_hazards(
    edit: &mut Edit<'_>,
    tables: &Tables,
    visit: &Visit,
    found: Vec<NewHazard>,
    closed: &[Id<Hazard>],
    at: At<'_>,
) -> Result<Vec<Id<Hazard>>, WorkError> {
    let mut hazards = Vec::with_capacity(found.len());
    for found in found {
        let open = hazard::open_one(tables, &visit.subject, found.item);
        if let Some(open) = open.filter(|open| !closed.contains(open)) {
            hazard::meet_again(edit, open, found, at)?;
            hazards.push(open);
            continue;
        }
        let mut hazard = hazard::build(visit.subject.clone(), found, visit.day, visit.late, at)?;
        hazard.visit = Some(visit.id);
        hazards.push(hazard.id);
        edit.put(hazard);
    }
    Ok(hazards)
}

fn check(tables: &Tables, new: &NewVisit, at: At<'_>) -> Result<(), WorkError> {
    let known = match &new.subject {
        Subject::Household(id) => tables.households.get(*id).is_some(),
        Subject::Place(id) => tables.places.get(*id).is_some(),
        Subject::Common(_) => true,
    };
    if !known {
        return Err(WorkError::Missing("door"));
    }
    if new.again.is_some_and(|again| again.on < at.clock.today()) {
        return Err(WorkError::Field {
            field: "again",
            reason: "visit-again-in-the-past",
        });
    }
    Ok(())
}

/// The number of the next attempt at a door: one more than the attempts since somebody was last reached.
pub fn attempt(tables: &Tables, subject: &Subject) -> u16 {
    let since = tables
        .visits
        .of(subject)
        .rev()
        .take_while(|visit| !visit.outcome.ends_attempts());
    u16::try_from(since.count())
        .unwrap_or(u16::MAX)
        .saturating_add(1)
}

/// A visit that reached somebody closes the tasks that asked for a visit there; others only when ticked (decisions.md 10).
fn settle_tasks(edit: &mut Edit<'_>, tables: &Tables, visit: &Visit, ticked: &[Id<Task>]) {
    let reached = visit.outcome.is_effective();
    let open: Vec<Id<Task>> = (tables.tasks.of(&visit.subject))
        .filter(|task| {
            task.is_open()
                && ((reached && task.kind == TaskKind::VISIT) || ticked.contains(&task.id))
        })
        .map(|task| task.id)
        .collect();
    for id in open {
        if let Some(mut task) = edit.get(id) {
            task.state = TaskState::DONE;
            task.done = Some(visit.at);
            edit.put(task);
        }
    }
}

/// Outcomes that say how the door is lived in change the household, with an entry of what changed.
fn settle_household(edit: &mut Edit<'_>, tables: &Tables, visit: &Visit, at: At<'_>) {
    let Some(id) = visit.subject.household() else {
        return;
    };
    let Some(mut household) = edit.get::<Household>(id) else {
        return;
    };
    let Some(state) = visit.outcome.household_state() else {
        return;
    };
    let was = (household.state, household.away_until);
    let lasting = HouseholdState::LIVED_IN != state;
    // Meeting somebody says the door is lived in; it does not say that a let flat is not let.
    if !lasting && household.state == HouseholdState::RENTED {
        return;
    }
    household.state = state;
    household.away_until = (state == HouseholdState::AWAY)
        .then_some(visit.away_until)
        .flatten();
    if was == (household.state, household.away_until) {
        return;
    }
    let fields = vec![FieldChange {
        field: "state".to_owned(),
        old: was.0.as_str().to_owned(),
        new: state.as_str().to_owned(),
    }];
    let action = if state == HouseholdState::MOVED {
        CollectAction::LEFT
    } else {
        CollectAction::UPDATE
    };
    // Where nobody opened, what is known was seen from outside.
    let source = match visit.answered_by {
        _ if !visit.outcome.reached() => SourceOfFact::SEEN,
        Some(AnsweredBy::FAMILY) => SourceOfFact::FAMILY,
        _ => SourceOfFact::SELF,
    };
    let entry = collection::entry(visit.subject.clone(), None, action, source, visit.day, at);
    edit.put(crate::domain::collection::InfoRecord {
        fields,
        late: visit.late,
        ..entry
    });
    edit.put(household);
    if visit.outcome.asks_who_lives_there() && !has_facts_task(tables, &visit.subject) {
        edit.put(task::who_lives_there(visit, at));
    }
}

fn has_facts_task(tables: &Tables, subject: &Subject) -> bool {
    tables
        .tasks
        .of(subject)
        .any(|task| task.is_open() && task.kind == TaskKind::FACTS)
}

/// Corrects an earlier visit by itself; the old one stays in the history (decisions.md 10).
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn correct(ledger: &mut Ledger, visit: Visit, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    if edit.get(visit.id).is_none() {
        return Err(WorkError::Missing("visit"));
    }
    edit.put(visit);
    let changes = edit.changes();
    Ok(ledger.commit("visit-correct", changes, at.clock)?)
}

/// Parses when to come again: `tonight`, `tomorrow`, `2026-11-23`, `2026-11-23T19:00`, `19:00`, `3-15`; local time.
pub fn parse_again(text: &str, now: Moment, settings: &Settings) -> Option<Appointment> {
    let (on, time) = crate::domain::when::parse_when(text, now.naive_local()).ok()?;
    Some({
        let tonight = matches!(text.trim(), "tonight" | "今晚");
        Appointment {
            on,
            time: time.or(tonight.then_some(settings.afternoon_ends)),
        }
    })
}
