//! Typing that narrows the list of Homes while it is seen. What matches how is `crate::search`.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::rows::Rows;
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::dialog::{Dialog, Step};
use crate::tui::key::Key;
use crate::tui::widget::{field, text};

/// The field over the list.
pub struct Narrow {
    rows: Rc<RefCell<Rows>>,
}

impl Narrow {
    /// Narrows `rows`, which already have `typed` in their field.
    pub fn new(rows: Rc<RefCell<Rows>>, typed: &str, view: &View<'_>) -> Self {
        let narrow = Self { rows };
        {
            let mut rows = narrow.rows.borrow_mut();
            rows.typed.set(typed, typed.chars().count());
            rows.typing = true;
        }
        narrow.look(view);
        narrow
    }

    fn done(&self) -> Step {
        self.rows.borrow_mut().typing = false;
        Step::Done
    }

    fn look(&self, view: &View<'_>) {
        let mut rows = self.rows.borrow_mut();
        rows.roll.at = 0;
        rows.narrow(view);
    }
}

impl Dialog for Narrow {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn typing(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, _context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(match action {
            Action::Choose => self.done(),
            Action::Dismiss => {
                self.rows.borrow_mut().widen();
                self.done()
            }
            other => {
                let mut rows = self.rows.borrow_mut();
                let count = rows.len();
                rows.roll.walk(other, count);
                Step::Stay
            }
        })
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        let empty = self.rows.borrow().typed.text().is_empty();
        if empty && key == Key::BACKSPACE {
            return Ok(self.done());
        }
        let taken = self.rows.borrow_mut().typed.key(key);
        if taken {
            self.look(&context.view());
        }
        Ok(Step::Stay)
    }

    fn pasted(&mut self, text: &str, context: &mut Context<'_>) {
        self.rows.borrow_mut().typed.paste(text);
        self.look(&context.view());
    }

    /// A tap on a row of the list below: chosen.
    fn select(&mut self, item: usize, _context: &mut Context<'_>) -> Result<Step, Error> {
        self.rows.borrow_mut().roll.choose(item);
        Ok(self.done())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, _screen: Rect, view: &View<'_>) {
        let rows = self.rows.borrow();
        let area = rows.field;
        if area.is_empty() {
            return;
        }
        let blank = text::pad("/ ", usize::from(area.width));
        frame.buffer_mut().set_stringn(
            area.x,
            area.y,
            blank,
            usize::from(area.width),
            view.theme.key(),
        );
        let place = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        rows.typed.draw(frame, place, view.theme.field(true), true);
        field::search_hint(frame, place, &rows.typed, view);
    }
}
