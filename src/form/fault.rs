//! What is wrong with a form, and where. Not the words: those come from the reader's language.

/// A fault or a warning of a form, at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The sheet as it is called in the file; `""` when the whole file is meant.
    pub sheet: String,
    /// The row from 1 as Excel counts; none when the sheet as a whole is meant.
    pub row: Option<usize>,
    /// The header of the column.
    pub column: Option<String>,
    /// What is wrong, and what would be right.
    pub what: What,
}

/// What is wrong: a key of the texts (`form-fault-KEY`) and what its words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    /// The text's key without `form-fault-`, such as `unknown-reference`.
    pub key: &'static str,
    /// What the text names: (argument, words of the form), such as (`name`, `agee`), (`meant`, `age`).
    pub names: Vec<(&'static str, String)>,
}
