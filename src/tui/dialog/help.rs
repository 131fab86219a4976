//! All keys that work here, written from the table of commands; typing finds one, Enter or a tap carries a row out.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::palette::{Names, Offered, refusal};
use super::{Dialog, Step};
use crate::error::Error;
use crate::i18n::Texts;
use crate::search::Query;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::{Key, fold};
use crate::tui::layout::top;
use crate::tui::widget::field::{self, TextField};
use crate::tui::widget::filter::marked;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

/// Longer than any command that is looked for.
const TYPED: usize = 40;

enum Row {
    Heading(&'static str),
    Command(Action, Option<&'static str>),
    Text(String),
}

/// The help page.
pub struct Help {
    rows: Vec<Row>,
    /// What the line above the footer says, in full.
    said: Option<String>,
    /// What is typed to find a command, and the commands by their names.
    field: TextField,
    names: Names,
    /// The rows that match; none while nothing is typed, then all are shown.
    found: Option<Vec<usize>>,
    roll: Roll,
    width: usize,
}

impl Help {
    /// Help for where these scopes are in force, this page first; with why some of it cannot be done now, and what was
    /// `said` last.
    pub fn new(
        scopes: &[Scope],
        refusals: &[(Action, &'static str)],
        said: Option<String>,
        texts: &Texts,
    ) -> Self {
        let why = |action: Action| {
            let refused = refusals.iter().find(|(refused, _)| *refused == action);
            refused.map(|(_, why)| *why)
        };
        let (mut rows, mut offered) = (Vec::new(), Vec::new());
        for scope in scopes {
            let commands = of_scope(*scope, scopes);
            if !commands.is_empty() {
                rows.push(Row::Heading(scope.heading()));
            }
            for action in commands {
                rows.push(Row::Command(action, why(action)));
                offered.push(Offered {
                    action,
                    called: None,
                    refused: why(action),
                    away: None,
                });
            }
        }
        Self {
            rows,
            said,
            field: TextField::new("").limited(TYPED),
            names: Names::new(offered, texts),
            found: None,
            roll: Roll::default(),
            width: 0,
        }
    }

    /// Looks for what is typed now among the commands.
    fn look(&mut self) {
        let typed = self.field.text().trim();
        if typed.is_empty() {
            self.found = None;
            self.roll.at = self.first();
            return;
        }
        let commands = self.rows.iter().enumerate();
        let commands = commands.filter(|(_, row)| matches!(row, Row::Command(..)));
        let commands: Vec<usize> = commands.map(|(at, _)| at).collect();
        let found = self.names.find(&Query::new(typed));
        let found = found.filter_map(|number| commands.get(number).copied());
        self.found = Some(found.collect());
        self.roll.at = 0;
    }

    /// The first row that can be carried out.
    fn first(&self) -> usize {
        let rows = self.rows.iter();
        rows.take_while(|row| !matches!(row, Row::Command(..)))
            .count()
    }

    /// The row at a line, of those shown.
    fn row(&self, line: usize) -> Option<&Row> {
        match &self.found {
            Some(found) => self.rows.get(*found.get(line)?),
            None => self.rows.get(line),
        }
    }

    /// How many are shown.
    fn count(&self) -> usize {
        self.found.as_ref().map_or(self.rows.len(), Vec::len)
    }

    /// Appends what is good to know about input methods, wrapped for this width.
    fn lay_out(&mut self, width: usize, view: &View<'_>) {
        if self.width == width {
            return;
        }
        let first = self.width == 0;
        self.width = width;
        self.rows.retain(|row| !matches!(row, Row::Text(_)));
        let said = self.said.iter().flat_map(|said| text::wrap(said, width));
        let said: Vec<Row> = said.map(Row::Text).collect();
        self.rows.splice(0..0, said);
        self.rows.extend(
            (["help-input-method", "help-also"].into_iter())
                .flat_map(|id| text::wrap(&view.texts.get(id), width))
                .map(Row::Text),
        );
        if first {
            self.roll.at = self.first();
        } else {
            // The rows stand elsewhere now.
            self.look();
        }
    }

    /// Whether a heading stands under the cursor: nothing can be done there.
    fn on_heading(&self) -> bool {
        matches!(self.row(self.roll.at), Some(Row::Heading(_)))
    }
}

impl Dialog for Help {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn is_help(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn typed(&mut self, key: Key, _context: &mut Context<'_>) -> Result<Step, Error> {
        let asked = key.printable().map(fold) == Some('?');
        if self.field.text().is_empty() && (asked || key == Key::BACKSPACE) {
            return Ok(Step::Done);
        }
        if self.field.key(key) {
            self.look();
        }
        Ok(Step::Stay)
    }

    fn pasted(&mut self, text: &str, _context: &mut Context<'_>) {
        self.field.paste(text);
        self.look();
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        let count = self.count();
        if self.roll.walk(action, count) {
            if self.on_heading() {
                let up = matches!(
                    action,
                    Action::ChooseUp | Action::ChoosePageUp | Action::Up | Action::PageUp
                );
                let on = if up && self.roll.at > 0 {
                    action
                } else {
                    Action::ChooseDown
                };
                self.roll.walk(on, count);
            }
            return Ok(Step::Stay);
        }
        match (action, self.row(self.roll.at)) {
            (Action::Choose, Some(Row::Command(asked, _))) => context.outbox.actions.push(*asked),
            (Action::Choose, _) => return Ok(Step::Stay),
            _ => {}
        }
        Ok(Step::Done)
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.roll.choose(item) {
            self.update(Action::Choose, context)
        } else {
            Ok(Step::Stay)
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(64);
        let room = usize::from(width).saturating_sub(3);
        self.lay_out(room, view);
        let height = u16::try_from(self.rows.len() + 3).unwrap_or(u16::MAX);
        let title = view.texts.get("help-title");
        let place = popup::place(screen, width, height, true);
        let inside = popup::open(frame, place, &title, view);
        let (typed, below) = top(inside, 1);
        if self.count() == 0 {
            list::empty(frame, below, &view.texts.get("picker-nothing"), view);
        }
        let (count, found) = (self.count(), &self.found);
        let query = Query::new(self.field.text());
        let rows = &self.rows;
        let keys_width = if room < 44 { 10 } else { 18 };
        list::draw(
            frame,
            below,
            &mut self.roll,
            count,
            view,
            |line, room| match &rows[found.as_ref().map_or(line, |found| found[line])] {
                Row::Heading(id) => {
                    Line::styled(view.texts.get(id).into_owned(), view.theme.title())
                }
                Row::Text(said) => Line::styled(said.clone(), view.theme.dim()),
                Row::Command(action, refused) => {
                    command_row(*action, *refused, (keys_width, &query), room, view)
                }
            },
        );
        popup::more(frame, place, self.roll.below(count), view);
        field::prompt(frame, typed, "> ", &self.field, view);
    }
}

/// The commands of a scope, in the order of the table. The day begins on Today, so that comes first there.
fn of_scope(scope: Scope, scopes: &[Scope]) -> Vec<Action> {
    let first = scopes.contains(&Scope::Today).then_some(Action::DayStart);
    let own = COMMANDS
        .iter()
        .filter(|command| command.scope == scope && command.is_offered())
        .map(|command| command.action)
        .filter(|action| Some(*action) != first);
    let first = first.filter(|_| scope == Scope::Today);
    first.into_iter().chain(own).collect()
}

/// The keys of a command and what it does, or why it cannot be done now.
fn command_row(
    action: Action,
    refused: Option<&'static str>,
    (keys_width, query): (usize, &Query),
    room: usize,
    view: &View<'_>,
) -> Line<'static> {
    let keys = view.keymap.keys(action).iter();
    let keys: Vec<_> = keys.map(|key| key.shown(view.texts)).collect();
    let keys = text::pad(&keys.join(" "), keys_width);
    let id = action.text();
    let said = view.texts.get(&id);
    let room = room.saturating_sub(keys_width + 2);
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(keys, view.theme.key()),
        Span::raw(" "),
    ];
    match refused {
        Some(reason) => spans.extend(refusal(&said, reason, query, room, view)),
        None => {
            let columns = room.min(text::width(&said));
            let found = query.highlight(&said);
            spans.extend(marked(&said, &found, columns, view.theme.plain(), view));
        }
    }
    Line::from(spans)
}
