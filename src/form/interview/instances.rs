//! Growing the tree of answers: questions, groups, instances of repeats, and hiding those a count no longer wants.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Interview, MOST_INSTANCES, MOST_NODES, State};
use crate::form::definition::{ItemIndex, Kind};
use crate::form::tree::NodeId;

/// How nodes come to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Birth {
    /// With the form: repeats start with one instance.
    Begun,
    /// In an added instance: repeats in it start empty.
    Added,
    /// From kept answers: no defaults, and only the instances those name.
    Resumed,
}

impl Interview {
    pub(super) fn state(&self, node: NodeId) -> State {
        self.states[node.0 as usize]
    }

    pub(super) fn note_state(&mut self, node: NodeId) {
        let place = node.0 as usize;
        let new = State {
            own: true,
            attached: true,
            number: 0,
        };
        // Nodes of lists lie before the answers and are never asked for their state.
        self.states.resize(self.states.len().max(place + 1), new);
    }

    pub(super) fn grow_children(&mut self, children: &[ItemIndex], parent: NodeId, birth: Birth) {
        let form = Arc::clone(&self.form);
        for child in children {
            let item = form.item(*child);
            if item.kind == Kind::Repeat {
                self.plant_anchor(*child, parent);
                if birth == Birth::Begun && item.repeat_count.is_none() {
                    self.add_instance(*child, parent, birth);
                }
                continue;
            }
            let node = self.tree.add(Some(parent), &item.name, Some(*child));
            self.note_state(node);
            self.insert_in_order(*child, node);
            if item.kind == Kind::Group {
                self.grow_children(&item.children, node, birth);
            } else if birth != Birth::Resumed {
                self.preset(node, item);
            }
        }
    }

    /// A node where the repeat's instances stand, but not among them: its count and its relevance are reckoned from
    /// there even when there is no instance.
    fn plant_anchor(&mut self, repeat: ItemIndex, parent: NodeId) {
        let form = Arc::clone(&self.form);
        let anchor = self
            .tree
            .add(Some(parent), &form.item(repeat).name, Some(repeat));
        self.tree.node_mut(parent).children.pop();
        self.note_state(anchor);
        self.anchors.insert((parent, repeat), anchor);
    }

    /// The instances of a repeat at one place, in order.
    pub fn instances(&self, parent: NodeId, repeat: ItemIndex) -> Vec<NodeId> {
        let children = self.tree.node(parent).children.iter().copied();
        children
            .filter(|child| self.tree.node(*child).item == Some(repeat))
            .collect()
    }

    /// A new last instance.
    pub(super) fn add_instance(
        &mut self,
        repeat: ItemIndex,
        parent: NodeId,
        birth: Birth,
    ) -> NodeId {
        let form = Arc::clone(&self.form);
        let item = form.item(repeat);
        let node = self.tree.add(Some(parent), &item.name, Some(repeat));
        self.tree.node_mut(parent).children.pop();
        self.note_state(node);
        self.place_last(node, repeat, parent);
        self.insert_in_order(repeat, node);
        self.grow_children(&item.children, node, birth);
        node
    }

    /// Puts an instance behind the others of its repeat, or where the first one belongs.
    fn place_last(&mut self, node: NodeId, repeat: ItemIndex, parent: NodeId) {
        let before = |child: &NodeId| {
            self.tree
                .node(*child)
                .item
                .is_some_and(|item| item <= repeat)
        };
        let children = &self.tree.node(parent).children;
        let at = children.iter().rposition(before).map_or(0, |last| last + 1);
        let last = at.checked_sub(1).map(|last| children[last]);
        let number = match last {
            Some(last) if self.tree.node(last).item == Some(repeat) => self.state(last).number + 1,
            _ => 0,
        };
        self.states[node.0 as usize].number = number;
        self.tree.node_mut(parent).children.insert(at, node);
    }

    /// Takes an instance out of the tree; what read it is reckoned anew.
    pub(super) fn detach(&mut self, node: NodeId) {
        let (Some(parent), Some(repeat)) = (self.tree.node(node).parent, self.tree.node(node).item)
        else {
            return;
        };
        let inside = self.below(node);
        for one in &inside {
            self.touch(*one);
        }
        self.touch_places(node, true);
        for one in inside {
            if let Some(item) = self.tree.node(one).item
                && let Ok(at) = self.search(item, one)
            {
                self.nodes[item.0].remove(at);
            }
            self.states[one.0 as usize].attached = false;
        }
        self.tree
            .node_mut(parent)
            .children
            .retain(|child| *child != node);
        for (number, instance) in self.instances(parent, repeat).into_iter().enumerate() {
            self.states[instance.0 as usize].number = u32::try_from(number).unwrap_or(u32::MAX);
        }
    }

    /// Puts a hidden instance back as the last one.
    pub(super) fn attach(&mut self, node: NodeId, repeat: ItemIndex, parent: NodeId) {
        self.place_last(node, repeat, parent);
        for one in self.below(node) {
            self.states[one.0 as usize].attached = true;
            if let Some(item) = self.tree.node(one).item {
                self.insert_in_order(item, one);
            }
        }
        self.refresh(node);
    }

    /// Has everything in an instance reckoned, and what reads it.
    pub(super) fn announce(&mut self, node: NodeId) {
        for one in self.below(node) {
            self.changed.push(one);
            self.touch(one);
            self.call_own_rules(one);
        }
        self.touch_places(node, false);
    }

    /// Makes as many instances as a count says; those too many are hidden, not dropped.
    pub(super) fn make_instances(&mut self, repeat: ItemIndex, parent: NodeId, wanted: usize) {
        let wanted = wanted.min(MOST_INSTANCES);
        let mut shown = self.instances(parent, repeat);
        while shown.len() > wanted {
            if let Some(last) = shown.pop() {
                self.detach(last);
                self.hidden
                    .entry((parent, repeat))
                    .or_default()
                    .push_front(last);
            }
        }
        for _ in shown.len()..wanted {
            let kept = self.hidden.get_mut(&(parent, repeat));
            let node = match kept.and_then(std::collections::VecDeque::pop_front) {
                Some(node) => {
                    self.attach(node, repeat, parent);
                    node
                }
                None if self.states.len() > MOST_NODES + self.lists.size() => return,
                None => self.add_instance(repeat, parent, Birth::Added),
            };
            self.announce(node);
        }
    }

    /// A node and all answers in it, in document order.
    pub(super) fn below(&self, node: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            found.push(node);
            waiting.extend(self.tree.node(node).children.iter().rev());
        }
        found
    }

    fn insert_in_order(&mut self, item: ItemIndex, node: NodeId) {
        let is_last = (self.nodes[item.0].last())
            .is_none_or(|last| self.compare(*last, node) == Ordering::Less);
        match (is_last, self.search(item, node)) {
            (true, _) => self.nodes[item.0].push(node),
            (false, Err(at)) => self.nodes[item.0].insert(at, node),
            (false, Ok(_)) => {}
        }
    }

    /// The place of a node among all of its item.
    pub(super) fn search(&self, item: ItemIndex, node: NodeId) -> Result<usize, usize> {
        self.nodes[item.0].binary_search_by(|known| self.compare(*known, node))
    }

    /// Document order of two nodes of one item.
    fn compare(&self, left: NodeId, right: NodeId) -> Ordering {
        if left == right {
            return Ordering::Equal;
        }
        self.numbers(left).cmp(&self.numbers(right))
    }

    /// The numbers of the instances a node stands in, outermost first.
    fn numbers(&self, node: NodeId) -> Vec<u32> {
        let mut numbers = Vec::new();
        let mut here = Some(node);
        while let Some(node) = here {
            let found = self.tree.node(node);
            if found
                .item
                .is_some_and(|item| self.form.item(item).kind == Kind::Repeat)
            {
                numbers.push(self.state(node).number);
            }
            here = found.parent;
        }
        numbers.reverse();
        numbers
    }
}
