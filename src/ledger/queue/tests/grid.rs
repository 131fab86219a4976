//! A small grid, a clock and a ledger in memory for the queue's tests. No rules.

use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use crate::clock::{Clock, FixedClock, parse_moment};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{CareGroup, Outcome, Relation};
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::draft::Draft;
use crate::ledger::queue::{Item, Now, Order, Queue, Row};
use crate::ledger::work::visit::{self, NewVisit};
use crate::ledger::work::{At, Settings};

/// A ledger at nine in the morning.
pub struct Grid {
    pub ledger: Ledger,
    pub clock: FixedClock,
    pub settings: Settings,
    pub drafts: Vec<Draft>,
}

impl Grid {
    pub fn new() -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let backing = Memory::new(Uuid::from_u128(1));
        Self {
            ledger: Ledger::open(Box::new(backing)).unwrap().0,
            clock,
            settings: Settings::default(),
            drafts: Vec::new(),
        }
    }

    /// Moves the clock to a moment.
    pub fn at(&mut self, moment: &str) {
        let to = parse_moment(moment).unwrap();
        self.clock.advance(to - self.clock.now());
    }

    pub fn today_date(&self) -> NaiveDate {
        self.clock.today()
    }

    pub fn deed(&self) -> At<'_> {
        At {
            clock: &self.clock,
            settings: &self.settings,
        }
    }

    /// Puts a record.
    pub fn put<T: crate::domain::Entity>(&mut self, record: T)
    where
        crate::ledger::table::Tables: crate::ledger::table::HasTable<T>,
    {
        let mut edit = self.ledger.edit();
        edit.put(record);
        let changes = edit.changes();
        self.ledger.commit("put", changes, &self.clock).unwrap();
    }

    /// A household with a head of whom everything is known.
    pub fn home(&mut self, door: &str, care: &[CareGroup]) -> Subject {
        let id = Id::new(self.clock.id());
        self.put(Household::new(id, Address::from_door(door).unwrap()));
        let mut head = Resident::new(Id::new(self.clock.id()), id, "王小明".to_owned());
        head.relation = Some(Relation::HEAD);
        head.care = care.to_vec();
        head.phones = vec!["14200000001".to_owned()];
        head.sex_given = Some(crate::domain::codes::Sex::MALE);
        head.birth_given = Some(crate::domain::date::PartialDate::Year(1950));
        self.put(head);
        id.into()
    }

    /// Logs a visit five minutes later.
    pub fn log(&mut self, subject: &Subject, outcome: Outcome) {
        self.log_with(NewVisit::new(subject.clone(), outcome));
    }

    pub fn log_with(&mut self, visit: NewVisit) {
        self.clock.advance(Duration::minutes(5));
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        visit::log(&mut self.ledger, visit, at).unwrap();
    }

    pub fn now(&self) -> Now {
        let tables = self.ledger.tables();
        Now::new(tables, self.clock.now(), &self.settings, &self.drafts)
    }

    pub fn queue(&self) -> Queue {
        Queue::of(&self.ledger, &self.now())
    }

    fn name(&self, row: &Row) -> String {
        let tables = self.ledger.tables();
        match &row.item {
            Item::Subject(Subject::Household(id)) => {
                tables.households.get(*id).unwrap().address.to_string()
            }
            Item::Subject(Subject::Place(id)) => tables.places.get(*id).unwrap().name.clone(),
            Item::Subject(Subject::Common(spot)) => spot.to_string(),
            Item::Task(id) => tables.tasks.get(*id).unwrap().title.clone(),
        }
    }

    pub fn today(&self, queue: &Queue, order: Order) -> Vec<String> {
        queue.iter(order).map(|row| self.name(&row)).collect()
    }

    pub fn waiting(&self, queue: &Queue) -> Vec<String> {
        queue.waiting().map(|row| self.name(&row)).collect()
    }
}
