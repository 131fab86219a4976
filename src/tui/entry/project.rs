//! Projects in dialogs: setting one up, what comes into it, moving it on. Not its life: that is the domain's.

use crate::domain::Id;
use crate::domain::codes::{ListCategory, ProjectKind, ProjectState, Satisfaction};
use crate::domain::money::{parse_yuan, print_yuan};
use crate::domain::project::Project;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::work::project::{put, step};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::picker::Picker;
use crate::tui::dialog::{Reopen, Step};
use crate::tui::entry::{chosen, code};

const ADD: &str = "project-add";
const EDIT: &str = "project-edit";
const STEP: &str = "project-move";

/// So many records are offered to tick, beside those that are in it already; the others are found by typing.
const OFFERED: usize = 6;

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |_, view| Some(Box::new(form(None, view)))),
    (EDIT, |about, view| {
        let project = view.ledger.tables().projects.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(project), view)))
    }),
];

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(project: &Project, context: &mut Context<'_>) {
    let form = form(Some(project), &context.view());
    context.open(form);
}

/// A field to tick records in: those that are in it, then as many others as are offered; where there are more, something
/// to press that finds them by typing.
fn records<T>(
    form: Form,
    (name, label, find): (&'static str, &'static str, &'static str),
    own: &[Id<T>],
    others: Vec<(Id<T>, String)>,
    view: &View<'_>,
) -> Form {
    let all = others.into_iter().map(|(id, label)| {
        let choice = Choice::new(id.to_string(), label);
        (own.contains(&id), choice)
    });
    let (inside, outside): (Vec<_>, Vec<_>) = all.partition(|(inside, _)| *inside);
    let outside: Vec<Choice> = outside.into_iter().map(|(_, choice)| choice).collect();
    let inside = inside.into_iter().map(|(_, choice)| choice);
    let options = inside.chain(outside.iter().take(OFFERED).cloned());
    let ticked: Vec<String> = own.iter().map(ToString::to_string).collect();
    let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
    let title = view.texts.get(label).into_owned();
    let form = form.field(Field::many(name, &title, options.collect(), &ticked));
    if outside.len() <= OFFERED {
        return form;
    }
    let values = [("what", title.as_str().into())];
    let word = view.texts.with("project-find", &values);
    form.button(find, word, move |_, context| {
        let picker = Picker::new(title.clone(), outside.clone(), move |choice, context| {
            context.answer(name, choice.clone());
            Ok(())
        });
        context.open(picker);
        Ok(Step::Stay)
    })
}

fn form(known: Option<&Project>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|project| project.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(project) => (EDIT, project.title.clone()),
        None => (ADD, label("project-title")),
    };
    let own = |of: fn(&Project) -> &str| known.map(of).unwrap_or_default();
    let yuan = |name, id, of: fn(&Project) -> Option<u64>| {
        let written = known.and_then(of).map(print_yuan).unwrap_or_default();
        Field::text(name, label(id), &written).limit(20)
    };
    let title_field = Field::text("title", label("project-name"), own(|p| &p.title));
    let category = known.map(|project| project.category);
    let form = Form::new(kind, title, save)
        .field(title_field.limit(80).required())
        .field(code::<ListCategory>("category", "request-category", category, view).required())
        .field(code::<ProjectKind>("kind", "project-kind", known.map(|p| p.kind), view).required());
    let due = known.and_then(|project| project.due);
    let people = known.and_then(|project| project.people);
    let form = brought_in(form, known, view)
        .field(Field::text("lead", label("project-lead"), own(|p| &p.lead)).limit(60))
        .field(Field::date(
            "due",
            label("request-due"),
            due,
            Toward::Future,
        ))
        .field(yuan("budget", "project-budget", |p| p.budget))
        .field(yuan("spent", "project-spent", |p| p.spent))
        .field(Field::number("people", label("project-people"), people))
        .field(Field::note("note", label("hazard-note"), own(|p| &p.note)).limit(500));
    match known {
        Some(project) => form.part(project.id.uuid()),
        None => form,
    }
}

/// The field in which needs are ticked: those that may come in, and those that are in it already.
pub(super) fn served(
    form: Form,
    known: Option<&[Id<Request>]>,
    may: fn(&Request) -> bool,
    view: &View<'_>,
) -> Form {
    let in_it = known.unwrap_or_default();
    let mut needs: Vec<_> = (view.ledger.tables().requests.iter())
        .filter(|one| may(one) || in_it.contains(&one.id))
        .map(|one| (one.id, format!("{} {}", view.door(&one.subject), one.words)))
        .collect();
    needs.sort();
    let named = ("needs", "project-needs", "find-needs");
    records(form, named, in_it, needs, view)
}

/// The fields in which needs, offers and partners are ticked.
fn brought_in(form: Form, known: Option<&Project>, view: &View<'_>) -> Form {
    let tables = view.ledger.tables();
    let drawn = known.map(|project| project.offers.clone());
    let drawn = drawn.unwrap_or_default();
    let mut offers: Vec<_> = (tables.offers.iter())
        .filter(|one| one.state.is_open() || drawn.contains(&one.id))
        .map(|one| (one.id, one.words.clone()))
        .collect();
    offers.sort();
    let carried = known.map(|project| project.partners.clone());
    let carried = carried.unwrap_or_default();
    let mut partners: Vec<_> = (tables.partners.iter())
        .filter(|one| one.active || carried.contains(&one.id))
        .map(|one| (one.id, one.name.clone()))
        .collect();
    partners.sort();
    let needed = known.map(|project| project.needs.as_slice());
    let form = served(form, needed, |need| need.state.is_listed(), view);
    let offered = ("offers", "project-offers", "find-offers");
    let form = records(form, offered, &drawn, offers, view);
    let carrying = ("partners", "project-partners", "find-partners");
    records(form, carrying, &carried, partners, view)
}

/// The records ticked in a field.
pub(super) fn ticked<T>(values: &Values<'_>, name: &str) -> Vec<Id<T>> {
    let ticked = values.ticked(name).into_iter();
    let ids = ticked.filter_map(|text| uuid::Uuid::parse_str(text).ok());
    ids.map(Id::new).collect()
}

fn money(values: &Values<'_>, name: &'static str) -> Result<Option<u64>, FieldError> {
    let typed = values.text(name);
    if typed.is_empty() {
        return Ok(None);
    }
    let fault = FieldError::new(name, "project-no-amount");
    parse_yuan(&typed).map(Some).ok_or(fault)
}

fn save(
    id: Option<Id<Project>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let known = id.and_then(|id| context.ledger.tables().projects.get(id));
    let mut project = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let (id, now) = (Id::new(context.clock.id()), context.clock.now());
            Project::new(id, String::new(), now, &context.work.worker)
        }
    };
    project.title = values.text("title");
    project.category = chosen(values, "category").unwrap_or(project.category);
    project.kind = chosen(values, "kind").unwrap_or(project.kind);
    project.needs = ticked(values, "needs");
    project.offers = ticked(values, "offers");
    project.partners = ticked(values, "partners");
    project.lead = values.text("lead");
    project.due = values.day("due")?;
    project.budget = money(values, "budget")?;
    project.spent = money(values, "spent")?;
    project.people = values.number("people")?;
    project.note = values.text("note");
    let said = project.title.clone();
    put(context.ledger, project, context.at())?;
    super::said_recorded("project-recorded", &said, context);
    Ok(())
}

/// Moves a project on to its usual next state, after asking what is said with it.
pub fn next(project: &Project, context: &mut Context<'_>) {
    match project.next() {
        Some(state) => go(project, state, context),
        None => context.refuse(context.texts.get("project-is-over").into_owned()),
    }
}

/// Asks which state it comes to.
pub fn ask(project: &Project, context: &mut Context<'_>) {
    let tag = context.texts.tag();
    let ways = project.ways();
    let options = ways
        .iter()
        .map(|state| state.label(tag).to_owned())
        .collect();
    let project = project.clone();
    let chooser = Chooser::new(project.title.clone(), options, move |at, context| {
        if let Some(state) = ways.get(at) {
            go(&project, *state, context);
        }
        Ok(())
    });
    context.open(chooser);
}

fn go(project: &Project, state: ProjectState, context: &mut Context<'_>) {
    let view = context.view();
    let (id, title) = (project.id, project.title.clone());
    let label = if state == ProjectState::FINISHED {
        "request-result"
    } else {
        "hazard-said"
    };
    let note = Field::text("note", view.texts.get(label), "").limit(200);
    let form = Form::new(STEP, title.clone(), move |values, context| {
        let (note, rating) = (values.text("note"), chosen(values, "rating"));
        step(context.ledger, id, state, (&note, rating), context.at())?;
        let label = state.label(context.texts.tag());
        let said = format!("{title}: {label}");
        super::said_recorded("project-recorded", &said, context);
        Ok(())
    });
    let heading = state.label(view.texts.tag());
    let rating = (state == ProjectState::EVALUATED).then(|| {
        let known = project.rating;
        code::<Satisfaction>("rating", "request-rating", known, &view).required()
    });
    let form = rating.into_iter().fold(form.note(heading), Form::field);
    context.open(form.field(note).transient());
}
