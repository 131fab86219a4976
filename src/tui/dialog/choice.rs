//! A short list to choose from, by digit, arrows or tap. What the choice does is the asker's closure.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::question::{Question, folded, named, not_one, numbered};
use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

type Chosen = Box<dyn FnMut(usize, &mut Context<'_>) -> Result<(), Error>>;

/// A list to choose one of.
pub struct Chooser {
    title: String,
    options: Vec<String>,
    closed: Vec<bool>,
    /// The options that have a key of their own instead of a digit.
    lettered: Vec<(usize, Key)>,
    roll: Roll,
    chosen: Chosen,
}

impl Chooser {
    /// Asks for one of `options`; `chosen` is given its number, counted from 0, and the box closes when it answers well.
    pub fn new(
        title: impl Into<String>,
        options: Vec<String>,
        chosen: impl FnMut(usize, &mut Context<'_>) -> Result<(), Error> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            closed: vec![false; options.len()],
            lettered: Vec::new(),
            options,
            roll: Roll::default(),
            chosen: Box::new(chosen),
        }
    }

    /// Shows the options for which `closed` is true as not to be had now; choosing one is for the closure to refuse.
    #[must_use]
    pub fn closed(mut self, closed: Vec<bool>) -> Self {
        self.closed = closed;
        self
    }

    /// The option `at` has this key instead of a digit: those of all others stay what they are without it.
    #[must_use]
    pub fn lettered(mut self, at: usize, key: Key) -> Self {
        self.lettered.push((at, key));
        self
    }

    /// The key an option has instead of a digit.
    fn own_key(&self, at: usize) -> Option<Key> {
        let own = self.lettered.iter().find(|(own, _)| *own == at);
        own.map(|(_, key)| *key)
    }

    /// The option that has this key instead of a digit.
    fn at_key(&self, is: impl Fn(Key) -> bool) -> Option<usize> {
        let own = self.lettered.iter().find(|(_, key)| is(*key));
        own.map(|(at, _)| *at)
    }

    /// The option with a digit, counted from 0 among those that have one.
    fn at_digit(&self, digit: usize) -> usize {
        let all = 0..self.options.len();
        let mut numbered = all.filter(|at| self.own_key(*at).is_none());
        numbered.nth(digit).unwrap_or(self.options.len())
    }

    /// What stands before an option: its number or its key.
    fn name(&self, at: usize) -> String {
        let before = self.lettered.iter().filter(|(own, _)| *own < at).count();
        match self.own_key(at) {
            Some(key) => key.to_string(),
            None => (at + 1 - before).to_string(),
        }
    }

    fn choose(&mut self, at: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if at >= self.options.len() {
            return Ok(Step::Stay);
        }
        (self.chosen)(at, context)?;
        Ok(Step::Done)
    }
}

impl Dialog for Chooser {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn numbered(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::Choose => self.choose(self.roll.at, context),
            Action::Dismiss => Ok(Step::Done),
            other => {
                self.roll.walk(other, self.options.len());
                Ok(Step::Stay)
            }
        }
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        if let Some(at) = self.at_key(|own| own == key) {
            return self.choose(at, context);
        }
        match key.code {
            KeyCode::Char(digit @ '1'..='9') => {
                self.choose(self.at_digit(digit as usize - '1' as usize), context)
            }
            KeyCode::Backspace | KeyCode::Left => Ok(Step::Done),
            _ => Ok(Step::Stay),
        }
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        let options = self.options.iter().zip(&self.closed);
        let labels: Vec<String> = options
            .map(|(option, closed)| match closed {
                true => view
                    .texts
                    .with("plain-closed", &[("option", option.as_str().into())]),
                false => option.clone(),
            })
            .collect();
        let mut question = Question::new([self.title.clone()], view.texts.get("plain-which"));
        for (at, label) in labels.into_iter().enumerate() {
            question = question.option(self.name(at), label);
        }
        Some(question)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        let typed = folded(line);
        if let Some(at) = self.at_key(|own| own.to_string() == typed) {
            return self.choose(at, context);
        }
        let count = self.options.len() - self.lettered.len();
        if let Some(at) = numbered(&typed, count) {
            return self.choose(self.at_digit(at), context);
        }
        let found = named(&typed, self.options.iter().map(String::as_str));
        if let [one] = found[..] {
            return self.choose(one, context);
        }
        let said = not_one(&found, |at| self.options[at].as_str(), context.texts);
        context.refuse(said);
        Ok(Step::Stay)
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        self.choose(item, context)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let widest = self
            .options
            .iter()
            .map(|option| text::width(option))
            .max()
            .unwrap_or(0)
            + 4;
        let columns = widest.max(text::width(&self.title) + 2) + 2;
        let width = u16::try_from(columns)
            .unwrap_or(u16::MAX)
            .min(screen.width.saturating_sub(2));
        let height = u16::try_from(self.options.len() + 2).unwrap_or(u16::MAX);
        let place = popup::place(screen, width, height, false);
        let mut title = self.title.clone();
        if place.height < height {
            // Not all of them are in sight: it is told where one is.
            title = popup::placed(&title, self.roll.at + 1, self.options.len(), view);
        }
        let inside = popup::open(frame, place, &title, view);
        let names: Vec<String> = (0..self.options.len()).map(|at| self.name(at)).collect();
        let (options, closed) = (&self.options, &self.closed);
        list::draw(
            frame,
            inside,
            &mut self.roll,
            options.len(),
            view,
            |row, room| {
                // A number of two digits is no key.
                let digit = match names[row].parse::<u32>() {
                    Ok(10..) => "  ".to_owned(),
                    _ => format!("{} ", names[row]),
                };
                let option = text::cut(&options[row], room.saturating_sub(2)).into_owned();
                let style = match closed.get(row) {
                    Some(true) => view.theme.dim(),
                    _ => view.theme.plain(),
                };
                Line::from(vec![
                    Span::styled(digit, view.theme.key()),
                    Span::styled(option, style),
                ])
            },
        );
    }
}
