//! Rows to walk through: which one is under the cursor, which are in sight, taps, the real cursor. Not what a row says.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::lines;
use super::taps::Target;
use crate::tui::command::Action;
use crate::tui::context::View;

/// Where a person is in a list. Keep one per list; it outlives changes of the rows.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// The row under the cursor.
    pub at: usize,
    /// The cursor is elsewhere on the page for now: no row is marked.
    pub away: bool,
    top: usize,
    page: usize,
}

impl Roll {
    /// Moves for a walking command over `rows` rows; says whether it was one.
    pub fn walk(&mut self, action: Action, rows: usize) -> bool {
        let last = rows.saturating_sub(1);
        let page = self.page.max(1);
        self.at = match action {
            Action::Up | Action::ChooseUp => self.at.saturating_sub(1),
            Action::Down | Action::ChooseDown => self.at + 1,
            Action::PageUp | Action::ChoosePageUp => self.at.saturating_sub(page),
            Action::PageDown | Action::ChoosePageDown => self.at + page,
            Action::First | Action::ChooseFirst => 0,
            Action::Last | Action::ChooseLast => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Puts the cursor on `row`; says whether it was there already (a second tap opens).
    pub fn choose(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.at, row) == row
    }

    /// How many of `rows` rows follow below what was drawn last.
    pub fn below(&self, rows: usize) -> usize {
        rows.saturating_sub(self.top + self.page)
    }

    /// Brings the cursor's row into sight and gives the rows to draw.
    pub fn window(&mut self, rows: usize, height: usize) -> std::ops::Range<usize> {
        self.page = height;
        self.at = self.at.min(rows.saturating_sub(1));
        self.top = self.top.min(rows.saturating_sub(height)).min(self.at);
        if self.at >= self.top + height {
            self.top = self.at + 1 - height;
        }
        self.top..rows.min(self.top + height)
    }
}

/// Says in a list's place why it is empty and what to do next; the real cursor stands there.
pub fn empty(frame: &mut Frame<'_>, area: Rect, said: &str, view: &View<'_>) {
    let place = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    lines::draw(frame, place, &[(said.to_owned(), view.theme.plain())]);
    frame.set_cursor_position((area.x, area.y));
}

/// Draws `rows` rows into `area`: a mark before the one under the cursor, which is bold and has the real cursor.
/// `line` is given a row's number and the columns left for it.
pub fn draw<'t>(
    frame: &mut Frame<'_>,
    area: Rect,
    roll: &mut Roll,
    rows: usize,
    view: &View<'_>,
    mut line: impl FnMut(usize, usize) -> Line<'t>,
) {
    if area.is_empty() {
        return;
    }
    let room = usize::from(area.width).saturating_sub(1);
    let window = roll.window(rows, usize::from(area.height));
    for (y, row) in (area.top()..area.bottom()).zip(window) {
        let place = Rect::new(area.x, y, area.width, 1);
        let here = row == roll.at && !roll.away;
        let mut shown = Line::from(Span::raw(if here { view.theme.row_mark() } else { " " }));
        let content = line(row, room);
        shown.style = content.style;
        shown.spans.extend(content.spans);
        if here {
            shown = shown.patch_style(view.theme.selected());
            frame.set_cursor_position((area.x, y));
        }
        frame.render_widget(shown, place);
        view.taps.note(place, Target::Item(row));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_row_under_the_cursor_is_always_in_sight(
            moves in prop::collection::vec((0usize..6, 0usize..40, 1usize..20), 1..60)
        ) {
            let mut roll = Roll::default();
            let walks = [Action::Up, Action::Down, Action::PageUp, Action::PageDown, Action::First, Action::Last];
            for (walk, rows, height) in moves {
                roll.walk(walks[walk], rows);
                let window = roll.window(rows, height);
                prop_assert!(window.end <= rows && window.len() <= height);
                prop_assert!(rows == 0 || window.contains(&roll.at));
                prop_assert!(rows < height || window.len() == height);
            }
        }
    }
}
