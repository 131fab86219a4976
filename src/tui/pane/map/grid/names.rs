//! The names of units above the doors and of floors before them, each to be tapped. Draws no door.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::round::{FLOORS, UNITS};
use super::{FLOOR_COLUMNS, Grid};
use crate::tui::context::View;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

impl Grid {
    /// The names of the units in sight, in the first row of `area`.
    pub(super) fn draw_heads(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        for (unit, name) in self.units.iter().enumerate() {
            let Some(name) = name else { continue };
            let begins = self.unit_left(unit);
            let ends = begins + self.unit_columns(unit);
            let shown = begins.saturating_sub(self.left);
            let in_sight = ends.saturating_sub(self.left + shown);
            let room = (usize::from(area.width) - FLOOR_COLUMNS).saturating_sub(shown);
            let room = room.min(in_sight);
            let word = view
                .texts
                .with("map-unit", &[("unit", name.as_str().into())]);
            let word = text::fit(&word, room).to_owned();
            let x = area.x + u16::try_from(FLOOR_COLUMNS + shown).unwrap_or(u16::MAX);
            if room > 0 {
                let width = u16::try_from(text::width(&word)).unwrap_or(0);
                let place = Rect {
                    x,
                    y: area.y,
                    width,
                    height: 1,
                };
                frame.render_widget(Span::styled(word, view.theme.strong()), place);
                view.taps.note(place, Target::Item(UNITS + unit));
            }
        }
    }

    /// The names of the floors in sight, a row each.
    pub(super) fn draw_floors(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        for (y, row) in (area.top()..area.bottom()).zip(self.top..self.floors.len()) {
            let name = self.floors[row].map_or_else(String::new, |floor| format!("{floor}F"));
            let place = Rect {
                y,
                height: 1,
                ..area
            };
            frame.render_widget(
                Span::styled(text::pad(&name, FLOOR_COLUMNS), view.theme.dim()),
                place,
            );
            let label = Rect {
                width: u16::try_from(FLOOR_COLUMNS - 1).unwrap_or(0),
                ..place
            };
            view.taps.note(label, Target::Item(FLOORS + row));
        }
    }
}
