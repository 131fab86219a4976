//! One line of typed text with the real cursor in it. Knows neither its label nor what the text means.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation as _;

use super::text;
use crate::domain::text::with_code_points;
use crate::tui::context::View;
use crate::tui::key::Key;
use crate::tui::layout::left;

/// Characters a field takes unless it is told otherwise.
const LIMIT: usize = 200;

/// How many changes Ctrl+Z takes back.
const STEPS: usize = 100;

/// A line being typed.
#[derive(Clone, Debug)]
pub struct TextField {
    input: Input,
    limit: usize,
    before: Vec<Input>,
}

impl Default for TextField {
    fn default() -> Self {
        Self::new("")
    }
}

impl TextField {
    /// A field that holds `text`, with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self {
            input: Input::new(text::one_line(text)),
            limit: LIMIT,
            before: Vec::new(),
        }
    }

    /// Takes at most `limit` characters.
    #[must_use]
    pub fn limited(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Characters before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Puts other text into it, cursor after `cursor` characters.
    pub fn set(&mut self, text: &str, cursor: usize) {
        self.input = Input::new(text::one_line(text)).with_cursor(cursor);
    }

    /// Empties it; Ctrl+Z brings back what stood there.
    pub fn clear(&mut self) {
        self.remember();
        self.input = Input::default();
    }

    /// Takes a key; says whether it was one for a field.
    pub fn key(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl) {
            (KeyCode::Char('z'), true) => {
                if let Some(before) = self.before.pop() {
                    self.input = before;
                }
                return true;
            }
            (KeyCode::Char(c), false) => {
                if self.input.value().chars().count() < self.limit && !text::is_invisible(c) {
                    self.remember();
                    self.input.handle(InputRequest::InsertChar(c));
                    self.code_point();
                }
                return true;
            }
            (KeyCode::Backspace, false) => InputRequest::DeletePrevChar,
            (KeyCode::Delete, false) => InputRequest::DeleteNextChar,
            (KeyCode::Left, false) => InputRequest::GoToPrevChar,
            (KeyCode::Right, false) => InputRequest::GoToNextChar,
            (KeyCode::Left, true) => InputRequest::GoToPrevWord,
            (KeyCode::Right, true) => InputRequest::GoToNextWord,
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => InputRequest::GoToStart,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => InputRequest::GoToEnd,
            (KeyCode::Char('u'), true) => InputRequest::DeleteLine,
            (KeyCode::Char('w'), true) => InputRequest::DeletePrevWord,
            (KeyCode::Char('k'), true) => InputRequest::DeleteTillEnd,
            _ => return false,
        };
        let was = self.input.clone();
        self.input.handle(request);
        if was.value() != self.input.value() {
            self.keep(was);
        }
        true
    }

    fn remember(&mut self) {
        self.keep(self.input.clone());
    }

    /// Keeps what stood here before a change, for Ctrl+Z.
    fn keep(&mut self, was: Input) {
        if self.before.len() == STEPS {
            self.before.remove(0);
        }
        self.before.push(was);
    }

    /// Takes a pasted text; gives how many characters had no room.
    pub fn paste(&mut self, pasted: &str) -> usize {
        self.remember();
        let pasted = text::one_line(pasted);
        let room = self
            .limit
            .saturating_sub(self.input.value().chars().count());
        let (value, cursor) = (self.input.value(), self.input.cursor());
        let taken: String = pasted.chars().take(room).collect();
        let before: String = value.chars().take(cursor).collect();
        let after: String = value.chars().skip(cursor).collect();
        let cursor = cursor + taken.chars().count();
        self.input = Input::new(format!("{before}{taken}{after}")).with_cursor(cursor);
        pasted.chars().count().saturating_sub(room)
    }

    /// Turns `U+20BB7` and the blank typed after it into that character: rare names on terminals that lose them.
    fn code_point(&mut self) {
        let (value, cursor) = (self.input.value(), self.input.cursor());
        let before: String = value.chars().take(cursor).collect();
        let Some(typed) = before.strip_suffix(' ') else {
            return;
        };
        let kept = with_code_points(typed);
        if kept != typed {
            let after: String = value.chars().skip(cursor).collect();
            let cursor = kept.chars().count();
            self.input = Input::new(kept + &after).with_cursor(cursor);
        }
    }

    /// The same when the field is left: a code point typed last needs no blank after it.
    pub fn leave(&mut self) {
        let read = with_code_points(self.text());
        if read != self.text() {
            self.set(&read, usize::MAX);
        }
    }

    /// Draws it into one row, scrolled so that the cursor shows; with `focused` the real cursor stands in it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, style: Style, focused: bool) {
        if area.is_empty() {
            return;
        }
        let room = usize::from(area.width).saturating_sub(1).max(1);
        let scroll = self.input.visual_scroll(room);
        let shown = skip(self.input.value(), scroll);
        let shown = text::pad(
            text::fit(shown, usize::from(area.width)),
            usize::from(area.width),
        );
        frame
            .buffer_mut()
            .set_stringn(area.x, area.y, shown, usize::from(area.width), style);
        if focused {
            let column = self
                .input
                .visual_cursor()
                .saturating_sub(scroll)
                .min(usize::from(area.width) - 1);
            frame.set_cursor_position((area.x + u16::try_from(column).unwrap_or(0), area.y));
        }
    }
}

/// Draws a field that filters the list below it, behind a mark, with the real cursor in it.
pub fn prompt(frame: &mut Frame<'_>, area: Rect, mark: &str, field: &TextField, view: &View<'_>) {
    let place = marked(frame, area, mark, view);
    field.draw(frame, place, view.theme.field(true), true);
}

/// Draws the mark of a place where something is typed; gives the place behind it.
pub fn marked(frame: &mut Frame<'_>, area: Rect, mark: &str, view: &View<'_>) -> Rect {
    let columns = u16::try_from(text::width(mark)).unwrap_or(0);
    let room = usize::from(area.width);
    frame
        .buffer_mut()
        .set_stringn(area.x, area.y, mark, room, view.theme.key());
    left(area, columns).1
}

/// What can be typed into a field for looking, while it is empty: behind the cursor, as far as there is room.
pub fn search_hint(frame: &mut Frame<'_>, place: Rect, field: &TextField, view: &View<'_>) {
    if !field.text().is_empty() {
        return;
    }
    let (_, place) = left(place, 1);
    let said = view.texts.get("search-hint");
    let said = text::cut(&said, usize::from(place.width));
    let style = view.theme.field(true).patch(view.theme.dim());
    let buffer = frame.buffer_mut();
    buffer.set_stringn(place.x, place.y, said, usize::from(place.width), style);
}

/// The text without its first `columns` columns (a wide character on the edge goes as a whole).
fn skip(value: &str, columns: usize) -> &str {
    let mut gone = 0;
    for (at, grapheme) in value.grapheme_indices(true) {
        if gone >= columns {
            return &value[at..];
        }
        gone += text::width(grapheme);
    }
    if gone > columns || columns == 0 {
        value
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(keys: &str) -> TextField {
        let mut field = TextField::default();
        keys.chars().for_each(|c| assert!(field.key(Key::char(c))));
        field
    }

    #[test]
    fn han_is_edited_by_character() {
        let mut field = typed("血压药𠮷");
        field.key(Key::parse("backspace").unwrap());
        field.key(Key::parse("left").unwrap());
        field.key(Key::char('的'));
        assert_eq!((field.text(), field.cursor()), ("血压的药", 3));
    }

    #[test]
    fn a_code_point_becomes_its_character() {
        assert_eq!(typed("李U+20BB7 ").text(), "李𠮷");
        assert_eq!(typed("U+7 x").text(), "U+7 x");
        assert_eq!(typed("U+202E ").text(), "U+202E ");
        let mut left = typed("李U+20BB7");
        left.leave();
        assert_eq!((left.text(), left.cursor()), ("李𠮷", 2));
    }

    #[test]
    fn a_paste_goes_in_at_the_cursor_and_stops_at_the_limit() {
        let mut field = TextField::new("ab").limited(6);
        field.key(Key::parse("left").unwrap());
        assert_eq!(field.paste("1\r\n2345"), 2);
        assert_eq!((field.text(), field.cursor()), ("a1 23b", 5));
    }

    #[test]
    fn control_z_takes_back_a_paste_in_one_step_and_then_what_was_typed() {
        let mut field = typed("ab");
        field.paste("1234");
        let undo = Key::parse("ctrl+z").unwrap();
        for left in ["ab", "a", "", ""] {
            assert!(field.key(undo));
            assert_eq!(field.text(), left);
        }
    }

    proptest! {
        #[test]
        fn no_key_breaks_a_field(keys in prop::collection::vec(0usize..13, 0..60)) {
            let names = ["张", "a", "e\u{301}", "backspace", "delete", "left", "right", "home", "end", "ctrl+w", "ctrl+u", "𠮷", "ctrl+z"];
            let mut field = TextField::default().limited(10);
            for name in keys.into_iter().map(|at| names[at]) {
                match Key::parse(name) {
                    Some(key) => { field.key(key); }
                    None => { field.paste(name); }
                }
                prop_assert!(field.cursor() <= field.text().chars().count());
                prop_assert!(field.text().chars().count() <= 10);
            }
        }
    }
}
