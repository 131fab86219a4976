//! What a workbook's value is as text, as pyxform writes it: `TRUE`, `1` for 1.0, dates as `2026-03-15 00:00:00`.

use calamine::{Data, DataRef, ExcelDateTime};

/// Up to here a floating number holds every whole number exactly.
const EXACT: f64 = 1e15;

/// The text of a value read from a stream of cells.
pub fn streamed(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            cleaned(text)
        }
        DataRef::SharedString(text) => cleaned(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(yes) => boolean_text(*yes),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The text of a value of a sheet read whole.
pub fn whole(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => cleaned(text),
        Data::DateTimeIso(text) => cleaned(&text.replacen('T', " ", 1)),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(yes) => boolean_text(*yes),
        Data::DateTime(moment) => moment_text(moment),
        Data::Error(error) => error.to_string(),
    }
}

/// Without blanks at the ends; a no-break space is a blank, a carriage return nothing.
pub fn cleaned(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['\u{a0}', '\r', '_']) {
        return text.to_owned();
    }
    // Excel writes what XML cannot hold as `_x000D_`.
    text.replace("_x000D_", "")
        .replace('\r', "")
        .replace('\u{a0}', " ")
}

fn boolean_text(yes: bool) -> String {
    if yes { "TRUE" } else { "FALSE" }.to_owned()
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < EXACT {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let Some(read) = moment.as_datetime().filter(|_| moment.is_datetime()) else {
        return number_text(moment.as_f64());
    };
    if moment.as_f64() < 1.0 {
        read.format("%H:%M:%S").to_string()
    } else {
        read.format("%Y-%m-%d %H:%M:%S").to_string()
    }
}
