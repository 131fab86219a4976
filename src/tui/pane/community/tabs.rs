//! The names of the lists on the upper edge of the one shown, to be tapped: those nearest to it where not all fit. Not the lists.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::LISTS;
use super::rows::Rows;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Taps on names have numbers from here on, past those of any row.
const FIRST: usize = usize::MAX - LISTS.len();

/// The list whose name was tapped.
pub(super) fn tapped(item: usize) -> Option<usize> {
    item.checked_sub(FIRST).filter(|at| *at < LISTS.len())
}

/// As many of these names around the one shown as fit `room` columns, each with a gap before it; an arrow stands where
/// there are others.
fn in_sight(widths: &[usize], shown: usize, room: usize) -> Range<usize> {
    let fits = |range: &Range<usize>| {
        let names: usize = widths[range.clone()].iter().map(|width| width + 1).sum();
        let arrows = usize::from(range.start > 0) + usize::from(range.end < widths.len());
        names + 2 * arrows <= room
    };
    let mut range = shown..shown + 1;
    loop {
        let ahead = range.start..(range.end + 1).min(widths.len());
        let back = range.start.saturating_sub(1)..range.end;
        let wider = [ahead, back].into_iter();
        let wider = wider.filter(|wider| *wider != range && fits(wider));
        // What is on both sides is shown in turn.
        let behind = |wider: &Range<usize>| wider.start < range.start;
        let first_back = shown - range.start < range.end - 1 - shown;
        let Some(next) = wider.min_by_key(|wider| behind(wider) != first_back) else {
            return range;
        };
        range = next;
    }
}

/// Draws the names on the upper edge of the list's box.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, rows: &Rows, view: &View<'_>) {
    let names = rows.counts().enumerate().map(|(at, (name, count))| {
        let name = format!("{} {count}", view.texts.get(name));
        match at == rows.at() {
            true => format!("[{name}]"),
            false => name,
        }
    });
    let names: Vec<String> = names.collect();
    let widths: Vec<usize> = names.iter().map(|name| text::width(name)).collect();
    let room = usize::from(area.width).saturating_sub(3);
    let range = in_sight(&widths, rows.at(), room);
    let (before, after) = (range.start > 0, range.end < names.len());
    let mut row = Edge {
        area,
        at: area.x + 1,
    };
    let (arrow, plain) = (view.theme.key(), view.theme.plain());
    if before {
        let place = row.put(frame, Span::styled(" <", arrow));
        view.taps.note(place, Target::Action(Action::Left));
    }
    for at in range {
        let style = if at == rows.at() {
            view.theme.title()
        } else {
            plain
        };
        let place = row.put(frame, Span::styled(format!(" {}", names[at]), style));
        view.taps.note(place, Target::Item(FIRST + at));
    }
    if after {
        let place = row.put(frame, Span::styled(" >", arrow));
        view.taps.note(place, Target::Action(Action::Right));
    }
    row.put(frame, Span::raw(" "));
}

/// The upper edge, and how far it is written.
struct Edge {
    area: Rect,
    at: u16,
}

impl Edge {
    /// Writes on, as far as the corner.
    fn put(&mut self, frame: &mut Frame<'_>, said: Span<'_>) -> Rect {
        let left = self.area.right().saturating_sub(self.at + 1);
        let width = u16::try_from(said.width()).unwrap_or(u16::MAX).min(left);
        let place = Rect::new(self.at, self.area.y, width, 1.min(self.area.height));
        frame.render_widget(said, place);
        self.at += width;
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_names_are_shown_where_they_fit_and_else_those_on_both_sides() {
        assert_eq!(in_sight(&[6; 5], 2, 35), 0..5);
        assert_eq!(in_sight(&[6; 5], 2, 29), 1..4);
        assert_eq!(in_sight(&[6; 5], 0, 25), 0..3);
        assert_eq!(in_sight(&[6; 5], 4, 25), 2..5);
        assert_eq!(in_sight(&[6; 5], 4, 3), 4..5);
    }

    proptest! {
        #[test]
        fn the_one_shown_is_among_them_and_no_other_would_fit(
            widths in prop::collection::vec(1_usize..12, 1..12), at in 0_usize..12, room in 0_usize..90,
        ) {
            let at = at % widths.len();
            let range = in_sight(&widths, at, room);
            prop_assert!(range.contains(&at) && range.end <= widths.len());
            let columns = |range: &Range<usize>| {
                let arrows = usize::from(range.start > 0) + usize::from(range.end < widths.len());
                widths[range.clone()].iter().map(|width| width + 1).sum::<usize>() + 2 * arrows
            };
            prop_assert!(range.len() == 1 || columns(&range) <= room);
        }
    }
}
