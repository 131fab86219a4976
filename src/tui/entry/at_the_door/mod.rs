//! What a household can be offered, as a list at its door: told, referred or given by one key each. What fits is a query's.

mod form;
mod give;
mod list;
mod words;

use crate::domain::Id;
use crate::domain::codes::Telling;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::queries::at_the_door::Row;
use crate::ledger::work::told::{NewTold, tell};
use crate::tui::context::Context;
use crate::tui::dialog::message::Notice;

pub use words::{called, reason, told_in_short};

/// Opens the list for the door under the cursor.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let Some(subject) = here else {
        let said = context.texts.get("today-no-door").into_owned();
        context.refuse(said);
        return;
    };
    let list = list::List::new(subject, &context.view());
    context.open(list);
}

/// Writes down that a row was told, referred or given; asks first how much, or for which need, where that matters.
///
/// # Errors
/// What the ledger or the disk refused.
fn record(
    subject: &Subject,
    row: &Row,
    how: Telling,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let view = context.view();
    let again = row
        .told
        .is_some_and(|last| last.day == view.day() && last.how == how);
    let counts = how == Telling::GIVEN && row.left.is_some();
    if again && !counts {
        let values = [("how", how.label(view.texts.tag()).into())];
        let said = view.texts.with("at-door-again", &values);
        context.refuse(said);
        return Ok(());
    }
    if how == Telling::GIVEN {
        return give::ask(subject, row, context);
    }
    write(subject, new(row, how, context), context)
}

/// Something told of a row, by the words it is called now.
fn new(row: &Row, how: Telling, context: &Context<'_>) -> NewTold {
    NewTold::new(row.what, called(row, context.texts.tag()), how)
}

/// The same for a need that may be met with it.
fn for_need(row: &Row, request: Option<Id<Request>>, context: &Context<'_>) -> NewTold {
    NewTold {
        request,
        ..new(row, Telling::GIVEN, context)
    }
}

/// Writes it down and says so.
///
/// # Errors
/// What the ledger or the disk refused.
fn write(subject: &Subject, new: NewTold, context: &mut Context<'_>) -> Result<(), Error> {
    let values = [
        ("door", context.view().door(subject).into()),
        ("how", new.how.label(context.texts.tag()).into()),
        ("what", new.words.clone().into()),
    ];
    let said = context.texts.with("at-door-recorded", &values);
    tell(context.ledger, subject.clone(), new, context.at())?;
    context.say_recorded(&said);
    Ok(())
}

/// Everything there is to say of a row, and of a topic its card to read aloud; Enter writes down that it was told.
fn show(subject: &Subject, row: &Row, context: &mut Context<'_>) {
    let view = context.view();
    let text = words::whole(row, &view);
    let title = called(row, view.texts.tag());
    let deed = view.texts.get("at-door-was-told").into_owned();
    let (subject, row) = (subject.clone(), row.clone());
    let notice = Notice::new(title, text).deed(deed, move |context| {
        record(&subject, &row, Telling::TOLD, context)
    });
    context.open(notice);
}
