//! An office's list of offers, partners and the like read into a plan: what is new, changed and the same, what is refused
//! and why. Not tasks, and not what becomes of a record once it is in the ledger.

mod activities;
mod offers;
mod partners;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::domain::{Entity, Id, Moment};
use crate::exchange::fields::{Fields, cell};
use crate::exchange::header::{Dictionary, Layout, Mapping};
use crate::exchange::outside::Outside;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{About, Counts, ImportError, Place, Remark, Remarks};
use crate::exchange::sheets::{SheetReport, Taker, walk};
use crate::exchange::table::{Limits, Row, Source};
use crate::ledger::operation::Change;
use crate::ledger::table::{HasTable, Tables};

/// How a list is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the worker said columns mean, each `列=field`.
    pub mappings: Vec<String>,
    /// What is read at most.
    pub limits: Limits,
}

/// A kind of list that can be imported.
pub struct List {
    /// Its name on the command line.
    pub noun: &'static str,
    /// The verb a committed plan goes by in the history.
    pub verb: &'static str,
    /// The message that counts what is new, changed and the same.
    pub counted: &'static str,
    /// The message that names it.
    pub title: &'static str,
    plan: fn(&Source, &Tables, &Options, Outside<'_>) -> Result<Plan, ImportError>,
}

/// Every list that can be imported. A new one joins by a row here.
pub const LISTS: &[List] = &[
    List {
        noun: "offers",
        verb: "import-offers",
        counted: "import-offers",
        title: "listed-offers",
        plan: plan::<offers::Offers>,
    },
    List {
        noun: "partners",
        verb: "import-partners",
        counted: "import-partners",
        title: "listed-partners",
        plan: plan::<partners::Partners>,
    },
    List {
        noun: "activities",
        verb: "import-activities",
        counted: "import-activities",
        title: "listed-activities",
        plan: plan::<activities::Activities>,
    },
];

impl List {
    /// The list of this name.
    pub fn named(noun: &str) -> Option<&'static Self> {
        LISTS.iter().find(|list| list.noun == noun)
    }

    /// Reads `source` and compares it with the ledger's `tables`; nothing is changed.
    ///
    /// # Errors
    /// When the file cannot be read, has no header, a mapping names no field, or the watcher breaks off.
    pub fn plan(
        &self,
        source: &Source,
        tables: &Tables,
        options: &Options,
        outside: Outside<'_>,
    ) -> Result<Plan, ImportError> {
        (self.plan)(source, tables, options, outside)
    }
}

/// What importing a list would do.
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// The sheets and their columns.
    pub sheets: Vec<SheetReport>,
    /// The records.
    pub counts: Counts,
    /// Rows that say again what another row says.
    pub repeated: usize,
    /// What to look at.
    pub remarks: Remarks,
    /// Rows that were refused.
    pub refused: Remarks,
    /// Those rows, to be written to a file.
    pub rejects: Rejects,
    changes: Vec<Change>,
}

impl Plan {
    /// The changes, to be committed as one step under the list's verb.
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }
}

/// What is particular to one kind of list.
trait Kind {
    /// A row as it says itself.
    type Entry;
    /// What makes two entries one record.
    type Key: Clone + Eq + Hash;
    /// What it becomes.
    type Record: Entity + Clone + PartialEq;

    /// The wordings its headings are known by.
    fn dictionary() -> &'static Dictionary;
    /// The field that names a row.
    const NAME: &'static str;
    /// What a row says; the message when it cannot be taken.
    fn read(fields: &mut Fields<'_>, tables: &Tables) -> Result<Self::Entry, &'static str>;
    /// The key of a row.
    fn key(entry: &Self::Entry) -> Self::Key;
    /// The key of a record of the ledger.
    fn key_of(record: &Self::Record, tables: &Tables) -> Self::Key;
    /// A record of which only the row's name is known.
    fn make(entry: &Self::Entry, id: Id<Self::Record>, now: Moment) -> Self::Record;
    /// Tells a record what a row says; blanks take nothing away.
    fn tell(entry: &Self::Entry, record: &mut Self::Record, tables: &Tables);
}

fn plan<K: Kind>(
    source: &Source,
    tables: &Tables,
    options: &Options,
    outside: Outside<'_>,
) -> Result<Plan, ImportError>
where
    Tables: HasTable<K::Record>,
{
    let dictionary = K::dictionary();
    let mappings = Mapping::all(&options.mappings, dictionary).map_err(ImportError::Mapping)?;
    let mut gather: Gather<'_, K> = Gather::new(tables);
    let sheets = walk(
        source,
        &options.limits,
        dictionary,
        &mappings,
        outside.watch,
        &mut gather,
    )?;
    let mut plan = Plan {
        file: source.name().to_owned(),
        sheets,
        counts: Counts::default(),
        repeated: gather.repeated,
        remarks: gather.remarks,
        refused: gather.refused,
        rejects: gather.rejects,
        changes: Vec::new(),
    };
    let table: &crate::ledger::table::Table<K::Record> = tables.table();
    let known: HashMap<K::Key, &Arc<K::Record>> = (table.iter())
        .map(|record| (K::key_of(record, tables), record))
        .collect();
    for rows in gather.entries {
        let before = known.get(&K::key(&rows[0])).map(|known| known.as_ref());
        let mut after = match before {
            Some(before) => before.clone(),
            None => K::make(&rows[0], Id::new((outside.ids)()), outside.now),
        };
        for row in &rows {
            K::tell(row, &mut after, tables);
        }
        match before {
            Some(before) if *before == after => {
                plan.counts.unchanged += 1;
                continue;
            }
            Some(_) => plan.counts.changed += 1,
            None => plan.counts.new += 1,
        }
        plan.changes.push(Change {
            before: before.cloned().map(Entity::into_record),
            after: Some(after.into_record()),
        });
    }
    Ok(plan)
}

/// Takes rows one by one; those of one record stand together.
struct Gather<'a, K: Kind> {
    tables: &'a Tables,
    layout: Layout,
    sheet: String,
    entries: Vec<Vec<K::Entry>>,
    by_key: HashMap<K::Key, usize>,
    repeated: usize,
    remarks: Remarks,
    refused: Remarks,
    rejects: Rejects,
}

impl<'a, K: Kind> Gather<'a, K> {
    fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            layout: Layout::default(),
            sheet: String::new(),
            entries: Vec::new(),
            by_key: HashMap::new(),
            repeated: 0,
            remarks: Remarks::default(),
            refused: Remarks::default(),
            rejects: Rejects::new(K::dictionary()),
        }
    }

    fn take(&mut self, entry: K::Entry) {
        let key = K::key(&entry);
        match self.by_key.get(&key) {
            Some(place) => {
                self.entries[*place].push(entry);
                self.repeated += 1;
            }
            None => {
                self.by_key.insert(key, self.entries.len());
                self.entries.push(vec![entry]);
            }
        }
    }
}

impl<K: Kind> Taker for Gather<'_, K> {
    fn sheet(&mut self, name: &str, layout: &Layout) {
        self.layout = layout.clone();
        name.clone_into(&mut self.sheet);
        self.rejects.sheet(layout);
    }

    fn row(&mut self, row: &Row) {
        let (layout, sheet) = (self.layout.clone(), self.sheet.clone());
        let person = cell(row, &layout, "contact").map_or("", |(cell, _)| cell.text.as_str());
        let about = About::of(String::new(), person);
        let remark = |column: Option<(usize, &str)>, key, value| Remark {
            place: Place {
                sheet: sheet.clone(),
                row: row.number,
                column: column.map(|(index, _)| index),
            },
            about: about.clone(),
            heading: column.map_or_else(String::new, |(_, heading)| heading.to_owned()),
            key,
            value,
        };
        let mut told = Vec::new();
        let mut tell = |column: Option<(usize, &str)>, key, value| {
            told.push(remark(column, key, value));
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
            Ok(entry) => self.take(entry),
            Err(key) => {
                let name = layout.of(K::NAME).next();
                let column = name.map(|column| (column.index, column.heading.as_str()));
                self.refused.add(remark(column, key, String::new()));
                let cells: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
                self.rejects.add(&cells, key);
            }
        }
    }

    fn remark(&mut self, remark: Remark) {
        self.remarks.add(remark);
    }
}
