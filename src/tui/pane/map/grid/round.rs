//! The doors of a floor or a unit, to be marked together. Not the marking, and not where they are drawn.

use super::{Cell, Grid};
use crate::domain::Id;
use crate::domain::household::Household;
use crate::ledger::queries::mark::Mark;

/// What is noted for taps on the names of floors and units, counted from the top and from the left.
pub(super) const FLOORS: usize = 1_000_000;
pub(super) const UNITS: usize = 2_000_000;

impl Grid {
    fn cells_like(&self, like: impl Fn(&Cell) -> bool) -> Vec<&Cell> {
        self.cells.iter().filter(|cell| like(cell)).collect()
    }

    /// The doors on the floor of this one, in its unit: those where somebody lives, and how many others there are.
    pub(in crate::tui::pane::map) fn floor(
        &self,
        of: Id<Household>,
    ) -> (Vec<Id<Household>>, usize) {
        let here = self.at(of).map(|here| (here.unit, here.row));
        lived_in(self.cells_like(|cell| Some((cell.unit, cell.row)) == here))
    }

    /// The same for the unit of this door.
    pub(in crate::tui::pane::map) fn unit(&self, of: Id<Household>) -> (Vec<Id<Household>>, usize) {
        let here = self.at(of).map(|here| here.unit);
        lived_in(self.cells_like(|cell| Some(cell.unit) == here))
    }

    /// The doors behind a tap on the name of a unit, or of a floor: of the cursor's unit, else of all.
    pub(in crate::tui::pane::map) fn named(
        &self,
        item: usize,
        cursor: Id<Household>,
    ) -> Option<Vec<Id<Household>>> {
        if let Some(unit) = item.checked_sub(UNITS) {
            return Some(lived_in(self.cells_like(|cell| cell.unit == unit)).0);
        }
        let row = item.checked_sub(FLOORS)?;
        let unit = self.at(cursor)?.unit;
        let here = self.cells_like(|cell| (cell.unit, cell.row) == (unit, row));
        let cells = if here.is_empty() {
            self.cells_like(|cell| cell.row == row)
        } else {
            here
        };
        Some(lived_in(cells).0)
    }
}

/// The doors where somebody lives, and how many others there are: a round does not say of an empty flat that
/// somebody was met there. Where all are empty they are meant themselves.
fn lived_in(cells: Vec<&Cell>) -> (Vec<Id<Household>>, usize) {
    let (empty, lived): (Vec<&Cell>, Vec<&Cell>) = cells
        .into_iter()
        .partition(|cell| cell.mark == Mark::Vacant);
    let (meant, left) = if lived.is_empty() {
        (empty, 0)
    } else {
        (lived, empty.len())
    };
    (meant.into_iter().map(|cell| cell.id).collect(), left)
}
