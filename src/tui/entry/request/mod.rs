//! Requests in dialogs: taking one down, moving one on, changing what is written of one. Not its life: that is the domain's.

mod add;
mod edit;
mod list;
mod step;

use crate::domain::Id;
use crate::domain::request::{Request, RequestEvent};
use crate::tui::context::{Context, View};
use crate::tui::dialog::{About, Reopen};

pub use add::{heard as add_heard, instead as add_instead, open as add};
pub use edit::edit;
pub use list::open as list;
pub use step::{ask, next};

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (add::KIND, add::reopen),
    (edit::KIND, |about, view| {
        Some(Box::new(edit::form(known(about, view)?, view)))
    }),
];

/// The request a dialog is about, while it is there.
fn known<'a>(about: &About, view: &View<'a>) -> Option<&'a Request> {
    let request = view.ledger.tables().requests.get(Id::new(about.part?))?;
    Some(request.as_ref())
}

/// The door and what is asked for there.
pub fn title(request: &Request, view: &View<'_>) -> String {
    format!("{} {}", view.door(&request.subject), request.words)
}

/// The message that names a step.
pub const fn step_text(event: RequestEvent) -> &'static str {
    match event {
        RequestEvent::Review => "request-do-review",
        RequestEvent::Refuse => "request-do-refuse",
        RequestEvent::Publish => "request-do-publish",
        RequestEvent::Assign => "request-do-assign",
        RequestEvent::Claim => "request-do-claim",
        RequestEvent::Begin => "request-do-begin",
        RequestEvent::Fulfil => "request-do-fulfil",
        RequestEvent::Rate => "request-do-rate",
        RequestEvent::Close => "request-do-close",
        RequestEvent::Solve => "request-do-solve",
        RequestEvent::ToReport => "request-do-to-report",
        RequestEvent::Report => "request-do-report",
        RequestEvent::Answer => "request-do-answer",
        RequestEvent::VisitBack => "request-do-visit-back",
        RequestEvent::Reopen => "request-do-reopen",
        RequestEvent::Withdraw => "request-do-withdraw",
    }
}

/// Says where a request stands now, and that it can be taken back.
fn say(id: Id<Request>, context: &mut Context<'_>) {
    let view = context.view();
    let Some(request) = view.ledger.tables().requests.get(id) else {
        return;
    };
    let values = [
        ("what", title(request, &view).into()),
        ("state", request.state.label(view.texts.tag()).into()),
    ];
    let said = view.texts.with("requests-stands", &values);
    context.say_recorded(&said);
}
