//! How far a job is, while the page cannot be used. The work itself is done on its thread.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::header::bar;
use crate::tui::job::Meter;
use crate::tui::widget::popup;

/// A running job.
pub struct Progress {
    title: String,
    meter: Meter,
}

impl Progress {
    /// Shows `meter` under `title`; Esc asks the job to stop.
    pub fn new(title: String, meter: Meter) -> Self {
        Self { title, meter }
    }
}

impl Dialog for Progress {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, _context: &mut Context<'_>) -> Result<Step, Error> {
        if action == Action::Dismiss {
            self.meter.stop();
        }
        Ok(Step::Stay)
    }

    fn is_progress(&self) -> bool {
        true
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let inside = popup::open(frame, popup::place(screen, 44, 3, false), &self.title, view);
        let (done, total) = self.meter.reading();
        let whole = |n: u64| usize::try_from(n).unwrap_or(usize::MAX / 1000);
        let line = match total {
            0 => done.to_string(),
            _ => format!("{} {done}/{total}", bar(whole(done), whole(total), 20)),
        };
        frame.buffer_mut().set_stringn(
            inside.x,
            inside.y,
            line,
            usize::from(inside.width),
            view.theme.plain(),
        );
    }
}
