//! What questionnaires ask of a door or place: to be filled where they are for it and are not. Not what they ask there.

use chrono::NaiveDate;

use super::{Cause, Scene, Term};
use crate::domain::Id;
use crate::domain::codes::{HouseholdState, Rule};
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::subject::Subject;
use crate::ledger::queries::questionnaires;
use crate::ledger::table::Tables;

/// A questionnaire in use, as far as the rules look at it.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Asked {
    id: Id<Questionnaire>,
    audience: Vec<Audience>,
    due: Option<NaiveDate>,
}

/// Every questionnaire that is for somebody.
pub(in super::super) fn asked(tables: &Tables) -> Vec<Asked> {
    let all = questionnaires::in_use(tables).into_iter();
    all.filter(|one| !one.audience.is_empty())
        .map(|one| Asked {
            id: one.id,
            audience: one.audience.clone(),
            due: one.due,
        })
        .collect()
}

/// One term for each questionnaire that is to be filled here; only one that is due brings the door in by itself.
pub(super) fn terms(tables: &Tables, subject: &Subject, scene: &Scene, out: &mut Vec<Term>) {
    if scene.forms.is_empty() || is_empty(tables, subject) {
        return;
    }
    for form in &scene.forms {
        if !questionnaires::is_for(tables, &form.audience, subject)
            || questionnaires::is_done(tables, form.id, subject)
        {
            continue;
        }
        let cause = Cause::Form(form.id);
        let term = match form.due {
            Some(due) => Term {
                brings: due <= scene.now.date,
                ..scene.due(Rule::FORM, cause, due)
            },
            None => scene.term(Rule::FORM, cause),
        };
        out.push(term);
    }
}

/// Whether nobody lives there who could be asked.
fn is_empty(tables: &Tables, subject: &Subject) -> bool {
    let home = subject.household().and_then(|id| tables.households.get(id));
    home.is_some_and(|home| {
        home.state == HouseholdState::VACANT || home.state == HouseholdState::MOVED
    })
}
