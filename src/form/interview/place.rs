//! Paths of answers (`/data/member[2]/name`) and back. Only repeats carry an index, from 1; every one does.

use super::Interview;
use crate::form::definition::{ItemIndex, Kind};
use crate::form::tree::NodeId;

impl Interview {
    /// The node at a path, if there is one now.
    pub fn node_at(&self, path: &str) -> Option<NodeId> {
        let mut steps = path.strip_prefix('/')?.split('/');
        if steps.next() != Some("data") {
            return None;
        }
        steps.try_fold(self.root, |node, step| self.child_at(node, step))
    }

    fn child_at(&self, parent: NodeId, step: &str) -> Option<NodeId> {
        let (name, number) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, number)) => (name, Some(number.parse::<usize>().ok()?)),
            None => (step, None),
        };
        let name = self.tree.name_id(name)?;
        let mut named = (self.tree.node(parent).children.iter().copied())
            .filter(|child| self.tree.node(*child).name == name);
        let found = match number {
            Some(number) => named.nth(number.checked_sub(1)?)?,
            None => named.next()?,
        };
        let item = self.tree.node(found).item?;
        let is_repeat = self.form.item(item).kind == Kind::Repeat;
        (is_repeat == number.is_some()).then_some(found)
    }

    /// The path of a node.
    pub fn path(&self, node: NodeId) -> String {
        let mut steps = Vec::new();
        let mut here = Some(node);
        while let Some(node) = here {
            steps.push(self.step(node));
            here = self.tree.node(node).parent;
        }
        steps.reverse();
        format!("/{}", steps.join("/"))
    }

    pub(super) fn step(&self, node: NodeId) -> String {
        let found = self.tree.node(node);
        let name = self.tree.name(found.name);
        match found.item {
            Some(item) if self.form.item(item).kind == Kind::Repeat => {
                format!("{name}[{}]", self.states[node.0 as usize].number + 1)
            }
            _ => name.to_owned(),
        }
    }

    /// Where the instances of a repeat stand, and the repeat: from a path as `/data/member` or `/data/member[1]/pet`.
    pub(super) fn repeat_at(&self, path: &str) -> Option<(NodeId, ItemIndex)> {
        let (above, name) = path.rsplit_once('/')?;
        let parent = self.node_at(above)?;
        let children = match self.tree.node(parent).item {
            Some(item) => &self.form.item(item).children,
            None if parent == self.root => &self.form.top,
            None => return None,
        };
        let repeat = children.iter().copied().find(|child| {
            let item = self.form.item(*child);
            item.kind == Kind::Repeat && item.name == name
        })?;
        Some((parent, repeat))
    }
}
