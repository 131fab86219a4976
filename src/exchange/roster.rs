//! A roster of households and residents read into a plan: what is new, changed and the same, what is refused and
//! why. Committing the plan is the ledger's affair, telling it the languages'.

mod door;
mod doubts;
mod fields;
mod gather;
mod groups;
mod home;
mod matching;
mod merge;
mod notes;
mod person;
mod standing;
mod title;
mod words;

use chrono::NaiveDate;

use crate::domain::collection::FieldChange;
use crate::exchange::header::Mapping;
use crate::exchange::outside::Outside;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{Counts, ImportError, Place, Remarks};
use crate::exchange::sheets::{SheetReport, walk};
use crate::exchange::table::{Limits, Source};
use crate::ledger::operation::Change;
use crate::ledger::table::Tables;

pub use fields::{DICTIONARY, Field};
pub use groups::{Group, Whose};
pub use title::Title;

/// The verb a committed plan goes by in the history.
pub const VERB: &str = "import-roster";

/// How a roster is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the worker said columns mean, each `列=field`; a column may be named by its letters.
    pub mappings: Vec<String>,
    /// Leave ID numbers out; sex and birth are still taken from them.
    pub without_ids: bool,
    /// What is read at most.
    pub limits: Limits,
}

/// A record that changes, by the row it came from.
#[derive(Clone, PartialEq)]
pub struct Changed {
    /// Where in the file.
    pub place: Place,
    /// A door or a person.
    pub whose: Whose,
    /// What differs; holds personal data.
    pub fields: Vec<FieldChange>,
}

/// What importing a roster would do.
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// The day ages are counted to.
    pub today: NaiveDate,
    /// The sheets and their columns.
    pub sheets: Vec<SheetReport>,
    /// Doors.
    pub households: Counts,
    /// People.
    pub residents: Counts,
    /// People the ledger has at doors of the file but the file has not; they stay.
    pub absent: usize,
    /// Small tasks that ask about what cannot be right.
    pub tasks: usize,
    /// What changes, record by record.
    pub changed: Vec<Changed>,
    /// What to look at.
    pub remarks: Remarks,
    /// Rows that cannot be placed.
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

    /// The community and grid named above the header; of several sheets those of the first that names any.
    pub fn title(&self) -> Title {
        let mut titles = self.sheets.iter().map(|sheet| Title::read(&sheet.title));
        titles
            .find(|title| *title != Title::default())
            .unwrap_or_default()
    }

    /// What changes, counted by field.
    pub fn groups(&self) -> Vec<Group> {
        let changed = self.changed.iter();
        groups::groups(changed.map(|changed| (changed.whose, changed.fields.as_slice())))
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
    let today = outside.now.date_naive();
    let mut gather = gather::Gather::new(person::PersonReader::new(today, options.without_ids));
    let sheets = walk(
        source,
        &options.limits,
        &DICTIONARY,
        &mappings,
        outside.watch,
        &mut gather,
    )?;
    let plan = Plan {
        file: source.name().to_string(),
        today,
        sheets,
        households: Counts::default(),
        residents: Counts::default(),
        absent: 0,
        tasks: 0,
        changed: Vec::new(),
        remarks: Remarks::default(),
        refused: Remarks::default(),
        rejects: Rejects::new(&DICTIONARY),
        changes: Vec::new(),
    };
    Ok(matching::plan(gather.finish(), tables, plan, &mut outside))
}
