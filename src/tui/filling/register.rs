//! Answers that are there before anybody asks: from the register, by the names of questions, and from the last time. Not their way back.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::facts::Fact;
use crate::domain::Id;
use crate::domain::codes::CareKind;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::form::definition::{Form, Item, ItemIndex, Kind};
use crate::form::interview::Interview;
use crate::form::tree::NodeId;
use crate::ledger::table::Tables;

/// Repeats whose instances are the people of a household.
const PEOPLE: [&str; 2] = ["resident", "member"];
/// The form that is about one elder.
const ELDER: &str = "elder_visit";
/// From this age a person counts as an elder where no care group says so.
const ELDER_AGE: u32 = 60;

/// Where an answer came from that nobody gave yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Origin {
    /// The register.
    Register,
    /// The last time this form was filled here.
    Last,
}

/// An answer that came from somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Brought {
    /// From where.
    pub origin: Origin,
    /// Somebody said that it is so.
    pub confirmed: bool,
}

/// The answers that came from somewhere and were not changed, and whose instances are whose.
#[derive(Default)]
pub(super) struct Carried {
    brought: HashMap<NodeId, Brought>,
    people: HashMap<NodeId, Id<Resident>>,
}

/// The same, by path.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Kept {
    brought: BTreeMap<String, Brought>,
    people: BTreeMap<String, Uuid>,
}

/// Whose fact a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The household's.
    Home,
    /// The one person's the form is about.
    One,
    /// The person's of this instance.
    Instance(NodeId),
}

/// A question named after a fact.
#[derive(Clone, Copy)]
pub(super) struct Mapped {
    pub node: NodeId,
    pub fact: Fact,
    pub whose: Whose,
}

/// Every question named after a fact, in the order of the form, asked now or not.
pub(super) fn mapped(interview: &Interview) -> Vec<Mapped> {
    let mut found = Vec::new();
    visit(interview, interview.root(), None, &mut found);
    found
}

fn visit(interview: &Interview, above: NodeId, person: Option<NodeId>, found: &mut Vec<Mapped>) {
    for node in &interview.tree().node(above).children {
        let Some(item) = interview.item(*node) else {
            continue;
        };
        let item = interview.form().item(item);
        let name = item.name.as_str();
        match item.kind {
            Kind::Group => visit(interview, *node, person, found),
            Kind::Repeat if person.is_none() && is_people(name) => {
                visit(interview, *node, Some(*node), found);
            }
            kind if kind.is_asked() => {
                let of_one = || Fact::of_person(name).filter(|_| matches!(name, "name" | "phone"));
                let fact = match person {
                    Some(person) => {
                        Fact::of_person(name).map(|fact| (fact, Whose::Instance(person)))
                    }
                    None => Fact::of_home(name)
                        .map(|fact| (fact, Whose::Home))
                        .or_else(|| of_one().map(|fact| (fact, Whose::One))),
                };
                found.extend(fact.map(|(fact, whose)| Mapped {
                    node: *node,
                    fact,
                    whose,
                }));
            }
            _ => {}
        }
    }
}

/// The repeats whose instances are people, each with the node they stand in. Those inside other repeats are not.
pub(super) fn repeats(interview: &Interview) -> Vec<(NodeId, ItemIndex)> {
    let form = interview.form();
    let mut found = Vec::new();
    for (at, item) in form.items.iter().enumerate() {
        if item.kind != Kind::Repeat || !is_people(&item.name) {
            continue;
        }
        let above = match item.parent {
            Some(parent) => interview.node_at(&form.item(parent).path),
            None => Some(interview.root()),
        };
        found.extend(above.map(|above| (above, ItemIndex(at))));
    }
    found
}

/// Whether the instances of a repeat of this name are people.
pub(super) fn is_people(name: &str) -> bool {
    PEOPLE.contains(&name)
}

/// The people who live at a door, the head first.
pub(super) fn here(subject: &Subject, tables: &Tables) -> Vec<Resident> {
    let home = subject.household();
    let people = home.map_or_else(Vec::new, |home| tables.residents_of(home));
    let here = people.into_iter().filter(|person| person.is_here());
    here.map(|person| person.as_ref().clone()).collect()
}

/// The one person a form without a list of people is about, where that can be known.
pub(super) fn about<'a>(
    form: &Form,
    people: &'a [Resident],
    today: NaiveDate,
) -> Option<&'a Resident> {
    let lists = |item: &Item| item.kind == Kind::Repeat && is_people(&item.name);
    if form.items.iter().any(lists) {
        return None;
    }
    if let [one] = people {
        return Some(one);
    }
    if form.id != ELDER {
        return None;
    }
    let in_care = |person: &&Resident| {
        let groups = person.care_groups(today);
        groups.iter().any(|group| group.kind() == CareKind::Old)
    };
    let of_age = |person: &&Resident| person.age(today).is_some_and(|age| age >= ELDER_AGE);
    let found = people.iter().find(in_care);
    found
        .or_else(|| people.iter().find(of_age))
        .or(people.first())
}

impl Carried {
    /// Answers what the register knows, where nothing stands; with `over` also where something else does.
    pub fn fill(
        &mut self,
        interview: &mut Interview,
        (subject, over): (&Subject, bool),
        tables: &Tables,
        today: NaiveDate,
    ) {
        let home = subject.household().and_then(|id| tables.households.get(id));
        let Some(home) = home else {
            return;
        };
        let people = here(subject, tables);
        for one in mapped(interview) {
            if one.whose == Whose::Home {
                let value = one.fact.in_home(home, people.len());
                self.put(interview, &one, value, over);
            }
        }
        self.seat(interview, &people);
        let form = interview.form().clone();
        let single = about(&form, &people, today);
        for one in mapped(interview) {
            let person = match one.whose {
                Whose::Home => None,
                Whose::One => single,
                Whose::Instance(node) => {
                    let id = self.people.get(&node);
                    id.and_then(|id| people.iter().find(|person| person.id == *id))
                }
            };
            if let Some(person) = person {
                self.put(interview, &one, one.fact.in_person(person), over);
            }
        }
    }

    /// Gives everybody an instance, as far as the form lets them have one.
    fn seat(&mut self, interview: &mut Interview, people: &[Resident]) {
        for (above, repeat) in repeats(interview) {
            while interview.instances(above, repeat).len() < people.len() {
                if interview.add_instance_at(above, repeat).is_err() {
                    break;
                }
            }
            let instances = interview.instances(above, repeat);
            let seated = instances.into_iter().zip(people);
            self.people
                .extend(seated.map(|(instance, person)| (instance, person.id)));
        }
    }

    /// Answers one question; an answer the form does not take, or finds wrong, is taken back.
    fn put(&mut self, interview: &mut Interview, one: &Mapped, value: String, over: bool) {
        let value = match one.fact {
            Fact::Care => {
                let offered = interview.choices(one.node);
                let known = value.split(' ');
                let known = known.filter(|name| offered.iter().any(|choice| choice.name == *name));
                known.collect::<Vec<_>>().join(" ")
            }
            _ => value,
        };
        let stood = interview.kept_value(one.node).to_owned();
        if value.is_empty() || (!stood.is_empty() && !over) {
            return;
        }
        if interview.set_node(one.node, &value).is_err() {
            return;
        }
        if interview.problem(one.node).is_some() {
            // What stood there was taken before.
            let _ = interview.set_node(one.node, &stood);
            return;
        }
        self.bring(one.node, Origin::Register);
    }

    /// Notes where an answer came from.
    pub fn bring(&mut self, node: NodeId, origin: Origin) {
        let confirmed = false;
        self.brought.insert(node, Brought { origin, confirmed });
    }

    /// Where an answer came from that nobody confirmed or changed.
    pub fn open(&self, node: NodeId) -> Option<Origin> {
        let brought = self.brought.get(&node).filter(|one| !one.confirmed);
        brought.map(|one| one.origin)
    }

    /// Whether an answer stands as it came.
    pub fn is_brought(&self, node: NodeId) -> bool {
        self.brought.contains_key(&node)
    }

    /// Somebody said that it is so.
    pub fn confirm(&mut self, node: NodeId) {
        if let Some(brought) = self.brought.get_mut(&node) {
            brought.confirmed = true;
        }
    }

    /// Somebody said that all of it is so; says how many answers that are.
    pub fn confirm_all(&mut self) -> usize {
        let open = self.brought.values_mut().filter(|one| !one.confirmed);
        open.map(|one| one.confirmed = true).count()
    }

    /// It was answered anew.
    pub fn change(&mut self, node: NodeId) {
        self.brought.remove(&node);
    }

    /// The person of an instance.
    pub fn person(&self, instance: NodeId) -> Option<Id<Resident>> {
        self.people.get(&instance).copied()
    }

    /// By path, for a draft.
    pub fn kept(&self, interview: &Interview) -> Kept {
        let path = |node: &NodeId| interview.path(*node);
        let brought = self.brought.iter().map(|(node, one)| (path(node), *one));
        let people = self.people.iter().map(|(node, id)| (path(node), id.uuid()));
        Kept {
            brought: brought.collect(),
            people: people.collect(),
        }
    }

    /// From a draft; what has no place any more is forgotten.
    pub fn from_kept(kept: &Kept, interview: &Interview) -> Self {
        let node = |path: &str| interview.node_at(path);
        let brought = kept.brought.iter();
        let people = kept.people.iter();
        Self {
            brought: brought
                .filter_map(|(path, one)| Some((node(path)?, *one)))
                .collect(),
            people: people
                .filter_map(|(path, id)| Some((node(path)?, Id::new(*id))))
                .collect(),
        }
    }
}
