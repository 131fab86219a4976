//! What a pane or dialog leaves to be done once it has acted. Does none of it.

use super::Effect;
use crate::domain::subject::Subject;
use crate::ledger::queue::Undertaking;
use crate::tui::command::Action;
use crate::tui::dialog::Dialog;
use crate::tui::dialog::form::Choice;
use crate::tui::pane::Page;

/// What has to be done after a pane or dialog has acted; carried out by the App in this order.
#[derive(Default)]
pub struct Outbox {
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// Dialogs to put on top.
    pub opened: Vec<Box<dyn Dialog>>,
    /// A page to turn to, and what to show there.
    pub turn: Option<(Page, Option<Subject>)>,
    /// A project, an activity or a poll to be shown on its page.
    pub shown: Option<Undertaking>,
    /// Commands to carry out next, as if their keys had been pressed.
    pub actions: Vec<Action>,
    /// Answers for fields of the dialog below the one that gave them.
    pub answers: Vec<(&'static str, Choice)>,
    /// A door or place that was looked for and found: this page shows it, or Homes.
    pub found: Option<Subject>,
    /// What is to be looked for, as if it had been typed after the search key.
    pub sought: Option<String>,
}
