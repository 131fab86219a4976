//! xlsx, xlsb and xls as rows. The first two come cell by cell, so two far-apart cells cost two cells; not ods.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::merged::Merged;
use super::{Cell, Error, Event, Fault, Halt, Limits, NAME, Row, Source, Visit, safe_line, value};

/// Calls into calamine, which indexes into the file's bytes: a panic on a broken file is an answer like any other.
fn guarded<T, E: std::fmt::Display>(call: impl FnOnce() -> Result<T, E>) -> Result<T, Error> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Error::Damaged(kind_of(&error))),
        Err(_) => Err(Error::Damaged("its bytes make no sense".into())),
    }
}

/// The beginning of a message of calamine's, which may quote the file.
fn kind_of(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    text.chars()
        .take_while(|sign| sign.is_ascii() && *sign != '\'' && *sign != '"' && *sign != '`')
        .take(80)
        .collect()
}

/// Where a cell stands, from 0, and what is in it.
type Found = ((u32, u32), Cell);

fn found(cell: &calamine::Cell<DataRef<'_>>, limits: &Limits) -> Found {
    (
        cell.get_position(),
        value::streamed(cell.get_value(), limits),
    )
}

/// Reads an xlsx or xlsm workbook.
pub(super) fn xlsx(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let input = source.open()?;
    let mut book = guarded(|| Xlsx::new(input))?;
    let sheets = book.sheets_metadata().to_vec();
    for (index, sheet) in sheets.iter().enumerate() {
        if !begin(sheet, limits, visit)? {
            continue;
        }
        let name = sheet.name.as_str();
        let regions = guarded(|| book.merge_cells_by_sheet_name(name)).unwrap_or_default();
        let Ok(mut cells) = guarded(|| book.worksheet_cells_reader(name)) else {
            tell(visit, Fault::DamagedSheet { row: 0 })?;
            continue;
        };
        let last = cells.dimensions().end.0.saturating_add(1);
        let mut next =
            || guarded(|| cells.next_cell()).map(|cell| cell.map(|cell| found(&cell, limits)));
        Rows::of(limits, Merged::new(regions), (index, sheets.len(), last))
            .stream(&mut next, visit)?;
    }
    Ok(())
}

/// Reads an xlsb workbook. Its merged regions are not told; blank cells mean "as above" anyway.
pub(super) fn xlsb(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let input = source.open()?;
    let mut book = guarded(|| Xlsb::new(input))?;
    let sheets = book.sheets_metadata().to_vec();
    for (index, sheet) in sheets.iter().enumerate() {
        if !begin(sheet, limits, visit)? {
            continue;
        }
        let Ok(mut cells) = guarded(|| book.worksheet_cells_reader(&sheet.name)) else {
            tell(visit, Fault::DamagedSheet { row: 0 })?;
            continue;
        };
        let last = cells.dimensions().end.0.saturating_add(1);
        let mut next =
            || guarded(|| cells.next_cell()).map(|cell| cell.map(|cell| found(&cell, limits)));
        Rows::of(limits, Merged::default(), (index, sheets.len(), last))
            .stream(&mut next, visit)?;
    }
    Ok(())
}

/// Reads an xls workbook, which calamine can only read whole; the caller bounds its size.
pub(super) fn xls(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let input = source.open()?;
    let mut book = guarded(|| Xls::new(input))?;
    let sheets = book.sheets_metadata().to_vec();
    for (index, sheet) in sheets.iter().enumerate() {
        if !begin(sheet, limits, visit)? {
            continue;
        }
        let regions = guarded(|| book.merge_cells_by_sheet_name(&sheet.name)).unwrap_or_default();
        let Ok(range) = guarded(|| book.worksheet_range(&sheet.name)) else {
            tell(visit, Fault::DamagedSheet { row: 0 })?;
            continue;
        };
        let (top, left) = range.start().unwrap_or_default();
        let last = range.end().unwrap_or_default().0.saturating_add(1);
        let at = |index: usize, start: u32| {
            u32::try_from(index)
                .unwrap_or(u32::MAX)
                .saturating_add(start)
        };
        let mut cells = range.used_cells();
        let mut next = || {
            Ok(cells.next().map(|(row, column, value)| {
                (
                    (at(row, top), at(column, left)),
                    value::whole(value, limits),
                )
            }))
        };
        Rows::of(limits, Merged::new(regions), (index, sheets.len(), last))
            .stream(&mut next, visit)?;
    }
    Ok(())
}

/// Announces a sheet; `false` when it is hidden or holds no cells.
fn begin(sheet: &Sheet, limits: &Limits, visit: &mut Visit<'_>) -> Result<bool, Halt> {
    if sheet.typ != SheetType::WorkSheet {
        return Ok(false);
    }
    if visit(Event::Sheet(&safe_line(&sheet.name, NAME).text)).is_break() {
        return Err(Halt::Stopped);
    }
    if sheet.visible != SheetVisible::Visible && !limits.verbatim {
        tell(visit, Fault::HiddenSheet)?;
        return Ok(false);
    }
    Ok(true)
}

fn tell(visit: &mut Visit<'_>, fault: Fault) -> Result<(), Halt> {
    match visit(Event::Fault(fault)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Halt::Stopped),
    }
}

/// Puts the cells of one sheet together to rows.
struct Rows<'a> {
    limits: &'a Limits,
    merged: Merged,
    row: Row,
    /// Which sheet of how many, and how many rows it claims to have, for the share that is read.
    place: (usize, usize, u32),
}

impl<'a> Rows<'a> {
    fn of(limits: &'a Limits, merged: Merged, place: (usize, usize, u32)) -> Self {
        Self {
            limits,
            merged,
            row: Row::default(),
            place,
        }
    }

    fn stream(
        mut self,
        next: &mut dyn FnMut() -> Result<Option<Found>, Error>,
        visit: &mut Visit<'_>,
    ) -> Result<(), Halt> {
        let mut wide = false;
        loop {
            let ((row, column), cell) = match next() {
                Ok(Some(found)) => found,
                Ok(None) => return self.flush(visit),
                Err(_) => {
                    let row = self.row.number;
                    self.flush(visit)?;
                    return tell(visit, Fault::DamagedSheet { row });
                }
            };
            let number = row.saturating_add(1);
            if number != self.row.number {
                self.flush(visit)?;
                self.row = Row {
                    number,
                    cells: Vec::new(),
                    share: self.share(number),
                };
            }
            if number > self.limits.rows {
                return tell(
                    visit,
                    Fault::TooManyRows {
                        limit: self.limits.rows,
                    },
                );
            }
            let column = column as usize;
            if cell.is_empty() {
                continue;
            }
            if column >= self.limits.columns {
                if !std::mem::replace(&mut wide, true) {
                    tell(
                        visit,
                        Fault::TooManyColumns {
                            row: number,
                            limit: self.limits.columns,
                        },
                    )?;
                }
                continue;
            }
            if self.row.cells.len() <= column {
                self.row.cells.resize(column + 1, Cell::default());
            }
            self.row.cells[column] = cell;
        }
    }

    /// How much of the file is read when its row `number` is.
    fn share(&self, number: u32) -> u16 {
        let (index, count, last) = self.place;
        let inside = u64::from(number) * 1000 / u64::from(last.max(number).max(1));
        u16::try_from((index as u64 * 1000 + inside) / count.max(1) as u64).unwrap_or(1000)
    }

    /// Hands on the row that is complete now, unless it is blank.
    fn flush(&mut self, visit: &mut Visit<'_>) -> Result<(), Halt> {
        let mut row = std::mem::take(&mut self.row);
        if row.is_blank() {
            return Ok(());
        }
        if !self.limits.verbatim {
            self.merged.fill(&mut row, self.limits.columns);
        }
        match visit(Event::Row(row)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Stopped),
        }
    }
}

/// A region from its first cell and how many rows and columns it spans.
pub(super) fn region(row: u32, column: u32, rows: u32, columns: u32) -> Dimensions {
    Dimensions::new(
        (row, column),
        (
            row.saturating_add(rows.max(1) - 1),
            column.saturating_add(columns.max(1) - 1),
        ),
    )
}
