//! The sheet a request is taken down on at the door: kind, category, words, how pressing, who may be told. Not its life.

use super::say;
use crate::domain::codes::{Disclosure, ListCategory, RequestKind, Triage};
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::work::request::{NewRequest, add};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::{About, Dialog};
use crate::tui::entry::{chosen, code, whereabouts};

/// The kind of its drafts.
pub(super) const KIND: &str = "request-add";

/// Opens the sheet, for the door under the cursor where there is one.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(here.as_ref(), &Given::default(), &context.view());
    context.open(form);
}

/// Opens it for a request of this kind heard while the sheet of a visit at `subject` is open; the sheet ticks what was
/// taken down.
pub fn heard(subject: &Subject, kind: RequestKind, context: &mut Context<'_>) {
    let given = Given {
        kind: Some(kind),
        ticks: true,
        ..Given::default()
    };
    let form = form(Some(subject), &given, &context.view());
    context.open(form);
}

/// Opens it in the place of something else that was begun, with the words typed there.
pub fn instead(subject: Option<&Subject>, words: String, context: &mut Context<'_>) {
    let given = Given {
        words,
        ..Given::default()
    };
    let form = form(subject, &given, &context.view());
    context.open(form);
}

/// What is known before it is opened.
#[derive(Default)]
struct Given {
    kind: Option<RequestKind>,
    words: String,
    /// The sheet of a visit below it is told.
    ticks: bool,
}

pub(super) fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let gone = |subject: &Subject| view.door(subject).is_empty();
    if about.subject.as_ref().is_some_and(gone) {
        return None;
    }
    Some(Box::new(form(
        about.subject.as_ref(),
        &Given::default(),
        view,
    )))
}

fn form(subject: Option<&Subject>, given: &Given, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let ticks = given.ticks;
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(values, ticks, context);
    let first = if given.kind.is_some() {
        "category"
    } else {
        "kind"
    };
    let form = Form::new(KIND, label("request-new"), save)
        .field(code::<RequestKind>("kind", "request-kind", given.kind, view).required())
        .field(code::<ListCategory>("category", "request-category", None, view).required())
        .field(
            Field::text("words", label("request-words"), &given.words)
                .limit(200)
                .required()
                .hint(label("request-words-hint")),
        )
        .field(code("triage", "request-triage", Some(Triage::ORDINARY), view).required())
        .field(
            code(
                "disclosure",
                "request-disclosure",
                Some(Disclosure::COMMUNITY),
                view,
            )
            .required(),
        )
        .field(whereabouts::field(subject, view).required())
        .field(Field::text("asked-by", label("request-asked-by"), "").limit(60))
        .field(
            Field::number("quantity", label("request-quantity"), None)
                .hint(label("request-quantity-hint")),
        )
        .field(Field::text("unit", label("request-unit"), "").limit(20))
        .field(Field::date(
            "due",
            label("request-due"),
            None,
            Toward::Future,
        ))
        .field(Field::note("note", label("hazard-note"), "").limit(500))
        .focus(first);
    match subject {
        Some(subject) => form.about(subject.clone()),
        None => form,
    }
}

fn save(values: &Values<'_>, ticks: bool, context: &mut Context<'_>) -> Result<(), Refusal> {
    let subject = whereabouts::required(values, context)?;
    let required = |field| FieldError::new(field, "fault-required");
    let kind: RequestKind = chosen(values, "kind").ok_or_else(|| required("kind"))?;
    let category = chosen(values, "category").ok_or_else(|| required("category"))?;
    let new = NewRequest {
        triage: chosen(values, "triage").unwrap_or(Triage::ORDINARY),
        disclosure: chosen(values, "disclosure").unwrap_or(Disclosure::COMMUNITY),
        asked_by: values.text("asked-by"),
        quantity: values.number("quantity")?.map(u64::from),
        unit: values.text("unit"),
        due: values.day("due")?,
        note: values.text("note"),
        ..NewRequest::new(kind, category, values.text("words"))
    };
    let words = format!("{} {}", kind.label(context.texts.tag()), new.words);
    let (id, _) = add(context.ledger, subject, new, context.at())?;
    if ticks {
        context.answer("found", Choice::new(format!("request:{id}"), words));
    }
    say(id, context);
    Ok(())
}
