//! The last step taken back or done again from the screen, and how it is told. Not how the ledger does it.

use super::super::command::Action;
use super::super::context::Context;
use super::App;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::Undone;

impl App {
    /// Takes the last step back or does it again; gives the door it was about.
    pub(super) fn undo(&mut self, back: bool) -> Result<Option<Subject>, Error> {
        let mut context = self.base.context(&mut self.toast, &mut self.outbox);
        let undone = match back {
            true => context.ledger.undo(context.clock)?,
            false => context.ledger.redo(context.clock)?,
        };
        let text = told(&undone, back, &context);
        match back {
            true => context.say_with_key(text, "toast-redo", Action::Redo),
            false => context.say_recorded(&text),
        }
        if let Some(subject) = &undone.subject {
            let pane = &mut self.panes[self.at].pane;
            let view = self.base.view();
            let mut visits = view.ledger.tables().visits.of(subject);
            if visits.any(|visit| visit.day == view.day()) {
                pane.passed(subject, &view);
            } else {
                pane.show(subject, &view);
            }
        }
        Ok(undone.subject)
    }
}

/// What was taken back or done again, in words.
fn told(undone: &Undone, back: bool, context: &Context<'_>) -> String {
    let verb = format!("verb-{}", undone.verb);
    let verb = if context.texts.has(&verb) {
        context.texts.get(&verb).into_owned()
    } else {
        undone.verb.clone()
    };
    let whom = undone
        .subject
        .as_ref()
        .map(|subject| context.view().door(subject))
        .unwrap_or_default();
    let id = if back { "toast-undone" } else { "toast-redone" };
    let told = context.texts.with(
        id,
        &[
            ("what", verb.into()),
            ("whom", whom.into()),
            ("count", undone.changes.into()),
        ],
    );
    // A round of many doors is about none of them.
    told.replace("  ", " ")
}
