//! What differences taken over from a form make doubtful in the register: kept as told, and set as small tasks to confirm
//! (decisions.md 21). Nothing is corrected or refused here.

use crate::domain::codes::HouseholdState;
use crate::domain::doubt::{Doubt, new_doubts};
use crate::domain::resident::Resident;
use crate::ledger::work::answer_sheet::Updates;
use crate::tui::context::Context;

/// The titles of the tasks that ask, for what is doubtful after `updates` and was not before.
pub(super) fn titles(updates: &Updates, context: &Context<'_>) -> Vec<String> {
    let tables = context.ledger.tables();
    let home = (updates.household.as_ref().map(|home| home.id))
        .or_else(|| updates.people.first().map(|person| person.household));
    let Some(home) = home else {
        return Vec::new();
    };
    let new = |person: &Resident| -> Resident {
        let told = updates.people.iter().find(|told| told.id == person.id);
        told.unwrap_or(person).clone()
    };
    let mut here: Vec<Resident> = (tables.residents_of(home).into_iter())
        .filter(|person| person.is_here())
        .map(|person| new(person))
        .collect();
    let told = updates.people.iter();
    here.extend(
        told.filter(|told| tables.residents.get(told.id).is_none())
            .cloned(),
    );
    let mut titles = Vec::new();
    let before = tables.households.get(home).map(|home| home.state);
    let after = updates.household.as_ref().map(|home| home.state);
    let becomes_vacant = after == Some(HouseholdState::VACANT) && before != after;
    if becomes_vacant && !here.is_empty() {
        titles.push(context.texts.get("import-task-vacant").into_owned());
    }
    for person in &updates.people {
        let known = tables.residents.get(person.id).map(AsRef::as_ref);
        let found = new_doubts(known, person, here.first(), context.clock.today());
        titles.extend(found.into_iter().map(|doubt| title(doubt, person, context)));
    }
    titles.dedup();
    titles
}

fn title(doubt: Doubt, person: &Resident, context: &Context<'_>) -> String {
    let texts = context.texts;
    let name = ("name", person.name.as_str().into());
    match doubt {
        Doubt::Sex | Doubt::Birth => texts.with("import-task-number", &[name]),
        Doubt::Relation | Doubt::Spouse => texts.with("import-task-relation", &[name]),
        Doubt::Care(group) => {
            let group = ("group", group.label(texts.tag()).into());
            texts.with("import-task-care", &[name, group])
        }
    }
}
