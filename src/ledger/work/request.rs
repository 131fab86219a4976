//! Taking down a request and moving it on. Not when the worker is asked about it: the queue computes that.

use chrono::NaiveDate;

use super::{At, WorkError, day, pairing};
use crate::domain::Id;
use crate::domain::codes::{Disclosure, ListCategory, RequestKind, RequestScope, Triage, WishForm};
use crate::domain::request::{Request, RequestEvent, StepNote};
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// What is taken down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRequest {
    /// Wish, request, opinion, problem.
    pub kind: RequestKind,
    /// What it is about.
    pub category: ListCategory,
    /// What is asked for; must not be empty.
    pub words: String,
    /// How it is taken.
    pub triage: Triage,
    /// What a wish is for.
    pub form: Option<WishForm>,
    /// One household's or everybody's.
    pub scope: RequestScope,
    /// Who may be told.
    pub disclosure: Disclosure,
    /// Who asked, by name.
    pub asked_by: String,
    /// How much is asked for.
    pub quantity: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// By when it is to go on.
    pub due: Option<NaiveDate>,
    /// The visit it was heard on.
    pub visit: Option<Id<Visit>>,
    /// Note.
    pub note: String,
}

impl NewRequest {
    /// A request of which nothing else is said; common parts and places are everybody's.
    pub fn new(kind: RequestKind, category: ListCategory, words: String) -> Self {
        Self {
            kind,
            category,
            words,
            triage: Triage::ORDINARY,
            form: None,
            scope: RequestScope::PERSONAL,
            disclosure: Disclosure::COMMUNITY,
            asked_by: String::new(),
            quantity: None,
            unit: String::new(),
            due: None,
            visit: None,
            note: String::new(),
        }
    }
}

/// Takes down a request.
///
/// # Errors
/// When nothing is asked for, or the store refuses.
pub fn add(
    ledger: &mut Ledger,
    subject: Subject,
    new: NewRequest,
    at: At<'_>,
) -> Result<(Id<Request>, OpId), WorkError> {
    require_words(&new.words)?;
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let (id, now) = (Id::new(at.clock.id()), at.clock.now());
    let personal = matches!(subject, Subject::Household(_));
    let request = Request {
        category: new.category,
        words: new.words,
        triage: new.triage,
        form: new.form,
        scope: if personal {
            new.scope
        } else {
            RequestScope::PUBLIC
        },
        disclosure: new.disclosure,
        asked_by: new.asked_by,
        quantity: new.quantity,
        unit: new.unit,
        due: new.due,
        visit: new.visit,
        note: new.note,
        late,
        ..Request::new(id, date, subject, new.kind, now, &at.settings.worker)
    };
    edit.put(request);
    let changes = edit.changes();
    let operation = ledger
        .commit("request", changes, at.clock)?
        .ok_or(WorkError::Missing("request"))?;
    Ok((id, operation))
}

fn require_words(words: &str) -> Result<(), WorkError> {
    if words.trim().is_empty() {
        return Err(WorkError::Field {
            field: "words",
            reason: "fault-required",
        });
    }
    Ok(())
}

/// Moves a request on, with what is said. What was agreed for one that is withdrawn is called off.
///
/// # Errors
/// When it is gone, its state does not take that step, what the step needs is not said, or the store refuses.
pub fn advance(
    ledger: &mut Ledger,
    id: Id<Request>,
    event: RequestEvent,
    said: StepNote,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let tables = ledger.tables();
    let mut edit = ledger.edit();
    let mut request: Request = edit.get(id).ok_or(WorkError::Missing("request"))?;
    let note = said.note.clone();
    request.take(event, at.clock.now(), &at.settings.worker, said)?;
    if event == RequestEvent::Withdraw {
        pairing::release(&mut edit, tables, id, &note, at);
    }
    edit.put(request);
    let changes = edit.changes();
    Ok(ledger.commit("request-step", changes, at.clock)?)
}

/// Changes what is written of a request; where its life stands stays.
///
/// # Errors
/// When it is gone, nothing is asked for, or the store refuses.
pub fn correct(
    ledger: &mut Ledger,
    request: Request,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    require_words(&request.words)?;
    let mut edit = ledger.edit();
    let known: Request = edit.get(request.id).ok_or(WorkError::Missing("request"))?;
    edit.put(Request {
        state: known.state,
        steps: known.steps,
        ..request
    });
    let changes = edit.changes();
    Ok(ledger.commit("request-correct", changes, at.clock)?)
}
