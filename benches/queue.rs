//! The queue of 1,000 to 100,000 households: from scratch, and brought up to date after one visit. Not the screen.
//!
//! Measured 2026-11-22, Linux, AMD EPYC, 2 cores, rustc 1.95, mean of 20 (other work began during the last column):
//!
//! | | 1,000 | 10,000 | 100,000 households |
//! |---|---|---|---|
//! | from scratch | 1.3 ms | 19.8 ms | 258 ms |
//! | after one visit | 0.09 ms | 0.04 ms | 0.12 ms |
//! | twenty rows told with their reasons | 0.44 ms | 0.04 ms | 0.02 ms |
//!
//! The targets at 10,000 are 20 ms from scratch and 1 ms after one visit.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::address::Address;
use gridday::domain::codes::{CareGroup, HazardItem, Outcome, Relation, Slot, TaskOrigin};
use gridday::domain::date::PartialDate;
use gridday::domain::hazard::Hazard;
use gridday::domain::household::Household;
use gridday::domain::identity::IdNumber;
use gridday::domain::resident::Resident;
use gridday::domain::subject::Subject;
use gridday::domain::task::Task;
use gridday::domain::visit::{Appointment, Visit};
use gridday::domain::{Id, Record};
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use gridday::ledger::operation::Change;
use gridday::ledger::queue::{Now, Order, Queue};
use gridday::ledger::work::visit::{self, NewVisit};
use gridday::ledger::work::{At, Settings, day};
use uuid::Uuid;

/// A made-up community: 2.6 people a door, every seventh door with a care group, two visits each door, a task for
/// every fortieth, a hazard for every fiftieth, thirty doors planned.
struct Community {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    doors: Vec<Subject>,
}

impl Community {
    fn of(households: usize) -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let mut ledger = Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
            .unwrap()
            .0;
        let mut changes: Vec<Change> = Vec::new();
        let mut doors = Vec::new();
        for number in 0..households {
            let door = Id::new(clock.id());
            doors.push(Subject::from(door));
            let mut put = |record: Record| {
                changes.push(Change {
                    before: None,
                    after: Some(record),
                });
            };
            people(number, door, &clock, &mut put);
            past(number, door, &clock, &mut put);
        }
        ledger.commit("import-roster", changes, &clock).unwrap();
        let settings = Settings::default();
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        let planned = doors.iter().step_by(7).take(30);
        let planned = planned.filter_map(Subject::household).collect();
        day::plan(&mut ledger, Vec::new(), None, planned, at).unwrap();
        Self {
            ledger,
            clock,
            settings,
            doors,
        }
    }

    fn now(&self) -> Now {
        Now::new(self.ledger.tables(), self.clock.now(), &self.settings, &[])
    }

    fn knock(&mut self, number: usize) {
        self.clock.advance(TimeDelta::seconds(1));
        let outcome = [Outcome::MET, Outcome::NOT_HOME][number % 2];
        let visit = NewVisit::new(self.doors[number % self.doors.len()].clone(), outcome);
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        visit::log(&mut self.ledger, visit, at).unwrap();
    }
}

fn people(number: usize, door: Id<Household>, clock: &FixedClock, put: &mut impl FnMut(Record)) {
    let (building, unit) = (number / 96 + 1, number / 48 % 2 + 1);
    let room = (number / 4 % 12 + 1) * 100 + number % 4 + 1;
    let address = Address::new(
        None,
        &building.to_string(),
        Some(&unit.to_string()),
        &room.to_string(),
    );
    put(Household::new(door, address).into());
    for person in 0..2 + usize::from(number % 5 < 3) {
        let mut one = Resident::new(Id::new(clock.id()), door, "王小明".to_owned());
        let year = 1935 + (number * 7 + person * 31) % 85;
        one.relation = Some(if person == 0 {
            Relation::HEAD
        } else {
            Relation::new("1")
        });
        one.birth_given = Some(PartialDate::Year(1960));
        one.id_number = IdNumber::compose(&format!("150000{year}0101{:03}", number % 1000));
        one.phones = vec![format!("142{number:08}")];
        let groups: Vec<CareGroup> = CareGroup::all().collect();
        one.care = (person == 0 && number.is_multiple_of(7))
            .then(|| groups[number / 7 % groups.len()])
            .into_iter()
            .collect();
        put(one.into());
    }
}

fn past(number: usize, door: Id<Household>, clock: &FixedClock, put: &mut impl FnMut(Record)) {
    let today = clock.today();
    let before = |days: usize| -> NaiveDate { today - Days::new(days as u64) };
    for (turn, days) in [number % 300 + 20, number % 17 + 1].into_iter().enumerate() {
        let outcome = [Outcome::MET, Outcome::MET, Outcome::NOT_HOME][(number + turn) % 3];
        let at = clock.now() - TimeDelta::days(i64::try_from(days).unwrap());
        let mut visit = Visit::new(
            Id::new(clock.id()),
            before(days),
            door.into(),
            at,
            Slot::MORNING,
            outcome,
        );
        visit.all_well = true;
        put(visit.into());
    }
    if number.is_multiple_of(40) {
        let mut task = Task::new(
            Id::new(clock.id()),
            "入户宣传".to_owned(),
            TaskOrigin::COMMUNITY,
            clock.now(),
        );
        task.subject = Some(door.into());
        task.due = Some(Appointment {
            on: today,
            time: None,
        });
        put(task.into());
    }
    if number.is_multiple_of(50) {
        let item = HazardItem::all().nth(number / 50 % 90).unwrap();
        put(Hazard::new(
            Id::new(clock.id()),
            before(number % 40),
            door.into(),
            item,
            clock.now(),
            "",
        )
        .into());
    }
}

fn queue(criterion: &mut Criterion) {
    for households in [1_000, 10_000, 100_000] {
        let mut community = Community::of(households);
        let mut group = criterion.benchmark_group("queue");
        group.sample_size(20);
        group.bench_function(BenchmarkId::new("from scratch", households), |bencher| {
            let now = community.now();
            bencher.iter(|| Queue::of(&community.ledger, &now));
        });
        let mut kept = Queue::of(&community.ledger, &community.now());
        let mut number = 0;
        group.bench_function(BenchmarkId::new("after one visit", households), |bencher| {
            bencher.iter_custom(|times| {
                let mut took = Duration::ZERO;
                for _ in 0..times {
                    number += 7;
                    community.knock(number);
                    let now = community.now();
                    let start = Instant::now();
                    kept.refresh(&community.ledger, &now);
                    took += start.elapsed();
                }
                took
            });
        });
        let fresh = Queue::of(&community.ledger, &community.now());
        assert!(fresh.iter(Order::Stairs).eq(kept.iter(Order::Stairs)));
        group.bench_function(
            BenchmarkId::new("twenty rows told", households),
            |bencher| {
                let tables = community.ledger.tables();
                bencher.iter(|| {
                    for row in kept.iter(Order::Stairs).take(20) {
                        black_box(kept.explain(tables, &row.item));
                    }
                });
            },
        );
        println!(
            "{households}: {} today, {} not today",
            kept.len(),
            kept.waiting().len()
        );
    }
}

criterion_group!(benches, queue);
criterion_main!(benches);
