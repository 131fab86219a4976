//! Formats of cells, once for the whole workbook, and cells written with them. Not where they are written.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use rust_xlsxwriter::{ColNum, Format, FormatAlign, FormatBorder, RowNum, Worksheet, XlsxError};

use super::super::cell::Cell;
use super::super::ink;
use super::Stamp;

/// A cell takes at most so many characters; a note that is longer loses its end.
const LONGEST: usize = 32_000;

/// Every format used.
pub struct Styles {
    /// The name of the page.
    pub title: Format,
    /// Lines under the title.
    pub head: Format,
    /// The title of a group of figures.
    pub group: Format,
    /// Column headings.
    pub heading: Format,
    /// Labels of a form.
    pub label: Format,
    /// A cell.
    pub plain: Format,
    /// A cell set off: past its day, changed.
    pub marked: Format,
    /// Remarks below.
    pub remark: Format,
}

impl Styles {
    /// The formats for a language; the fonts are those that offices have.
    pub fn new(language: &str) -> Self {
        let font = if language.starts_with("zh") {
            "微软雅黑"
        } else {
            "Calibri"
        };
        let base = || {
            Format::new()
                .set_font_name(font)
                .set_font_size(10)
                .set_align(FormatAlign::VerticalCenter)
        };
        let boxed = || {
            base()
                .set_border(FormatBorder::Thin)
                .set_border_color(ink::LINE)
        };
        Self {
            title: base()
                .set_bold()
                .set_font_size(18)
                .set_align(FormatAlign::Center)
                .set_font_color(ink::MAIN),
            head: base().set_text_wrap(),
            group: base()
                .set_bold()
                .set_font_size(11)
                .set_font_color(ink::MAIN)
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(ink::MAIN),
            heading: boxed()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(ink::MAIN_PALE),
            label: boxed().set_text_wrap().set_background_color(ink::MAIN_PALE),
            plain: boxed().set_text_wrap(),
            marked: boxed().set_text_wrap().set_background_color(ink::WAIT_PALE),
            remark: base()
                .set_font_size(9)
                .set_font_color(ink::QUIET)
                .set_text_wrap(),
        }
    }
}

/// Writes a cell as what it is; text never becomes a formula or a link.
pub fn put(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    let centred = || format.clone().set_align(FormatAlign::Center);
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            let format = if is_number { &centred() } else { format };
            sheet.write_string_with_format(row, column, text, format)?
        }
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &centred())?,
        Cell::Fen(fen) => {
            let format = centred().set_num_format("0.00");
            // Sheets count in doubles: exact to 90 billion yuan.
            let half = |part: u64| u32::try_from(part).map_or(0.0, f64::from);
            let whole = half(fen >> 32) * 4_294_967_296.0 + half(fen & 0xFFFF_FFFF);
            sheet.write_number_with_format(row, column, whole / 100.0, &format)?
        }
        Cell::Share(share) => {
            let format = centred().set_num_format("0.0%");
            sheet.write_number_with_format(row, column, f64::from(*share) / 1000.0, &format)?
        }
        Cell::Date(date) => {
            let format = centred().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, column, day(*date)?, &format)?
        }
        Cell::Time(time) => {
            let format = centred().set_num_format("hh:mm");
            sheet.write_datetime_with_format(row, column, time_of(*time)?, &format)?
        }
        Cell::Moment(at) => {
            let format = centred().set_num_format("hh:mm");
            sheet.write_datetime_with_format(row, column, moment(*at)?, &format)?
        }
    };
    Ok(())
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn day(date: NaiveDate) -> Result<Stamp, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    Stamp::from_ymd(year, small(date.month()), small(date.day()))
}

fn time_of(time: NaiveTime) -> Result<Stamp, XlsxError> {
    let hour = u16::from(small(time.hour()));
    Stamp::from_hms(hour, small(time.minute()), f64::from(time.second()))
}

/// A moment as sheets know it.
pub fn moment(at: NaiveDateTime) -> Result<Stamp, XlsxError> {
    let hour = u16::from(small(at.hour()));
    day(at.date())?.and_hms(hour, small(at.minute()), f64::from(at.second()))
}
