//! Everything that can be said of a telling, in one form: how, by which way, leaflets, to whom, how much. Not the usual key.

use super::{new, write};
use crate::domain::Id;
use crate::domain::codes::{MatterKind, PublicityWay, Telling};
use crate::domain::money::parse_yuan;
use crate::domain::subject::Subject;
use crate::ledger::queries::at_the_door::Row;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code};

/// The kind of the form; it keeps no draft.
const KIND: &str = "give-more";

/// Opens it for a row.
pub fn open(subject: &Subject, row: &Row, context: &mut Context<'_>) {
    let form = form(subject, row, &context.view());
    context.open(form);
}

fn form(subject: &Subject, row: &Row, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let (about, kept) = (subject.clone(), row.clone());
    let title = super::called(row, view.texts.tag());
    let mut form = Form::new(KIND, title, move |values, context| {
        save(&about, &kept, values, context)
    })
    .about(subject.clone())
    .transient()
    .field(code::<Telling>("how", "at-door-how", Some(Telling::TOLD), view).required())
    .field(code::<PublicityWay>(
        "way",
        "at-door-way",
        Some(PublicityWay::SPOKEN),
        view,
    ))
    .field(Field::number("leaflets", label("at-door-leaflets"), None).limit(4));
    let people = people(subject, view);
    if !people.is_empty() {
        form = form.field(Field::choice(
            "person",
            label("at-door-person"),
            people,
            None,
        ));
    }
    form = form.field(Field::text("to", label("at-door-to"), "").limit(60));
    if row.left.is_some() {
        let hint = super::words::left(row, view).unwrap_or_default();
        form = form.field(
            Field::text("quantity", label("request-quantity"), "")
                .limit(12)
                .hint(hint),
        );
    }
    form.field(Field::note("note", label("hazard-note"), "").limit(500))
}

/// The people who live there.
fn people(subject: &Subject, view: &View<'_>) -> Vec<Choice> {
    let tables = view.ledger.tables();
    let people = subject.household().map(|id| tables.residents_of(id));
    let here = people.into_iter().flatten().filter(|one| one.is_here());
    here.map(|one| Choice::new(one.id.to_string(), view.name(&one.name)))
        .collect()
}

fn save(
    subject: &Subject,
    row: &Row,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let how: Telling = chosen(values, "how").unwrap_or(Telling::TOLD);
    let mut told = new(row, how, context);
    told.way = chosen(values, "way").unwrap_or(told.way);
    told.leaflets = match values.number("leaflets")? {
        Some(count) => u16::try_from(count).unwrap_or(u16::MAX),
        None => told.leaflets,
    };
    let person = values.choice("person");
    let person = person.and_then(|id| uuid::Uuid::parse_str(id).ok());
    told.resident = person.map(Id::new);
    told.to = values.text("to");
    told.note = values.text("note");
    let typed = values.text("quantity");
    if !typed.is_empty() {
        let quantity = match row.kind {
            MatterKind::MONEY => parse_yuan(&typed),
            _ => typed.trim().parse().ok(),
        };
        let fault = || FieldError::new("quantity", "fault-not-a-number");
        told.quantity = Some(quantity.ok_or_else(fault)?);
    }
    write(subject, told, context).map_err(Refusal::from)
}
