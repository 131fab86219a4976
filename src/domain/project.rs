//! A project (项目): several needs, several offers and several partners brought together, from set up to evaluated.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::codes::{ListCategory, ProjectKind, ProjectState, Satisfaction};
use super::offer::Offer;
use super::partner::Partner;
use super::record::entity;
use super::request::Request;
use super::subject::Subject;
use super::{Id, Moment};

/// One step in a project's life.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectStep {
    /// When.
    pub at: Moment,
    /// The state it came to.
    pub to: ProjectState,
    /// By whom.
    pub by: String,
    /// What was said.
    pub note: String,
}

/// Why a project cannot move like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a project in state {from} does not become {to}")]
pub struct ProjectRefusal {
    /// The state it is in.
    pub from: ProjectState,
    /// The state that was asked for.
    pub to: ProjectState,
}

/// A project.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Its id.
    pub id: Id<Project>,
    /// The day it was set up.
    pub day: NaiveDate,
    /// What it is called.
    pub title: String,
    /// Estate care, livelihood service.
    pub kind: ProjectKind,
    /// What it is about.
    pub category: ListCategory,
    /// The needs it is for.
    pub needs: Vec<Id<Request>>,
    /// The offers it draws on.
    pub offers: Vec<Id<Offer>>,
    /// The partners who carry it.
    pub partners: Vec<Id<Partner>>,
    /// Who answers for it, by name.
    pub lead: String,
    /// Where its life stands.
    pub state: ProjectState,
    /// By when it is to be finished.
    pub due: Option<NaiveDate>,
    /// What it may cost, in fen.
    pub budget: Option<u64>,
    /// What it did cost, in fen.
    pub spent: Option<u64>,
    /// What came of it.
    pub result: String,
    /// How many people had something of it.
    pub people: Option<u32>,
    /// How content they are.
    pub rating: Option<Satisfaction>,
    /// What the worker wrote down.
    pub note: String,
    /// Every step so far.
    pub steps: Vec<ProjectStep>,
}

impl Project {
    /// A project set up at `at`, of which nothing else is known.
    pub fn new(id: Id<Self>, title: String, at: Moment, by: &str) -> Self {
        Self {
            id,
            day: at.date_naive(),
            title,
            kind: ProjectKind::OTHER,
            category: ListCategory::LIVELIHOOD,
            needs: Vec::new(),
            offers: Vec::new(),
            partners: Vec::new(),
            lead: String::new(),
            state: ProjectState::SET_UP,
            due: None,
            budget: None,
            spent: None,
            result: String::new(),
            people: None,
            rating: None,
            note: String::new(),
            steps: vec![ProjectStep {
                at,
                to: ProjectState::SET_UP,
                by: by.to_owned(),
                note: String::new(),
            }],
        }
    }

    /// The states it can come to now, the usual one first.
    pub fn ways(&self) -> Vec<ProjectState> {
        use ProjectState as S;
        match self.state {
            S::SET_UP => vec![S::CARRIED_OUT, S::DROPPED],
            S::CARRIED_OUT => vec![S::FINISHED, S::DROPPED],
            S::FINISHED => vec![S::EVALUATED, S::CARRIED_OUT],
            S::EVALUATED => vec![S::CARRIED_OUT],
            S::DROPPED => vec![S::SET_UP],
            _ => Vec::new(),
        }
    }

    /// The usual next state; none once it is over: what then starts it anew is asked for by name.
    pub fn next(&self) -> Option<ProjectState> {
        let over = [ProjectState::EVALUATED, ProjectState::DROPPED];
        let usual = || self.ways().first().copied();
        (!over.contains(&self.state)).then(usual).flatten()
    }

    /// Takes the step: state, trail; what is said with it is its result once it is finished.
    ///
    /// # Errors
    /// When the state does not take that step.
    pub fn take(
        &mut self,
        to: ProjectState,
        at: Moment,
        by: &str,
        note: &str,
    ) -> Result<(), ProjectRefusal> {
        if !self.ways().contains(&to) {
            let from = self.state;
            return Err(ProjectRefusal { from, to });
        }
        if to == ProjectState::FINISHED && !note.is_empty() {
            note.clone_into(&mut self.result);
        }
        self.state = to;
        self.steps.push(ProjectStep {
            at,
            to,
            by: by.to_owned(),
            note: note.to_owned(),
        });
        Ok(())
    }

    /// The day the worker is asked about it: while it is carried out the day it is to be finished by, else so many days
    /// after its last step; one that was only set up is never asked about later than the day it is to be finished by.
    pub fn asks_on(&self) -> Option<NaiveDate> {
        if !self.state.is_open() {
            return None;
        }
        let last = self.steps.last().map(|step| step.at.date_naive());
        let days = Days::new(self.state.rest_days().unsigned_abs());
        let rest = last.unwrap_or(self.day).checked_add_days(days)?;
        Some(match (self.state, self.due) {
            (ProjectState::SET_UP, Some(due)) => rest.min(due),
            (ProjectState::CARRIED_OUT, Some(due)) => due,
            _ => rest,
        })
    }

    /// Whether its day has passed; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        let waits = [ProjectState::SET_UP, ProjectState::CARRIED_OUT].contains(&self.state);
        waits && self.due.is_some_and(|due| due < day)
    }
}

entity!(Project, 18, "projects" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_set_up_carried_out_finished_and_evaluated_in_this_order() {
        let at = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
        let id = Id::new(uuid::Uuid::from_u128(1));
        let mut project = Project::new(id, "加装晾衣架".to_owned(), at, "李晓");
        assert!(project.take(ProjectState::FINISHED, at, "", "").is_err());
        for state in [
            ProjectState::CARRIED_OUT,
            ProjectState::FINISHED,
            ProjectState::EVALUATED,
        ] {
            assert_eq!(project.ways().first(), Some(&state));
            project.take(state, at, "李晓", "装好 6 处").unwrap();
        }
        assert_eq!(project.result, "装好 6 处");
        assert!(!project.state.is_open());
        for state in ProjectState::all() {
            let mut other = project.clone();
            other.state = state;
            assert!(!other.ways().is_empty() && !other.ways().contains(&state));
        }
    }
}
