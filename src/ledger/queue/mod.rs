//! The queue: what is due at which door, why and in which order. Computed from records and the clock, never stored.
//!
//! ```text
//! let now = Now::new(ledger.tables(), clock.now(), &settings, &drafts);
//! let mut queue = Queue::of(&ledger, &now);        // from scratch
//! queue.refresh(&ledger, &now);                    // after every commit, and when the clock has moved
//! for row in queue.iter(Order::Stairs) { … }       // today's list, a Row each
//! queue.explain(ledger.tables(), &row.item)        // Reason by Reason, with score and why not today
//! ```
//!
//! **Sections.** *Today* ([`Queue::iter`]): the plan's doors, and what comes in by itself: care visits due,
//! appointments, rechecks, severity 1, assigned tasks, drafts (decisions.md 8), and of projects, activities and polls
//! those whose next step is the worker's. *Not today* ([`Queue::waiting`]):
//! everything else that is due, each reason with its [`Why`]. *Done* ([`Queue::done`]): doors somebody knocked at today.
//! A door can stand in more than one of them, with different reasons. Nothing due is in none of them.
//!
//! **Orders.** Both orders of today's list keep seven parts ([`Standing`]): severity 1 · appointments within the next
//! hour or passed, by time · everything else by score, or by the stairs (the buildings and units of the plan before
//! the rest of the grid) · doors to be tried again today · appointments later today, by time (nobody should knock
//! before) · skipped rows · doors done today where something is left that needs no further knock. The next door is
//! the first of [`Queue::ahead`], which ends before the last of these.
//!
//! **Cost.** A row takes some 75 bytes. [`Queue::refresh`] computes only the doors that were touched, and moves each of
//! them within sorted lists; a new day, part of the day or setting computes everything anew.

mod book;
mod lists;
mod present;
mod reason;
mod refresh;
mod row;
mod rules;
mod scratch;
mod stairs;
mod today;
mod undertaking;

#[cfg(test)]
pub(in crate::ledger) mod tests;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::table::Tables;

pub use present::{FACTS_DAYS, Now, TASK_LEAD_DAYS};
pub use reason::{Explanation, Reason, Score, Source, Value, Why};
pub use row::{Item, Order, Row, Standing};
pub use stairs::{by_building, by_stairs};
pub use today::{Done, Progress};
pub use undertaking::Undertaking;

use lists::{Entry, Lists};
use rules::Scene;
use stairs::Stand;

/// What is due, in order.
pub struct Queue {
    scene: Scene,
    entries: Vec<Entry>,
    lists: Lists,
    /// Up to where the ledger's changes are in it; none when it was built from tables alone.
    seen: Option<refresh::Seen>,
}

impl Queue {
    /// Everything that is due in `tables` at `now`, from scratch. The first refresh computes it once more; for a queue
    /// that is kept, take [`Queue::of`].
    pub fn build(tables: &Tables, now: &Now) -> Self {
        let scene = Scene::new(tables, now);
        let items = stairs::sort(tables, scratch::items(tables, &scene));
        let mut entries = scratch::entries(tables, &scene, items);
        scratch::spread_ranks(&mut entries);
        Self {
            lists: Lists::sort(&entries),
            entries,
            scene,
            seen: None,
        }
    }

    /// Everything that is due in `ledger` at `now`, from scratch.
    pub fn of(ledger: &Ledger, now: &Now) -> Self {
        let mut queue = Self::build(ledger.tables(), now);
        queue.seen = Some(refresh::Seen::of(ledger));
        queue
    }

    /// The moment it was computed for.
    pub fn now(&self) -> &Now {
        &self.scene.now
    }

    /// How many rows today's list has.
    pub fn len(&self) -> usize {
        self.lists.today(Order::Urgency).len()
    }

    /// Whether nothing is due today.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Today's list.
    pub fn iter(
        &self,
        order: Order,
    ) -> impl DoubleEndedIterator<Item = Row> + ExactSizeIterator + use<'_> {
        self.lists
            .today(order)
            .iter()
            .map(|number| self.row_at(*number))
    }

    /// Today's list without the doors that are done: the first is the next door.
    pub fn ahead(
        &self,
        order: Order,
    ) -> impl DoubleEndedIterator<Item = Row> + ExactSizeIterator + use<'_> {
        let list = self.lists.today(order);
        let done = |number: &u32| self.entries[*number as usize].standing == Standing::Done;
        let end = list.partition_point(|number| !done(number));
        list[..end].iter().map(|number| self.row_at(*number))
    }

    /// The row at a place of today's list.
    pub fn get(&self, order: Order, position: usize) -> Option<Row> {
        let number = self.lists.today(order).get(position)?;
        Some(self.row_at(*number))
    }

    /// The place of a row in today's list.
    pub fn position(&self, order: Order, item: &Item) -> Option<usize> {
        let number = self.lists.number(&self.entries, item).ok()?;
        self.lists.position(&self.entries, order, number)
    }

    /// The row about `item` in today's list.
    pub fn find(&self, item: &Item) -> Option<Row> {
        let number = self.lists.number(&self.entries, item).ok()?;
        let entry = &self.entries[number as usize];
        entry.today.then(|| entry.row(&self.scene.book))
    }

    /// What is due but not for today, weightiest first; [`Queue::explain`] says why.
    pub fn waiting(&self) -> impl DoubleEndedIterator<Item = Row> + ExactSizeIterator + use<'_> {
        let row = |number: &u32| self.entries[*number as usize].waiting_row(&self.scene.book);
        self.lists.waiting.iter().map(row)
    }

    /// The row taken apart; `tables` are those it was computed from.
    pub fn explain(&self, tables: &Tables, item: &Item) -> Explanation {
        rules::explain(tables, item, &self.scene)
    }

    /// The doors of a building or unit in the order of the stairs. A spot without an estate takes in the doors without
    /// one, or, where every door has one, those of every estate.
    pub fn doors<'a>(
        &'a self,
        tables: &'a Tables,
        spot: &'a Spot,
    ) -> impl Iterator<Item = Id<Household>> + use<'a> {
        let against = |number: &u32| {
            let item = &self.entries[*number as usize].item;
            Stand::of(tables, item).against(spot)
        };
        let list = &self.lists.by_stairs;
        let from = list.partition_point(|number| against(number) == Ordering::Less);
        let exact = list[from..]
            .iter()
            .take_while(move |number| against(number) == Ordering::Equal);
        let every = spot.estate.is_none()
            && list
                .get(from)
                .is_none_or(|number| against(number) != Ordering::Equal);
        let all = list.iter().filter(move |_| every);
        exact
            .chain(all)
            .filter_map(|number| self.entries[*number as usize].item.subject()?.household())
            .filter(move |id| {
                let home = tables.households.get(*id);
                home.is_some_and(|home| spot.holds(&home.address))
            })
    }

    /// Every door in the order of the stairs.
    pub fn every_door<'a>(
        &'a self,
        tables: &'a Tables,
    ) -> impl Iterator<Item = &'a Arc<Household>> + use<'a> {
        self.lists
            .by_stairs
            .iter()
            .filter_map(|number| self.entries[*number as usize].item.subject()?.household())
            .filter_map(|id| tables.households.get(id))
    }

    /// These doors in the order of the stairs.
    pub fn in_order(&self, doors: Vec<Id<Household>>) -> Vec<Id<Household>> {
        let rank = |id: &Id<Household>| {
            let item = Item::Subject(Subject::from(*id));
            let number = self.lists.number(&self.entries, &item).ok()?;
            Some(self.entries[number as usize].rank)
        };
        let mut doors = doors;
        doors.sort_by_cached_key(|id| (rank(id).unwrap_or(u32::MAX), *id));
        doors
    }

    /// Whether something is due about `item` today, and whether at all.
    pub fn is_due(&self, item: &Item) -> (bool, bool) {
        let number = self.lists.number(&self.entries, item);
        number.map_or((false, false), |number| {
            let entry = &self.entries[number as usize];
            (entry.today, entry.today || entry.waits)
        })
    }

    /// How much a door needs a visit today, for the plan: the score of what counts today or would if it were planned;
    /// 0 where nothing is due. None where nobody should knock today, or somebody was reached already.
    pub fn need(&self, tables: &Tables, door: Id<Household>) -> Option<i32> {
        rules::need(tables, door, &self.scene)
    }

    /// Whether the grid has doors in several estates, so that a door is told with its estate.
    pub fn has_estates(&self, tables: &Tables) -> bool {
        let estate = |home: &Arc<Household>| home.address.estate.clone();
        let first = self.every_door(tables).next().map(estate);
        let last = self.lists.by_stairs.iter().rev();
        let last = last
            .filter_map(|number| self.entries[*number as usize].item.subject()?.household())
            .find_map(|id| tables.households.get(id))
            .map(estate);
        first != last
    }

    fn row_at(&self, number: u32) -> Row {
        self.entries[number as usize].row(&self.scene.book)
    }
}
