//! What can be done about a household, a person or a task, as short lists of digits. The forms are `tui::entry`'s.

use crate::domain::Id;
use crate::domain::codes::SourceOfFact;
use crate::domain::household::Household;
use crate::domain::resident::{Presence, Resident};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::error::Error;
use crate::ledger::work::task::TaskStep;
use crate::ledger::work::{collection, task};
use crate::tui::context::Context;
use crate::tui::dialog::choice::Chooser;
use crate::tui::entry;

/// The lists' entries: message id and what it does.
type Entry = (
    String,
    Box<dyn FnMut(&mut Context<'_>) -> Result<(), Error>>,
);

fn choose(title: String, entries: Vec<Entry>, context: &mut Context<'_>) {
    let (options, mut deeds): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    context.open(Chooser::new(title, options, move |at, context| {
        deeds.get_mut(at).map_or(Ok(()), |deed| deed(context))
    }));
}

/// What changed at a door: confirm, edit, add a person, or one of those who live there.
pub fn household(id: Id<Household>, context: &mut Context<'_>) {
    let view = context.view();
    let text = |id: &'static str| view.texts.get(id).into_owned();
    let title = view.door_and_head(&Subject::Household(id));
    let mut entries: Vec<Entry> = vec![
        (
            text("homes-verify"),
            Box::new(move |context| {
                verify(id, context);
                Ok(())
            }),
        ),
        (
            text("homes-edit"),
            Box::new(move |context| {
                entry::household::edit(id, context);
                Ok(())
            }),
        ),
        (
            text("homes-add-person"),
            Box::new(move |context| {
                entry::resident::add(id, context);
                Ok(())
            }),
        ),
    ];
    let people = view.ledger.tables().residents_of(id).into_iter();
    for person in people.filter(|person| person.is_here()) {
        let values = [("name", view.name(&person.name).into())];
        let person = person.id;
        entries.push((
            view.texts.with("homes-person", &values),
            Box::new(move |context| {
                self::person(person, context);
                Ok(())
            }),
        ));
    }
    choose(title, entries, context);
}

/// What can be done about a person: change, moved out, died, does not want to say.
pub fn person(id: Id<Resident>, context: &mut Context<'_>) {
    let Some(person) = context.ledger.tables().residents.get(id).cloned() else {
        return;
    };
    let view = context.view();
    let text = |id: &'static str| view.texts.get(id).into_owned();
    let title = view.name(&person.name);
    let entries: Vec<Entry> = vec![
        (
            text("homes-person-edit"),
            Box::new(move |context| {
                entry::resident::edit(id, context);
                Ok(())
            }),
        ),
        (
            text("homes-person-left"),
            Box::new(move |context| {
                gone(id, Presence::Left, context);
                Ok(())
            }),
        ),
        (
            text("homes-person-deceased"),
            Box::new(move |context| {
                gone(id, Presence::Deceased, context);
                Ok(())
            }),
        ),
        (
            text("homes-person-declined"),
            Box::new(move |context| {
                entry::resident::decline(id, context);
                Ok(())
            }),
        ),
    ];
    choose(title, entries, context);
}

/// Asks who said so, by digit, and carries on with it.
pub fn ask_source(
    title: String,
    context: &mut Context<'_>,
    mut then: impl FnMut(SourceOfFact, &mut Context<'_>) -> Result<(), Error> + 'static,
) {
    let sources: Vec<SourceOfFact> = SourceOfFact::all()
        .filter(|source| source.as_str() != "file")
        .collect();
    let tag = context.texts.tag();
    let options = sources.iter().map(|source| source.label(tag).to_owned());
    context.open(Chooser::new(
        title,
        options.collect(),
        move |at, context| match sources.get(at) {
            Some(source) => then(*source, context),
            None => Ok(()),
        },
    ));
}

/// Confirms everything known of a door, after asking who said so.
pub fn verify(id: Id<Household>, context: &mut Context<'_>) {
    let title = format!(
        "{} {}",
        context.view().door(&Subject::Household(id)),
        context.texts.get("homes-who-said")
    );
    ask_source(title, context, move |source, context| {
        verify_by(id, source, context)
    });
}

/// Confirms everything known of a door.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn verify_by(
    id: Id<Household>,
    source: SourceOfFact,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    collection::verify(context.ledger, id, source, context.at())?;
    let values = [
        ("door", context.view().door(&Subject::Household(id)).into()),
        ("source", source.label(context.texts.tag()).into()),
    ];
    let said = context.texts.with("homes-verified-now", &values);
    context.say_recorded(&said);
    Ok(())
}

fn gone(id: Id<Resident>, presence: Presence, context: &mut Context<'_>) {
    let name = context
        .ledger
        .tables()
        .residents
        .get(id)
        .map(|person| person.name.clone());
    let name = context.view().name(&name.unwrap_or_default());
    let title = format!("{name} {}", context.texts.get("homes-who-said"));
    ask_source(title, context, move |source, context| {
        collection::left(context.ledger, id, presence, source, context.at())?;
        let said = match presence {
            Presence::Deceased => "homes-deceased-now",
            _ => "homes-left-now",
        };
        let said = context.texts.with(said, &[("name", name.as_str().into())]);
        context.say_recorded(&said);
        Ok(())
    });
}

/// What can be done about a task: done, or another day.
pub fn task(id: Id<Task>, context: &mut Context<'_>) {
    let Some(known) = context.ledger.tables().tasks.get(id).cloned() else {
        return;
    };
    let text = |id: &'static str| context.texts.get(id).into_owned();
    let step = move |step: fn(chrono::NaiveDate) -> TaskStep, said: &'static str| {
        move |context: &mut Context<'_>| {
            let step = step(context.clock.today());
            task::step(context.ledger, id, step, context.at())?;
            let said = context.texts.get(said).into_owned();
            context.say_recorded(&said);
            Ok(())
        }
    };
    let entries: Vec<Entry> = vec![
        (
            text("homes-task-done"),
            Box::new(step(|_| TaskStep::Done, "homes-task-done-now")),
        ),
        (
            text("homes-task-tomorrow"),
            Box::new(step(
                |today| TaskStep::Snooze(today.succ_opt().unwrap_or(today)),
                "homes-task-later-now",
            )),
        ),
        (
            text("homes-task-week"),
            Box::new(step(
                |today| {
                    let week = today.checked_add_days(chrono::Days::new(7));
                    TaskStep::Snooze(week.unwrap_or(today))
                },
                "homes-task-later-now",
            )),
        ),
    ];
    choose(known.title.clone(), entries, context);
}
