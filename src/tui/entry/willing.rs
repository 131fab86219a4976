//! Who looks for work in dialogs: taken down at the door, changed, ended. Not which post suits them.

use crate::domain::Id;
use crate::domain::codes::WorkWish;
use crate::domain::subject::Subject;
use crate::domain::willing::Willing;
use crate::error::Error;
use crate::ledger::work::willing::{self, NewWilling};
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, whereabouts};

const ADD: &str = "willing-add";
const EDIT: &str = "willing-edit";

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |about, view| {
        let gone = |subject: &Subject| view.door(subject).is_empty();
        if about.subject.as_ref().is_some_and(gone) {
            return None;
        }
        Some(Box::new(form(None, about.subject.as_ref(), view)))
    }),
    (EDIT, |about, view| {
        let known = view.ledger.tables().willing.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(known), Some(&known.subject), view)))
    }),
];

/// Opens the sheet, for the door under the cursor where there is one.
pub fn add(here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, here.as_ref(), &context.view());
    context.open(form);
}

/// Opens the form of somebody.
pub fn edit(known: &Willing, context: &mut Context<'_>) {
    let form = form(Some(known), Some(&known.subject), &context.view());
    context.open(form);
}

/// The door and who it is.
pub fn title(willing: &Willing, view: &View<'_>) -> String {
    format!(
        "{} {}",
        view.door(&willing.subject),
        view.name(&willing.name)
    )
}

fn form(known: Option<&Willing>, subject: Option<&Subject>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|known| known.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(known) => (EDIT, title(known, view)),
        None => (ADD, label("willing-title")),
    };
    let head = subject.and_then(Subject::household);
    let head = head.and_then(|id| view.ledger.tables().head_of(id));
    let name = known.map(|known| known.name.clone());
    let name = name.or_else(|| head.map(|head| head.name.clone()));
    let text = |name, id, of: fn(&Willing) -> &str| {
        Field::text(name, label(id), known.map(of).unwrap_or_default()).limit(100)
    };
    let name = Field::text("name", label("willing-name"), &name.unwrap_or_default());
    let may = known.is_some_and(|known| known.may_contact);
    let note = known.map(|known| known.note.as_str()).unwrap_or_default();
    let mut form = Form::new(kind, title, save)
        .field(code::<WorkWish>("wish", "willing-wish", known.map(|k| k.wish), view).required())
        .field(name.limit(60).required())
        .field(text("skill", "willing-skill", |k| &k.skill))
        .field(text("training", "willing-training", |k| &k.training))
        .field(Field::toggle("may-contact", label("willing-may-yes"), may));
    if known.is_none() {
        form = form.field(whereabouts::field(subject, view).required());
    }
    form = form.field(Field::note("note", label("hazard-note"), note).limit(500));
    if let Some(known) = known {
        form = form.part(known.id.uuid());
    }
    match subject {
        Some(subject) => form.about(subject.clone()),
        None => form,
    }
}

fn save(
    id: Option<Id<Willing>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let wish: WorkWish =
        chosen(values, "wish").ok_or_else(|| FieldError::new("wish", "fault-required"))?;
    let new = NewWilling {
        resident: None,
        name: values.text("name"),
        wish,
        skill: values.text("skill"),
        training: values.text("training"),
        may_contact: values.on("may-contact"),
        note: values.text("note"),
    };
    let known = id.and_then(|id| context.ledger.tables().willing.get(id).cloned());
    let said = new.name.clone();
    match known {
        Some(known) => {
            let mut changed = known.as_ref().clone();
            if changed.name != new.name {
                changed.resident = resident(&changed.subject, &new.name, context);
            }
            (changed.name, changed.wish) = (new.name, new.wish);
            (changed.skill, changed.training) = (new.skill, new.training);
            (changed.may_contact, changed.note) = (new.may_contact, new.note);
            willing::correct(context.ledger, changed, context.at())?;
        }
        None => {
            let subject = whereabouts::required(values, context)?;
            let new = NewWilling {
                resident: resident(&subject, &new.name, context),
                ..new
            };
            willing::add(context.ledger, subject, new, context.at())?;
        }
    }
    let said = context.view().name(&said);
    super::said_recorded("willing-recorded", &said, context);
    Ok(())
}

/// The resident of that name at the door, where there is one.
fn resident(
    subject: &Subject,
    name: &str,
    context: &Context<'_>,
) -> Option<Id<crate::domain::resident::Resident>> {
    let mut there = context.ledger.tables().residents.of(subject);
    let found = there.find(|one| one.is_here() && one.name == name);
    found.map(|one| one.id)
}

/// Somebody looks no more, or looks again; a place they had is free again.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn turn(known: &Willing, context: &mut Context<'_>) -> Result<(), Error> {
    let looks = !known.state.is_open();
    willing::turn(context.ledger, known.id, looks, "", context.at())?;
    let view = context.view();
    let found = view.ledger.tables().willing.get(known.id);
    let state = found.map_or("", |one| one.state.label(view.texts.tag()));
    let values = [
        ("what", title(known, &view).into()),
        ("state", state.into()),
    ];
    let said = view.texts.with("willing-stands", &values);
    context.say_recorded(&said);
    Ok(())
}
