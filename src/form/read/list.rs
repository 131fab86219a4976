//! Choice lists from the sheets `choices` and `external_choices`. Not those in files, and not who uses them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::form::definition::{Choice, List, Text};

use super::bind::Binder;
use super::faults::{Faults, Place};
use super::language::Languages;
use super::table::{Row, Table};
use super::words;

/// What the lists of a sheet are read with.
pub struct Reader<'a> {
    /// The sheet.
    pub table: &'a Table,
    /// The form's languages.
    pub languages: &'a Languages,
    /// The form's names, for `${name}` in labels.
    pub binder: &'a Binder,
    /// `allow_choice_duplicates`.
    pub doubles: bool,
}

/// Columns that are no data of a choice.
const OWN: &[&str] = &["list_name", "name", "label"];

impl Reader<'_> {
    /// The lists of the sheet, by name.
    pub fn read(&self, faults: &mut Faults) -> BTreeMap<String, List> {
        let mut lists: BTreeMap<String, List> = BTreeMap::new();
        if self.table.rows.is_empty() || !self.has_columns(faults) {
            return lists;
        }
        let translated = self.translated();
        let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
        for row in &self.table.rows {
            let list = self.table.cell(row, "list_name");
            let name = self.table.cell(row, "name");
            if list.is_empty() {
                if !name.is_empty() {
                    let place = self.table.place(row.number, "list_name");
                    faults.warn(place, "choice-without-list", &[("name", name)]);
                }
                continue;
            }
            let into = lists.entry(list.to_owned()).or_default();
            if name.is_empty() {
                let place = self.table.place(row.number, "name");
                faults.fault(place, "choice-without-name", &[("list", list)]);
                continue;
            }
            if let Some(first) = seen.insert((list, name), row.number)
                && !self.doubles
            {
                let names = [("name", name), ("list", list), ("row", &first.to_string())];
                faults.fault(
                    self.table.place(row.number, "name"),
                    "doubled-choice",
                    &names,
                );
            }
            into.choices
                .push(self.choice(row, name, translated.contains(list), faults));
        }
        lists
    }

    fn has_columns(&self, faults: &mut Faults) -> bool {
        let missing = ["list_name", "name"]
            .into_iter()
            .filter(|name| !self.table.has(name));
        let missing: Vec<&str> = missing.collect();
        for column in &missing {
            let place = Place {
                row: 1,
                ..self.table.whole()
            };
            faults.fault(place.at(column), "missing-column", &[("column", column)]);
        }
        missing.is_empty()
    }

    /// The lists in which some label names its language.
    fn translated(&self) -> BTreeSet<&str> {
        let named = |row: &&Row| {
            let mut cells = self.table.cells(row, "label");
            cells.any(|(column, _)| column.language.is_some())
        };
        let rows = self.table.rows.iter().filter(named);
        rows.map(|row| self.table.cell(row, "list_name")).collect()
    }

    fn choice(&self, row: &Row, name: &str, mixed: bool, faults: &mut Faults) -> Choice {
        let place = self.table.place(row.number, "label");
        let spread = self.languages.spread(self.table, row, "label", mixed);
        let media = media(self.languages, self.table, row);
        if spread.is_blank() && media.iter().all(Vec::is_empty) {
            faults.warn(place, "choice-without-label", &[("name", name)]);
        }
        let columns = self.table.columns.iter().zip(&row.cells);
        let columns = columns.filter(|(column, cell)| {
            !cell.is_empty()
                && !OWN.contains(&column.name.as_str())
                && !column.name.starts_with("media::")
        });
        Choice {
            name: name.to_owned(),
            label: words::texts(&spread, place, self.binder, faults),
            columns: columns
                .map(|(column, cell)| (column.name.clone(), cell.clone()))
                .collect(),
            media,
            row: row.number,
        }
    }
}

/// Pictures and sounds of a row: (medium, file), a list for each language.
pub fn media(languages: &Languages, table: &Table, row: &Row) -> Vec<Vec<(String, String)>> {
    let mut media = vec![Vec::new(); languages.count()];
    for medium in ["image", "big-image", "audio", "video"] {
        let column = format!("media::{medium}");
        let spread = languages.spread(table, row, &column, false);
        for (files, cell) in media.iter_mut().zip(&spread.cells) {
            if let Some((_, file)) = cell {
                files.push((medium.to_owned(), (*file).to_owned()));
            }
        }
    }
    media
}

/// Adds the choice `other` that `or_other` asks for, with the words pyxform gives it.
pub fn add_other(list: &mut List, languages: usize) {
    if list.choices.iter().any(|choice| choice.name == "other") {
        return;
    }
    let label: Vec<Text> = vec![words::plain("Other"); languages];
    list.choices.push(Choice {
        name: "other".to_owned(),
        label,
        columns: vec![],
        media: vec![vec![]; languages],
        row: 0,
    });
}
