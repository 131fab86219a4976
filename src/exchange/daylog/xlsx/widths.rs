//! How wide columns are and how high rows, so that a list fits on paper across and nothing is cut. Not what is in them.

use unicode_width::UnicodeWidthStr;

use super::super::cell::{Cell, Grid};

/// Letters (half a Han character) that fit across A4 with lists in their usual size.
const PAPER: usize = 138;
/// A column is at least so wide, or as wide as half its heading, which wraps.
const NARROWEST: usize = 6;
/// A column that is empty in every row is one to write in by hand.
const TO_WRITE_IN: usize = 16;
/// No column is wider, however long its texts.
const WIDEST: usize = 60;
/// A column is not made narrower than this to fit the paper.
const READABLE: usize = 16;

/// Widths of all columns in letters: what each takes, the widest made narrower until they fit on paper.
pub fn of(grid: &Grid) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..grid.headings.len())
        .map(|column| natural(grid, column))
        .collect();
    let mut over = widths.iter().sum::<usize>().saturating_sub(PAPER);
    while over > 0 {
        let Some(widest) = widths.iter_mut().max() else {
            break;
        };
        if *widest <= READABLE {
            break;
        }
        *widest -= 1;
        over -= 1;
    }
    widths
}

fn natural(grid: &Grid, column: usize) -> usize {
    let heading = grid.headings.get(column).map_or(0, |text| text.width());
    let cells = || grid.rows.iter().filter_map(|row| row.get(column));
    let least = NARROWEST.max(heading.div_ceil(2) + 3);
    if !grid.rows.is_empty() && cells().all(|cell| *cell == Cell::Empty) {
        return least.max(TO_WRITE_IN.min(heading + 4));
    }
    let widest = cells().map(|cell| longest_line(&cell.show())).max();
    (widest.unwrap_or(0) + 1).clamp(least, WIDEST)
}

fn longest_line(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// A width in the units of a sheet, a digit of its default font.
pub fn units(letters: usize) -> f64 {
    f64::from(u32::try_from(letters).unwrap_or(0)) * 1.02 + 0.8
}

/// How many lines a row takes at these widths.
pub fn lines(cells: &[Cell], widths: &[usize]) -> u32 {
    let lines = cells.iter().zip(widths).map(|(cell, width)| {
        let text = cell.show();
        let lines = text.lines();
        // The lists' letters are smaller than the default font's, in which a sheet counts widths.
        let fits = (width + width / 8).max(1);
        lines.map(|line| line.width().div_ceil(fits).max(1)).sum()
    });
    // A sheet allows rows of 409 points.
    u32::try_from(lines.max().unwrap_or(1_usize).clamp(1, 28)).unwrap_or(1)
}
