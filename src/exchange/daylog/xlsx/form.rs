//! The sheet 区级日报: the district's form upright on one page, label beside value, with room to sign. Not its fields.

use rust_xlsxwriter::{ColNum, FormatAlign, RowNum, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::super::Export;
use super::super::cell::Cell;
use super::super::office::{Field, Form};
use super::page;
use super::sheet::Names;
use super::style::{self, Styles};

/// Letters that fit in the value of a wide field.
const WIDE: usize = 84;
const LAST: ColNum = 3;

/// Writes the form.
pub fn write(
    book: &mut Workbook,
    form: &Form,
    export: &Export<'_>,
    names: &mut Names,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(names.give(&export.words.get("daylog-sheet-office")))?;
    for (column, width) in [(0, 20.0), (1, 26.0), (2, 20.0), (3, 26.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, LAST, &form.title, &styles.title)?;
    sheet.set_row_height(0, 34)?;
    let mut row = 1;
    let mut left = true;
    for field in &form.fields {
        if field.wide {
            row += RowNum::from(!left);
            wide(sheet, styles, field, row)?;
            row += 1;
            left = true;
            continue;
        }
        narrow(sheet, styles, field, row, if left { 0 } else { 2 })?;
        row += RowNum::from(!left);
        left = !left;
    }
    row += RowNum::from(!left) + 1;
    for who in &form.signatures {
        let line = format!(
            "{who}________________    {}",
            export.words.get("daylog-sign-date")
        );
        sheet.merge_range(row, 0, row, LAST, &line, &styles.head)?;
        sheet.set_row_height(row, 28)?;
        row += 1;
    }
    sheet.set_print_fit_to_pages(1, 1);
    page::set_up(sheet, &page::Edges::of(export), &form.title, false);
    Ok(())
}

fn narrow(
    sheet: &mut Worksheet,
    styles: &Styles,
    field: &Field,
    row: RowNum,
    column: ColNum,
) -> Result<(), XlsxError> {
    let label = if field.part {
        styles.label.clone().set_indent(1)
    } else {
        styles.label.clone()
    };
    style::put(sheet, row, column, &Cell::text(field.label.clone()), &label)?;
    let value = styles.plain.clone().set_align(FormatAlign::Left);
    style::put(sheet, row, column + 1, &field.value, &value)?;
    sheet.set_row_height(row, 20)?;
    Ok(())
}

/// A field over the whole line; merged cells do not grow by themselves, so the height is set to what the text takes.
fn wide(
    sheet: &mut Worksheet,
    styles: &Styles,
    field: &Field,
    row: RowNum,
) -> Result<(), XlsxError> {
    style::put(
        sheet,
        row,
        0,
        &Cell::text(field.label.clone()),
        &styles.label,
    )?;
    let text = field.value.print();
    sheet.merge_range(row, 1, row, LAST, &text, &styles.plain)?;
    let lines: usize = text.lines().map(|line| line.width() / WIDE + 1).sum();
    let lines = u32::try_from(lines.clamp(1, 24)).unwrap_or(1);
    sheet.set_row_height(row, 8 + 15 * lines)?;
    Ok(())
}
