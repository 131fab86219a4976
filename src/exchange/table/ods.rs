//! ods as rows, read from its XML as a stream. Repeated cells and rows cost what is read of them, not what they claim.

mod cell;

use std::borrow::Cow;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Xml};
use zip::ZipArchive;

use super::merged::Merged;
use super::workbook::region;
use super::{Cell, Error, Event, Fault, Halt, Limits, NAME, Row, Source, Visit, safe_line};
use cell::{attribute, content, count, shown};

/// Reads an ods workbook.
pub(super) fn read(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let damaged = |error: zip::result::ZipError| Error::Damaged(error.to_string());
    let mut archive = ZipArchive::new(source.open()?).map_err(damaged)?;
    let part = archive.by_name("content.xml").map_err(damaged)?;
    let total = part.size().max(1);
    let mut xml = Reader::from_reader(BufReader::new(part));
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    let mut book = Book {
        limits,
        visit,
        total,
        hidden: Vec::new(),
        style: None,
        rows: 0,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(|_| Error::Damaged("content.xml".into()))?
        {
            Xml::Eof => return Ok(()),
            Xml::Start(tag) => match tag.name().as_ref() {
                "style:style" => book.style = attribute(&tag, "style:name").map(Cow::into_owned),
                "style:table-properties"
                    if attribute(&tag, "table:display").as_deref() == Some("false") =>
                {
                    book.hidden.extend(book.style.take());
                }
                "table:table" => {
                    let name = attribute(&tag, "table:name")
                        .unwrap_or_default()
                        .into_owned();
                    let hidden = !limits.verbatim
                        && attribute(&tag, "table:style-name")
                            .is_some_and(|style| book.hidden.iter().any(|known| *known == style));
                    book.table(&mut xml, &name, hidden)?;
                }
                _ => {}
            },
            _ => {}
        }
    }
}

struct Book<'a, 'v> {
    limits: &'a Limits,
    visit: &'a mut Visit<'v>,
    total: u64,
    /// Styles of hidden tables.
    hidden: Vec<String>,
    style: Option<String>,
    /// Rows handed on, of all tables.
    rows: u32,
}

/// The table being read: the row under way, and the number of the next one.
struct Table {
    hidden: bool,
    merged: Merged,
    next: u32,
    repeat: u32,
    row: Row,
    column: usize,
    wide: bool,
}

impl Book<'_, '_> {
    fn tell(&mut self, event: Event<'_>) -> Result<(), Halt> {
        match (self.visit)(event) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Stopped),
        }
    }

    /// Reads one table up to its end tag.
    fn table<R: BufRead>(
        &mut self,
        xml: &mut Reader<R>,
        name: &str,
        hidden: bool,
    ) -> Result<(), Halt> {
        self.tell(Event::Sheet(&safe_line(name, NAME).text))?;
        if hidden {
            self.tell(Event::Fault(Fault::HiddenSheet))?;
        }
        let mut table = Table::new(hidden);
        let mut buffer = Vec::new();
        let mut inner = 0;
        loop {
            buffer.clear();
            let Ok(event) = xml.read_event_into(&mut buffer) else {
                return self.damaged(&table);
            };
            match event {
                Xml::Eof => return self.damaged(&table),
                Xml::Start(tag) if tag.name().as_ref() == "table:table" => inner += 1,
                Xml::Start(tag) if inner == 0 => {
                    let tag = tag.to_owned();
                    if !self.start(xml, &mut table, &tag)? {
                        return self.damaged(&table);
                    }
                }
                Xml::End(tag) => match tag.name().as_ref() {
                    "table:table" if inner == 0 => return Ok(()),
                    "table:table" => inner -= 1,
                    "table:table-row" if inner == 0 => {
                        let read = xml.buffer_position().min(self.total) * 1000 / self.total;
                        self.flush(&mut table, u16::try_from(read).unwrap_or(1000))?;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn damaged(&mut self, table: &Table) -> Result<(), Halt> {
        let row = table.next - 1;
        self.tell(Event::Fault(Fault::DamagedSheet { row }))
    }

    /// A row or a cell begins; `false` when the file ends inside it.
    fn start<R: BufRead>(
        &mut self,
        xml: &mut Reader<R>,
        table: &mut Table,
        tag: &BytesStart<'_>,
    ) -> Result<bool, Halt> {
        match tag.name().as_ref() {
            "table:table-row" => {
                table.repeat = count(tag, "table:number-rows-repeated");
                table.row.number = table.next;
                table.row.cells.clear();
                table.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(shown) = shown(xml, self.limits) else {
                    return Ok(false);
                };
                let beyond = table.cell(tag, &shown, self.limits);
                if beyond && !std::mem::replace(&mut table.wide, true) {
                    self.tell(Event::Fault(Fault::TooManyColumns {
                        row: table.row.number,
                        limit: self.limits.columns,
                    }))?;
                }
            }
            _ => {}
        }
        Ok(true)
    }

    /// Hands on the row as often as it is repeated.
    fn flush(&mut self, table: &mut Table, share: u16) -> Result<(), Halt> {
        let repeat = std::mem::replace(&mut table.repeat, 1);
        let first = table.next;
        table.next = table.next.saturating_add(repeat);
        let row = std::mem::take(&mut table.row);
        if row.is_blank() || table.hidden {
            return Ok(());
        }
        for number in first..first.saturating_add(repeat) {
            if self.rows >= self.limits.rows {
                let limit = self.limits.rows;
                self.tell(Event::Fault(Fault::TooManyRows { limit }))?;
                return Err(Halt::Stopped);
            }
            self.rows += 1;
            let cells = row.cells.clone();
            let mut row = Row {
                number,
                share,
                cells,
            };
            if !self.limits.verbatim {
                table.merged.fill(&mut row, self.limits.columns);
            }
            self.tell(Event::Row(row))?;
        }
        Ok(())
    }
}

impl Table {
    fn new(hidden: bool) -> Self {
        Self {
            hidden,
            merged: Merged::default(),
            next: 1,
            repeat: 1,
            row: Row::default(),
            column: 0,
            wide: false,
        }
    }

    /// Puts a cell into the row as often as it is repeated; `true` when it would stand beyond the last column read.
    fn cell(&mut self, tag: &BytesStart<'_>, shown: &str, limits: &Limits) -> bool {
        let repeat = count(tag, "table:number-columns-repeated") as usize;
        let (rows, columns) = (
            count(tag, "table:number-rows-spanned"),
            count(tag, "table:number-columns-spanned"),
        );
        let start = self.column;
        self.column = self.column.saturating_add(repeat);
        let cell = content(tag, shown, limits);
        if cell.is_empty() {
            return false;
        }
        if rows > 1 || columns > 1 {
            let column = u32::try_from(start).unwrap_or(u32::MAX);
            self.merged.add(region(
                self.row.number.saturating_sub(1),
                column,
                rows,
                columns,
            ));
        }
        let end = self.column.min(limits.columns);
        if start < end {
            self.row.cells.resize(start, Cell::default());
            self.row.cells.resize(end, cell);
        }
        self.column > limits.columns
    }
}
