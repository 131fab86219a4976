//! Posts in dialogs: writing one down, changing it, closing it; whom it suits, and who gets a place. Not the scores.

use std::sync::Arc;

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::PostKind;
use crate::domain::post::Post;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::domain::willing::Willing;
use crate::error::Error;
use crate::ledger::queries::partners::named;
use crate::ledger::queries::posts::{self, Suits};
use crate::ledger::work::post::{close, put};
use crate::ledger::work::willing::place;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::picker::Picker;
use crate::tui::entry::offer::contact;
use crate::tui::entry::{chosen, code, groups, groups_of, number};

const ADD: &str = "post-add";
const EDIT: &str = "post-edit";
/// So many are shown; what comes after them says little.
const SHOWN: usize = 40;

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |_, view| Some(Box::new(form(None, view)))),
    (EDIT, |about, view| {
        let post = view.ledger.tables().posts.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(post), view)))
    }),
];

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(post: &Post, context: &mut Context<'_>) {
    let form = form(Some(post), &context.view());
    context.open(form);
}

/// Who offers it, by name.
pub fn employer(post: &Post, view: &View<'_>) -> String {
    named(view.ledger.tables(), post.partner, &post.employer)
}

fn form(known: Option<&Post>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|post| post.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(post) => (EDIT, post.title.clone()),
        None => (ADD, label("post-title")),
    };
    let text = |name, id, of: fn(&Post) -> &str| {
        Field::text(name, label(id), known.map(of).unwrap_or_default()).limit(100)
    };
    let employer = known.map(|post| employer(post, view)).unwrap_or_default();
    let employer = Field::text("employer", label("post-employer"), &employer);
    let places = known.map_or(1, |post| post.places);
    let form = Form::new(kind, title, save)
        .field(code::<PostKind>("kind", "post-kind", known.map(|p| p.kind), view).required())
        .field(text("title", "post-name", |p| &p.title).required())
        .field(employer.limit(60).hint(label("offer-provider-hint")))
        .field(Field::number("places", label("post-places"), Some(places)).required())
        .field(text("hours", "post-hours", |p| &p.hours))
        .field(text("pay", "post-pay", |p| &p.pay));
    let form = whom_and_where(form, known, view);
    match known {
        Some(post) => form.part(post.id.uuid()),
        None => form,
    }
}

/// The fields of when, where, for whom and whom to ask.
fn whom_and_where(form: Form, known: Option<&Post>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let text = |name, id, of: fn(&Post) -> &str| {
        Field::text(name, label(id), known.map(of).unwrap_or_default()).limit(100)
    };
    let contact = known.and_then(|post| post.contact.clone());
    let contact = contact.unwrap_or_default();
    let spot = known.and_then(|post| post.spot.as_ref());
    let spot = spot.map(Spot::with_estate).unwrap_or_default();
    let near = Field::text("near", label("offer-near"), &spot);
    let day = |name, id, day| Field::date(name, label(id), day, Toward::Future);
    let age = |name, id, age: Option<u8>| Field::number(name, label(id), age.map(u32::from));
    let meant = known.map(|post| post.groups.as_slice());
    let note = known.map(|post| post.note.as_str()).unwrap_or_default();
    form.field(text("place", "offer-place", |p| &p.place))
        .field(near.limit(30).hint(label("offer-near-hint")))
        .field(day("from", "offer-from", known.and_then(|p| p.from)))
        .field(day("until", "offer-until", known.and_then(|p| p.until)))
        .field(age(
            "min-age",
            "post-min-age",
            known.and_then(|p| p.min_age),
        ))
        .field(age(
            "max-age",
            "post-max-age",
            known.and_then(|p| p.max_age),
        ))
        .field(groups(meant.unwrap_or_default(), view))
        .field(text("conditions", "offer-conditions", |p| &p.conditions))
        .field(Field::text("contact", label("partner-contact"), &contact.name).limit(60))
        .field(number::contact_phones(label("partner-phone"), &contact))
        .field(Field::note("note", label("hazard-note"), note).limit(500))
}

fn save(
    id: Option<Id<Post>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let kind: PostKind =
        chosen(values, "kind").ok_or_else(|| FieldError::new("kind", "fault-required"))?;
    let tables = context.ledger.tables();
    let known = id.and_then(|id| tables.posts.get(id));
    let mut post = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let (id, now) = (Id::new(context.clock.id()), context.clock.now());
            Post::new(id, kind, String::new(), now)
        }
    };
    post.kind = kind;
    post.title = values.text("title");
    post.employer = values.text("employer");
    let partner = tables.partners.iter().find(|one| one.name == post.employer);
    post.partner = partner.map(|partner| partner.id);
    post.places = values.number("places")?.unwrap_or(0);
    (post.hours, post.pay) = (values.text("hours"), values.text("pay"));
    post.place = values.text("place");
    let near = values.text("near");
    post.spot = Spot::parse(&near);
    if !near.is_empty() && post.spot.is_none() {
        return Err(FieldError::new("near", "offer-near-unknown").into());
    }
    (post.from, post.until) = (values.day("from")?, values.day("until")?);
    let age = |name| -> Result<Option<u8>, FieldError> {
        let age = values.number(name)?.map(u8::try_from).transpose();
        age.map_err(|_| FieldError::new(name, "post-no-ages"))
    };
    (post.min_age, post.max_age) = (age("min-age")?, age("max-age")?);
    post.groups = groups_of(values);
    post.conditions = values.text("conditions");
    post.contact = contact(values, post.contact.as_ref())?;
    post.note = values.text("note");
    let said = post.title.clone();
    put(context.ledger, post, context.at())?;
    super::said_recorded("post-recorded", &said, context);
    Ok(())
}

/// Closes a post, or opens one again that was closed.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn turn(post: &Post, context: &mut Context<'_>) -> Result<(), Error> {
    let closed = post.state.is_open();
    close(context.ledger, post.id, closed, context.at())?;
    let id = match closed {
        true => "post-is-closed",
        false => "post-recorded",
    };
    super::said_recorded(id, &post.title, context);
    Ok(())
}

/// Whom a post suits, the best first; who is picked gets a place.
pub fn people_for(post: &Arc<Post>, context: &mut Context<'_>) {
    let view = context.view();
    let found = posts::people_for(view.ledger.tables(), post, view.day());
    let label = |one: &Suits, view: &View<'_>| {
        let who = view.name(&one.willing.name);
        format!(
            "{} {who} {}",
            view.door(&one.willing.subject),
            one.willing.skill
        )
    };
    pick(post.title.clone(), &found, label, context);
}

/// Which posts suit somebody, the best first; they get a place of what is picked.
pub fn posts_for(willing: &Arc<Willing>, context: &mut Context<'_>) {
    let view = context.view();
    let found = posts::posts_for(view.ledger.tables(), willing, view.day());
    let label = |one: &Suits, _: &View<'_>| format!("{} ({})", one.post.title, one.left);
    let title = super::willing::title(willing, &view);
    pick(title, &found, label, context);
}

fn pick(
    title: String,
    found: &[Suits],
    label: impl Fn(&Suits, &View<'_>) -> String,
    context: &mut Context<'_>,
) {
    if found.is_empty() {
        let said = context.texts.get("community-no-match").into_owned();
        context.refuse(said);
        return;
    }
    let view = context.view();
    let shown = found.iter().take(SHOWN).enumerate();
    let options = shown.map(|(at, one)| {
        let words = label(one, &view);
        let label = super::pairing::proposal(&words, None, &one.score, &view);
        Choice::new(at.to_string(), label)
    });
    let options: Vec<Choice> = options.collect();
    let pairs: Vec<_> = found
        .iter()
        .map(|one| (one.willing.id, one.post.id))
        .collect();
    let picker = Picker::new(title, options, move |choice, context| {
        let at = choice.value.parse::<usize>().ok();
        match at.and_then(|at| pairs.get(at)) {
            Some((who, post)) => give(*who, *post, context),
            None => Ok(()),
        }
    });
    context.open(picker.numbered());
}

fn give(who: Id<Willing>, post: Id<Post>, context: &mut Context<'_>) -> Result<(), Error> {
    place(context.ledger, who, post, "", context.at())?;
    let view = context.view();
    let tables = view.ledger.tables();
    let who = tables.willing.get(who).map(|who| view.name(&who.name));
    let post = tables.posts.get(post).map(|post| post.title.clone());
    let values = [
        ("who", who.unwrap_or_default().into()),
        ("post", post.unwrap_or_default().into()),
    ];
    let said = view.texts.with("post-given", &values);
    context.say_recorded(&said);
    Ok(())
}
