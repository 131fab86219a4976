//! A place (shop, stairwell, manhole, site) as a form. Not the visits to it.

use uuid::Uuid;

use super::household::contact;
use super::{chosen, code, number};
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::PlaceKind;
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::work::{self, WorkError};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::pane::Page;

/// The kind of drafts of a place being added.
pub const ADD: &str = "place-add";
/// The kind of drafts of a place being changed.
pub const EDIT: &str = "place-edit";

/// Opens the form for a new place.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = add_form(&context.view());
    context.open(form);
}

/// Opens the form of a place that is there.
pub fn edit(id: Id<Place>, context: &mut Context<'_>) {
    if let Some(form) = edit_form(id, &context.view()) {
        context.open(form);
    }
}

/// The empty form for a new place.
pub fn add_form(view: &View<'_>) -> Form {
    let form = Form::new(ADD, view.texts.get("place-add-title"), |values, context| {
        save(None, values, context)
    });
    fields(form, None, view)
}

/// The form of a place, filled in; none when it is gone.
pub fn edit_form(id: Id<Place>, view: &View<'_>) -> Option<Form> {
    let place = view.ledger.tables().places.get(id)?;
    let title = view
        .texts
        .with("place-edit-title", &[("name", place.name.as_str().into())]);
    let form = Form::new(EDIT, title, move |values, context| {
        save(Some(id), values, context)
    });
    Some(fields(form.about(Subject::Place(id)), Some(place), view))
}

fn fields(form: Form, place: Option<&Place>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let text = |name, id, value: &str| Field::text(name, label(id), value);
    let empty = Place::new(Id::new(Uuid::nil()), String::new(), PlaceKind::SHOP);
    let place = place.unwrap_or(&empty);
    let in_charge = place.in_charge.clone().unwrap_or_default();
    let phones = number::phones_shown(&in_charge.phones);
    let spot = place
        .spot
        .as_ref()
        .map_or_else(String::new, Spot::with_estate);
    let options = ["no", "yes"].map(|value| Choice::new(value, label_of(value, view)));
    let sleeps = place.people_sleep_there;
    let chosen = sleeps.map(|sleeps| if sleeps { "yes" } else { "no" });
    let sleeps = Field::choice("sleeps", label("place-sleeps"), options.to_vec(), chosen);
    let staff = place.staff.map(u32::from);
    let extinguishers = place.extinguishers.map(u32::from);
    let hint = view.texts.get("place-spot-hint");
    form.field(text("name", "place-name", &place.name).limit(40).required())
        .field(code("kind", "place-kind", Some(place.kind), view))
        .field(text("address", "place-address", &place.address).limit(80))
        .field(text("spot", "place-spot", &spot).limit(30).hint(hint))
        .field(text("in-charge", "place-in-charge", &in_charge.name).limit(25))
        .field(
            text("in-charge-phone", "place-in-charge-phone", &phones)
                .limit(60)
                .masked(),
        )
        .field(sleeps)
        .field(Field::number("staff", label("place-staff"), staff))
        .field(Field::number(
            "extinguishers",
            label("place-extinguishers"),
            extinguishers,
        ))
        .field(text("notes", "place-notes", &place.notes).limit(200))
}

fn label_of(value: &str, view: &View<'_>) -> String {
    view.texts
        .get(&format!("place-sleeps-{value}"))
        .into_owned()
}

fn count(values: &Values<'_>, name: &'static str) -> Result<Option<u16>, FieldError> {
    let number = values.number(name)?;
    let small = number.map(u16::try_from).transpose();
    small.map_err(|_| FieldError::new(name, "fault-not-a-number"))
}

fn save(
    id: Option<Id<Place>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let known = id.map(|id| {
        let known = context.ledger.tables().places.get(id).cloned();
        known.ok_or(WorkError::Missing("place"))
    });
    let known = known.transpose()?;
    let mut place = match known {
        Some(place) => place.as_ref().clone(),
        None => Place::new(Id::new(context.clock.id()), String::new(), PlaceKind::OTHER),
    };
    place.name = values.text("name");
    place.kind = chosen(values, "kind").unwrap_or(PlaceKind::OTHER);
    place.address = values.text("address");
    let spot = values.text("spot");
    place.spot = match spot.as_str() {
        "" => None,
        typed => Some(Spot::parse(typed).ok_or(FieldError::new("spot", "place-not-a-spot"))?),
    };
    place.in_charge = contact(
        values,
        "in-charge",
        "in-charge-phone",
        place.in_charge.as_ref(),
    )?;
    place.people_sleep_there = values.choice("sleeps").map(|value| value == "yes");
    place.staff = count(values, "staff")?;
    place.extinguishers = count(values, "extinguishers")?;
    place.notes = values.text("notes");
    let subject = Subject::Place(place.id);
    let saved = work::place::put(context.ledger, place, context.at())?;
    let said = match (saved, id) {
        (None, _) => "household-unchanged",
        (Some(_), None) => "household-added",
        (Some(_), Some(_)) => "household-saved",
    };
    super::household::say(&subject, said, context);
    if id.is_none() {
        context.turn_to(Page::Homes, Some(subject));
    }
    Ok(())
}
