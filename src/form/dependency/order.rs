//! The order of rules: what is read comes before who reads it; rules that wait for one another are found here.
//!
//! A rule may read its own value in other rows (a running total): such rules are reckoned row by row, downwards, and a
//! row that would change an earlier one leaves it as it is. Any other circle makes the form unusable.

use super::reads::Reading;
use super::{Aspect, Cycle, Graph, Rule, innermost_repeat, shared_repeat};
use crate::form::definition::{Form, ItemIndex, Kind};

/// What waits for what: three points for an item, then one for each rule.
struct Points {
    items: usize,
    after: Vec<Vec<(usize, bool)>>,
}

impl Points {
    /// How many instances there are.
    fn places(item: ItemIndex) -> usize {
        item.0 * 3
    }

    /// Whether it is there.
    fn presence(item: ItemIndex) -> usize {
        item.0 * 3 + 1
    }

    /// What it holds.
    fn value(item: ItemIndex) -> usize {
        item.0 * 3 + 2
    }

    fn rule(&self, rule: usize) -> usize {
        self.items * 3 + rule
    }

    fn rule_at(&self, point: usize) -> Option<usize> {
        point.checked_sub(self.items * 3)
    }

    fn edge(&mut self, before: usize, after: usize) {
        self.after[before].push((after, false));
    }

    /// An edge that leads to other rows of the same repeat.
    fn loose_edge(&mut self, before: usize, after: usize) {
        self.after[before].push((after, true));
    }
}

/// Gives every rule its stage and turn, and notes the cycles.
pub(super) fn arrange(form: &Form, graph: &mut Graph, read: &[Vec<Reading>]) {
    let mut points = Points {
        items: form.items.len(),
        after: vec![Vec::new(); form.items.len() * 3 + graph.rules.len()],
    };
    add_items(form, graph, &mut points);
    for (number, readings) in read.iter().enumerate() {
        add_rule(form, &graph.rules[number], number, readings, &mut points);
    }
    let mut stage = 0;
    for component in components(&points.after) {
        stage += 1;
        let rules = component.iter().filter_map(|point| points.rule_at(*point));
        let rules: Vec<usize> = rules.collect();
        for rule in &rules {
            graph.rules[*rule].stage = stage;
        }
        if component.len() > 1 {
            settle_circle(form, graph, &points, &component, rules);
        }
    }
}

fn add_items(form: &Form, graph: &Graph, points: &mut Points) {
    for (number, item) in form.items.iter().enumerate() {
        let index = ItemIndex(number);
        points.edge(Points::places(index), Points::presence(index));
        points.edge(Points::presence(index), Points::value(index));
        for child in &item.children {
            points.edge(Points::presence(index), Points::presence(*child));
        }
        let own = |aspect| {
            let mut rules = graph.rules_of[index.0].iter();
            rules.find(move |rule| graph.rules[**rule].aspect == aspect)
        };
        if let Some(choices) = own(Aspect::Choices) {
            // What is not there keeps its selections, so that must be known first.
            points.edge(Points::presence(index), points.rule(*choices));
            if let Some(calculation) = own(Aspect::Calculation) {
                points.edge(points.rule(*calculation), points.rule(*choices));
            }
        }
        let mut repeat = innermost_repeat(form, index);
        while let Some(around) = repeat {
            for rule in &graph.rules_of[index.0] {
                if around != index || graph.rules[*rule].aspect != Aspect::Count {
                    points.edge(Points::places(around), points.rule(*rule));
                }
            }
            repeat = super::repeat_above(form, around);
        }
    }
}

fn add_rule(form: &Form, rule: &Rule, number: usize, read: &[Reading], points: &mut Points) {
    let this = points.rule(number);
    let own = innermost_repeat(form, rule.item);
    match rule.aspect {
        Aspect::Count => points.edge(this, Points::places(rule.item)),
        Aspect::Relevance => points.edge(this, Points::presence(rule.item)),
        Aspect::Calculation | Aspect::Choices => points.edge(this, Points::value(rule.item)),
    }
    for reading in read {
        let before = match form.item(reading.item).kind {
            _ if reading.places_only => Points::places(reading.item),
            Kind::Group | Kind::Repeat => Points::presence(reading.item),
            _ => Points::value(reading.item),
        };
        let same_row = shared_repeat(form, own, reading.item);
        if reading.picked && same_row != reading.within {
            points.loose_edge(before, this);
        } else {
            points.edge(before, this);
        }
    }
}

/// Orders the rules of a circle that is none within a row; notes a cycle otherwise.
fn settle_circle(
    form: &Form,
    graph: &mut Graph,
    points: &Points,
    component: &[usize],
    mut rules: Vec<usize>,
) {
    rules.sort_unstable();
    let repeat = rules
        .first()
        .and_then(|rule| innermost_repeat(form, graph.rules[*rule].item));
    let one_repeat = repeat.is_some()
        && rules.iter().all(|rule| {
            let rule = &graph.rules[*rule];
            rule.aspect != Aspect::Count && innermost_repeat(form, rule.item) == repeat
        });
    let inner: Vec<Vec<(usize, bool)>> = component
        .iter()
        .map(|point| {
            let tight = points.after[*point].iter().filter(|(_, loose)| !loose);
            tight
                .filter_map(|(after, _)| Some((component.binary_search(after).ok()?, false)))
                .collect()
        })
        .collect();
    let inside = components(&inner);
    let is_circle = !one_repeat || inside.iter().any(|part| part.len() > 1);
    for (turn, part) in inside.iter().enumerate() {
        for point in part {
            if let Some(rule) = points.rule_at(component[*point]) {
                graph.rules[rule].turn = u32::try_from(turn).unwrap_or(u32::MAX);
                graph.rules[rule].by_row_of = repeat;
            }
        }
    }
    if is_circle {
        let named = rules.iter().map(|rule| &graph.rules[*rule]);
        let rules = named.map(|rule| (rule.item, rule.aspect)).collect();
        graph.cycles.push(Cycle { rules });
    }
}

/// The strongly connected parts of a graph, what comes before first; the members of each in rising order (Tarjan,
/// without recursion: a chain of calculations may be long).
fn components(after: &[Vec<(usize, bool)>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut seen = vec![UNSEEN; after.len()];
    let mut low = vec![0; after.len()];
    let mut waiting = vec![false; after.len()];
    let (mut stack, mut found, mut next) = (Vec::new(), Vec::new(), 0);
    for start in 0..after.len() {
        if seen[start] != UNSEEN {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((point, edge)) = path.last_mut() {
            let point = *point;
            if *edge == 0 && seen[point] == UNSEEN {
                (seen[point], low[point]) = (next, next);
                next += 1;
                stack.push(point);
                waiting[point] = true;
            }
            if let Some((to, _)) = after[point].get(*edge) {
                *edge += 1;
                if seen[*to] == UNSEEN {
                    path.push((*to, 0));
                } else if waiting[*to] {
                    low[point] = low[point].min(seen[*to]);
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                low[*above] = low[*above].min(low[point]);
            }
            if low[point] == seen[point] {
                let from = stack.iter().rposition(|on| *on == point).unwrap_or(0);
                let mut component = stack.split_off(from);
                for member in &component {
                    waiting[*member] = false;
                }
                component.sort_unstable();
                found.push(component);
            }
        }
    }
    found.reverse();
    found
}
