//! A workbook becomes a [`Form`], or every fault of it at once. Nothing is filled here.
//!
//! | module | what it reads |
//! |---|---|
//! | [`workbook`], `cell`, [`sheet`] | files into sheets of texts |
//! | `table`, `header` | a sheet's columns and rows, spellings and languages of headers |
//! | `book`, `setting`, `language` | the sheets together, the settings sheet, the languages |
//! | `loops`, `draft`, `word`, [`name`] | rows into items in their places: types, names, groups |
//! | `list`, `file`, `select`, `search` | choice lists, on sheets and in files, and who uses them |
//! | `question`, `preset`, `parameter`, `words` | what the other cells say |
//! | `bind`, `look`, `cycle` | names in expressions, what they look up, what depends on what |
//!
//! The rules are pyxform's (forms.md §2), with these differences, all of them more lenient: type names in any case;
//! a typed day as default loses its midnight; a time or moment with a zone is a value, not an expression; a text in the
//! default column that is a valid value is never computed.

mod bind;
mod book;
mod cell;
mod cycle;
mod draft;
mod faults;
mod file;
mod header;
mod language;
mod list;
mod look;
mod loops;
pub mod name;
mod parameter;
mod preset;
mod question;
mod search;
mod select;
mod setting;
pub mod sheet;
mod table;
#[cfg(test)]
pub mod tests;
mod word;
mod words;
pub mod workbook;

use super::definition::Form;
use super::fault::Fault;
use book::Book;
use faults::Faults;
use sheet::Sheet;

/// Gives the file of that name (`towns.csv`) that lies beside the form, if it does.
pub type Files<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// The sheets forms have.
const SHEETS: &[&str] = &[
    "survey",
    "choices",
    "settings",
    "external_choices",
    "entities",
    "osm",
];

/// Reads a form from a workbook (.xlsx, .xls, .ods).
///
/// # Errors
/// Every fault of it.
pub fn read(bytes: &[u8], file_name: &str, files: &Files<'_>) -> Result<Form, Vec<Fault>> {
    let sheets = workbook::sheets(bytes, &|name| SHEETS.contains(&sheet_name(name).as_str()));
    from_sheets(&sheets.map_err(|fault| vec![fault])?, file_name, files)
}

/// Reads a form from sheets of texts.
///
/// # Errors
/// Every fault of it.
pub fn from_sheets(
    sheets: &[Sheet],
    file_name: &str,
    files: &Files<'_>,
) -> Result<Form, Vec<Fault>> {
    let mut faults = Faults::default();
    let form = Book::open(sheets, &mut faults).map(|book| book.form(file_name, files, &mut faults));
    match form {
        Some(mut form) if faults.faults.is_empty() => {
            form.warnings = faults.warnings;
            Ok(form)
        }
        _ => Err(sorted(faults.faults)),
    }
}

/// Reads a form written as lines of cells, as in `type | name | label`; a blank sheet is not there.
///
/// # Errors
/// Every fault of it.
pub fn from_text(survey: &str, choices: &str, settings: &str) -> Result<Form, Vec<Fault>> {
    from_sheets(
        &text_sheets(survey, choices, settings),
        "form.xlsx",
        &|_| None,
    )
}

/// The sheets of a form written as lines of cells.
pub fn text_sheets(survey: &str, choices: &str, settings: &str) -> Vec<Sheet> {
    let sheets = [
        ("survey", survey),
        ("choices", choices),
        ("settings", settings),
    ];
    let written = sheets
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    written
        .map(|(name, text)| Sheet::from_text(name, text))
        .collect()
}

fn sheet_name(name: &str) -> String {
    header::snake(name)
}

/// In the order of a reader: sheet by sheet, row by row.
fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    let order = |fault: &Fault| {
        let sheet = sheet_name(&fault.sheet);
        let place = SHEETS.iter().position(|known| *known == sheet);
        (place.unwrap_or(SHEETS.len()), fault.row)
    };
    faults.sort_by_key(order);
    faults
}
