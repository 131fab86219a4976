//! The sheets of a form together: which are there, and the steps from them to a form. Not what a row means.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::definition::{Form, Item, ItemIndex, Kind, List};

use super::bind::Binder;
use super::draft::{Drafter, Drafts, Part};
use super::faults::{Faults, Place};
use super::header::{self, Role};
use super::language::Languages;
use super::look::{self, Looker};
use super::question::Filler;
use super::select::Selector;
use super::setting::{self, Settings};
use super::sheet::Sheet;
use super::table::{Row, Table};
use super::word::{From, Word};
use super::{Files, SHEETS, cycle, file, list, loops, name, search, sheet_name};

/// A form's sheets, their columns understood.
pub struct Book {
    survey: Table,
    choices: Table,
    external: Table,
    settings: Table,
}

impl Book {
    /// Finds the sheets; none without a survey.
    pub fn open(sheets: &[Sheet], faults: &mut Faults) -> Option<Self> {
        let find = |wanted: &str| {
            sheets
                .iter()
                .find(|sheet| sheet_name(&sheet.name) == wanted)
        };
        let alone = sheets.first().filter(|_| sheets.len() == 1);
        let Some(survey) = find("survey").or(alone) else {
            let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            match name::nearest("survey", names.iter().copied()) {
                Some(near) => faults.fault(
                    Place::default(),
                    "no-survey-sheet-meant",
                    &[("meant", near)],
                ),
                None => faults.fault(
                    Place::default(),
                    "no-survey-sheet",
                    &[("sheets", &names.join(", "))],
                ),
            }
            return None;
        };
        let blank = Sheet::default();
        let table = |name: &str, role, faults: &mut Faults| {
            Table::read(find(name).unwrap_or(&blank), role, false, faults)
        };
        let book = Self {
            choices: table("choices", Role::Choices, faults),
            external: table("external_choices", Role::Choices, faults),
            settings: table("settings", Role::Settings, faults),
            survey: Table::read(survey, Role::Survey, true, faults),
        };
        book.check(sheets, faults);
        Some(book)
    }

    fn check(&self, sheets: &[Sheet], faults: &mut Faults) {
        let first = Place {
            row: 1,
            ..self.survey.whole()
        };
        if self.survey.columns.is_empty() {
            faults.fault(self.survey.whole(), "nothing-in-survey", &[]);
        } else {
            for column in ["type", "name"]
                .into_iter()
                .filter(|name| !self.survey.has(name))
            {
                faults.fault(first.at(column), "missing-column", &[("column", column)]);
            }
            if self.survey.rows.is_empty() {
                faults.fault(self.survey.whole(), "nothing-in-survey", &[]);
            }
        }
        self.survey.warn_of_slips(header::SURVEY, faults);
        self.settings.warn_of_slips(header::SETTINGS, faults);
        for sheet in sheets {
            let own = sheet_name(&sheet.name);
            if SHEETS.contains(&own.as_str()) || own.starts_with('_') {
                continue;
            }
            let missing = SHEETS[..4].iter().copied();
            let missing =
                missing.filter(|name| !sheets.iter().any(|other| sheet_name(&other.name) == *name));
            if let Some(meant) = name::nearest(&own, missing).filter(|meant| *meant != "survey") {
                let place = Place {
                    sheet: &sheet.name,
                    ..Place::default()
                };
                faults.warn(
                    place,
                    "unused-sheet",
                    &[("name", &sheet.name), ("meant", meant)],
                );
            }
        }
    }

    /// The form, as far as it can be read.
    pub fn form(&self, file_name: &str, files: &Files<'_>, faults: &mut Faults) -> Form {
        let mut settings = Settings::read(&self.settings, file_name, faults);
        let languages = Languages::of(&self.survey, &self.choices, &settings.language);
        languages.check(&settings.language, &self.settings, faults);
        let rows = loops::written_out(&self.survey, &self.choices, faults);
        let drafts = Drafter::new(&self.survey, faults).draft(&rows);
        settings.take_rows(&drafts.settings);
        let binder = Binder::new(&drafts.items, &settings.root);
        let mut lists = self.lists(&settings, &languages, &binder, faults);
        self.files(&rows, &drafts, &mut lists, &languages, files, faults);
        add_others(&drafts, &mut lists.by_name, languages.count());
        let filler = Filler {
            table: &self.survey,
            rows: &rows,
            languages: &languages,
            binder: &binder,
        };
        let items = self.items(&drafts, &filler, &lists, faults);
        for (name, row, column) in look::pulled(&items) {
            let place = self.survey.place(row, column);
            if !lists.by_name.contains_key(&name) {
                lists.attach(
                    &format!("{name}.csv"),
                    place,
                    languages.count(),
                    files,
                    faults,
                );
            }
        }
        self.check_items(&items, &lists.by_name, faults);
        let place = self.settings.place(settings.row, "instance_name");
        let instance_name = match settings.instance_name.as_str() {
            "" => None,
            source => binder.expression(source, place, faults),
        };
        Form {
            id: settings.id,
            title: settings.title,
            version: settings.version,
            languages: languages.names,
            default_language: languages.first,
            items,
            top: drafts.top,
            lists: lists.by_name,
            instance_name,
            warnings: vec![],
            attachments: lists.files.into_iter().collect(),
        }
    }

    fn check_items(&self, items: &[Item], lists: &BTreeMap<String, List>, faults: &mut Faults) {
        let looker = Looker {
            items,
            lists,
            table: &self.survey,
        };
        looker.check(faults);
        cycle::check(items, &self.survey, faults);
    }

    fn lists(
        &self,
        settings: &Settings,
        languages: &Languages,
        binder: &Binder,
        faults: &mut Faults,
    ) -> Lists {
        let reader = |table| list::Reader {
            table,
            languages,
            binder,
            doubles: settings.doubles,
        };
        let mut lists = Lists {
            by_name: reader(&self.choices).read(faults),
            ..Lists::default()
        };
        let external = list::Reader {
            doubles: true,
            ..reader(&self.external)
        };
        for (name, list) in external.read(faults) {
            let taken = lists.by_name.contains_key(&name);
            let own = if taken {
                format!("external_choices/{name}")
            } else {
                name.clone()
            };
            lists.by_name.insert(own.clone(), list);
            lists.external.insert(name, own);
        }
        lists
    }

    /// The files that selects and attachments name, each read once.
    fn files(
        &self,
        rows: &[Row],
        drafts: &Drafts,
        lists: &mut Lists,
        languages: &Languages,
        files: &Files<'_>,
        faults: &mut Faults,
    ) {
        let mut wanted: Vec<(String, usize, &str)> = Vec::new();
        for (row, name, ending) in &drafts.attachments {
            wanted.push((format!("{name}.{ending}"), *row, "type"));
        }
        for origin in &drafts.origins {
            if let Word::Select { list, .. } = &origin.word
                && !file::ending(list).is_empty()
                && !lists.by_name.contains_key(list)
            {
                wanted.push((list.clone(), origin.row, "type"));
            }
            if let Some(Some(search)) =
                search::Search::of(self.survey.cell(&rows[origin.row], "appearance"))
            {
                wanted.push((search.file_name(), origin.row, "appearance"));
            }
        }
        for (file, row, column) in wanted {
            let place = self.survey.place(rows[row].number, column);
            lists.attach(&file, place, languages.count(), files, faults);
        }
    }

    fn items(
        &self,
        drafts: &Drafts,
        filler: &Filler<'_>,
        lists: &Lists,
        faults: &mut Faults,
    ) -> Vec<Item> {
        let repeated = repeated(&drafts.items);
        let selector = Selector {
            table: filler.table,
            rows: filler.rows,
            choices: &self.choices,
            binder: filler.binder,
            lists: &lists.by_name,
            external: &lists.external,
            repeated: &repeated,
        };
        let mut items = drafts.items.clone();
        for (item, origin) in items.iter_mut().zip(&drafts.origins) {
            filler.fill(item, origin, faults);
            selector.fill(item, origin, faults);
        }
        items
    }
}

/// The places of items that stand in a repeat.
fn repeated(items: &[Item]) -> BTreeSet<usize> {
    let mut inside = BTreeSet::new();
    for (place, item) in items.iter().enumerate() {
        let above = item.parent.is_some_and(|ItemIndex(parent)| {
            items[parent].kind == Kind::Repeat || inside.contains(&parent)
        });
        if above {
            inside.insert(place);
        }
    }
    inside
}

/// Lists that some question takes with `or_other` get the choice `other`.
fn add_others(drafts: &Drafts, lists: &mut BTreeMap<String, List>, languages: usize) {
    for origin in drafts
        .origins
        .iter()
        .filter(|origin| origin.part == Part::Other)
    {
        if let Word::Select {
            list,
            from: From::Choices,
            ..
        } = &origin.word
            && let Some(list) = lists.get_mut(list)
        {
            list::add_other(list, languages);
        }
    }
}

/// A form's lists, what those of `external_choices` are called among them, and the files wanted.
#[derive(Default)]
struct Lists {
    by_name: BTreeMap<String, List>,
    external: BTreeMap<String, String>,
    files: BTreeSet<String>,
}

impl Lists {
    /// Reads a file's list under the file's stem; a missing one is an empty list and a warning.
    fn attach(
        &mut self,
        file: &str,
        place: Place<'_>,
        languages: usize,
        files: &Files<'_>,
        faults: &mut Faults,
    ) {
        if !self.files.insert(file.to_owned()) {
            return;
        }
        let mut read = List {
            file: Some(file.to_owned()),
            ..List::default()
        };
        match files(file).map(|bytes| file::list(file, &bytes, languages)) {
            None => faults.warn(place, "missing-file", &[("file", file)]),
            Some(Ok(list)) if list.choices.is_empty() => {
                faults.warn(place, "nothing-in-file", &[("file", file)]);
            }
            Some(Ok(list)) => read = list,
            Some(Err(key)) => faults.fault(place, key, &[("file", file)]),
        }
        // A list of the workbook may be called like the file whose columns it names for `search()`.
        let stem = setting::stem(file);
        let is_own = |list: &List| list.file.is_none();
        let taken = self.by_name.get(stem).is_some_and(is_own);
        let name = if taken { file } else { stem };
        self.by_name.entry(name.to_owned()).or_insert(read);
    }
}
