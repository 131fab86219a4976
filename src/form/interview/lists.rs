//! Choice lists as nodes, so that filters, `instance()` and `pulldata()` can walk them. Only lists somebody walks.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::definition::{Form, Item, List, Part, Preset, Source, Text};
use crate::form::expression::{Expression, Syntax};
use crate::form::tree::{NodeId, Tree};

/// The nodes of the lists that are in the tree.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By list: the node of each choice, in order.
    rows: BTreeMap<String, Vec<NodeId>>,
    size: usize,
}

impl Lists {
    /// Puts the lists that are walked into the tree.
    pub(super) fn plant(form: &Form, tree: &mut Tree) -> Self {
        let wanted = walked(form);
        let mut lists = Self::default();
        for (name, list) in &form.lists {
            if wanted
                .as_ref()
                .is_none_or(|wanted| wanted.contains(name.as_str()))
            {
                let rows = plant(form, name, list, tree);
                let columns = list
                    .choices
                    .first()
                    .map_or(0, |choice| choice.columns.len());
                lists.size += rows.len() * (columns + 3);
                lists.rows.insert(name.clone(), rows);
            }
        }
        lists
    }

    /// About how many nodes they are.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// The nodes of a list's choices.
    pub(super) fn rows(&self, list: &str) -> &[NodeId] {
        self.rows.get(list).map_or(&[], Vec::as_slice)
    }
}

fn plant(form: &Form, name: &str, list: &List, tree: &mut Tree) -> Vec<NodeId> {
    let instance = tree.add(None, name, None);
    tree.name_instance(name, instance);
    let root = tree.add(Some(instance), "root", None);
    let mut rows = Vec::with_capacity(list.choices.len());
    let with_ids = calls_itext(form);
    for (place, choice) in list.choices.iter().enumerate() {
        let row = tree.add(Some(root), "item", None);
        rows.push(row);
        let mut leaf = |column: &str, text: &str| {
            let leaf = tree.add(Some(row), column, None);
            tree.node_mut(leaf).value.push_str(text);
        };
        let given = |column: &str| choice.columns.iter().any(|(name, _)| name == column);
        if !given("name") {
            leaf("name", &choice.name);
        }
        if !given("label") {
            let label = choice.label.get(form.default_language);
            leaf("label", &label.map_or_else(String::new, plain_words));
        }
        if with_ids && !given("itextId") {
            leaf("itextId", &format!("{name}-{place}"));
        }
        for (column, text) in &choice.columns {
            leaf(column, text);
        }
    }
    rows
}

/// Whether any rule asks for a text by its id: only then do choices need theirs as a column.
fn calls_itext(form: &Form) -> bool {
    let mut rules = form.items.iter().flat_map(expressions);
    rules.any(|rule| {
        let mut pieces = rule.pieces().into_iter();
        pieces.any(|piece| matches!(piece, Syntax::Call(call, _) if call.name() == "jr:itext"))
    })
}

/// The words of a label that has no values in it.
fn plain_words(text: &Text) -> String {
    let words = text.parts.iter().filter_map(|part| match part {
        Part::Words(words) => Some(words.as_str()),
        Part::Value(_) => None,
    });
    words.collect()
}

/// The lists that any expression walks; none when one names its list by reckoning.
fn walked(form: &Form) -> Option<BTreeSet<&str>> {
    let mut found = BTreeSet::new();
    for item in &form.items {
        if let Some(choices) = &item.choices
            && choices.filter.is_some()
            && let Source::List { list, .. } = &choices.source
        {
            found.insert(list.as_str());
        }
        for expression in expressions(item) {
            named(expression, &mut found)?;
        }
    }
    if let Some(expression) = &form.instance_name {
        named(expression, &mut found)?;
    }
    let choices = form.lists.values().flat_map(|list| &list.choices);
    for expression in choices.flat_map(|choice| &choice.label).flat_map(values) {
        named(expression, &mut found)?;
    }
    Some(found)
}

fn named<'a>(expression: &'a Expression, found: &mut BTreeSet<&'a str>) -> Option<()> {
    for piece in expression.pieces() {
        let Syntax::Call(function, arguments) = piece else {
            continue;
        };
        match (function.name(), arguments.first()) {
            ("instance" | "pulldata", Some(Syntax::Text(name))) => {
                found.insert(name.as_str());
            }
            ("instance" | "pulldata", _) => return None,
            _ => {}
        }
    }
    Some(())
}

/// Every expression of a row.
fn expressions(item: &Item) -> impl Iterator<Item = &Expression> {
    let rules = [
        &item.relevant,
        &item.constraint,
        &item.required,
        &item.read_only,
        &item.calculation,
        &item.repeat_count,
    ];
    let texts = [
        &item.label,
        &item.hint,
        &item.guidance,
        &item.constraint_message,
        &item.required_message,
    ];
    let default = match &item.default {
        Preset::Computed(expression) => Some(expression),
        _ => None,
    };
    let choices = item.choices.iter();
    (rules.into_iter().flatten())
        .chain(texts.into_iter().flatten().flat_map(values))
        .chain(default)
        .chain(choices.flat_map(|c| c.filter.iter().chain(c.shuffled.iter().flatten())))
}

fn values(text: &Text) -> impl Iterator<Item = &Expression> {
    text.parts.iter().filter_map(|part| match part {
        Part::Value(expression) => Some(expression),
        Part::Words(_) => None,
    })
}
