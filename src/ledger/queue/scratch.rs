//! Everything computed from scratch: what may have something due, and what is due there. Not keeping it in step.

use std::collections::HashSet;
use std::thread;

use super::lists::Entry;
use super::row::Item;
use super::rules::{self, Scene};
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// From so many rows on the work is shared between two threads.
pub(super) const SHARED_FROM: usize = 4_096;

/// Everything that may have something due.
pub(super) fn items(tables: &Tables, scene: &Scene) -> Vec<Item> {
    let doors = tables.households.iter().map(|home| Subject::from(home.id));
    let places = tables.places.iter().map(|place| Subject::from(place.id));
    let mut items: Vec<Item> = doors.chain(places).map(Item::Subject).collect();
    let of_records = (tables.tasks.subjects())
        .chain(tables.hazards.subjects())
        .chain(tables.visits.subjects())
        .chain(tables.requests.subjects())
        .chain(tables.stances.subjects())
        .chain(scene.drafts.keys());
    let others: HashSet<&Subject> = of_records
        .filter(|subject| !is_kept(tables, subject))
        .collect();
    items.extend(others.into_iter().cloned().map(Item::Subject));
    items.extend(tables.tasks.loose().map(|task| Item::Task(task.id)));
    items.extend(scene.undertakings.keys().copied().map(Item::Undertaking));
    items
}

/// Whether the table of doors or of places has it.
fn is_kept(tables: &Tables, subject: &Subject) -> bool {
    match subject {
        Subject::Household(id) => tables.households.get(*id).is_some(),
        Subject::Place(id) => tables.places.get(*id).is_some(),
        Subject::Common(_) => false,
    }
}

/// The rows of `items`, in their order.
pub(super) fn entries(tables: &Tables, scene: &Scene, mut items: Vec<Item>) -> Vec<Entry> {
    if items.len() < SHARED_FROM {
        return part(tables, scene, items);
    }
    let rest = items.split_off(items.len() / 2);
    // What is read from the code tables is kept within a scene, so the other thread has one of its own.
    let (now, kept) = (&scene.now, rest.clone());
    thread::scope(|threads| {
        let other = thread::Builder::new().spawn_scoped(threads, move || {
            part(tables, &Scene::new(tables, now), rest)
        });
        let mut entries = part(tables, scene, items);
        let other = other.ok().and_then(|other| other.join().ok());
        entries.extend(other.unwrap_or_else(|| part(tables, scene, kept)));
        entries
    })
}

fn part(tables: &Tables, scene: &Scene, items: Vec<Item>) -> Vec<Entry> {
    let mut terms = Vec::new();
    let entries = items.into_iter().map(|item| {
        let knocks = rules::terms(tables, &item, scene, &mut terms);
        let gist = rules::gist(tables, &item, scene, &terms, knocks);
        Entry::new(item).with(gist.as_ref(), &scene.book)
    });
    entries.collect()
}

/// Ranks in the order the rows stand in, with gaps between.
pub(super) fn spread_ranks(entries: &mut [Entry]) {
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX - 1);
    let step = u32::MAX / (count + 1);
    for (entry, place) in entries.iter_mut().zip(1..) {
        entry.rank = step * place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::domain::codes::CareGroup;
    use crate::domain::place::Place;
    use crate::ledger::queue::tests::grid::Grid;
    use crate::ledger::queue::{Order, Queue};

    #[test]
    fn two_threads_find_what_one_finds() {
        let mut grid = Grid::new();
        let door = grid.home("3-1-101", &[CareGroup::ALONE]);
        let mut edit = grid.ledger.edit();
        for number in 0..SHARED_FROM {
            let id = Id::new(uuid::Uuid::from_u64_pair(7, number as u64));
            edit.put(Place::new(
                id,
                format!("店{number}"),
                crate::domain::codes::PlaceKind::SHOP,
            ));
        }
        let changes = edit.changes();
        grid.ledger.commit("put", changes, &grid.clock).unwrap();
        let last = grid
            .ledger
            .tables()
            .places
            .iter()
            .map(|place| place.id)
            .max();
        grid.task(last.map(Subject::from), None);
        let (tables, now) = (grid.ledger.tables(), grid.now());
        let scene = Scene::new(tables, &now);
        let items = crate::ledger::queue::stairs::sort(tables, items(tables, &scene));
        let told = |entries: Vec<Entry>| {
            let rows = entries.iter().map(|entry| entry.row(&scene.book));
            rows.collect::<Vec<_>>()
        };
        let shared = told(entries(tables, &scene, items.clone()));
        assert!(items.len() >= SHARED_FROM);
        assert_eq!(shared, told(part(tables, &scene, items)));
        let queue = Queue::build(tables, &now);
        assert_eq!(queue.position(Order::Stairs, &door.into()), Some(0));
        assert_eq!(queue.len(), 2);
    }

    #[test]
    fn a_row_takes_little_room() {
        let lists = 5 * size_of::<u32>();
        assert!(size_of::<Entry>() + lists <= 80, "{}", size_of::<Entry>());
    }
}
