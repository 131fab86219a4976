//! The tables as a workbook, a sheet each: headings that stay in sight, a filter, numbers as numbers. Not their rows.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, RowNum, Workbook,
    Worksheet, XlsxError,
};

use super::Export;
use super::table::{self, Holds, Table};
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
            let place = (line(row), letter(column));
            write_cell(sheet, place, table.holds[column], text, &plain)?;
        }
    }
    let last = RowNum::try_from(table.rows.len()).unwrap_or(RowNum::MAX);
    let right = letter(table.headings.len().saturating_sub(1));
    sheet.autofilter(0, 0, last, right)?;
    sheet.ignore_error_range(0, 0, last, right, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes what can be read as what the column holds as such; all else, and what is masked, as text.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    holds: Holds,
    text: &str,
    plain: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    match holds {
        // A longer number would lose its last digits.
        Holds::Number if text.len() <= 15 => {
            if let Some(number) = text.parse().ok().filter(|number: &f64| number.is_finite()) {
                sheet.write_number_with_format(row, column, number, plain)?;
                return Ok(());
            }
        }
        Holds::Reckoned if is_plain_number(text) => {
            return write_cell(sheet, (row, column), Holds::Number, text, plain);
        }
        Holds::Day | Holds::Reckoned => {
            let format = plain.clone().set_num_format("yyyy-mm-dd");
            if let Some(day) = text.parse().ok().and_then(day_cell) {
                sheet.write_datetime_with_format(row, column, day, &format)?;
                return Ok(());
            }
        }
        Holds::Moment => {
            let format = plain.clone().set_num_format("yyyy-mm-dd hh:mm");
            if let Some(moment) = moment_cell(text) {
                sheet.write_datetime_with_format(row, column, moment, &format)?;
                return Ok(());
            }
        }
        _ => {}
    }
    let text: String = text.chars().take(LONGEST).collect();
    sheet.write_string_with_format(row, column, text, plain)?;
    Ok(())
}

/// A number as a calculation writes it; `007` and `1.50` are somebody's codes.
fn is_plain_number(text: &str) -> bool {
    let number: Option<f64> = text.parse().ok();
    number.is_some_and(|number| number.to_string() == text)
}

/// A day as workbooks count it: they take the year 1900 for a leap year, so earlier days are text.
fn day_cell(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year > 1900)?;
    let (month, day) = (day.month() as u8, day.day() as u8);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A moment as it was on the clock there.
fn moment_cell(text: &str) -> Option<ExcelDateTime> {
    let moment = DateTime::parse_from_rfc3339(text).ok()?.naive_local();
    let (hour, minute) = (moment.hour() as u16, moment.minute() as u8);
    let second = f64::from(moment.second());
    let day = day_cell(moment.date())?;
    day.and_hms(hour, minute, second).ok()
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
