//! A sheet of an imported file and what became of its columns. Not its rows.

use serde::Serialize;

use crate::exchange::header::{Column, Fate, How};
use crate::exchange::sheets::{SheetReport, numbers};
use crate::exchange::table::column_letters;
use crate::i18n::Texts;

/// A sheet.
#[derive(Debug, Serialize)]
pub struct SheetRow {
    /// Its name; empty where files have no sheets.
    pub name: String,
    /// Rows of data.
    pub rows: usize,
    /// Rows of totals that were skipped.
    pub totals: usize,
    /// Explanations and signatures that were skipped.
    pub skipped: usize,
    /// The rows of both, as a spreadsheet counts; at most 200.
    pub aside: Vec<u32>,
    /// Its columns.
    pub columns: Vec<ColumnRow>,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct ColumnRow {
    /// Its letters, as a spreadsheet shows them; `--map` takes them.
    pub column: String,
    /// Its heading.
    pub heading: String,
    /// The field it is read as.
    pub field: Option<&'static str>,
    /// `read`, `guessed`, `mapped`, `twice`, `ignored`, `sensitive`.
    pub fate: &'static str,
    /// Whether it is a column of a list of the community.
    #[serde(skip)]
    pub is_listed: bool,
}

impl SheetRow {
    pub(super) fn of(sheet: &SheetReport) -> Self {
        Self {
            name: sheet.name.clone(),
            rows: sheet.rows,
            totals: sheet.totals,
            skipped: sheet.skipped,
            aside: sheet.aside.clone(),
            columns: sheet.columns.iter().map(ColumnRow::of).collect(),
        }
    }

    pub(super) fn tell(&self, texts: &Texts, lines: &mut Vec<String>) {
        let rows = texts.with("import-rows", &[("count", self.rows.into())]);
        lines.push(format!("{} {rows}", self.name).trim_start().to_owned());
        let fates = [
            ("import-columns-read", &["read", "mapped"][..]),
            ("import-columns-guessed", &["guessed"]),
            ("import-columns-twice", &["twice"]),
            ("import-columns-ignored", &["ignored"]),
            ("import-columns-sensitive", &["sensitive"]),
        ];
        for (id, fates) in fates {
            let columns = self
                .columns
                .iter()
                .filter(|column| fates.contains(&column.fate));
            let columns: Vec<String> = columns.map(|column| column.worded(texts)).collect();
            if !columns.is_empty() {
                lines.push(format!("  {}: {}", texts.get(id), columns.join(", ")));
            }
        }
        for (id, count) in [
            ("import-totals", self.totals),
            ("import-skipped", self.skipped),
        ] {
            if count > 0 {
                lines.push(format!("  {}", texts.with(id, &[("count", count.into())])));
            }
        }
        if !self.aside.is_empty() {
            let rows = numbers(&self.aside);
            lines.push(format!(
                "  {}",
                texts.with("import-aside", &[("rows", rows.into())])
            ));
        }
    }
}

impl ColumnRow {
    /// The heading, and what it is read as where that has another name.
    fn worded(&self, texts: &Texts) -> String {
        // A building's unit is a roster's word; a list says what it counts in, or whose member somebody is.
        let field = self
            .field
            .filter(|field| *field != "unit" || !self.is_listed);
        let named = field
            .map(|field| format!("daylog-roster-{field}"))
            .filter(|id| texts.has(id))
            .map(|id| texts.get(&id).into_owned());
        match named {
            Some(named) if named != self.heading => format!("{}→{named}", self.heading),
            _ => self.heading.clone(),
        }
    }

    pub(super) fn of(column: &Column) -> Self {
        let (field, fate) = match column.fate {
            Fate::Read(field, How::Exact) => (Some(field), "read"),
            Fate::Read(field, How::Guess) => (Some(field), "guessed"),
            Fate::Read(field, How::Mapped) => (Some(field), "mapped"),
            Fate::Twice(field) => (Some(field), "twice"),
            Fate::Ignored => (None, "ignored"),
            Fate::Sensitive => (None, "sensitive"),
        };
        Self {
            column: column_letters(column.index),
            heading: column.heading.clone(),
            field,
            fate,
            is_listed: false,
        }
    }
}
