//! Keeping the queue in step: only what was touched is computed again. Not what is due, which the rules say.

use std::collections::BTreeSet;

use super::lists::Entry;
use super::present::Now;
use super::row::{Item, Order, Standing};
use super::rules::{self, ahead};
use super::stairs::Stand;
use super::{Lists, Queue};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::table::Tables;

/// When more rows than this are touched, computing everything anew is quicker.
const MOST_TOUCHED: usize = 256;

/// Up to where a ledger's changes are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    touched: u64,
    operations: usize,
}

impl Seen {
    pub fn of(ledger: &Ledger) -> Self {
        Self {
            touched: ledger.touched_mark(),
            operations: ledger.headers().len(),
        }
    }
}

impl Queue {
    /// Brings it up to `now` and to what `ledger` holds now; the same as [`Queue::of`], but quicker.
    pub fn refresh(&mut self, ledger: &Ledger, now: &Now) {
        match self.changed(ledger, now) {
            Some(items) => self.renew(ledger.tables(), now, &items),
            None => *self = Self::of(ledger, now),
        }
        self.seen = Some(Seen::of(ledger));
    }

    /// What has to be computed again; none when that is everything.
    fn changed(&self, ledger: &Ledger, now: &Now) -> Option<Vec<Item>> {
        let seen = self.seen?;
        let tables = ledger.tables();
        let known = &self.scene.now;
        let same = (known.day, known.date, known.slot) == (now.day, now.date, now.slot)
            && (&known.worker, known.facts_days) == (&now.worker, now.facts_days);
        if !same || now.moment < known.moment {
            return None;
        }
        let mut items: BTreeSet<Item> = BTreeSet::new();
        let touched = ledger.touched_since(seen.touched)?;
        items.extend(touched.iter().cloned().map(Item::Subject));
        let plan = rules::plan(tables, now.day);
        // Without a plan other rules hold for every door; other buildings picked put every row elsewhere; a
        // questionnaire or a poll may be for every door.
        let moved = rules::areas(tables, now.day) != self.scene.areas
            || rules::forms_asked(tables) != self.scene.forms
            || rules::polls_asking(tables) != self.scene.polls;
        if moved || plan.is_empty() != self.scene.plan.is_empty() {
            return None;
        }
        let doors = plan.symmetric_difference(&self.scene.plan);
        items.extend(doors.map(|id| Item::Subject(Subject::from(*id))));
        if known.drafts != now.drafts {
            let drafts = known.drafts.iter().chain(&now.drafts);
            items.extend(drafts.map(|(subject, _)| Item::Subject(subject.clone())));
        }
        if seen.operations != ledger.headers().len() {
            items.extend(tables.tasks.loose().map(|task| Item::Task(task.id)));
            items.extend(self.loose().cloned());
        }
        let undertakings = rules::undertakings_asking(tables, now);
        let changed = rules::undertakings_changed(&self.scene.undertakings, &undertakings);
        items.extend(changed.into_iter().map(Item::Undertaking));
        items.extend(self.come_due(now));
        (items.len() <= MOST_TOUCHED).then(|| items.into_iter().collect())
    }

    /// The loose tasks it has; they and the undertakings stand last on the stairs.
    fn loose(&self) -> impl Iterator<Item = &Item> {
        let items = self.lists.by_stairs.iter().rev();
        items
            .map(|number| &self.entries[*number as usize].item)
            .take_while(|item| !matches!(item, Item::Subject(_)))
            .filter(|item| matches!(item, Item::Task(_)))
    }

    /// Appointments whose time has come since.
    fn come_due(&self, now: &Now) -> impl Iterator<Item = Item> {
        let until = now.moment.naive_local() + ahead();
        let list = self.lists.today(Order::Urgency);
        let standing = |number: &u32| self.entries[*number as usize].standing;
        let from = list.partition_point(|number| standing(number) < Standing::Later);
        let to = list.partition_point(|number| standing(number) <= Standing::Later);
        list[from..to]
            .iter()
            .map(|number| self.row_at(*number))
            .filter(move |row| {
                row.time
                    .is_some_and(|time| now.date.and_time(time) <= until)
            })
            .map(|row| row.item)
    }

    fn renew(&mut self, tables: &Tables, now: &Now, items: &[Item]) {
        self.scene.now = now.clone();
        self.scene.plan = rules::plan(tables, now.day);
        self.scene.undertakings = rules::undertakings_asking(tables, now);
        self.scene.drafts = now.drafts.iter().cloned().collect();
        let numbers: Vec<u32> = items.iter().map(|item| self.number_of(item)).collect();
        for number in &numbers {
            self.lists.take_out(&self.entries, *number);
            self.leave_stairs(*number);
        }
        for number in &numbers {
            self.enter_stairs(tables, *number);
        }
        let mut terms = Vec::new();
        for number in numbers {
            let entry = &mut self.entries[number as usize];
            let knocks = rules::terms(tables, &entry.item, &self.scene, &mut terms);
            let gist = rules::gist(tables, &entry.item, &self.scene, &terms, knocks);
            *entry = entry.clone().with(gist.as_ref(), &self.scene.book);
            self.lists.put_in(&self.entries, number);
        }
    }

    /// The number of the row about `item`; a new row if there is none.
    fn number_of(&mut self, item: &Item) -> u32 {
        match self.lists.number(&self.entries, item) {
            Ok(number) => number,
            Err(place) => {
                let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
                self.entries.push(Entry::new(item.clone()));
                self.lists.by_item.insert(place, number);
                number
            }
        }
    }

    fn leave_stairs(&mut self, number: u32) {
        let rank = self.entries[number as usize].rank;
        let Lists { by_stairs, .. } = &mut self.lists;
        let found =
            by_stairs.binary_search_by_key(&rank, |other| self.entries[*other as usize].rank);
        if let Ok(place) = found
            && by_stairs[place] == number
        {
            by_stairs.remove(place);
        }
    }

    /// Finds its place among the doors as they are now, and a rank between its neighbours.
    fn enter_stairs(&mut self, tables: &Tables, number: u32) {
        let entries = &self.entries;
        let own = Stand::of(tables, &entries[number as usize].item);
        let place = self.lists.by_stairs.partition_point(|other| {
            let other = Stand::of(tables, &entries[*other as usize].item);
            other.compare(&own).is_lt()
        });
        let rank = |place: usize| {
            let number = self.lists.by_stairs.get(place)?;
            Some(entries[*number as usize].rank)
        };
        let before = place.checked_sub(1).and_then(rank).unwrap_or(0);
        let after = rank(place).unwrap_or(u32::MAX);
        self.lists.by_stairs.insert(place, number);
        if after - before > 1 {
            self.entries[number as usize].rank = before + (after - before) / 2;
        } else {
            self.spread_ranks();
        }
    }

    /// Gives every row a new rank in the same order, with gaps between.
    fn spread_ranks(&mut self) {
        let count = u32::try_from(self.entries.len()).unwrap_or(u32::MAX - 1);
        let step = u32::MAX / (count + 1);
        for (number, place) in self.lists.by_stairs.iter().zip(1..) {
            self.entries[*number as usize].rank = step * place;
        }
    }
}
