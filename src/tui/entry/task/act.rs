//! Deciding about one task: done, begun, later, not at all, somebody else. The steps are the ledger's.

use crate::domain::Id;
use crate::domain::task::Task;
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::work::task::{TaskStep, step};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::{About, Dialog};
use crate::tui::pane::Page;

/// The kinds of the drafts.
pub(super) const SNOOZE: &str = "task-snooze";
pub(super) const DISMISS: &str = "task-dismiss";
pub(super) const ASSIGN: &str = "task-assign";

/// What can be decided, in the order of the digits.
const OPTIONS: [&str; 6] = [
    "task-done",
    "task-begin",
    "task-later",
    "task-not",
    "task-other",
    "task-door",
];

/// Asks what becomes of a task.
pub fn act(id: Id<Task>, context: &mut Context<'_>) {
    let view = context.view();
    let Some(task) = view.ledger.tables().tasks.get(id) else {
        return;
    };
    let title = super::named(task, &view);
    let options = OPTIONS.map(|id| view.texts.get(id).into_owned());
    let has_no_door = task.subject.is_none();
    let chooser = Chooser::new(title, options.to_vec(), move |at, context| {
        match at {
            0 => return take(id, TaskStep::Done, context),
            1 => return take(id, TaskStep::Begin, context),
            2 => ask(SNOOZE, id, context),
            3 => ask(DISMISS, id, context),
            4 => ask(ASSIGN, id, context),
            _ => go_to(id, context),
        }
        Ok(())
    });
    let mut closed = vec![false; OPTIONS.len()];
    closed[OPTIONS.len() - 1] = has_no_door;
    context.open(chooser.closed(closed));
}

fn go_to(id: Id<Task>, context: &mut Context<'_>) {
    let task = context.ledger.tables().tasks.get(id);
    match task.and_then(|task| task.subject.clone()) {
        Some(subject) => context.turn_to(Page::Homes, Some(subject)),
        None => {
            let said = context.texts.get("task-no-door").into_owned();
            context.refuse(said);
        }
    }
}

fn take(id: Id<Task>, what: TaskStep, context: &mut Context<'_>) -> Result<(), Error> {
    step(context.ledger, id, what, context.at())?;
    let view = context.view();
    let Some(task) = view.ledger.tables().tasks.get(id) else {
        return Ok(());
    };
    let values = [
        ("name", super::named(task, &view).into()),
        ("state", task.state.label(view.texts.tag()).into()),
    ];
    let said = view.texts.with("task-stands", &values);
    context.say_recorded(&said);
    Ok(())
}

fn ask(kind: &'static str, id: Id<Task>, context: &mut Context<'_>) {
    let view = context.view();
    let form = view
        .ledger
        .tables()
        .tasks
        .get(id)
        .map(|task| form(kind, task, &view));
    if let Some(form) = form {
        context.open(form);
    }
}

/// Opens a form of this kind again after the program was ended by force.
pub(super) fn reopen(
    kind: &'static str,
    about: &About,
    view: &View<'_>,
) -> Option<Box<dyn Dialog>> {
    let task = view.ledger.tables().tasks.get(Id::new(about.part?))?;
    Some(Box::new(form(kind, task, view)))
}

fn form(kind: &'static str, task: &Task, view: &View<'_>) -> Form {
    let id = task.id;
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let field = match kind {
        SNOOZE => Field::date("until", label("task-until"), None, Toward::Future)
            .hint(label("task-until-example")),
        DISMISS => Field::text("reason", label("task-reason"), "").limit(100),
        _ => Field::text("to", label("task-to"), &task.assigned_to)
            .limit(60)
            .hint(label("task-to-example")),
    };
    let title = format!("{}  {}", super::named(task, view), view.texts.get(kind));
    let form = Form::new(kind, title, move |values, context| {
        Ok(take(id, read(kind, values, context)?, context)?)
    });
    let form = match &task.subject {
        Some(subject) => form.about(subject.clone()),
        None => form,
    };
    form.part(id.uuid()).field(field.required())
}

fn read(kind: &str, values: &Values<'_>, context: &Context<'_>) -> Result<TaskStep, Refusal> {
    Ok(match kind {
        SNOOZE => {
            let until = values.day("until")?;
            let until = until.filter(|until| *until > context.clock.today());
            TaskStep::Snooze(until.ok_or(FieldError::new("until", "fault-not-later"))?)
        }
        DISMISS => TaskStep::Dismiss(values.text("reason")),
        _ => TaskStep::Assign(values.text("to")),
    })
}
