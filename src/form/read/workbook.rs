//! Workbook files become sheets of texts, within limits. Not what stands in them.

use std::io::Cursor;
use std::thread;

use calamine::{Data, Ods, OdsError, Range, Reader, Xls, XlsError, Xlsx, XlsxError};

use super::cell;
use super::sheet::Sheet;
use crate::form::fault::{Fault, What};

/// No workbook of a form is larger, in bytes.
pub const MOST_BYTES: usize = 20 << 20;
/// No sheet of a form has more rows.
const MOST_ROWS: usize = 200_000;
/// No sheet of a form has more columns.
const MOST_COLUMNS: usize = 1_000;
/// Room for what calls itself, in bytes: as much as a program's first thread has.
const STACK: usize = 8 << 20;
/// After so many blank rows the sheet is over, as pyxform has it.
const BLANK_ROWS: usize = 60;

/// The sheets of a workbook that a form can use (all their names, the rows of those `wanted`).
///
/// # Errors
/// One fault for the file when it is no workbook, is locked with a password, or is too large.
pub fn sheets(bytes: &[u8], wanted: &(dyn Fn(&str) -> bool + Sync)) -> Result<Vec<Sheet>, Fault> {
    if bytes.len() > MOST_BYTES {
        let most = (MOST_BYTES >> 20).to_string();
        return Err(of_file("file-too-large", vec![("most", most)]));
    }
    // calamine indexes into the file's bytes: on a thread of its own a panic is an answer like any other.
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("workbook".to_owned())
            .stack_size(STACK);
        let reader = reader.spawn_scoped(scope, || read(bytes, wanted));
        let read = reader.map_err(|_| broken())?.join();
        read.unwrap_or_else(|_| Err(broken()))
    })
}

fn read(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Fault> {
    if bytes.starts_with(b"PK") {
        let as_ods = bytes.len() > 60 && bytes[30..60].starts_with(b"mimetype");
        if as_ods {
            ods(bytes, wanted)
        } else {
            xlsx(bytes, wanted)
        }
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        xls(bytes, wanted)
    } else {
        Err(broken())
    }
}

fn of_file(key: &'static str, names: Vec<(&'static str, String)>) -> Fault {
    Fault {
        sheet: String::new(),
        row: None,
        column: None,
        what: What { key, names },
    }
}

fn broken() -> Fault {
    of_file("no-workbook", vec![])
}

fn locked() -> Fault {
    of_file("locked-workbook", vec![])
}

/// The names whose rows are read; where there is one sheet only, that one, whatever it is called.
fn chosen(names: &[String], wanted: &dyn Fn(&str) -> bool) -> Vec<bool> {
    let alone = names.len() == 1;
    names.iter().map(|name| alone || wanted(name)).collect()
}

fn xlsx(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Fault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => locked(),
        _ => broken(),
    })?;
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for (name, take) in names.iter().zip(chosen(&names, wanted)) {
        let rows = if take {
            xlsx_rows(&mut book, name)?
        } else {
            vec![]
        };
        let name = name.clone();
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

fn xlsx_rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Vec<String>>, Fault> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| broken())?;
    while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
        let (row, column) = (
            cell.get_position().0 as usize,
            cell.get_position().1 as usize,
        );
        let text = cell::streamed(cell.get_value());
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if row > rows.len() + BLANK_ROWS {
            break;
        }
        if row >= MOST_ROWS {
            return Err(too_long(name));
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].len() <= column {
            rows[row].resize_with(column + 1, String::new);
        }
        rows[row][column] = text;
    }
    Ok(rows)
}

fn too_long(sheet: &str) -> Fault {
    let names = vec![("most", MOST_ROWS.to_string())];
    let mut fault = of_file("too-many-rows", names);
    sheet.clone_into(&mut fault.sheet);
    fault
}

fn ods(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Fault> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => locked(),
        _ => broken(),
    })?;
    let names = book.sheet_names();
    whole(&names, wanted, |name| book.worksheet_range(name).ok())
}

fn xls(bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Sheet>, Fault> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => locked(),
        // An .xlsx with a password is a compound file as well, with this stream in it.
        _ if holds(bytes, "EncryptedPackage") => locked(),
        _ => broken(),
    })?;
    let names = book.sheet_names();
    whole(&names, wanted, |name| book.worksheet_range(name).ok())
}

/// Whether a compound file names a stream, in UTF-16 as it does.
fn holds(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn whole(
    names: &[String],
    wanted: &dyn Fn(&str) -> bool,
    mut range: impl FnMut(&str) -> Option<Range<Data>>,
) -> Result<Vec<Sheet>, Fault> {
    let mut sheets = Vec::new();
    for (name, take) in names.iter().zip(chosen(names, wanted)) {
        let mut sheet = Sheet {
            name: name.clone(),
            rows: vec![],
        };
        if take {
            sheet.rows = rows(&range(name).ok_or_else(broken)?);
            if sheet.rows.len() > MOST_ROWS {
                return Err(too_long(name));
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The rows of a range that may begin below the first row or beside the first column.
fn rows(range: &Range<Data>) -> Vec<Vec<String>> {
    let Some((top, left)) = range.start() else {
        return vec![];
    };
    let mut rows: Vec<Vec<String>> = vec![vec![]; (top as usize).min(BLANK_ROWS)];
    let mut blank = 0;
    for row in range.rows() {
        let mut cells = vec![String::new(); (left as usize).min(MOST_COLUMNS)];
        cells.extend(row.iter().take(MOST_COLUMNS).map(cell::whole));
        blank = if cells.iter().all(String::is_empty) {
            blank + 1
        } else {
            0
        };
        if blank > BLANK_ROWS || rows.len() > MOST_ROWS {
            break;
        }
        rows.push(cells);
    }
    rows
}
