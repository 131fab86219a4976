//! Partners in dialogs: writing one down, changing it, leaving and coming back. Not what it took on.

use crate::domain::Id;
use crate::domain::codes::{Body, PartnerKind};
use crate::domain::partner::{Agreement, Partner};
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::error::Error;
use crate::ledger::queries::partners::named;
use crate::ledger::work::partner::put;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, number, offer};

const ADD: &str = "partner-add";
const EDIT: &str = "partner-edit";

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |_, view| Some(Box::new(form(None, view)))),
    (EDIT, |about, view| {
        let partner = view.ledger.tables().partners.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(partner), view)))
    }),
];

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(partner: &Partner, context: &mut Context<'_>) {
    let form = form(Some(partner), &context.view());
    context.open(form);
}

fn form(known: Option<&Partner>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|partner| partner.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(partner) => (EDIT, partner.name.clone()),
        None => (ADD, label("partner-title")),
    };
    let text = |name, id, of: fn(&Partner) -> &str| {
        Field::text(name, label(id), known.map(of).unwrap_or_default()).limit(60)
    };
    let reports_to = text("reports-to", "partner-reports-to", |p| &p.reports_to);
    let reported_on = known.and_then(|partner| partner.reported_on);
    let body = known.and_then(|partner| partner.body);
    let unit = known.map(|partner| named(view.ledger.tables(), partner.of, &partner.unit));
    let unit = Field::text("unit", label("partner-unit"), &unit.unwrap_or_default());
    let form = Form::new(kind, title, save)
        .field(code::<PartnerKind>("kind", "partner-kind", known.map(|p| p.kind), view).required())
        .field(text("name", "partner-name", |p| &p.name).required())
        .field(code::<Body>("body", "partner-body", body, view))
        .field(unit.limit(60).hint(label("partner-unit-hint")))
        .field(reports_to.hint(label("partner-reports-to-hint")))
        .field(Field::date(
            "reported-on",
            label("partner-reported-on"),
            reported_on,
            Toward::Past,
        ));
    let form = agreed(form, known, view);
    match known {
        Some(partner) => form.part(partner.id.uuid()),
        None => form,
    }
}

/// The fields of the agreement, whom to ask, and what it can give.
fn agreed(form: Form, known: Option<&Partner>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let agreement = known.and_then(|partner| partner.agreement.as_ref());
    let (signed, until) = (
        agreement.map(|one| one.signed),
        agreement.and_then(|one| one.until),
    );
    let terms = agreement.map(|one| one.terms.as_str()).unwrap_or_default();
    let contact = known.and_then(|partner| partner.contact.clone());
    let contact = contact.unwrap_or_default();
    let strengths = known.map(|partner| partner.strengths.as_str());
    let note = known.map(|partner| partner.note.as_str());
    let strengths = strengths.unwrap_or_default();
    form.field(Field::date(
        "signed",
        label("partner-signed"),
        signed,
        Toward::Past,
    ))
    .field(Field::date(
        "until",
        label("partner-until"),
        until,
        Toward::Future,
    ))
    .field(Field::text("terms", label("partner-terms"), terms).limit(200))
    .field(Field::text("contact", label("partner-contact"), &contact.name).limit(60))
    .field(number::contact_phones(label("partner-phone"), &contact))
    .field(Field::text("strengths", label("partner-strengths"), strengths).limit(200))
    .field(Field::note("note", label("hazard-note"), note.unwrap_or_default()).limit(500))
}

fn save(
    id: Option<Id<Partner>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let kind: PartnerKind =
        chosen(values, "kind").ok_or(FieldError::new("kind", "fault-required"))?;
    let tables = context.ledger.tables();
    let known = id.and_then(|id| tables.partners.get(id));
    let mut partner = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let (id, now) = (Id::new(context.clock.id()), context.clock.now());
            Partner::new(id, String::new(), kind, now)
        }
    };
    partner.kind = kind;
    partner.name = values.text("name");
    partner.body = chosen(values, "body");
    partner.unit = values.text("unit");
    let unit = tables.partners.iter().find(|one| one.name == partner.unit);
    partner.of = unit.map(|unit| unit.id).filter(|unit| *unit != partner.id);
    partner.reports_to = values.text("reports-to");
    partner.reported_on = values.day("reported-on")?;
    let (signed, until) = (values.day("signed")?, values.day("until")?);
    let terms = values.text("terms");
    if signed.is_none() && (until.is_some() || !terms.is_empty()) {
        return Err(FieldError::new("signed", "fault-required").into());
    }
    partner.agreement = signed.map(|signed| Agreement {
        signed,
        until,
        terms,
    });
    partner.contact = offer::contact(values, partner.contact.as_ref())?;
    partner.strengths = values.text("strengths");
    partner.note = values.text("note");
    let said = partner.name.clone();
    put(context.ledger, partner, context.at())?;
    super::said_recorded("partner-recorded", &said, context);
    Ok(())
}

/// A partner takes part no more, or again.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn turn(partner: &Partner, context: &mut Context<'_>) -> Result<(), Error> {
    let mut turned = partner.clone();
    turned.active = !partner.active;
    let id = if turned.active {
        "partner-recorded"
    } else {
        "partner-has-left"
    };
    put(context.ledger, turned, context.at())?;
    super::said_recorded(id, &partner.name, context);
    Ok(())
}
