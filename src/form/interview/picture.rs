//! The whole state of an interview at once, as data to print or compare. The shape of `gridday form run`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Interview;
use crate::form::definition::Kind;
use crate::form::tree::NodeId;

/// Everything one can know of an interview now, by path; nothing of what is not relevant.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Every relevant question, note, calculation and hidden value, blank ones as `""`; of `meta` only `instanceName`.
    pub values: BTreeMap<String, String>,
    /// The relevant questions and the like, groups, and instances of repeats, in the order of the form.
    pub relevant: Vec<String>,
    /// What is missing or wrong, in the order of the form.
    pub invalid: Vec<Wrong>,
    /// The choices offered: name and words.
    pub choices: BTreeMap<String, Vec<(String, String)>>,
    /// The labels, where there are words.
    pub labels: BTreeMap<String, String>,
    /// The hints, where there are words.
    pub hints: BTreeMap<String, String>,
    /// The language of now.
    pub language: String,
    /// Whether nothing is missing or wrong.
    pub valid: bool,
}

/// Something missing or wrong.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// Where.
    pub path: String,
    /// `required` or `constraint`.
    pub kind: &'static str,
    /// What the author says about it.
    pub message: String,
}

impl Interview {
    /// The state of now.
    pub fn picture(&self) -> Picture {
        let mut picture = Picture {
            values: BTreeMap::new(),
            relevant: Vec::new(),
            invalid: Vec::new(),
            choices: BTreeMap::new(),
            labels: BTreeMap::new(),
            hints: BTreeMap::new(),
            language: self.language().to_owned(),
            valid: true,
        };
        self.draw(self.root, "/data", &mut picture);
        if let Some(name) = self.instance_name() {
            let path = "/data/meta/instanceName".to_owned();
            picture.relevant.push(path.clone());
            picture.values.insert(path, name);
        }
        picture.valid = picture.invalid.is_empty();
        picture
    }

    fn draw(&self, parent: NodeId, above: &str, picture: &mut Picture) {
        for node in &self.tree.node(parent).children {
            let found = self.tree.node(*node);
            let (Some(item), true) = (found.item.map(|item| self.form.item(item)), found.relevant)
            else {
                continue;
            };
            let path = format!("{above}/{}", self.step(*node));
            picture.relevant.push(path.clone());
            let words = [
                (self.label(*node), &mut picture.labels),
                (self.hint(*node), &mut picture.hints),
            ];
            for (words, texts) in words {
                if !words.is_empty() {
                    texts.insert(path.clone(), words);
                }
            }
            if item.kind.holds_items() {
                self.draw(*node, &path, picture);
                continue;
            }
            picture.values.insert(path.clone(), found.value.clone());
            if let Some(problem) = self.problem(*node) {
                picture.invalid.push(Wrong {
                    path: path.clone(),
                    kind: problem.kind.code(),
                    message: problem.message,
                });
            }
            if matches!(
                item.kind,
                Kind::SelectOne | Kind::SelectMultiple | Kind::Rank
            ) {
                let offered = self.choices(*node).into_iter();
                let offered = offered.map(|choice| (choice.name, choice.label));
                picture.choices.insert(path, offered.collect());
            }
        }
    }
}
