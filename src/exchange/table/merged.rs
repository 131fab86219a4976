//! Merged regions of a sheet: the cells they cover get the text of the cell at their corner. Not how they are read.

use calamine::Dimensions;

use super::{Cell, Row};

/// More regions than this in force at once come from no office; further ones are left unfilled.
const AT_ONCE: usize = 1_000;

/// The regions of one sheet, walked from its top to its bottom.
#[derive(Default)]
pub(super) struct Merged {
    /// Those that have not begun yet, the last first.
    later: Vec<Dimensions>,
    active: Vec<(Dimensions, Cell)>,
}

impl Merged {
    /// The regions of a sheet, in any order.
    pub(super) fn new(mut regions: Vec<Dimensions>) -> Self {
        regions.retain(|region| region.start < region.end);
        regions.sort_unstable_by_key(|region| std::cmp::Reverse(region.start));
        Self {
            later: regions,
            active: Vec::new(),
        }
    }

    /// Adds a region that begins at or after the row filled last.
    pub(super) fn add(&mut self, region: Dimensions) {
        if region.start < region.end {
            self.later.push(region);
            self.later
                .sort_unstable_by_key(|region| std::cmp::Reverse(region.start));
        }
    }

    /// Fills the cells of `row` that a region covers, up to column `width`.
    pub(super) fn fill(&mut self, row: &mut Row, width: usize) {
        let Some(here) = row.number.checked_sub(1) else {
            return;
        };
        self.active.retain(|(region, _)| region.end.0 >= here);
        while let Some(region) = self.later.pop_if(|region| region.start.0 <= here) {
            if region.end.0 >= here && self.active.len() < AT_ONCE {
                let corner = row
                    .cell(region.start.1 as usize)
                    .filter(|_| region.start.0 == here);
                self.active
                    .push((region, corner.cloned().unwrap_or_default()));
            }
        }
        for (region, corner) in &self.active {
            if corner.is_empty() {
                continue;
            }
            let last = (region.end.1 as usize).min(width.saturating_sub(1));
            for column in region.start.1 as usize..=last {
                if (here, column) == (region.start.0, region.start.1 as usize) {
                    continue;
                }
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, Cell::default());
                }
                if row.cells[column].is_empty() {
                    row.cells[column] = Cell {
                        merged: true,
                        ..corner.clone()
                    };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::{Kind, Limits};

    fn row(number: u32, texts: &[&str]) -> Row {
        let cells = texts
            .iter()
            .map(|text| Cell::new(text, Kind::Text, &Limits::default()))
            .collect();
        Row {
            number,
            cells,
            share: 0,
        }
    }

    fn texts(row: &Row) -> Vec<&str> {
        row.cells.iter().map(|cell| cell.text.as_str()).collect()
    }

    #[test]
    fn covered_cells_take_the_corners_text_and_say_so() {
        let mut merged = Merged::new(vec![
            Dimensions::new((1, 0), (2, 0)),
            Dimensions::new((0, 0), (0, 2)),
        ]);
        let mut rows = [
            row(1, &["花名册"]),
            row(2, &["3号楼", "甲"]),
            row(3, &["", "乙"]),
            row(4, &["", "丙"]),
        ];
        for row in &mut rows {
            merged.fill(row, 3);
        }
        assert_eq!(texts(&rows[0]), ["花名册", "花名册", "花名册"]);
        assert_eq!(texts(&rows[2]), ["3号楼", "乙"]);
        assert!(rows[2].cells[0].merged && !rows[1].cells[0].merged);
        assert_eq!(texts(&rows[3]), ["", "丙"]);
    }

    #[test]
    fn a_region_over_the_whole_sheet_costs_one_row_at_a_time() {
        let mut merged = Merged::new(vec![Dimensions::new((0, 0), (1_048_575, 16_383))]);
        let mut first = row(1, &["题"]);
        merged.fill(&mut first, 256);
        assert_eq!(first.cells.len(), 256);
        let mut last = row(1_048_576, &["", "尾"]);
        merged.fill(&mut last, 256);
        assert_eq!(last.text(1), "尾");
    }
}
