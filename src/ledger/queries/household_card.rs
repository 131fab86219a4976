//! A door at a glance: who lives there, what was, what is to be done. Not how a screen lays it out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::facts::{self, Missing};
use super::mark::Mark;
use super::publicity;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, TaskKind, Topic};
use crate::domain::hazard::Hazard;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::told::Matter;
use crate::domain::visit::Visit;
use crate::ledger::queue::{Explanation, Item, Queue};
use crate::ledger::table::Tables;

/// So many visits are shown.
const LAST_VISITS: usize = 2;

/// Somebody who lives there.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The record.
    pub resident: Arc<Resident>,
    /// Age in full years, where birth is known.
    pub age: Option<u32>,
    /// Care groups that day, in table order.
    pub care: Vec<CareGroup>,
}

/// Something to be told at every door that day: an open publicity task, or a topic set for the day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayTopic {
    /// The task that asks for it; none for a topic of the day.
    pub task: Option<Arc<Task>>,
    /// The topic; of a task the one its title names, where a table knows it.
    pub topic: Option<Topic>,
}

/// What happened and what is open at a door or place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Affairs {
    /// The last visits, the latest first.
    pub visits: Vec<Arc<Visit>>,
    /// Open hazards, the gravest first.
    pub hazards: Vec<Arc<Hazard>>,
    /// Open tasks, the earliest due first.
    pub tasks: Vec<Arc<Task>>,
    /// Requests that are not over, the one that asks first before the others.
    pub requests: Vec<Arc<Request>>,
    /// What is to be done there, and what waits and why.
    pub to_do: Explanation,
    /// What is to be told at every door and was not told here yet.
    pub topics: Vec<DayTopic>,
    /// The mark of the day.
    pub mark: Mark,
}

/// A door at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdCard {
    /// The household, with its door, state and notes.
    pub household: Arc<Household>,
    /// Who lives there, the head first.
    pub people: Vec<Person>,
    /// The care groups of all of them, each once, in table order.
    pub care: Vec<CareGroup>,
    /// What happened and what is open there.
    pub affairs: Affairs,
    /// Facts that must be known and are not.
    pub missing: Missing,
}

/// A place, or common parts, at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCard {
    /// The place; none for common parts.
    pub place: Option<Arc<Place>>,
    /// The unit or building it belongs to.
    pub spot: Option<Spot>,
    /// What happened and what is open there.
    pub affairs: Affairs,
}

/// The card of a household.
pub fn household_card(tables: &Tables, queue: &Queue, id: Id<Household>) -> Option<HouseholdCard> {
    let household = Arc::clone(tables.households.get(id)?);
    let day = queue.now().date;
    let people = tables.residents_of(id).into_iter();
    let people: Vec<Person> = people
        .filter(|resident| resident.is_here())
        .map(|resident| Person {
            age: resident.age(day),
            care: in_order(resident.care_groups(day)),
            resident: Arc::clone(resident),
        })
        .collect();
    let care = in_order(
        people
            .iter()
            .flat_map(|person| &person.care)
            .copied()
            .collect(),
    );
    let mut affairs = affairs(tables, queue, &Subject::from(id));
    affairs.topics = topics_at(tables, &Subject::from(id), day);
    Some(HouseholdCard {
        people,
        care,
        affairs,
        missing: facts::missing_at(tables, &household),
        household,
    })
}

/// The card of a place or of common parts; none for a household, and for a place that is gone.
pub fn place_card(tables: &Tables, queue: &Queue, subject: &Subject) -> Option<PlaceCard> {
    let (place, spot) = match subject {
        Subject::Household(_) => return None,
        Subject::Place(id) => {
            let place = tables.places.get(*id)?;
            (Some(Arc::clone(place)), place.spot.clone())
        }
        Subject::Common(spot) => (None, Some(spot.as_ref().clone())),
    };
    Some(PlaceCard {
        place,
        spot,
        affairs: affairs(tables, queue, subject),
    })
}

fn affairs(tables: &Tables, queue: &Queue, subject: &Subject) -> Affairs {
    let mut hazards: Vec<Arc<Hazard>> = tables
        .hazards
        .of(subject)
        .filter(|hazard| hazard.is_open())
        .cloned()
        .collect();
    hazards.sort_by_key(|hazard| (hazard.severity.level(), hazard.look_on()));
    let mut tasks: Vec<Arc<Task>> = tables
        .tasks
        .of(subject)
        .filter(|task| task.is_open())
        .cloned()
        .collect();
    tasks.sort_by_key(|task| (task.due_on().unwrap_or(NaiveDate::MAX), task.created));
    let visits = tables.visits.of(subject).rev().take(LAST_VISITS);
    Affairs {
        visits: visits.cloned().collect(),
        hazards,
        tasks,
        requests: requests(tables, subject),
        to_do: queue.explain(tables, &Item::Subject(subject.clone())),
        topics: Vec::new(),
        mark: Mark::on(tables, subject, queue.now().day),
    }
}

fn requests(tables: &Tables, subject: &Subject) -> Vec<Arc<Request>> {
    let mut requests: Vec<Arc<Request>> = tables
        .requests
        .of(subject)
        .filter(|request| request.is_open())
        .cloned()
        .collect();
    requests.sort_by_key(|request| (request.asks_on(), request.at));
    requests
}

/// Open publicity tasks without a door of their own: they are meant for every door.
pub fn day_topics(tables: &Tables, day: NaiveDate) -> Vec<DayTopic> {
    let tasks = tables.tasks.loose().filter(|task| {
        task.kind == TaskKind::PUBLICITY
            && task.address.is_empty()
            && task.is_open()
            && task.deferred_to.is_none_or(|until| until <= day)
    });
    tasks
        .map(|task| DayTopic {
            topic: Topic::find(&task.title),
            task: Some(Arc::clone(task)),
        })
        .collect()
}

/// What is still to be told at a door that day: publicity tasks, but for a topic told there today, then the day's topics
/// that were not told there lately.
pub fn topics_at(tables: &Tables, subject: &Subject, day: NaiveDate) -> Vec<DayTopic> {
    let told_today = |topic: Topic| {
        let last = publicity::last_told(tables, subject, Matter::Topic(topic));
        last.is_some_and(|last| last.day == day)
    };
    let mut topics = day_topics(tables, day);
    let of_tasks: Vec<Option<Topic>> = topics.iter().map(|one| one.topic).collect();
    topics.retain(|one| !one.topic.is_some_and(told_today));
    let of_day = publicity::to_tell(tables, subject, day).into_iter();
    let others = of_day.filter(|topic| !of_tasks.contains(&Some(*topic)));
    topics.extend(others.map(|topic| DayTopic {
        task: None,
        topic: Some(topic),
    }));
    topics
}

fn in_order(mut groups: Vec<CareGroup>) -> Vec<CareGroup> {
    groups.sort_by_key(|group| group.position());
    groups.dedup();
    groups
}
