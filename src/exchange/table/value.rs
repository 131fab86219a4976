//! What a workbook's value is as text: whole numbers without exponents, dates as `2026-11-22`. Not where it stands.

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use chrono::{NaiveDateTime, NaiveTime};

use super::{Cell, Kind, Limits};

/// Up to here a floating number holds every whole number exactly, and prints as the sheet shows it.
const EXACT: f64 = 1e15;

/// The cell for a value read from a stream of cells.
pub(super) fn streamed(value: &DataRef<'_>, limits: &Limits) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::new(text, Kind::Text, limits),
        DataRef::SharedString(text) => Cell::new(text, Kind::Text, limits),
        DataRef::Int(number) => Cell::new(&number.to_string(), Kind::Number, limits),
        DataRef::Float(number) => Cell::new(&number_text(*number), Kind::Number, limits),
        DataRef::Bool(yes) => Cell::new(if *yes { "1" } else { "0" }, Kind::Bool, limits),
        DataRef::DateTime(moment) => date_cell(moment, limits),
        DataRef::DateTimeIso(text) => Cell::new(iso_text(text), Kind::Date, limits),
        DataRef::DurationIso(text) => Cell::new(text, Kind::Text, limits),
        DataRef::Error(error) => fault_cell(error, limits),
    }
}

/// The cell for a value of a sheet read whole.
pub(super) fn whole(value: &Data, limits: &Limits) -> Cell {
    match value {
        Data::Empty => Cell::default(),
        Data::String(text) => Cell::new(text, Kind::Text, limits),
        Data::Int(number) => Cell::new(&number.to_string(), Kind::Number, limits),
        Data::Float(number) => Cell::new(&number_text(*number), Kind::Number, limits),
        Data::Bool(yes) => Cell::new(if *yes { "1" } else { "0" }, Kind::Bool, limits),
        Data::DateTime(moment) => date_cell(moment, limits),
        Data::DateTimeIso(text) => Cell::new(iso_text(text), Kind::Date, limits),
        Data::DurationIso(text) => Cell::new(text, Kind::Text, limits),
        Data::Error(error) => fault_cell(error, limits),
    }
}

/// A number as a sheet shows it: `14200007993`, `0.5`; never `1.42E+10`.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < EXACT {
        format!("{number:.0}")
    } else {
        format!("{number}")
    }
}

/// `2026-11-22T00:00:00` without its midnight, other moments with a blank for the `T`.
pub(super) fn iso_text(text: &str) -> &str {
    match text.split_once('T') {
        Some((day, time))
            if time
                .trim_end_matches('Z')
                .chars()
                .all(|sign| matches!(sign, '0' | ':' | '.')) =>
        {
            day
        }
        _ => text,
    }
}

fn date_cell(moment: &ExcelDateTime, limits: &Limits) -> Cell {
    match moment.as_datetime().filter(|_| moment.is_datetime()) {
        Some(moment) => Cell::new(&moment_text(moment), Kind::Date, limits),
        None => Cell::new(&number_text(moment.as_f64()), Kind::Number, limits),
    }
}

fn moment_text(moment: NaiveDateTime) -> String {
    if moment.time() == NaiveTime::MIN {
        moment.format("%Y-%m-%d").to_string()
    } else {
        moment.format("%Y-%m-%d %H:%M").to_string()
    }
}

fn fault_cell(error: &CellErrorType, limits: &Limits) -> Cell {
    Cell::new(&error.to_string(), Kind::Fault, limits)
}
