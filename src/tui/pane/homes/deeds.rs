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
use crate::ledger::queries::{polls, questionnaires};
use crate::ledger::work::task::TaskStep;
use crate::ledger::work::{collection, task};
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::entry::{blank, household, place, resident};
use crate::tui::errand;
use crate::tui::key::Key;
use crate::tui::pane::Page;

/// What an entry does.
type Deed = Box<dyn FnMut(&mut Context<'_>) -> Result<(), Error>>;

/// An entry of a list: what it says and does, and the key it has instead of a digit.
struct Entry {
    text: String,
    key: Option<Key>,
    deed: Deed,
}

fn choose(title: String, entries: Vec<Entry>, context: &mut Context<'_>) {
    let keys: Vec<Option<Key>> = entries.iter().map(|entry| entry.key).collect();
    let entries = entries.into_iter().map(|entry| (entry.text, entry.deed));
    let (options, mut deeds): (Vec<_>, Vec<_>) = entries.unzip();
    let chooser = Chooser::new(title, options, move |at, context| {
        deeds.get_mut(at).map_or(Ok(()), |deed| deed(context))
    });
    let keys = keys.into_iter().enumerate();
    let own = keys.filter_map(|(at, key)| Some((at, key?)));
    context.open(own.fold(chooser, |chooser, (at, key)| chooser.lettered(at, key)));
}

/// The same with filling a form among them, under its own key: first where one waits at this door, else last.
fn choose_at(subject: &Subject, title: String, mut entries: Vec<Entry>, context: &mut Context<'_>) {
    let view = context.view();
    let waits = forms_waiting(subject, &view);
    if !questionnaires::in_use(view.ledger.tables()).is_empty() {
        let at = if waits.is_some() { 0 } else { entries.len() };
        let text = waits.unwrap_or_else(|| view.texts.get("homes-fill-form").into_owned());
        put_command(&mut entries, at, (text, Action::FormFill), subject, &view);
    }
    choose(title, entries, context);
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
    trying(text, move |context| {
        deed(context);
        Ok(())
    })
}

/// The same where the deed may be refused.
fn trying(
    text: String,
    deed: impl FnMut(&mut Context<'_>) -> Result<(), Error> + 'static,
) -> Entry {
    Entry {
        text,
        key: None,
        deed: Box::new(deed),
    }
}

/// An entry that is a command of every page, about this door or place.
fn command(text: String, action: Action, subject: &Subject) -> Entry {
    let subject = subject.clone();
    trying(text, move |context| match errand::of(action) {
        Some(errand) => errand.run(Some(subject.clone()), context),
        None => Ok(()),
    })
}

/// Puts in a command under its own key. One whose key was taken away in the settings stands last, under the next number:
/// the numbers of all others stay what they are.
fn put_command(
    entries: &mut Vec<Entry>,
    at: usize,
    (text, action): (String, Action),
    subject: &Subject,
    view: &View<'_>,
) {
    let key = view.keymap.keys(action).first().copied();
    let at = key.map_or(entries.len(), |_| at);
    let entry = command(text, action, subject);
    entries.insert(at, Entry { key, ..entry });
}

/// What belongs to a door as to a place: a hazard, a checklist, tasks.
fn affairs(subject: &Subject, texts: &Texts) -> Vec<Entry> {
    let commands = [
        ("homes-add-hazard", Action::HazardAdd),
        ("homes-checklist", Action::Checklist),
        ("homes-tasks", Action::TaskList),
    ];
    let entries = commands.into_iter();
    let entries = entries.map(|(id, action)| command(texts.get(id).into_owned(), action, subject));
    entries.collect()
}

/// What the community is asked and can give at a door, under the keys these have on every page: a request or wish, what
/// can be offered here, relief, and the answer to a poll where one asks this door. A place has requests only.
fn put_community(entries: &mut Vec<Entry>, at: usize, subject: &Subject, view: &View<'_>) {
    let home = subject.household().is_some();
    let asked = !polls::at_door(view.ledger.tables(), subject, view.day()).is_empty();
    let commands = [
        (true, "homes-request", Action::RequestAdd),
        (home, "homes-offered", Action::AtDoor),
        (home, "homes-give-relief", Action::ReliefAdd),
        (asked, "homes-stance", Action::PollAnswer),
    ];
    let fitting = commands.into_iter().filter(|(fits, ..)| *fits);
    for (row, (_, id, action)) in fitting.enumerate() {
        let text = view.texts.get(id).into_owned();
        put_command(entries, at + row, (text, action), subject, view);
    }
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
    entries.extend(affairs(&subject, texts));
    let community = entries.len();
    let shown = subject.clone();
    entries.push(entry(text("homes-reveal"), move |context| {
        context.turn_to(Page::Homes, Some(shown.clone()));
        context.outbox.actions.push(Action::Reveal);
    }));
    entries.push(visits(&subject, texts));
    entries.push(command(text("homes-blank"), Action::Blank, &subject));
    put_community(&mut entries, community, &subject, &context.view());
    choose_at(&subject, title, entries, context);
}

/// Everything that can be done about a place.
pub fn place(id: Id<Place>, context: &mut Context<'_>) {
    let texts = context.texts;
    let subject = Subject::Place(id);
    let title = context.view().door(&subject);
    let edit = texts.get("homes-edit-place").into_owned();
    let mut entries = vec![entry(edit, move |context| place::edit(id, context))];
    entries.extend(affairs(&subject, texts));
    let community = entries.len();
    entries.push(visits(&subject, texts));
    put_community(&mut entries, community, &subject, &context.view());
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
    let entries = vec![
        entry(text("homes-person-edit"), move |context| {
            resident::edit(id, context);
        }),
        entry(text("homes-person-left"), move |context| {
            gone(id, Presence::Left, context);
        }),
        entry(text("homes-person-deceased"), move |context| {
            gone(id, Presence::Deceased, context);
        }),
        entry(text("homes-person-declined"), move |context| {
            resident::decline(id, context);
        }),
        trying(text("homes-person-blank"), move |context| {
            blank::person(id, context)
        }),
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
    let entries = vec![
        trying(
            text("homes-task-done"),
            step(|_| TaskStep::Done, "homes-task-done-now"),
        ),
        trying(
            text("homes-task-tomorrow"),
            step(
                |today| TaskStep::Snooze(today.succ_opt().unwrap_or(today)),
                "homes-task-later-now",
            ),
        ),
        trying(
            text("homes-task-week"),
            step(
                |today| {
                    let week = today.checked_add_days(chrono::Days::new(7));
                    TaskStep::Snooze(week.unwrap_or(today))
                },
                "homes-task-later-now",
            ),
        ),
    ];
    let title = crate::tui::entry::task::title(&known, &context.view());
    choose(title, entries, context);
}
