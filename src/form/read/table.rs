//! A sheet with its columns understood: rows of cells by the column's name. Not what they mean for the form.

use std::collections::HashMap;

use super::faults::{Faults, Place};
use super::header::{self, Role};
use super::name;
use super::sheet::Sheet;

/// After so many columns without a header the header is over.
const BLANK_COLUMNS: usize = 20;
/// After so many blank rows the sheet is over.
const BLANK_ROWS: usize = 60;

/// A column with a header.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header as it stands there, blanks tidied.
    pub header: String,
    /// Its one name.
    pub name: String,
    /// The language of its texts.
    pub language: Option<String>,
    /// Whether forms use such a column.
    pub known: bool,
    place: usize,
}

/// A sheet's columns and its rows that are not blank.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The sheet's name as it stands in the file.
    pub sheet: String,
    /// The columns that have a header.
    pub columns: Vec<Column>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    by_name: HashMap<String, Vec<usize>>,
}

/// A row that is not blank.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// From 1 as Excel counts.
    pub number: usize,
    /// One cell for each of [`Table::columns`].
    pub cells: Vec<String>,
}

impl Table {
    /// Understands a sheet's header and takes its rows. `tidy`: runs of blanks in cells become one (survey only).
    pub fn read(sheet: &Sheet, role: Role, tidy: bool, faults: &mut Faults) -> Self {
        let mut table = Self {
            sheet: sheet.name.clone(),
            ..Self::default()
        };
        let Some((head, rows)) = sheet.rows.split_first() else {
            return table;
        };
        table.columns = columns(head, role);
        for (index, column) in table.columns.iter().enumerate() {
            let places = table.by_name.entry(column.name.clone()).or_default();
            places.push(index);
        }
        table.report_doubled(faults);
        let mut blank = 0;
        for (index, cells) in rows.iter().enumerate() {
            let cell = |column: &Column| {
                let text = cells.get(column.place);
                text.map_or_else(String::new, |text| cleaned(text, tidy))
            };
            let cells: Vec<String> = table.columns.iter().map(cell).collect();
            if cells.iter().all(String::is_empty) {
                blank += 1;
                if blank > BLANK_ROWS {
                    break;
                }
                continue;
            }
            blank = 0;
            let number = index + 2;
            table.rows.push(Row { number, cells });
        }
        table
    }

    /// Whether there is such a column.
    pub fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The cell of a row under a name (any language); `""` where there is none.
    pub fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        let places = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let mut cells = places.iter().map(|place| row.cells[*place].as_str());
        cells.find(|cell| !cell.is_empty()).unwrap_or("")
    }

    /// The cells of a row under a name that are not blank, with their columns.
    pub fn cells<'a>(
        &'a self,
        row: &'a Row,
        name: &str,
    ) -> impl Iterator<Item = (&'a Column, &'a str)> {
        let places = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let cells = places
            .iter()
            .map(|place| (&self.columns[*place], row.cells[*place].as_str()));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// Where a cell of the row under a name stands; the name itself where the column is absent.
    pub fn place<'a>(&'a self, row: usize, name: &'a str) -> Place<'a> {
        let column = self.by_name.get(name).and_then(|places| places.first());
        Place {
            sheet: &self.sheet,
            row,
            column: column.map_or(name, |place| &self.columns[*place].header),
        }
    }

    /// The sheet as a whole.
    pub fn whole(&self) -> Place<'_> {
        Place {
            sheet: &self.sheet,
            ..Place::default()
        }
    }

    /// Two columns that mean the same are one too many: nobody can say which counts.
    fn report_doubled(&self, faults: &mut Faults) {
        for places in self.by_name.values() {
            for (nth, place) in places.iter().enumerate() {
                let column = &self.columns[*place];
                let same = |other: &&usize| self.columns[**other].language == column.language;
                if let Some(other) = places[..nth].iter().find(same) {
                    let at = Place {
                        row: 1,
                        ..self.whole().at(&column.header)
                    };
                    let other = &self.columns[*other].header;
                    faults.fault(
                        at,
                        "doubled-column",
                        &[("column", &column.header), ("other", other)],
                    );
                }
            }
        }
    }

    /// Columns nothing is known about, where the name of a known one is near: most likely a slip.
    pub fn warn_of_slips(&self, known: &[&str], faults: &mut Faults) {
        for column in self.columns.iter().filter(|column| !column.known) {
            let typed = column.header.split(':').next().unwrap_or_default().trim();
            let place = Place {
                row: 1,
                ..self.whole().at(&column.header)
            };
            if known.contains(&header::snake(typed).as_str()) {
                faults.warn(place, "single-colon", &[("column", &column.header)]);
            } else if let Some(meant) = name::nearest(typed, known.iter().copied())
                && !self.has(meant)
            {
                faults.warn(
                    place,
                    "unknown-column",
                    &[("column", &column.header), ("meant", meant)],
                );
            }
        }
    }
}

fn columns(head: &[String], role: Role) -> Vec<Column> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut blank = 0;
    for (place, header) in head.iter().enumerate() {
        let header = cleaned(header, true);
        if header.is_empty() {
            blank += 1;
            if blank > BLANK_COLUMNS {
                break;
            }
        } else {
            blank = 0;
            found.push((place, header));
        }
    }
    let doubled = found.iter().any(|(_, header)| header.contains("::"));
    let column = |(place, header): (usize, String)| {
        let meaning = header::meaning(&header, role, doubled);
        Column {
            header,
            name: meaning.name,
            language: meaning.language,
            known: meaning.known,
            place,
        }
    };
    found.into_iter().map(column).collect()
}

/// Without blanks at the ends, quotes straight; `tidy`: runs of blanks become one.
fn cleaned(text: &str, tidy: bool) -> String {
    let text = text.trim();
    let crooked = |sign| matches!(sign, '‘' | '’' | '“' | '”' | '\u{a0}');
    if !(text.contains(crooked) || tidy && text.contains("  ")) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    for sign in text.chars() {
        let sign = match sign {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '\u{a0}' => ' ',
            other => other,
        };
        if !(tidy && sign == ' ' && clean.ends_with(' ')) {
            clean.push(sign);
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Table, Faults) {
        let mut faults = Faults::default();
        let sheet = Sheet::from_text("survey", text);
        (Table::read(&sheet, Role::Survey, true, &mut faults), faults)
    }

    #[test]
    fn quotes_and_blanks_are_tidied_and_rows_counted_as_excel_does() {
        let (table, faults) = table("type | name\n| |\ntext | ‘a’  “b”");
        assert!(faults.faults.is_empty());
        assert_eq!(table.rows[0].number, 3);
        assert_eq!(table.cell(&table.rows[0], "name"), "'a' \"b\"");
    }

    #[test]
    fn two_columns_of_one_meaning_are_a_fault() {
        let (_, faults) = table("type | name | calculate | calculation\ntext | a");
        assert_eq!(faults.faults[0].what.key, "doubled-column");
        assert_eq!(faults.faults[0].column.as_deref(), Some("calculation"));
    }

    #[test]
    fn a_slip_in_a_header_is_told() {
        let (_, mut faults) = table("type | name | relevent\ntext | a");
        let (table, _) = table("type | name | relevent\ntext | a");
        table.warn_of_slips(header::SURVEY, &mut faults);
        assert_eq!(faults.warnings[0].what.key, "unknown-column");
    }
}
