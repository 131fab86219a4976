//! All keys that work here, written from the table of commands; Enter or a tap carries a row out.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::palette::refusal;
use super::{Dialog, Step};
use crate::error::Error;
use crate::search::Query;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::context::{Context, View};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

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
    ) -> Self {
        let why = |action: Action| {
            let refused = refusals.iter().find(|(refused, _)| *refused == action);
            refused.map(|(_, why)| *why)
        };
        let mut rows = Vec::new();
        for scope in scopes {
            let commands = COMMANDS
                .iter()
                .filter(|command| command.scope == *scope && command.is_offered());
            let commands: Vec<Row> = commands
                .map(|command| Row::Command(command.action, why(command.action)))
                .collect();
            if !commands.is_empty() {
                rows.push(Row::Heading(scope.heading()));
                rows.extend(commands);
            }
        }
        Self {
            rows,
            said,
            roll: Roll::default(),
            width: 0,
        }
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
            let commands = self.rows.iter();
            let at = commands.take_while(|row| !matches!(row, Row::Command(..)));
            self.roll.at = at.count();
        }
    }

    /// Whether a heading stands under the cursor: nothing can be done there.
    fn on_heading(&self) -> bool {
        matches!(self.rows.get(self.roll.at), Some(Row::Heading(_)))
    }
}

impl Dialog for Help {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn is_help(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.roll.walk(action, self.rows.len()) {
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
                self.roll.walk(on, self.rows.len());
            }
            return Ok(Step::Stay);
        }
        match (action, self.rows.get(self.roll.at)) {
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
        let height = u16::try_from(self.rows.len() + 2).unwrap_or(u16::MAX);
        let title = view.texts.get("help-title");
        let place = popup::place(screen, width, height, false);
        let inside = popup::open(frame, place, &title, view);
        let rows = &self.rows;
        let keys_width = if room < 44 { 10 } else { 18 };
        list::draw(
            frame,
            inside,
            &mut self.roll,
            rows.len(),
            view,
            |row, room| match &rows[row] {
                Row::Heading(id) => {
                    Line::styled(view.texts.get(id).into_owned(), view.theme.title())
                }
                Row::Text(said) => Line::styled(said.clone(), view.theme.dim()),
                Row::Command(action, refused) => {
                    command_row(*action, *refused, keys_width, room, view)
                }
            },
        );
        popup::more(frame, place, self.roll.below(self.rows.len()), view);
    }
}

/// The keys of a command and what it does, or why it cannot be done now.
fn command_row(
    action: Action,
    refused: Option<&'static str>,
    keys_width: usize,
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
        Some(reason) => spans.extend(refusal(&said, reason, &Query::default(), room, view)),
        None => spans.push(Span::raw(text::cut(&said, room).into_owned())),
    }
    Line::from(spans)
}
