//! Taps, the wheel, pasted text and news of jobs, as the App takes them. Keys are `dispatch`.

use super::super::command::{Action, Scope};
use super::super::context::Tone;
use super::super::dialog::Step;
use super::super::job::Report;
use super::super::key::is_han;
use super::super::widget::taps::Target;
use super::super::widget::text::one_line;
use super::App;
use crate::error::Error;

impl App {
    /// Lets something be done; the line above the footer was about what was done before and goes, unless nothing was.
    /// A failure stays its time.
    pub(super) fn afresh(&mut self, act: impl FnOnce(&mut Self) -> bool) {
        let before = self.toast.take();
        self.said = before.as_ref().map(|toast| toast.text.clone());
        let did = act(self);
        self.deliver();
        let stays = !did
            || before
                .as_ref()
                .is_some_and(|toast| toast.tone == Tone::Fault);
        if self.toast.is_none() && stays {
            self.toast = before;
        }
    }

    /// Text that arrived where no field is open: looked for, never executed. A dialog puts it where it belongs.
    pub(super) fn stray(&mut self, text: &str) {
        if self.too_small() {
            return;
        }
        if !self.dialogs.is_empty() {
            return self.with_dialog(|dialog, context| {
                dialog.pasted(text, context);
                Ok(Step::Stay)
            });
        }
        let text = text.trim_start_matches(['/', '、']).to_owned();
        // Only an input method sends Han; digits and letters at once were pasted.
        let hint = if text.chars().any(is_han) {
            "search-stray"
        } else {
            "search-taken"
        };
        let hint = self.base.texts.get(hint).into_owned();
        self.search(&text);
        self.context().refuse(hint);
    }

    pub(super) fn pasted(&mut self, text: &str) {
        if self.dialogs.is_empty() {
            self.stray(&one_line(text));
        } else {
            self.stray(text);
        }
    }

    /// Says whether the tap meant anything.
    pub(super) fn tapped(&mut self, column: u16, row: u16) -> bool {
        if self.too_small() {
            return false;
        }
        match self.base.taps.at(column, row) {
            Target::Nothing => return false,
            Target::Action(action) => self.dispatch(action),
            Target::Item(item) if self.dialogs.is_empty() => {
                if self.panes[self.at].pane.select(item, &self.base.view()) {
                    self.dispatch(Action::Open);
                }
            }
            Target::Item(item) => self.with_dialog(|dialog, context| dialog.select(item, context)),
        }
        true
    }

    /// Says whether there was anything to walk through.
    pub(super) fn wheel(&mut self, down: bool) -> bool {
        if self.too_small() {
            return false;
        }
        let choosing = self
            .dialogs
            .last()
            .map(|layer| layer.dialog.scopes().contains(&Scope::Choice));
        match (choosing, down) {
            (None, true) => self.dispatch(Action::Down),
            (None, false) => self.dispatch(Action::Up),
            (Some(true), true) => self.dispatch(Action::ChooseDown),
            (Some(true), false) => self.dispatch(Action::ChooseUp),
            (Some(false), true) => self.dispatch(Action::NextField),
            (Some(false), false) => self.dispatch(Action::PreviousField),
        }
        true
    }

    pub(super) fn report(&mut self, report: Report) {
        match report {
            Report::Done(then) => {
                self.dialogs.retain(|layer| !layer.dialog.is_progress());
                if let Err(error) = then(&mut self.context()) {
                    self.context().fail(&error);
                }
            }
            Report::Broken => {
                self.dialogs.retain(|layer| !layer.dialog.is_progress());
                self.context().fail(&Error::refused("job-broken"));
            }
        }
    }
}
