//! Lines of text in a place of the screen, each broken to its width. Where they come from is not known here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::popup;
use super::text;
use crate::tui::context::View;

/// Lines as they are said, each in one style.
pub type Lines = Vec<(String, Style)>;

/// Draws as many rows as there is room for; gives how many there was none for.
pub fn draw(frame: &mut Frame<'_>, inside: Rect, lines: &[(String, Style)]) -> usize {
    let room = usize::from(inside.width);
    let mut rows = inside.top()..inside.bottom();
    let mut hidden = 0;
    for (said, style) in lines {
        for line in text::wrap(said, room) {
            let Some(row) = rows.next() else {
                hidden += 1;
                continue;
            };
            let buffer = frame.buffer_mut();
            buffer.set_stringn(inside.x, row, line, room, *style);
        }
    }
    hidden
}

/// Draws the box that matters most on a page with these lines in it; its lower edge says how many rows it has no room
/// for. Gives the inside.
pub fn card(
    frame: &mut Frame<'_>,
    area: Rect,
    title: &str,
    lines: &[(String, Style)],
    view: &View<'_>,
) -> Rect {
    let inside = popup::boxed(frame, area, title, popup::Look::Main, view);
    let hidden = draw(frame, inside, lines);
    popup::more(frame, area, hidden, view);
    inside
}

/// The same as a text to read.
pub fn said(lines: Lines) -> String {
    let lines: Vec<String> = lines.into_iter().map(|(line, _)| line).collect();
    lines.join("\n")
}
