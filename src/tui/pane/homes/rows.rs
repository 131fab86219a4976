//! The rows of Homes: doors in the order of the stairs and places after them, narrowed by what is typed. Draws nothing.

use ratatui::layout::Rect;

use super::list::door_width;
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
    /// The rows shown.
    pub shown: Vec<Subject>,
    /// Where the cursor is among them.
    pub roll: Roll,
    /// The same, taken apart, for showing what matched.
    pub query: Query,
    /// Columns that the widest door takes.
    pub door: usize,
    all: Vec<Subject>,
    followed: Option<usize>,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            typed: TextField::default().limited(TYPED),
            typing: false,
            field: Rect::default(),
            shown: Vec::new(),
            roll: Roll::default(),
            query: Query::default(),
            door: 0,
            all: Vec::new(),
            followed: None,
        }
    }
}

impl Rows {
    /// How many there are, shown or not.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Whether something narrows them.
    pub fn is_narrowed(&self) -> bool {
        !self.query.is_empty()
    }

    /// Brings the rows up to date after something was recorded.
    pub fn follow(&mut self, view: &View<'_>) {
        let now = view.ledger.headers().len();
        if self.followed == Some(now) {
            return;
        }
        self.all = all(view);
        let homes = view.ledger.tables().households.iter();
        self.door = door_width(homes.map(|home| &home.address));
        self.followed = Some(now);
        let here = self.here();
        self.narrow(view);
        if let Some(here) = here {
            self.select(&here);
        }
    }

    /// Shows what matches the typed text, the best first; all of it when nothing is typed.
    pub fn narrow(&mut self, view: &View<'_>) {
        self.query = Query::new(self.typed.text());
        if self.query.is_empty() {
            self.shown.clone_from(&self.all);
        } else {
            let doors = view
                .find(self.typed.text())
                .into_iter()
                .map(Subject::Household);
            let tables = view.ledger.tables();
            let places = self.all.iter().filter(|subject| {
                let place = subject.place().and_then(|id| tables.places.get(id));
                place.is_some_and(|place| !self.query.highlight(&place.name).is_empty())
            });
            self.shown = doors.chain(places.cloned()).collect();
        }
        self.roll.at = self.roll.at.min(self.shown.len().saturating_sub(1));
    }

    /// Shows all again, with the cursor where it was.
    pub fn widen(&mut self, view: &View<'_>) {
        let here = self.here();
        self.typed.set("", 0);
        self.narrow(view);
        if let Some(here) = here {
            self.select(&here);
        }
    }

    /// Shows all again at the next drawing; the cursor stays on its door.
    pub fn forget(&mut self) {
        self.followed = None;
    }

    /// The door or place under the cursor.
    pub fn here(&self) -> Option<Subject> {
        self.shown.get(self.roll.at).cloned()
    }

    /// Puts the cursor on a door or place; says whether it is shown.
    pub fn select(&mut self, subject: &Subject) -> bool {
        let at = self.shown.iter().position(|shown| shown == subject);
        if let Some(at) = at {
            self.roll.at = at;
        }
        at.is_some()
    }
}

/// Doors in the order of the stairs, then places by name.
fn all(view: &View<'_>) -> Vec<Subject> {
    let tables = view.ledger.tables();
    let mut places: Vec<_> = tables.places.iter().collect();
    places.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    let queue = view.queue();
    let doors = queue
        .every_door(tables)
        .map(|home| Subject::Household(home.id));
    let places = places.into_iter().map(|place| Subject::Place(place.id));
    doors.chain(places).collect()
}
