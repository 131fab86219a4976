//! The tables of an export: columns about the answer sheet, the keys, the answers. Not the format they are written in.

use super::Export;
use super::hidden::{Hidden, Told};
use crate::domain::answer_sheet::AnswerSheet;
use crate::form::definition::{Kind, Meta};
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
    /// What the column holds.
    pub holds: Vec<Holds>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}

/// What the cells of a column are where they can be read as it; all else is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words, codes, numbers nobody reckons with.
    Text,
    /// Numbers.
    Number,
    /// What a calculation gave: a number or a day where it is written as one.
    Reckoned,
    /// Days, `2026-11-22`.
    Day,
    /// Moments, `2026-11-22T10:30:00.000+08:00`.
    Moment,
}

/// What a file shows of one answer sheet: the columns about it, and whom it tells of.
struct Head {
    cells: [String; 5],
    told: Told,
}

/// The columns about the answer sheet, as programs know them; for readers `form-export-NAME`.
const HEAD: [&str; 5] = ["door", "day", "worker", "complete", "revision"];

/// The tables of an export: the form's own, then one for each repeat.
pub fn tables(export: &Export<'_>) -> Vec<Table> {
    let language = super::language(&export.form, export.words.language());
    let hidden = export.hidden();
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
        heads.push(Head {
            cells: head(export, sheet, &estates),
            told: hidden.told(&interview),
        });
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
        .map(|(place, table)| write((export, &hidden), place, table, &heads, &lengths))
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
    (export, hidden): (&Export<'_>, &Hidden),
    place: usize,
    table: &submission::Table,
    heads: &[Head],
    lengths: &[Vec<usize>],
) -> Table {
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
    let mut holds = vec![Holds::Text; headings.len()];
    if table.repeat.is_none() {
        (holds[1], holds[4]) = (Holds::Day, Holds::Number);
    }
    headings.extend(table.columns.iter().map(|column| match export.labels {
        true => column.heading.clone(),
        false => column.name.clone(),
    }));
    holds.extend(table.columns.iter().map(|column| held(export, column)));
    let mut rows = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let sheet = lengths.partition_point(|lengths| lengths[place] <= number);
        let mut cells: Vec<String> = heads[sheet].cells[..own].to_vec();
        cells.push(row.key.clone());
        if table.repeat.is_some() {
            cells.push(row.parent_key.clone());
        }
        let answers = table.columns.iter().zip(&row.cells);
        cells.extend(answers.map(|(column, cell)| {
            let text = text(export, column, cell);
            hidden.shown(&heads[sheet].told, Some(column.item), &text)
        }));
        rows.push(cells);
    }
    let repeat = table.repeat.map(|item| export.form.item(item).name.clone());
    Table {
        name: table.name.clone(),
        repeat,
        headings,
        holds,
        rows,
    }
}

fn held(export: &Export<'_>, column: &Column) -> Holds {
    match export.form.item(column.item).kind {
        _ if column.choice.is_some() => Holds::Number,
        Kind::Integer | Kind::Decimal | Kind::Range => Holds::Number,
        Kind::Calculate => Holds::Reckoned,
        Kind::Date | Kind::Meta(Meta::Today) => Holds::Day,
        Kind::DateTime | Kind::Meta(Meta::Start | Meta::End) => Holds::Moment,
        _ => Holds::Text,
    }
}

fn text(export: &Export<'_>, column: &Column, cell: &Cell) -> String {
    let kind = export.form.item(column.item).kind;
    match export.labels {
        true if kind == Kind::Acknowledge && !cell.value.is_empty() => {
            export.words.get("daylog-yes")
        }
        true => export.words.list(cell.words.iter().cloned()),
        false => cell.value.clone(),
    }
}
