//! A box over the page: its place, its clean edges and its title. Not what stands in it.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr as _;

use super::taps::Target;
use super::text;
use crate::tui::context::View;
use crate::tui::layout::Shape;

/// Rows at the foot of the screen that no popup covers: toast, hints, and one for the input method's window.
pub const FOOT: u16 = 3;

/// Where a box of `width` x `height` goes: centred, or near the top when something is typed in it.
pub fn place(screen: Rect, width: u16, height: u16, typing: bool) -> Rect {
    let room = screen.height.saturating_sub(FOOT);
    let width = width.min(screen.width);
    let height = height.min(room.max(3)).min(screen.height);
    let above = if typing {
        1.min(room.saturating_sub(height))
    } else {
        room.saturating_sub(height) / 2
    };
    Rect::new(
        screen.x + (screen.width - width) / 2,
        screen.y + above,
        width,
        height,
    )
}

/// Clears `area`, draws a box with `title` around it and gives the inside; taps on it go no deeper.
pub fn open(frame: &mut Frame<'_>, area: Rect, title: &str, view: &View<'_>) -> Rect {
    clear_crumbs(frame, area, view);
    frame.render_widget(Clear, area);
    mend_edge(frame.buffer_mut(), area);
    view.taps.note(area, Target::Nothing);
    boxed(frame, area, title, Look::Popup, view)
}

/// Where a box leaves but a column beside it and less than a third of the screen below it, as on a phone, the crumbs of
/// the page that would still be seen beside and below it go: cut in two they say nothing, and a tap on them would miss.
fn clear_crumbs(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    let screen = frame.area();
    let fills = Shape::of(screen.width) == Shape::Narrow && screen.width - area.width <= 4;
    let below = screen.bottom().saturating_sub(area.bottom());
    if !fills || below > FOOT + screen.height / 3 {
        return;
    }
    let rows = screen.bottom().saturating_sub(area.y + 1);
    let crumbs = Rect::new(screen.x, area.y, screen.width, rows);
    frame.render_widget(Clear, crumbs);
    view.taps.note(crumbs, Target::Nothing);
}

/// How a box looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// One of several on a page.
    Quiet,
    /// The one that matters most on a page: double lines.
    Main,
    /// Lies over a page.
    Popup,
}

/// Draws the lines of a box with `title` and gives the inside.
pub fn boxed(frame: &mut Frame<'_>, area: Rect, title: &str, look: Look, view: &View<'_>) -> Rect {
    let theme = view.theme;
    let style = if look == Look::Quiet {
        theme.border()
    } else {
        theme.border_focused()
    };
    let room = usize::from(area.width).saturating_sub(4);
    let title = Span::styled(format!(" {} ", text::cut(title, room)), theme.title());
    let block = Block::bordered()
        .border_set(theme.border_set(look == Look::Main))
        .border_style(style)
        .title(Line::from(title));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside
}

/// The title of a box in which not everything is in sight: it is told at which of how many things one is.
pub fn placed(title: &str, at: usize, count: usize, view: &View<'_>) -> String {
    let values = [
        ("at", at.into()),
        ("count", count.into()),
        ("title", title.into()),
    ];
    view.texts.with("popup-placed", &values)
}

/// Says on the lower edge of a box how many rows follow below it.
pub fn more(frame: &mut Frame<'_>, area: Rect, rows: usize, view: &View<'_>) {
    if rows == 0 || area.height < 2 {
        return;
    }
    let said = view.texts.with("popup-more", &[("count", rows.into())]);
    let said = format!(" {said} ");
    let columns = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
    if columns + 2 > area.width {
        return;
    }
    let (column, row) = (area.right() - columns - 1, area.bottom() - 1);
    let style = view.theme.key();
    frame.buffer_mut().set_string(column, row, said, style);
}

/// Blanks the left half of a wide character that the box's left edge cuts in two: ratatui keeps it
/// otherwise and the terminal draws it over the edge (ratatui#2526).
fn mend_edge(buffer: &mut Buffer, area: Rect) {
    let Some(column) = area.x.checked_sub(1) else {
        return;
    };
    for row in area.top()..area.bottom() {
        if let Some(cell) = buffer.cell_mut((column, row))
            && cell.symbol().width() > 1
        {
            cell.set_symbol(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_leaves_the_screen_or_covers_its_foot() {
        for (width, height) in [(36, 10), (44, 20), (80, 24), (120, 36)] {
            let screen = Rect::new(0, 0, width, height);
            for wanted in [(10, 3), (60, 12), (200, 100)] {
                for typing in [true, false] {
                    let area = place(screen, wanted.0, wanted.1, typing);
                    assert!(
                        area.right() <= width && area.bottom() <= height - FOOT,
                        "{area:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_wide_character_cut_by_the_edge_is_blanked() {
        let screen = Rect::new(0, 0, 12, 1);
        let mut buffer = Buffer::empty(screen);
        buffer.set_string(0, 0, "张建国张建国", ratatui::style::Style::new());
        mend_edge(&mut buffer, Rect::new(5, 0, 4, 1));
        assert_eq!(buffer[(4, 0)].symbol(), " ");
        assert_eq!(buffer[(2, 0)].symbol(), "建");
    }
}
