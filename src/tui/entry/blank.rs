//! Blanking a household or one of its people: which of them is asked, the deed is `ledger::work::blank`'s.

use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::work::blank;
use crate::tui::context::Context;
use crate::tui::dialog::choice::Chooser;

/// Asks whether the whole household under the cursor is meant, or who of it.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let Some(id) = here.as_ref().and_then(Subject::household) else {
        let said = context.texts.get("blank-no-door").into_owned();
        context.refuse(said);
        return;
    };
    let view = context.view();
    let people = view.ledger.tables().residents_of(id).into_iter();
    let people: Vec<(String, Id<Resident>)> = people
        .map(|person| (view.name(&person.name), person.id))
        .collect();
    let whole = view.texts.get("blank-household").into_owned();
    let options = std::iter::once(whole).chain(people.iter().map(|(name, _)| name.clone()));
    let values = [("door", view.door(&Subject::Household(id)).into())];
    let title = view.texts.with("blank-title", &values);
    context.open(Chooser::new(
        title,
        options.collect(),
        move |at, context| match at.checked_sub(1).and_then(|at| people.get(at)) {
            None => household(id, context),
            Some((_, id)) => person(*id, context),
        },
    ));
}

fn household(id: Id<Household>, context: &mut Context<'_>) -> Result<(), Error> {
    let done = blank::household(context.ledger, id, context.at())?;
    say(done.is_some(), id, context);
    Ok(())
}

/// Blanks one person.
///
/// # Errors
/// When the person is gone, or the store refuses.
pub fn person(id: Id<Resident>, context: &mut Context<'_>) -> Result<(), Error> {
    let home = context
        .ledger
        .tables()
        .residents
        .get(id)
        .map(|person| person.household);
    let done = blank::resident(context.ledger, id, context.at())?;
    if let Some(home) = home {
        say(done.is_some(), home, context);
    }
    Ok(())
}

fn say(done: bool, id: Id<Household>, context: &mut Context<'_>) {
    let values = [("door", context.view().door(&Subject::Household(id)).into())];
    match done {
        true => {
            let said = context.texts.with("blank-done", &values);
            context.say_recorded(&said);
        }
        false => {
            let said = context.texts.with("blank-nothing", &values);
            context.refuse(said);
        }
    }
}
