//! Changing what is written of a request: category, words, who may be told, by when. Not moving it on.

use super::{say, title};
use crate::domain::codes::{Disclosure, ListCategory, RequestKind, Triage};
use crate::domain::request::Request;
use crate::domain::when::Toward;
use crate::ledger::work::request::correct;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, Form, Refusal, Values};
use crate::tui::entry::{chosen, code};

/// The kind of its drafts.
pub(super) const KIND: &str = "request-edit";

/// Opens the form for a request.
pub fn edit(request: &Request, context: &mut Context<'_>) {
    let form = form(request, &context.view());
    context.open(form);
}

pub(super) fn form(request: &Request, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let before = request.clone();
    let quantity = request
        .quantity
        .and_then(|quantity| u32::try_from(quantity).ok());
    Form::new(KIND, title(request, view), move |values, context| {
        save(&before, values, context)
    })
    .about(request.subject.clone())
    .part(request.id.uuid())
    .field(
        code::<ListCategory>("category", "request-category", Some(request.category), view)
            .required(),
    )
    .field(
        Field::text("words", label("request-words"), &request.words)
            .limit(200)
            .required(),
    )
    .field(code::<Triage>("triage", "request-triage", Some(request.triage), view).required())
    .field(
        code::<Disclosure>(
            "disclosure",
            "request-disclosure",
            Some(request.disclosure),
            view,
        )
        .required(),
    )
    .field(code::<RequestKind>("kind", "request-kind", Some(request.kind), view).required())
    .field(Field::text("asked-by", label("request-asked-by"), &request.asked_by).limit(60))
    .field(Field::number(
        "quantity",
        label("request-quantity"),
        quantity,
    ))
    .field(Field::text("unit", label("request-unit"), &request.unit).limit(20))
    .field(Field::date(
        "due",
        label("request-due"),
        request.due,
        Toward::Future,
    ))
    .field(Field::note("note", label("hazard-note"), &request.note).limit(500))
}

fn save(before: &Request, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let mut request = before.clone();
    // The two kinds of lives share no step but the first: on the way it stays what it was.
    if request.steps.len() == 1 {
        request.kind = chosen(values, "kind").unwrap_or(before.kind);
    }
    request.category = chosen(values, "category").unwrap_or(before.category);
    request.words = values.text("words");
    request.triage = chosen(values, "triage").unwrap_or(before.triage);
    request.disclosure = chosen(values, "disclosure").unwrap_or(before.disclosure);
    request.asked_by = values.text("asked-by");
    request.quantity = values.number("quantity")?.map(u64::from);
    request.unit = values.text("unit");
    request.due = values.day("due")?;
    request.note = values.text("note");
    correct(context.ledger, request, context.at())?;
    say(before.id, context);
    Ok(())
}
