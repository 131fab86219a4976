//! Looking for a door or place from any page: what is typed, and what matches. The page then shows the one chosen.

mod row;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Dialog, Step};
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::widget::filter::{Filter, Reply};
use crate::tui::widget::popup;

/// Rows of matches shown at most.
const ROWS: u16 = 10;
/// Columns of the box at most.
const COLUMNS: u16 = 64;

/// The search box.
pub struct Search {
    filter: Filter<Subject>,
}

impl Search {
    /// A search that already has `typed` in it.
    pub fn new(typed: &str, view: &View<'_>) -> Self {
        let mut filter = Filter::new(typed, Vec::new());
        filter.set(view.find(filter.text()));
        Self { filter }
    }

    fn take(&mut self, reply: Reply, context: &mut Context<'_>) -> Step {
        match reply {
            Reply::Stay => {}
            Reply::Look => self.filter.set(context.view().find(self.filter.text())),
            Reply::Leave => return Step::Done,
            Reply::Chosen => {
                context.outbox.found = self.filter.here().cloned();
                return Step::Done;
            }
        }
        Step::Stay
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
        let reply = self.filter.update(action);
        Ok(self.take(reply, context))
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.typed(key);
        Ok(self.take(reply, context))
    }

    fn pasted(&mut self, text: &str, context: &mut Context<'_>) {
        let reply = self.filter.pasted(text);
        self.take(reply, context);
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.choose(item);
        Ok(self.take(reply, context))
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(COLUMNS);
        let count = [("count", self.filter.rows().len().into())];
        let title = view.texts.with("search-title", &count);
        let place = popup::place(screen, width, ROWS + 3, true);
        let inside = popup::open(frame, place, &title, view);
        let nothing = view.texts.get("search-nothing");
        self.filter.draw(
            frame,
            inside,
            "/ ",
            &nothing,
            view,
            |subject, query, room| row::line(subject, query, room, view),
        );
    }
}
