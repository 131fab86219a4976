//! Care groups in a form: the usual ones to tick, all of them behind a button, other words as text.

use crate::domain::codes::{CareGroup, Sex, care_words};
use crate::domain::resident::Resident;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Values};
use crate::tui::dialog::picker::Picker;

/// Ticked by digit; the others stand behind the button.
const USUAL: [CareGroup; 8] = [
    CareGroup::ALONE,
    CareGroup::EMPTY,
    CareGroup::DISABLED_OLD,
    CareGroup::DIBAO,
    CareGroup::TEKUN,
    CareGroup::DIS,
    CareGroup::LEFT_CHILD,
    CareGroup::PREGNANT,
];

/// Adds the care fields of a person to a form.
pub fn fields(form: Form, person: Option<&Resident>, view: &View<'_>) -> Form {
    let tag = view.texts.tag();
    let known: &[CareGroup] = person.map_or(&[], |person| &person.care);
    let others = known.iter().filter(|group| !USUAL.contains(group));
    let offered: Vec<CareGroup> = USUAL.iter().chain(others).copied().collect();
    let options = offered
        .iter()
        .map(|group| Choice::new(group.as_str(), group.short(tag)));
    let ticked: Vec<&str> = known.iter().map(|group| group.as_str()).collect();
    let words = person.map_or_else(String::new, |person| person.tags.join(" "));
    form.field(Field::many(
        "care",
        view.texts.get("resident-care"),
        options.collect(),
        &ticked,
    ))
    .button(
        "care-more",
        view.texts.get("resident-care-more"),
        |_, context| {
            pick(context);
            Ok(Step::Stay)
        },
    )
    .field(
        Field::text("tags", view.texts.get("resident-tags"), &words)
            .hint(view.texts.get("resident-tags-hint")),
    )
}

fn pick(context: &mut Context<'_>) {
    let tag = context.texts.tag();
    // Who is 80 is known from the birth date and never ticked.
    let groups = CareGroup::all().filter(|group| *group != CareGroup::AGE80);
    let options = groups.map(|group| Choice::new(group.as_str(), group.label(tag)));
    let picker = Picker::new(
        context.texts.get("resident-care-title"),
        options.collect(),
        move |choice, context| {
            let short = CareGroup::new(&choice.value).short(tag);
            context.answer("care", Choice::new(choice.value.clone(), short));
            Ok(())
        },
    );
    context.open(picker);
}

/// The groups and other words filled in for a person of this age and sex.
///
/// # Errors
/// When a word belongs to what is not kept (domain.md §3.2).
pub fn filled(
    values: &Values<'_>,
    age: Option<u32>,
    sex: Sex,
) -> Result<(Vec<CareGroup>, Vec<String>), FieldError> {
    let read = care_words(&values.text("tags"), age, Some(sex));
    if read.sensitive_dropped {
        return Err(FieldError::new("tags", "resident-tag-sensitive"));
    }
    let mut groups: Vec<CareGroup> = values
        .ticked("care")
        .into_iter()
        .map(CareGroup::new)
        .collect();
    for group in read.groups {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    Ok((groups, read.tags))
}
