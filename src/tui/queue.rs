//! Keeps the queue and the day's figures in step with the ledger and the clock. What is due and why is `crate::ledger::queue`.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{NaiveDateTime, Timelike as _};
use uuid::Uuid;

use crate::clock::Clock;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::draft::Draft;
use crate::ledger::queries::today::Today;
use crate::ledger::queue::{Done, Now, Progress, Queue};
use crate::ledger::work::Settings;
use crate::ledger::work::day::date_at;

/// The day as the edges of the screen tell it on every frame.
pub struct Figures {
    /// How far the day is.
    pub progress: Progress,
    /// Where somebody knocked today, the latest first.
    pub done: Vec<Done>,
    /// How many doors an evening round would take in.
    pub evening: usize,
    /// Doors, marks and hazards of the day worked.
    pub today: Today,
}

/// What the queue depends on; appointments, parts of the day and dates begin with a second.
#[derive(PartialEq)]
struct Stamp {
    touched: u64,
    operations: usize,
    second: NaiveDateTime,
    settings: Settings,
}

impl Stamp {
    fn minute(&self) -> (u64, usize, NaiveDateTime) {
        let minute = self.second.with_second(0).unwrap_or(self.second);
        (self.touched, self.operations, minute)
    }
}

/// The queue, and the drafts it counts as unfinished.
pub struct Keeper {
    queue: Queue,
    drafts: Vec<Draft>,
    stamp: Option<Stamp>,
    figures: RefCell<Option<Arc<Figures>>>,
}

impl Keeper {
    /// The queue as it stands now.
    pub fn new(ledger: &Ledger, clock: &dyn Clock, settings: &Settings) -> Self {
        let now = Now::new(ledger.tables(), clock.now(), settings, &[]);
        Self {
            queue: Queue::of(ledger, &now),
            drafts: Vec::new(),
            stamp: None,
            figures: RefCell::default(),
        }
    }

    /// From now on these sheets are unfinished.
    pub fn set_drafts(&mut self, drafts: Vec<Draft>) {
        self.drafts = drafts;
        self.stamp = None;
        self.figures.take();
    }

    /// Whether a sheet of this kind was begun at a door, about this record, and put aside.
    pub fn is_begun(&self, kind: &str, subject: &Subject, part: Uuid) -> bool {
        #[derive(serde::Deserialize)]
        struct About {
            part: Option<Uuid>,
        }
        self.drafts.iter().any(|draft| {
            draft.kind == kind
                && draft.subject.as_ref() == Some(subject)
                && serde_json::from_str::<About>(&draft.state)
                    .is_ok_and(|about| about.part == Some(part))
        })
    }

    /// Brings it up to what was recorded since, and to the present second. Asked many times for one frame, it looks
    /// once.
    pub fn follow(&mut self, ledger: &Ledger, clock: &dyn Clock, settings: &Settings) {
        let moment = clock.now();
        let touched = ledger.touched_mark();
        let operations = ledger.headers().len();
        let second = moment.naive_local();
        let second = second.with_nanosecond(0).unwrap_or(second);
        let current = self.stamp.as_ref().is_some_and(|stamp| {
            (stamp.touched, stamp.operations, stamp.second) == (touched, operations, second)
                && stamp.settings == *settings
        });
        if current {
            return;
        }
        let now = Now::new(ledger.tables(), moment, settings, &self.drafts);
        self.queue.refresh(ledger, &now);
        let stamp = Stamp {
            touched,
            operations,
            second,
            settings: settings.clone(),
        };
        let same = self
            .stamp
            .as_ref()
            .is_some_and(|old| old.minute() == stamp.minute() && old.settings == stamp.settings);
        if !same {
            self.figures.take();
        }
        self.stamp = Some(stamp);
    }

    /// The queue as of the last [`Keeper::follow`].
    pub const fn queue(&self) -> &Queue {
        &self.queue
    }

    /// The figures as of the last [`Keeper::follow`]; reckoned once for what is recorded and the minute it is.
    pub fn figures(&self, ledger: &Ledger) -> Arc<Figures> {
        let (queue, tables) = (&self.queue, ledger.tables());
        let reckon = || {
            Arc::new(Figures {
                progress: queue.progress(tables),
                done: queue.done(tables),
                evening: queue.evening_round(tables).len(),
                today: Today::of(tables, date_at(tables, queue.now().moment)),
            })
        };
        Arc::clone(self.figures.borrow_mut().get_or_insert_with(reckon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{FixedClock, parse_moment};
    use crate::domain::address::Address;
    use crate::domain::household::Household;
    use crate::domain::{Id, codes::Outcome};
    use crate::ledger::backing::Memory;
    use crate::ledger::work::At;
    use crate::ledger::work::visit::{NewVisit, log};

    fn community(clock: &FixedClock) -> (Ledger, Id<Household>) {
        let mut ledger = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap().0;
        let id = Id::new(clock.id());
        let address = Address {
            building: "3".to_owned(),
            room: "501".to_owned(),
            ..Address::default()
        };
        let mut edit = ledger.edit();
        edit.put(Household::new(id, address));
        let changes = edit.changes();
        ledger.commit("add-household", changes, clock).unwrap();
        (ledger, id)
    }

    #[test]
    fn figures_stand_until_something_is_recorded_or_a_minute_is_over() {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let (mut ledger, door) = community(&clock);
        let settings = Settings::default();
        let mut keeper = Keeper::new(&ledger, &clock, &settings);
        let mut figures = |ledger: &Ledger, seconds: i64| {
            clock.advance(chrono::Duration::seconds(seconds));
            keeper.follow(ledger, &clock, &settings);
            keeper.figures(ledger)
        };
        let first = figures(&ledger, 0);
        assert!(Arc::ptr_eq(&first, &figures(&ledger, 59)));
        assert!(!Arc::ptr_eq(&first, &figures(&ledger, 1)));
        assert_eq!(first.done.len(), 0);
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        log(&mut ledger, NewVisit::new(door.into(), Outcome::MET), at).unwrap();
        let after = figures(&ledger, 0);
        assert_eq!((after.done.len(), after.today.visits), (1, 1));
    }
}
