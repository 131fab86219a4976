//! Proposals in a list to pick from, each with what speaks for it; what is picked is given. Decides nothing by itself.

use crate::domain::Id;
use crate::domain::codes::{PairingState, ResourceForm};
use crate::domain::offer::Offer;
use crate::domain::pairing::Pairing;
use crate::domain::request::Request;
use crate::error::Error;
use crate::ledger::queries::matching::{self, Score};
use crate::ledger::work::pairing::{accept, settle as work_settle};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Choice, Field, Form, Refusal};
use crate::tui::dialog::picker::Picker;
use crate::tui::entry::amount;

/// So many proposals are shown; what comes after them says little.
const SHOWN: usize = 40;

/// Offers proposed for a need, the best first.
pub fn offers_for(request: &Request, context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let found = matching::offers_for(tables, request, view.day()).into_iter();
    let options = found.take(SHOWN).map(|one| {
        let left = one.left.map(|left| one.offer.much(left));
        let words = one.offer.words.as_str();
        let label = proposal(words, left.as_deref(), &one.score, &view);
        Choice::new(one.offer.id.to_string(), label)
    });
    let options: Vec<Choice> = options.collect();
    let title = format!("{} {}", view.door(&request.subject), request.words);
    let request = request.id;
    ask(title, options, context, move |offer, context| {
        give(request, Id::new(offer), context)
    });
}

/// Needs an offer could serve, the best first.
pub fn needs_for(offer: &Offer, context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let found = matching::needs_for(tables, offer, view.day()).into_iter();
    let options = found.take(SHOWN).map(|one| {
        let door = view.door(&one.request.subject);
        let words = format!("{door} {}", one.request.words);
        let label = proposal(&words, None, &one.score, &view);
        Choice::new(one.request.id.to_string(), label)
    });
    let options: Vec<Choice> = options.collect();
    let (title, offer) = (offer.words.clone(), offer.id);
    ask(title, options, context, move |request, context| {
        give(Id::new(request), offer, context)
    });
}

/// What is proposed, what is left of it, and its points with what each is for.
pub fn proposal(words: &str, left: Option<&str>, score: &Score, view: &View<'_>) -> String {
    let tag = view.texts.tag();
    let terms = score.terms.iter();
    let terms = terms.map(|(term, points)| format!("{} {points}", term.label(tag)));
    let terms: Vec<String> = terms.collect();
    let points = [
        ("points", score.total().into()),
        ("terms", terms.join(" ").into()),
    ];
    let points = view.texts.with("match-points", &points);
    let left = left.map(|left| view.texts.with("match-left", &[("left", left.into())]));
    let parts = [Some(words.to_owned()), left, Some(points)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

fn ask(
    title: String,
    options: Vec<Choice>,
    context: &mut Context<'_>,
    mut picked: impl FnMut(uuid::Uuid, &mut Context<'_>) -> Result<(), Error> + 'static,
) {
    if options.is_empty() {
        let said = context.texts.get("community-no-match").into_owned();
        context.refuse(said);
        return;
    }
    let picker = Picker::new(
        title,
        options,
        move |choice, context| match uuid::Uuid::parse_str(&choice.value) {
            Ok(id) => picked(id, context),
            Err(_) => Ok(()),
        },
    );
    context.open(picker.numbered());
}

/// Gives it: at once where it cannot be counted, else after asking how much.
fn give(request: Id<Request>, offer: Id<Offer>, context: &mut Context<'_>) -> Result<(), Error> {
    let view = context.view();
    let tables = view.ledger.tables();
    let (Some(wanted), Some(given)) = (tables.requests.get(request), tables.offers.get(offer))
    else {
        return Ok(());
    };
    let Some(left) = matching::left(tables, given) else {
        return take(request, offer, None, context);
    };
    let money = given.form == ResourceForm::MONEY;
    let asked = (wanted.quantity).and_then(|much| given.answering(much, &wanted.unit));
    let asked = asked.unwrap_or(1).min(left);
    let quantity = amount::field(asked, money, "request-quantity", &view);
    let form = Form::new(
        "match-how-much",
        given.words.clone(),
        move |values, context| {
            let quantity = amount::read(values, money)?;
            take(request, offer, Some(quantity), context).map_err(Refusal::from)
        },
    );
    let note = left_of(&given.much(left), "", &view);
    context.open(form.note(note).field(quantity).transient());
    Ok(())
}

fn take(
    request: Id<Request>,
    offer: Id<Offer>,
    quantity: Option<u64>,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    accept(context.ledger, request, offer, quantity, context.at())?;
    let view = context.view();
    let tables = view.ledger.tables();
    let words = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let values = [
        (
            "need",
            words(tables.requests.get(request).map(|one| one.words.as_str())).into(),
        ),
        (
            "offer",
            words(tables.offers.get(offer).map(|one| one.words.as_str())).into(),
        ),
    ];
    let said = view.texts.with("community-matched", &values);
    context.say_recorded(&said);
    Ok(())
}

/// How many matches are agreed on and neither given nor called off.
pub fn agreed(of: impl Fn(&Pairing) -> bool, view: &View<'_>) -> usize {
    let all = view.ledger.tables().pairings.iter();
    let agreed = all.filter(|one| one.state == PairingState::AGREED && of(one));
    agreed.count()
}

/// Asks which of the matches agreed on was given, or is called off; one alone is not asked for.
pub fn settle(of: impl Fn(&Pairing) -> bool, context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let all = tables.pairings.iter();
    let mut found: Vec<_> = all
        .filter(|one| one.state == PairingState::AGREED && of(one))
        .collect();
    found.sort_by_key(|one| one.id);
    let options: Vec<Choice> = found
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), named(one, &view)))
        .collect();
    match options.as_slice() {
        [] => {
            let said = view.texts.get("community-nothing-agreed").into_owned();
            context.refuse(said);
        }
        [only] => outcome(&only.clone(), context),
        _ => {
            let title = view.texts.get("community-which-match").into_owned();
            let picker = Picker::new(title, options, |choice, context| {
                outcome(choice, context);
                Ok(())
            });
            context.open(picker.numbered());
        }
    }
}

/// A match in a line: how much of which offer for which need.
fn named(pairing: &Pairing, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let offer = tables.offers.get(pairing.offer);
    let words = offer.map(|offer| offer.words.as_str()).unwrap_or_default();
    let need = tables.requests.get(pairing.request);
    let door = need
        .map(|need| view.door(&need.subject))
        .unwrap_or_default();
    let wanted = need.map(|need| need.words.as_str()).unwrap_or_default();
    let much = offer.and_then(|offer| Some(format!(" {}", offer.much(pairing.quantity?))));
    format!("{words}{} / {door} {wanted}", much.unwrap_or_default())
}

/// Given or called off, with what was said.
fn outcome(pairing: &Choice, context: &mut Context<'_>) {
    let Ok(id) = uuid::Uuid::parse_str(&pairing.value) else {
        return;
    };
    let tag = context.texts.tag();
    let ways = [PairingState::GIVEN, PairingState::CALLED_OFF];
    let options = ways.map(|state| state.label(tag).to_owned()).to_vec();
    let title = pairing.label.clone();
    let chooser = Chooser::new(title.clone(), options, move |at, context| {
        if let Some(state) = ways.get(at) {
            let form = said(Id::new(id), *state, &title, &context.view());
            context.open(form);
        }
        Ok(())
    });
    context.open(chooser);
}

fn said(id: Id<Pairing>, state: PairingState, title: &str, view: &View<'_>) -> Form {
    let label = state.label(view.texts.tag());
    let note = Field::text("note", view.texts.get("hazard-said"), "").limit(200);
    let done = format!("{title}: {label}");
    let form = Form::new("match-settle", title, move |values, context| {
        let given = state == PairingState::GIVEN;
        work_settle(
            context.ledger,
            id,
            given,
            &values.text("note"),
            context.at(),
        )?;
        super::said_recorded("project-recorded", &done, context);
        Ok(())
    });
    form.note(label).field(note).transient()
}

/// How much is left, in its unit where it has one.
pub fn left_of(left: &str, unit: &str, view: &View<'_>) -> String {
    let values = [("left", left.into()), ("unit", unit.into())];
    match unit.trim() {
        "" => view.texts.with("community-left-bare", &values),
        _ => view.texts.with("community-left", &values),
    }
}
