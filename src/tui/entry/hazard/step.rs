//! Moving a hazard on by one key, with a form where a date or a measure is needed. Which steps there are is the domain's.

use chrono::Days;

use super::{measure, title};
use crate::domain::Id;
use crate::domain::codes::{Body, HazardState};
use crate::domain::hazard::{Hazard, HazardEvent, HazardRefusal};
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::work::WorkError;
use crate::ledger::work::hazard::{Noted, advance, correct};
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::picker::Picker;

/// The kinds of the drafts.
pub(super) const BY_DATE: &str = "hazard-by-date";
pub(super) const FIXED: &str = "hazard-fixed";
pub(super) const CLOSED: &str = "hazard-closed";
pub(super) const REOPENED: &str = "hazard-reopened";

/// What a command asks of a hazard.
fn event(action: Action) -> Option<HazardEvent> {
    match action {
        Action::HazardTold => Some(HazardEvent::Notify),
        Action::HazardFixed => Some(HazardEvent::FixOnSpot),
        Action::HazardByDate => Some(HazardEvent::Rectify),
        Action::HazardReported => Some(HazardEvent::Report),
        Action::HazardClosed => Some(HazardEvent::Close),
        Action::HazardReopened => Some(HazardEvent::Reopen),
        _ => None,
    }
}

/// Why a hazard does not take the step of `action` now, as a message id.
pub fn refusal(hazard: &Hazard, action: Action) -> Option<&'static str> {
    let event = event(action)?;
    let refused = matches!(hazard.next(event), Err(HazardRefusal::NotFrom { .. }));
    match event {
        // A new date for one that is being put right, and a look that fails, are steps from every open state.
        HazardEvent::Rectify | HazardEvent::Reopen if hazard.is_open() => None,
        _ if !refused => None,
        _ if hazard.is_open() => Some("hazards-past-that"),
        _ => Some("hazards-settled"),
    }
}

/// Moves a hazard on as `action` asks: at once, or after a form.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn step(action: Action, hazard: &Hazard, context: &mut Context<'_>) -> Result<(), Error> {
    let Some(event) = event(action) else {
        return Ok(());
    };
    let lacks_measure = hazard.next(event) == Err(HazardRefusal::NeedsMeasure);
    let form = match event {
        HazardEvent::Report => {
            ask_body(hazard, context);
            return Ok(());
        }
        HazardEvent::Rectify => by_date(hazard, &context.view()),
        HazardEvent::Reopen => again(hazard, &context.view()),
        HazardEvent::FixOnSpot if lacks_measure => measured(FIXED, hazard, &context.view()),
        HazardEvent::Close if lacks_measure => measured(CLOSED, hazard, &context.view()),
        _ => return take(hazard.id, event, Noted::default(), context),
    };
    context.open(form);
    Ok(())
}

fn take(
    id: Id<Hazard>,
    event: HazardEvent,
    noted: Noted,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    advance(context.ledger, id, event, noted, context.at())?;
    say(id, context);
    Ok(())
}

/// Says where a hazard stands now, and that it can be taken back.
pub(super) fn say(id: Id<Hazard>, context: &mut Context<'_>) {
    let view = context.view();
    let Some(hazard) = view.ledger.tables().hazards.get(id) else {
        return;
    };
    let values = [
        ("what", title(hazard, &view).into()),
        ("state", hazard.state.label(view.texts.tag()).into()),
    ];
    let said = view.texts.with("hazards-stands", &values);
    context.say_recorded(&said);
}

/// To whom it is handed up: a body by digit, or typed.
fn ask_body(hazard: &Hazard, context: &mut Context<'_>) {
    let tag = context.texts.tag();
    let bodies = Body::all().filter(|body| body.row().is_some_and(|row| row.yes("follow_up")));
    let bodies = bodies
        .map(|body| Choice::new(body.as_str(), body.label(tag)))
        .collect();
    let id = hazard.id;
    let picker = Picker::new(
        context.texts.get("hazards-to-whom"),
        bodies,
        move |body, context| {
            let noted = Noted {
                responsible: body.label.clone(),
                ..Noted::default()
            };
            take(id, HazardEvent::Report, noted, context)
        },
    );
    context.open(picker.numbered());
}

/// A form about a hazard, its draft its own.
fn form(
    kind: &'static str,
    hazard: &Hazard,
    view: &View<'_>,
    save: impl FnMut(&Values<'_>, &mut Context<'_>) -> Result<(), Refusal> + 'static,
) -> Form {
    let form = Form::new(kind, title(hazard, view), save);
    form.about(hazard.subject.clone()).part(hazard.id.uuid())
}

/// What is typed in the fields that several of these forms have.
fn noted(values: &Values<'_>) -> Result<Noted, FieldError> {
    Ok(Noted {
        measure: values.text("measure"),
        responsible: values.text("responsible"),
        deadline: values.day("deadline")?,
        note: values.text("note"),
    })
}

fn field(name: &'static str, id: &'static str, view: &View<'_>) -> Field {
    Field::text(name, view.texts.get(id), "").limit(200)
}

/// Put right by a day; for one that is being put right already, another day.
pub(super) fn by_date(hazard: &Hazard, view: &View<'_>) -> Form {
    let id = hazard.id;
    let save = move |values: &Values<'_>, context: &mut Context<'_>| {
        let noted = noted(values)?;
        let known = context.ledger.tables().hazards.get(id).cloned();
        let moved = known.filter(|known| known.state == HazardState::RECTIFYING);
        let Some(hazard) = moved else {
            return take(id, HazardEvent::Rectify, noted, context).map_err(at_deadline);
        };
        let mut hazard = hazard.as_ref().clone();
        if let Some(day) = noted.deadline {
            hazard.set_deadline(day).map_err(before_found)?;
        }
        for (text, own) in [
            (noted.measure, &mut hazard.measure),
            (noted.responsible, &mut hazard.responsible),
            (noted.note, &mut hazard.note),
        ] {
            if !text.is_empty() {
                *own = text;
            }
        }
        correct(context.ledger, hazard, context.at())?;
        say(id, context);
        Ok(())
    };
    let own = measure(hazard, view);
    let texts = view.texts;
    form(BY_DATE, hazard, view, save)
        .field(
            Field::date(
                "deadline",
                texts.get("hazard-deadline"),
                hazard.deadline,
                Toward::Future,
            )
            .required(),
        )
        .field(Field::text("measure", texts.get("hazard-measure"), &own).limit(200))
        .field(
            Field::text(
                "responsible",
                texts.get("hazard-responsible"),
                &hazard.responsible,
            )
            .limit(60)
            .hint(texts.get("hazard-responsible-hint")),
        )
        .field(field("note", "hazard-said", view))
}

/// What was done about it, before a grave one is closed or counts as put right.
pub(super) fn measured(kind: &'static str, hazard: &Hazard, view: &View<'_>) -> Form {
    let id = hazard.id;
    let event = if kind == FIXED {
        HazardEvent::FixOnSpot
    } else {
        HazardEvent::Close
    };
    let save = move |values: &Values<'_>, context: &mut Context<'_>| {
        Ok(take(id, event, noted(values)?, context)?)
    };
    let own = measure(hazard, view);
    let field_measure = Field::text("measure", view.texts.get("hazard-measure"), &own)
        .limit(200)
        .required()
        .hint(view.texts.get("hazard-measure-hint"));
    form(kind, hazard, view, save)
        .note(view.texts.get("hazards-needs-measure"))
        .field(field_measure)
        .field(field("note", "hazard-said", view))
}

/// The look found it not in order: a new day is set.
pub(super) fn again(hazard: &Hazard, view: &View<'_>) -> Form {
    let id = hazard.id;
    let save = move |values: &Values<'_>, context: &mut Context<'_>| {
        take(id, HazardEvent::Reopen, noted(values)?, context).map_err(at_deadline)
    };
    let days = hazard.severity.fix_days(hazard.item.category());
    let days = Days::new(u64::try_from(days).unwrap_or(7));
    let deadline = view.clock.today().checked_add_days(days);
    form(REOPENED, hazard, view, save)
        .field(
            Field::date(
                "deadline",
                view.texts.get("hazard-new-deadline"),
                deadline,
                Toward::Future,
            )
            .required(),
        )
        .field(field("measure", "hazard-measure", view))
        .field(field("note", "hazard-said", view))
}

/// A day before the finding is the fault of the field it was typed in.
fn at_deadline(error: Error) -> Refusal {
    match error {
        Error::Work(WorkError::Hazard(HazardRefusal::BeforeFound)) => {
            FieldError::new("deadline", "hazards-before-found").into()
        }
        other => other.into(),
    }
}

/// The same, straight from the domain.
pub(super) fn before_found(refused: HazardRefusal) -> Refusal {
    at_deadline(Error::from(WorkError::from(refused)))
}
