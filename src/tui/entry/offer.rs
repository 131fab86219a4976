//! Offers in dialogs: writing one down, changing it, ending it. Not giving it.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{ListCategory, ResourceForm};
use crate::domain::household::Contact;
use crate::domain::offer::Offer;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::queries::partners::{self, named};
use crate::ledger::work::offer::{end, put};
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, groups, groups_of, number};

const ADD: &str = "offer-add";
const EDIT: &str = "offer-edit";

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |_, view| Some(Box::new(form(None, view)))),
    (EDIT, |about, view| {
        let offer = view.ledger.tables().offers.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(offer), view)))
    }),
];

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(offer: &Offer, context: &mut Context<'_>) {
    let form = form(Some(offer), &context.view());
    context.open(form);
}

/// Who gives it, by name.
pub fn provider(offer: &Offer, view: &View<'_>) -> String {
    named(view.ledger.tables(), offer.partner, &offer.provider)
}

fn form(known: Option<&Offer>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|offer| offer.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(offer) => (EDIT, offer.words.clone()),
        None => (ADD, label("offer-title")),
    };
    let text = |of: fn(&Offer) -> &str| known.map(of).unwrap_or_default();
    let given = known.map(|offer| provider(offer, view)).unwrap_or_default();
    let quantity = known
        .and_then(|offer| offer.quantity)
        .and_then(|quantity| u32::try_from(quantity).ok());
    let category = known.map(|offer| offer.category);
    let words = Field::text("words", label("offer-words"), text(|o| &o.words));
    let provider = Field::text("provider", label("offer-provider"), &given);
    let form = Form::new(kind, title, save)
        .field(words.limit(200).required())
        .field(code::<ListCategory>("category", "request-category", category, view).required())
        .field(code::<ResourceForm>("form", "offer-form", known.map(|o| o.form), view).required())
        .field(provider.limit(60).hint(label("offer-provider-hint")))
        .field(
            Field::number("quantity", label("offer-quantity"), quantity)
                .hint(label("request-quantity-hint")),
        )
        .field(Field::text("unit", label("request-unit"), text(|o| &o.unit)).limit(20));
    let form = when_and_where(form, known, view);
    match known {
        Some(offer) => form.part(offer.id.uuid()),
        None => form,
    }
}

/// The fields of when, where, whom to ask and on what conditions.
fn when_and_where(form: Form, known: Option<&Offer>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let text = |name, id, of: fn(&Offer) -> &str| {
        Field::text(name, label(id), known.map(of).unwrap_or_default())
    };
    let day = |name, id, of: fn(&Offer) -> Option<NaiveDate>| {
        Field::date(name, label(id), known.and_then(of), Toward::Future)
    };
    let contact = known.and_then(|offer| offer.contact.clone());
    let contact = contact.unwrap_or_default();
    let spot = known.and_then(|offer| offer.spot.as_ref());
    let spot = spot.map(Spot::with_estate).unwrap_or_default();
    let meant = known.map(|offer| offer.groups.as_slice());
    let times = text("times", "offer-times", |o| &o.times);
    let near = Field::text("near", label("offer-near"), &spot);
    let note = known.map(|offer| offer.note.as_str()).unwrap_or_default();
    form.field(day("from", "offer-from", |o| o.from))
        .field(day("until", "offer-until", |o| o.until))
        .field(times.limit(100).hint(label("offer-times-hint")))
        .field(text("place", "offer-place", |o| &o.place).limit(100))
        .field(near.limit(30).hint(label("offer-near-hint")))
        .field(Field::text("contact", label("partner-contact"), &contact.name).limit(60))
        .field(number::contact_phones(label("partner-phone"), &contact))
        .field(groups(meant.unwrap_or_default(), view))
        .field(text("conditions", "offer-conditions", |o| &o.conditions).limit(200))
        .field(Field::note("note", label("hazard-note"), note).limit(500))
}

/// Name and phones as typed, a masked number meaning the one that was `known`; none when neither was.
///
/// # Errors
/// When what was typed is no phone number.
pub fn contact(
    values: &Values<'_>,
    known: Option<&Contact>,
) -> Result<Option<Contact>, FieldError> {
    let numbers = known.map_or(&[][..], |contact| contact.phones.as_slice());
    let contact = Contact {
        name: values.text("contact"),
        phones: number::phones("phone", &values.text("phone"), numbers)?,
    };
    Ok((contact != Contact::default()).then_some(contact))
}

fn save(
    id: Option<Id<Offer>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let required = |field| FieldError::new(field, "fault-required");
    let category: ListCategory = chosen(values, "category").ok_or_else(|| required("category"))?;
    let form: ResourceForm = chosen(values, "form").ok_or_else(|| required("form"))?;
    let tables = context.ledger.tables();
    let known = id.and_then(|id| tables.offers.get(id));
    let mut offer = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let (id, now) = (Id::new(context.clock.id()), context.clock.now());
            Offer::new(id, String::new(), category, form, now)
        }
    };
    (offer.category, offer.form) = (category, form);
    offer.words = values.text("words");
    let provider = values.text("provider");
    offer.partner = partners::called(tables, &provider);
    offer.provider = provider;
    offer.quantity = values.number("quantity")?.map(u64::from);
    offer.unit = values.text("unit");
    (offer.from, offer.until) = (values.day("from")?, values.day("until")?);
    offer.times = values.text("times");
    offer.place = values.text("place");
    let near = values.text("near");
    offer.spot = Spot::parse(&near);
    if !near.is_empty() && offer.spot.is_none() {
        return Err(FieldError::new("near", "offer-near-unknown").into());
    }
    offer.contact = contact(values, offer.contact.as_ref())?;
    offer.groups = groups_of(values);
    offer.conditions = values.text("conditions");
    offer.note = values.text("note");
    let said = offer.words.clone();
    put(context.ledger, offer, context.at())?;
    super::said_recorded("offer-recorded", &said, context);
    Ok(())
}

/// Ends an offer, or opens one again that was ended.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn turn(offer: &Offer, context: &mut Context<'_>) -> Result<(), Error> {
    let ended = offer.state.is_open();
    end(context.ledger, offer.id, ended, "", context.at())?;
    let id = if ended {
        "offer-is-ended"
    } else {
        "offer-recorded"
    };
    super::said_recorded(id, &offer.words, context);
    Ok(())
}
