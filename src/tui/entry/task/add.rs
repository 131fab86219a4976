//! Writing down a task: what, of which kind, for whom, by when, where. Not importing a list of them.

use crate::domain::codes::{Priority, TaskKind, TaskOrigin};
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::domain::when::parse_when;
use crate::ledger::work::task::{NewTask, add};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Kind, Refusal, Values};
use crate::tui::dialog::{About, Dialog, Step};
use crate::tui::entry::{chosen, code, request, whereabouts};
use crate::tui::widget::date::reason;

/// The kind of its drafts.
pub(super) const KIND: &str = "task-add";

/// Opens the form, for the door under the cursor where there is one.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(here.as_ref(), &context.view());
    context.open(form);
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
    let form = Form::new(KIND, label("task-new"), save)
        .field(
            Field::text("title", label("task-title"), "")
                .limit(80)
                .required(),
        )
        .field(
            Field::text("when", label("task-due"), "")
                .limit(30)
                .hint(label("again-example")),
        )
        // One that asks for a visit is done with the next visit; any other waits until it is said to be done.
        .field(kind(view).required())
        .field(code("priority", "task-priority", Some(Priority::MEDIUM), view).required())
        .field(whereabouts::field(subject, view))
        .field(code("origin", "task-origin", Some(TaskOrigin::OWN), view).required())
        .field(Field::note("note", label("hazard-note"), "").limit(500))
        .button(
            "request",
            label("task-as-request"),
            move |values, context| {
                let subject = whereabouts::read(values, context)?;
                request::add_instead(subject.as_ref(), values.text("title"), context);
                Ok(Step::Done)
            },
        );
    match subject {
        Some(subject) => form.about(subject.clone()),
        None => form,
    }
}

/// Every kind but a wish: that is taken down as a request, or it would stand in the book twice. Those that come in a list
/// keep theirs.
fn kind(view: &View<'_>) -> Field {
    let mut field = code("kind", "task-kind", Some(TaskKind::OTHER), view);
    if let Kind::Choice(options) = &mut field.kind {
        options.drop_value(TaskKind::WISH.as_str());
    }
    field
}

fn save(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let typed = values.text("when");
    let due = if typed.is_empty() {
        None
    } else {
        let now = context.clock.now().naive_local();
        let (on, time) =
            parse_when(&typed, now).map_err(|fault| FieldError::new("when", reason(fault)))?;
        Some(Appointment { on, time })
    };
    let new = NewTask {
        title: values.text("title"),
        kind: chosen(values, "kind").unwrap_or(TaskKind::OTHER),
        origin: chosen(values, "origin").unwrap_or(TaskOrigin::OWN),
        subject: whereabouts::read(values, context)?,
        address: String::new(),
        due,
        priority: chosen(values, "priority").unwrap_or(Priority::MEDIUM),
        note: values.text("note"),
    };
    let (id, _) = add(context.ledger, new, context.at())?;
    let view = context.view();
    let name = view.ledger.tables().tasks.get(id);
    let name = name.map_or_else(String::new, |task| super::named(task, &view));
    let said = view.texts.with("task-added", &[("name", name.into())]);
    context.say_recorded(&said);
    Ok(())
}
