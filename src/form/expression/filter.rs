//! Predicates over many nodes: what does not depend on the node is evaluated once. Not where the nodes come from.
//!
//! `[column = something fixed]`, alone or joined by `and` and `or`, is what look-ups and choice filters ask of tens of
//! thousands of rows: the fixed side is evaluated once and the column compared in place, without memory of its own.

use std::cell::Cell;

use super::evaluate::Scope;
use super::functions::Nature;
use super::value::node_text;
use super::{Axis, Operator, Path, Start, Syntax, Value, compare};
use crate::form::tree::{NameId, NodeId};

/// With fewer nodes than this, looking at the predicate costs more than it saves.
const MANY: usize = 8;

enum Test<'a> {
    Column {
        name: Option<NameId>,
        wanted: Value<'a>,
        equal: bool,
        /// The place among the children where the column was found last: rows are alike.
        place: Cell<usize>,
    },
    Both(Box<Test<'a>>, Box<Test<'a>>),
    Either(Box<Test<'a>>, Box<Test<'a>>),
    Other(&'a Syntax),
}

/// The nodes a predicate keeps.
pub(super) fn kept<'a>(
    scope: &Scope<'a>,
    mut nodes: Vec<NodeId>,
    predicate: &'a Syntax,
) -> Vec<NodeId> {
    let size = nodes.len();
    if let Syntax::Number(number) = predicate {
        return nodes
            .into_iter()
            .enumerate()
            .filter(|(place, _)| (*place + 1) as f64 == *number)
            .map(|(_, node)| node)
            .collect();
    }
    let test = if size < MANY {
        Test::Other(predicate)
    } else {
        prepared(scope, nodes[0], predicate)
    };
    let mut position = 0;
    nodes.retain(|node| {
        position += 1;
        let scope = Scope {
            node: *node,
            position,
            size,
            ..*scope
        };
        match &test {
            Test::Other(predicate) => match scope.value(predicate) {
                Value::Number(number) => number == position as f64,
                other => other.to_boolean(scope.world),
            },
            test => passes(&scope, test),
        }
    });
    nodes
}

fn passes<'a>(scope: &Scope<'a>, test: &Test<'a>) -> bool {
    match test {
        Test::Both(left, right) => passes(scope, left) && passes(scope, right),
        Test::Either(left, right) => passes(scope, left) || passes(scope, right),
        Test::Other(predicate) => scope.boolean(predicate),
        Test::Column {
            name,
            wanted,
            equal,
            place,
        } => {
            let row = scope.tree.node(scope.node);
            let Some(name) = *name else {
                return compare::text_equals("", wanted, scope.world) == *equal;
            };
            let named = |id: &NodeId| scope.tree.node(*id).name == name;
            // Only rows of lists are alike; an answer may hold the same name more than once.
            if row.item.is_none()
                && let Some(cell) = row.children.get(place.get()).filter(|id| named(id))
            {
                return compare::text_equals(&node_text(scope.world, *cell), wanted, scope.world)
                    == *equal;
            }
            let mut found = false;
            for (at, cell) in row.children.iter().enumerate() {
                if named(cell) && scope.tree.node(*cell).relevant {
                    found = true;
                    place.set(at);
                    if compare::text_equals(&node_text(scope.world, *cell), wanted, scope.world)
                        == *equal
                    {
                        return true;
                    }
                }
            }
            !found && compare::text_equals("", wanted, scope.world) == *equal
        }
    }
}

fn prepared<'a>(scope: &Scope<'a>, example: NodeId, predicate: &'a Syntax) -> Test<'a> {
    let Syntax::Binary(operator, left, right) = predicate else {
        return Test::Other(predicate);
    };
    let pair = || {
        (
            Box::new(prepared(scope, example, left)),
            Box::new(prepared(scope, example, right)),
        )
    };
    match operator {
        Operator::And => {
            let (left, right) = pair();
            Test::Both(left, right)
        }
        Operator::Or => {
            let (left, right) = pair();
            Test::Either(left, right)
        }
        Operator::Equal | Operator::Unequal => {
            let answers = scope.tree.node(example).item.is_some();
            let sides = match (column(left), column(right)) {
                (Some(name), _) if is_fixed(right, answers) => Some((name, right)),
                (_, Some(name)) if is_fixed(left, answers) => Some((name, left)),
                _ => None,
            };
            let Some((name, fixed)) = sides else {
                return Test::Other(predicate);
            };
            let example = Scope {
                node: example,
                ..*scope
            };
            let wanted = match example.value(fixed) {
                Value::Boolean(_) => return Test::Other(predicate),
                // One node is its text, read once.
                Value::Nodes(nodes) if nodes.len() < 2 => {
                    Value::Text(Value::Nodes(nodes).to_text(scope.world))
                }
                Value::Nodes(_) => return Test::Other(predicate),
                other => other,
            };
            Test::Column {
                name: scope.tree.name_id(name),
                wanted,
                equal: *operator == Operator::Equal,
                place: Cell::new(0),
            }
        }
        _ => Test::Other(predicate),
    }
}

/// The name of a child, if that is all a piece asks for.
fn column(syntax: &Syntax) -> Option<&str> {
    let Syntax::Path(Path {
        start: Start::Here,
        steps,
    }) = syntax
    else {
        return None;
    };
    match steps.as_slice() {
        [step] if step.axis == Axis::Child && step.predicates.is_empty() => step.name.as_deref(),
        _ => None,
    }
}

/// Whether a piece gives the same for every node of a predicate. Beside answers `${name}` starts from the node itself.
fn is_fixed(syntax: &Syntax, answers: bool) -> bool {
    match syntax {
        Syntax::Number(_) | Syntax::Text(_) => true,
        Syntax::Reference(..) => !answers,
        Syntax::Call(function, arguments) => {
            let by_itself = match function.nature() {
                Nature::Plain | Nature::Clock | Nature::Language => true,
                Nature::Place => !arguments.is_empty(),
                Nature::Chance | Nature::Past => false,
            };
            by_itself && arguments.iter().all(|argument| is_fixed(argument, answers))
        }
        Syntax::Path(path) => match &path.start {
            Start::Here => false,
            Start::Root => true,
            Start::Nodes(start, _) => is_fixed(start, answers),
        },
        Syntax::Binary(_, left, right) => is_fixed(left, answers) && is_fixed(right, answers),
        Syntax::Negative(inner) => is_fixed(inner, answers),
    }
}
