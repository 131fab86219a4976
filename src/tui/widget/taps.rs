//! What a tap on the screen would mean: rectangles noted while drawing, the topmost wins. Dispatches nothing.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use crate::tui::command::Action;

/// What is under a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// As if the command's key had been pressed.
    Action(Action),
    /// The row (or cell, field, choice) with this number, of the topmost pane or dialog.
    Item(usize),
    /// Nothing, and nothing below it either.
    Nothing,
}

/// The rectangles of the screen as last drawn.
#[derive(Debug, Default)]
pub struct Taps {
    targets: RefCell<Vec<(Rect, Target)>>,
}

impl Taps {
    /// Forgets everything, before a screen is drawn anew.
    pub fn clear(&self) {
        self.targets.borrow_mut().clear();
    }

    /// From now on `area` means `target`; what is noted later lies on top.
    pub fn note(&self, area: Rect, target: Target) {
        if !area.is_empty() {
            self.targets.borrow_mut().push((area, target));
        }
    }

    /// What lies at this cell.
    pub fn at(&self, column: u16, row: u16) -> Target {
        let position = Position::new(column, row);
        let targets = self.targets.borrow();
        targets
            .iter()
            .rev()
            .find(|(area, _)| area.contains(position))
            .map_or(Target::Nothing, |(_, target)| *target)
    }

    /// The middle of the last rectangle noted for `target`: for tests.
    pub fn middle(&self, target: Target) -> Option<(u16, u16)> {
        let targets = self.targets.borrow();
        let (area, _) = targets.iter().rev().find(|(_, noted)| *noted == target)?;
        Some((area.x + area.width / 2, area.y + area.height / 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_topmost_rectangle_is_meant() {
        let taps = Taps::default();
        taps.note(Rect::new(0, 0, 10, 10), Target::Item(3));
        taps.note(Rect::new(2, 2, 4, 1), Target::Action(Action::Help));
        assert_eq!(taps.at(3, 2), Target::Action(Action::Help));
        assert_eq!(taps.at(1, 2), Target::Item(3));
        assert_eq!(taps.at(30, 2), Target::Nothing);
    }
}
