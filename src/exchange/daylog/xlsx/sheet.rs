//! A list as a sheet: frozen heading, filter, widths that fit, printed over as many pages as it takes. Not its rows.

use std::collections::HashSet;

use rust_xlsxwriter::{ColNum, IgnoreError, RowNum, Worksheet, XlsxError};

use super::super::cell::{Cell, Grid};
use super::page::{self, Edges};
use super::style::{self, Styles};
use super::widths;

/// Names given to sheets: at most 31 characters, none of `[]:*?/\`, each once.
#[derive(Default)]
pub struct Names {
    given: HashSet<String>,
}

impl Names {
    /// A name for a sheet, made of its title.
    pub fn give(&mut self, title: &str) -> String {
        let is_allowed = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
        let name: String = title.chars().filter(is_allowed).take(28).collect();
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let name = names.find(|name| !name.is_empty() && !self.given.contains(name));
        let name = name.unwrap_or_default();
        self.given.insert(name.clone());
        name
    }
}

/// Writes a list.
pub fn write(
    sheet: &mut Worksheet,
    grid: &Grid,
    edges: &Edges<'_>,
    names: &mut Names,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name(names.give(&grid.title))?;
    for (column, heading) in (0..).zip(&grid.headings) {
        let heading = Cell::text(heading.clone());
        style::put(sheet, 0, column, &heading, &styles.heading)?;
    }
    sheet.set_row_height(0, 32)?;
    for (row, cells) in grid.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let format = if grid.marked.contains(&(row, column)) {
                &styles.marked
            } else {
                &styles.plain
            };
            style::put(sheet, line(row), letter(column), cell, format)?;
        }
    }
    let widths = widths::of(grid);
    for (column, letters) in widths.iter().enumerate() {
        sheet.set_column_width(letter(column), widths::units(*letters))?;
    }
    for (row, cells) in grid.rows.iter().enumerate() {
        sheet.set_row_height(line(row), 7 + 14 * widths::lines(cells, &widths))?;
    }
    let (last_row, last_column) = (
        RowNum::try_from(grid.rows.len()).unwrap_or(RowNum::MAX),
        letter(grid.headings.len().saturating_sub(1)),
    );
    sheet.autofilter(0, 0, last_row, last_column)?;
    // Rooms and phones are digits but no numbers: their leading zeros count.
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_fit_to_pages(1, 0);
    if grid.rows.is_empty() {
        let none = edges.words.get("daylog-no-rows");
        sheet.write_string_with_format(1, 0, none, &styles.head.clone().unset_text_wrap())?;
    }
    if !grid.foot.is_empty() {
        let below = last_row.max(1) + 2;
        let foot = styles.head.clone().unset_text_wrap();
        sheet.write_string_with_format(below, 0, &grid.foot, &foot)?;
    }
    page::set_up(sheet, edges, &grid.title, true);
    Ok(())
}

fn line(row: usize) -> RowNum {
    RowNum::try_from(row + 1).unwrap_or(RowNum::MAX)
}

fn letter(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}
