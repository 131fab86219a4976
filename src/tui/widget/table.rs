//! Columns for a list: how wide each is, and which go when the screen is narrow. Not the rows themselves.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Columns of the screen it needs at least.
    pub least: usize,
    /// Columns it takes when there is room; `usize::MAX` takes all that is left.
    pub most: usize,
    /// The first to go has the highest number; 0 never goes.
    pub goes: u8,
}

impl Column {
    /// Always `width` columns.
    pub const fn fixed(width: usize, goes: u8) -> Self {
        Self {
            least: width,
            most: width,
            goes,
        }
    }

    /// From `least` to all that is left.
    pub const fn rest(least: usize, goes: u8) -> Self {
        Self {
            least,
            most: usize::MAX,
            goes,
        }
    }
}

/// How wide each column is in `room`, with one column of space between; 0 for those that had to go.
pub fn widths(columns: &[Column], room: usize) -> Vec<usize> {
    let mut shown: Vec<bool> = vec![true; columns.len()];
    let needed = |shown: &[bool]| {
        let kept = columns.iter().zip(shown).filter(|(_, shown)| **shown);
        kept.map(|(column, _)| column.least + 1)
            .sum::<usize>()
            .saturating_sub(1)
    };
    while needed(&shown) > room {
        let leaving = (0..columns.len()).filter(|at| shown[*at] && columns[*at].goes > 0);
        let Some(at) = leaving.max_by_key(|at| columns[*at].goes) else {
            break;
        };
        shown[at] = false;
    }
    let mut left = room.saturating_sub(needed(&shown));
    let mut widths: Vec<usize> = columns
        .iter()
        .zip(&shown)
        .map(|(column, shown)| if *shown { column.least.min(room) } else { 0 })
        .collect();
    for bounded in [true, false] {
        for (at, column) in columns.iter().enumerate() {
            if shown[at] && (column.most != usize::MAX) == bounded {
                let more = (column.most - column.least).min(left);
                widths[at] += more;
                left -= more;
            }
        }
    }
    widths
}

/// A row from its cells, each cut or filled to its width.
pub fn row<'t>(cells: &[(&str, Style)], widths: &[usize]) -> Line<'t> {
    let mut spans = Vec::with_capacity(cells.len() * 2);
    for ((cell, style), width) in cells.iter().zip(widths).filter(|(_, width)| **width > 0) {
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(text::pad(cell, *width), *style));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_go_in_their_order_and_the_rest_is_given_away() {
        let columns = [
            Column::fixed(5, 0),
            Column::rest(6, 0),
            Column::fixed(8, 2),
            Column::fixed(8, 1),
        ];
        assert_eq!(widths(&columns, 40), [5, 16, 8, 8]);
        assert_eq!(widths(&columns, 24), [5, 9, 0, 8]);
        assert_eq!(widths(&columns, 14), [5, 8, 0, 0]);
    }

    proptest! {
        #[test]
        fn a_row_is_never_wider_than_its_room(
            columns in prop::collection::vec((1usize..12, 0usize..12, 1u8..4), 1..6), room in 0usize..80
        ) {
            let columns: Vec<_> =
                columns.into_iter().map(|(least, more, goes)| Column { least, most: least + more, goes }).collect();
            let widths = widths(&columns, room);
            let cells = vec![("欧阳志明 x", Style::new()); columns.len()];
            prop_assert!(row(&cells, &widths).width() <= room);
        }
    }
}
