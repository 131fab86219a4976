//! Rows of text in columns that line up, Han characters being two wide. Draws no borders and knows no records.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::output::{self, plain};

/// Blanks between two columns.
const GAP: usize = 2;

/// A table on its way to standard output: a heading and rows, each of as many cells.
pub struct Columns {
    rows: Vec<Vec<String>>,
}

impl Columns {
    /// A table with these headings.
    pub fn new(headings: impl IntoIterator<Item = String>) -> Self {
        Self {
            rows: vec![headings.into_iter().collect()],
        }
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        // A line break in a cell would tear the row apart.
        let cells = cells
            .into_iter()
            .map(|cell| plain(&cell).replace('\n', " "));
        self.rows.push(cells.collect());
    }

    /// Writes it; on a terminal no line is longer than the terminal is wide.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn print(self) -> Result<(), Failure> {
        let width = output::is_terminal().then(terminal_width).flatten();
        output::lines(self.lined_up(width))
    }

    fn lined_up(&self, width: Option<usize>) -> Vec<String> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        let line = |row: &Vec<String>| {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
            }
            let line = line.trim_end();
            width.map_or_else(|| line.to_owned(), |width| cut(line, width).to_owned())
        };
        self.rows.iter().map(line).collect()
    }
}

/// As much of a line as fits into `width` columns.
fn cut(line: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        used += grapheme.width();
        if used > width {
            return &line[..at];
        }
    }
    line
}

fn terminal_width() -> Option<usize> {
    crossterm::terminal::size()
        .ok()
        .map(|(columns, _)| usize::from(columns))
        .filter(|columns| *columns > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_width_not_by_characters() {
        let mut table = Columns::new(["门牌".to_owned(), "户主".to_owned(), "状态".to_owned()]);
        table.row(["3-2-501".to_owned(), "王\n芳".to_owned(), "在住".to_owned()]);
        let lines = table.lined_up(None);
        assert_eq!(lines, ["门牌     户主   状态", "3-2-501  王 芳  在住"]);
    }

    #[test]
    fn a_line_is_cut_between_characters() {
        assert_eq!(cut("门牌3", 3), "门");
        assert_eq!(cut("门牌3", 5), "门牌3");
    }
}
