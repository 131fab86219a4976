//! The result as a workbook of one sheet, to print and sign. Not what stands in it.

use rust_xlsxwriter::{
    ColNum, DocProperties, Format, FormatAlign, FormatBorder, RowNum, Workbook, Worksheet,
    XlsxError,
};

use super::{COLUMNS, Export};
use crate::error::Error;
use crate::exchange::daylog::Privacy;

/// Letters wide each column of the table of doors is.
const WIDTHS: [f64; COLUMNS.len()] = [6.0, 12.0, 11.0, 11.0, 11.0, 8.0, 12.0, 30.0, 16.0];
/// A cell takes at most so many characters.
const LONGEST: usize = 32_000;
/// A4 in the numbering of the format.
const A4: u8 = 9;

/// The file.
pub(super) fn bytes(export: &Export<'_>) -> Result<Vec<u8>, Error> {
    build(export).map_err(|fault| Error::refused_with("daylog-not-built", "why", fault.to_string()))
}

struct Styles {
    title: Format,
    plain: Format,
    heading: Format,
    cell: Format,
    share: Format,
}

impl Styles {
    fn new() -> Self {
        let base = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
        };
        let boxed = || base().set_border(FormatBorder::Thin);
        Self {
            title: base()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center),
            plain: base(),
            heading: boxed().set_bold().set_align(FormatAlign::Center),
            cell: boxed(),
            share: boxed().set_num_format("0.##%"),
        }
    }
}

fn build(export: &Export<'_>) -> Result<Vec<u8>, XlsxError> {
    let (words, styles) = (export.words, Styles::new());
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(words.get("poll-sheet")));
    let sheet = book.add_worksheet();
    sheet.set_name(words.get("poll-sheet"))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    let mut line = |sheet: &mut Worksheet, text: &str, format: &Format| {
        let last = letter(COLUMNS.len() - 1);
        let text: String = text.chars().take(LONGEST).collect();
        sheet.merge_range(row, 0, row, last, &text, format)?;
        // A merged row does not grow with its text by itself.
        sheet.set_row_height(row, if row < 2 { 30 } else { 18 })?;
        row += 1;
        Ok::<RowNum, XlsxError>(row)
    };
    line(sheet, &words.get("poll-sheet"), &styles.title)?;
    line(sheet, &export.question(), &styles.title)?;
    if let Privacy::Unmasked { reason } = &export.privacy {
        let said = words.with("daylog-unmasked-reason", &[("reason", reason.clone())]);
        line(sheet, &said, &styles.plain)?;
    }
    for (label, value) in export.head() {
        line(sheet, &words.pair(&label, &value), &styles.plain)?;
    }
    let mut below = row + 1;
    below = totals(sheet, export, below, &styles)? + 1;
    let mut row = below;
    for said in export.verdict() {
        let last = letter(COLUMNS.len() - 1);
        sheet.merge_range(row, 0, row, last, &said, &styles.plain)?;
        row += 1;
    }
    row = doors(sheet, export, row + 1, &styles)? + 1;
    for who in export.signatures() {
        let said = format!("{who}________________    {}", words.get("daylog-sign-date"));
        sheet.merge_range(row, 0, row, letter(COLUMNS.len() - 1), &said, &styles.plain)?;
        sheet.set_row_height(row, 28)?;
        row += 1;
    }
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

fn totals(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    mut row: RowNum,
    styles: &Styles,
) -> Result<RowNum, XlsxError> {
    for (column, name) in (1..).zip(["answer", "households", "share", "area", "share"]) {
        let heading = export.words.of("poll-column-", name);
        sheet.write_string_with_format(row, column, heading, &styles.heading)?;
    }
    for cells in export.totals() {
        row += 1;
        for (column, cell) in (1..).zip(cells) {
            put(sheet, row, column, &cell, styles)?;
        }
    }
    Ok(row + 1)
}

fn doors(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    mut row: RowNum,
    styles: &Styles,
) -> Result<RowNum, XlsxError> {
    for (column, heading) in (0..).zip(export.headings()) {
        sheet.write_string_with_format(row, column, heading, &styles.heading)?;
    }
    sheet.set_repeat_rows(row, row)?;
    for cells in export.rows() {
        row += 1;
        for (column, cell) in (0..).zip(cells) {
            put(sheet, row, column, &cell, styles)?;
        }
        sheet.set_row_height(row, 22)?;
    }
    Ok(row + 1)
}

/// A number or a share as a number; everything else as text, which never becomes a formula.
fn put(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    cell: &str,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let (digits, format, of) = match cell.strip_suffix('%') {
        Some(digits) => (digits, &styles.share, 100.0),
        None => (cell, &styles.cell, 1.0),
    };
    let is_number = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = digits.parse::<f64>().ok();
    match number.filter(|_| is_number && digits.len() < 15) {
        Some(number) => sheet.write_number_with_format(row, column, number / of, format)?,
        None => {
            let text: String = cell.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, text, &styles.cell)?
        }
    };
    Ok(())
}

fn letter(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}
