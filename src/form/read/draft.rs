//! The rows of the survey sheet as items in their places, without what their cells say: types, names, groups.

use std::collections::HashMap;

use crate::form::definition::{Item, ItemIndex, Kind, Preset};

use super::faults::Faults;
use super::name;
use super::table::{Row, Table};
use super::word::{self, Word};

/// What an item was made from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The place of its row in the rows given.
    pub row: usize,
    /// What the row's type says.
    pub word: Word,
    /// Which part of the row it is.
    pub part: Part,
}

/// A row may become several items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The row itself.
    Whole,
    /// A group whose label and hint went to a note of its own (`table-list`).
    WithoutTexts,
    /// That note.
    TableNote,
    /// The labels above a `table-list`: the first select's choices without an answer.
    TableHead,
    /// The count of a repeat, where it is more than one reference.
    Count,
    /// The words behind `or_other`.
    Other,
}

/// A file for look-ups: row place, name without ending, ending.
pub type Attachment = (usize, String, &'static str);

/// The items, what they were made from, and what is no item.
#[derive(Debug, Default)]
pub struct Drafts {
    /// The items, parents before children.
    pub items: Vec<Item>,
    /// One for each item.
    pub origins: Vec<Origin>,
    /// Items that stand in no group.
    pub top: Vec<ItemIndex>,
    /// `csv-external` and `xml-external` rows.
    pub attachments: Vec<Attachment>,
    /// Settings written as rows: name, value.
    pub settings: Vec<(&'static str, String)>,
}

/// A group that is open: the item, its row, and the `table-list` state.
struct Open {
    item: ItemIndex,
    kind: Kind,
    row: usize,
    table: TableList,
}

/// Whether a group is a `table-list`, and the list of its first select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum TableList {
    #[default]
    No,
    Begun,
    Of(String),
}

/// Puts rows in their places.
pub struct Drafter<'a> {
    table: &'a Table,
    faults: &'a mut Faults,
    drafts: Drafts,
    open: Vec<Open>,
    /// Names of siblings, by parent, with their row.
    siblings: HashMap<(Option<ItemIndex>, String), usize>,
}

impl<'a> Drafter<'a> {
    /// For the survey sheet.
    pub fn new(table: &'a Table, faults: &'a mut Faults) -> Self {
        Self {
            table,
            faults,
            drafts: Drafts::default(),
            open: Vec::new(),
            siblings: HashMap::new(),
        }
    }

    /// Makes items of the rows; groups left open are told at the row that opened them.
    pub fn draft(mut self, rows: &[Row]) -> Drafts {
        for (place, row) in rows.iter().enumerate() {
            self.row(place, row);
        }
        for open in std::mem::take(&mut self.open) {
            let (begun, missing) = words(open.kind);
            let name = self.drafts.items[open.item.0].name.clone();
            let names = [("begun", begun), ("name", &name), ("missing", missing)];
            self.faults
                .fault(self.table.place(open.row, "type"), "never-ended", &names);
        }
        self.drafts
    }

    fn row(&mut self, place: usize, row: &Row) {
        let written = self.table.cell(row, "type");
        if super::setting::YES.contains(&self.table.cell(row, "disabled")) {
            return;
        }
        if written.is_empty() {
            let named = ["name", "label"]
                .into_iter()
                .any(|column| !self.table.cell(row, column).is_empty());
            if named && self.table.has("type") {
                let name = self.table.cell(row, "name");
                self.faults.fault(
                    self.table.place(row.number, "type"),
                    "missing-type",
                    &[("name", name)],
                );
            }
            return;
        }
        match word::read(written) {
            None => self.unknown(written, place, row),
            Some(Word::End(kind)) => self.end(kind, row),
            Some(Word::EndLoop) => self.end_of_nothing(row),
            Some(Word::Unasked) => {}
            Some(Word::Setting(name)) => {
                let value = self.table.cell(row, "name").to_owned();
                self.drafts.settings.push((name, value));
            }
            Some(Word::Attachment(ending)) => {
                if let Some(name) = self.name(row, Kind::Hidden) {
                    self.drafts.attachments.push((place, name, ending));
                }
            }
            Some(Word::Begin(kind)) => self.begin(kind, place, row),
            Some(word) => self.question(word, place, row),
        }
    }

    fn unknown(&mut self, written: &str, place: usize, row: &Row) {
        let at = self.table.place(row.number, "type");
        let command = written.split_whitespace().next().unwrap_or_default();
        match name::nearest(written, word::known())
            .or_else(|| name::nearest(command, word::known()))
        {
            Some(meant) => {
                let names = [("type", written), ("meant", meant)];
                self.faults.fault(at, "unknown-type-meant", &names);
            }
            None => self.faults.fault(at, "unknown-type", &[("type", written)]),
        }
        // It still stands there: references to it are not unknown as well.
        if !self.table.cell(row, "name").is_empty() {
            self.question(Word::Plain(Kind::Hidden), place, row);
        }
    }

    /// The row's name, if it has one that is allowed and that no sibling has.
    fn name(&mut self, row: &Row, kind: Kind) -> Option<String> {
        let written = self.table.cell(row, "name");
        let at = self.table.place(row.number, "name");
        if written.is_empty() {
            if kind == Kind::Note {
                return Some(format!("generated_note_name_{}", row.number));
            }
            let kind = self.table.cell(row, "type");
            if self.table.has("name") {
                self.faults.fault(at, "missing-name", &[("type", kind)]);
            }
            return None;
        }
        if !name::is_name(written) {
            let names = [("name", written), ("meant", &*name::repaired(written))];
            self.faults.fault(at, "bad-name", &names);
            return None;
        }
        Some(written.to_owned())
    }

    fn begin(&mut self, kind: Kind, place: usize, row: &Row) {
        // A group without a name still opens, so that its end fits.
        let name = self
            .name(row, kind)
            .unwrap_or_else(|| format!("unnamed_{}", row.number));
        let count = self.table.cell(row, "repeat_count");
        if kind == Kind::Repeat && !count.is_empty() && !is_reference(count) {
            self.item(
                &format!("{name}_count"),
                Kind::Calculate,
                place,
                row,
                Word::Begin(kind),
                Part::Count,
            );
        }
        let appearance = self.table.cell(row, "appearance");
        let is_table = appearance
            .split_whitespace()
            .any(|word| word == "table-list");
        let texts = ["label", "hint"]
            .into_iter()
            .any(|column| !self.table.cell(row, column).is_empty());
        let part = if is_table && texts {
            Part::WithoutTexts
        } else {
            Part::Whole
        };
        let item = self.item(&name, kind, place, row, Word::Begin(kind), part);
        self.open.push(Open {
            item,
            kind,
            row: row.number,
            table: if is_table {
                TableList::Begun
            } else {
                TableList::No
            },
        });
        if part == Part::WithoutTexts {
            let name = format!("generated_table_list_label_{}", row.number);
            self.item(
                &name,
                Kind::Note,
                place,
                row,
                Word::Begin(kind),
                Part::TableNote,
            );
        }
    }

    fn end(&mut self, kind: Kind, row: &Row) {
        let Some(open) = self.open.last() else {
            return self.end_of_nothing(row);
        };
        if open.kind != kind {
            let (begun, right) = words(open.kind);
            let name = &self.drafts.items[open.item.0].name;
            let names = [
                ("begun", begun),
                ("name", name),
                ("row", &open.row.to_string()),
                ("found", words(kind).1),
                ("right", right),
            ];
            self.faults
                .fault(self.table.place(row.number, "type"), "wrong-end", &names);
        }
        self.open.pop();
    }

    fn end_of_nothing(&mut self, row: &Row) {
        let found = self.table.cell(row, "type");
        self.faults.fault(
            self.table.place(row.number, "type"),
            "end-without-begin",
            &[("found", found)],
        );
    }

    fn question(&mut self, word: Word, place: usize, row: &Row) {
        let kind = match &word {
            Word::Plain(kind) | Word::Ruled(kind, _) | Word::Select { kind, .. } => *kind,
            _ => Kind::Hidden,
        };
        let Some(name) = self.name(row, kind) else {
            return;
        };
        let other = matches!(&word, Word::Select { other: true, .. });
        if let Word::Select { kind, list, .. } = &word {
            self.table_list(*kind, list, place, row, &word);
        }
        self.item(&name, kind, place, row, word.clone(), Part::Whole);
        if other {
            self.item(
                &format!("{name}_other"),
                Kind::Text,
                place,
                row,
                word,
                Part::Other,
            );
        }
    }

    /// The first select of a `table-list` gets the row of labels above it; the others must have its list.
    fn table_list(&mut self, kind: Kind, list: &str, place: usize, row: &Row, word: &Word) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match open.table.clone() {
            TableList::Begun => {
                open.table = TableList::Of(list.to_owned());
                let name = format!("reserved_name_for_field_list_labels_{}", row.number);
                self.item(&name, kind, place, row, word.clone(), Part::TableHead);
            }
            TableList::Of(first) if first != list => {
                let names = [("list", list), ("first", first.as_str())];
                self.faults.fault(
                    self.table.place(row.number, "type"),
                    "differing-table-list",
                    &names,
                );
            }
            _ => {}
        }
    }

    fn item(
        &mut self,
        name: &str,
        kind: Kind,
        place: usize,
        row: &Row,
        word: Word,
        part: Part,
    ) -> ItemIndex {
        let parent = self.open.last().map(|open| open.item);
        if let Some(first) = self.siblings.insert((parent, name.to_owned()), row.number) {
            let names = [("name", name), ("row", &*first.to_string())];
            self.faults
                .fault(self.table.place(row.number, "name"), "doubled-name", &names);
        }
        let above = parent.map_or("/data", |parent| &self.drafts.items[parent.0].path);
        let path = format!("{above}/{name}");
        let index = ItemIndex(self.drafts.items.len());
        let siblings = match parent {
            Some(parent) => &mut self.drafts.items[parent.0].children,
            None => &mut self.drafts.top,
        };
        siblings.push(index);
        self.drafts
            .items
            .push(blank_item(name, path, kind, parent, row.number));
        self.drafts.origins.push(Origin {
            row: place,
            word,
            part,
        });
        index
    }
}

/// `${name}` and nothing else.
pub fn is_reference(text: &str) -> bool {
    let inside = text
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'));
    inside.is_some_and(name::is_name)
}

/// How a group or repeat is begun and ended.
fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Repeat => ("begin_repeat", "end_repeat"),
        _ => ("begin_group", "end_group"),
    }
}

fn blank_item(name: &str, path: String, kind: Kind, parent: Option<ItemIndex>, row: usize) -> Item {
    Item {
        name: name.to_owned(),
        path,
        kind,
        parent,
        children: vec![],
        label: vec![],
        hint: vec![],
        guidance: vec![],
        constraint_message: vec![],
        required_message: vec![],
        media: vec![],
        relevant: None,
        constraint: None,
        required: None,
        read_only: None,
        calculation: None,
        default: Preset::Blank,
        trigger: vec![],
        repeat_count: None,
        choices: None,
        appearance: vec![],
        parameters: std::collections::BTreeMap::new(),
        attributes: std::collections::BTreeMap::new(),
        row,
    }
}
