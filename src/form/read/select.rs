//! Where a select takes its choices from: list, filter, order. Not the lists themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::definition::{Choices, Item, Kind, List, Preset, Source};
use crate::form::expression::{Axis, Start, Syntax};

use super::bind::Binder;
use super::draft::{Origin, Part, is_reference};
use super::faults::{Faults, Place};
use super::table::{Row, Table};
use super::word::{From, Word};
use super::{file, name, search, setting};

/// What selects are read with.
pub struct Selector<'a> {
    /// The survey sheet.
    pub table: &'a Table,
    /// Its rows, loops written out.
    pub rows: &'a [Row],
    /// The choices sheet; without rows if there is none.
    pub choices: &'a Table,
    /// The form's names.
    pub binder: &'a Binder,
    /// The form's lists.
    pub lists: &'a BTreeMap<String, List>,
    /// What the lists of `external_choices` are called among the form's lists.
    pub external: &'a BTreeMap<String, String>,
    /// The items, for repeats that give choices.
    pub repeated: &'a BTreeSet<usize>,
}

impl Selector<'_> {
    /// Gives the item its choices, if it is a select.
    pub fn fill(&self, item: &mut Item, origin: &Origin, faults: &mut Faults) {
        let Word::Select {
            kind,
            list,
            from,
            other,
        } = &origin.word
        else {
            return;
        };
        if origin.part == Part::Other {
            return;
        }
        let row = &self.rows[origin.row];
        let Some(source) = self.source(item, list, *from, row, faults) else {
            return;
        };
        let mut choices = Choices {
            source,
            filter: None,
            shuffled: None,
        };
        if origin.part == Part::Whole {
            self.search(&mut choices, row, faults);
            self.filter(&mut choices, row, *other, faults);
            self.shuffle(item, &mut choices, row, faults);
            self.default(item, &choices, row, faults);
        }
        if matches!(kind, Kind::SelectMultiple | Kind::Rank) {
            self.refuse_blanks(&choices.source, faults);
        }
        item.choices = Some(choices);
    }

    fn source(
        &self,
        item: &Item,
        list: &str,
        from: From,
        row: &Row,
        faults: &mut Faults,
    ) -> Option<Source> {
        let place = self.table.place(row.number, "type");
        if list.is_empty() {
            let written = self.table.cell(row, "type");
            faults.fault(place, "select-without-list", &[("type", written)]);
            return None;
        }
        if list.contains("${") {
            return self.repeat(list, place, faults);
        }
        if list.contains(char::is_whitespace) {
            faults.fault(place, "spaced-list-name", &[("list", list)]);
            return None;
        }
        let of_file = !file::ending(list).is_empty() && !self.lists.contains_key(list);
        let key = match from {
            From::File if !of_file => {
                faults.fault(place, "bad-file-ending", &[("file", list)]);
                return None;
            }
            From::File | From::Choices if of_file => setting::stem(list).to_owned(),
            From::External => self.external.get(list).cloned().unwrap_or_default(),
            _ => list.to_owned(),
        };
        if !self.lists.contains_key(&key) {
            self.unknown_list(list, from, place, faults);
            return None;
        }
        let geojson = file::ending(list) == "geojson";
        let usual = if geojson {
            ("id", "title")
        } else {
            ("name", "label")
        };
        let column = |key: &str, usual: &str| {
            let own = item.parameters.get(key).filter(|_| of_file);
            own.map_or_else(|| usual.to_owned(), String::clone)
        };
        let (value, label) = (column("value", usual.0), column("label", usual.1));
        self.check_file_columns(&key, [&value, &label], row, faults);
        Some(Source::List {
            list: key,
            value,
            label,
        })
    }

    fn repeat(&self, list: &str, place: Place<'_>, faults: &mut Faults) -> Option<Source> {
        if !is_reference(list) {
            faults.fault(place, "bad-repeat-list", &[("list", list)]);
            return None;
        }
        let name = &list[2..list.len() - 1];
        let item = self.binder.item(name, place, faults)?;
        if !self.repeated.contains(&item.0) {
            faults.fault(place, "not-in-repeat", &[("name", name)]);
            return None;
        }
        Some(Source::Repeat(item))
    }

    fn unknown_list(&self, list: &str, from: From, place: Place<'_>, faults: &mut Faults) {
        let sheet = if from == From::External {
            "external_choices"
        } else {
            "choices"
        };
        let known: Vec<&str> = if from == From::External {
            self.external.keys().map(String::as_str).collect()
        } else {
            let own = self.lists.iter().filter(|(_, list)| list.file.is_none());
            own.map(|(name, _)| name.as_str()).collect()
        };
        if known.is_empty() {
            faults.fault(
                place,
                "no-choices-sheet",
                &[("sheet", sheet), ("list", list)],
            );
        } else if let Some(meant) = name::nearest(list, known) {
            let names = [("list", list), ("sheet", sheet), ("meant", meant)];
            faults.fault(place, "unknown-list-meant", &names);
        } else {
            faults.fault(place, "unknown-list", &[("list", list), ("sheet", sheet)]);
        }
    }

    /// A file that is there must have the columns.
    fn check_file_columns(&self, key: &str, wanted: [&String; 2], row: &Row, faults: &mut Faults) {
        let Some(list) = self.lists.get(key) else {
            return;
        };
        let (Some(file), Some(first)) = (&list.file, list.choices.first()) else {
            return;
        };
        let known: Vec<&str> = first
            .columns
            .iter()
            .map(|(column, _)| column.as_str())
            .collect();
        for column in wanted
            .into_iter()
            .filter(|column| !known.contains(&column.as_str()))
        {
            let names = [
                ("column", column.as_str()),
                ("file", file),
                ("known", &known.join(", ")),
            ];
            faults.fault(
                self.table.place(row.number, "type"),
                "missing-file-column",
                &names,
            );
        }
    }

    fn search(&self, choices: &mut Choices, row: &Row, faults: &mut Faults) {
        let appearance = self.table.cell(row, "appearance");
        let Some(call) = search::Search::of(appearance) else {
            return;
        };
        let place = self.table.place(row.number, "appearance");
        let Some(call) = call else {
            faults.fault(place, "bad-search", &[("found", appearance)]);
            return;
        };
        if let Source::List { list, value, label } = &mut choices.source {
            // The list's one row says which columns of the file hold value and words.
            if let Some(template) = self
                .lists
                .get(list.as_str())
                .and_then(|list| list.choices.first())
            {
                value.clone_from(&template.name);
                if let Some(text) = template.label.first() {
                    *label = search::words(text);
                }
            }
            let is_file = |list: &List| list.file.is_some();
            *list = match self.lists.get(&call.file).is_some_and(is_file) {
                true => call.file.clone(),
                false => call.file_name(),
            };
        }
        if let Some(filter) = call.filter() {
            choices.filter = self.binder.expression(&filter, place, faults);
        }
    }

    fn filter(&self, choices: &mut Choices, row: &Row, other: bool, faults: &mut Faults) {
        let cell = self.table.cell(row, "choice_filter");
        if cell.is_empty() {
            return;
        }
        let place = self.table.place(row.number, "choice_filter");
        if other {
            faults.fault(place, "other-with-filter", &[]);
        }
        if let Some(filter) = self.binder.expression(cell, place, faults) {
            self.check_columns(&filter.syntax, &choices.source, place, faults);
            choices.filter = Some(filter);
        }
    }

    /// Columns a filter reads must be there: else it lets nothing through, and nobody sees why.
    fn check_columns(
        &self,
        filter: &Syntax,
        source: &Source,
        place: Place<'_>,
        faults: &mut Faults,
    ) {
        let Source::List { list, .. } = source else {
            return;
        };
        let Some(list) = self.lists.get(list) else {
            return;
        };
        let known: BTreeSet<&str> = if list.file.is_some() {
            let columns = list.choices.iter().flat_map(|choice| &choice.columns);
            columns.map(|(column, _)| column.as_str()).collect()
        } else if list.choices.iter().all(|choice| choice.row == 0) {
            return;
        } else {
            let columns = list.choices.iter().flat_map(|choice| &choice.columns);
            let own = columns.map(|(column, _)| column.as_str());
            let headers = self
                .choices
                .columns
                .iter()
                .map(|column| column.name.as_str());
            own.chain(headers).chain(["name", "label"]).collect()
        };
        if known.is_empty() {
            return;
        }
        for column in columns_read(filter) {
            if !known.contains(column) {
                let all = known.iter().copied().collect::<Vec<_>>().join(", ");
                let names = [("column", column), ("known", &*all)];
                faults.fault(place, "unknown-filter-column", &names);
            }
        }
    }

    fn shuffle(&self, item: &Item, choices: &mut Choices, row: &Row, faults: &mut Faults) {
        if item
            .parameters
            .get("randomize")
            .is_none_or(|value| value != "true")
        {
            return;
        }
        let place = self.table.place(row.number, "parameters");
        let seed = item.parameters.get("seed");
        choices.shuffled = Some(seed.and_then(|seed| self.binder.expression(seed, place, faults)));
    }

    /// A fixed default is a choice of the list.
    fn default(&self, item: &Item, choices: &Choices, row: &Row, faults: &mut Faults) {
        let (Preset::Fixed(default), Source::List { list, .. }) = (&item.default, &choices.source)
        else {
            return;
        };
        let Some(list) = self.lists.get(list).filter(|list| list.file.is_none()) else {
            return;
        };
        let several = item.kind != Kind::SelectOne;
        let picked: Vec<&str> = if several {
            default.split_whitespace().collect()
        } else {
            vec![default]
        };
        for name in picked {
            if !list.choices.iter().any(|choice| choice.name == name) {
                let meant =
                    name::nearest(name, list.choices.iter().map(|choice| choice.name.as_str()));
                let all: Vec<&str> = list
                    .choices
                    .iter()
                    .take(9)
                    .map(|choice| choice.name.as_str())
                    .collect();
                let all = all.join(", ");
                let names = [("value", name), ("known", meant.unwrap_or(&all))];
                faults.fault(
                    self.table.place(row.number, "default"),
                    "default-not-in-list",
                    &names,
                );
            }
        }
    }

    /// The answer to several choices is their names between blanks, so no name may hold one.
    fn refuse_blanks(&self, source: &Source, faults: &mut Faults) {
        let Source::List { list, .. } = source else {
            return;
        };
        let Some(found) = self.lists.get(list).filter(|list| list.file.is_none()) else {
            return;
        };
        for choice in found
            .choices
            .iter()
            .filter(|choice| choice.name.contains(char::is_whitespace))
        {
            let names = [
                ("name", choice.name.as_str()),
                ("list", list),
                ("meant", &choice.name.replace(' ', "_")),
            ];
            faults.fault(
                self.choices.place(choice.row, "name"),
                "choice-with-blank",
                &names,
            );
        }
    }
}

/// The columns an expression reads of the choice it looks at.
fn columns_read(syntax: &Syntax) -> Vec<&str> {
    match syntax {
        Syntax::Call(_, arguments) => arguments.iter().flat_map(columns_read).collect(),
        Syntax::Binary(_, one, other) => {
            let mut columns = columns_read(one);
            columns.extend(columns_read(other));
            columns
        }
        Syntax::Negative(inner) => columns_read(inner),
        Syntax::Path(path) if path.start == Start::Here => match path.steps.as_slice() {
            [step] if step.axis == Axis::Child => step.name.as_deref().into_iter().collect(),
            _ => vec![],
        },
        _ => vec![],
    }
}
