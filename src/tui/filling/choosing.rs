//! Choices under the cursor: a few with a digit each, many narrowed by typing. What is chosen is put down elsewhere.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::form::interview::Offered;
use crate::search::Index;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::key::{Key, fold};
use crate::tui::widget::filter::{Filter, Reply, marked};
use crate::tui::widget::list::{self, Roll};

/// How a press on a choice changes the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picks {
    /// It is the answer.
    One,
    /// It is added or taken out.
    Several,
    /// It comes last, or is taken out.
    InOrder,
    /// It is the sign that something was said; pressed again it is taken back.
    Sign,
}

/// A few choices.
pub(super) struct Few {
    pub offered: Vec<Offered>,
    pub roll: Roll,
    pub picks: Picks,
    pub answer: String,
}

/// Many choices.
pub(super) struct Many {
    pub offered: Vec<Offered>,
    pub index: Index<usize>,
    pub filter: Filter<usize>,
    pub picks: Picks,
    pub answer: String,
}

impl Few {
    pub fn key(&mut self, key: Key) -> Option<usize> {
        let last = self.offered.len().saturating_sub(1);
        match key.code {
            KeyCode::Up => {
                self.roll.at = if self.roll.away {
                    last
                } else {
                    self.roll.at.saturating_sub(1)
                };
                self.roll.away = false;
                None
            }
            KeyCode::Down => {
                self.roll.at = if self.roll.away {
                    0
                } else {
                    (self.roll.at + 1).min(last)
                };
                self.roll.away = false;
                None
            }
            KeyCode::Char(' ') => (!self.roll.away).then_some(self.roll.at),
            KeyCode::Char(typed) => {
                let digit = fold(typed).to_digit(10)? as usize;
                let row = digit.checked_sub(1)?;
                (row < self.offered.len()).then_some(row)
            }
            _ => None,
        }
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        if self.offered.is_empty() {
            let said = view.texts.get("filling-no-choices");
            return list::empty(frame, area, &said, view);
        }
        let (offered, answer, picks) = (&self.offered, &self.answer, self.picks);
        if self.roll.away {
            frame.set_cursor_position((area.x, area.y));
        }
        list::draw(
            frame,
            area,
            &mut self.roll,
            offered.len(),
            view,
            |row, _| {
                let choice = &offered[row];
                let mark = sign(picks, answer, &choice.name);
                Line::from(vec![
                    Span::styled(format!("{} ", row + 1), view.theme.key()),
                    Span::raw(format!("{mark} {}", choice.label)),
                ])
            },
        );
    }
}

impl Many {
    pub fn look(&mut self) {
        let rows = if self.filter.is_untouched() {
            (0..self.offered.len()).collect()
        } else {
            let found = self.index.find(self.filter.query());
            found.into_iter().map(|hit| hit.key).collect()
        };
        self.filter.set(rows);
    }

    pub fn key(&mut self, key: Key) -> Option<usize> {
        let walk = match key.code {
            KeyCode::Up => Some(Action::ChooseUp),
            KeyCode::Down => Some(Action::ChooseDown),
            _ => None,
        };
        if let Some(walk) = walk {
            self.filter.update(walk);
            return None;
        }
        if key.code == KeyCode::Char(' ') && self.filter.is_untouched() {
            return self.filter.here().copied();
        }
        match self.filter.typed(key) {
            Reply::Look => {
                self.look();
                None
            }
            Reply::Chosen => self.filter.here().copied(),
            Reply::Stay | Reply::Leave => None,
        }
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let nothing = view.texts.get("picker-nothing");
        let (offered, answer, picks) = (&self.offered, &self.answer, self.picks);
        self.filter
            .draw(frame, area, "> ", &nothing, view, |at, query, room| {
                let choice = &offered[*at];
                let mark = sign(picks, answer, &choice.name);
                let found = query.highlight(&choice.label);
                let mut spans = vec![Span::raw(format!("{mark} "))];
                let room = room.saturating_sub(mark.len() + 1);
                spans.extend(marked(
                    &choice.label,
                    &found,
                    room,
                    view.theme.plain(),
                    view,
                ));
                Line::from(spans)
            });
    }
}

/// How a choice shows whether it is taken: by a sign, for several by a cross, in an order by its place.
fn sign(picks: Picks, answer: &str, name: &str) -> String {
    let place = answer.split(' ').position(|one| one == name);
    match (picks, place) {
        (Picks::InOrder, Some(place)) => format!("[{}]", place + 1),
        (Picks::One | Picks::Sign, Some(_)) => "(*)".to_owned(),
        (Picks::One | Picks::Sign, None) => "( )".to_owned(),
        (_, Some(_)) => "[x]".to_owned(),
        (_, None) => "[ ]".to_owned(),
    }
}
