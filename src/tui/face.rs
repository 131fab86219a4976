//! What the loop needs of whatever it shows: the App, or the question before there is a ledger. Draws nothing itself.

use ratatui::Frame;

use super::app::{App, Message};
use super::context::Effect;
use super::job::Meter;

/// Something that is shown and told what happened.
pub trait Face {
    /// Draws everything.
    fn draw(&mut self, frame: &mut Frame<'_>);

    /// Takes in what happened.
    fn update(&mut self, messages: Vec<Message>);

    /// What must happen outside, since this was last asked.
    fn take_effects(&mut self) -> Vec<Effect>;

    /// Says whether it may look different since this was last asked.
    fn take_changed(&mut self) -> bool;

    /// Everything must be drawn anew.
    fn set_changed(&mut self);

    /// Whether something is to be drawn or done outside before more is taken in.
    fn has_pending(&self) -> bool;

    /// Milliseconds until a [`Message::Tick`] is wanted; none while nothing is pending.
    fn due_in(&self) -> Option<u64> {
        None
    }

    /// Whether it must be closed before the process is stopped.
    fn locks(&self) -> bool {
        false
    }

    /// Shows how far a job is until it reports.
    fn show_progress(&mut self, _title: String, _meter: Meter) {}
}

impl Face for App {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        Self::draw(self, frame);
    }

    fn update(&mut self, messages: Vec<Message>) {
        Self::update(self, messages);
    }

    fn take_effects(&mut self) -> Vec<Effect> {
        Self::take_effects(self)
    }

    fn take_changed(&mut self) -> bool {
        Self::take_changed(self)
    }

    fn set_changed(&mut self) {
        Self::set_changed(self);
    }

    fn has_pending(&self) -> bool {
        Self::has_pending(self)
    }

    fn due_in(&self) -> Option<u64> {
        Self::due_in(self)
    }

    fn locks(&self) -> bool {
        self.is_behind_passphrase()
    }

    fn show_progress(&mut self, title: String, meter: Meter) {
        Self::show_progress(self, title, meter);
    }
}
