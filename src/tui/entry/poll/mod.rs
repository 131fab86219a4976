//! Polls in dialogs: writing one down, moving it on, taking a door's answer. Not what came of it.

mod form;
mod stance;

use crate::domain::Id;
use crate::domain::codes::PollState;
use crate::domain::poll::Poll;
use crate::error::Error;
use crate::ledger::work::poll::{sign, step};
use crate::tui::context::Context;
use crate::tui::dialog::Reopen;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, Form, Refusal};

pub use form::{add, edit};
pub use stance::{at_door, stances};

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (form::ADD, |_, view| Some(Box::new(form::form(None, view)))),
    (form::EDIT, |about, view| {
        let poll = view.ledger.tables().polls.get(Id::new(about.part?))?;
        Some(Box::new(form::form(Some(poll), view)))
    }),
    (stance::KIND, |about, view| {
        let poll = view.ledger.tables().polls.get(Id::new(about.part?))?;
        Some(Box::new(stance::form(poll, about.subject.as_ref()?, view)))
    }),
];

/// Asks which step a poll takes: every one it can take now, the usual one first.
pub fn ask(poll: &Poll, context: &mut Context<'_>) {
    let ways = poll.ways();
    let words = ways.iter().map(|way| match *way {
        PollState::CLOSED => "poll-do-close",
        PollState::SIGNED => "poll-do-sign",
        _ => "poll-do-reopen",
    });
    let options = words.map(|id| context.texts.get(id).into_owned());
    let (options, id) = (options.collect(), poll.id);
    let chooser = Chooser::new(
        poll.question.clone(),
        options,
        move |at, context| match ways.get(at) {
            Some(&PollState::SIGNED) => {
                ask_signer(id, context);
                Ok(())
            }
            Some(way) => take(id, *way, context),
            None => Ok(()),
        },
    );
    context.open(chooser);
}

fn take(id: Id<Poll>, to: PollState, context: &mut Context<'_>) -> Result<(), Error> {
    step(context.ledger, id, to, "", context.at())?;
    say(id, context);
    Ok(())
}

/// Who signs, in one short form.
fn ask_signer(id: Id<Poll>, context: &mut Context<'_>) {
    let view = context.view();
    let poll = view.ledger.tables().polls.get(id);
    let title = poll.map(|poll| poll.question.clone()).unwrap_or_default();
    let by = Field::text("by", view.texts.get("poll-sign-by"), "");
    let form = Form::new("poll-sign", title, move |values, context| {
        sign(context.ledger, id, &values.text("by"), "", context.at())?;
        say(id, context);
        Ok::<(), Refusal>(())
    });
    context.open(form.field(by.limit(60).required()).transient());
}

/// Says where a poll stands now, and that it can be taken back.
fn say(id: Id<Poll>, context: &mut Context<'_>) {
    let view = context.view();
    let Some(poll) = view.ledger.tables().polls.get(id) else {
        return;
    };
    let values = [
        ("what", poll.question.as_str().into()),
        ("state", poll.state.label(view.texts.tag()).into()),
    ];
    let said = view.texts.with("poll-stands", &values);
    context.say_recorded(&said);
}
