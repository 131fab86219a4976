//! A text of several lines being typed, wrapped, with the real cursor in it. Knows neither its label nor its meaning.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::text;
use crate::tui::key::Key;

/// Characters a note takes unless it is told otherwise.
const LIMIT: usize = 2000;

/// A note being typed.
#[derive(Clone)]
pub struct Note {
    area: TextArea<'static>,
    limit: usize,
}

impl std::fmt::Debug for Note {
    /// Only its length: a note is about somebody.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Note({} lines)", self.area.lines().len())
    }
}

impl Note {
    /// A note that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let lines = text::many_lines(text)
            .split('\n')
            .map(str::to_owned)
            .collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        // The terminal's own cursor is shown instead, so that input methods open at the right place.
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, limit: LIMIT }
    }

    /// Takes at most `limit` characters.
    #[must_use]
    pub fn limited(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// What stands in it.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether anything stands in it.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Characters before the cursor, line ends counted.
    pub fn cursor(&self) -> usize {
        let ratatui_textarea::DataCursor(row, column) = self.area.cursor();
        let before = self.area.lines().iter().take(row);
        before.map(|line| line.chars().count() + 1).sum::<usize>() + column
    }

    /// Puts other text into it, cursor after `cursor` characters.
    pub fn set(&mut self, text: &str, cursor: usize) {
        *self = Self::new(text).limited(self.limit);
        let mut left = cursor;
        let lengths: Vec<usize> = self
            .area
            .lines()
            .iter()
            .map(|line| line.chars().count())
            .collect();
        for (row, length) in lengths.into_iter().enumerate() {
            if left <= length {
                let jump = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
                self.area
                    .move_cursor(CursorMove::Jump(jump(row), jump(left)));
                return;
            }
            left -= length + 1;
        }
    }

    fn room(&self) -> usize {
        self.limit.saturating_sub(
            self.area
                .lines()
                .iter()
                .map(|line| line.chars().count() + 1)
                .sum::<usize>()
                - 1,
        )
    }

    /// Takes a key; says whether it was one for a note. Enter is not, nor up in its first line and down in its last:
    /// they leave it.
    pub fn key(&mut self, key: Key) -> bool {
        let moved = |area: &mut TextArea<'static>, to| {
            let before = area.cursor();
            area.move_cursor(to);
            area.cursor() != before
        };
        match (key.code, key.ctrl) {
            (KeyCode::Char(c), false) => {
                if self.room() > 0 && !text::is_invisible(c) {
                    self.area.insert_char(c);
                }
            }
            (KeyCode::Up, _) => return moved(&mut self.area, CursorMove::Up),
            (KeyCode::Down, _) => return moved(&mut self.area, CursorMove::Down),
            (KeyCode::Backspace, false) => {
                self.area.delete_char();
            }
            (KeyCode::Delete, false) => {
                self.area.delete_next_char();
            }
            (KeyCode::Left, false) => self.area.move_cursor(CursorMove::Back),
            (KeyCode::Right, false) => self.area.move_cursor(CursorMove::Forward),
            (KeyCode::Left, true) => self.area.move_cursor(CursorMove::WordBack),
            (KeyCode::Right, true) => self.area.move_cursor(CursorMove::WordForward),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => {
                self.area.move_cursor(CursorMove::Head);
            }
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => {
                self.area.move_cursor(CursorMove::End);
            }
            (KeyCode::Char('u'), true) => {
                self.area.delete_line_by_head();
            }
            (KeyCode::Char('w'), true) => {
                self.area.delete_word();
            }
            (KeyCode::Char('z'), true) => {
                self.area.undo();
            }
            _ => return false,
        }
        true
    }

    /// Begins a new line.
    pub fn break_line(&mut self) {
        if self.room() > 0 {
            self.area.insert_newline();
        }
    }

    /// Takes a pasted text; gives how many characters had no room.
    pub fn paste(&mut self, pasted: &str) -> usize {
        let pasted = text::many_lines(pasted);
        let room = self.room();
        let taken: String = pasted.chars().take(room).collect();
        self.area.insert_str(taken);
        pasted.chars().count().saturating_sub(room)
    }

    /// Draws it; with `focused` the real cursor stands in it.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, style: Style, focused: bool) {
        if area.is_empty() {
            return;
        }
        self.area.set_style(style);
        frame.render_widget(&self.area, area);
        if focused {
            let cursor = self.area.screen_cursor();
            let (top, left) = self.area.scroll_offset();
            let x = u16::try_from(cursor.col)
                .unwrap_or(0)
                .saturating_sub(left)
                .min(area.width - 1);
            let y = u16::try_from(cursor.row)
                .unwrap_or(0)
                .saturating_sub(top)
                .min(area.height - 1);
            frame.set_cursor_position((area.x + x, area.y + y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_cursor_come_back_as_they_were() {
        let mut note = Note::new("敲门要久\n耳背");
        for cursor in 0..=7 {
            note.set("敲门要久\n耳背", cursor);
            assert_eq!(
                (note.cursor(), note.text().as_str()),
                (cursor, "敲门要久\n耳背")
            );
        }
    }

    #[test]
    fn enter_and_the_edges_leave_the_note() {
        let mut note = Note::new("one");
        for leaving in ["enter", "up", "down", "tab", "esc"] {
            assert!(!note.key(Key::parse(leaving).unwrap()), "{leaving}");
        }
        note.break_line();
        assert!(note.key(Key::parse("up").unwrap()));
        assert_eq!(note.text(), "one\n");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_stops_at_the_limit() {
        let mut note = Note::new("").limited(5);
        assert_eq!(note.paste("ab\r\ncdef"), 2);
        assert_eq!(note.text(), "ab\ncd");
        note.key(Key::char('x'));
        assert_eq!(note.text(), "ab\ncd");
    }
}
