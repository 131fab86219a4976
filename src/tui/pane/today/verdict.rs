//! What a person decides about a row of Today: why it is there, another day, not at all, somebody else. The deeds are the ledger's.

use crate::domain::Id;
use crate::domain::decision::Verdict;
use crate::domain::when::{Toward, parse_day};
use crate::error::Error;
use crate::ledger::queue::{Item, Reason};
use crate::ledger::work::decision::decide;
use crate::ledger::work::task::{TaskStep, step};
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::message::Notice;
use crate::tui::dialog::{About, Dialog};
use crate::tui::entry::{task, undertaking};
use crate::tui::reason;
use crate::tui::widget::date;

/// The decisions that ask for a word: the kind of the form, its title, the field's label and its example.
const ASKED: [(Action, &str, &str, &str, &str); 3] = [
    (
        Action::Snooze,
        "row-snooze",
        "verdict-snooze",
        "verdict-until",
        "verdict-until-example",
    ),
    (
        Action::Drop,
        "row-drop",
        "verdict-drop",
        "verdict-reason",
        "verdict-reason-example",
    ),
    (
        Action::Assign,
        "row-assign",
        "verdict-assign",
        "verdict-to",
        "verdict-to-example",
    ),
];

/// Asks what the command needs to know.
pub fn ask(action: Action, item: &Item, context: &mut Context<'_>) {
    if action == Action::Why {
        return why(item, context);
    }
    if let Item::Undertaking(what) = item {
        // Its day is its own: put off in its form. It is ended on its page.
        if action == Action::Snooze {
            undertaking::edit(*what, context);
        } else {
            let said = context.texts.get("today-undertaking").into_owned();
            context.refuse(said);
        }
        return;
    }
    if let Some(form) = form(|row| row.0 == action, item, &context.view()) {
        context.open(form);
    }
}

/// Opens a form of this kind again after the program was ended by force.
pub fn reopen(kind: &str, about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let task = about.part.map(|id| Item::Task(Id::new(id)));
    let item = task.or_else(|| about.subject.clone().map(Item::Subject))?;
    if name(&item, view).is_empty() {
        return None;
    }
    Some(Box::new(form(|row| row.1 == kind, &item, view)?))
}

/// What the row is called.
fn name(item: &Item, view: &View<'_>) -> String {
    match item {
        Item::Subject(subject) => view.door_and_head(subject),
        Item::Task(id) => view
            .ledger
            .tables()
            .tasks
            .get(*id)
            .map(|task| task::title(task, view))
            .unwrap_or_default(),
        Item::Undertaking(what) => undertaking::title(*what, view),
    }
}

fn form(
    wanted: impl Fn(&(Action, &str, &str, &str, &str)) -> bool,
    item: &Item,
    view: &View<'_>,
) -> Option<Form> {
    let (action, kind, title, label, example) = ASKED.into_iter().find(|row| wanted(row))?;
    let title = format!("{}  {}", name(item, view), view.texts.get(title));
    let field = Field::text("words", view.texts.get(label), "")
        .limit(60)
        .required();
    let about = item.clone();
    let form = Form::new(kind, title, move |values, context| {
        decided(action, &about, values, context)
    })
    .field(field.hint(view.texts.get(example)));
    Some(match item {
        Item::Subject(subject) => form.about(subject.clone()),
        Item::Task(id) => form.part(id.uuid()),
        Item::Undertaking(_) => return None,
    })
}

fn decided(
    action: Action,
    item: &Item,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let words = values.text("words");
    let (verdict, task) = match action {
        Action::Snooze => {
            let today = context.clock.today();
            let until = parse_day(&words, today, Toward::Future)
                .map_err(|fault| FieldError::new("words", date::reason(fault)))?;
            if until <= today {
                return Err(FieldError::new("words", "fault-not-later").into());
            }
            (Verdict::Snooze(until), TaskStep::Snooze(until))
        }
        Action::Drop => (Verdict::Dismiss(words.clone()), TaskStep::Dismiss(words)),
        _ => (Verdict::Assign(words.clone()), TaskStep::Assign(words)),
    };
    Ok(carry_out(item, verdict, task, context)?)
}

fn carry_out(
    item: &Item,
    verdict: Verdict,
    task: TaskStep,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let name = ("name", name(item, &context.view()).into());
    let said = match &verdict {
        Verdict::Snooze(until) | Verdict::Skip(until) => {
            let day = until.format("%m-%d").to_string();
            let values = [name, ("day", day.into())];
            context.texts.with("verdict-snoozed", &values)
        }
        Verdict::Dismiss(reason) => {
            let values = [name, ("reason", reason.as_str().into())];
            context.texts.with("verdict-dropped", &values)
        }
        Verdict::Assign(to) => {
            let values = [name, ("to", to.as_str().into())];
            context.texts.with("verdict-assigned", &values)
        }
    };
    match item {
        Item::Subject(subject) => {
            decide(context.ledger, subject.clone(), None, verdict, context.at())?
        }
        Item::Task(id) => step(context.ledger, *id, task, context.at())?,
        Item::Undertaking(_) => return Ok(()),
    };
    context.say_recorded(&said);
    Ok(())
}

/// The row taken apart, term by term.
fn why(item: &Item, context: &mut Context<'_>) {
    let view = context.view();
    let explained = view.queue().explain(context.ledger.tables(), item);
    let score = context
        .texts
        .with("why-score", &[("score", explained.score.into())]);
    let mut lines = vec![score];
    lines.extend(explained.today.iter().map(|found| term(found, &view)));
    if !explained.not_today.is_empty() {
        lines.push(String::new());
        lines.push(context.texts.get("why-not-today").into_owned());
    }
    lines.extend(reason::waiting(&explained.not_today, &view));
    let title = name(item, &view);
    context.open(Notice::new(title, lines.join("\n")));
}

fn term(found: &Reason, view: &View<'_>) -> String {
    let score = found.score;
    let mut parts = vec![score.weight.to_string()];
    for (more, id) in [(score.late, "why-late"), (score.priority, "why-priority")] {
        if more != 0 {
            parts.push(view.texts.with(id, &[("score", more.into())]));
        }
    }
    format!(
        "+{}  {}  ({})",
        score.total(),
        reason::text(found, view),
        parts.join(" ")
    )
}
