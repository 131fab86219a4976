//! The log as csv: UTF-8 with BOM, the 21 columns or the office's own, cells that could be formulas defused.

use super::Export;
use super::masks::Masks;
use super::phrases::Phrases;
use super::rows;
use super::template::Template;
use crate::error::Error;

/// The beginnings that a spreadsheet takes for a formula, wide forms included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The file.
pub fn bytes(export: &Export<'_>, masks: &Masks) -> Result<Vec<u8>, Error> {
    let full = Template::full();
    let template = export.template.unwrap_or(&full);
    let phrases = Phrases {
        words: export.words,
        masks,
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let headings = template.headings(&export.words, export.is_masked());
    write(&mut writer, headings.iter().map(String::as_str))?;
    for (number, line) in (1..).zip(rows::all(export.log, &phrases)) {
        let cells = template.cells(&line.cells(number, &phrases));
        let cells: Vec<String> = cells.iter().map(super::cell::Cell::print).collect();
        write(&mut writer, cells.iter().map(String::as_str))?;
    }
    (writer.into_inner()).map_err(|fault| failed(&fault.to_string()))
}

fn write<'a>(
    writer: &mut csv::Writer<Vec<u8>>,
    cells: impl Iterator<Item = &'a str>,
) -> Result<(), Error> {
    (writer.write_record(cells.map(defused))).map_err(|fault| failed(&fault.to_string()))
}

fn failed(why: &str) -> Error {
    Error::refused_with("daylog-not-built", "why", why)
}

/// A cell that could be a formula gets an apostrophe before it, so a spreadsheet shows it and does nothing.
pub fn defused(cell: &str) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_shown_and_does_nothing() {
        for cell in [
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@sum",
            "\t=1",
            "\r=1",
            "＝1",
        ] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        for cell in ["3-2-501", "无异常", "2026-11-22", "'=1", ""] {
            assert_eq!(defused(cell), cell);
        }
    }
}
