//! Writing down a hazard at a door, in common parts or at a place: what it is, what becomes of it. Not a checklist.

use super::grades;
use super::step::{before_found, say};
use crate::domain::codes::{HazardCategory, HazardItem, Severity};
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::work::WorkError;
use crate::ledger::work::hazard::{FirstStep, NewHazard, add};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::picker::Picker;
use crate::tui::dialog::{About, Dialog, Step};
use crate::tui::entry::whereabouts;

/// The kind of its drafts.
pub(super) const KIND: &str = "hazard-add";

/// Asks what was found there: the form, and over it the list of what it can be. `told` already stands in its note.
pub(super) fn ask_what(subject: &Subject, told: &str, context: &mut Context<'_>) {
    let form = form(Some(subject), told, &context.view());
    context.open(form);
    pick_item(context);
}

pub(super) fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let gone = |subject: &Subject| view.door(subject).is_empty();
    if about.subject.as_ref().is_some_and(gone) {
        return None;
    }
    Some(Box::new(form(about.subject.as_ref(), "", view)))
}

fn form(subject: Option<&Subject>, told: &str, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let steps = ["told", "fixed", "by-date", "reported"];
    let steps = steps
        .map(|step| Choice::new(step, view.texts.get(&format!("hazard-step-{step}"))))
        .to_vec();
    let mut warned = None;
    let save =
        move |values: &Values<'_>, context: &mut Context<'_>| save(values, &mut warned, context);
    let mut form = Form::new(KIND, label("hazard-new"), save)
        .field(whereabouts::field(subject, view).required())
        .field(
            Field::choice("item", label("hazard-item"), Vec::new(), None)
                .required()
                .hint(label("hazard-item-hint")),
        )
        .button("pick", label("hazard-pick"), |_, context| {
            pick_item(context);
            Ok(Step::Stay)
        })
        .shortcut('9', "pick")
        .field(Field::choice(
            "step",
            label("hazard-step"),
            steps,
            Some("told"),
        ))
        .field(
            Field::date("deadline", label("hazard-deadline"), None, Toward::Future)
                .hint(label("hazard-deadline-hint")),
        )
        .field(
            Field::choice("severity", label("hazard-severity"), grades(view), None)
                .hint(label("hazard-severity-hint")),
        )
        .field(
            Field::text("measure", label("hazard-measure"), "")
                .limit(200)
                .hint(label("hazard-measure-hint")),
        )
        .field(
            Field::text("responsible", label("hazard-responsible"), "")
                .limit(60)
                .hint(label("hazard-responsible-hint")),
        )
        .field(Field::note("note", label("hazard-note"), told).limit(500));
    if let Some(subject) = subject {
        form = form.about(subject.clone()).focus("step");
    }
    form
}

/// A category by digit, then an item by digit; typing finds an item of any category at once.
fn pick_item(context: &mut Context<'_>) {
    let tag = context.texts.tag();
    let categories: Vec<Choice> = HazardCategory::all()
        .map(|category| Choice::new(category.as_str(), category.label(tag)))
        .collect();
    let first = categories.len();
    let items = HazardItem::all().map(|item| Choice::new(item.as_str(), in_category(item, tag)));
    let options = categories.into_iter().chain(items).collect();
    let title = context.texts.get("hazard-pick-title");
    let picker = Picker::new(title, options, |choice, context| {
        if choice.value.contains('/') {
            answer(HazardItem::new(&choice.value), context);
        } else {
            pick_in(HazardCategory::new(&choice.value), context);
        }
        Ok(())
    });
    context.open(picker.numbered().at_first(first));
}

fn pick_in(category: HazardCategory, context: &mut Context<'_>) {
    let tag = context.texts.tag();
    let items = category.items().map(|item| {
        let label = format!("{}  {}", item.label(tag), item.severity().label(tag));
        Choice::new(item.as_str(), label)
    });
    let picker = Picker::new(category.label(tag), items.collect(), |choice, context| {
        answer(HazardItem::new(&choice.value), context);
        Ok(())
    });
    context.open(picker.numbered());
}

fn answer(item: HazardItem, context: &mut Context<'_>) {
    let label = in_category(item, context.texts.tag());
    context.answer("item", Choice::new(item.as_str(), label));
}

/// An item with its category before it: the same words stand in several checklists.
pub(super) fn in_category(item: HazardItem, tag: &str) -> String {
    format!("{} / {}", item.category().short(tag), item.label(tag))
}

/// Writes it down. Where the same is open there already that is said first: `warned` remembers of what, and saving once
/// more means a second one.
fn save(
    values: &Values<'_>,
    warned: &mut Option<(Subject, HazardItem)>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let subject = whereabouts::required(values, context)?;
    let Some(item) = values.choice("item").map(HazardItem::new) else {
        return Err(FieldError::new("item", "fault-required").into());
    };
    let mut there = context.ledger.tables().hazards.of(&subject);
    let again = there.any(|hazard| hazard.item == item && hazard.is_open());
    drop(there);
    if again {
        let this = Some((subject.clone(), item));
        if *warned != this {
            *warned = this;
            return Err(FieldError::new("item", "hazard-open-already").into());
        }
    }
    let deadline = values.day("deadline")?;
    let mut new = NewHazard::new(item);
    new.severity = values.choice("severity").map(Severity::new);
    new.measure = values.text("measure");
    new.responsible = values.text("responsible");
    new.note = values.text("note");
    new.step = match (values.choice("step"), deadline) {
        (Some("fixed"), _) => FirstStep::Fixed,
        (Some("reported"), day) => {
            new.deadline = day;
            FirstStep::Reported
        }
        (_, Some(day)) => FirstStep::By(day),
        (Some("by-date"), None) => {
            return Err(FieldError::new("deadline", "fault-required").into());
        }
        (_, None) => FirstStep::Told,
    };
    match add(context.ledger, subject, new, context.at()) {
        Ok((id, _)) => {
            say(id, context);
            Ok(())
        }
        Err(WorkError::Hazard(refused)) => Err(before_found(refused)),
        Err(other) => Err(other.into()),
    }
}
