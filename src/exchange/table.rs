//! Tables of text from files: csv and its kin, xlsx, xlsb, xls, ods, as a stream of rows. Not what the rows mean.
//!
//! A file is read once, row by row, through a callback; nothing here holds a whole sheet, so a roster of
//! 100,000 households costs the memory of one row. Every cell has passed the text boundary ([`safe_line`]). The program
//! reads every file in a process of its own with limits on it ([`apart`]).

pub mod apart;
mod calendar;
mod delimited;
mod encoding;
mod merged;
mod ods;
mod sheet;
mod source;
mod split;
mod value;
mod workbook;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::domain::text::{safe_line, safe_text};

pub use sheet::{Sheet, sheets};
pub use source::{Format, Source};

/// What a cell was before it became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Nothing, or blanks only.
    #[default]
    Empty,
    /// Text.
    Text,
    /// A number; one of 16 digits and more has lost its last ones.
    Number,
    /// A date or a moment, written `2026-11-22` or `2026-11-22 09:00`.
    Date,
    /// Yes or no, written `1` or `0`.
    Bool,
    /// An error of the sheet (`#REF!`), written as the sheet shows it.
    Fault,
    /// Longer than [`Limits::cell`]; the text is its beginning.
    Cut,
}

/// One cell: its text and what it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text, without blanks at its ends; of one line, unless the file is read [verbatim](Limits::verbatim).
    pub text: String,
    /// What it was in the file.
    pub kind: Kind,
    /// The text is that of the cell at the corner of a merged region.
    pub merged: bool,
}

impl Cell {
    /// A cell of `raw`, made safe and cut to `limits`.
    fn new(raw: &str, kind: Kind, limits: &Limits) -> Self {
        if is_plain(raw) && raw.len() <= limits.cell {
            return Self::plain(raw, kind);
        }
        // What is past all measure is not even looked at.
        let (raw, is_long) = match raw.char_indices().nth(limits.cell.saturating_mul(SIGNS)) {
            Some((end, _)) => (&raw[..end], true),
            None => (raw, false),
        };
        let safe = if limits.verbatim {
            safe_text(raw, limits.cell)
        } else {
            safe_line(raw, limits.cell)
        };
        let kind = match kind {
            _ if is_long || safe.was_cut() => Kind::Cut,
            _ if safe.text.is_empty() => Kind::Empty,
            kind => kind,
        };
        Self {
            text: safe.text,
            kind,
            merged: false,
        }
    }

    /// A cell of a text that passes the boundary as it is.
    fn plain(text: &str, kind: Kind) -> Self {
        Self {
            text: text.to_owned(),
            kind: if text.is_empty() { Kind::Empty } else { kind },
            merged: false,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.kind != Kind::Cut
    }
}

/// Numbers and the like, which the boundary leaves alone: most cells of a roster, and the boundary is dear.
fn is_plain(raw: &str) -> bool {
    raw.bytes().all(|byte| byte.is_ascii_graphic())
}

/// One row that is not blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number as a spreadsheet or an editor shows it, from 1.
    pub number: u32,
    /// Its cells from column A on; missing ones at the end are blank.
    pub cells: Vec<Cell>,
    /// How much of the file has been read, in thousandths.
    pub share: u16,
}

impl Row {
    /// The text of the cell at `column` (from 0); empty when there is none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// The cell at `column` (from 0), if the row is that long.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)
    }

    /// About how many bytes keeping it takes.
    fn size(&self) -> u64 {
        const CELL: usize = 8;
        let cells = self.cells.iter().map(|cell| cell.text.len() + CELL);
        (CELL + cells.sum::<usize>()) as u64
    }

    /// Whether every cell is blank or came from a merged region above or to the left.
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_empty() || cell.merged)
    }
}

/// Something in the file that is not as it should be, and does not stop the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A quotation mark opens a cell in this row and none closes it; the row was read as if it were not there.
    UnclosedQuote {
        /// The row (line) it stands in.
        row: u32,
    },
    /// Bytes that are no character in the file's encoding were replaced.
    Undecodable {
        /// How many.
        count: u64,
    },
    /// Cells beyond the last column that is read were left out.
    TooManyColumns {
        /// The first row it happened in.
        row: u32,
        /// How many columns are read.
        limit: usize,
    },
    /// Rows beyond the limit were left out.
    TooManyRows {
        /// How many rows are read.
        limit: u32,
    },
    /// A sheet that is hidden was left out.
    HiddenSheet,
    /// A sheet could not be read, or not to its end.
    DamagedSheet {
        /// The last row that was read, 0 when none.
        row: u32,
    },
}

/// What a reader hands on, in the order of the file.
#[derive(Debug)]
pub enum Event<'a> {
    /// A sheet begins; files without sheets have one with an empty name.
    Sheet(&'a str),
    /// A row that is not blank.
    Row(Row),
    /// Something to tell about the present sheet.
    Fault(Fault),
}

/// No character on a screen is made of more signs than this.
const SIGNS: usize = 16;
/// Names of files and sheets are cut to so many characters.
const NAME: usize = 120;

/// Who takes the events; breaks off by returning [`ControlFlow::Break`].
pub type Visit<'a> = dyn FnMut(Event<'_>) -> ControlFlow<()> + 'a;

/// What is read at most, and how, so that no file can take the machine's memory or time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// Rows in a sheet.
    pub rows: u32,
    /// Columns in a sheet.
    pub columns: usize,
    /// Characters in a cell.
    pub cell: usize,
    /// Bytes of a file.
    pub bytes: u64,
    /// Bytes of a file that comes through a pipe, and must be kept in memory.
    pub piped: u64,
    /// Bytes of a workbook once unpacked.
    pub unpacked: u64,
    /// How many times its packed size a large part of a workbook may unpack to.
    pub ratio: u64,
    /// Parts of a workbook.
    pub parts: usize,
    /// Bytes of an xls file, which can only be read whole.
    pub whole: u64,
    /// Bytes of text handed on, with a few for each cell.
    pub text: u64,
    /// Bytes of memory the reading process may ask for.
    pub memory: u64,
    /// Seconds the reading process may work, and may be waited for.
    pub seconds: u64,
    /// For files that are no tables of rows, such as forms: cells keep their line breaks, merged cells stay blank but
    /// for their corner, hidden sheets are read.
    pub verbatim: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 2_000_000,
            columns: 256,
            cell: 2_000,
            bytes: 512 << 20,
            piped: 64 << 20,
            unpacked: 512 << 20,
            ratio: 200,
            parts: 10_000,
            whole: 20 << 20,
            text: 128 << 20,
            memory: 448 << 20,
            seconds: 25,
            verbatim: false,
        }
    }
}

impl Limits {
    /// For a form's workbook: a few thousand rows, cells as long as a spreadsheet's, as they are written.
    pub fn form() -> Self {
        Self {
            rows: 50_000,
            cell: 32_767,
            bytes: 64 << 20,
            unpacked: 128 << 20,
            text: 32 << 20,
            verbatim: true,
            ..Self::default()
        }
    }
}

/// Why a file cannot be read at all. Holds no words of the file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be opened or read.
    #[error("cannot read the file: {0}")]
    Io(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is none of the formats read here.
    #[error("not a table: neither text nor a workbook")]
    Unknown,
    /// A web page named like a table, as some systems export it.
    #[error("a web page, not a table: save it as xlsx first")]
    WebPage,
    /// A workbook that asks for a password.
    #[error("the workbook is protected by a password")]
    Locked,
    /// Larger than the limit, packed or unpacked.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It holds more text than is taken.
    #[error("more text than {limit} bytes")]
    TooMuchText {
        /// The limit in bytes.
        limit: u64,
    },
    /// A part of it unpacks to far more than any table does.
    #[error("unpacks to more than {ratio} times its size")]
    Bomb {
        /// The limit.
        ratio: u64,
    },
    /// A workbook that is cut short or broken.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// Reading it took more memory than the reader may have.
    #[error("needs more than {limit} bytes of memory")]
    Memory {
        /// The limit in bytes.
        limit: u64,
    },
    /// Reading it took longer than the reader may take.
    #[error("takes longer than {seconds} s")]
    Time {
        /// The limit.
        seconds: u64,
    },
}

/// Why a reader ends before the end of the file.
enum Halt {
    /// The taker of the events broke off.
    Stopped,
    /// The file cannot be read.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Reads all sheets of `source`, handing each row to `visit`; in a process of its own where the program is
/// [installed](apart::install) for it.
///
/// # Errors
/// When the file cannot be read at all; what is wrong in a part of it comes as [`Event::Fault`].
pub fn read(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Error> {
    #[cfg(unix)]
    if let Some(program) = apart::program() {
        return apart::read(program, source, limits, visit);
    }
    read_here(source, limits, visit)
}

/// Reads all sheets of `source` in this process, without limits on its memory and time beyond the caps on sizes.
///
/// # Errors
/// As [`read`].
pub fn read_here(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Error> {
    let (mut left, mut is_full) = (limits.text, false);
    let visit: &mut Visit<'_> = &mut |event| {
        if let Event::Row(row) = &event {
            let Some(rest) = left.checked_sub(row.size()) else {
                is_full = true;
                return ControlFlow::Break(());
            };
            left = rest;
        }
        visit(event)
    };
    let read = match source.format(limits)? {
        Format::Text => delimited::read(source, limits, visit),
        Format::Calendar => calendar::read(source, limits, visit),
        Format::Xlsx => workbook::xlsx(source, limits, visit),
        Format::Xlsb => workbook::xlsb(source, limits, visit),
        Format::Xls => workbook::xls(source, limits, visit),
        Format::Ods => ods::read(source, limits, visit),
    };
    match read {
        Err(Halt::Failed(error)) => Err(error),
        Err(Halt::Stopped) if is_full => Err(Error::TooMuchText { limit: limits.text }),
        Ok(()) | Err(Halt::Stopped) => Ok(()),
    }
}

/// The letters a spreadsheet gives to a column (0 is `A`, 27 is `AB`).
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
