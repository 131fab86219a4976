//! Files read back: workbook, csv, JSON, text. Not what should stand in them.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use gridday::exchange::daylog::{Export, Format};
use serde_json::Value;

pub type Sheets = HashMap<String, Vec<Vec<Data>>>;

pub fn sheets(export: &Export<'_>) -> (Vec<String>, Sheets) {
    let bytes = export.bytes(Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let read = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        let rows = range.rows().map(<[Data]>::to_vec).collect();
        (name.clone(), rows)
    };
    let sheets = names.iter().map(read).collect();
    (names, sheets)
}

pub fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    assert_eq!(&bytes[..3], b"\xef\xbb\xbf", "the BOM that Excel needs");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&bytes[3..]);
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

pub fn json(export: &Export<'_>) -> Value {
    serde_json::from_slice(&export.bytes(Format::Json).unwrap()).unwrap()
}

pub fn text(export: &Export<'_>, format: Format) -> String {
    String::from_utf8(export.bytes(format).unwrap()).unwrap()
}

/// Everything readable in a file: for a workbook its cells, else its text.
pub fn readable(export: &Export<'_>, format: Format) -> String {
    if format != Format::Xlsx {
        return text(export, format);
    }
    let (names, sheets) = sheets(export);
    let cells = sheets.values().flatten().flatten();
    let cells: Vec<String> = cells.map(ToString::to_string).collect();
    format!("{}\n{}", names.join("\n"), cells.join("\n"))
}

/// What stands beside a label anywhere on a sheet.
pub fn beside(rows: &[Vec<Data>], label: &str) -> Data {
    let found = rows.iter().find_map(|row| {
        let at = row.iter().position(|cell| *cell == label)?;
        row.get(at + 1).cloned()
    });
    found.unwrap_or_else(|| panic!("{label} is not there"))
}
