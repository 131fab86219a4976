//! The tables of an export: columns about the answer sheet, the keys, the answers. Not the format they are written in.

use super::Export;
use crate::domain::answer_sheet::AnswerSheet;
use crate::form::definition::Kind;
use crate::form::submission::{self, Cell, Column, Tables};
use crate::ledger::queries::daylog::Estates;

/// A table ready to be written.
pub struct Table {
    /// What it is called: the form's title or the repeat's name.
    pub name: String,
    /// The repeat's name; none for the form's own table.
    pub repeat: Option<String>,
    /// Headings.
    pub headings: Vec<String>,
    /// Whether the column holds numbers.
    pub numbers: Vec<bool>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}

/// The columns about the answer sheet, as programs know them; for readers `form-export-NAME`.
const HEAD: [&str; 5] = ["door", "day", "worker", "complete", "revision"];

/// The tables of an export: the form's own, then one for each repeat.
pub fn tables(export: &Export<'_>) -> Vec<Table> {
    let language = super::language(&export.form, export.words.language());
    let mut answers = Tables::new(&export.form, language, export.split);
    let mut lengths = Vec::new();
    let mut heads = Vec::new();
    let estates = Estates::of(export.tables);
    for (sheet, mut interview) in export.interviews() {
        if let Some(name) = export
            .form
            .languages
            .get(language)
            .filter(|_| export.labels)
        {
            // Where the form has that language: it was found in the form.
            let _ = interview.set_language(&name.clone());
        }
        answers.add(&interview);
        heads.push(head(export, sheet, &estates));
        lengths.push(
            answers
                .tables
                .iter()
                .map(|table| table.rows.len())
                .collect(),
        );
    }
    let written = answers.tables.iter().enumerate();
    written
        .map(|(place, table)| write(export, place, table, &heads, &lengths))
        .collect()
}

fn head(export: &Export<'_>, sheet: &AnswerSheet, estates: &Estates) -> [String; 5] {
    let complete = match (export.labels, sheet.is_complete) {
        (true, true) => export.words.get("daylog-yes"),
        (true, false) => export.words.get("daylog-no"),
        (false, yes) => u8::from(yes).to_string(),
    };
    [
        export.door(sheet, estates),
        sheet.day.to_string(),
        sheet.worker.clone(),
        complete,
        sheet.revision.to_string(),
    ]
}

fn write(
    export: &Export<'_>,
    place: usize,
    table: &submission::Table,
    heads: &[[String; 5]],
    lengths: &[Vec<usize>],
) -> Table {
    let hidden = export.hidden();
    // Rows of repeats say whose they are by the door alone; the rest is one look-up by the key away.
    let own = if table.repeat.is_none() {
        HEAD.len()
    } else {
        1
    };
    let head = HEAD[..own].iter().map(|name| match export.labels {
        true => export.words.get(&format!("form-export-{name}")),
        false => (*name).to_owned(),
    });
    let mut headings: Vec<String> = head.collect();
    headings.push("KEY".to_owned());
    if table.repeat.is_some() {
        headings.push("PARENT_KEY".to_owned());
    }
    let mut numbers = vec![false; headings.len()];
    headings.extend(table.columns.iter().map(|column| match export.labels {
        true => column.heading.clone(),
        false => column.name.clone(),
    }));
    numbers.extend(table.columns.iter().map(|column| is_number(export, column)));
    let mut rows = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let sheet = lengths.partition_point(|lengths| lengths[place] <= number);
        let mut cells: Vec<String> = heads[sheet][..own].to_vec();
        cells.push(row.key.clone());
        if table.repeat.is_some() {
            cells.push(row.parent_key.clone());
        }
        let answers = table.columns.iter().zip(&row.cells);
        cells.extend(answers.map(|(column, cell)| {
            let text = text(export, cell);
            hidden.shown(Some(column.item), &text)
        }));
        rows.push(cells);
    }
    let repeat = table.repeat.map(|item| export.form.item(item).name.clone());
    Table {
        name: table.name.clone(),
        repeat,
        headings,
        numbers,
        rows,
    }
}

fn is_number(export: &Export<'_>, column: &Column) -> bool {
    let kind = export.form.item(column.item).kind;
    column.choice.is_some() || matches!(kind, Kind::Integer | Kind::Decimal | Kind::Range)
}

fn text(export: &Export<'_>, cell: &Cell) -> String {
    match export.labels {
        true => export.words.list(cell.words.iter().cloned()),
        false => cell.value.clone(),
    }
}
