//! A question before something that no undo brings back. For everything else: do it, and undo takes it back.

use super::choice::Chooser;
use crate::error::Error;
use crate::tui::context::Context;

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
