//! When a project, an activity or a poll asks for the worker: its next step is the worker's. Not the doors a poll asks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Cause, Hold, Now, Scene, Term};
use crate::domain::activity::Activity;
use crate::domain::codes::{PollState, ProjectState, Rule};
use crate::domain::poll::Poll;
use crate::domain::project::Project;
use crate::ledger::queue::undertaking::Undertaking;
use crate::ledger::table::Tables;

/// The worker's next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Step {
    /// A project was set up and is to be carried out.
    Begin,
    /// Its day has come: it is to be finished.
    Finish,
    /// It has no day and nothing was heard of it for long.
    Hear,
    /// It is finished and nobody said yet what came of it.
    Evaluate,
    /// An activity is over: who came, or that it was called off.
    Settle,
    /// A poll is past its last day.
    Close,
    /// Its result is to be signed.
    Sign,
}

impl Step {
    /// The rule that asks for it.
    const fn rule(self) -> Rule {
        match self {
            Self::Begin | Self::Finish | Self::Hear | Self::Evaluate => Rule::PROJECT,
            Self::Settle => Rule::ACTIVITY,
            Self::Close | Self::Sign => Rule::POLL,
        }
    }
}

/// What is asked, and the day it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Asking {
    step: Step,
    due: NaiveDate,
}

/// Every undertaking with a step that is the worker's, now or on a day to come.
pub(in super::super) fn asking(tables: &Tables, now: &Now) -> BTreeMap<Undertaking, Asking> {
    let projects = tables.projects.iter();
    let projects =
        projects.filter_map(|one| Some((Undertaking::Project(one.id), of_project(one)?)));
    let activities = tables.activities.iter().filter_map(|one| {
        let asking = of_activity(one, now)?;
        Some((Undertaking::Activity(one.id), asking))
    });
    let polls = tables.polls.iter();
    let polls = polls.filter_map(|one| Some((Undertaking::Poll(one.id), of_poll(one)?)));
    projects.chain(activities).chain(polls).collect()
}

fn of_project(project: &Project) -> Option<Asking> {
    let due = project.asks_on()?;
    let step = match project.state {
        ProjectState::SET_UP => Step::Begin,
        ProjectState::CARRIED_OUT if project.due.is_none() => Step::Hear,
        ProjectState::CARRIED_OUT => Step::Finish,
        ProjectState::FINISHED => Step::Evaluate,
        _ => return None,
    };
    Some(Asking { step, due })
}

/// One that is to come asks for nothing; one that is over does from the minute it ends.
fn of_activity(activity: &Activity, now: &Now) -> Option<Asking> {
    let over = activity.waits_for_outcome(now.moment.naive_local());
    over.then_some(Asking {
        step: Step::Settle,
        due: activity.hours.last,
    })
}

/// On its last day doors are still asked; it is closed the day after.
fn of_poll(poll: &Poll) -> Option<Asking> {
    let since = poll.steps.last().map(|step| step.at.date_naive());
    let (step, due) = match poll.state {
        PollState::OPEN => (Step::Close, poll.until?.succ_opt()?),
        PollState::CLOSED => (Step::Sign, since.unwrap_or(poll.day)),
        _ => return None,
    };
    Some(Asking { step, due })
}

/// What differs between two moments.
pub(in super::super) fn changed(
    before: &BTreeMap<Undertaking, Asking>,
    after: &BTreeMap<Undertaking, Asking>,
) -> Vec<Undertaking> {
    let gone = before.keys().filter(|what| !after.contains_key(what));
    let other = after
        .iter()
        .filter(|(what, asking)| before.get(what) != Some(asking));
    gone.chain(other.map(|(what, _)| what)).copied().collect()
}

/// The term of one that asks; before its day it waits.
pub(super) fn term(what: Undertaking, scene: &Scene, out: &mut Vec<Term>) {
    let Some(Asking { step, due }) = scene.undertakings.get(&what).copied() else {
        return;
    };
    let mut term = scene.due(step.rule(), Cause::Undertaking { what, step }, due);
    (term.brings, term.knocks) = (true, false);
    term.hold = (due > scene.now.date).then_some(Hold::Later(due));
    out.push(term);
}
