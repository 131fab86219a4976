//! Looking for a door from any page: what is typed, and the households that match. The page then shows the one chosen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Dialog, Step};
use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::layout::top;
use crate::tui::widget::field::{self, TextField};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

/// Rows of matches shown at most.
const ROWS: u16 = 10;

/// The search box.
pub struct Search {
    field: TextField,
    found: Vec<Id<Household>>,
    roll: Roll,
}

impl Search {
    /// A search that already has `typed` in it.
    pub fn new(typed: &str, view: &View<'_>) -> Self {
        Self {
            field: TextField::new(typed).limited(40),
            found: view.find(typed),
            roll: Roll::default(),
        }
    }

    fn look(&mut self, view: &View<'_>) {
        self.found = view.find(self.field.text());
        self.roll.at = 0;
    }

    fn choose(&self, context: &mut Context<'_>) -> Step {
        let Some(id) = self.found.get(self.roll.at) else {
            return Step::Stay;
        };
        context.outbox.found = Some(Subject::Household(*id));
        Step::Done
    }
}

impl Dialog for Search {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn typing(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(match action {
            Action::Choose => self.choose(context),
            Action::Dismiss => Step::Done,
            other => {
                self.roll.walk(other, self.found.len());
                Step::Stay
            }
        })
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.field.text().is_empty() && key == Key::BACKSPACE {
            return Ok(Step::Done);
        }
        if self.field.key(key) {
            self.look(&context.view());
        }
        Ok(Step::Stay)
    }

    fn pasted(&mut self, text: &str, context: &mut Context<'_>) {
        self.field.paste(text);
        self.look(&context.view());
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        self.roll.choose(item);
        Ok(self.choose(context))
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(60);
        let title = view
            .texts
            .with("search-title", &[("count", self.found.len().into())]);
        let inside = popup::open(
            frame,
            popup::place(screen, width, ROWS + 3, true),
            &title,
            view,
        );
        let (typed, rows) = top(inside, 1);
        let found = &self.found;
        if found.is_empty() {
            let said = text::wrap(&view.texts.get("search-nothing"), usize::from(rows.width));
            for (row, line) in (rows.top()..rows.bottom()).zip(said) {
                frame
                    .buffer_mut()
                    .set_string(rows.x, row, line, view.theme.dim());
            }
        }
        list::draw(
            frame,
            rows,
            &mut self.roll,
            found.len(),
            view,
            |row, room| {
                Line::from(
                    text::cut(&view.door_and_head(&Subject::Household(found[row])), room)
                        .into_owned(),
                )
            },
        );
        field::prompt(frame, typed, "/ ", &self.field, view);
    }
}
