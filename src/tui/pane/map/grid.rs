//! The doors of a building as cells: where each stands, how arrows walk, how they are drawn. Not what a key records.

mod edges;
mod names;
mod round;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::Id;
use crate::domain::household::Household;
use crate::ledger::queries::building_map::{BuildingMap, Door};
use crate::ledger::queries::mark::Mark;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::marking::SIGN;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Columns of a floor's name before its doors.
const FLOOR_COLUMNS: usize = 4;
/// Columns between two units.
const GAP: usize = 2;
/// In fewer rows the names of units give way to floors.
const HEADED_ROWS: u16 = 3;

/// A door in its place.
#[derive(Clone, Debug)]
struct Cell {
    id: Id<Household>,
    room: String,
    mark: Mark,
    is_due: bool,
    tried: bool,
    unit: usize,
    column: usize,
    row: usize,
}

/// The doors of a building in their places: units side by side, the highest floor first.
#[derive(Default)]
pub(super) struct Grid {
    cells: Vec<Cell>,
    floors: Vec<Option<i16>>,
    units: Vec<Option<String>>,
    /// Doors on the widest floor of each unit.
    wide: Vec<usize>,
    /// Columns of the longest room.
    room_columns: usize,
    /// Columns of one door: its room, its mark and a space.
    door_columns: usize,
    /// Whether marks are drawn as Han characters, two columns wide.
    han: bool,
    /// Rows for the names of units; none where there are few.
    head_rows: usize,
    top: usize,
    left: usize,
}

impl Grid {
    /// The places of a building's doors.
    pub(super) fn of(map: &BuildingMap) -> Self {
        let mut floors: Vec<Option<i16>> = map
            .units
            .iter()
            .flat_map(|unit| unit.floors.iter().map(|floor| floor.number))
            .collect();
        floors.sort_unstable_by(|one, other| other.cmp(one));
        floors.dedup();
        let mut grid = Self {
            floors,
            ..Self::default()
        };
        for (number, unit) in map.units.iter().enumerate() {
            grid.units.push(unit.name.clone());
            grid.wide.push(
                unit.floors
                    .iter()
                    .map(|floor| floor.doors.len())
                    .max()
                    .unwrap_or(0),
            );
            for floor in &unit.floors {
                let row = grid
                    .floors
                    .iter()
                    .position(|known| *known == floor.number)
                    .unwrap_or(0);
                let cells = floor.doors.iter().enumerate();
                grid.cells
                    .extend(cells.map(|(column, door)| cell(door, number, column, row)));
            }
        }
        let longest = grid
            .cells
            .iter()
            .map(|cell| text::width(&cell.room))
            .max()
            .unwrap_or(3);
        grid.room_columns = longest.max(3);
        grid.door_columns = grid.room_columns + 2;
        grid
    }

    /// The door with this number, as noted for taps.
    pub(super) fn door(&self, item: usize) -> Option<Id<Household>> {
        self.cells.get(item).map(|cell| cell.id)
    }

    fn at(&self, id: Id<Household>) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id == id)
    }

    /// The door the cursor goes to for an arrow; none for another command.
    pub(super) fn walk(&self, action: Action, from: Id<Household>) -> Option<Id<Household>> {
        let here = self.at(from)?;
        let place = |cell: &Cell| (cell.unit, cell.column);
        let same_row = self.cells.iter().filter(|cell| cell.row == here.row);
        let next = match action {
            Action::Left => same_row
                .filter(|cell| place(cell) < place(here))
                .max_by_key(|cell| place(cell)),
            Action::Right => same_row
                .filter(|cell| place(cell) > place(here))
                .min_by_key(|cell| place(cell)),
            Action::Up => self.beside(here, |row| row < here.row, false),
            Action::Down => self.beside(here, |row| row > here.row, true),
            Action::First => self
                .cells
                .iter()
                .min_by_key(|cell| (cell.unit, cell.row, cell.column)),
            Action::Last => self
                .cells
                .iter()
                .max_by_key(|cell| (cell.unit, cell.row, cell.column)),
            _ => return None,
        };
        Some(next.map_or(from, |cell| cell.id))
    }

    /// The door of the nearest floor above or below in the same unit that is nearest to this column.
    fn beside(&self, here: &Cell, rows: impl Fn(usize) -> bool, down: bool) -> Option<&Cell> {
        let cells = || {
            self.cells
                .iter()
                .filter(|cell| cell.unit == here.unit && rows(cell.row))
        };
        let floors = cells().map(|cell| cell.row);
        let row = if down { floors.min() } else { floors.max() }?;
        cells()
            .filter(|cell| cell.row == row)
            .min_by_key(|cell| cell.column.abs_diff(here.column))
    }

    /// Where one walks next: the door after this one on its floor, then the first of the floor below, past those where
    /// somebody knocked today. With none left further on, the first of the unit that is.
    pub(super) fn next_door(&self, from: Id<Household>) -> Option<Id<Household>> {
        let here = self.at(from)?;
        let order = |cell: &Cell| (cell.row, cell.column);
        let unit = self.cells.iter();
        let unit = unit.filter(|cell| cell.unit == here.unit && cell.id != from);
        let rank = |cell: &Cell| (cell.tried, order(cell) < order(here), order(cell));
        unit.min_by_key(|cell| rank(cell)).map(|cell| cell.id)
    }

    fn unit_columns(&self, unit: usize) -> usize {
        self.wide.get(unit).copied().unwrap_or(0) * self.door_columns
    }

    /// Where a unit begins, counted from the first.
    fn unit_left(&self, unit: usize) -> usize {
        (0..unit)
            .map(|before| self.unit_columns(before) + GAP)
            .sum()
    }

    /// Draws as many units and floors as there is room for around the cursor's door; marks are Han where `han` is set.
    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        here: Id<Household>,
        han: bool,
        view: &View<'_>,
    ) {
        self.han = han;
        self.door_columns = self.room_columns + if han { 3 } else { 2 };
        let Some(cell) = self.at(here).cloned() else {
            return;
        };
        if area.is_empty() || usize::from(area.width) <= FLOOR_COLUMNS {
            return;
        }
        self.head_rows = usize::from(area.height >= HEADED_ROWS);
        self.scroll(area, &cell);
        let hidden = self.hidden(area, view);
        let signs = u16::try_from(text::width(&hidden)).unwrap_or(0);
        let signs = Rect::new(
            area.right().saturating_sub(signs),
            area.y,
            signs.min(area.width),
            1,
        );
        // Where units have no row for their names, the doors make room for the signs.
        let area = match self.head_rows {
            0 if signs.width > 0 => Rect {
                width: (area.width - signs.width).max(area.width / 2),
                ..area
            },
            _ => area,
        };
        if self.head_rows == 0 {
            self.scroll(area, &cell);
        }
        let mut floors = area;
        if self.head_rows > 0 {
            self.draw_heads(frame, area, view);
            floors.y += 1;
            floors.height -= 1;
        }
        self.draw_floors(frame, floors, view);
        for (item, cell) in self.cells.iter().enumerate() {
            if let Some(place) = self.place(area, cell) {
                draw_door(frame, place, cell, cell.id == here, self.han, view);
                view.taps.note(place, Target::Item(item));
            }
        }
        frame.render_widget(Span::styled(hidden, view.theme.key()), signs);
    }

    /// Moves what is in sight so that the cursor's door is, and its whole unit where there is room.
    fn scroll(&mut self, area: Rect, cell: &Cell) {
        let rows = usize::from(area.height) - self.head_rows;
        let room = usize::from(area.width) - FLOOR_COLUMNS;
        let begins = self.unit_left(cell.unit);
        let column = begins + cell.column * self.door_columns;
        self.top = scrolled(self.top, cell.row, cell.row + 1, rows, self.floors.len());
        let all = self.unit_left(self.units.len()).saturating_sub(GAP);
        self.left = scrolled(
            self.left,
            begins.min(column),
            column + self.door_columns,
            room,
            all,
        );
        if self.unit_columns(cell.unit) <= room {
            self.left = scrolled(
                self.left,
                begins,
                begins + self.unit_columns(cell.unit),
                room,
                all,
            );
        }
    }

    /// Where a door is drawn, if it is in sight whole.
    fn place(&self, area: Rect, cell: &Cell) -> Option<Rect> {
        let row = cell.row.checked_sub(self.top)?;
        let column =
            (self.unit_left(cell.unit) + cell.column * self.door_columns).checked_sub(self.left)?;
        // A column for the sign of a marked door comes before its room.
        let x = u16::try_from(FLOOR_COLUMNS - 1 + column).ok()?;
        let y = u16::try_from(row + self.head_rows).ok()?;
        let width = u16::try_from(self.door_columns).ok()?;
        (y < area.height && x + width <= area.width).then(|| Rect {
            x: area.x + x,
            y: area.y + y,
            width: width.min(area.width - x),
            height: 1,
        })
    }
}

fn cell(door: &Door, unit: usize, column: usize, row: usize) -> Cell {
    Cell {
        id: door.id,
        room: door.room.clone(),
        mark: door.mark,
        is_due: door.is_due,
        tried: door.outcome.is_some(),
        unit,
        column,
        row,
    }
}

/// The first row or column in sight, moved no further than `from..to` needs within `room` of `all`.
fn scrolled(first: usize, from: usize, to: usize, room: usize, all: usize) -> usize {
    let first = first.min(all.saturating_sub(room)).min(from);
    if to > first + room { to - room } else { first }
}

/// A door: its room and its mark, and a sign before them when it is marked; brackets and the real cursor where the cursor is, bold where something is due.
fn draw_door(
    frame: &mut Frame<'_>,
    place: Rect,
    cell: &Cell,
    here: bool,
    han: bool,
    view: &View<'_>,
) {
    let room = if cell.is_due {
        view.theme.strong()
    } else {
        Style::new()
    };
    let room = if here { view.theme.chosen() } else { room };
    let mark = match cell.mark {
        Mark::ToVisit => cell.mark.ascii(),
        mark if han => mark.han(),
        mark => mark.ascii(),
    };
    let shown = Span::styled(mark, view.theme.badge(cell.mark));
    let sign = match view.marking.borrow().has(cell.id) {
        true => SIGN,
        false => " ",
    };
    let sign = Span::styled(sign, view.theme.strong());
    let spans = vec![sign, Span::styled(cell.room.clone(), room), shown];
    frame.render_widget(Line::from(spans), place);
    if here {
        frame.set_cursor_position((place.x + 1, place.y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_asked_for_is_in_sight_after_scrolling(first in 0usize..50, from in 0usize..40, long in 1usize..9, room in 9usize..30) {
            let all = 50;
            let to = from + long;
            let first = scrolled(first, from, to, room, all);
            prop_assert!(first <= from && to <= first + room);
        }
    }
}
