//! Reckoning what a step has touched: each rule at most once a node, what is read before who reads it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Interview, typed};
use crate::form::definition::{ItemIndex, Kind};
use crate::form::dependency::{Aspect, Reader, innermost_repeat, shared_repeat};
use crate::form::tree::NodeId;

/// A rule to reckon at a node; the order is the order of reckoning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    stage: u32,
    row: u32,
    turn: u32,
    rule: usize,
    node: NodeId,
}

/// What is still to reckon.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    tasks: BTreeSet<Task>,
    current: Option<Task>,
    /// Only relevance is reckoned: the values are those that were kept.
    only_presence: bool,
}

impl Agenda {
    /// Forgets what was to be reckoned.
    pub(super) fn clear(&mut self) {
        self.tasks.clear();
    }
}

impl Interview {
    /// Reckons every rule: when a form is begun.
    pub(super) fn reckon_all(&mut self) {
        for rule in 0..self.graph.rules.len() {
            let reader = Reader { rule, within: None };
            self.call(reader, self.root);
        }
        self.settle();
    }

    /// Reckons what is there, and nothing else: when kept answers are taken up.
    pub(super) fn reckon_presence(&mut self) {
        self.agenda.only_presence = true;
        for rule in 0..self.graph.rules.len() {
            self.call(Reader { rule, within: None }, self.root);
        }
        while let Some(task) = self.agenda.tasks.pop_first() {
            self.agenda.current = Some(task);
            self.reckon(task);
        }
        self.agenda.current = None;
        self.agenda.only_presence = false;
    }

    /// Until nothing is left to reckon.
    pub(super) fn settle(&mut self) {
        loop {
            while let Some(task) = self.agenda.tasks.pop_first() {
                if self.state(task.node).attached {
                    self.agenda.current = Some(task);
                    self.reckon(task);
                }
            }
            self.agenda.current = None;
            if let Some(node) = self.waiting_defaults.pop_front() {
                if self.state(node).attached {
                    self.compute_default(node);
                }
            } else if let Some(node) = self.fired.pop_front() {
                self.run_triggers(node);
            } else {
                break;
            }
        }
        self.triggered.clear();
    }

    /// Has every rule reckoned that reads a node.
    pub(super) fn touch(&mut self, node: NodeId) {
        let Some(item) = self.tree.node(node).item else {
            return;
        };
        let graph = Arc::clone(&self.graph);
        for reader in &graph.readers[item.0] {
            self.call(*reader, node);
        }
    }

    /// Has every rule reckoned that reads how many instances there are. A new last one changes no other's place.
    pub(super) fn touch_places(&mut self, instance: NodeId, removed: bool) {
        let Some(repeat) = self.tree.node(instance).item else {
            return;
        };
        let graph = Arc::clone(&self.graph);
        let form = Arc::clone(&self.form);
        for reader in &graph.place_readers[repeat.0] {
            let mut around = innermost_repeat(&form, graph.rules[reader.rule].item);
            while around.is_some_and(|around| around != repeat) {
                around =
                    around.and_then(|around| crate::form::dependency::repeat_above(&form, around));
            }
            if removed || around.is_none() {
                self.call(*reader, instance);
            }
        }
    }

    /// Has the rules of a node's own item reckoned for it.
    pub(super) fn call_own_rules(&mut self, node: NodeId) {
        let Some(item) = self.tree.node(node).item else {
            return;
        };
        let graph = Arc::clone(&self.graph);
        for rule in &graph.rules_of[item.0] {
            if graph.rules[*rule].aspect != Aspect::Count {
                self.enter(*rule, node);
            }
        }
        // Counts are reckoned where the instances stand.
        for child in &Arc::clone(&self.form).item(item).children {
            for rule in &graph.rules_of[child.0] {
                if graph.rules[*rule].aspect == Aspect::Count {
                    self.enter(*rule, node);
                }
            }
        }
    }

    fn call_choices(&mut self, node: NodeId) {
        let Some(item) = self.tree.node(node).item else {
            return;
        };
        let graph = Arc::clone(&self.graph);
        for rule in &graph.rules_of[item.0] {
            if graph.rules[*rule].aspect == Aspect::Choices {
                self.enter(*rule, node);
            }
        }
    }

    /// Enters a rule for every node of its item that shares the reader's instance with the node read.
    pub(super) fn call(&mut self, reader: Reader, read: NodeId) {
        let rule = &self.graph.rules[reader.rule];
        let seat = match rule.aspect {
            Aspect::Count => self.form.item(rule.item).parent,
            _ => Some(rule.item),
        };
        let Some(seat) = seat else {
            return self.enter(reader.rule, self.root);
        };
        match self.instance_around(reader.within, read) {
            None => {
                for at in 0..self.nodes[seat.0].len() {
                    self.enter(reader.rule, self.nodes[seat.0][at]);
                }
            }
            Some(instance) => {
                for node in self.nodes_in(seat, instance) {
                    self.enter(reader.rule, node);
                }
            }
        }
    }

    /// The instance of a repeat that a node stands in.
    pub(super) fn instance_around(
        &self,
        repeat: Option<ItemIndex>,
        node: NodeId,
    ) -> Option<NodeId> {
        let repeat = repeat?;
        let mut here = Some(node);
        while let Some(node) = here {
            if self.tree.node(node).item == Some(repeat) {
                return Some(node);
            }
            here = self.tree.node(node).parent;
        }
        None
    }

    /// The nodes of an item in an instance.
    pub(super) fn nodes_in(&self, item: ItemIndex, instance: NodeId) -> Vec<NodeId> {
        let mut way = Vec::new();
        let mut here = Some(item);
        while let Some(index) = here {
            if self.tree.node(instance).item == Some(index) {
                break;
            }
            way.push(index);
            here = self.form.item(index).parent;
        }
        let mut found = vec![instance];
        while let Some(step) = way.pop() {
            let children = found
                .iter()
                .flat_map(|node| &self.tree.node(*node).children);
            found = children
                .copied()
                .filter(|child| self.tree.node(*child).item == Some(step))
                .collect();
        }
        found
    }

    fn enter(&mut self, rule: usize, node: NodeId) {
        let known = &self.graph.rules[rule];
        if self.agenda.only_presence && known.aspect != Aspect::Relevance {
            return;
        }
        let row = known.by_row_of.and_then(|repeat| {
            let instance = self.instance_around(Some(repeat), node)?;
            u32::try_from(self.search(repeat, instance).ok()?).ok()
        });
        let task = Task {
            stage: known.stage,
            row: row.unwrap_or(0),
            turn: known.turn,
            rule,
            node,
        };
        // Within a circle of rows it only goes down: what comes earlier stays as it is.
        let back = |current: Task| current.stage == task.stage && task <= current;
        if !self.agenda.current.is_some_and(back) {
            self.agenda.tasks.insert(task);
        }
    }

    fn reckon(&mut self, task: Task) {
        let form = Arc::clone(&self.form);
        let rule = &self.graph.rules[task.rule];
        let (item, aspect) = (form.item(rule.item), rule.aspect);
        let index = rule.item;
        match aspect {
            Aspect::Relevance => {
                let says =
                    (item.relevant.as_ref()).is_none_or(|rule| self.is_true(rule, task.node));
                self.states[task.node.0 as usize].own = says;
                self.refresh(task.node);
            }
            Aspect::Calculation => {
                if let Some(rule) = &item.calculation {
                    let text = self.text_of(rule, task.node);
                    self.store(task.node, typed::coerce(item.kind, text));
                }
            }
            Aspect::Choices => self.drop_unoffered(task.node),
            Aspect::Count => {
                let anchor = self.anchors.get(&(task.node, index)).copied();
                if let (Some(anchor), Some(rule)) = (anchor, &item.repeat_count) {
                    let count = self.number_of(rule, anchor);
                    // Cut, not rounded; what is no number is none.
                    let count = if count >= 1.0 { count as usize } else { 0 };
                    self.make_instances(index, task.node, count);
                }
            }
        }
    }

    /// Writes a value; who reads it is reckoned if it is another one.
    pub(super) fn store(&mut self, node: NodeId, text: String) {
        if self.tree.node(node).value == text {
            return;
        }
        self.tree.node_mut(node).value = text;
        self.changed.push(node);
        self.call_choices(node);
        if self.tree.node(node).relevant {
            self.touch(node);
        }
        let has_triggers = (self.tree.node(node).item)
            .is_some_and(|item| !self.graph.triggered[item.0].is_empty());
        if self.loaded && has_triggers {
            self.fired.push_back(node);
        }
    }

    /// Works out whether a node is there, from its own rule and what it stands in, and so on downwards.
    pub(super) fn refresh(&mut self, node: NodeId) {
        let found = self.tree.node(node);
        let above = found
            .parent
            .is_none_or(|parent| self.tree.node(parent).relevant);
        let relevant = above && self.state(node).own;
        if found.relevant == relevant {
            return;
        }
        self.tree.node_mut(node).relevant = relevant;
        self.changed.push(node);
        self.touch(node);
        if relevant {
            self.call_choices(node);
        }
        for at in 0..self.tree.node(node).children.len() {
            self.refresh(self.tree.node(node).children[at]);
        }
    }

    /// Runs the calculations a changed node triggers, each node once a step.
    fn run_triggers(&mut self, node: NodeId) {
        let Some(item) = self.tree.node(node).item else {
            return;
        };
        let (form, graph) = (Arc::clone(&self.form), Arc::clone(&self.graph));
        for target in &graph.triggered[item.0] {
            let shared = shared_repeat(&form, innermost_repeat(&form, item), *target);
            let nodes = match self.instance_around(shared, node) {
                Some(instance) => self.nodes_in(*target, instance),
                None => self.nodes[target.0].clone(),
            };
            for node in nodes {
                if self.triggered.insert(node) {
                    let rule = form.item(*target).calculation.as_ref();
                    let text = rule.map_or_else(String::new, |rule| self.text_of(rule, node));
                    self.store(node, typed::coerce(form.item(*target).kind, text));
                }
            }
        }
    }

    /// Whether a node's item is a repeat.
    pub(super) fn is_instance(&self, node: NodeId) -> bool {
        let item = self.tree.node(node).item;
        item.is_some_and(|item| self.form.item(item).kind == Kind::Repeat)
    }
}
