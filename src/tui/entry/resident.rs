//! A person as a form: added to a household, or changed. Moving out and dying are deeds of their own.

use std::borrow::Cow;

use super::household::{contact, say};
use super::{care, chosen, code, declined, declined_of, number, source, source_of};
use crate::domain::Id;
use crate::domain::codes::{Relation, Sex};
use crate::domain::date::PartialDate;
use crate::domain::doubt::new_doubts;
use crate::domain::household::Household;
use crate::domain::resident::{Resident, ResidentDetails};
use crate::domain::subject::Subject;
use crate::domain::text::safe_name;
use crate::ledger::work::{self, WorkError};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};

/// The kind of drafts of a person being added.
pub const ADD: &str = "resident-add";
/// The kind of drafts of a person being changed.
pub const EDIT: &str = "resident-edit";

/// Facts that somebody may not want to give.
const FACTS: [&str; 5] = ["phone", "sex", "birth", "id-number", "workplace"];

/// Opens the form for one more person in a household.
pub fn add(home: Id<Household>, context: &mut Context<'_>) {
    if let Some(form) = add_form(home, &context.view()) {
        context.open(form);
    }
}

/// Opens the form of a person.
pub fn edit(id: Id<Resident>, context: &mut Context<'_>) {
    if let Some(form) = edit_form(id, &context.view()) {
        context.open(form);
    }
}

/// The form for one more person; none when the household is gone.
pub fn add_form(home: Id<Household>, view: &View<'_>) -> Option<Form> {
    view.ledger.tables().households.get(home)?;
    let subject = Subject::Household(home);
    let title = view.texts.with(
        "resident-add-title",
        &[("door", view.door(&subject).into())],
    );
    // Whoever is written down first is the head, unless another relation is chosen.
    let first = view.ledger.tables().head_of(home).is_none();
    let form = Form::new(ADD, title, move |values, context| {
        let mut person = Resident::new(Id::new(context.clock.id()), home, String::new());
        read(&mut person, values, context)?;
        put(person, "resident-added", values, context)
    });
    let relation = first.then_some(Relation::HEAD);
    Some(fields(form.about(subject), None, relation, view))
}

/// The form of a person, filled in; none when the person is gone.
pub fn edit_form(id: Id<Resident>, view: &View<'_>) -> Option<Form> {
    let person = view.ledger.tables().residents.get(id)?;
    let subject = Subject::Household(person.household);
    let values = [
        ("door", view.door(&subject).into()),
        ("name", person.name.as_str().into()),
    ];
    let title = view.texts.with("resident-edit-title", &values);
    let form = Form::new(EDIT, title, move |values, context| {
        save(id, values, context)
    })
    .about(subject)
    .part(id.uuid());
    Some(fields(form, Some(person), person.relation, view))
}

fn fields(
    form: Form,
    person: Option<&Resident>,
    relation: Option<Relation>,
    view: &View<'_>,
) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let name = person.map_or("", |person| person.name.as_str());
    // What was said stays in sight beside a number that says otherwise.
    let said = |person: &Resident| person.sex_given.unwrap_or_else(|| person.sex());
    let sex = person.map(said).filter(|sex| *sex != Sex::UNKNOWN);
    let birth = person.and_then(|person| person.birth_given.or_else(|| person.birth()));
    let birth = birth.map_or_else(String::new, |birth| birth.to_string());
    let phones = person.map_or_else(String::new, |person| number::phones_shown(&person.phones));
    let form = form
        .field(
            Field::text("name", label("resident-name"), name)
                .limit(25)
                .required(),
        )
        .field(code("relation", "resident-relation", relation, view))
        .field(code("sex", "resident-sex", sex, view))
        .field(
            Field::text("birth", label("resident-birth"), &birth)
                .limit(20)
                .hint(label("resident-birth-hint")),
        )
        .field(
            Field::text("phone", label("resident-phone"), &phones)
                .limit(60)
                .masked(),
        );
    more_fields(care::fields(form, person, view), person, view)
}

fn more_fields(form: Form, person: Option<&Resident>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let details = person
        .and_then(|person| person.details.as_deref().cloned())
        .unwrap_or_default();
    let emergency = details.emergency.unwrap_or_default();
    let known: &[String] = person.map_or(&[], |person| &person.declined);
    let id_number = number::id_shown(person.and_then(|person| person.id_number.as_ref()));
    form.field(code(
        "population",
        "resident-population",
        person.and_then(|person| person.population),
        view,
    ))
    .field(code(
        "residence-match",
        "resident-residence-match",
        person.and_then(|person| person.residence_match),
        view,
    ))
    .field(Field::text("emergency", label("resident-emergency"), &emergency.name).limit(25))
    .field(
        Field::text(
            "emergency-phone",
            label("resident-emergency-phone"),
            &number::phones_shown(&emergency.phones),
        )
        .limit(60)
        .masked(),
    )
    .field(Field::text("workplace", label("resident-workplace"), &details.workplace).limit(60))
    .field(
        Field::text("id-number", label("resident-id-number"), &id_number)
            .limit(24)
            .masked()
            .hint(label("resident-id-number-hint")),
    )
    .field(source(view))
    .field(declined(&FACTS, known, view))
}

/// Birth as typed.
///
/// # Errors
/// When it is no date, or lies in the future.
pub(super) fn birth(
    values: &Values<'_>,
    context: &Context<'_>,
) -> Result<Option<PartialDate>, FieldError> {
    let typed = values.text("birth");
    if typed.is_empty() {
        return Ok(None);
    }
    let birth =
        PartialDate::parse(&typed).ok_or(FieldError::new("birth", "resident-not-a-birth"))?;
    let ahead = birth
        .first_day()
        .is_none_or(|day| day > context.clock.today());
    if ahead {
        return Err(FieldError::new("birth", "resident-birth-ahead"));
    }
    Ok(Some(birth))
}

/// Sets number, sex and birth as filled in; where they differ, all are kept and the number counts.
fn nature(
    person: &mut Resident,
    values: &Values<'_>,
    context: &Context<'_>,
) -> Result<(), FieldError> {
    let known = person.id_number.clone();
    let today = context.clock.today();
    let typed = values.text("id-number");
    person.id_number = number::id_number("id-number", &typed, known.as_ref(), today)?;
    if person.id_number.is_some() {
        person.id_faulty = false;
    }
    person.sex_given = chosen::<Sex>(values, "sex").filter(|sex| *sex != Sex::UNKNOWN);
    person.birth_given = birth(values, context)?;
    Ok(())
}

/// Sets everything that was filled in.
fn read(
    person: &mut Resident,
    values: &Values<'_>,
    context: &Context<'_>,
) -> Result<(), FieldError> {
    person.name = safe_name(&values.text("name"), 25).text;
    person.relation = chosen(values, "relation");
    nature(person, values, context)?;
    person.phones = number::phones("phone", &values.text("phone"), &person.phones)?;
    let age = person.age(context.clock.today());
    (person.care, person.tags) = care::filled(values, age, person.sex())?;
    person.population = chosen(values, "population");
    person.residence_match = chosen(values, "residence-match");
    let mut details = person.details.as_deref().cloned().unwrap_or_default();
    details.emergency = contact(
        values,
        "emergency",
        "emergency-phone",
        details.emergency.as_ref(),
    )?;
    details.workplace = values.text("workplace");
    let filled = |fact: &str| match fact {
        "phone" => !person.phones.is_empty(),
        "sex" => person.sex() != Sex::UNKNOWN,
        "birth" => person.birth().is_some(),
        "id-number" => person.id_number.is_some(),
        "workplace" => !details.workplace.is_empty(),
        _ => false,
    };
    person.declined = declined_of(values, &FACTS, &person.declined, filled);
    person.details = (details != ResidentDetails::default()).then(|| Box::new(details));
    Ok(())
}

fn save(id: Id<Resident>, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let known = context.ledger.tables().residents.get(id).cloned();
    let mut person = known
        .map(|person| person.as_ref().clone())
        .ok_or(WorkError::Missing("resident"))?;
    read(&mut person, values, context)?;
    put(person, "resident-saved", values, context)
}

/// Saves a person as filled in, and says what cannot be so: that is kept, and a task asks about it (decisions.md 21).
fn put(
    person: Resident,
    said: &'static str,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let tables = context.ledger.tables();
    let before = tables.residents.get(person.id).map(AsRef::as_ref);
    let head = tables.head_of(person.household).map(AsRef::as_ref);
    let doubts = new_doubts(before, &person, head, context.clock.today());
    let what = doubts.iter().map(|doubt| context.texts.get(doubt.key()));
    let what: Vec<_> = what.collect();
    let name = person.name.as_str();
    let title = |what: &Cow<'_, str>| {
        let values = [("name", name.into()), ("what", what.as_ref().into())];
        context.texts.with("doubt-task", &values)
    };
    let mut titles: Vec<String> = what.iter().map(title).collect();
    let mut what: Vec<String> = what.iter().map(|what| what.to_string()).collect();
    for other in work::resident::no_longer_alone(tables, &person) {
        let name = [("name", other.name.as_str().into())];
        what.push(context.texts.with("doubt-alone-of", &name));
        let asked = context.texts.get("doubt-alone");
        let values = [("name", other.name.as_str().into()), ("what", asked.into())];
        titles.push(context.texts.with("doubt-task", &values));
    }
    let is_sure = what.is_empty();
    let what = what.join(&context.texts.get("list-separator"));
    let subject = Subject::Household(person.household);
    let source = source_of(values);
    let saved = work::resident::save(context.ledger, person, source, &titles, context.at())?;
    match saved {
        None => say(&subject, "household-unchanged", context),
        Some(_) if is_sure => say(&subject, said, context),
        Some(_) => {
            let values = [("what", what.into())];
            let asked = context.texts.with("doubt-said", &values);
            let door = context.view().door(&subject);
            let said = context.texts.with(said, &[("door", door.into())]);
            context.say_recorded(&format!("{said}  {asked}"));
        }
    }
    Ok(())
}

/// The kind of drafts of what somebody does not want to say.
pub const DECLINE: &str = "resident-decline";

/// Opens the list of what a person does not want to say.
pub fn decline(id: Id<Resident>, context: &mut Context<'_>) {
    if let Some(form) = decline_form(id, &context.view()) {
        context.open(form);
    }
}

/// The list of what a person does not want to say; none when the person is gone.
pub fn decline_form(id: Id<Resident>, view: &View<'_>) -> Option<Form> {
    let person = view.ledger.tables().residents.get(id)?;
    let home = person.household;
    let subject = Subject::Household(home);
    let values = [("name", view.name(&person.name).into())];
    let title = view.texts.with("resident-decline-title", &values);
    let form = Form::new(DECLINE, title, move |values, context| {
        let ticked = values.ticked("declined");
        let at = context.at();
        let done = work::collection::declined(context.ledger, home, Some(id), &ticked, at)?;
        let said = if done.is_some() && !ticked.is_empty() {
            "resident-declined"
        } else {
            "household-unchanged"
        };
        say(&Subject::Household(home), said, context);
        Ok(())
    });
    let form = form.note(view.texts.get("resident-decline-note"));
    let field = declined(&FACTS, &person.declined, view);
    Some(form.about(subject).part(id.uuid()).field(field))
}
