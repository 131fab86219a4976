//! The rows of a list one by one: read, told apart from those before them, or refused. Not the comparing with the ledger.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::Kind;
use crate::exchange::fields::{Fields, Refusal, cell};
use crate::exchange::header::{Fate, Layout};
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{About, Place, Remark, Remarks, Shown, masked};
use crate::exchange::sheets::Taker;
use crate::exchange::table::{self, Row};
use crate::ledger::table::Tables;

/// Where a row stands in its file, for a refusal that comes after reading.
pub(super) struct Origin {
    sheet: String,
    row: u32,
    about: About,
    /// Its cells as they go into the file of refused rows.
    cells: Vec<String>,
    /// The columns of the sheet with what stands in them, masked: by field.
    columns: Arc<Layout>,
    shown: Vec<String>,
}

/// A row that was read.
pub(super) struct Held<K: Kind> {
    pub entry: K::Entry,
    pub origin: Origin,
}

/// Takes rows one by one; a row that says again what one before it said is named, one that says otherwise refused.
pub(super) struct Gather<'a, K: Kind> {
    tables: &'a Tables,
    layout: Arc<Layout>,
    sheet: String,
    pub entries: Vec<Held<K>>,
    pub by_key: HashMap<K::Key, usize>,
    pub repeated: usize,
    pub remarks: Remarks,
    pub refused: Remarks,
    pub rejects: Rejects,
}

impl<'a, K: Kind> Gather<'a, K> {
    pub fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            layout: Arc::default(),
            sheet: String::new(),
            entries: Vec::new(),
            by_key: HashMap::new(),
            repeated: 0,
            remarks: Remarks::default(),
            refused: Remarks::default(),
            rejects: Rejects::new(K::dictionary()),
        }
    }

    fn take(&mut self, entry: K::Entry, origin: Origin) {
        let key = K::key(&entry);
        let Some(place) = self.by_key.get(&key) else {
            self.by_key.insert(key, self.entries.len());
            self.entries.push(Held { entry, origin });
            return;
        };
        let first = &self.entries[*place];
        let number = first.origin.place(None).to_string();
        if first.entry == entry {
            self.repeated += 1;
            self.remarks
                .add(origin.remark(None, "import-repeats", number));
        } else {
            let (key, field) = ("import-repeats-otherwise", K::NAME);
            self.refuse(origin, Refusal { key, field }, number);
        }
    }

    /// Something in a row is covered, and what its record has stays.
    pub fn leave(&mut self, origin: &Origin) {
        let remark = origin.remark(None, "import-covered-kept", String::new());
        self.remarks.add(remark);
    }

    /// A row is refused; the column to blame is named with its value, unless the message speaks of another.
    pub fn refuse(&mut self, origin: Origin, refusal: Refusal, value: String) {
        let layout = Arc::clone(&origin.columns);
        let column = layout.of(refusal.field).max_by_key(|column| {
            let shown = origin.shown.get(column.index);
            (
                shown.is_some_and(|shown| !shown.is_empty()),
                Reverse(column.index),
            )
        });
        let shown = column.and_then(|column| origin.shown.get(column.index));
        let value = match value.is_empty() {
            true => shown.cloned().unwrap_or_default(),
            false => value,
        };
        let column = column.map(|column| (column.index, column.heading.as_str()));
        self.refused.add(origin.remark(column, refusal.key, value));
        self.rejects.add_routed(origin.cells, refusal.key);
    }
}

impl Origin {
    fn place(&self, column: Option<usize>) -> Place {
        Place {
            sheet: self.sheet.clone(),
            row: self.row,
            column,
        }
    }

    fn remark(&self, column: Option<(usize, &str)>, key: &'static str, value: String) -> Remark {
        Remark {
            place: self.place(column.map(|(index, _)| index)),
            about: self.about.clone(),
            heading: column.map_or_else(String::new, |(_, heading)| heading.to_owned()),
            key,
            value,
        }
    }
}

impl<K: Kind> Taker for Gather<'_, K> {
    fn sheet(&mut self, name: &str, layout: &Layout) {
        self.layout = Arc::new(layout.clone());
        name.clone_into(&mut self.sheet);
        self.rejects.sheet(layout);
    }

    fn row(&mut self, row: &Row) {
        let layout = Arc::clone(&self.layout);
        let person = cell(row, &layout, "contact").map_or("", |(cell, _)| cell.text.as_str());
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        let shown = cells.iter().map(|text| masked(text, Shown::Other));
        let origin = Origin {
            sheet: self.sheet.clone(),
            row: row.number,
            about: About::of(String::new(), person),
            shown: shown.collect(),
            cells: self.rejects.routed(&cells),
            columns: Arc::clone(&layout),
        };
        let mut told = Vec::new();
        for column in &layout.columns {
            let cut = row.cell(column.index).map(|cell| cell.kind);
            if cut == Some(table::Kind::Cut) && matches!(column.fate, Fate::Read(..)) {
                let column = Some((column.index, column.heading.as_str()));
                told.push(origin.remark(column, "import-cell-cut", String::new()));
            }
        }
        let mut tell = |column: Option<(usize, &str)>, key, value| {
            told.push(origin.remark(column, key, value));
        };
        let mut fields = Fields {
            row,
            layout: &layout,
            tell: &mut tell,
            rest: Vec::new(),
        };
        let read = K::read(&mut fields, self.tables);
        told.into_iter().for_each(|remark| self.remarks.add(remark));
        match read {
            Ok(entry) => self.take(entry, origin),
            Err(refusal) => self.refuse(origin, refusal, String::new()),
        }
    }

    fn remark(&mut self, remark: Remark) {
        self.remarks.add(remark);
    }
}
