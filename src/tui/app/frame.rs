//! The whole screen: header, page, toast, footer, dialogs on top. Pages and dialogs draw themselves.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::super::command::Action;
use super::super::context::{Toast, Tone};
use super::super::header;
use super::super::key::Key;
use super::super::layout::{foot, top};
use super::super::pane::PANES;
use super::super::widget::taps::Target;
use super::super::widget::{footer, text};
use super::{App, Leaf, Message};
use crate::i18n::Texts;

/// Every page, made.
pub(super) fn leaves() -> Vec<Leaf> {
    let rows = PANES.iter();
    rows.map(|row| Leaf {
        page: row.page,
        pane: (row.make)(),
    })
    .collect()
}

impl App {
    /// The name of a key, for tests that press one.
    pub fn press(&mut self, key: Key) {
        self.update([Message::Key(key.event())]);
    }

    /// Where a tap on `target` would go, for tests.
    pub fn place_of(&self, target: Target) -> Option<(u16, u16)> {
        self.base.taps.middle(target)
    }

    /// Draws everything; the real cursor stands where the topmost thing wants it.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let screen = frame.area();
        self.base.size = (screen.width, screen.height);
        self.base.taps.clear();
        frame.set_cursor_position((screen.x, screen.y));
        if self.too_small() {
            return self.draw_too_small(frame, screen);
        }
        let (head, rest) = top(screen, 1);
        let (rest, hints) = foot(rest, 1);
        let (body, toast) = foot(rest, 1);
        let view = self.base.view();
        header::draw(frame, head, self.panes[self.at].page, &view);
        self.panes[self.at].pane.draw(frame, body, &view);
        for layer in &mut self.dialogs {
            layer.dialog.draw(frame, screen, &self.base.view());
        }
        self.draw_toast(frame, toast);
        self.draw_footer(frame, hints);
        let cover = self.base.cover.get_mut();
        cover.follow(&self.base.ledger);
        cover.draw(frame.buffer_mut());
        if self.base.latin {
            write_latin(frame);
        } else if self.base.theme.ascii {
            write_narrow(frame);
        }
    }

    fn draw_too_small(&self, frame: &mut Frame<'_>, screen: Rect) {
        let values = [
            ("width", screen.width.into()),
            ("height", screen.height.into()),
        ];
        let mut said = self.base.texts.with("app-too-small", &values);
        // Whoever holds the phone may read the other language, and the key that switches does nothing here.
        if !self.base.latin {
            let other = Texts::new(self.base.texts.language().other());
            said = format!("{said} / {}", other.with("app-too-small", &values));
        }
        for (row, line) in
            (screen.top()..screen.bottom()).zip(text::wrap(&said, usize::from(screen.width)))
        {
            frame.buffer_mut().set_stringn(
                screen.x,
                row,
                line,
                usize::from(screen.width),
                self.base.theme.plain(),
            );
        }
    }

    fn draw_toast(&self, frame: &mut Frame<'_>, area: Rect) {
        let Some(toast) = &self.toast else { return };
        let theme = self.base.theme;
        let style = match toast.tone {
            Tone::Done => theme.strong(),
            Tone::Note => theme.plain(),
            Tone::Fault => theme.fault(),
        };
        let room = usize::from(area.width).saturating_sub(2);
        // What does not fit a row takes the one above it too where that is blank or the edge of a box.
        // Where a file lies is told in full: for that even buttons go until the next key.
        let told = toast.tone == Tone::Done && toast.key.is_empty();
        let free = |row: u16| told || is_free(frame.buffer_mut(), area, row);
        let above = text::width(&toast.text) > room && area.y.checked_sub(1).is_some_and(free);
        let said = in_rows(toast, room, if above { 2 } else { 1 });
        let above = u16::try_from(said.len()).unwrap_or(1).saturating_sub(1);
        let area = Rect {
            y: area.y - above,
            height: area.height + above,
            ..area
        };
        frame.render_widget(Clear, area);
        for (row, line) in (area.top()..area.bottom()).zip(said) {
            let place = Rect::new(area.x, row, area.width, 1);
            let shown = Line::from(vec![Span::raw(" "), Span::styled(line, style)]);
            frame.render_widget(shown, place);
        }
        if toast.tone == Tone::Done && self.dialogs.is_empty() {
            self.base.taps.note(area, Target::Action(Action::Undo));
        }
    }

    fn draw_footer(&self, frame: &mut Frame<'_>, area: Rect) {
        let view = self.base.view();
        let pane = &self.panes[self.at].pane;
        let layer = self.dialogs.last();
        let digits = layer.is_none_or(|layer| layer.dialog.numbered());
        let enters = layer.map_or_else(|| pane.enters(), |layer| layer.dialog.enters());
        let offered = |action| match layer {
            Some(layer) => layer.dialog.offers(action),
            None => pane.refuses(action, &view).is_none(),
        };
        footer::draw(
            frame,
            area,
            &footer::hints(&self.scopes(), digits, enters, &view, offered),
            &view,
        );
    }
}

/// Whether a toast may take this row: nothing stands in it but blanks, or it is the lower edge of a box.
fn is_free(buffer: &Buffer, area: Rect, row: u16) -> bool {
    let mut cells = (area.left()..area.right()).map(|x| buffer[(x, row)].symbol());
    let edge = ["└", "╚", "+"].contains(&buffer[(area.left(), row)].symbol());
    edge || cells.all(|symbol| symbol == " ")
}

/// A toast in so many rows: rather the beginning of what happened and the key that takes it back than all of what
/// happened.
fn in_rows(toast: &Toast, room: usize, rows: usize) -> Vec<String> {
    let all = text::wrap(&toast.text, room);
    if all.len() <= rows && all.last().is_some_and(|last| last.ends_with(&toast.key)) {
        return all;
    }
    let key = match text::width(&toast.key) {
        0 => String::new(),
        _ => format!("  {}", toast.key),
    };
    let happened = toast.text.strip_suffix(&toast.key).unwrap_or(&toast.text);
    let happened = happened.trim();
    let first = text::wrap(happened, room).swap_remove(0);
    let (mut said, rest) = match happened.strip_prefix(first.as_str()) {
        Some(rest) if rows > 1 => (vec![first], rest.trim_start()),
        _ => (Vec::new(), happened),
    };
    let left = room.saturating_sub(text::width(&key));
    let rest = text::phrases(rest, left);
    said.push(format!("{rest}{key}").trim_start().to_owned());
    said
}

/// Puts an ASCII character where this terminal would draw one of two columns and push the rest of the row aside.
fn write_narrow(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        if let Some(narrow) = text::narrow(cell.symbol()) {
            cell.set_symbol(narrow);
        }
    }
}

/// Puts `?` where the terminal could not draw what is there: a wide character gets two, so that columns stay.
fn write_latin(frame: &mut Frame<'_>) {
    let mut second = false;
    for cell in &mut frame.buffer_mut().content {
        let wide = text::width(cell.symbol()) > 1;
        if second || !cell.symbol().is_ascii() {
            cell.set_symbol("?");
        }
        second = wide;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toast_keeps_the_key_that_takes_it_back_however_narrow() {
        let toast = |text: &str, key: &str| Toast {
            text: format!("{text}  {key}"),
            on_disk: None,
            key: key.to_owned(),
            tone: Tone::Done,
            until: 0,
        };
        let long = toast(
            "已记 3-1-403 正常，重大隐患还没处理，隐患该复查了",
            "退格=撤销",
        );
        assert_eq!(in_rows(&long, 78, 1).len(), 1);
        let narrow = in_rows(&long, 34, 1);
        assert!(narrow[0].ends_with("..  退格=撤销"), "{narrow:?}");
        let two = in_rows(&long, 34, 2).concat();
        assert!(
            two.contains("复查了") && two.ends_with("退格=撤销"),
            "{two}"
        );
        for room in 20..60 {
            for rows in 1..=2 {
                let said = in_rows(&long, room, rows);
                assert!(said.len() <= rows);
                assert!(said.iter().all(|row| text::width(row) <= room), "{said:?}");
                assert!(said[said.len() - 1].ends_with("退格=撤销"), "{said:?}");
            }
        }
    }
}
