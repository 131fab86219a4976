//! The App without its screen: dialogs asked and answered by lines, deeds done at a named door. For plain mode alone.

use super::super::command::{Action, Scope};
use super::super::context::{Context, Effect, Toast, View};
use super::super::dialog::Step;
use super::super::dialog::question::Question;
use super::super::job::{Job, Report};
use super::{App, Message};
use crate::domain::subject::Subject;
use crate::error::Error;

impl App {
    /// From now on there are lines instead of a screen: no clipboard of a terminal.
    pub(in crate::tui) fn without_screen(&mut self) {
        self.base.clipboard = false;
    }

    /// What the topmost dialog asks; none when no dialog is open. One that cannot be asked is closed.
    pub(in crate::tui) fn question(&mut self) -> Option<Question> {
        while let Some(layer) = self.dialogs.last() {
            let question = layer.dialog.question(&self.base.view());
            if question.is_some() {
                return question;
            }
            self.drop_layer(self.dialogs.len() - 1, true);
        }
        None
    }

    /// Answers it with a line.
    pub(in crate::tui) fn reply(&mut self, line: &str) {
        self.with_dialog(|dialog, context| dialog.reply(line, context));
        self.settle();
    }

    /// Closes the topmost dialog without doing what it asks; what was filled in is kept as a draft.
    pub(in crate::tui) fn leave(&mut self) {
        let filled = self
            .dialogs
            .last()
            .is_some_and(|layer| layer.dialog.scopes().contains(&Scope::Form));
        self.with_dialog(|dialog, context| {
            if filled {
                return Ok(Step::Keep);
            }
            dialog.update(Action::Dismiss, context)
        });
        self.settle();
    }

    /// Lets something be done, and says what went wrong.
    pub(in crate::tui) fn act(&mut self, deed: impl FnOnce(&mut Context<'_>) -> Result<(), Error>) {
        let mut context = self.base.context(&mut self.toast, &mut self.outbox);
        if let Err(error) = deed(&mut context) {
            context.fail(&error);
        }
        self.settle();
    }

    /// Carries out a command of the page `page`, as its key would.
    pub(in crate::tui) fn command(&mut self, page: Action, action: Action) {
        self.dispatch(page);
        self.prepare();
        self.dispatch(action);
        self.dispatch(Action::PageToday);
        self.settle();
    }

    /// Takes the last step back, or does it again; gives the door it was about.
    pub(in crate::tui) fn step_back(&mut self, back: bool) -> Option<Subject> {
        let result = self.undo(back);
        let subject = result.unwrap_or_else(|error| {
            self.context().fail(&error);
            None
        });
        self.settle();
        subject
    }

    /// What was said since this was last asked.
    pub(in crate::tui) fn take_toast(&mut self) -> Option<Toast> {
        self.toast.take()
    }

    /// A line as it may be said: without names while they are covered.
    pub(in crate::tui) fn covered(&self, line: &str) -> String {
        let mut cover = self.base.cover.borrow_mut();
        cover.follow(&self.base.ledger);
        cover.said(line)
    }

    /// Everything there is to say something of.
    pub(in crate::tui) fn seen<T>(&self, look: impl FnOnce(&View<'_>) -> T) -> T {
        look(&self.base.view())
    }

    /// Opens what was asked for and does slow work here and now; what is not saved is on disk as a draft then. Gives
    /// what is left to be done outside.
    fn settle(&mut self) {
        self.deliver();
        let mut left = Vec::new();
        loop {
            let effects = std::mem::take(&mut self.outbox.effects);
            if effects.is_empty() {
                break;
            }
            for effect in effects {
                match effect {
                    Effect::Start(job) => self.update([Message::Job(done(job))]),
                    other => left.push(other),
                }
            }
        }
        self.outbox.effects = left;
        self.save_drafts(true);
    }
}

/// On a thread of its own all the same: a fault in it is no fault of ours.
fn done(job: Job) -> Report {
    let thread = std::thread::Builder::new().name("job".to_owned());
    let running = thread.spawn(move || job.run());
    let then = running.ok().and_then(|running| running.join().ok());
    then.map_or(Report::Broken, Report::Done)
}
