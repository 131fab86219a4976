//! The first start: what an empty ledger can be begun with. Not the beginning itself.

use super::super::command::Action;
use super::super::context::{Context, Effect};
use super::super::dialog::choice::Chooser;
use super::App;

/// What the three choices are called.
const CHOICES: [&str; 3] = ["welcome-demo", "welcome-roster", "welcome-empty"];

impl App {
    /// Offers ways to begin while the ledger is empty; a demo says that it is one.
    pub fn welcome(&mut self, demo: bool) {
        if self.toast.is_some() || !self.dialogs.is_empty() {
            // What was left unfinished comes first.
            return;
        }
        if demo {
            let said = self.view().texts.get("welcome-is-demo").into_owned();
            self.context().say(said);
        } else if self.view().ledger.headers().is_empty() {
            offer(&mut self.context());
            self.deliver();
        }
    }
}

fn offer(context: &mut Context<'_>) {
    let choices = CHOICES.map(|id| context.texts.get(id).into_owned());
    let title = context.texts.get("welcome-title").into_owned();
    context.open(Chooser::new(title, choices.to_vec(), |at, context| {
        match at {
            0 => context.effect(Effect::Demo),
            1 => context.outbox.actions.push(Action::ImportRoster),
            _ => context.refuse(context.texts.get("welcome-begin").into_owned()),
        }
        Ok(())
    }));
}
