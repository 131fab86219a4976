//! Changing what is written of a hazard: grade, deadline, measure, who answers for it, note. Not moving it on.

use super::step::{before_found, say};
use super::{grades, measure, title};
use crate::domain::codes::Severity;
use crate::domain::hazard::Hazard;
use crate::domain::when::Toward;
use crate::ledger::work::hazard::correct;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, Form, Refusal, Values};

/// The kind of its drafts.
pub(super) const KIND: &str = "hazard-edit";

/// Opens the form for a hazard.
pub fn edit(hazard: &Hazard, context: &mut Context<'_>) {
    let form = form(hazard, &context.view());
    context.open(form);
}

pub(super) fn form(hazard: &Hazard, view: &View<'_>) -> Form {
    let before = hazard.clone();
    let shown = measure(hazard, view);
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let written = shown.clone();
    Form::new(KIND, title(hazard, view), move |values, context| {
        save(&before, &written, values, context)
    })
    .about(hazard.subject.clone())
    .part(hazard.id.uuid())
    .field(
        Field::choice(
            "severity",
            label("hazard-severity"),
            grades(view),
            Some(hazard.severity.as_str()),
        )
        .required(),
    )
    .field(Field::date(
        "deadline",
        label("hazard-deadline"),
        hazard.deadline,
        Toward::Future,
    ))
    .field(
        Field::text("measure", label("hazard-measure"), &shown)
            .limit(200)
            .hint(label("hazard-measure-hint")),
    )
    .field(
        Field::text(
            "responsible",
            label("hazard-responsible"),
            &hazard.responsible,
        )
        .limit(60)
        .hint(label("hazard-responsible-hint")),
    )
    .field(Field::note("note", label("hazard-note"), &hazard.note).limit(500))
}

fn save(
    before: &Hazard,
    shown: &str,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let mut hazard = before.clone();
    let grade = values.choice("severity").map(Severity::new);
    if let Some(grade) = grade.filter(|grade| *grade != before.severity) {
        hazard.grade(grade);
    }
    // A date left as it was follows the new grade; one that was typed stands.
    if let Some(day) = values
        .day("deadline")?
        .filter(|day| Some(*day) != before.deadline)
    {
        hazard.set_deadline(day).map_err(before_found)?;
    }
    let measure = values.text("measure");
    if measure != shown {
        hazard.measure = measure;
    }
    hazard.responsible = values.text("responsible");
    hazard.note = values.text("note");
    correct(context.ledger, hazard, context.at())?;
    say(before.id, context);
    Ok(())
}
