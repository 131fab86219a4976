//! Correcting a visit that is written down: old and new both stay in the history. Not logging one.

use chrono::Timelike;

use crate::domain::Id;
use crate::domain::codes::{AnsweredBy, Outcome, TaskOrigin, Topic, VisitMode};
use crate::domain::visit::{Appointment, Visit};
use crate::domain::when::parse_when;
use crate::ledger::queries::visits::heard_request;
use crate::ledger::work::visit::correct as write;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::{About, Dialog, Reopen};
use crate::tui::entry::{hazard, task};
use crate::tui::mark;
use crate::tui::widget::date::reason;

/// The kind of the drafts.
const KIND: &str = "visit-edit";

/// How the form is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[(KIND, |about, view| reopen(about, view))];

fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let visit = view.ledger.tables().visits.get(Id::new(about.part?))?;
    Some(Box::new(form(visit, view)))
}

/// Opens the form for a visit.
pub fn correct(visit: &Visit, context: &mut Context<'_>) {
    let form = form(visit, &context.view());
    context.open(form);
}

fn options<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Choice> {
    rows.map(|(value, label)| Choice::new(value, label))
        .collect()
}

/// Every outcome, under the word of its button.
fn outcomes(view: &View<'_>) -> Vec<Choice> {
    let choice = |outcome: Outcome| {
        Choice::new(outcome.as_str(), mark::outcome_offered(outcome, view.texts))
    };
    Outcome::all().map(choice).collect()
}

/// Whose visit, and when.
fn title(visit: &Visit, view: &View<'_>) -> String {
    let time = format!("{:02}:{:02}", visit.at.hour(), visit.at.minute());
    let values = [
        ("door", view.door_and_head(&visit.subject).into()),
        ("day", visit.day.format("%m-%d").to_string().into()),
        ("time", time.into()),
    ];
    view.texts.with("visit-edit-title", &values)
}

fn form(visit: &Visit, view: &View<'_>) -> Form {
    let tag = view.texts.tag();
    let before = visit.clone();
    let form = Form::new(KIND, title(visit, view), move |values, context| {
        save(&before, values, context)
    })
    .about(visit.subject.clone())
    .part(visit.id.uuid())
    .note(note(visit, view))
    .field(
        Field::choice(
            "outcome",
            view.texts.get("visit-outcome"),
            outcomes(view),
            Some(visit.outcome.as_str()),
        )
        .required(),
    )
    .field(
        Field::choice(
            "mode",
            view.texts.get("sheet-mode"),
            options(VisitMode::all().map(|mode| (mode.as_str(), mode.label(tag)))),
            Some(visit.mode.as_str()),
        )
        .required(),
    );
    with_content(form, visit, view)
}

/// What a correction leaves alone of what was written down with the visit, each with the page it is changed on.
fn left_alone(visit: &Visit, view: &View<'_>) -> Vec<String> {
    let tables = view.ledger.tables();
    let named = |id: &'static str, names: Vec<String>| {
        let names = names.join(&view.texts.get("list-separator"));
        (!names.is_empty()).then(|| view.texts.with(id, &[("what", names.into())]))
    };
    let tasks = tables.tasks.of(&visit.subject).filter(|task| {
        task.is_open() && task.origin == TaskOrigin::VISIT && task.created == visit.at
    });
    let tasks = tasks.map(|task| task::title(task, view)).collect();
    let hazards = tables.hazards.of(&visit.subject);
    let hazards = hazards.filter(|hazard| hazard.is_open() && hazard.visit == Some(visit.id));
    let hazards = hazards.map(|found| hazard::short_item(found.item, view).to_owned());
    let both = [
        named("visit-stays-tasks", tasks),
        named("visit-stays-hazards", hazards.collect()),
    ];
    both.into_iter().flatten().collect()
}

fn note(visit: &Visit, view: &View<'_>) -> String {
    let stays = left_alone(visit, view);
    if stays.is_empty() {
        return view.texts.get("visit-edit-note").into_owned();
    }
    let stays = stays.join(&view.texts.get("list-separator"));
    view.texts
        .with("visit-edit-stays", &[("what", stays.into())])
}

/// What was said and agreed on the visit.
fn with_content(form: Form, visit: &Visit, view: &View<'_>) -> Form {
    let tag = view.texts.tag();
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let topics: Vec<&str> = visit.topics.iter().map(|topic| topic.as_str()).collect();
    let again = visit.again.map_or_else(String::new, written);
    let leaflets = Some(u32::from(visit.leaflets)).filter(|leaflets| *leaflets > 0);
    form.field(Field::choice(
        "answered-by",
        label("sheet-answered-by"),
        options(AnsweredBy::all().map(|who| (who.as_str(), who.label(tag)))),
        visit.answered_by.map(AnsweredBy::as_str),
    ))
    .field(Field::text("met", label("visit-met-name"), &visit.met).limit(40))
    .field(
        Field::text("again", label("visit-again-at"), &again)
            .limit(30)
            .hint(label("again-example")),
    )
    .field(Field::many(
        "topics",
        label("sheet-topics"),
        options(Topic::all().map(|topic| (topic.as_str(), topic.label(tag)))),
        &topics,
    ))
    .field(Field::number("leaflets", label("visit-leaflets"), leaflets))
    .field(Field::note("note", label("sheet-note"), &visit.note).limit(500))
    .shortcut('0', "note")
}

fn written(again: Appointment) -> String {
    match again.time {
        Some(time) => format!("{} {}", again.on, time.format("%H:%M")),
        None => again.on.to_string(),
    }
}

fn save(before: &Visit, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let mut visit = before.clone();
    visit.outcome = values
        .choice("outcome")
        .map_or(before.outcome, Outcome::new);
    visit.mode = values.choice("mode").map_or(before.mode, VisitMode::new);
    visit.answered_by = values.choice("answered-by").map(AnsweredBy::new);
    visit.met = values.text("met");
    visit.topics = values
        .ticked("topics")
        .into_iter()
        .map(Topic::new)
        .collect();
    let leaflets = values.number("leaflets")?.unwrap_or(0);
    visit.leaflets =
        u16::try_from(leaflets).map_err(|_| FieldError::new("leaflets", "fault-not-a-number"))?;
    visit.note = values.text("note");
    visit.again = again(before, &values.text("again"), context)?;
    let tables = context.ledger.tables();
    let found = tables.hazards.of(&visit.subject);
    let found = found
        .filter(|hazard| hazard.visit == Some(visit.id))
        .count();
    visit.all_well = false;
    let found = found > 0 || heard_request(tables, &visit);
    visit.all_well = visit.outcome.is_effective() && !found && !visit.has_content();
    let state_stays = visit.outcome.household_state() != before.outcome.household_state();
    let view = context.view();
    let door = view.door(&visit.subject);
    let state = state_stays.then(|| view.texts.get("visit-stays-state").into_owned());
    let stays: Vec<String> = state.into_iter().chain(left_alone(&visit, &view)).collect();
    let stays = stays.join(&view.texts.get("list-separator"));
    let id = if stays.is_empty() {
        "visit-corrected"
    } else {
        "visit-corrected-stays"
    };
    write(context.ledger, visit, context.at())?;
    let values = [("door", door.into()), ("what", stays.into())];
    let said = context.texts.with(id, &values);
    context.say_recorded(&said);
    Ok(())
}

/// The appointment typed; one left as it was is kept even when its day has passed.
fn again(
    before: &Visit,
    typed: &str,
    context: &Context<'_>,
) -> Result<Option<Appointment>, FieldError> {
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(kept) = before.again.filter(|again| written(*again) == typed) {
        return Ok(Some(kept));
    }
    let now = context.clock.now().naive_local();
    let (on, time) =
        parse_when(typed, now).map_err(|fault| FieldError::new("again", reason(fault)))?;
    Ok(Some(Appointment { on, time }))
}
