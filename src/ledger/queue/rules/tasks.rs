//! When an assigned task asks for the worker, and when it waits. Not what is due by other rules.

use chrono::Days;

use super::{Cause, Hold, Scene, Term};
use crate::domain::codes::{Priority, Rule, TaskKind, TaskOrigin, TaskState};
use crate::domain::task::Task;
use crate::ledger::queue::present::TASK_LEAD_DAYS;

/// The term of a task that still waits for somebody.
pub(super) fn term(task: &Task, scene: &Scene, out: &mut Vec<Term>) {
    if !task.is_open() {
        return;
    }
    let cause = Cause::Task(task.id);
    let mut term = match task.due_on() {
        Some(due) => scene.due(Rule::TASK, cause, due),
        None => scene.term(Rule::TASK, cause),
    };
    term.score.priority = i32::try_from(task.priority.weight()).unwrap_or(0);
    // The time was agreed for its own day, not for the one it was put off to.
    let own_day = task.due.filter(|due| task.due_on() == Some(due.on));
    term.time = own_day.and_then(|due| due.time);
    term.arose = Some(task.created.naive_local());
    term.brings = is_asked_for(task);
    term.knocks = task.kind != TaskKind::new("event");
    term.hold = hold(task, scene);
    out.push(term);
}

/// Whether somebody asked for it now: by a day, by its priority, or by handing it out. What the worker's own visits
/// and imports left behind waits until one is at that door anyway.
fn is_asked_for(task: &Task) -> bool {
    let left_behind = [
        TaskOrigin::VISIT,
        TaskOrigin::FACTS,
        TaskOrigin::new("import"),
    ];
    task.due.is_some() || task.priority == Priority::HIGH || !left_behind.contains(&task.origin)
}

fn hold(task: &Task, scene: &Scene) -> Option<Hold> {
    let now = &scene.now;
    if let Some(until) = task.deferred_to
        && task.state == TaskState::DEFERRED
        && until > now.date
    {
        return Some(Hold::Snoozed(until));
    }
    if !task.assigned_to.is_empty() && task.assigned_to != now.worker {
        return Some(Hold::TaskAssigned(task.id));
    }
    let lead = Days::new(TASK_LEAD_DAYS.unsigned_abs());
    let from = task.due_on()?.checked_sub_days(lead)?;
    (from > now.date).then_some(Hold::Later(from))
}
