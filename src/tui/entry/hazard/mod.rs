//! Hazards in dialogs: moving one on, changing what is written of it. Not its life: that is the domain's.

pub mod add;
mod edit;
pub mod site;
mod step;

use crate::domain::Id;
use crate::domain::codes::{Coded, HazardItem, HazardState, Severity};
use crate::domain::hazard::Hazard;
use crate::tui::context::View;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::{About, Reopen};

pub use edit::edit;
pub use step::{refusal, step};

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (step::BY_DATE, |about, view| {
        Some(Box::new(step::by_date(known(about, view)?, view)))
    }),
    (step::FIXED, |about, view| {
        Some(Box::new(step::measured(
            step::FIXED,
            known(about, view)?,
            view,
        )))
    }),
    (step::CLOSED, |about, view| {
        Some(Box::new(step::measured(
            step::CLOSED,
            known(about, view)?,
            view,
        )))
    }),
    (step::REOPENED, |about, view| {
        Some(Box::new(step::again(known(about, view)?, view)))
    }),
    (add::KIND, add::reopen),
    (edit::KIND, |about, view| {
        Some(Box::new(edit::form(known(about, view)?, view)))
    }),
];

/// The hazard a dialog is about, while it is there.
fn known<'a>(about: &About, view: &View<'a>) -> Option<&'a Hazard> {
    let hazard = view.ledger.tables().hazards.get(Id::new(about.part?))?;
    Some(hazard.as_ref())
}

/// What a hazard is called where there is little room: without the explanation in brackets.
pub fn short_item(item: HazardItem, view: &View<'_>) -> &'static str {
    let label = item.label(view.texts.tag());
    let end = label.find(['（', '(']).unwrap_or(label.len());
    label[..end].trim_end()
}

/// The door and what is wrong there.
pub fn title(hazard: &Hazard, view: &View<'_>) -> String {
    format!(
        "{} {}",
        view.door(&hazard.subject),
        short_item(hazard.item, view)
    )
}

/// The measure in words: a hazard put right in front of the worker has the name of a state for it.
pub fn measure(hazard: &Hazard, view: &View<'_>) -> String {
    HazardState::table()
        .row(&hazard.measure)
        .map_or(hazard.measure.as_str(), |row| row.label(view.texts.tag()))
        .to_owned()
}

/// The grades, with their number.
fn grades(view: &View<'_>) -> Vec<Choice> {
    Severity::all()
        .map(|grade| Choice::new(grade.as_str(), grade.label(view.texts.tag())))
        .collect()
}
