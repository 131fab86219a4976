//! Rows as they are kept: a few dozen bytes each, and sorted lists of their numbers. Not how a row comes about.
//!
//! A list is a sorted vector of row numbers: a place is found by bisection, a neighbour is the next element, and
//! moving one row among a hundred thousand shifts at most 400 KB.

use std::cmp::{Ordering, Reverse};
use std::thread;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::book::Book;
use super::row::{Item, Order, Row, Standing};
use super::rules::Gist;
use super::scratch::SHARED_FROM;

/// A row as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub item: Item,
    /// Place in the order of the stairs, with gaps.
    pub rank: u32,
    score: i32,
    due: Option<NaiveDate>,
    waiting_score: i32,
    waiting_due: Option<NaiveDate>,
    /// Minutes since the year 1 of the appointment; the greatest number without one.
    minute: i32,
    pub standing: Standing,
    near: bool,
    rule: u8,
    pub today: bool,
    pub waits: bool,
}

const NO_TIME: i32 = i32::MAX;

impl Entry {
    /// A row of which nothing is due.
    pub const fn new(item: Item) -> Self {
        Self {
            item,
            rank: 0,
            score: 0,
            due: None,
            waiting_score: 0,
            waiting_due: None,
            minute: NO_TIME,
            standing: Standing::Plain,
            near: false,
            rule: 0,
            today: false,
            waits: false,
        }
    }

    /// The same with what is due there.
    pub fn with(self, gist: Option<&Gist>, book: &Book) -> Self {
        let plain = Self {
            rank: self.rank,
            ..Self::new(self.item)
        };
        let Some(gist) = gist else {
            return plain;
        };
        Self {
            score: gist.score,
            due: gist.due,
            waiting_score: gist.waiting_score,
            waiting_due: gist.waiting_due,
            minute: gist.appointment.map_or(NO_TIME, |at| {
                let minutes = i32::try_from(at.num_seconds_from_midnight() / 60).unwrap_or(0);
                at.num_days_from_ce() * 1440 + minutes
            }),
            standing: gist.standing,
            near: gist.near,
            rule: book.place(gist.rule),
            today: gist.today,
            waits: gist.waits,
            ..plain
        }
    }

    fn time(&self) -> Option<NaiveTime> {
        let seconds = u32::try_from(self.minute.rem_euclid(1440) * 60).ok()?;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).filter(|_| self.minute != NO_TIME)
    }

    /// The row of today's list.
    pub fn row(&self, book: &Book) -> Row {
        Row {
            item: self.item.clone(),
            score: self.score,
            due: self.due,
            time: self.time(),
            standing: self.standing,
            rule: book.rule_at(self.rule),
        }
    }

    /// The row of the list of what is not for today.
    pub fn waiting_row(&self, book: &Book) -> Row {
        Row {
            score: self.waiting_score,
            due: self.waiting_due,
            ..self.row(book)
        }
    }

    fn front(&self) -> (Standing, i32) {
        let by_time = matches!(self.standing, Standing::Now | Standing::Later);
        (self.standing, if by_time { self.minute } else { 0 })
    }

    fn urgency(&self) -> impl Ord + use<> {
        let due = self.due.unwrap_or(NaiveDate::MAX);
        (self.front(), Reverse(self.score), due, self.rank)
    }

    fn stairs(&self) -> impl Ord + use<> {
        (self.front(), !self.near, self.rank)
    }

    fn waiting(&self) -> impl Ord + use<> {
        let due = self.waiting_due.unwrap_or(NaiveDate::MAX);
        (Reverse(self.waiting_score), due, self.rank)
    }
}

/// The sorted lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// Every row by what it is about.
    pub by_item: Vec<u32>,
    /// Every row by the stairs.
    pub by_stairs: Vec<u32>,
    urgency: Vec<u32>,
    stairs: Vec<u32>,
    /// What is not for today, weightiest first.
    pub waiting: Vec<u32>,
}

impl Lists {
    /// Sorts everything anew; `entries` stand in the order of the stairs. The work is shared between two threads.
    pub fn sort(entries: &[Entry]) -> Self {
        let all = || (0..).take(entries.len());
        let at = |number: &u32| &entries[*number as usize];
        let today = || {
            all()
                .filter(|number| at(number).today)
                .collect::<Vec<u32>>()
        };
        let others = || {
            let mut by_item: Vec<u32> = all().collect();
            by_item.sort_unstable_by(|one, other| at(one).item.cmp(&at(other).item));
            by_item
        };
        let due = || {
            let mut waiting: Vec<u32> = all().filter(|number| at(number).waits).collect();
            waiting.sort_by_cached_key(|number| at(number).waiting());
            let (mut urgency, mut stairs) = (today(), today());
            urgency.sort_by_cached_key(|number| at(number).urgency());
            stairs.sort_by_cached_key(|number| at(number).stairs());
            (waiting, urgency, stairs)
        };
        let (by_item, (waiting, urgency, stairs)) = both(entries.len(), others, due);
        Self {
            by_item,
            by_stairs: all().collect(),
            urgency,
            stairs,
            waiting,
        }
    }

    /// Today's list in one of its orders.
    pub fn today(&self, order: Order) -> &[u32] {
        match order {
            Order::Urgency => &self.urgency,
            Order::Stairs => &self.stairs,
        }
    }

    /// The number of the row about `item`.
    pub fn number(&self, entries: &[Entry], item: &Item) -> Result<u32, usize> {
        self.by_item
            .binary_search_by(|number| entries[*number as usize].item.cmp(item))
            .map(|place| self.by_item[place])
    }

    /// The place of a row in today's list.
    pub fn position(&self, entries: &[Entry], order: Order, number: u32) -> Option<usize> {
        let entry = &entries[number as usize];
        let found = match order {
            Order::Urgency => search(&self.urgency, |other| {
                entries[other as usize].urgency().cmp(&entry.urgency())
            }),
            Order::Stairs => search(&self.stairs, |other| {
                entries[other as usize].stairs().cmp(&entry.stairs())
            }),
        };
        found.ok().filter(|_| entry.today)
    }

    /// Takes a row out of the lists of what is due, before it changes.
    pub fn take_out(&mut self, entries: &[Entry], number: u32) {
        let entry = &entries[number as usize];
        if entry.today {
            for order in [Order::Urgency, Order::Stairs] {
                if let Some(place) = self.position(entries, order, number) {
                    match order {
                        Order::Urgency => self.urgency.remove(place),
                        Order::Stairs => self.stairs.remove(place),
                    };
                }
            }
        }
        if entry.waits {
            let compare = |other: u32| entries[other as usize].waiting().cmp(&entry.waiting());
            if let Ok(place) = search(&self.waiting, compare) {
                self.waiting.remove(place);
            }
        }
    }

    /// Puts a row into the lists of what is due, after it changed.
    pub fn put_in(&mut self, entries: &[Entry], number: u32) {
        let entry = &entries[number as usize];
        let at = |other: u32| &entries[other as usize];
        if entry.today {
            let place = search(&self.urgency, |other| {
                at(other).urgency().cmp(&entry.urgency())
            });
            insert(&mut self.urgency, place, number);
            let place = search(&self.stairs, |other| {
                at(other).stairs().cmp(&entry.stairs())
            });
            insert(&mut self.stairs, place, number);
        }
        if entry.waits {
            let place = search(&self.waiting, |other| {
                at(other).waiting().cmp(&entry.waiting())
            });
            insert(&mut self.waiting, place, number);
        }
    }
}

/// Does both, the first on a thread of its own where there are many rows.
fn both<A: Send, B>(rows: usize, one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    if rows < SHARED_FROM {
        return (one(), other());
    }
    thread::scope(|threads| {
        let thread = thread::Builder::new().spawn_scoped(threads, &one);
        let other = other();
        let found = thread.ok().and_then(|thread| thread.join().ok());
        (found.unwrap_or_else(&one), other)
    })
}

fn search(list: &[u32], compare: impl Fn(u32) -> Ordering) -> Result<usize, usize> {
    list.binary_search_by(|number| compare(*number))
}

fn insert(list: &mut Vec<u32>, place: Result<usize, usize>, number: u32) {
    if let Err(place) = place {
        list.insert(place, number);
    }
}
