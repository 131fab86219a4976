//! The tables as csv, a file each: UTF-8 with BOM, cells that could be formulas defused. Not what stands in them.

use super::{Export, Written, table};
use crate::error::Error;
use crate::exchange::daylog::csv::defused;

/// The files: `FORM.csv`, and `FORM-REPEAT.csv` for each repeat.
pub fn files(export: &Export<'_>) -> Result<Vec<Written>, Error> {
    let tables = table::tables(export);
    let written = tables.iter().map(|table| {
        let stem = export.stem();
        let name = match &table.repeat {
            None => format!("{stem}.csv"),
            Some(repeat) => format!("{stem}-{repeat}.csv"),
        };
        let bytes = bytes(export, table)?;
        Ok(Written { name, bytes })
    });
    written.collect()
}

/// Digits a spreadsheet cannot hold as a number.
fn is_long(cell: &str) -> bool {
    cell.len() > 15 && cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn bytes(export: &Export<'_>, table: &table::Table) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let failed = |why: String| Error::refused_with("daylog-not-built", "why", why);
    for row in std::iter::once(&table.headings).chain(&table.rows) {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            // A negative number is a number.
            let is_number =
                table.holds[column] == table::Holds::Number && cell.parse::<f64>().is_ok();
            match is_number {
                true => cell.clone(),
                // A program reads codes as they are; a spreadsheet would take an ID number for one and round it.
                false if export.labels && is_long(cell) => format!("'{cell}"),
                false => defused(cell),
            }
        });
        (writer.write_record(cells)).map_err(|fault| failed(fault.to_string()))?;
    }
    (writer.into_inner()).map_err(|fault| failed(fault.to_string()))
}
