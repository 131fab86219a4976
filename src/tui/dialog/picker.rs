//! A long list to pick from by typing some letters of it (pinyin too), or by digit. What the pick does is the asker's closure.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::form::Choice;
use super::question::{Question, folded, numbered};
use super::{Dialog, Step};
use crate::error::Error;
use crate::search::{Entry, Index};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::widget::filter::{Filter, Reply, marked};
use crate::tui::widget::popup;

type Picked = Box<dyn FnMut(&Choice, &mut Context<'_>) -> Result<(), Error>>;

/// Rows shown at most.
const ROWS: u16 = 14;

/// A list to pick one of.
pub struct Picker {
    title: String,
    options: Vec<Choice>,
    index: Index<usize>,
    filter: Filter<usize>,
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
        Self {
            title: title.into(),
            filter: Filter::new("", (0..options.len()).collect()),
            at_first: options.len(),
            options,
            index,
            picked: Box::new(picked),
        }
    }

    /// The option at `at` is found by these words too.
    #[must_use]
    pub fn also(mut self, at: usize, words: &[&str]) -> Self {
        if let Some(option) = self.options.get(at) {
            let mut names = vec![option.label.as_str(), option.value.as_str()];
            names.extend(words);
            let entry = Entry {
                names: &names,
                ..Entry::default()
            };
            self.index.put(at, &entry);
        }
        self
    }

    /// While nothing is typed the first nine rows are numbered, and their digit picks them.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        self.filter.set_numbered();
        self
    }

    /// While nothing is typed only the first `rows` are shown; the others are found by typing.
    #[must_use]
    pub fn at_first(mut self, rows: usize) -> Self {
        self.at_first = rows.min(self.options.len());
        self.filter.set((0..self.at_first).collect());
        self
    }

    /// The cursor begins on this row.
    #[must_use]
    pub fn standing(mut self, row: usize) -> Self {
        self.filter.stand(row);
        self
    }

    /// Whether anything stands in it to pick from now.
    pub fn has_any(&self) -> bool {
        !self.filter.rows().is_empty()
    }

    fn take(&mut self, reply: Reply, context: &mut Context<'_>) -> Result<Step, Error> {
        match reply {
            Reply::Stay => {}
            Reply::Look if self.filter.is_untouched() => {
                self.filter.set((0..self.at_first).collect());
            }
            Reply::Look => {
                let found = self.index.find(self.filter.query());
                self.filter
                    .set(found.into_iter().map(|hit| hit.key).collect());
            }
            Reply::Leave => return Ok(Step::Done),
            Reply::Chosen => {
                if let Some(at) = self.filter.here() {
                    (self.picked)(&self.options[*at], context)?;
                    return Ok(Step::Done);
                }
            }
        }
        Ok(Step::Stay)
    }
}

impl Dialog for Picker {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn typing(&self) -> bool {
        true
    }

    fn numbered(&self) -> bool {
        self.filter.takes_digits()
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.update(action);
        self.take(reply, context)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.typed(key);
        self.take(reply, context)
    }

    fn pasted(&mut self, text: &str, context: &mut Context<'_>) {
        let reply = self.filter.pasted(text);
        // Looking again cannot fail.
        let _ = self.take(reply, context);
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        let ask = view.texts.get("plain-which-or-words");
        let shown = self.filter.rows().iter();
        let labels = shown.map(|at| self.options[*at].label.as_str());
        let mut question = Question::new([self.title.clone()], ask).numbered(labels);
        if self.filter.rows().is_empty() {
            question.fault = view.texts.get("picker-nothing").into_owned();
        }
        Some(question)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        let typed = folded(line);
        let reply = match numbered(&typed, self.filter.rows().len()) {
            Some(at) => self.filter.choose(at),
            None => self.filter.retyped(line.trim()),
        };
        self.take(reply, context)
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.choose(item);
        self.take(reply, context)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(56);
        let place = popup::place(screen, width, ROWS + 3, true);
        let inside = popup::open(frame, place, &self.title, view);
        let (options, nothing) = (&self.options, view.texts.get("picker-nothing"));
        self.filter
            .draw(frame, inside, "> ", &nothing, view, |at, query, room| {
                let label = &options[*at].label;
                let found = query.highlight(label);
                Line::from(marked(label, &found, room, view.theme.plain(), view))
            });
    }
}
