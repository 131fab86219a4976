//! What of a building is past the edges of the map: floors above and below, doors at both sides. Not the moving of it.

use ratatui::layout::Rect;

use super::{FLOOR_COLUMNS, GAP, Grid};
use crate::tui::context::View;

impl Grid {
    /// What is not in sight: floors above and below, doors to the left and right; ` 上2 下3 >`.
    pub(super) fn hidden(&self, area: Rect, view: &View<'_>) -> String {
        let rows = usize::from(area.height) - self.head_rows;
        let below = self.floors.len().saturating_sub(self.top + rows);
        let floors = [("map-above", self.top), ("map-below", below)].into_iter();
        let floors = floors.filter(|(_, count)| *count > 0);
        let floors = floors.map(|(id, count)| view.texts.with(id, &[("count", count.into())]));
        let all = self.unit_left(self.units.len()).saturating_sub(GAP);
        let room = usize::from(area.width) - FLOOR_COLUMNS;
        let sides = [("<", self.left > 0), (">", all > self.left + room + 1)];
        let sides = sides.into_iter().filter(|(_, hidden)| *hidden);
        let sides = sides.map(|(sign, _)| sign.to_owned());
        let signs: String = floors.chain(sides).map(|sign| format!(" {sign}")).collect();
        signs
    }
}
