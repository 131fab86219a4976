//! The sheet a request is taken down on at the door: kind, category, words, how pressing, who may be told. Not its life.

use super::say;
use crate::domain::codes::{Disclosure, ListCategory, RequestKind, Triage};
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::work::request::{NewRequest, add};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::{About, Dialog};
use crate::tui::entry::{chosen, code, whereabouts};

/// The kind of its drafts.
pub(super) const KIND: &str = "request-add";

/// Opens the sheet, for the door under the cursor where there is one.
///
/// # Errors
/// Never; it is an errand like others.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the table of errands asks for a result"
)]
pub fn open(here: Option<Subject>, context: &mut Context<'_>) -> Result<(), Error> {
    let form = form(here.as_ref(), &context.view());
    context.open(form);
    Ok(())
}

pub(super) fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let gone = |subject: &Subject| view.door(subject).is_empty();
    if about.subject.as_ref().is_some_and(gone) {
        return None;
    }
    Some(Box::new(form(about.subject.as_ref(), view)))
}

fn form(subject: Option<&Subject>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let form = Form::new(KIND, label("request-new"), save)
        .field(code::<RequestKind>("kind", "request-kind", None, view).required())
        .field(code::<ListCategory>("category", "request-category", None, view).required())
        .field(
            Field::text("words", label("request-words"), "")
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
        .field(Field::note("note", label("hazard-note"), "").limit(500));
    match subject {
        Some(subject) => form.about(subject.clone()),
        None => form,
    }
}

fn save(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
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
    let (id, _) = add(context.ledger, subject, new, context.at())?;
    say(id, context);
    Ok(())
}
