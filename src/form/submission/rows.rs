//! Answers as tables an office clerk can count in: one for the form, one for each repeat, linked by keys. No file format.

use super::submitted;
use crate::form::definition::{Form, ItemIndex, Kind, Source, Text};
use crate::form::dependency::{innermost_repeat, repeat_above};
use crate::form::interview::Interview;
use crate::form::tree::NodeId;

/// A longer list gets no columns of its own for its choices: nobody counts in forty columns.
const MOST_SPLIT: usize = 30;

/// The tables of a form.
#[derive(Clone)]
pub struct Tables {
    /// The form's own, then one for each repeat in the order of the form.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Clone)]
pub struct Table {
    /// The repeat's name; the form's title for its own table.
    pub name: String,
    /// The repeat; none for the form's own table.
    pub repeat: Option<ItemIndex>,
    /// Its columns behind those of the keys.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The question.
    pub item: ItemIndex,
    /// Its path from the form or the repeat: `where/room`.
    pub name: String,
    /// What stands above it for a reader: the label with `…` for values, else the name.
    pub heading: String,
    /// Of a select of several: the choice this column counts (`1` chosen, `0` not); none: the answer as a whole.
    pub choice: Option<String>,
}

/// A row: an answer sheet, or an instance of a repeat.
#[derive(Clone)]
pub struct Row {
    /// Its key, unlike all others: the instance's id, then the instances of repeats (`uuid:…/member[2]`).
    pub key: String,
    /// The key of the row it belongs to; `""` in the form's own table.
    pub parent_key: String,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// As it is stored; `""` when blank or not asked.
    pub value: String,
    /// For a reader: the words of the choices, one by one; else the value alone. Empty when blank.
    pub words: Vec<String>,
}

impl Tables {
    /// Empty tables of a form. With `split`, a select of several has, behind the column of the whole answer, one for
    /// each of its choices.
    pub fn new(form: &Form, language: usize, split: bool) -> Self {
        let repeats = (0..form.items.len()).map(ItemIndex);
        let repeats = repeats.filter(|item| form.item(*item).kind == Kind::Repeat);
        let whole = std::iter::once(None);
        let tables = whole.chain(repeats.map(Some)).map(|repeat| Table {
            name: repeat
                .map_or(&form.title, |repeat| &form.item(repeat).name)
                .clone(),
            repeat,
            columns: columns(form, repeat, language, split),
            rows: Vec::new(),
        });
        Self {
            tables: tables.collect(),
        }
    }

    /// Adds an answer sheet: a row of the form's own table and those of its repeats.
    pub fn add(&mut self, interview: &Interview) {
        let key = interview.instance_id().to_owned();
        self.add_row(interview, interview.root(), None, (key, String::new()));
    }

    fn add_row(
        &mut self,
        interview: &Interview,
        node: NodeId,
        repeat: Option<ItemIndex>,
        (key, parent_key): (String, String),
    ) {
        let Some(table) = self.tables.iter_mut().find(|table| table.repeat == repeat) else {
            return;
        };
        let mut leaves = vec![None; interview.form().items.len()];
        let mut instances = Vec::new();
        sort_below(interview, node, &mut leaves, &mut instances);
        let cells = table.columns.iter();
        let cells = cells.map(|column| cell(interview, leaves[column.item.0], column));
        let row = Row {
            cells: cells.collect(),
            key: key.clone(),
            parent_key,
        };
        table.rows.push(row);
        for (instance, repeat) in instances {
            let path = interview.path(instance);
            let own = format!(
                "{}{}",
                interview.instance_id(),
                path.strip_prefix("/data").unwrap_or(&path)
            );
            self.add_row(interview, instance, Some(repeat), (own, key.clone()));
        }
    }
}

/// The relevant answers in a node by item, and the instances of the repeats directly in it.
fn sort_below(
    interview: &Interview,
    node: NodeId,
    leaves: &mut [Option<NodeId>],
    instances: &mut Vec<(NodeId, ItemIndex)>,
) {
    for child in &interview.tree().node(node).children {
        let found = interview.tree().node(*child);
        let (Some(item), true) = (found.item, found.relevant) else {
            continue;
        };
        match interview.form().item(item).kind {
            Kind::Repeat => instances.push((*child, item)),
            Kind::Group => sort_below(interview, *child, leaves, instances),
            _ => leaves[item.0] = Some(*child),
        }
    }
}

fn columns(form: &Form, repeat: Option<ItemIndex>, language: usize, split: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    for (number, item) in form.items.iter().enumerate() {
        let index = ItemIndex(number);
        // Words to read are nothing to count.
        let silent = match item.kind {
            Kind::Note => item.calculation.is_none(),
            kind => kind.holds_items(),
        };
        if silent || innermost_repeat(form, index) != repeat {
            continue;
        }
        let name = name_in(form, index);
        let words = item.label.get(language).map(Text::heading);
        let words = words.filter(|words| !words.trim_matches(['…', ' ']).is_empty());
        let column = Column {
            item: index,
            heading: words.unwrap_or_else(|| name.clone()),
            name: name.clone(),
            choice: None,
        };
        columns.push(column.clone());
        if split && item.kind == Kind::SelectMultiple {
            for (choice, words) in split_choices(form, index, language) {
                columns.push(Column {
                    name: format!("{name}/{choice}"),
                    heading: format!("{}/{words}", column.heading),
                    choice: Some(choice),
                    ..column.clone()
                });
            }
        }
    }
    columns
}

fn split_choices(form: &Form, item: ItemIndex, language: usize) -> Vec<(String, String)> {
    let Some(choices) = &form.item(item).choices else {
        return Vec::new();
    };
    let Source::List { list, value, .. } = &choices.source else {
        return Vec::new();
    };
    let list = form
        .lists
        .get(list)
        .filter(|list| value == "name" && list.choices.len() <= MOST_SPLIT);
    let choices = list.map_or(&[][..], |list| &list.choices);
    let named = choices.iter().map(|choice| {
        let words = choice
            .label
            .get(language)
            .map_or("", |label| label.fixed_words());
        let words = if words.is_empty() {
            &choice.name
        } else {
            words
        };
        (choice.name.clone(), words.to_owned())
    });
    named.collect()
}

/// The path of an item from its table's repeat, or from the form.
fn name_in(form: &Form, item: ItemIndex) -> String {
    let path = &form.item(item).path;
    let above = repeat_above(form, item).map_or("/data", |repeat| &form.item(repeat).path);
    path.strip_prefix(above)
        .unwrap_or(path)
        .trim_start_matches('/')
        .to_owned()
}

fn cell(interview: &Interview, node: Option<NodeId>, column: &Column) -> Cell {
    let Some(node) = node else {
        return Cell::default();
    };
    let value = submitted(interview, node);
    if value.is_empty() {
        return Cell::default();
    }
    if let Some(choice) = &column.choice {
        let chosen = value.split_whitespace().any(|name| name == choice);
        let value = if chosen { "1" } else { "0" }.to_owned();
        return Cell {
            words: vec![value.clone()],
            value,
        };
    }
    let kind = interview.form().item(column.item).kind;
    let words = match kind {
        Kind::SelectOne => vec![interview.choice_words(node, value)],
        Kind::SelectMultiple | Kind::Rank => {
            let names = value.split_whitespace();
            names
                .map(|name| interview.choice_words(node, name))
                .collect()
        }
        _ => vec![value.to_owned()],
    };
    Cell {
        value: value.to_owned(),
        words,
    }
}
