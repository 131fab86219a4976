//! Walking paths: axes, names, document order. Predicates are kept elsewhere.
//!
//! Steps downwards and sideways skip what is not relevant; steps upwards do not, because the way to a relevant node may
//! begin at one that is not (`../x` asked for a hidden question). What a path gives in the end is relevant.

use std::collections::HashMap;

use super::evaluate::Scope;
use super::value::Nodes;
use super::{Axis, Path, Start, Step, Value, filter};
use crate::form::tree::{NameId, NodeId, Tree};

/// The node above the root of the answers, so that `/data` is a step like any other.
const DOCUMENT: NodeId = NodeId(u32::MAX);
/// The root of the answers.
const ROOT: NodeId = NodeId(0);

/// The nodes of a path.
pub(super) fn nodes<'a>(scope: &Scope<'a>, path: &'a Path) -> Nodes {
    let found = unfiltered(scope, path);
    match &*found {
        [] => Nodes::Few(None),
        [node] => Nodes::Few(Some(*node).filter(|node| scope.tree.node(*node).relevant)),
        _ => match found {
            Nodes::Many(mut many) => {
                many.retain(|node| scope.tree.node(*node).relevant);
                Nodes::Many(many)
            }
            few => few,
        },
    }
}

/// The nodes of a path, relevant or not.
pub(super) fn unfiltered<'a>(scope: &Scope<'a>, path: &'a Path) -> Nodes {
    let mut set = match &path.start {
        Start::Here => Nodes::Few(Some(scope.node)),
        Start::Root => Nodes::Few(Some(DOCUMENT)),
        Start::Nodes(start, predicates) => {
            let Value::Nodes(start) = scope.value(start) else {
                return Nodes::Few(None);
            };
            if predicates.is_empty() {
                start
            } else {
                let all = predicates.iter().fold(start.to_vec(), |nodes, predicate| {
                    filter::kept(scope, nodes, predicate)
                });
                all.into()
            }
        }
    };
    // Whether one node of the set may stand inside another.
    let mut nested = false;
    for step in &path.steps {
        (set, nested) = stepped(scope, &set, nested, step);
    }
    if set.contains(&DOCUMENT) {
        let all = set
            .iter()
            .map(|node| if *node == DOCUMENT { ROOT } else { *node })
            .collect();
        return in_order(scope.tree, all).into();
    }
    set
}

fn stepped<'a>(scope: &Scope<'a>, from: &[NodeId], nested: bool, step: &'a Step) -> (Nodes, bool) {
    let tree = scope.tree;
    let name = match &step.name {
        None => None,
        Some(name) => match tree.name_id(name) {
            Some(name) => Some(name),
            None => return (Nodes::Few(None), false),
        },
    };
    if let ([node], Axis::Itself | Axis::Parent, None, true) =
        (from, step.axis, name, step.predicates.is_empty())
    {
        let found = if step.axis == Axis::Itself {
            Some(*node)
        } else {
            parent(tree, *node)
        };
        return (Nodes::Few(found), false);
    }
    if let ([node], Axis::Child, Some(name), true) =
        (from, step.axis, name, step.predicates.is_empty())
        && let Some(found) = only_child(tree, *node, name)
    {
        return (Nodes::Few(found), nested);
    }
    let mut found: Vec<NodeId> = Vec::new();
    for node in from {
        if step.predicates.is_empty() {
            along(tree, step.axis, *node, &mut |node| {
                if fits(tree, node, name) {
                    found.push(node);
                }
            });
            continue;
        }
        let mut here = Vec::new();
        along(tree, step.axis, *node, &mut |node| {
            if fits(tree, node, name) {
                here.push(node);
            }
        });
        let kept = step.predicates.iter().fold(here, |nodes, predicate| {
            filter::kept(scope, nodes, predicate)
        });
        found.extend(kept);
    }
    let (sort, nested) = order_after(step.axis, from.len() > 1, nested);
    let found = if sort { in_order(tree, found) } else { found };
    (found.into(), nested)
}

/// Whether what an axis gave from one or `several` nodes must be put in order, and whether nodes may now be nested.
fn order_after(axis: Axis, several: bool, nested: bool) -> (bool, bool) {
    match axis {
        Axis::Itself => (false, nested),
        Axis::Child => (nested, nested),
        Axis::Descendant | Axis::DescendantOrSelf => (nested, true),
        Axis::Parent => (several, nested || several),
        Axis::FollowingSibling => (several, nested),
        Axis::Following => (several, true),
        Axis::PrecedingSibling | Axis::Preceding | Axis::Ancestor | Axis::AncestorOrSelf => {
            (true, true)
        }
    }
}

/// The relevant child of a name, if there is no second one: the usual step, without a list.
fn only_child(tree: &Tree, node: NodeId, name: NameId) -> Option<Option<NodeId>> {
    let mut of_name = children(tree, node)
        .iter()
        .filter(|child| tree.node(**child).name == name && tree.node(**child).relevant);
    let first = of_name.next().copied();
    if of_name.next().is_some() {
        None
    } else {
        Some(first)
    }
}

fn fits(tree: &Tree, node: NodeId, name: Option<NameId>) -> bool {
    match name {
        None => true,
        Some(_) if node == DOCUMENT => false,
        Some(name) => tree.node(node).name == name,
    }
}

fn parent(tree: &Tree, node: NodeId) -> Option<NodeId> {
    match node {
        DOCUMENT => None,
        ROOT => Some(DOCUMENT),
        node => tree.node(node).parent,
    }
}

fn children(tree: &Tree, node: NodeId) -> &[NodeId] {
    if node == DOCUMENT {
        &[ROOT]
    } else {
        &tree.node(node).children
    }
}

/// The nodes of an axis, nearest first; not relevant ones only upwards and at the node itself.
fn along(tree: &Tree, axis: Axis, node: NodeId, see: &mut dyn FnMut(NodeId)) {
    let relevant = |node: &NodeId| tree.node(*node).relevant;
    match axis {
        Axis::Itself => see(node),
        Axis::Child => children(tree, node)
            .iter()
            .copied()
            .filter(relevant)
            .for_each(see),
        Axis::Parent => parent(tree, node).into_iter().for_each(see),
        Axis::Descendant => below(tree, node, see),
        Axis::DescendantOrSelf => {
            see(node);
            below(tree, node, see);
        }
        Axis::Ancestor => {
            std::iter::successors(parent(tree, node), |node| parent(tree, *node)).for_each(see);
        }
        Axis::AncestorOrSelf => {
            std::iter::successors(Some(node), |node| parent(tree, *node)).for_each(see);
        }
        Axis::FollowingSibling => {
            let (all, place) = siblings(tree, node);
            all[place..]
                .iter()
                .skip(1)
                .copied()
                .filter(relevant)
                .for_each(see);
        }
        Axis::PrecedingSibling => {
            let (all, place) = siblings(tree, node);
            all[..place]
                .iter()
                .rev()
                .copied()
                .filter(relevant)
                .for_each(see);
        }
        Axis::Following => {
            for around in std::iter::successors(Some(node), |node| parent(tree, *node)) {
                let (all, place) = siblings(tree, around);
                for sibling in all[place..].iter().skip(1).copied().filter(relevant) {
                    see(sibling);
                    below(tree, sibling, see);
                }
            }
        }
        Axis::Preceding => {
            for around in std::iter::successors(Some(node), |node| parent(tree, *node)) {
                let (all, place) = siblings(tree, around);
                for sibling in all[..place].iter().rev().copied().filter(relevant) {
                    let mut inside = vec![sibling];
                    below(tree, sibling, &mut |node| inside.push(node));
                    inside.into_iter().rev().for_each(&mut *see);
                }
            }
        }
    }
}

/// Everything relevant inside a node, in document order; a list of what waits instead of recursion.
fn below(tree: &Tree, node: NodeId, see: &mut dyn FnMut(NodeId)) {
    let mut waiting: Vec<NodeId> = children(tree, node).iter().rev().copied().collect();
    while let Some(node) = waiting.pop() {
        if tree.node(node).relevant {
            see(node);
            waiting.extend(tree.node(node).children.iter().rev());
        }
    }
}

/// The children of a node's parent and its place among them; of a root, nothing.
fn siblings(tree: &Tree, node: NodeId) -> (&[NodeId], usize) {
    let parent = if node == DOCUMENT {
        None
    } else {
        tree.node(node).parent
    };
    let Some(parent) = parent else {
        return (&[], 0);
    };
    let all = tree.node(parent).children.as_slice();
    let place = all.iter().position(|sibling| *sibling == node);
    place.map_or((&[], 0), |place| (all, place))
}

/// The nodes in document order, each once.
pub(super) fn in_order(tree: &Tree, mut nodes: Vec<NodeId>) -> Vec<NodeId> {
    nodes.sort_unstable();
    nodes.dedup();
    if nodes.len() < 2 {
        return nodes;
    }
    // Where each node stands among its siblings, looked up once for each parent.
    let mut places: HashMap<NodeId, u32> = HashMap::new();
    let mut keyed: Vec<(Vec<u32>, NodeId)> = nodes
        .into_iter()
        .map(|node| (way_to(tree, node, &mut places), node))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, node)| node).collect()
}

fn way_to(tree: &Tree, node: NodeId, places: &mut HashMap<NodeId, u32>) -> Vec<u32> {
    let mut way = Vec::new();
    let mut here = node;
    if here == DOCUMENT {
        return way;
    }
    while let Some(parent) = tree.node(here).parent {
        if !places.contains_key(&here) {
            for (place, child) in (0_u32..).zip(&tree.node(parent).children) {
                places.insert(*child, place);
            }
        }
        way.push(places.get(&here).copied().unwrap_or(u32::MAX));
        here = parent;
    }
    way.push(here.0);
    way.reverse();
    way
}
