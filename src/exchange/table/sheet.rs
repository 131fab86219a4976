//! A file as whole sheets in memory, for what is small and read as one: the workbook of a form. Not rosters.

use std::ops::ControlFlow;

use super::{Error, Event, Fault, Limits, Row, Source, read};

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty where files have no sheets.
    pub name: String,
    /// Its rows that are not blank, in order.
    pub rows: Vec<Row>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Reads all sheets of `source`, in a process of its own where [`read`] does; for a form with [`Limits::form`].
///
/// # Errors
/// When the file cannot be read at all.
pub fn sheets(source: &Source, limits: &Limits) -> Result<Vec<Sheet>, Error> {
    let mut sheets: Vec<Sheet> = Vec::new();
    read(source, limits, &mut |event| {
        match event {
            Event::Sheet(name) => sheets.push(Sheet {
                name: name.to_owned(),
                ..Sheet::default()
            }),
            Event::Row(row) => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.rows.push(row);
                }
            }
            Event::Fault(fault) => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.faults.push(fault);
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(sheets)
}
