//! The 21 columns of the day's log (domain.md §6), one table: code, heading, width. Not the rows under them.

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in an office's template.
    pub code: &'static str,
    /// The message of its heading.
    pub heading: &'static str,
    /// Whether a sheet of visits shows it unless a template says otherwise.
    pub of_visits: bool,
}

macro_rules! columns {
    ($($code:literal $of_visits:literal)*) => {
        /// Every column, in the order of the form.
        pub const COLUMNS: [Column; 21] = [$(Column {
            code: $code,
            heading: concat!("daylog-column-", $code),
            of_visits: $of_visits,
        }),*];
    };
}

columns! {
    "number" true
    "from" true
    "to" false
    "kind" false
    "estate" true
    "building" true
    "unit" true
    "room" true
    "person" true
    "care" true
    "mode" true
    "outcome" true
    "content" true
    "issue" false
    "severity" false
    "measure" false
    "result" false
    "deadline" false
    "recheck" false
    "next" true
    "remark" true
}

/// The place of a column by its code.
pub fn position(code: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| column.code == code)
}
