//! Running an expression at a node: operators, references, calls. Paths and comparisons have files of their own.

use std::borrow::Cow;

use super::value::Nodes;
use super::{Expression, Operator, Syntax, Value, World, compare, filter, path};
use crate::form::definition::ItemIndex;
use crate::form::tree::{NodeId, Tree};

/// The value of an expression at a node: `.` and `current()` are that node.
pub fn evaluate<'a>(expression: &'a Expression, world: &'a dyn World, node: NodeId) -> Value<'a> {
    Scope::at(world, node).value(&expression.syntax)
}

/// The value for the node that stands at `position` (from 1) of `size` others, with `current()` another node: a
/// `choice_filter` for one choice.
pub fn evaluate_at<'a>(
    expression: &'a Expression,
    world: &'a dyn World,
    node: NodeId,
    current: NodeId,
    position: usize,
    size: usize,
) -> Value<'a> {
    let scope = Scope {
        node,
        position,
        size,
        ..Scope::at(world, current)
    };
    scope.value(&expression.syntax)
}

/// Those of the candidates (choices) for which the expression holds, as a predicate would keep them; what does not
/// depend on the candidate is evaluated once. `${name}` starts from `current`.
pub fn keep(
    expression: &Expression,
    world: &dyn World,
    candidates: &[NodeId],
    current: NodeId,
) -> Vec<NodeId> {
    filter::kept(
        &Scope::at(world, current),
        candidates.to_vec(),
        &expression.syntax,
    )
}

/// Where an evaluation stands.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub world: &'a dyn World,
    pub tree: &'a Tree,
    pub node: NodeId,
    /// The node the whole expression is evaluated at.
    pub current: NodeId,
    /// Which of the nodes a predicate looks at, from 1; 0 outside predicates.
    pub position: usize,
    pub size: usize,
}

impl<'a> Scope<'a> {
    pub fn at(world: &'a dyn World, node: NodeId) -> Self {
        Self {
            world,
            tree: world.tree(),
            node,
            current: node,
            position: 0,
            size: 0,
        }
    }

    pub fn value(&self, syntax: &'a Syntax) -> Value<'a> {
        match syntax {
            Syntax::Number(number) => Value::Number(*number),
            Syntax::Text(text) => Value::text(text.as_str()),
            Syntax::Reference(_, item) => {
                Value::Nodes(item.map_or(Nodes::Few(None), |item| self.reference(item)))
            }
            Syntax::Call(function, arguments) => function.run(self, arguments),
            Syntax::Path(path) => Value::Nodes(path::nodes(self, path)),
            Syntax::Binary(operator, left, right) => self.binary(*operator, left, right),
            Syntax::Negative(inner) => Value::Number(-self.number(inner)),
        }
    }

    pub fn text(&self, syntax: &'a Syntax) -> Cow<'a, str> {
        match self.value(syntax) {
            Value::Text(text) => text,
            other => other.to_text(self.world),
        }
    }

    pub fn number(&self, syntax: &'a Syntax) -> f64 {
        self.value(syntax).to_number(self.world)
    }

    pub fn boolean(&self, syntax: &'a Syntax) -> bool {
        self.value(syntax).to_boolean(self.world)
    }

    /// A chain (`a or b or c …`) leans to the left: it is walked in a loop, so that its length costs no stack.
    fn binary(&self, operator: Operator, left: &'a Syntax, right: &'a Syntax) -> Value<'a> {
        if !matches!(left, Syntax::Binary(..)) {
            return self.joined(operator, self.value(left), right);
        }
        let mut chain = vec![(operator, right)];
        let mut first = left;
        while let Syntax::Binary(operator, left, right) = first {
            chain.push((*operator, &**right));
            first = left;
        }
        let first = self.value(first);
        chain
            .into_iter()
            .rev()
            .fold(first, |left, (operator, right)| {
                self.joined(operator, left, right)
            })
    }

    fn joined(&self, operator: Operator, left: Value<'a>, right: &'a Syntax) -> Value<'a> {
        let arithmetic = |reckon: fn(f64, f64) -> f64| {
            let (left, right) = compare::numbers(&left, &self.value(right), self.world);
            Value::Number(reckon(left, right))
        };
        match operator {
            Operator::Or => Value::Boolean(left.to_boolean(self.world) || self.boolean(right)),
            Operator::And => Value::Boolean(left.to_boolean(self.world) && self.boolean(right)),
            Operator::Plus => arithmetic(|a, b| a + b),
            Operator::Minus => arithmetic(|a, b| a - b),
            Operator::Times => arithmetic(|a, b| a * b),
            Operator::Divided => arithmetic(|a, b| a / b),
            Operator::Remainder => arithmetic(|a, b| a % b),
            Operator::Union => {
                let mut all = left.nodes().to_vec();
                all.extend_from_slice(self.value(right).nodes());
                Value::Nodes(path::in_order(self.tree, all).into())
            }
            comparison => Value::Boolean(compare::holds(
                comparison,
                &left,
                &self.value(right),
                self.world,
            )),
        }
    }

    /// The nodes `${name}` means: those of the same instance of the innermost repeat that holds both the item and the
    /// place we stand at; all of them where no repeat is shared.
    pub fn reference(&self, item: ItemIndex) -> Nodes {
        let answer = self.tree.node(self.node).item.is_some();
        let from = if answer { self.node } else { self.current };
        let nodes = match self.shared_instance(from, item) {
            None => return self.relevant(self.world.item_nodes(item)),
            Some((instance, repeat)) => self.below(instance, repeat, item),
        };
        self.relevant(&nodes)
    }

    fn relevant(&self, nodes: &[NodeId]) -> Nodes {
        match nodes {
            [] => Nodes::Few(None),
            [node] => Nodes::Few(Some(*node).filter(|node| self.tree.node(*node).relevant)),
            many => many
                .iter()
                .copied()
                .filter(|node| self.tree.node(*node).relevant)
                .collect::<Vec<_>>()
                .into(),
        }
    }

    /// The innermost repeat instance around (or at) `from` that the item stands in too.
    fn shared_instance(&self, from: NodeId, item: ItemIndex) -> Option<(NodeId, ItemIndex)> {
        let mut above = std::iter::successors(self.world.item_parent(item), |item| {
            self.world.item_parent(*item)
        });
        if !above.any(|item| self.world.is_repeat(item)) {
            return None;
        }
        let mut here = Some(from);
        while let Some(node) = here {
            let found = self.tree.node(node);
            if let Some(repeat) = found.item.filter(|repeat| self.world.is_repeat(*repeat)) {
                let mut above = std::iter::successors(self.world.item_parent(item), |item| {
                    self.world.item_parent(*item)
                });
                if above.any(|above| above == repeat) {
                    return Some((node, repeat));
                }
            }
            here = found.parent;
        }
        None
    }

    /// The nodes of an item inside one instance of a repeat around it.
    pub fn below(&self, instance: NodeId, repeat: ItemIndex, item: ItemIndex) -> Vec<NodeId> {
        let parents = match self.world.item_parent(item) {
            Some(parent) if parent != repeat => self.below(instance, repeat, parent),
            _ => vec![instance],
        };
        let of_item = |node: &NodeId| self.tree.node(*node).item == Some(item);
        parents
            .iter()
            .flat_map(|parent| {
                self.tree
                    .node(*parent)
                    .children
                    .iter()
                    .copied()
                    .filter(of_item)
            })
            .collect()
    }
}
