//! What is computed from itself, in however many steps: such a form cannot be filled. Not the order of computing.
//!
//! An item depends on what its calculation and its relevance read, and on the group it stands in. Not in the way stand:
//! a calculation that runs by its `trigger`, `repeat_count`, and what other instances of a repeat hold
//! (`indexed-repeat`, steps behind a predicate).

use std::collections::HashMap;

use crate::form::definition::{Item, ItemIndex};
use crate::form::expression::{Axis, Expression, Path, Start, Syntax};

use super::faults::Faults;
use super::table::Table;

/// What an item depends on, each with the column that says so; `""` for its group.
type Needs = Vec<(usize, &'static str)>;

/// Tells every cycle once, at the row of its first item.
pub fn check(items: &[Item], table: &Table, faults: &mut Faults) {
    let paths: HashMap<&str, usize> = (items.iter().enumerate())
        .map(|(place, item)| (item.path.as_str(), place))
        .collect();
    let mut needs: Vec<Needs> = items.iter().map(|item| needs(item, &paths)).collect();
    loop {
        let left = caught(&needs);
        let Some(start) = left.iter().position(|caught| *caught) else {
            return;
        };
        let chain = cycle(start, &needs, &left);
        let Some((place, column)) = told(&chain, items) else {
            return;
        };
        let at = table.place(items[place].row, column);
        if chain.len() == 1 {
            faults.fault(at, "depends-on-itself", &[("name", &items[place].name)]);
        } else {
            let mut names: Vec<&str> = chain
                .iter()
                .map(|(item, _)| items[*item].name.as_str())
                .collect();
            names.push(names[0]);
            faults.fault(at, "cycle", &[("chain", &names.join(" > "))]);
        }
        for (item, _) in chain {
            needs[item].clear();
        }
    }
}

/// Where a cycle is told: its topmost row that has an expression in it.
fn told(chain: &[(usize, &'static str)], items: &[Item]) -> Option<(usize, &'static str)> {
    let written = chain.iter().filter(|(_, column)| !column.is_empty());
    written.min_by_key(|(item, _)| items[*item].row).copied()
}

/// Which items are in a cycle or depend on one: what remains when all that depends on nothing is taken away.
fn caught(needs: &[Needs]) -> Vec<bool> {
    let mut waiting: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by: Vec<Vec<usize>> = vec![vec![]; needs.len()];
    for (item, needs) in needs.iter().enumerate() {
        for (other, _) in needs {
            needed_by[*other].push(item);
        }
    }
    let mut free: Vec<usize> = (0..needs.len())
        .filter(|item| waiting[*item] == 0)
        .collect();
    while let Some(item) = free.pop() {
        for other in &needed_by[item] {
            waiting[*other] -= 1;
            if waiting[*other] == 0 {
                free.push(*other);
            }
        }
    }
    waiting.into_iter().map(|count| count > 0).collect()
}

/// Follows what is caught until an item comes again; each with the column that leads to the next.
fn cycle(start: usize, needs: &[Needs], caught: &[bool]) -> Vec<(usize, &'static str)> {
    let mut seen: HashMap<usize, usize> = HashMap::new();
    let mut walked: Vec<(usize, &'static str)> = Vec::new();
    let mut here = start;
    while !seen.contains_key(&here) {
        seen.insert(here, walked.len());
        let Some((next, column)) = needs[here].iter().find(|(next, _)| caught[*next]) else {
            break;
        };
        walked.push((here, column));
        here = *next;
    }
    walked.split_off(seen.get(&here).copied().unwrap_or(0))
}

fn needs(item: &Item, paths: &HashMap<&str, usize>) -> Needs {
    let mut needs = Needs::new();
    let calculation = item
        .calculation
        .as_ref()
        .filter(|_| item.trigger.is_empty());
    for (expression, column) in [
        (calculation, "calculation"),
        (item.relevant.as_ref(), "relevant"),
    ] {
        let Some(expression) = expression else {
            continue;
        };
        for place in reads(expression, item, paths) {
            if !needs.iter().any(|(known, _)| *known == place) {
                needs.push((place, column));
            }
        }
    }
    if let Some(ItemIndex(parent)) = item.parent {
        needs.push((parent, ""));
    }
    needs
}

/// The items an expression of an item reads, but for other instances of a repeat.
fn reads(expression: &Expression, item: &Item, paths: &HashMap<&str, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut waiting = vec![&expression.syntax];
    while let Some(piece) = waiting.pop() {
        match piece {
            Syntax::Reference(_, bound) => found.extend(bound.map(|ItemIndex(place)| place)),
            Syntax::Call(function, arguments) => match function.name() {
                "indexed-repeat" => waiting.extend(arguments.iter().skip(2)),
                "position" | "once" => {}
                _ => waiting.extend(arguments),
            },
            Syntax::Path(path) => found.extend(
                resolved(path, item)
                    .and_then(|path| paths.get(path.as_str()))
                    .copied(),
            ),
            other => other.each_part(&mut |part| waiting.push(part)),
        }
    }
    found
}

/// The path of the item a path without predicates leads to; none for other paths.
pub fn resolved(path: &Path, item: &Item) -> Option<String> {
    let mut here: Vec<&str> = match path.start {
        Start::Here => item.path.split('/').skip(1).collect(),
        Start::Root => vec![],
        Start::Nodes(..) => return None,
    };
    for step in &path.steps {
        if !step.predicates.is_empty() {
            return None;
        }
        match (step.axis, step.name.as_deref()) {
            (Axis::Itself, None) => {}
            (Axis::Parent, None) => {
                here.pop()?;
            }
            (Axis::Child, Some(name)) => here.push(name),
            _ => return None,
        }
    }
    Some(format!("/{}", here.join("/")))
}
