//! The requests that are not over as a list to pick one from, on any page. Not the page Requests.

use std::sync::Arc;

use super::{step, title};
use crate::domain::Id;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::tui::context::Context;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::picker::Picker;
use crate::tui::entry;

/// How the value of a task begins among those of requests.
const TASK: &str = "task:";

/// Lists them with the needs that wait as tasks, those of the door under the cursor first; picking one asks which step it takes.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let all = view.ledger.tables().requests.iter();
    let mut open: Vec<&Arc<Request>> = all.filter(|request| request.is_open()).collect();
    open.sort_by_key(|request| {
        let elsewhere = Some(&request.subject) != here.as_ref();
        (elsewhere, request.asks_on(), request.id)
    });
    let mut tasks = entry::task::asked_for(&view);
    tasks.sort_by_key(|task| (task.subject != here, task.due_on(), task.id));
    if open.is_empty() && tasks.is_empty() {
        let said = view.texts.get("requests-none").into_owned();
        context.refuse(said);
        return;
    }
    let tag = view.texts.tag();
    let options = open.iter().map(|request| {
        let label = format!("{}  {}", title(request, &view), request.state.label(tag));
        Choice::new(request.id.to_string(), label)
    });
    let waiting = tasks.iter().map(|task| {
        let label = format!(
            "{}  {}",
            entry::task::named(task, &view),
            task.state.label(tag)
        );
        Choice::new(format!("{TASK}{}", task.id), label)
    });
    let options = options.chain(waiting);
    let heading = view.texts.get("requests-which").into_owned();
    let picker = Picker::new(heading, options.collect(), |choice, context| {
        if let Some(id) = choice.value.strip_prefix(TASK) {
            if let Ok(id) = uuid::Uuid::parse_str(id) {
                entry::task::act(Id::new(id), context);
            }
            return Ok(());
        }
        let id = uuid::Uuid::parse_str(&choice.value).map(Id::new);
        let found = id
            .ok()
            .and_then(|id| context.ledger.tables().requests.get(id).cloned());
        if let Some(request) = found {
            step::ask(&request, context);
        }
        Ok(())
    });
    context.open(picker.numbered());
}
