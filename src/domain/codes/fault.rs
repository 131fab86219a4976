//! What can be wrong with a code table an office has edited.

/// What is wrong with a table's text; `line` counts from 1, the header being line 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("code table {table}, line {line}: {kind}")]
pub struct TableFault {
    /// The table's name, as in the file name without `.tsv`.
    pub table: String,
    /// Line in the text, or 0 when the fault is not in one line.
    pub line: usize,
    /// What is wrong.
    pub kind: TableFaultKind,
}

/// The kinds of faults in a table's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFaultKind {
    /// No table has this name.
    #[error("there is no table of this name")]
    UnknownTable,
    /// The header row has no column `code`.
    #[error("the header row has no column \"code\"")]
    NoCodeColumn,
    /// More cells than the header has columns.
    #[error("more cells than the header has columns")]
    TooManyCells,
    /// The code is empty or has other characters than `a-z 0-9 - /`.
    #[error("a code is made of a-z, 0-9, - and /, at most 40 characters: {0:?}")]
    BadCode(String),
    /// The code stood in an earlier line too.
    #[error("the code {0:?} stands twice")]
    Twice(String),
    /// A new row needs its labels.
    #[error("the new code {0:?} needs labels in the columns zh and en")]
    NoLabel(String),
    /// `active` is neither `yes` nor `no`.
    #[error("the column \"active\" takes yes or no")]
    BadActive,
    /// The tables are already in use, so it is too late to change them.
    #[error("the tables are already in use")]
    InUse,
}

impl TableFaultKind {
    /// The code that is to blame; empty when none is.
    pub fn code(&self) -> &str {
        match self {
            Self::BadCode(code) | Self::Twice(code) | Self::NoLabel(code) => code,
            _ => "",
        }
    }

    /// The message's name in the texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::UnknownTable => "config-table-unknown",
            Self::NoCodeColumn => "config-table-no-code-column",
            Self::TooManyCells => "config-table-too-many-cells",
            Self::BadCode(_) => "config-table-bad-code",
            Self::Twice(_) => "config-table-code-twice",
            Self::NoLabel(_) => "config-table-no-label",
            Self::BadActive => "config-table-bad-active",
            Self::InUse => "config-table-in-use",
        }
    }
}
