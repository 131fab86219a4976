//! Every command by name: type some letters (pinyin too), Enter carries it out. The names come from the table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Dialog, Step};
use crate::error::Error;
use crate::search::{Entry, Index, Query};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::layout::top;
use crate::tui::widget::field::{self, TextField};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

/// The commands offered, each with the reason why it cannot be done now, if there is one.
pub type Offered = Vec<(Action, Option<&'static str>)>;

/// The palette.
pub struct Palette {
    field: TextField,
    offered: Offered,
    index: Index<usize>,
    shown: Vec<usize>,
    roll: Roll,
}

impl Palette {
    /// The palette over these commands.
    pub fn new(offered: Offered, view: &View<'_>) -> Self {
        let mut index = Index::new();
        for (at, (action, _)) in offered.iter().enumerate() {
            let (name, id) = (
                view.texts.get(&action.text()).into_owned(),
                action.command().name,
            );
            index.put(
                at,
                &Entry {
                    names: &[&name, id],
                    ..Entry::default()
                },
            );
        }
        let shown = (0..offered.len()).collect();
        Self {
            field: TextField::default(),
            offered,
            index,
            shown,
            roll: Roll::default(),
        }
    }

    fn look(&mut self) {
        let found = self.index.find(&Query::new(self.field.text()));
        self.shown = found.into_iter().map(|hit| hit.key).collect();
        self.roll.at = 0;
    }

    fn choose(&mut self, context: &mut Context<'_>) -> Step {
        let Some(at) = self.shown.get(self.roll.at) else {
            return Step::Stay;
        };
        context.outbox.actions.push(self.offered[*at].0);
        Step::Done
    }
}

impl Dialog for Palette {
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
                self.roll.walk(other, self.shown.len());
                Step::Stay
            }
        })
    }

    fn typed(&mut self, key: Key, _context: &mut Context<'_>) -> Result<Step, Error> {
        if self.field.text().is_empty() && key == Key::BACKSPACE {
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

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        self.roll.choose(item);
        Ok(self.choose(context))
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(60);
        let height = u16::try_from(self.offered.len() + 3).unwrap_or(u16::MAX);
        let title = view.texts.get("command-palette");
        let inside = popup::open(
            frame,
            popup::place(screen, width, height, true),
            &title,
            view,
        );
        let (typed, rows) = top(inside, 1);
        let (offered, shown) = (&self.offered, &self.shown);
        if shown.is_empty() {
            field::nothing(frame, rows, view);
        }
        list::draw(
            frame,
            rows,
            &mut self.roll,
            shown.len(),
            view,
            |row, room| {
                let (action, refused) = offered[shown[row]];
                offer(action, refused, room, view)
            },
        );
        field::prompt(frame, typed, "> ", &self.field, view);
    }
}

/// A command's name, why it cannot be done now, and its keys at the right.
fn offer(
    action: Action,
    refused: Option<&'static str>,
    room: usize,
    view: &View<'_>,
) -> Line<'static> {
    let keys = view.keymap.keys(action).iter().take(2);
    let keys: Vec<_> = keys.map(|key| key.shown(view.texts)).collect();
    let keys = text::cut(&keys.join(" "), 14).into_owned();
    let mut name = view.texts.get(&action.text()).into_owned();
    if let Some(reason) = refused {
        name = format!("{name}  ({})", view.texts.get(reason));
    }
    let style = match refused {
        Some(_) => view.theme.dim(),
        None => view.theme.plain(),
    };
    let keys = Span::styled(format!(" {}", text::pad_left(&keys, 14)), view.theme.dim());
    let name = text::pad(&name, room.saturating_sub(15));
    Line::from(vec![Span::styled(name, style), keys])
}
