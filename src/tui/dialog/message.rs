//! A box with a text to read; any answer closes it. Asks nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

/// A text to read.
pub struct Notice {
    title: String,
    text: String,
    roll: Roll,
    rows: usize,
}

impl Notice {
    /// A box with `title`; `text` is wrapped, its line ends are kept.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            roll: Roll::default(),
            rows: 0,
        }
    }
}

impl Dialog for Notice {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, _context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(if self.roll.walk(action, self.rows) {
            Step::Stay
        } else {
            Step::Done
        })
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(4).min(72);
        let lines = text::wrap(&self.text, usize::from(width).saturating_sub(3));
        self.rows = lines.len();
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let inside = popup::open(
            frame,
            popup::place(screen, width, height, false),
            &self.title,
            view,
        );
        list::draw(
            frame,
            inside,
            &mut self.roll,
            lines.len(),
            view,
            |row, _| Line::from(lines[row].as_str()),
        );
    }
}
