//! What a screen or a prompt needs: what is asked now, in order, and what is missing or wrong. Nothing here changes an answer.

use super::Interview;
use crate::form::definition::{ItemIndex, Kind};
use crate::form::tree::NodeId;

/// Something to show, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its node; for [`Shown::Adding`] the node that holds the instances.
    pub node: NodeId,
    /// The row of the form.
    pub item: ItemIndex,
    /// In how many groups and instances it stands.
    pub depth: usize,
    /// What it is.
    pub shown: Shown,
}

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The head of a group.
    Group,
    /// The head of an instance, the `number`th from 1.
    Instance {
        /// Which.
        number: usize,
        /// Of how many.
        of: usize,
    },
    /// A question.
    Question,
    /// Words to read.
    Note,
    /// The place where an instance can be added, behind those there are.
    Adding,
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// What the author says about it, in the language of now; `""` when the author says nothing.
    pub message: String,
}

/// Kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Blank, and must not be.
    Required,
    /// It breaks its constraint.
    Constraint,
}

impl ProblemKind {
    /// Its code: `required`, `constraint`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Constraint => "constraint",
        }
    }
}

/// How far one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions asked now.
    pub asked: usize,
    /// Those with an answer, or declined.
    pub answered: usize,
    /// Those, and reckoned values, with a problem.
    pub wrong: usize,
}

impl Interview {
    /// What is asked and shown now, groups and instances before what is in them. Calculations and the like are not.
    pub fn asked(&self) -> Vec<Asked> {
        let mut found = Vec::new();
        self.list(self.root, &self.form.top, 0, &mut found);
        found
    }

    fn list(&self, parent: NodeId, items: &[ItemIndex], depth: usize, found: &mut Vec<Asked>) {
        let children = &self.tree.node(parent).children;
        let mut next = 0;
        for index in items {
            let item = self.form.item(*index);
            let from = next;
            while children
                .get(next)
                .is_some_and(|node| self.tree.node(*node).item == Some(*index))
            {
                next += 1;
            }
            let nodes = &children[from..next];
            for (place, node) in nodes.iter().enumerate() {
                let shown = match item.kind {
                    Kind::Group => Shown::Group,
                    Kind::Repeat => Shown::Instance {
                        number: place + 1,
                        of: nodes.len(),
                    },
                    Kind::Note => Shown::Note,
                    kind if kind.is_asked() => Shown::Question,
                    _ => continue,
                };
                if self.tree.node(*node).relevant {
                    found.push(Asked {
                        node: *node,
                        item: *index,
                        depth,
                        shown,
                    });
                    self.list(*node, &item.children, depth + 1, found);
                }
            }
            if self.can_add(parent, *index) {
                found.push(Asked {
                    node: parent,
                    item: *index,
                    depth,
                    shown: Shown::Adding,
                });
            }
        }
    }

    /// Whether a person may add an instance of the repeat there.
    pub fn can_add(&self, parent: NodeId, repeat: ItemIndex) -> bool {
        let item = self.form.item(repeat);
        let Some(anchor) = self.anchors.get(&(parent, repeat)) else {
            return false;
        };
        item.kind == Kind::Repeat
            && item.repeat_count.is_none()
            && self.tree.node(parent).relevant
            && (item.relevant.as_ref()).is_none_or(|rule| self.is_true(rule, *anchor))
    }

    /// The row of the form a node belongs to.
    pub fn item(&self, node: NodeId) -> Option<ItemIndex> {
        self.tree.node(node).item
    }

    /// What stands there; blank when it is not asked now.
    pub fn value(&self, node: NodeId) -> &str {
        let found = self.tree.node(node);
        if found.relevant { &found.value } else { "" }
    }

    /// What is kept there, asked or not.
    pub fn kept_value(&self, node: NodeId) -> &str {
        &self.tree.node(node).value
    }

    /// Whether it is asked or shown now.
    pub fn is_relevant(&self, node: NodeId) -> bool {
        self.tree.node(node).relevant && self.state(node).attached
    }

    /// Whether it must be answered.
    pub fn is_required(&self, node: NodeId) -> bool {
        let item = self.tree.node(node).item.map(|item| self.form.item(item));
        let rule = item.and_then(|item| item.required.as_ref());
        rule.is_some_and(|rule| self.is_true(rule, node))
    }

    /// Whether it only shows.
    pub fn is_read_only(&self, node: NodeId) -> bool {
        let item = self.tree.node(node).item.map(|item| self.form.item(item));
        let rule = item.and_then(|item| item.read_only.as_ref());
        rule.is_some_and(|rule| self.is_true(rule, node))
    }

    /// What is wrong there now, by the state alone and not by how it came about.
    pub fn problem(&self, node: NodeId) -> Option<Problem> {
        let found = self.tree.node(node);
        let item = self.form.item(found.item?);
        if !found.relevant || item.kind.holds_items() || item.kind == Kind::Note {
            return None;
        }
        if found.value.is_empty() {
            let missing = self.is_required(node) && !self.is_declined(node);
            return missing.then(|| Problem {
                kind: ProblemKind::Required,
                message: self.text_at(node, |item| &item.required_message),
            });
        }
        let broken = (item.constraint.as_ref()).is_some_and(|rule| !self.is_true(rule, node));
        broken.then(|| Problem {
            kind: ProblemKind::Constraint,
            message: self.text_at(node, |item| &item.constraint_message),
        })
    }

    /// Everything that is missing or wrong, in the order of the form.
    pub fn problems(&self) -> Vec<(NodeId, Problem)> {
        let nodes = self.below(self.root).into_iter();
        nodes
            .filter_map(|node| Some((node, self.problem(node)?)))
            .collect()
    }

    /// How far one is in the whole form.
    pub fn progress(&self) -> Progress {
        self.progress_in(self.root)
    }

    /// How far one is in a group or an instance.
    pub fn progress_in(&self, node: NodeId) -> Progress {
        let mut progress = Progress::default();
        for node in self.below(node) {
            let found = self.tree.node(node);
            let asked = found
                .item
                .is_some_and(|item| self.form.item(item).kind.is_asked());
            if asked && found.relevant {
                progress.asked += 1;
                progress.answered += usize::from(!found.value.is_empty() || self.is_declined(node));
            }
            progress.wrong += usize::from(self.problem(node).is_some());
        }
        progress
    }
}
