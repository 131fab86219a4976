//! Functions of nodes: counting, places, other instances, one row of a repeat.

use super::super::evaluate::Scope;
use super::super::value::{Nodes, Value, node_text};
use super::super::{Syntax, number, path};
use super::digest;
use crate::form::tree::NodeId;

pub(super) fn count<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Number(scope.value(&arguments[0]).nodes().len() as f64)
}

pub(super) fn count_non_empty<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let value = scope.value(&arguments[0]);
    let filled = value
        .nodes()
        .iter()
        .filter(|node| !node_text(scope.world, **node).is_empty());
    Value::Number(filled.count() as f64)
}

/// The place in a predicate, or that of a node among its siblings of the same name; both from 1.
pub(super) fn position<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let node = match arguments.first() {
        None if scope.position > 0 => return Value::Number(scope.position as f64),
        None => Some(scope.node),
        Some(argument) => scope.value(argument).nodes().first().copied(),
    };
    Value::Number(node.map_or(f64::NAN, |node| place_of(scope, node) as f64))
}

fn place_of(scope: &Scope, node: NodeId) -> usize {
    let found = scope.tree.node(node);
    let Some(parent) = found.parent else {
        return 1;
    };
    let same = |other: &&NodeId| scope.tree.node(**other).name == found.name;
    let before = scope
        .tree
        .node(parent)
        .children
        .iter()
        .take_while(|other| **other != node);
    before.filter(same).count() + 1
}

pub(super) fn last<'a>(scope: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Number(scope.size.max(1) as f64)
}

pub(super) fn name<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::text(name_of(scope, arguments))
}

/// The name without its prefix.
pub(super) fn local_name<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let name = name_of(scope, arguments);
    Value::text(name.split_once(':').map_or(name, |(_, local)| local))
}

/// Names are kept with their prefixes here, not with their namespaces.
pub(super) fn namespace_uri<'a>(_: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::BLANK
}

fn name_of<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> &'a str {
    let node = match arguments.first() {
        None => Some(scope.node),
        Some(argument) => scope.value(argument).nodes().first().copied(),
    };
    node.map_or("", |node| scope.tree.name(scope.tree.node(node).name))
}

/// The node the whole expression is evaluated at, relevant or not, so that `current()/..` leads on.
pub(super) fn current<'a>(scope: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Nodes(Nodes::Few(Some(scope.current)))
}

pub(super) fn instance<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    Value::Nodes(Nodes::Few(instance_named(
        scope,
        &scope.text(&arguments[0]),
    )))
}

fn instance_named(scope: &Scope, name: &str) -> Option<NodeId> {
    let stem = || scope.tree.instance(name.strip_suffix(".csv")?);
    scope.tree.instance(name).or_else(stem)
}

/// A column of the first row whose other column is what is asked for; blank when none is (`pulldata`).
pub(super) fn pulldata<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let [list, column, key_column, key] = arguments else {
        return Value::BLANK;
    };
    let (column, key_column) = (scope.text(column), scope.text(key_column));
    let (tree, key) = (scope.tree, scope.text(key));
    let names = (tree.name_id(&column), tree.name_id(&key_column));
    let (Some(instance), (Some(column), Some(key_column))) =
        (instance_named(scope, &scope.text(list)), names)
    else {
        return Value::BLANK;
    };
    let cell = |row: NodeId, name| {
        let named = |cell: &&NodeId| tree.node(**cell).name == name;
        tree.node(row).children.iter().find(named).copied()
    };
    let mut rows = tree
        .node(instance)
        .children
        .iter()
        .flat_map(|root| &tree.node(*root).children);
    let found =
        rows.find(|row| cell(**row, key_column).is_some_and(|cell| tree.node(cell).value == *key));
    let found = found.and_then(|row| cell(*row, column));
    found.map_or(Value::BLANK, |cell| {
        Value::Text(node_text(scope.world, cell))
    })
}

/// The value of a question in one instance of the repeats around it: question, then repeat and place (from 1), outermost
/// first. A place that does not exist, 0 too, gives nothing (JavaRosa takes the first row for 0).
pub(super) fn indexed_repeat<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let mut chosen: Option<NodeId> = None;
    for pair in arguments[1..].chunks_exact(2) {
        let instances = match chosen {
            // The places of an outer repeat count among all; an inner one's within the instance chosen before.
            Some(outer) => everywhere(scope, &pair[0])
                .iter()
                .copied()
                .filter(|node| inside(scope, *node, outer))
                .collect(),
            None => scope.value(&pair[0]).nodes().to_vec(),
        };
        let place = scope.number(&pair[1]).trunc();
        let found = if place >= 1.0 {
            instances.get(place as usize - 1)
        } else {
            None
        };
        match found {
            Some(instance) => chosen = Some(*instance),
            None => return Value::Nodes(Nodes::Few(None)),
        }
    }
    let Some(chosen) = chosen else {
        return Value::BLANK;
    };
    let all = everywhere(scope, &arguments[0]);
    let found = all
        .iter()
        .copied()
        .find(|node| inside(scope, *node, chosen));
    Value::Nodes(Nodes::Few(
        found.filter(|node| scope.tree.node(*node).relevant),
    ))
}

/// All nodes a reference or path means, in whichever instance of a repeat we stand.
fn everywhere<'a>(scope: &Scope<'a>, syntax: &'a Syntax) -> Nodes {
    match syntax {
        Syntax::Reference(_, Some(item)) => scope.world.item_nodes(*item).to_vec().into(),
        Syntax::Path(path) => path::unfiltered(scope, path),
        other => match scope.value(other) {
            Value::Nodes(nodes) => nodes,
            _ => Nodes::Few(None),
        },
    }
}

fn inside(scope: &Scope, node: NodeId, outer: NodeId) -> bool {
    std::iter::successors(Some(node), |node| scope.tree.node(*node).parent)
        .any(|node| node == outer)
}

/// The nodes shuffled: the inside-out Fisher–Yates, with a seed by the generator of Park and Miller, so that the same
/// seed gives the order it gives in Collect and Enketo. A seed of words is hashed; a blank one is 0.
pub(super) fn randomize<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Value::Nodes(nodes) = scope.value(&arguments[0]) else {
        return Value::Nodes(Nodes::Few(None));
    };
    let seed = arguments.get(1).map(|seed| seed_of(scope, seed));
    Value::Nodes(shuffled(&nodes, seed, &|| scope.world.random()).into())
}

fn seed_of<'a>(scope: &Scope<'a>, syntax: &'a Syntax) -> i64 {
    let value = scope.value(syntax);
    let number = value.to_number(scope.world);
    if !number.is_nan() {
        return number as i64;
    }
    let text = value.to_text(scope.world);
    if text.is_empty() {
        0
    } else {
        digest::seed(&text)
    }
}

/// What stands in `list` in another order; without a seed by chance.
pub fn shuffled<T: Copy>(list: &[T], seed: Option<i64>, chance: &dyn Fn() -> f64) -> Vec<T> {
    const MODULUS: i64 = 2_147_483_647;
    const FACTOR: i64 = 16_807;
    let mut state = seed.map(|seed| {
        let state = seed % MODULUS;
        if state <= 0 {
            state + MODULUS - 1
        } else {
            state
        }
    });
    let mut result: Vec<T> = Vec::with_capacity(list.len());
    for (place, item) in list.iter().enumerate() {
        let number = match &mut state {
            Some(state) => {
                *state = *state * FACTOR % MODULUS;
                (*state - 1) as f64 / (MODULUS - 1) as f64
            }
            None => chance(),
        };
        let other = ((number * (place + 1) as f64) as usize).min(place);
        if other == place {
            result.push(*item);
        } else {
            result.push(result[other]);
            result[other] = *item;
        }
    }
    result
}

/// The seed a text stands for, as `randomize()` reads it: for the parameter of a select.
pub fn seed_of_text(text: &str) -> i64 {
    let number = number::from_text(text);
    match text {
        "" => 0,
        text if number.is_nan() => digest::seed(text),
        _ => number as i64,
    }
}
