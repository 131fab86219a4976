//! A household as a form: added on the spot with the person met there, or changed. Not its card.

use super::{chosen, code, declined, declined_of, number, source, source_of};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::area::{parse_area, print_area};
use crate::domain::codes::{HouseholdState, Relation};
use crate::domain::household::{Contact, Household};
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::text::safe_name;
use crate::domain::when::Toward;
use crate::ledger::queries::find::new_door;
use crate::ledger::work::{self, WorkError};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::pane::Page;

/// The kind of drafts of a household being added.
pub const ADD: &str = "household-add";
/// The kind of drafts of a household being changed.
pub const EDIT: &str = "household-edit";

/// Facts of a door that somebody may not want to give.
const FACTS: [&str; 3] = ["state", "owner", "head"];

/// Opens the form for a door that is not in the roster.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = add_form(&context.view());
    context.open(form);
}

/// Opens the form of a household that is there.
pub fn edit(id: Id<Household>, context: &mut Context<'_>) {
    if let Some(form) = edit_form(id, &context.view()) {
        context.open(form);
    }
}

/// The empty form for a new door.
pub fn add_form(view: &View<'_>) -> Form {
    let texts = view.texts;
    let label = |id: &'static str| texts.get(id).into_owned();
    Form::new(ADD, label("household-add-title"), save_new)
        .note(label("household-add-note"))
        .field(door(view, "").required())
        .field(
            Field::text("name", label("household-head"), "")
                .limit(25)
                .hint(label("household-head-hint")),
        )
        .field(Field::text("phone", label("resident-phone"), "").limit(60))
        .field(code(
            "state",
            "household-state",
            Some(HouseholdState::LIVED_IN),
            view,
        ))
        .field(floor_area(None, view))
        .field(notes(view, ""))
        .field(source(view))
}

/// The form of a household, filled in; none when it is gone.
pub fn edit_form(id: Id<Household>, view: &View<'_>) -> Option<Form> {
    let tables = view.ledger.tables();
    let home = tables.households.get(id)?;
    let texts = view.texts;
    let label = |id: &'static str| texts.get(id).into_owned();
    let subject = Subject::Household(id);
    let title = texts.with(
        "household-edit-title",
        &[("door", view.door_and_head(&subject).into())],
    );
    let owner = home.owner.as_deref().cloned().unwrap_or_default();
    let number = home.number.as_deref().unwrap_or_default();
    let form = Form::new(EDIT, title, move |values, context| {
        save(id, values, context)
    })
    .about(subject)
    .field(code("state", "household-state", Some(home.state), view))
    .field(
        Field::date(
            "away-until",
            label("household-away-until"),
            home.away_until,
            Toward::Future,
        )
        .hint(label("household-away-hint")),
    )
    .field(notes(view, &home.notes))
    .field(Field::text("owner", label("household-owner"), &owner.name).limit(25))
    .field(
        Field::text(
            "owner-phone",
            label("household-owner-phone"),
            &number::phones_shown(&owner.phones),
        )
        .limit(60)
        .masked(),
    )
    .field(code("tenure", "household-tenure", home.tenure, view))
    .field(code("house-use", "household-use", home.house_use, view))
    .field(floor_area(home.floor_area, view))
    .field(Field::text("number", label("household-number"), number).limit(30))
    .field(door(view, &home.address.with_estate()).required())
    .field(source(view))
    .field(declined(&FACTS, &home.declined, view));
    Some(form)
}

fn door(view: &View<'_>, value: &str) -> Field {
    Field::text("door", view.texts.get("household-door"), value)
        .limit(60)
        .hint(view.texts.get("household-door-hint"))
}

fn floor_area(known: Option<u32>, view: &View<'_>) -> Field {
    let known = known.map(|area| print_area(area.into()));
    let label = view.texts.get("household-floor-area");
    Field::text("floor-area", label, &known.unwrap_or_default())
        .limit(12)
        .hint(view.texts.get("household-floor-area-hint"))
}

/// The floor area as filled in.
fn floor_area_of(values: &Values<'_>) -> Result<Option<u32>, FieldError> {
    let typed = values.text("floor-area");
    let area = parse_area(&typed);
    match area.is_none() && !typed.is_empty() {
        true => Err(FieldError::new("floor-area", "household-no-area")),
        false => Ok(area),
    }
}

fn notes(view: &View<'_>, value: &str) -> Field {
    Field::text("notes", view.texts.get("household-notes"), value)
        .limit(200)
        .hint(view.texts.get("household-notes-hint"))
}

/// The door meant by what was typed. A door without an estate lies in the one its building has here.
fn address(typed: &str, context: &Context<'_>) -> Result<Address, FieldError> {
    let read = new_door(context.ledger.tables(), typed);
    let mut address = read.map_err(|needs| FieldError::new("door", needs.why.key()))?;
    if address.estate.is_none() {
        let tables = context.ledger.tables();
        let mut estates: Vec<Option<&str>> = tables
            .households
            .iter()
            .filter(|home| home.address.building == address.building)
            .map(|home| home.address.estate.as_deref())
            .collect();
        estates.sort_unstable();
        estates.dedup();
        let settled = Some(context.settings.estate.as_str()).filter(|estate| !estate.is_empty());
        address.estate = match estates[..] {
            [one] => one,
            _ => settled,
        }
        .map(str::to_owned);
    }
    Ok(address)
}

/// A contact as filled in; none when nothing was.
pub(super) fn contact(
    values: &Values<'_>,
    name: &'static str,
    phone: &'static str,
    known: Option<&Contact>,
) -> Result<Option<Contact>, FieldError> {
    let numbers = known.map_or(&[][..], |contact| contact.phones.as_slice());
    let contact = Contact {
        name: safe_name(&values.text(name), 25).text,
        phones: number::phones(phone, &values.text(phone), numbers)?,
    };
    Ok((contact != Contact::default()).then_some(contact))
}

fn taken(error: WorkError) -> Refusal {
    match error {
        WorkError::DoorTaken => FieldError::new("door", "household-door-taken").into(),
        other => other.into(),
    }
}

fn save_new(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let address = address(&values.text("door"), context)?;
    let mut home = Household::new(Id::new(context.clock.id()), address);
    home.state = chosen(values, "state").unwrap_or(HouseholdState::UNKNOWN);
    home.floor_area = floor_area_of(values)?;
    home.notes = values.text("notes");
    let phones = number::phones("phone", &values.text("phone"), &[])?;
    let name = safe_name(&values.text("name"), 25).text;
    if name.is_empty() && !phones.is_empty() {
        return Err(FieldError::new("name", "resident-needs-name").into());
    }
    let head = (!name.is_empty()).then(|| {
        let mut head = Resident::new(Id::new(context.clock.id()), home.id, name);
        head.relation = Some(Relation::HEAD);
        head.phones = phones;
        head
    });
    let subject = Subject::Household(home.id);
    let people = head.into_iter().collect();
    work::household::add_with(
        context.ledger,
        home,
        people,
        source_of(values),
        context.at(),
    )
    .map_err(taken)?;
    say(&subject, "household-added", context);
    context.turn_to(Page::Homes, Some(subject));
    Ok(())
}

fn save(id: Id<Household>, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let tables = context.ledger.tables();
    let known = tables.households.get(id).cloned();
    let mut home = known
        .map(|home| home.as_ref().clone())
        .ok_or(WorkError::Missing("household"))?;
    let typed = values.text("door");
    if typed != home.address.with_estate() {
        home.address = address(&typed, context)?;
    }
    home.state = chosen(values, "state").unwrap_or(HouseholdState::UNKNOWN);
    home.away_until = values
        .day("away-until")?
        .filter(|_| home.state == HouseholdState::AWAY);
    home.notes = values.text("notes");
    home.owner = contact(values, "owner", "owner-phone", home.owner.as_deref())?.map(Box::new);
    home.tenure = chosen(values, "tenure");
    home.house_use = chosen(values, "house-use");
    home.floor_area = floor_area_of(values)?;
    home.number = Some(values.text("number")).filter(|number| !number.is_empty());
    let filled = |fact: &str| match fact {
        "state" => home.state != HouseholdState::UNKNOWN,
        "owner" => home.owner.is_some(),
        _ => false,
    };
    home.declined = declined_of(values, &FACTS, &home.declined, filled);
    let edited = work::household::edit(context.ledger, home, source_of(values), context.at())
        .map_err(taken)?;
    let said = if edited.is_some() {
        "household-saved"
    } else {
        "household-unchanged"
    };
    say(&Subject::Household(id), said, context);
    Ok(())
}

/// Says what became of a door, with the key that takes it back where something did.
pub(super) fn say(subject: &Subject, id: &'static str, context: &mut Context<'_>) {
    let door = context.view().door(subject);
    let said = context.texts.with(id, &[("door", door.into())]);
    if id.ends_with("-unchanged") {
        context.refuse(said);
    } else {
        context.say_recorded(&said);
    }
}
