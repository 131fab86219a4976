//! The rows of Homes: all that stands there, narrowed by what is typed, and the cursor among them. Draws nothing.

use ratatui::layout::Rect;

use super::stand::Stands;
use crate::domain::subject::Subject;
use crate::search::Query;
use crate::tui::context::View;
use crate::tui::widget::field::TextField;
use crate::tui::widget::list::Roll;

/// Longer than any name, door or number that is looked for.
const TYPED: usize = 40;

/// Every door and place, and those in sight.
pub struct Rows {
    /// What is typed to narrow them; empty shows all.
    pub typed: TextField,
    /// Whether it is being typed now.
    pub typing: bool,
    /// Where that field is drawn.
    pub field: Rect,
    /// Where the cursor is among the rows shown.
    pub roll: Roll,
    /// What is typed, taken apart, for showing what matched.
    pub query: Query,
    all: Stands,
    /// What matches, the best first; unused while nothing is typed.
    found: Vec<Subject>,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            typed: TextField::default().limited(TYPED),
            typing: false,
            field: Rect::default(),
            roll: Roll::default(),
            query: Query::default(),
            all: Stands::default(),
            found: Vec::new(),
        }
    }
}

impl Rows {
    /// How many there are, shown or not.
    pub fn count(&self) -> usize {
        self.all.kept.rows().len()
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        if self.is_narrowed() {
            self.found.len()
        } else {
            self.count()
        }
    }

    /// The row at a place of those shown.
    pub fn get(&self, at: usize) -> Option<Subject> {
        if self.is_narrowed() {
            self.found.get(at).cloned()
        } else {
            self.all.kept.rows().get(at).map(|row| row.subject())
        }
    }

    /// Columns that the widest door takes.
    pub fn door(&self) -> usize {
        self.all.widths.widest()
    }

    /// Whether something narrows them.
    pub fn is_narrowed(&self) -> bool {
        !self.query.is_empty()
    }

    /// Brings the rows up to date after something was recorded; what is narrowed is looked for again.
    pub fn follow(&mut self, view: &View<'_>) {
        let here = self.here();
        if !self.all.follow(view.ledger, &view.queue()) {
            return;
        }
        if self.is_narrowed() {
            self.narrow(view);
        }
        self.roll.at = self.roll.at.min(self.len().saturating_sub(1));
        if let Some(here) = here {
            self.select(&here);
        }
    }

    /// Shows what matches the typed text, the best first; all of it when nothing is typed.
    pub fn narrow(&mut self, view: &View<'_>) {
        self.query = Query::new(self.typed.text());
        self.found.clear();
        if self.is_narrowed() {
            self.found = view.find(self.typed.text());
        }
        self.roll.at = self.roll.at.min(self.len().saturating_sub(1));
    }

    /// Shows all again, with the cursor on the door it was on.
    pub fn widen(&mut self) {
        let here = self.here();
        self.typed.set("", 0);
        self.query = Query::default();
        self.found.clear();
        if let Some(here) = here {
            self.select(&here);
        }
    }

    /// The door or place under the cursor.
    pub fn here(&self) -> Option<Subject> {
        self.get(self.roll.at)
    }

    /// Puts the cursor on a door or place; says whether it is shown.
    pub fn select(&mut self, subject: &Subject) -> bool {
        let at = if self.is_narrowed() {
            self.found.iter().position(|shown| shown == subject)
        } else {
            self.all.kept.position(subject)
        };
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }
}
