//! Giving something of the list: for a need that may be met with it, or beside one; how much, where it can be counted.

use super::{for_need, record, write};
use crate::domain::Id;
use crate::domain::codes::{MatterKind, Telling};
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::domain::told::Matter;
use crate::error::Error;
use crate::ledger::queries::at_the_door::Row;
use crate::tui::context::Context;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Form, Refusal};
use crate::tui::entry::amount;

/// The kind of the form; it keeps no draft.
const KIND: &str = "give-amount";

/// Proposes the match with a need where there is one, then asks how much.
pub fn ask(subject: &Subject, row: &Row, context: &mut Context<'_>) -> Result<(), Error> {
    if let Matter::Post(_) = row.what {
        let said = context.texts.get("told-post-not-given").into_owned();
        context.refuse(said);
        return Ok(());
    }
    let tables = context.ledger.tables();
    let need = row.need.and_then(|id| tables.requests.get(id));
    let Some(need) = need else {
        return how_much(subject, row, None, context);
    };
    let (id, words) = (need.id, need.words.clone());
    let values = [("words", words.into())];
    let options = vec![
        context.texts.with("at-door-for-need", &values),
        context.texts.get("at-door-beside-need").into_owned(),
    ];
    let title = super::called(row, context.texts.tag());
    let (subject, row) = (subject.clone(), row.clone());
    context.open(Chooser::new(title, options, move |at, context| {
        how_much(&subject, &row, (at == 0).then_some(id), context)
    }));
    Ok(())
}

/// Writes it down at once where it cannot be counted and is no leaflet, else asks how much.
fn how_much(
    subject: &Subject,
    row: &Row,
    request: Option<Id<Request>>,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let leaflets = row.what.topic().is_some();
    if row.left.is_none() && !leaflets {
        return write(subject, for_need(row, request, context), context);
    }
    let view = context.view();
    let tables = view.ledger.tables();
    let asked = request.and_then(|id| {
        let (wanted, given) = (
            tables.requests.get(id)?,
            tables.offers.get(row.what.offer()?)?,
        );
        given.answering(wanted.quantity?, &wanted.unit)
    });
    let most = row.left.unwrap_or(u64::MAX);
    let asked = asked.unwrap_or(1).min(most);
    let money = row.kind == MatterKind::MONEY;
    let counted = match leaflets {
        true => "at-door-leaflets",
        false => "request-quantity",
    };
    let field = amount::field(asked, money, counted, &view);
    let (about, kept) = (subject.clone(), row.clone());
    let form = Form::new(
        KIND,
        super::called(row, view.texts.tag()),
        move |values, context| {
            let quantity = amount::read(values, money)?;
            let mut new = for_need(&kept, request, context);
            match leaflets {
                true => new.leaflets = u16::try_from(quantity).unwrap_or(u16::MAX),
                false => new.quantity = Some(quantity),
            }
            write(&about, new, context).map_err(Refusal::from)
        },
    );
    let note = super::words::left(row, &view).unwrap_or_default();
    context.open(form.note(note).field(field).transient());
    Ok(())
}

/// Told, referred or given as chosen; a short list for where no keys are.
pub fn ask_how(subject: &Subject, row: &Row, context: &mut Context<'_>) {
    let tag = context.texts.tag();
    let hows: Vec<Telling> = Telling::all().collect();
    let mut options: Vec<String> = hows.iter().map(|how| how.label(tag).to_owned()).collect();
    options.push(context.texts.get("at-door-more").into_owned());
    options.push(context.texts.get("at-door-read").into_owned());
    let title = super::called(row, tag);
    let (subject, row) = (subject.clone(), row.clone());
    context.open(Chooser::new(title, options, move |at, context| {
        match hows.get(at) {
            Some(how) => return record(&subject, &row, *how, context),
            None if at == hows.len() => super::form::open(&subject, &row, context),
            None => super::show(&subject, &row, context),
        }
        Ok(())
    }));
}
