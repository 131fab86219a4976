//! A long list to pick from by typing some letters of it (pinyin too), or by digit. What the pick does is the asker's closure.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::form::Choice;
use super::{Dialog, Step};
use crate::error::Error;
use crate::search::{Entry, Index, Query};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::{Key, fold};
use crate::tui::layout::top;
use crate::tui::widget::field::{self, TextField};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

type Picked = Box<dyn FnMut(&Choice, &mut Context<'_>) -> Result<(), Error>>;

/// Rows shown at most.
const ROWS: u16 = 14;

/// A list to pick one of.
pub struct Picker {
    title: String,
    field: TextField,
    options: Vec<Choice>,
    index: Index<usize>,
    shown: Vec<usize>,
    roll: Roll,
    numbered: bool,
    at_first: usize,
    picked: Picked,
}

impl Picker {
    /// Asks for one of `options`; the box closes when `picked` answers well.
    pub fn new(
        title: impl Into<String>,
        options: Vec<Choice>,
        picked: impl FnMut(&Choice, &mut Context<'_>) -> Result<(), Error> + 'static,
    ) -> Self {
        let mut index = Index::new();
        for (at, option) in options.iter().enumerate() {
            index.put(
                at,
                &Entry {
                    names: &[&option.label, &option.value],
                    ..Entry::default()
                },
            );
        }
        let (field, roll) = (TextField::default(), Roll::default());
        Self {
            title: title.into(),
            field,
            shown: (0..options.len()).collect(),
            at_first: options.len(),
            options,
            index,
            roll,
            numbered: false,
            picked: Box::new(picked),
        }
    }

    /// While nothing is typed the first nine rows are numbered, and their digit picks them.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        self.numbered = true;
        self
    }

    /// While nothing is typed only the first `rows` are shown; the others are found by typing.
    #[must_use]
    pub fn at_first(mut self, rows: usize) -> Self {
        self.at_first = rows.min(self.options.len());
        self.shown = (0..self.at_first).collect();
        self
    }

    fn is_untouched(&self) -> bool {
        self.field.text().is_empty()
    }

    fn look(&mut self) {
        self.shown = if self.is_untouched() {
            (0..self.at_first).collect()
        } else {
            let found = self.index.find(&Query::new(self.field.text()));
            found.into_iter().map(|hit| hit.key).collect()
        };
        self.roll.at = 0;
    }

    fn pick(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        let Some(at) = self.shown.get(self.roll.at) else {
            return Ok(Step::Stay);
        };
        (self.picked)(&self.options[*at], context)?;
        Ok(Step::Done)
    }
}

impl Dialog for Picker {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn typing(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::Choose => return self.pick(context),
            Action::Dismiss => return Ok(Step::Done),
            other => self.roll.walk(other, self.shown.len()),
        };
        Ok(Step::Stay)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.is_untouched() {
            match key.code {
                KeyCode::Backspace => return Ok(Step::Done),
                KeyCode::Char(c) if self.numbered && ('1'..='9').contains(&fold(c)) => {
                    let at = fold(c) as usize - '1' as usize;
                    if at < self.shown.len() {
                        self.roll.at = at;
                        return self.pick(context);
                    }
                    return Ok(Step::Stay);
                }
                _ => {}
            }
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
        self.pick(context)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(56);
        let inside = popup::open(
            frame,
            popup::place(screen, width, ROWS + 3, true),
            &self.title,
            view,
        );
        let (typed, rows) = top(inside, 1);
        let digits = self.numbered && self.is_untouched();
        let (options, shown) = (&self.options, &self.shown);
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
                let digit = match (digits, row) {
                    (true, 0..9) => format!("{} ", row + 1),
                    (true, _) => "  ".to_owned(),
                    (false, _) => String::new(),
                };
                let label = text::cut(&options[shown[row]].label, room.saturating_sub(digit.len()))
                    .into_owned();
                Line::from(vec![
                    Span::styled(digit, view.theme.key()),
                    Span::raw(label),
                ])
            },
        );
        field::prompt(frame, typed, "> ", &self.field, view);
    }
}
