//! `begin_loop over LIST` of old forms, written out as pyxform does: a group with a group for each choice. Not repeats.

use super::faults::Faults;
use super::name;
use super::table::{Row, Table};
use super::word::{self, Word};

/// No form becomes longer than this by its loops.
const MOST_ROWS: usize = 20_000;

/// A place in the rows that is replaced in the copies: `%(name)s` and `%(label)s`.
struct Choice<'a> {
    row: &'a Row,
    name: &'a str,
    label: &'a str,
}

/// The rows with every loop written out.
pub fn written_out(survey: &Table, choices: &Table, faults: &mut Faults) -> Vec<Row> {
    let has_loop = |row: &&Row| survey.cell(row, "type").to_lowercase().contains("loop");
    if !survey.rows.iter().any(|row| has_loop(&row)) {
        return survey.rows.clone();
    }
    let mut out = Vec::new();
    let writer = Writer { survey, choices };
    writer.write(&survey.rows, &mut out, faults);
    if out.len() > MOST_ROWS {
        let names = [("most", &*MOST_ROWS.to_string())];
        faults.fault(survey.whole(), "loops-too-long", &names);
        out.truncate(MOST_ROWS);
    }
    out
}

struct Writer<'a> {
    survey: &'a Table,
    choices: &'a Table,
}

impl Writer<'_> {
    fn write(&self, rows: &[Row], out: &mut Vec<Row>, faults: &mut Faults) {
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            at += 1;
            if out.len() > MOST_ROWS {
                return;
            }
            match word::read(self.survey.cell(row, "type")) {
                Some(Word::BeginLoop(list)) => {
                    let length = self.length(&rows[at..]);
                    let body = &rows[at..at + length];
                    at += length;
                    let closed = at < rows.len();
                    at += usize::from(closed);
                    if !closed {
                        let name = self.survey.cell(row, "name");
                        let names = [
                            ("begun", "begin_loop"),
                            ("name", name),
                            ("missing", "end_loop"),
                        ];
                        faults.fault(self.survey.place(row.number, "type"), "never-ended", &names);
                    }
                    self.one(row, &list, body, out, faults);
                }
                _ => out.push(row.clone()),
            }
        }
    }

    /// How many rows up to the end that belongs to a loop just begun.
    fn length(&self, rows: &[Row]) -> usize {
        let mut depth = 0;
        for (place, row) in rows.iter().enumerate() {
            match word::read(self.survey.cell(row, "type")) {
                Some(Word::BeginLoop(_)) => depth += 1,
                Some(Word::EndLoop) if depth == 0 => return place,
                Some(Word::EndLoop) => depth -= 1,
                _ => {}
            }
        }
        rows.len()
    }

    fn one(&self, row: &Row, list: &str, body: &[Row], out: &mut Vec<Row>, faults: &mut Faults) {
        let choices: Vec<Choice<'_>> = self.choices_of(list).collect();
        if choices.is_empty() {
            let place = self.survey.place(row.number, "type");
            let lists = self
                .choices
                .rows
                .iter()
                .map(|row| self.choices.cell(row, "list_name"));
            match name::nearest(list, lists) {
                Some(meant) => faults.fault(
                    place,
                    "unknown-list-meant",
                    &[("list", list), ("sheet", "choices"), ("meant", meant)],
                ),
                None if list.is_empty() => faults.fault(place, "loop-without-list", &[]),
                None => faults.fault(
                    place,
                    "unknown-list",
                    &[("list", list), ("sheet", "choices")],
                ),
            }
        }
        out.push(self.typed(row, "begin_group"));
        for choice in &choices {
            out.push(self.group(row, choice));
            let copies: Vec<Row> = body.iter().map(|row| replaced(row, choice)).collect();
            self.write(&copies, out, faults);
            out.push(self.typed(row, "end_group"));
        }
        out.push(self.typed(row, "end_group"));
    }

    fn choices_of<'b>(&'b self, list: &'b str) -> impl Iterator<Item = Choice<'b>> {
        let rows = self.choices.rows.iter();
        let rows = rows.filter(move |row| self.choices.cell(row, "list_name") == list);
        let choices = rows.map(|row| Choice {
            row,
            name: self.choices.cell(row, "name"),
            label: self.choices.cell(row, "label"),
        });
        choices.filter(|choice| !choice.name.is_empty() && choice.name != "none")
    }

    /// The same row with another type; an end has nothing else.
    fn typed(&self, row: &Row, word: &str) -> Row {
        let begins = word.starts_with("begin");
        let columns = self.survey.columns.iter().zip(&row.cells);
        let cells = columns.map(|(column, cell)| match column.name.as_str() {
            "type" => word.to_owned(),
            _ if begins => cell.clone(),
            _ => String::new(),
        });
        Row {
            number: row.number,
            cells: cells.collect(),
        }
    }

    /// The group of one choice: its name, and its label in every language both sheets have.
    fn group(&self, row: &Row, choice: &Choice<'_>) -> Row {
        let cells = self
            .survey
            .columns
            .iter()
            .map(|column| match column.name.as_str() {
                "type" => "begin_group".to_owned(),
                "name" => choice.name.to_owned(),
                "label" => {
                    let mut labels = self.choices.cells(choice.row, "label");
                    let same = labels.find(|(other, _)| other.language == column.language);
                    same.map_or(choice.label, |(_, label)| label).to_owned()
                }
                _ => String::new(),
            });
        Row {
            number: row.number,
            cells: cells.collect(),
        }
    }
}

fn replaced(row: &Row, choice: &Choice<'_>) -> Row {
    let cells = row.cells.iter().map(|cell| {
        if cell.contains('%') {
            let cell = cell
                .replace("%(name)s", choice.name)
                .replace("%(label)s", choice.label);
            cell.replace("%%", "%")
        } else {
            cell.clone()
        }
    });
    Row {
        number: row.number,
        cells: cells.collect(),
    }
}
