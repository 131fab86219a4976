//! What can be done about a household, a place, a person or a task, as short lists of digits. The forms are `tui::entry`'s.

use crate::domain::Id;
use crate::domain::codes::SourceOfFact;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::resident::{Presence, Resident};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::error::Error;
use crate::i18n::Texts;
use crate::ledger::queries::questionnaires;
use crate::ledger::work::task::TaskStep;
use crate::ledger::work::{collection, task};
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::entry::{blank, household, place, resident};
use crate::tui::pane::Page;

/// The lists' entries: message id and what it does.
type Entry = (
    String,
    Box<dyn FnMut(&mut Context<'_>) -> Result<(), Error>>,
);

fn choose(title: String, entries: Vec<Entry>, context: &mut Context<'_>) {
    let chooser = chooser(title, entries);
    context.open(chooser);
}

fn chooser(title: String, entries: Vec<Entry>) -> Chooser {
    let (options, mut deeds): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    Chooser::new(title, options, move |at, context| {
        deeds.get_mut(at).map_or(Ok(()), |deed| deed(context))
    })
}

/// The same with filling a form among them, under its own key: first where one waits at this door, else last.
fn choose_at(subject: &Subject, title: String, mut entries: Vec<Entry>, context: &mut Context<'_>) {
    let view = context.view();
    let key = view.keymap.keys(Action::FormFill).first().copied();
    let waits = forms_waiting(subject, &view);
    let any = !questionnaires::in_use(view.ledger.tables()).is_empty();
    let Some(key) = key.filter(|_| any) else {
        return choose(title, entries, context);
    };
    let at = if waits.is_some() { 0 } else { entries.len() };
    let text = waits.unwrap_or_else(|| view.texts.get("homes-fill-form").into_owned());
    let fill = entry(text, |context| {
        context.outbox.actions.push(Action::FormFill);
    });
    entries.insert(at, fill);
    context.open(chooser(title, entries).lettered(at, key));
}

/// The forms that wait at a door, in a line; none where none does.
pub fn forms_waiting(subject: &Subject, view: &View<'_>) -> Option<String> {
    let waiting = questionnaires::outstanding(view.ledger.tables(), subject);
    let titles: Vec<&str> = waiting.iter().map(|one| one.title.as_str()).collect();
    let separator = view.texts.get("list-comma");
    let values = [("forms", titles.join(separator.as_ref()).into())];
    (!titles.is_empty()).then(|| view.texts.with("homes-form-waits", &values))
}

/// An entry that does what `deed` does.
fn entry(text: String, mut deed: impl FnMut(&mut Context<'_>) + 'static) -> Entry {
    let deed = move |context: &mut Context<'_>| {
        deed(context);
        Ok(())
    };
    (text, Box::new(deed))
}

/// What belongs to a door as to a place: a hazard, a checklist, tasks.
fn affairs(texts: &Texts) -> Vec<Entry> {
    let commands = [
        ("homes-add-hazard", Action::HazardAdd),
        ("homes-checklist", Action::Checklist),
        ("homes-tasks", Action::TaskList),
    ];
    let entries = commands.into_iter();
    // The page's cursor is on the door or place; they are about that.
    let entries = entries.map(|(id, action)| {
        entry(texts.get(id).into_owned(), move |context| {
            context.outbox.actions.push(action);
        })
    });
    entries.collect()
}

fn visits(subject: &Subject, texts: &Texts) -> Entry {
    let subject = subject.clone();
    entry(texts.get("homes-all-visits").into_owned(), move |context| {
        show_visits(&subject, context);
    })
}

/// The page Visits at the last visit of a door or place; says so where nobody has knocked yet.
pub fn show_visits(subject: &Subject, context: &mut Context<'_>) {
    let tables = context.ledger.tables();
    if tables.visits.of(subject).next().is_some() {
        context.turn_to(Page::Visits, Some(subject.clone()));
        return;
    }
    let values = [("door", context.view().door(subject).into())];
    let said = context.texts.with("homes-no-visit", &values);
    context.refuse(said);
}

/// Everything that can be done about a door, each under a digit that is always the same.
pub fn household(id: Id<Household>, context: &mut Context<'_>) {
    let texts = context.texts;
    let text = |id: &'static str| texts.get(id).into_owned();
    let subject = Subject::Household(id);
    let title = context.view().door_and_head(&subject);
    let mut entries: Vec<Entry> = vec![
        entry(text("homes-verify"), move |context| verify(id, context)),
        entry(text("homes-edit"), move |context| {
            household::edit(id, context);
        }),
        entry(text("homes-add-person"), move |context| {
            resident::add(id, context);
        }),
        entry(text("homes-people"), move |context| people(id, context)),
    ];
    entries.extend(affairs(texts));
    let shown = subject.clone();
    entries.push(entry(text("homes-reveal"), move |context| {
        context.turn_to(Page::Homes, Some(shown.clone()));
        context.outbox.actions.push(Action::Reveal);
    }));
    entries.push(visits(&subject, texts));
    entries.push(entry(text("homes-blank"), |context| {
        context.outbox.actions.push(Action::Blank);
    }));
    choose_at(&subject, title, entries, context);
}

/// Everything that can be done about a place.
pub fn place(id: Id<Place>, context: &mut Context<'_>) {
    let texts = context.texts;
    let subject = Subject::Place(id);
    let title = context.view().door(&subject);
    let edit = texts.get("homes-edit-place").into_owned();
    let mut entries = vec![entry(edit, move |context| place::edit(id, context))];
    entries.extend(affairs(texts));
    entries.push(visits(&subject, texts));
    choose_at(&subject, title, entries, context);
}

/// Who of those who live there is meant; where there is one, that one.
fn people(id: Id<Household>, context: &mut Context<'_>) {
    let view = context.view();
    let people = view.ledger.tables().residents_of(id).into_iter();
    let people = people.filter(|person| person.is_here());
    let people: Vec<_> = people
        .map(|person| (view.name(&person.name), person.id))
        .collect();
    match people[..] {
        [] => {
            let said = context.texts.get("homes-no-people").into_owned();
            context.refuse(said);
        }
        [(_, only)] => person(only, context),
        _ => {
            let title = view.door_and_head(&Subject::Household(id));
            let entries = people.into_iter();
            let entries = entries.map(|(name, id)| entry(name, move |context| person(id, context)));
            choose(title, entries.collect(), context);
        }
    }
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
                resident::edit(id, context);
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
                resident::decline(id, context);
                Ok(())
            }),
        ),
        (
            text("homes-person-blank"),
            Box::new(move |context| blank::person(id, context)),
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
    let title = crate::tui::entry::task::title(&known, &context.view());
    choose(title, entries, context);
}
