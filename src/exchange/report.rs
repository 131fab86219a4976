//! What an import has to say, as facts: places, reasons, numbers. The words for them are the languages' affair.

use std::collections::BTreeMap;
use std::fmt;

use crate::domain::mask::{mask_name, mask_name_end, mask_numbers};
use crate::exchange::table::{self, Fault, column_letters};

/// A place in a file: `花名册!C12`, or `C12` where there are no sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name; empty where there are none.
    pub sheet: String,
    /// The row as a spreadsheet shows it, from 1; 0 where it is the sheet or the file as a whole.
    pub row: u32,
    /// The column, from 0, where one is to blame.
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row == 0 {
            return f.write_str(&self.sheet);
        }
        if !self.sheet.is_empty() {
            write!(f, "{}!", self.sheet)?;
        }
        match self.column {
            Some(column) => write!(f, "{}{}", column_letters(column), self.row),
            None => write!(f, "{}", self.row),
        }
    }
}

/// The door and the person a row is about, for a person who looks the row up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The door; empty when the row has none.
    pub door: String,
    /// The name, masked; empty when the row has none.
    pub person: String,
}

impl About {
    /// A door and a name as written, which is masked here.
    pub(super) fn of(door: String, name: &str) -> Self {
        let short: String = name.chars().take(40).collect();
        let person = if short.chars().count() == 1 {
            short
        } else {
            mask_name(&short)
        };
        Self { door, person }
    }
}

/// Something to look at: what is wrong with a cell, a row or a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// Whom and what it is about.
    pub about: About,
    /// The column's heading; empty when none is to blame.
    pub heading: String,
    /// What: the message's name in the texts.
    pub key: &'static str,
    /// The value that is to blame, masked; or the number the message speaks of.
    pub value: String,
}

impl Remark {
    /// The words and numbers of its message.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        vec![("value", self.value.clone())]
    }
}

/// Remarks, counted all and kept up to a bound: a file of 200,000 faulty rows needs no 200,000 lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    kept: Vec<Remark>,
    counts: BTreeMap<&'static str, usize>,
}

/// So many remarks are kept.
const KEPT: usize = 5_000;

impl Remarks {
    /// Adds one.
    pub fn add(&mut self, remark: Remark) {
        *self.counts.entry(remark.key).or_default() += 1;
        if self.kept.len() < KEPT {
            self.kept.push(remark);
        }
    }

    /// Those kept, in the order of the file.
    pub fn kept(&self) -> &[Remark] {
        &self.kept
    }

    /// How many of each sort there were.
    pub fn counts(&self) -> &BTreeMap<&'static str, usize> {
        &self.counts
    }

    /// How many there were.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether there was none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// How many records a plan finds in each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not in the ledger yet.
    pub new: usize,
    /// In it, and different.
    pub changed: usize,
    /// In it, and the same.
    pub unchanged: usize,
}

/// What kind of value a cell holds, so that it is masked the right way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A person's name.
    Name,
    /// Anything else: numbers in it are masked.
    Other,
}

/// A cell's value as a message may show it.
pub(super) fn masked(text: &str, shown: Shown) -> String {
    let short: String = text.chars().take(40).collect();
    match shown {
        Shown::Name => mask_name_end(&short),
        Shown::Other => mask_numbers(&short),
    }
}

/// The remark for a fault of the table reader.
pub(super) fn fault_remark(sheet: &str, fault: Fault) -> Remark {
    let (row, key, value) = match fault {
        Fault::UnclosedQuote { row } => (row, "table-unclosed-quote", String::new()),
        Fault::Undecodable { count } => (0, "table-undecodable", count.to_string()),
        Fault::TooManyColumns { row, limit } => (row, "table-too-many-columns", limit.to_string()),
        Fault::TooManyRows { limit } => (limit, "table-too-many-rows", limit.to_string()),
        Fault::HiddenSheet => (0, "table-hidden-sheet", String::new()),
        Fault::DamagedSheet { row } => (row, "table-damaged-sheet", row.to_string()),
    };
    let place = Place {
        sheet: sheet.to_string(),
        row,
        column: None,
    };
    Remark {
        place,
        about: About::default(),
        heading: String::new(),
        key,
        value,
    }
}

/// Why a file cannot be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error(transparent)]
    Table(#[from] table::Error),
    /// No sheet has a header that is understood.
    #[error("no header found")]
    NoHeader,
    /// It is no calendar.
    #[error("no calendar")]
    NoCalendar,
    /// The asker broke off.
    #[error("broken off")]
    Stopped,
    /// A `--map` that names no field, or no `=`; holds it as written, and the fields there are.
    #[error("cannot map {0}")]
    Mapping(String, String),
    /// A `--map` of a column that no sheet has; holds the column as written.
    #[error("no column {0}")]
    NoColumn(String),
    /// Two `--map` that say two things of one column; holds the column as written.
    #[error("mapped twice: {0}")]
    MappedTwice(String),
}

impl ImportError {
    /// The message's name in the texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Table(error) => match error {
                table::Error::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    "table-no-file"
                }
                table::Error::Io(_) => "table-io",
                table::Error::Empty => "table-empty",
                table::Error::Unknown => "table-unknown",
                table::Error::WebPage => "table-web-page",
                table::Error::Locked => "table-locked",
                table::Error::TooLarge { .. } => "table-too-large",
                table::Error::TooMuchText { .. } => "table-too-much-text",
                table::Error::Bomb { .. } => "table-bomb",
                table::Error::Damaged(_) => "table-damaged",
                table::Error::Memory { .. } => "table-too-much-memory",
                table::Error::Time { .. } => "table-too-slow",
            },
            Self::NoHeader => "import-no-header",
            Self::NoCalendar => "calendar-not-one",
            Self::Stopped => "import-stopped",
            Self::Mapping(..) => "import-bad-mapping",
            Self::NoColumn(_) => "import-no-column",
            Self::MappedTwice(_) => "import-mapped-twice",
        }
    }

    /// The words and numbers of the message about this file.
    pub fn values(&self, file: &str) -> Vec<(&'static str, String)> {
        let size = |limit: &u64| ("size", format!("{} MB", limit >> 20));
        let fields = match self {
            Self::Mapping(_, fields) => Some(("fields", fields.clone())),
            _ => None,
        };
        let value = match self {
            Self::Table(
                table::Error::TooLarge { limit }
                | table::Error::TooMuchText { limit }
                | table::Error::Memory { limit },
            ) => Some(size(limit)),
            Self::Table(table::Error::Bomb { ratio }) => Some(("ratio", ratio.to_string())),
            Self::Table(table::Error::Time { seconds }) => Some(("seconds", seconds.to_string())),
            Self::Table(table::Error::Io(error)) => Some(("why", error.to_string())),
            Self::Mapping(text, _) | Self::NoColumn(text) | Self::MappedTwice(text) => {
                Some(("value", text.clone()))
            }
            _ => None,
        };
        value
            .into_iter()
            .chain(fields)
            .chain([("file", file.to_owned())])
            .collect()
    }
}
