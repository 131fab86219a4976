//! Projects in figures: steps in the period, and all there were at its end with budget, cost and people. Not what they are.

use super::{Group, Period};
use crate::domain::codes::ProjectState;
use crate::ledger::table::Tables;

/// The steps of projects, from set up to evaluated.
pub(super) fn steps(tables: &Tables, period: &Period) -> Group {
    let steps = tables.projects.iter().flat_map(|one| &one.steps);
    let inside = steps.filter(|step| period.has(step.at));
    Group::new("projects", "tally-projects").coded(true, inside.map(|step| step.to))
}

/// All there were at the end by where they stood then; those dropped count for no money and nobody.
pub(super) fn stand(tables: &Tables, period: &Period) -> Group {
    let mut states = Vec::new();
    let (mut budget, mut spent, mut people) = (0_u64, 0_u64, 0_u64);
    for one in tables.projects.iter() {
        let steps = one.steps.iter().rev();
        let mut before = steps.filter(|step| step.at.date_naive() <= period.last);
        let Some(state) = before.next().map(|step| step.to) else {
            continue;
        };
        states.push(state);
        if state != ProjectState::DROPPED {
            budget = budget.saturating_add(one.budget.unwrap_or(0));
            spent = spent.saturating_add(one.spent.unwrap_or(0));
            people = people.saturating_add(one.people.unwrap_or(0).into());
        }
    }
    let all = states.len();
    let people = usize::try_from(people).unwrap_or(usize::MAX);
    Group::new("states-of-projects", "tally-project-states")
        .stood("all", "tally-all", all)
        .coded(false, states.into_iter())
        .money("budget", "tally-budget", budget, false)
        .money("spent", "tally-spent", spent, false)
        .stood("people", "project-people", people)
}
