//! A question before something that no undo brings back. For everything else: do it, and undo takes it back.

use super::choice::Chooser;
use super::form::Choice;
use crate::error::Error;
use crate::tui::command::Action;
use crate::tui::context::Context;

/// The field of no form by which a dialog learns that what was filled in may go.
pub const DISCARD: &str = "discard";

/// Asks before what was typed or ticked in the dialog below is dropped; that one is told ([`DISCARD`]) and asked again.
pub fn ask_discard(context: &mut Context<'_>) {
    let options = ["discard-no", "discard-yes"].map(|id| context.texts.get(id).into_owned());
    let title = context.texts.get("discard-title").into_owned();
    context.open(Chooser::new(title, options.to_vec(), |at, context| {
        if at == 1 {
            context.answer(DISCARD, Choice::new("", ""));
            context.outbox.actions.push(Action::Discard);
        }
        Ok(())
    }));
}

/// Asks `question`; the safe answer stands first and under the cursor. `yes` is carried out only when `deed` is chosen.
pub fn ask(
    context: &mut Context<'_>,
    question: impl Into<String>,
    deed: impl Into<String>,
    mut yes: impl FnMut(&mut Context<'_>) -> Result<(), Error> + 'static,
) {
    let leave = context.texts.get("confirm-leave").into_owned();
    let chooser = Chooser::new(
        question,
        vec![leave, deed.into()],
        move |at, context| match at {
            1 => yes(context),
            _ => Ok(()),
        },
    );
    context.open(chooser);
}
