//! Setting up a project, bringing needs, offers and partners into it, moving it on. Not its life: that is the domain's.

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::{ProjectState, Satisfaction};
use crate::domain::project::Project;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// Adds or changes a project; where its life stands stays.
///
/// # Errors
/// When it has no title, or the store refuses.
pub fn put(ledger: &mut Ledger, project: Project, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    if project.title.trim().is_empty() {
        return Err(WorkError::Field {
            field: "title",
            reason: "fault-required",
        });
    }
    let mut edit = ledger.edit();
    let known: Option<Project> = edit.get(project.id);
    let verb = match known {
        Some(_) => "project-edit",
        None => "project-add",
    };
    edit.put(match known {
        Some(known) => Project {
            state: known.state,
            steps: known.steps,
            ..project
        },
        None => project,
    });
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Moves a project on, with what is said and, once it is evaluated, how content they are.
///
/// # Errors
/// When it is gone, its state does not take that step, or the store refuses.
pub fn step(
    ledger: &mut Ledger,
    id: Id<Project>,
    to: ProjectState,
    (note, rating): (&str, Option<Satisfaction>),
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut project: Project = edit.get(id).ok_or(WorkError::Missing("project"))?;
    project.take(to, at.clock.now(), &at.settings.worker, note)?;
    project.rating = rating.or(project.rating);
    edit.put(project);
    let changes = edit.changes();
    Ok(ledger.commit("project-step", changes, at.clock)?)
}
