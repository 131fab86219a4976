//! A list of tasks read into a plan: what is new, changed and the same, what is refused and why. Equal in name, door
//! and due date is one task. Not what becomes of a task once it is in the ledger.

mod entry;
mod place;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::task::Task;
use crate::domain::{Entity, Id};
use crate::exchange::header::{Dictionary, Layout, Mapping};
use crate::exchange::outside::Outside;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{Counts, ImportError, Place, Remark, Remarks};
use crate::exchange::sheets::{SheetReport, Taker, walk};
use crate::exchange::table::{Limits, Row, Source};
use crate::ledger::operation::Change;
use crate::ledger::table::Tables;
use entry::{Entry, Key};
use place::Places;

/// The wordings a task list's headings are known by.
pub static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("tasks/columns.tsv")));

/// The verb a committed plan goes by in the history.
pub const VERB: &str = "import-tasks";

/// How a task list is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the worker said columns mean, each `列=field`.
    pub mappings: Vec<String>,
    /// What is read at most.
    pub limits: Limits,
}

/// What importing a list of tasks would do.
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// The sheets and their columns.
    pub sheets: Vec<SheetReport>,
    /// Tasks.
    pub tasks: Counts,
    /// Rows that say again what another row says.
    pub repeated: usize,
    /// Rows of tasks that are done already; they stay out.
    pub done: usize,
    /// What to look at.
    pub remarks: Remarks,
    /// Rows without a name.
    pub refused: Remarks,
    /// Those rows, to be written to a file.
    pub rejects: Rejects,
    changes: Vec<Change>,
}

impl Plan {
    /// Whether committing it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Takes an entry in: as a new task, or beside the one the ledger has. What is done or dropped stays so.
    fn compare(&mut self, before: Option<&Task>, entry: Entry, outside: &mut Outside<'_>) {
        let Some(before) = before else {
            self.tasks.new += 1;
            let task = entry.into_task(Id::new((outside.ids)()), outside.now);
            let after = Some(task.into_record());
            return self.changes.push(Change {
                before: None,
                after,
            });
        };
        let mut after = before.clone();
        if after.is_open() {
            entry.tell(&mut after);
        }
        if after == *before {
            self.tasks.unchanged += 1;
            return;
        }
        self.tasks.changed += 1;
        self.changes.push(Change {
            before: Some(before.clone().into_record()),
            after: Some(after.into_record()),
        });
    }

    /// The changes, to be committed as one step under [`VERB`].
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }
}

/// Reads `source` and compares it with the ledger's `tables`; nothing is changed.
///
/// # Errors
/// When the file cannot be read, has no header, a mapping names no field, or the watcher breaks off.
pub fn plan(
    source: &Source,
    tables: &Tables,
    options: &Options,
    mut outside: Outside<'_>,
) -> Result<Plan, ImportError> {
    let mappings = Mapping::all(&options.mappings, &DICTIONARY)?;
    let mut gather = Gather::new(tables);
    let sheets = walk(
        source,
        &options.limits,
        &DICTIONARY,
        &mappings,
        outside.watch,
        &mut gather,
    )?;
    let Gather {
        entries,
        remarks,
        refused,
        rejects,
        repeated,
        done,
        ..
    } = gather;
    let mut plan = Plan {
        file: source.name().to_string(),
        sheets,
        tasks: Counts::default(),
        repeated,
        done,
        remarks,
        refused,
        rejects,
        changes: Vec::new(),
    };
    let known: HashMap<Key, Id<Task>> = tables
        .tasks
        .iter()
        .map(|task| (Key::of(task), task.id))
        .collect();
    for entry in entries {
        let found = known.get(&entry.key());
        let found = found.or_else(|| known.get(&entry.key_in_words()));
        let before = found.and_then(|id| tables.tasks.get(*id));
        plan.compare(before.map(AsRef::as_ref), entry, &mut outside);
    }
    Ok(plan)
}

/// Takes rows one by one; a row that says what another said is taken into that one.
struct Gather<'a> {
    places: Places<'a>,
    layout: Layout,
    sheet: String,
    entries: Vec<Entry>,
    by_key: HashMap<Key, usize>,
    repeated: usize,
    done: usize,
    remarks: Remarks,
    refused: Remarks,
    rejects: Rejects,
}

impl<'a> Gather<'a> {
    fn new(tables: &'a Tables) -> Self {
        Self {
            places: Places::new(tables),
            layout: Layout::default(),
            sheet: String::new(),
            entries: Vec::new(),
            by_key: HashMap::new(),
            repeated: 0,
            done: 0,
            remarks: Remarks::default(),
            refused: Remarks::default(),
            rejects: Rejects::new(&DICTIONARY),
        }
    }
}

impl Taker for Gather<'_> {
    fn sheet(&mut self, name: &str, layout: &Layout) {
        self.layout = layout.clone();
        self.sheet = name.to_string();
        self.rejects.sheet(layout);
    }

    fn row(&mut self, row: &Row) {
        let sheet = self.sheet.clone();
        let about = entry::about(row, &self.layout);
        let remark = |column: Option<(usize, &str)>, key, value| Remark {
            place: Place {
                sheet: sheet.clone(),
                row: row.number,
                column: column.map(|(index, _)| index),
            },
            about: about.clone(),
            heading: column.map_or_else(String::new, |(_, heading)| heading.to_string()),
            key,
            value,
        };
        let read = entry::read(
            row,
            &self.layout,
            &self.places,
            &mut |column, key, value| {
                self.remarks.add(remark(column, key, value));
            },
        );
        match read {
            Ok(None) => self.done += 1,
            Ok(Some(entry)) => match self.by_key.get(&entry.key()) {
                Some(place) => {
                    self.entries[*place].join(&entry);
                    self.repeated += 1;
                }
                None => {
                    self.by_key.insert(entry.key(), self.entries.len());
                    self.entries.push(entry);
                }
            },
            Err(key) => {
                let title = self.layout.of("title").next();
                let column = title.map(|column| (column.index, column.heading.as_str()));
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
