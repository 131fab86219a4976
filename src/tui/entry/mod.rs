//! Records as fields of forms, and what was filled in as records again. Draws nothing; the deeds are `ledger::work`'s.

pub mod activity;
pub mod amount;
pub mod at_the_door;
pub mod blank;
pub mod calendar;
pub mod care;
pub mod day;
pub mod duty;
pub mod export;
pub mod facts;
pub mod files;
pub mod folder;
pub mod hazard;
pub mod household;
pub mod import;
pub mod number;
pub mod offer;
pub mod pairing;
pub mod partner;
pub mod place;
pub mod plan;
pub mod poll;
pub mod post;
pub mod project;
pub mod questionnaire;
pub mod relief;
pub mod request;
pub mod resident;
pub mod task;
pub mod topic;
pub mod undertaking;
pub mod visit;
pub mod whereabouts;
pub mod willing;
pub mod wipe;

use super::context::{Context, View};
use super::dialog::form::{Choice, Field, Values};
use crate::domain::codes::{CareGroup, Code, Coded, SourceOfFact};

/// A choice among the codes of a table; a present code that is offered no more is offered here.
pub fn code<C: Coded>(
    name: &'static str,
    label: &str,
    present: Option<C>,
    view: &View<'_>,
) -> Field {
    let language = view.texts.tag();
    let rows = C::table().rows().iter();
    let mut options: Vec<Choice> = rows
        .filter(|row| row.active)
        .map(|row| Choice::new(row.code, row.label(language)))
        .collect();
    let present = present.map(|code| code.code().as_str());
    if let Some(code) = present.filter(|code| options.iter().all(|option| option.value != *code)) {
        let label = C::table().row(code).map_or(code, |row| row.label(language));
        options.push(Choice::new(code, label));
    }
    Field::choice(name, view.texts.get(label), options, present)
}

/// The code chosen in the field of that name.
pub fn chosen<C: Coded>(values: &Values<'_>, name: &str) -> Option<C> {
    values
        .choice(name)
        .map(|code| C::from_code(Code::new(code)))
}

/// Care groups to tick: for whom something is.
pub fn groups(known: &[CareGroup], view: &View<'_>) -> Field {
    let tag = view.texts.tag();
    let options = CareGroup::all().map(|group| Choice::new(group.as_str(), group.label(tag)));
    let known: Vec<&str> = known.iter().map(|group| group.as_str()).collect();
    let label = view.texts.get("post-groups");
    Field::many("groups", label, options.collect(), &known)
}

/// The care groups ticked.
pub fn groups_of(values: &Values<'_>) -> Vec<CareGroup> {
    let ticked = values.ticked("groups").into_iter();
    ticked.map(CareGroup::new).collect()
}

/// Says what was recorded, in a message that has `what` in it, and that it can be taken back.
pub fn said_recorded(id: &'static str, what: &str, context: &mut Context<'_>) {
    let said = context.texts.with(id, &[("what", what.into())]);
    context.say_recorded(&said);
}

/// Who said so; the person, unless another is chosen.
pub fn source(view: &View<'_>) -> Field {
    let (texts, people) = (view.texts, SourceOfFact::all());
    let options = people
        .filter(|source| source.as_str() != "file")
        .map(|source| Choice::new(source.as_str(), source.label(texts.tag())));
    let chosen = Some(SourceOfFact::SELF.as_str());
    Field::choice(
        "source",
        texts.get("collection-source"),
        options.collect(),
        chosen,
    )
}

/// Who said so, as chosen.
pub fn source_of(values: &Values<'_>) -> SourceOfFact {
    chosen(values, "source").unwrap_or(SourceOfFact::SELF)
}

/// What somebody does not want to say, of these facts.
pub fn declined(facts: &[&'static str], known: &[String], view: &View<'_>) -> Field {
    let label = |fact: &str| view.texts.get(&format!("fact-{fact}")).into_owned();
    let options = facts.iter().map(|fact| Choice::new(*fact, label(fact)));
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let label = view.texts.get("collection-declined");
    Field::many("declined", label, options.collect(), &known)
}

/// What is declined after a form that offered `facts`: what was ticked and not filled in all the same.
pub fn declined_of(
    values: &Values<'_>,
    facts: &[&'static str],
    known: &[String],
    filled: impl Fn(&str) -> bool,
) -> Vec<String> {
    let others = known.iter().filter(|fact| !facts.contains(&fact.as_str()));
    let ticked = values.ticked("declined").into_iter();
    let ticked = ticked.filter(|fact| !filled(fact)).map(str::to_owned);
    others.cloned().chain(ticked).collect()
}
