//! The choices of a select as they are offered now: filtered, shuffled, in the language of now; and which selections stay.

use std::sync::Arc;

use super::{Interview, Refusal};
use crate::form::definition::{Choice, Choices, ItemIndex, Kind, List, Source};
use crate::form::dependency::{innermost_repeat, shared_repeat};
use crate::form::expression::functions::{seed_of_text, shuffled};
use crate::form::expression::{World, keep};
use crate::form::tree::NodeId;

/// A choice offered now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What is stored.
    pub name: String,
    /// What is read.
    pub label: String,
    /// Its place in the list of the form; none when the choices are answers.
    pub row: Option<usize>,
}

/// The choices offered: rows of a list, or answers.
enum Offer<'a> {
    Rows(&'a List, &'a Source, Vec<usize>),
    Answers(Vec<NodeId>),
}

impl Interview {
    /// The choices of a select or rank at a node, in the order to show them.
    pub fn choices(&self, node: NodeId) -> Vec<Offered> {
        let Some(choices) = self.choices_of(node) else {
            return Vec::new();
        };
        let mut offer = self.offer(choices, node);
        if let Some(seed) = &choices.shuffled {
            // Without a seed the same order again and again, but another one in another interview.
            let own = || format!("{}{}", self.instance_id, self.path(node));
            let seed = (seed.as_ref()).map_or_else(own, |seed| self.text_of(seed, node));
            let seed = Some(seed_of_text(&seed));
            match &mut offer {
                Offer::Rows(_, _, rows) => *rows = shuffled(rows, seed, &|| self.random()),
                Offer::Answers(nodes) => *nodes = shuffled(nodes, seed, &|| self.random()),
            }
        }
        match offer {
            Offer::Rows(list, source, rows) => (rows.into_iter())
                .map(|row| self.offered_row(list, source, row, node))
                .collect(),
            Offer::Answers(nodes) => (nodes.into_iter())
                .map(|answer| Offered {
                    name: self.tree.text(answer),
                    label: self.tree.text(answer),
                    row: None,
                })
                .collect(),
        }
    }

    fn choices_of(&self, node: NodeId) -> Option<&Choices> {
        let item = self.tree.node(node).item?;
        self.form.item(item).choices.as_ref()
    }

    fn offered_row(&self, list: &List, source: &Source, row: usize, node: NodeId) -> Offered {
        let choice = &list.choices[row];
        Offered {
            name: stored(source, choice).to_owned(),
            label: self.shown(source, choice, node),
            row: Some(row),
        }
    }

    fn shown(&self, source: &Source, choice: &Choice, node: NodeId) -> String {
        match source {
            Source::List { label, .. } if label != "label" => column(choice, label).to_owned(),
            _ => self.words(&choice.label, node),
        }
    }

    fn offer(&self, choices: &Choices, node: NodeId) -> Offer<'_> {
        let form = &self.form;
        match &choices.source {
            Source::Repeat(question) => {
                Offer::Answers(self.answers_offered(choices, *question, node))
            }
            source @ Source::List { list: name, .. } => {
                static NONE: List = List {
                    choices: Vec::new(),
                    file: None,
                };
                let list = form.lists.get(name).unwrap_or(&NONE);
                // The source lives as long as the form; `choices` is looked up again to say so.
                let item = self.tree.node(node).item.map(|item| form.item(item));
                let source = match item.and_then(|item| item.choices.as_ref()) {
                    Some(own) if own.source == *source => &own.source,
                    _ => return Offer::Answers(Vec::new()),
                };
                let rows = match &choices.filter {
                    None => (0..list.choices.len()).collect(),
                    Some(filter) => {
                        let nodes = self.lists.rows(name);
                        let kept = keep(filter, self, nodes, node);
                        let row = |kept: &NodeId| nodes.binary_search(kept).ok();
                        kept.iter().filter_map(row).collect()
                    }
                };
                Offer::Rows(list, source, rows)
            }
        }
    }

    /// The answers to another question that may be chosen: not blank, in rows the filter lets through.
    fn answers_offered(&self, choices: &Choices, question: ItemIndex, node: NodeId) -> Vec<NodeId> {
        let form = &self.form;
        let repeat = innermost_repeat(form, question).unwrap_or(question);
        let own = self.tree.node(node).item;
        let around = own.and_then(|own| innermost_repeat(form, own));
        let shared = shared_repeat(form, around, repeat);
        let rows = match self.instance_around(shared, node) {
            Some(instance) => self.nodes_in(repeat, instance),
            None => self.nodes[repeat.0].clone(),
        };
        let rows = match &choices.filter {
            Some(filter) => keep(filter, self, &rows, node),
            None => rows,
        };
        let answers = rows.iter().flat_map(|row| self.nodes_in(question, *row));
        answers
            .filter(|answer| {
                let answer = self.tree.node(*answer);
                answer.relevant && !answer.value.is_empty()
            })
            .collect()
    }

    /// What a person's selection is stored as: only what is offered, in the list's order; a rank in the person's.
    pub(super) fn selection(&self, node: NodeId, typed: &str) -> Result<String, Refusal> {
        let (Some(choices), Some(item)) = (self.choices_of(node), self.tree.node(node).item) else {
            return Err(Refusal::NotOffered);
        };
        if typed.trim().is_empty() {
            return Ok(String::new());
        }
        let kind = self.form.item(item).kind;
        let wanted: Vec<&str> = match kind {
            Kind::SelectOne => vec![typed.trim()],
            _ => typed.split_whitespace().collect(),
        };
        let kept = self.kept(choices, node, &wanted);
        if wanted
            .iter()
            .any(|wanted| !kept.iter().any(|kept| kept == wanted))
        {
            return Err(Refusal::NotOffered);
        }
        Ok(join(kind, &wanted, kept))
    }

    /// The wanted names that are offered, in the order of the offer, each once.
    fn kept(&self, choices: &Choices, node: NodeId, wanted: &[&str]) -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        let mut keep = |name: &str| {
            if wanted.contains(&name) && !kept.iter().any(|known| known == name) {
                kept.push(name.to_owned());
            }
        };
        match self.offer(choices, node) {
            Offer::Rows(list, source, rows) => {
                for row in rows {
                    keep(stored(source, &list.choices[row]));
                }
            }
            Offer::Answers(nodes) => {
                for answer in nodes {
                    keep(&self.tree.node(answer).value);
                }
            }
        }
        kept
    }

    /// Takes out selections that are no longer offered. What is not there keeps them until it is.
    pub(super) fn drop_unoffered(&mut self, node: NodeId) {
        let found = self.tree.node(node);
        if !found.relevant || found.value.is_empty() {
            return;
        }
        let form = Arc::clone(&self.form);
        let Some(item) = found.item.map(|item| form.item(item)) else {
            return;
        };
        let Some(choices) = &item.choices else {
            return;
        };
        let wanted: Vec<&str> = match item.kind {
            Kind::SelectOne => vec![found.value.as_str()],
            _ => found.value.split_whitespace().collect(),
        };
        let kept = self.kept(choices, node, &wanted);
        let text = join(item.kind, &wanted, kept);
        self.store(node, text);
    }

    /// The label of a choice of a select, in the language of now; blank when there is none of that name.
    pub(super) fn label_of_choice(&self, name: &str, question: ItemIndex, at: NodeId) -> String {
        let Some(choices) = self
            .form
            .items
            .get(question.0)
            .and_then(|item| item.choices.as_ref())
        else {
            return String::new();
        };
        match &choices.source {
            Source::Repeat(_) => name.to_owned(),
            source @ Source::List { list, .. } => {
                let rows = self
                    .form
                    .lists
                    .get(list)
                    .map_or(&[][..], |list| &list.choices);
                let found = rows.iter().find(|choice| stored(source, choice) == name);
                found.map_or_else(String::new, |choice| self.shown(source, choice, at))
            }
        }
    }
}

impl Interview {
    /// The words of one selection of a select; its name when the list does not have it.
    pub fn choice_words(&self, node: NodeId, name: &str) -> String {
        let item = self.tree.node(node).item;
        let label = item.map_or_else(String::new, |item| self.label_of_choice(name, item, node));
        if label.is_empty() {
            name.to_owned()
        } else {
            label
        }
    }
}

fn join(kind: Kind, wanted: &[&str], kept: Vec<String>) -> String {
    if kind != Kind::Rank {
        return kept.join(" ");
    }
    let mut ranked: Vec<&str> = Vec::new();
    for name in wanted {
        if kept.iter().any(|kept| kept == name) && !ranked.contains(name) {
            ranked.push(name);
        }
    }
    ranked.join(" ")
}

fn stored<'a>(source: &Source, choice: &'a Choice) -> &'a str {
    match source {
        Source::List { value, .. } if value != "name" => column(choice, value),
        _ => &choice.name,
    }
}

fn column<'a>(choice: &'a Choice, wanted: &str) -> &'a str {
    if wanted == "name" {
        return &choice.name;
    }
    let found = choice.columns.iter().find(|(name, _)| name == wanted);
    found.map_or("", |(_, text)| text)
}
