//! Looking from any page: doors and places that match what is typed, and commands and pages by their words. The page
//! then shows the door chosen.

mod row;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::palette::{Names, Offered, offer};
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

/// What was found.
enum Row {
    Door(Subject),
    /// A command, by number.
    Command(usize),
}

/// The search box.
pub struct Search {
    filter: Filter<Row>,
    names: Names,
}

impl Search {
    /// A search that already has `typed` in it; it finds these commands too.
    pub fn new(typed: &str, offered: Vec<Offered>, view: &View<'_>) -> Self {
        let mut search = Self {
            filter: Filter::new(typed, Vec::new()),
            names: Names::new(offered, view.texts),
        };
        search.look(view);
        search
    }

    /// The doors that match, then the commands; a letter or a number alone means a door.
    fn look(&mut self, view: &View<'_>) {
        let typed = self.filter.text().trim();
        let doors = view.find(typed).into_iter().map(Row::Door);
        let letters = typed.chars().filter(|c| c.is_alphabetic());
        let word = letters.map(char::len_utf8).sum::<usize>() > 1;
        let commands = word.then(|| self.names.find(self.filter.query()));
        let commands = commands.into_iter().flatten().map(Row::Command);
        let rows = doors.chain(commands).collect();
        self.filter.set(rows);
    }

    fn take(&mut self, reply: Reply, context: &mut Context<'_>) -> Step {
        match reply {
            Reply::Stay => {}
            Reply::Look => self.look(&context.view()),
            Reply::Leave => return Step::Done,
            Reply::Chosen => {
                match self.filter.here() {
                    Some(Row::Door(subject)) => context.outbox.found = Some(subject.clone()),
                    Some(Row::Command(at)) => {
                        context.outbox.actions.push(self.names.get(*at).action);
                    }
                    None => {}
                }
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
        let doors = self.filter.rows().iter();
        let doors = doors.filter(|row| matches!(row, Row::Door(_))).count();
        let count = [("count", doors.into())];
        let title = view.texts.with("search-title", &count);
        let place = popup::place(screen, width, ROWS + 3, true);
        let inside = popup::open(frame, place, &title, view);
        let nothing = view.texts.get("search-nothing");
        let names = &self.names;
        self.filter.draw(
            frame,
            inside,
            "/ ",
            &nothing,
            view,
            |row, query, room| match row {
                Row::Door(subject) => row::line(subject, query, room, view),
                Row::Command(at) => offer(names.get(*at), query, room, view),
            },
        );
        self.filter.hint(frame, inside, "/ ", view);
    }
}
