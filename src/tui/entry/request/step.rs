//! Moving a request on by one key, with a short form where a name, a rating or a result belongs to the step.

use super::{say, step_text, title};
use crate::domain::Id;
use crate::domain::codes::Satisfaction;
use crate::domain::request::{Request, RequestEvent, StepNote};
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::work::request::advance;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, pairing};

/// The kind of the form; it keeps no draft.
const KIND: &str = "request-move";

/// Takes the usual next step, or asks what belongs to it.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn next(request: &Request, context: &mut Context<'_>) -> Result<(), Error> {
    match request.ways().first() {
        Some(event) => go(request, *event, context),
        None => {
            let said = context.texts.get("requests-over").into_owned();
            context.refuse(said);
            Ok(())
        }
    }
}

/// Asks which step it takes: every one it can take now, the usual one first.
pub fn ask(request: &Request, context: &mut Context<'_>) {
    let ways = request.ways();
    let view = context.view();
    let mut options: Vec<String> = ways
        .iter()
        .map(|event| view.texts.get(step_text(*event)).into_owned())
        .collect();
    if request.state.is_listed() || ways.contains(&RequestEvent::Assign) {
        options.push(view.texts.get("request-do-match").into_owned());
    }
    let own = request.id;
    let matchable = options.len() > ways.len();
    if pairing::agreed(|one| one.request == own, &view) > 0 {
        options.push(view.texts.get("request-do-settle").into_owned());
    }
    let (title, id) = (title(request, &view), request.id);
    let chooser = Chooser::new(title, options, move |at, context| {
        let found = context.ledger.tables().requests.get(id).cloned();
        match (found, ways.get(at)) {
            (Some(request), Some(event)) => go(&request, *event, context),
            (Some(request), None) if matchable && at == ways.len() => {
                pairing::offers_for(&request, context);
                Ok(())
            }
            (Some(request), None) => {
                pairing::settle(|one| one.request == request.id, context);
                Ok(())
            }
            _ => Ok(()),
        }
    });
    context.open(chooser);
}

fn go(request: &Request, event: RequestEvent, context: &mut Context<'_>) -> Result<(), Error> {
    use RequestEvent as E;
    match event {
        E::Review | E::Publish | E::Begin | E::Close | E::ToReport => {
            take(request.id, event, StepNote::default(), context)?;
        }
        _ => {
            let form = form(request, event, &context.view());
            context.open(form);
        }
    }
    Ok(())
}

fn take(
    id: Id<Request>,
    event: RequestEvent,
    said: StepNote,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    advance(context.ledger, id, event, said, context.at())?;
    say(id, context);
    Ok(())
}

/// What belongs to a step, asked in one short form.
fn form(request: &Request, event: RequestEvent, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = request.id;
    let save =
        move |values: &Values<'_>, context: &mut Context<'_>| save(id, event, values, context);
    let mut form = Form::new(KIND, title(request, view), save)
        .note(label(step_text(event)))
        .transient();
    if event.names_somebody() {
        let who = Field::text("who", label("request-who"), &request.helper)
            .limit(60)
            .required()
            .hint(label("request-who-hint"));
        form = form.field(who);
    }
    if event.rates() {
        form = form.field(code::<Satisfaction>("rating", "request-rating", None, view).required());
    }
    if event == RequestEvent::Report {
        let number = Field::text("number", label("request-number"), &request.number)
            .limit(60)
            .hint(label("request-number-hint"));
        form = form.field(number);
    }
    if matches!(
        event,
        RequestEvent::Assign | RequestEvent::Claim | RequestEvent::Report
    ) {
        let due = Field::date("due", label("request-due"), None, Toward::Future);
        form = form.field(due.hint(label("request-due-hint")));
    }
    let note = match event {
        RequestEvent::Fulfil | RequestEvent::Solve | RequestEvent::Answer => "request-result",
        RequestEvent::Refuse | RequestEvent::Withdraw | RequestEvent::Reopen => "request-why",
        _ => "hazard-said",
    };
    form.field(Field::text("note", label(note), "").limit(200))
}

fn save(
    id: Id<Request>,
    event: RequestEvent,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let rating = chosen(values, "rating");
    if event.rates() && rating.is_none() {
        return Err(FieldError::new("rating", "fault-required").into());
    }
    let who = values.text("who");
    let partner = {
        let mut partners = context.ledger.tables().partners.iter();
        let known = partners.find(|one| !who.is_empty() && one.name == who);
        known.map(|partner| partner.id)
    };
    let said = StepNote {
        partner,
        who,
        number: values.text("number"),
        rating,
        due: values.day("due")?,
        note: values.text("note"),
    };
    Ok(take(id, event, said, context)?)
}
