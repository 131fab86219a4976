//! A small grid, a clock and a ledger in memory for the queue's tests. No rules.

use chrono::{Duration, NaiveDate, Timelike};
use uuid::Uuid;

use crate::clock::{Clock, FixedClock, parse_moment};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{
    CareGroup, HazardItem, Outcome, Priority, Relation, Rule, Severity, Sex, TaskKind, TaskOrigin,
};
use crate::domain::date::PartialDate;
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::Appointment;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::draft::Draft;
use crate::ledger::queue::{Explanation, Item, Now, Order, Progress, Queue, Reason, Row};
use crate::ledger::work::hazard::{self, FirstStep, NewHazard};
use crate::ledger::work::task::{self, NewTask};
use crate::ledger::work::visit::{self, NewVisit};
use crate::ledger::work::{At, Settings, day};

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

    /// Moves the clock to a moment; on another date the day that was open is closed before.
    pub fn at(&mut self, moment: &str) {
        let to = parse_moment(moment).unwrap();
        let evening = to.date_naive() != self.today_date() && to.hour() >= 5;
        if evening && day::open_day(self.ledger.tables()).is_some() {
            self.deed(day::close).unwrap();
        }
        self.clock.advance(to - self.clock.now());
    }

    pub fn today_date(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Does a deed.
    pub fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
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
        head.sex_given = Some(Sex::MALE);
        head.birth_given = Some(PartialDate::Year(1960));
        self.put(head);
        id.into()
    }

    /// Logs a visit five minutes later.
    pub fn log(&mut self, subject: &Subject, outcome: Outcome) {
        self.log_with(NewVisit::new(subject.clone(), outcome));
    }

    pub fn log_with(&mut self, visit: NewVisit) {
        self.clock.advance(Duration::minutes(5));
        self.deed(|ledger, at| visit::log(ledger, visit, at))
            .unwrap();
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
            Item::Undertaking(what) => what.title(tables).to_owned(),
        }
    }

    pub fn names(&self, queue: &Queue, order: Order) -> Vec<String> {
        queue.iter(order).map(|row| self.name(&row)).collect()
    }

    /// Today's list, from scratch.
    pub fn today(&self, order: Order) -> Vec<String> {
        self.names(&self.queue(), order)
    }

    /// What is not for today, from scratch.
    pub fn waiting(&self) -> Vec<String> {
        let queue = self.queue();
        queue.waiting().map(|row| self.name(&row)).collect()
    }

    pub fn progress(&self) -> Progress {
        self.queue().progress(self.ledger.tables())
    }

    /// Doors done, of how many.
    pub fn done_of(&self) -> (usize, usize) {
        (self.progress().done, self.progress().total)
    }

    pub fn explain(&self, subject: &Subject) -> Explanation {
        let item = Item::Subject(subject.clone());
        self.queue().explain(self.ledger.tables(), &item)
    }

    fn reasons(&self, subject: &Subject) -> Vec<Reason> {
        let explained = self.explain(subject);
        [explained.today, explained.not_today].concat()
    }

    /// The reason by this rule.
    pub fn reason(&self, subject: &Subject, rule: Rule) -> Reason {
        let mut reasons = self.reasons(subject).into_iter();
        reasons.find(|reason| reason.rule == rule).unwrap()
    }

    pub fn has(&self, subject: &Subject, rule: Rule) -> bool {
        self.reasons(subject)
            .iter()
            .any(|reason| reason.rule == rule)
    }

    /// Somebody else who lives there.
    pub fn person(
        &mut self,
        door: &Subject,
        name: &str,
        care: &[CareGroup],
        year: i32,
    ) -> Id<Resident> {
        let id = Id::new(self.clock.id());
        let mut person = Resident::new(id, door.household().unwrap(), name.to_owned());
        person.care = care.to_vec();
        person.birth_given = Some(PartialDate::Year(year));
        self.put(person);
        id
    }

    pub fn edit_home(&mut self, door: &Subject, edit: impl FnOnce(&mut Household)) {
        let home = self
            .ledger
            .tables()
            .households
            .get(door.household().unwrap());
        let mut home = home.unwrap().as_ref().clone();
        edit(&mut home);
        self.put(home);
    }

    pub fn edit_head(&mut self, door: &Subject, edit: impl FnOnce(&mut Resident)) {
        let head = self.ledger.tables().head_of(door.household().unwrap());
        let mut head = head.unwrap().as_ref().clone();
        edit(&mut head);
        self.put(head);
    }

    /// A hazard to be looked at today; of severity 1, not handed up yet.
    pub fn hazard(&mut self, subject: &Subject, severity: Severity) {
        let mut new = NewHazard::new(HazardItem::all().next().unwrap());
        new.severity = Some(severity);
        if severity != Severity::MAJOR {
            new.step = FirstStep::By(self.today_date());
        }
        let subject = subject.clone();
        self.deed(|ledger, at| hazard::add(ledger, subject, new, at))
            .unwrap();
    }

    /// A task the community assigned, of middle priority.
    pub fn task(&mut self, subject: Option<Subject>, due: Option<NaiveDate>) -> Id<Task> {
        let new = NewTask {
            title: "入户宣传".to_owned(),
            kind: TaskKind::PUBLICITY,
            origin: TaskOrigin::COMMUNITY,
            subject,
            address: String::new(),
            due: due.map(|on| Appointment { on, time: None }),
            priority: Priority::MEDIUM,
            note: String::new(),
        };
        self.deed(|ledger, at| task::add(ledger, new, at))
            .unwrap()
            .0
    }
}
