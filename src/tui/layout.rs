//! How a page divides its area by the size of the screen. Not what stands in the parts.

use ratatui::layout::Rect;

/// The three layouts of every page (interface.md §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// 36 to 71 columns: parts one below the other.
    Narrow,
    /// 72 to 109 columns: two parts side by side.
    Medium,
    /// From 110 columns: three parts side by side.
    Wide,
}

impl Shape {
    /// The layout for this many columns.
    pub fn of(columns: u16) -> Self {
        match columns {
            0..72 => Self::Narrow,
            72..110 => Self::Medium,
            _ => Self::Wide,
        }
    }
}

/// A page of a list, a card of what is under the cursor and a pad: `flat` rows of the pad where parts stand one below
/// the other, `boxed` rows of it beside the list. The card goes first where there is little room.
pub fn list_card_pad(area: Rect, flat: u16, boxed: u16) -> (Rect, Rect, Rect) {
    let shape = Shape::of(area.width);
    if shape == Shape::Narrow {
        let (above, pad) = foot(area, flat);
        let folded = above.height < 12;
        let (list, card) = foot(above, if folded { 0 } else { above.height / 2 });
        return (list, card, pad);
    }
    let share = if shape == Shape::Wide { 50 } else { 55 };
    let (list, rest) = left(area, area.width * share / 100);
    let (card, pad) = foot(rest, boxed.min(rest.height / 3));
    (list, card, pad)
}

/// Splits off `rows` rows at the top: those, and the rest.
pub fn top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let below = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    (
        Rect {
            height: rows,
            ..area
        },
        below,
    )
}

/// Splits off `rows` rows at the foot: the rest, and those.
pub fn foot(area: Rect, rows: u16) -> (Rect, Rect) {
    top(area, area.height - rows.min(area.height))
}

/// Splits off `columns` columns at the left: those, and the rest.
pub fn left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let beside = Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    };
    (
        Rect {
            width: columns,
            ..area
        },
        beside,
    )
}

/// Splits off `columns` columns at the right: the rest, and those.
pub fn right(area: Rect, columns: u16) -> (Rect, Rect) {
    left(area, area.width - columns.min(area.width))
}
