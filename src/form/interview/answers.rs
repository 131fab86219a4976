//! An interview put away and taken up again: every answer, also those not asked now, and how many instances there are.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::edition::edition;
use super::instances::Birth;
use super::{Interview, MOST_INSTANCES, Surroundings, language_named};
use crate::form::definition::{Form, ItemIndex, Kind, Preset};
use crate::form::tree::NodeId;

/// An interview at rest. Taken up with the same form it is the same state, to the last calculated value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The form's id.
    pub form: String,
    /// Its version.
    pub version: String,
    /// A number of what the form says; another one means that it was changed, whatever its version.
    pub edition: u64,
    /// The language texts were read in.
    pub language: String,
    /// `uuid:…`
    pub instance_id: String,
    /// When it was begun.
    pub started: DateTime<FixedOffset>,
    /// When it was last finished.
    pub ended: Option<DateTime<FixedOffset>>,
    /// Path to what stands there, also where it is not asked now; blank ones only where a default would come back.
    pub values: BTreeMap<String, String>,
    /// The path of a repeat, without its own index, to how many instances it has there.
    pub repeats: BTreeMap<String, Rows>,
    /// The paths of questions the person does not want to answer.
    pub declined: BTreeSet<String>,
}

/// How many instances a repeat has at one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Those that are there.
    pub shown: usize,
    /// Those, and behind them those a lowered count hides.
    pub kept: usize,
}

/// An answer that no longer has its place, because the form was changed.
#[derive(Clone, PartialEq, Eq)]
pub struct Leftover {
    /// Where it stood.
    pub path: String,
    /// What it was.
    pub value: String,
}

impl std::fmt::Debug for Answers {
    /// Without answers: they are people's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answers")
            .field("form", &self.form)
            .field("instance_id", &self.instance_id)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Leftover {
    /// Without the answer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Leftover")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Interview {
    /// All there is to keep.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers {
            form: self.form.id.clone(),
            version: self.form.version.clone(),
            edition: edition(&self.form),
            language: self.language().to_owned(),
            instance_id: self.instance_id.clone(),
            started: self.started,
            ended: self.ended,
            ..Answers::default()
        };
        self.keep(self.root, "/data", &self.form.top, &mut answers);
        answers
    }

    fn keep(&self, parent: NodeId, path: &str, items: &[ItemIndex], answers: &mut Answers) {
        let children = &self.tree.node(parent).children;
        for index in items {
            let item = self.form.item(*index);
            let path = format!("{path}/{}", item.name);
            let shown = (children.iter().copied())
                .filter(|node| self.tree.node(*node).item == Some(*index));
            if item.kind == Kind::Repeat {
                let mut nodes: Vec<NodeId> = shown.collect();
                let shown = nodes.len();
                nodes.extend(self.hidden.get(&(parent, *index)).into_iter().flatten());
                for (number, node) in nodes.iter().enumerate() {
                    self.keep(
                        *node,
                        &format!("{path}[{}]", number + 1),
                        &item.children,
                        answers,
                    );
                }
                let rows = Rows {
                    shown,
                    kept: nodes.len(),
                };
                answers.repeats.insert(path, rows);
                continue;
            }
            for node in shown {
                let value = &self.tree.node(node).value;
                if self.is_declined(node) {
                    answers.declined.insert(path.clone());
                }
                if item.kind == Kind::Group {
                    self.keep(node, &path, &item.children, answers);
                } else if !value.is_empty() || !matches!(item.default, Preset::Blank) {
                    answers.values.insert(path.clone(), value.clone());
                }
            }
        }
    }

    /// Takes up an interview. With the form it was put away with nothing is reckoned anew, so nothing can differ; with
    /// another version everything is, new questions get their defaults, and what has no place any more is handed back.
    pub fn resume(
        form: Arc<Form>,
        answers: &Answers,
        surroundings: Surroundings,
    ) -> (Self, Vec<Leftover>) {
        let changed = edition(&form) != answers.edition;
        let id = answers.instance_id.clone();
        let mut interview = Self::empty(form, surroundings, answers.started, id);
        interview.ended = answers.ended;
        if let Some(language) = language_named(&interview.form, &answers.language) {
            interview.language = language;
        }
        let top = interview.form.top.clone();
        interview.grow_children(&top, interview.root, Birth::Resumed);
        interview.plant_meta();
        interview.take_rows(answers);
        let given = interview.take_values(answers, changed);
        interview.hide_rows(answers);
        if changed {
            interview.fill_new_questions(&given);
        }
        interview.reckon_presence();
        if changed {
            interview.reckon_all();
        }
        interview.loaded = true;
        interview.changed.clear();
        let leftovers = match changed {
            true => interview.leftovers(answers),
            false => Vec::new(),
        };
        (interview, leftovers)
    }

    fn take_rows(&mut self, answers: &Answers) {
        // A path sorts before those that go on from it, so the instances a repeat stands in are there before it.
        for (path, rows) in &answers.repeats {
            if let Some((parent, repeat)) = self.repeat_at(path) {
                for _ in 0..rows.kept.min(MOST_INSTANCES) {
                    self.add_instance(repeat, parent, Birth::Resumed);
                }
            }
        }
    }

    fn take_values(&mut self, answers: &Answers, changed: bool) -> HashSet<NodeId> {
        let mut given = HashSet::new();
        for (path, value) in &answers.values {
            let Some(node) = self.node_at(path) else {
                continue;
            };
            let Some(item) = self.tree.node(node).item else {
                continue;
            };
            let form = Arc::clone(&self.form);
            let item = form.item(item);
            given.insert(node);
            // What the other version would refuse is not put into its questions.
            let fits = !changed || !item.kind.is_asked() || self.still_fits(node, value);
            if fits && !item.kind.holds_items() {
                self.tree.node_mut(node).value.clone_from(value);
            }
        }
        for path in &answers.declined {
            if let Some(node) = self.node_at(path)
                && self.tree.node(node).value.is_empty()
            {
                self.declined.insert(node);
            }
        }
        given
    }

    fn still_fits(&self, node: NodeId, value: &str) -> bool {
        let Some(item) = self.tree.node(node).item.map(|item| self.form.item(item)) else {
            return false;
        };
        let unfiltered = item.choices.as_ref().is_some_and(|choices| {
            choices.filter.is_none()
                && matches!(choices.source, crate::form::definition::Source::List { .. })
        });
        super::typed::accept(item, value, self.here()).is_ok()
            && (!unfiltered || self.selection(node, value).is_ok())
    }

    fn hide_rows(&mut self, answers: &Answers) {
        for (path, rows) in answers.repeats.iter().rev() {
            let Some((parent, repeat)) = self.repeat_at(path) else {
                continue;
            };
            for node in self
                .instances(parent, repeat)
                .into_iter()
                .skip(rows.shown)
                .rev()
            {
                self.detach(node);
                self.hidden
                    .entry((parent, repeat))
                    .or_default()
                    .push_front(node);
            }
        }
        self.agenda.clear();
    }

    fn fill_new_questions(&mut self, given: &HashSet<NodeId>) {
        let form = Arc::clone(&self.form);
        for node in self.below(self.root) {
            let item = self.tree.node(node).item.map(|item| form.item(item));
            if let Some(item) = item
                && !item.kind.holds_items()
                && !given.contains(&node)
            {
                self.preset(node, item);
            }
        }
    }

    fn leftovers(&self, answers: &Answers) -> Vec<Leftover> {
        let mut leftovers = Vec::new();
        for (path, value) in &answers.values {
            let kept = match self
                .node_at(path)
                .and_then(|node| Some((node, self.tree.node(node).item?)))
            {
                Some((node, item)) => {
                    self.kept_value(node) == value || !self.form.item(item).kind.is_asked()
                }
                None => self.is_hidden_path(path, answers),
            };
            if !kept && !value.is_empty() {
                leftovers.push(Leftover {
                    path: path.clone(),
                    value: value.clone(),
                });
            }
        }
        leftovers
    }

    /// Whether a path leads into an instance that is only hidden, to a question the form still has.
    fn is_hidden_path(&self, path: &str, answers: &Answers) -> bool {
        let plain: String =
            path.split('[')
                .enumerate()
                .fold(String::new(), |mut plain, (place, part)| {
                    let rest = if place == 0 {
                        part
                    } else {
                        part.split_once(']').map_or("", |(_, rest)| rest)
                    };
                    plain.push_str(rest);
                    plain
                });
        let known = self
            .form
            .items
            .iter()
            .any(|item| item.path == plain && !item.kind.holds_items());
        known && answers.repeats.values().any(|rows| rows.kept > rows.shown)
    }
}
