//! Refused rows as a csv file that imports once it is corrected: the columns that were read, and why not. Holds
//! what the file held, numbers in full; columns too sensitive to keep are not in it.

use std::io::{self, Write};

use crate::exchange::header::{Dictionary, Fate, Layout, Meaning};

/// The refused rows of one file.
pub struct Rejects {
    dictionary: &'static Dictionary,
    columns: Vec<(&'static str, String)>,
    /// Where each column of the present sheet goes: from, to.
    routes: Vec<(usize, usize)>,
    rows: Vec<(Vec<String>, &'static str)>,
}

impl Rejects {
    /// None yet.
    pub(super) fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            columns: Vec::new(),
            routes: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// How many rows were refused.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A sheet begins; its columns go where columns of the same meaning went before.
    pub(super) fn sheet(&mut self, layout: &Layout) {
        self.routes.clear();
        for column in &layout.columns {
            let Fate::Read(field, _) = column.fate else {
                continue;
            };
            let own = column.heading.rsplit('/').next().unwrap_or_default();
            let speaks = self.dictionary.meaning("", own) == Meaning::Exact(field);
            let heading = if speaks {
                own
            } else {
                self.dictionary.word(field)
            };
            let taken = |to: usize| self.routes.iter().any(|(_, other)| *other == to);
            let known = (0..self.columns.len()).find(|to| {
                let (key, name) = &self.columns[*to];
                let same = *key == field && (name == heading || !self.dictionary.may_repeat(field));
                same && !taken(*to)
            });
            let to = known.unwrap_or_else(|| {
                self.columns.push((field, heading.to_string()));
                self.columns.len() - 1
            });
            self.routes.push((column.index, to));
        }
    }

    /// A row of the present sheet is refused for the reason `key`.
    pub(super) fn add(&mut self, cells: &[String], key: &'static str) {
        let row = self.routed(cells);
        self.add_routed(row, key);
    }

    /// A row that was [routed](Self::routed) when its sheet was read is refused.
    pub(super) fn add_routed(&mut self, row: Vec<String>, key: &'static str) {
        self.rows.push((row, key));
    }

    /// The cells of a row of the present sheet, each where its column goes.
    pub(super) fn routed(&self, cells: &[String]) -> Vec<String> {
        let mut row = vec![String::new(); self.columns.len()];
        for (from, to) in &self.routes {
            if let Some(cell) = cells.get(*from) {
                row[*to].clone_from(cell);
            }
        }
        row
    }

    /// Writes them as csv (UTF-8 with its mark, for spreadsheets), the reason last. `text` gives the words for
    /// `import-reject-reason`, the heading of that column, and for each reason.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(
        &self,
        out: &mut dyn Write,
        text: &dyn Fn(&'static str) -> String,
    ) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
        let headings = self.columns.iter().map(|(_, heading)| heading.clone());
        writer.write_record(headings.chain([text("import-reject-reason")]))?;
        for (cells, key) in &self.rows {
            let blanks = self.columns.len() - cells.len();
            let cells = cells
                .iter()
                .map(|cell| defused(cell))
                .chain(std::iter::repeat_n(String::new(), blanks));
            writer.write_record(cells.chain([text(key)]))?;
        }
        writer.flush()
    }
}

/// A cell that no spreadsheet takes for a formula; reading it back drops the mark again.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.len() > 1 {
        format!("'{cell}")
    } else {
        cell.to_string()
    }
}
