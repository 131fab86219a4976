//! The nodes expressions walk: one arena for the answers, the choice lists and attached files. Not what the values mean.
//!
//! The first root is the form's own instance (`data`); every other root is a secondary instance, found by its name
//! (`instance('towns')`), whose children are one `root` with `item`s.

use std::collections::HashMap;

use super::definition::ItemIndex;

/// A node of the arena. Stays valid until the tree is dropped; a removed node is out of its parent's children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A name that was interned: comparing names is comparing numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// One element.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name.
    pub name: NameId,
    /// The element it stands in; none for a root.
    pub parent: Option<NodeId>,
    /// What stands in it, in document order.
    pub children: Vec<NodeId>,
    /// Its text; blank is `""`. Groups and repeats have none.
    pub value: String,
    /// Whether it and everything it stands in is relevant. A node that is not reads as blank and is in no node-set.
    pub relevant: bool,
    /// The form's item it belongs to; none in secondary instances.
    pub item: Option<ItemIndex>,
}

/// Every node of one interview.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    names: Vec<String>,
    known: HashMap<String, NameId>,
    instances: HashMap<String, NodeId>,
}

impl Tree {
    /// An empty arena.
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of `name`, new if it was never seen.
    pub fn intern(&mut self, name: &str) -> NameId {
        if let Some(id) = self.known.get(name) {
            return *id;
        }
        let id = NameId(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(name.to_owned());
        self.known.insert(name.to_owned(), id);
        id
    }

    /// The number of `name` if any node or expression has used it.
    pub fn name_id(&self, name: &str) -> Option<NameId> {
        self.known.get(name).copied()
    }

    /// The text of a name.
    pub fn name(&self, name: NameId) -> &str {
        self.names.get(name.0 as usize).map_or("", String::as_str)
    }

    /// The node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node, to change.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    /// A new last child of `parent`, or a new root.
    pub fn add(&mut self, parent: Option<NodeId>, name: &str, item: Option<ItemIndex>) -> NodeId {
        let name = self.intern(name);
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let relevant = parent.is_none_or(|parent| self.node(parent).relevant);
        self.nodes.push(Node {
            name,
            parent,
            children: Vec::new(),
            value: String::new(),
            relevant,
            item,
        });
        if let Some(parent) = parent {
            self.node_mut(parent).children.push(id);
        }
        id
    }

    /// Names a root, so that `instance('NAME')` finds it.
    pub fn name_instance(&mut self, name: &str, root: NodeId) {
        self.instances.insert(name.to_owned(), root);
    }

    /// The root of a secondary instance.
    pub fn instance(&self, name: &str) -> Option<NodeId> {
        self.instances.get(name).copied()
    }

    /// The root of the tree `id` stands in.
    pub fn root_of(&self, mut id: NodeId) -> NodeId {
        while let Some(parent) = self.node(id).parent {
            id = parent;
        }
        id
    }

    /// The text an expression reads: blank where the node is not relevant; of a node with children, theirs joined.
    pub fn text(&self, id: NodeId) -> String {
        let node = self.node(id);
        if !node.relevant {
            return String::new();
        }
        if node.children.is_empty() {
            return node.value.clone();
        }
        node.children
            .iter()
            .map(|child| self.text(*child))
            .collect()
    }
}
