//! A list narrowed by typing: the field, the rows that match, the one under the cursor. What matches is its owner's business.

use std::ops::Range;

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::field::{self, TextField};
use super::list::{self, Roll};
use super::text;
use crate::search::Query;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::key::{Key, fold};
use crate::tui::layout::{left, top};

/// Longer than any name, door or number that is looked for.
const TYPED: usize = 40;

/// What a key or command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing more to do.
    Stay,
    /// Other text stands in the field: look again and hand the rows to [`Filter::set`].
    Look,
    /// The row under the cursor is chosen.
    Chosen,
    /// The person leaves.
    Leave,
}

/// Rows by key, a field that narrows them, the cursor.
pub struct Filter<K> {
    field: TextField,
    query: Query,
    rows: Vec<K>,
    roll: Roll,
    numbered: bool,
}

impl<K> Filter<K> {
    /// These rows, with `typed` in the field already.
    pub fn new(typed: &str, rows: Vec<K>) -> Self {
        Self {
            field: TextField::new(typed).limited(TYPED),
            query: Query::new(typed),
            rows,
            roll: Roll::default(),
            numbered: false,
        }
    }

    /// While nothing is typed the first nine rows are numbered, and their digit chooses them.
    pub fn set_numbered(&mut self) {
        self.numbered = true;
    }

    /// How many rows follow below those in sight.
    pub fn below(&self) -> usize {
        self.roll.below(self.rows.len())
    }

    /// What stands in the field.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Whether nothing stands in the field.
    pub fn is_untouched(&self) -> bool {
        self.field.text().is_empty()
    }

    /// Whether a digit chooses a row now.
    pub fn takes_digits(&self) -> bool {
        self.numbered && self.is_untouched()
    }

    /// The same, taken apart for looking.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The rows shown.
    pub fn rows(&self) -> &[K] {
        &self.rows
    }

    /// The row under the cursor.
    pub fn here(&self) -> Option<&K> {
        self.rows.get(self.roll.at)
    }

    /// Shows other rows, from the first.
    pub fn set(&mut self, rows: Vec<K>) {
        self.rows = rows;
        self.roll.at = 0;
    }

    /// Puts the cursor on a row.
    pub fn stand(&mut self, row: usize) {
        self.roll.choose(row.min(self.rows.len().saturating_sub(1)));
    }

    /// Takes a command of the scope `Choice`.
    pub fn update(&mut self, action: Action) -> Reply {
        match action {
            Action::Choose if self.rows.is_empty() => Reply::Stay,
            Action::Choose => Reply::Chosen,
            Action::Dismiss => Reply::Leave,
            other => {
                self.roll.walk(other, self.rows.len());
                Reply::Stay
            }
        }
    }

    /// Takes a key that is no command: text, or a digit while rows are numbered; Backspace in the empty field leaves.
    pub fn typed(&mut self, key: Key) -> Reply {
        if self.is_untouched() {
            match key.code {
                KeyCode::Backspace => return Reply::Leave,
                KeyCode::Char(c) if self.numbered && ('1'..='9').contains(&fold(c)) => {
                    return self.choose(fold(c) as usize - '1' as usize);
                }
                _ => {}
            }
        }
        let before = self.field.text().to_owned();
        if self.field.key(key) && self.field.text() != before {
            return self.look();
        }
        Reply::Stay
    }

    /// Takes a pasted text.
    pub fn pasted(&mut self, text: &str) -> Reply {
        self.field.paste(text);
        self.look()
    }

    /// Takes a whole text instead of what was typed.
    pub fn retyped(&mut self, text: &str) -> Reply {
        self.field.set("", 0);
        self.pasted(text)
    }

    /// Takes a tap on a row, or its digit.
    pub fn choose(&mut self, row: usize) -> Reply {
        if row >= self.rows.len() {
            return Reply::Stay;
        }
        self.roll.choose(row);
        Reply::Chosen
    }

    fn look(&mut self) -> Reply {
        self.query = Query::new(self.field.text());
        Reply::Look
    }

    /// Draws the field, behind `mark`, and the rows below it; `nothing` where there is none.
    /// `line` is given a row, what was typed and the columns left.
    pub fn draw<'t>(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        mark: &str,
        nothing: &str,
        view: &View<'_>,
        mut line: impl FnMut(&K, &Query, usize) -> Line<'t>,
    ) {
        let (typed, below) = top(area, 1);
        if self.rows.is_empty() {
            let said = text::wrap(nothing, usize::from(below.width));
            for (y, line) in (below.top()..below.bottom()).zip(said) {
                let buffer = frame.buffer_mut();
                buffer.set_string(below.x, y, line, view.theme.dim());
            }
        }
        let digits = self.takes_digits();
        let (rows, query) = (&self.rows, &self.query);
        let count = rows.len();
        list::draw(frame, below, &mut self.roll, count, view, |row, room| {
            let digit = match (digits, row) {
                (true, 0..9) => format!("{} ", row + 1),
                (true, _) => "  ".to_owned(),
                (false, _) => String::new(),
            };
            let mut shown = line(&rows[row], query, room.saturating_sub(digit.len()));
            shown.spans.insert(0, Span::styled(digit, view.theme.key()));
            shown
        });
        field::prompt(frame, typed, mark, &self.field, view);
    }
}

impl<K> Filter<K> {
    /// Says in the empty field, drawn behind `mark`, what doors are found by.
    pub fn hint(&self, frame: &mut Frame<'_>, area: Rect, mark: &str, view: &View<'_>) {
        let columns = u16::try_from(text::width(mark)).unwrap_or(0);
        let (_, place) = left(top(area, 1).0, columns);
        field::search_hint(frame, place, &self.field, view);
    }
}

/// A cell of `width` columns in which the characters at `found` are marked.
pub fn marked(
    cell: &str,
    found: &[Range<usize>],
    width: usize,
    style: Style,
    view: &View<'_>,
) -> Vec<Span<'static>> {
    let shown = text::pad(cell, width);
    let mut spans: Vec<(String, bool)> = Vec::new();
    for (at, character) in shown.chars().enumerate() {
        let here = found.iter().any(|range| range.contains(&at));
        match spans.last_mut() {
            Some((text, on)) if *on == here => text.push(character),
            _ => spans.push((character.to_string(), here)),
        }
    }
    let spans = spans.into_iter().map(|(text, here)| {
        let style = if here {
            style.patch(view.theme.matched())
        } else {
            style
        };
        Span::styled(text, style)
    });
    spans.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Key {
        Key::parse(name).unwrap()
    }

    #[test]
    fn digits_choose_only_while_nothing_is_typed() {
        let mut filter = Filter::new("", vec!["a", "b"]);
        assert_eq!(filter.typed(Key::char('2')), Reply::Look);
        assert_eq!(filter.text(), "2");
        let mut filter = Filter::new("", vec!["a", "b"]);
        filter.set_numbered();
        assert_eq!(filter.typed(Key::char('9')), Reply::Stay);
        assert_eq!(filter.typed(Key::char('２')), Reply::Chosen);
        assert_eq!(filter.here(), Some(&"b"));
        assert_eq!(filter.typed(Key::char('x')), Reply::Look);
        assert_eq!(filter.typed(Key::char('2')), Reply::Look);
        assert_eq!(filter.text(), "x2");
    }

    #[test]
    fn backspace_takes_text_away_and_leaves_when_there_is_none() {
        let mut filter = Filter::new("张", vec![1]);
        assert_eq!(filter.typed(Key::BACKSPACE), Reply::Look);
        assert_eq!(filter.typed(Key::BACKSPACE), Reply::Leave);
        assert_eq!(filter.update(Action::Dismiss), Reply::Leave);
    }

    #[test]
    fn nothing_is_chosen_from_no_rows_and_a_new_look_begins_at_the_first() {
        let mut filter = Filter::new("", vec![1, 2, 3]);
        filter.update(Action::ChooseLast);
        assert_eq!(filter.here(), Some(&3));
        assert_eq!(filter.typed(named("left")), Reply::Stay);
        filter.set(vec![4, 5]);
        assert_eq!(filter.here(), Some(&4));
        filter.set(Vec::new());
        assert_eq!(filter.update(Action::Choose), Reply::Stay);
        assert_eq!(filter.choose(0), Reply::Stay);
    }
}
