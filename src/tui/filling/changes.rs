//! How the answers differ from the register: shown at the end, ticked, and written with the sheet. Nobody is ever taken away.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::facts::Fact;
use super::register::{self, Whose};
use super::{Filling, doubting};
use crate::domain::Id;
use crate::domain::codes::{CareGroup, Coded};
use crate::domain::household::Household;
use crate::domain::mask::mask_phone;
use crate::domain::name::is_same_name;
use crate::domain::resident::Resident;
use crate::domain::text::safe_name;
use crate::form::definition::Kind;
use crate::form::interview::{Answers, Interview};
use crate::form::tree::NodeId;
use crate::ledger::table::Tables;
use crate::ledger::work::answer_sheet::Updates;
use crate::tui::context::{Context, View};

/// An answer to a question named after a fact.
#[derive(Clone)]
struct Told {
    node: NodeId,
    fact: Fact,
    answer: String,
    /// The choices it was chosen from.
    offered: Vec<String>,
}

/// What a change is made to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Home,
    Person(Id<Resident>),
    /// Somebody the register does not know.
    Newcomer,
}

/// A difference that can be taken over into the register.
pub(super) struct Change {
    /// Its question, or the instance of somebody new; tells it from the others.
    pub path: String,
    /// What it says, in a line.
    pub said: String,
    target: Target,
    told: Vec<Told>,
}

impl Filling {
    /// The differences between answers and register, in the order of the form.
    pub(super) fn differing(&self, view: &View<'_>) -> Vec<Change> {
        let tables = view.ledger.tables();
        let home = self.subject.household();
        let Some(home) = home.and_then(|id| tables.households.get(id)) else {
            return Vec::new();
        };
        let people = register::here(&self.subject, tables);
        let told = self.told(tables);
        let whose = self.whose(&people, view);
        let mut changes = Vec::new();
        for (by, told) in &told {
            match by {
                Whose::Home => changes.extend(self.of_home(home, told, view)),
                Whose::One | Whose::Instance(_) => {
                    let person = whose.get(&seat(*by)).copied().flatten();
                    changes.extend(person.and_then(|person| self.of_person(person, told, view)));
                }
            }
        }
        changes.extend(self.newcomers(&told, &whose, view));
        changes
    }

    /// What was answered of the facts. In a correction only what is corrected: the register may know better since.
    fn told(&self, tables: &Tables) -> Vec<(Whose, Told)> {
        let sheet = self.corrects.and_then(|id| tables.answer_sheets.get(id));
        let before = sheet.and_then(|sheet| serde_json::from_str::<Answers>(&sheet.answers).ok());
        let was = |path: &str, value: &str| {
            let before = before.as_ref().and_then(|before| before.values.get(path));
            before.is_some_and(|before| before == value)
        };
        let mut found = Vec::new();
        for one in register::mapped(&self.interview) {
            let answer = self.interview.value(one.node).trim().to_owned();
            let path = self.interview.path(one.node);
            if answer.is_empty()
                || was(&path, &answer)
                || self.interview.problem(one.node).is_some()
            {
                continue;
            }
            let offered = self.interview.choices(one.node).into_iter();
            let told = Told {
                node: one.node,
                fact: one.fact,
                answer,
                offered: offered.map(|choice| choice.name).collect(),
            };
            found.push((one.whose, told));
        }
        found
    }

    /// Who is meant by each instance: whoever has the name; else whoever it was made for, if the name was only
    /// written wrong. Nobody: somebody new. Key none is the one person the form is about.
    fn whose<'a>(
        &self,
        people: &'a [Resident],
        view: &View<'_>,
    ) -> HashMap<Option<NodeId>, Option<&'a Resident>> {
        let names: Vec<(Option<NodeId>, String)> = register::mapped(&self.interview)
            .into_iter()
            .filter(|one| one.fact == Fact::Name)
            .map(|one| (seat(one.whose), self.interview.value(one.node).to_owned()))
            .collect();
        let mut found = HashMap::new();
        let mut taken = HashSet::new();
        for (seat, name) in &names {
            let person = people
                .iter()
                .find(|person| !taken.contains(&person.id) && is_same_name(&person.name, name));
            if let Some(person) = person {
                taken.insert(person.id);
                found.insert(*seat, Some(person));
            }
        }
        for (seat, name) in &names {
            if found.contains_key(seat) {
                continue;
            }
            let made_for = seat.and_then(|instance| self.carried.person(instance));
            let person = people.iter().find(|person| Some(person.id) == made_for);
            let person = person
                .filter(|person| name.is_empty() || is_slip(&person.name, name))
                .filter(|person| taken.insert(person.id));
            found.insert(*seat, person);
        }
        if names.iter().all(|(seat, _)| seat.is_some()) {
            let form = self.interview.form();
            found.insert(None, register::about(form, people, view.clock.today()));
        }
        found
    }

    fn of_home(&self, home: &Household, told: &Told, view: &View<'_>) -> Option<Change> {
        let mut after = home.clone();
        told.fact.put_home(&mut after, &told.answer);
        let (old, new) = (told.fact.in_home(home, 0), told.fact.in_home(&after, 0));
        (old != new).then(|| self.change(Target::Home, "", told, (&old, &new), view))
    }

    fn of_person(&self, person: &Resident, told: &Told, view: &View<'_>) -> Option<Change> {
        let mut after = person.clone();
        let today = view.clock.today();
        told.fact
            .put_person(&mut after, &told.answer, &told.offered, today);
        let (old, new) = (told.fact.in_person(person), told.fact.in_person(&after));
        let whom = view.name(&person.name);
        let target = Target::Person(person.id);
        (old != new).then(|| self.change(target, &whom, told, (&old, &new), view))
    }

    fn change(
        &self,
        target: Target,
        whom: &str,
        told: &Told,
        (old, new): (&str, &str),
        view: &View<'_>,
    ) -> Change {
        let label = self.interview.label(told.node);
        let blank = view.texts.get("filling-blank");
        let said = |value: &str| match value.is_empty() {
            true => blank.to_string(),
            false => shown(&self.interview, told, value, view),
        };
        let values = [
            ("what", format!("{whom} {label}").trim().to_owned().into()),
            ("old", said(old).into()),
            ("new", said(new).into()),
        ];
        Change {
            path: self.interview.path(told.node),
            said: view.texts.with("filling-change", &values),
            target,
            told: vec![told.clone()],
        }
    }

    /// Everybody who was named and is not in the register, each with all that was said of them.
    fn newcomers(
        &self,
        told: &[(Whose, Told)],
        whose: &HashMap<Option<NodeId>, Option<&Resident>>,
        view: &View<'_>,
    ) -> Vec<Change> {
        let mut found = Vec::new();
        for (by, name) in told {
            let Whose::Instance(instance) = by else {
                continue;
            };
            let is_new = whose.get(&Some(*instance)).is_some_and(Option::is_none);
            if name.fact != Fact::Name || !is_new || safe_name(&name.answer, 25).text.is_empty() {
                continue;
            }
            let own = told.iter().filter(|(other, _)| other == by);
            let own: Vec<Told> = own.map(|(_, told)| told.clone()).collect();
            let facts = own.iter().filter(|told| told.fact != Fact::Name);
            let facts = facts.map(|told| shown(&self.interview, told, &told.answer, view));
            let values = [
                ("name", view.name(&name.answer).into()),
                ("facts", facts.collect::<Vec<_>>().join("  ").into()),
            ];
            let said = view.texts.with("filling-newcomer", &values);
            found.push(Change {
                path: self.interview.path(*instance),
                said: said.trim_end().to_owned(),
                target: Target::Newcomer,
                told: own,
            });
        }
        found
    }

    /// Ticks a difference, or takes the tick away.
    pub(super) fn tick(&mut self, at: usize) {
        if let Some(change) = self.changes.get(at) {
            self.touched = true;
            if !self.unticked.remove(&change.path) {
                self.unticked.insert(change.path.clone());
            }
        }
    }

    /// The household and people as the ticked differences say, and how many those are.
    pub(super) fn updates(&self, context: &Context<'_>) -> (Updates, usize) {
        let tables = context.ledger.tables();
        let mut updates = Updates::default();
        let Some(home) = self.subject.household() else {
            return (updates, 0);
        };
        let mut people: BTreeMap<Id<Resident>, Resident> = BTreeMap::new();
        let ticked = |change: &&Change| !self.unticked.contains(&change.path);
        let today = context.clock.today();
        let mut count = 0;
        for change in self.changes.iter().filter(ticked) {
            count += 1;
            let id = match change.target {
                Target::Home => {
                    let known = tables
                        .households
                        .get(home)
                        .map(|home| home.as_ref().clone());
                    updates.household = updates.household.take().or(known);
                    for told in &change.told {
                        if let Some(home) = &mut updates.household {
                            told.fact.put_home(home, &told.answer);
                        }
                    }
                    continue;
                }
                Target::Person(id) => id,
                Target::Newcomer => Id::new(context.clock.id()),
            };
            let known = tables
                .residents
                .get(id)
                .map(|person| person.as_ref().clone());
            let person = people
                .entry(id)
                .or_insert_with(|| known.unwrap_or_else(|| Resident::new(id, home, String::new())));
            for told in &change.told {
                told.fact
                    .put_person(person, &told.answer, &told.offered, today);
            }
        }
        updates.people = people.into_values().collect();
        updates.doubts = doubting::titles(&updates, context);
        (updates, count)
    }
}

fn seat(whose: Whose) -> Option<NodeId> {
    match whose {
        Whose::Instance(instance) => Some(instance),
        Whose::Home | Whose::One => None,
    }
}

/// Whether a name is another one written with one wrong character.
fn is_slip(known: &str, said: &str) -> bool {
    let same_length = known.chars().count() == said.chars().count();
    let differing = known
        .chars()
        .zip(said.chars())
        .filter(|(one, other)| one != other);
    same_length && differing.count() <= 1
}

/// A value as a reader would say it: the words of choices, numbers masked, names as the settings let them be shown.
fn shown(interview: &Interview, told: &Told, value: &str, view: &View<'_>) -> String {
    let kind = interview.item(told.node);
    let kind = kind.map(|item| interview.form().item(item).kind);
    match (told.fact, kind) {
        (Fact::Care, _) => {
            let tag = view.texts.tag();
            let label = |code| {
                let row = CareGroup::table().row(code);
                row.map_or(code, |row| row.label(tag))
            };
            let groups = value.split(' ').map(label);
            let groups: Vec<_> = groups.collect();
            groups.join(&view.texts.get("list-separator"))
        }
        (Fact::Phone | Fact::OwnerPhone, _) => mask_phone(value),
        (Fact::Name | Fact::OwnerName, _) => view.name(value),
        (_, Some(Kind::SelectOne)) => interview.choice_words(told.node, value),
        _ => value.to_owned(),
    }
}
