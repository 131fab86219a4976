//! The tables as a workbook, a sheet each: headings that stay in sight, a filter, numbers as numbers. Not their rows.

use std::collections::HashSet;

use rust_xlsxwriter::{
    ColNum, DocProperties, Format, FormatAlign, IgnoreError, RowNum, Workbook, Worksheet, XlsxError,
};

use super::Export;
use super::table::{self, Table};
use crate::error::Error;

/// A cell takes at most so many characters.
const LONGEST: usize = 32_000;

/// The file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>, Error> {
    build(export).map_err(|fault| Error::refused_with("daylog-not-built", "why", fault.to_string()))
}

fn build(export: &Export<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(&export.form.title));
    let mut names = HashSet::new();
    for table in table::tables(export) {
        let name = name(&table.name, &mut names);
        write(book.add_worksheet(), &table, &name)?;
    }
    book.save_to_buffer()
}

/// A name as workbooks take it: at most 31 characters, none of `[]:*?/\'`, each once whatever its case.
fn name(title: &str, given: &mut HashSet<String>) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
    let name: String = title.chars().filter(allowed).take(27).collect();
    let name = match name.trim() {
        "" => "form".to_owned(),
        name => name.to_owned(),
    };
    let numbered = (2..10_000).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let free = names.find(|name| given.insert(name.to_lowercase()));
    free.unwrap_or(name)
}

fn write(sheet: &mut Worksheet, table: &Table, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    for (column, text) in table.headings.iter().enumerate() {
        sheet.write_string_with_format(0, letter(column), text, &heading)?;
        sheet.set_column_width(letter(column), width(table, column))?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let number = text.parse::<f64>().ok();
            let number = number.filter(|number| table.numbers[column] && number.is_finite());
            match number {
                // A longer number would lose its last digits.
                Some(number) if text.len() <= 15 => {
                    sheet.write_number_with_format(line(row), letter(column), number, &plain)?;
                }
                _ if text.is_empty() => {}
                _ => {
                    let text: String = text.chars().take(LONGEST).collect();
                    sheet.write_string_with_format(line(row), letter(column), text, &plain)?;
                }
            }
        }
    }
    let last = RowNum::try_from(table.rows.len()).unwrap_or(RowNum::MAX);
    let right = letter(table.headings.len().saturating_sub(1));
    sheet.autofilter(0, 0, last, right)?;
    sheet.ignore_error_range(0, 0, last, right, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// As wide as its widest cell, Han characters being two wide, within reason.
fn width(table: &Table, column: usize) -> f64 {
    let cells = table.rows.iter().map(|row| &row[column]);
    let wide = |text: &String| -> usize {
        let signs = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
        signs.sum()
    };
    let heading = wide(&table.headings[column]).min(24);
    let widest = cells.map(wide).max().unwrap_or(0).max(heading);
    (widest.clamp(6, 40) + 2) as f64
}

fn line(row: usize) -> RowNum {
    RowNum::try_from(row + 1).unwrap_or(RowNum::MAX)
}

fn letter(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}
