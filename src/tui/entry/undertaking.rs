//! Projects, activities and polls as rows without a door: what each is called and why it is there, its steps, its form.

use crate::ledger::queue::{Item, Undertaking};
use crate::tui::context::{Context, View};
use crate::tui::entry::{activity, poll, project};
use crate::tui::reason;

/// What it is called.
pub fn title(what: Undertaking, view: &View<'_>) -> String {
    what.title(view.ledger.tables()).to_owned()
}

/// What is to be done about it today, in a sentence; nothing when its day has not come.
pub fn to_do(what: Undertaking, view: &View<'_>) -> String {
    let item = Item::Undertaking(what);
    let explained = view.queue().explain(view.ledger.tables(), &item);
    let said = explained
        .today
        .iter()
        .map(|reason| reason::text(reason, view));
    let waits = reason::waiting(&explained.not_today, view);
    let all: Vec<String> = said.chain(waits).collect();
    all.join(&view.texts.get("list-separator"))
}

/// Asks which step it takes.
pub fn ask(what: Undertaking, context: &mut Context<'_>) {
    let tables = context.ledger.tables();
    match what {
        Undertaking::Project(id) => {
            if let Some(one) = tables.projects.get(id).cloned() {
                project::ask(&one, context);
            }
        }
        Undertaking::Activity(id) => {
            if let Some(one) = tables.activities.get(id).cloned() {
                activity::ask(&one, context);
            }
        }
        Undertaking::Poll(id) => {
            if let Some(one) = tables.polls.get(id).cloned() {
                poll::ask(&one, context);
            }
        }
    }
}

/// Opens its form: its own day is put off there.
pub fn edit(what: Undertaking, context: &mut Context<'_>) {
    let tables = context.ledger.tables();
    match what {
        Undertaking::Project(id) => {
            if let Some(one) = tables.projects.get(id).cloned() {
                project::edit(&one, context);
            }
        }
        Undertaking::Activity(id) => {
            if let Some(one) = tables.activities.get(id).cloned() {
                activity::edit(&one, context);
            }
        }
        Undertaking::Poll(id) => {
            if let Some(one) = tables.polls.get(id).cloned() {
                poll::edit(&one, context);
            }
        }
    }
}
