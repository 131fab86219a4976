//! A small day through the deeds, and what its log says. Not the files made of it.

mod frozen;
mod left;

use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::clock::{Clock, FixedClock, parse_moment};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{
    CareGroup, HazardItem, HazardState, Need, Outcome, Rule, SourceOfFact, Topic,
};
use crate::domain::hazard::HazardEvent;
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::hazard::{FirstStep, NewHazard};
use crate::ledger::work::visit::NewVisit;
use crate::ledger::work::{self, At, Settings};

struct Scene {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    doors: Vec<Id<Household>>,
}

impl Scene {
    /// Four doors, `3-2-101` to `3-2-401`, with one elderly person living alone behind the first.
    fn new() -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let backing = Memory::new(Uuid::from_u128(1));
        let mut ledger = Ledger::open(Box::new(backing)).unwrap().0;
        let mut edit = ledger.edit();
        let doors: Vec<Id<Household>> = (1..=4).map(|_| Id::new(clock.id())).collect();
        for (floor, id) in (1..).zip(&doors) {
            let address = Address {
                building: "3".into(),
                unit: Some("2".into()),
                room: format!("{floor}01"),
                ..Address::default()
            };
            edit.put(Household::new(*id, address));
        }
        let mut old = Resident::new(Id::new(clock.id()), doors[0], "王秀兰".into());
        old.care = vec![CareGroup::ALONE];
        edit.put(old);
        let changes = edit.changes();
        ledger.commit("import-roster", changes, &clock).unwrap();
        Self {
            ledger,
            clock,
            settings: Settings::default(),
            doors,
        }
    }

    fn door(&self, at: usize) -> Subject {
        self.doors[at].into()
    }

    /// Does something five minutes later.
    fn work<T>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> T) -> T {
        self.clock.advance(Duration::minutes(5));
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn visit(&mut self, door: usize, outcome: Outcome) {
        let new = NewVisit::new(self.door(door), outcome);
        self.log(new);
    }

    fn log(&mut self, new: NewVisit) {
        self.work(|ledger, at| work::visit::log(ledger, new, at).unwrap());
    }

    fn daylog(&mut self, date: NaiveDate) -> DayLog {
        let undone = undone_on(&mut self.ledger, date).unwrap();
        let beside = Beside {
            undone: &undone,
            ..Beside::default()
        };
        DayLog::of(self.ledger.tables(), date, beside)
    }
}

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

#[test]
fn a_day_without_entries_has_an_empty_log() {
    let mut scene = Scene::new();
    let log = scene.daylog(date(22));
    assert!(log.is_empty() && log.timeline.is_empty() && log.buildings.is_empty());
    assert_eq!((log.summary.attempted, log.summary.doors), (0, 4));
    assert_eq!(log.summary.effective_percent(), None);
    assert_eq!(log.summary.coverage_permille(), Some(0));
}

#[test]
fn every_attempt_is_a_row_and_doors_are_counted_once() {
    let mut scene = Scene::new();
    scene.visit(0, Outcome::NOT_HOME);
    scene.visit(0, Outcome::MET);
    scene.visit(1, Outcome::REFUSED);
    scene.log(NewVisit {
        topics: vec![Topic::new("anti-fraud"), Topic::new("gas")],
        leaflets: 2,
        needs: vec![Need::new("lights")],
        ..NewVisit::new(scene.door(2), Outcome::MET)
    });
    let log = scene.daylog(date(22));
    let summary = &log.summary;
    assert_eq!(
        (summary.attempted, summary.effective, summary.households),
        (4, 2, 3)
    );
    assert_eq!(
        (summary.not_home, summary.refused, summary.people_met),
        (1, 1, 2)
    );
    assert_eq!(summary.effective_percent(), Some(50));
    assert_eq!(summary.coverage_permille(), Some(750));
    assert_eq!((summary.care.old, summary.care.doors), (1, 1));
    assert_eq!(
        (
            summary.publicity_households,
            summary.leaflets,
            summary.topics.len()
        ),
        (1, 2, 2)
    );
    assert_eq!((summary.events.heard, summary.tasks.added), (1, 1));
    let doors: Vec<&str> = log
        .visits
        .iter()
        .map(|row| row.place.door.as_str())
        .collect();
    assert_eq!(doors, ["3-2-101", "3-2-101", "3-2-201", "3-2-301"]);
    let floors = &log.buildings[0].units[0].floors;
    let marks: Vec<_> = floors.iter().map(|floor| floor.doors[0].outcome).collect();
    let met = Some(Outcome::MET);
    assert_eq!(marks, [None, met, Some(Outcome::REFUSED), met]);
}

#[test]
fn a_visit_with_nothing_but_a_hazard_counts_as_effective() {
    let mut scene = Scene::new();
    scene.log(NewVisit {
        hazards: vec![NewHazard::new(HazardItem::new("gas/hose-old"))],
        ..NewVisit::new(scene.door(0), Outcome::MET)
    });
    let log = scene.daylog(date(22));
    assert_eq!((log.summary.effective, log.summary.hazards.found), (1, 1));
    assert_eq!(log.visits[0].hazards.len(), 1);
    assert_eq!(log.summary.hazards.to_fix, 1);
}

#[test]
fn what_was_undone_stands_in_the_timeline_alone() {
    let mut scene = Scene::new();
    scene.visit(0, Outcome::MET);
    scene.visit(1, Outcome::REFUSED);
    scene.work(|ledger, at| ledger.undo(at.clock).unwrap());
    let log = scene.daylog(date(22));
    assert_eq!((log.summary.attempted, log.summary.refused), (1, 0));
    let lines: Vec<(bool, Option<&str>)> = (log.timeline.iter())
        .map(|entry| (entry.undone, entry.place().map(|place| place.door.as_str())))
        .collect();
    assert_eq!(
        lines,
        [
            (false, None),
            (false, Some("3-2-101")),
            (true, Some("3-2-201"))
        ]
    );
    scene.work(|ledger, at| ledger.redo(at.clock).unwrap());
    let log = scene.daylog(date(22));
    assert!(log.timeline.iter().all(|entry| !entry.undone));
    assert_eq!(log.summary.refused, 1);
}

#[test]
fn a_pause_of_ninety_minutes_begins_another_round_and_late_entries_count_in_none() {
    let mut scene = Scene::new();
    scene.visit(0, Outcome::NOT_HOME);
    scene.clock.advance(Duration::minutes(84));
    scene.visit(1, Outcome::MET);
    scene.clock.advance(Duration::minutes(85));
    scene.visit(2, Outcome::MET);
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    scene.visit(0, Outcome::MET);
    let log = scene.daylog(date(22));
    let minutes: Vec<u32> = log.head.rounds.iter().map(Round::minutes).collect();
    assert_eq!(
        (minutes.as_slice(), log.summary.minutes),
        (&[89, 0][..], 89)
    );
    assert_eq!(log.head.second().len(), 1);
    assert_eq!(log.summary.late, 1);
    assert!(log.timeline.iter().any(|entry| entry.late));
}

#[test]
fn the_log_of_a_past_day_shows_hazards_and_tasks_as_they_stood_then() {
    let mut scene = Scene::new();
    let new = NewHazard {
        step: FirstStep::By(date(30)),
        ..NewHazard::new(HazardItem::new("gas/hose-old"))
    };
    let door = scene.door(0);
    let (id, _) = scene.work(|ledger, at| work::hazard::add(ledger, door, new, at).unwrap());
    scene.log(NewVisit {
        needs: vec![Need::new("repair")],
        ..NewVisit::new(scene.door(1), Outcome::MET)
    });
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    scene.clock.advance(Duration::days(2));
    let task = scene.ledger.tables().tasks.iter().next().unwrap().id;
    scene.work(|ledger, at| {
        work::hazard::step(ledger, id, HazardEvent::Close, "已换管", "", at).unwrap();
        work::task::step(ledger, task, work::task::TaskStep::Done, at).unwrap();
    });
    let then = scene.daylog(date(22));
    assert_eq!(then.hazards[0].state, HazardState::RECTIFYING);
    assert_eq!(
        (then.summary.tasks.done, then.summary.tasks.carried),
        (0, 1)
    );
    let now = scene.daylog(date(24));
    assert!(!now.hazards[0].found_today);
    assert_eq!(now.hazards[0].state, HazardState::CLOSED);
    assert_eq!(
        (now.summary.hazards.found, now.summary.hazards.closed),
        (0, 1)
    );
    assert_eq!((now.summary.tasks.done, now.summary.tasks.added), (1, 0));
    assert!(scene.daylog(date(23)).is_empty());
}

#[test]
fn after_midnight_belongs_to_the_day_still_open() {
    let mut scene = Scene::new();
    scene.visit(0, Outcome::NOT_HOME);
    scene.clock.advance(Duration::hours(16));
    let door = scene.door(1);
    let new = NewHazard {
        step: FirstStep::Fixed,
        ..NewHazard::new(HazardItem::new("elec/overload"))
    };
    scene.work(|ledger, at| work::hazard::add(ledger, door, new, at).unwrap());
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    let log = scene.daylog(date(22));
    assert_eq!((log.summary.hazards.found, log.summary.solved()), (1, 1));
    assert!(scene.daylog(date(23)).timeline.is_empty());
}

#[test]
fn a_confirmed_household_counts_its_door_and_its_people() {
    let mut scene = Scene::new();
    let home = scene.doors[0];
    scene.work(|ledger, at| {
        work::collection::verify(ledger, home, SourceOfFact::SELF, at).unwrap();
        work::collection::verify(ledger, home, SourceOfFact::SELF, at).unwrap();
    });
    let log = scene.daylog(date(22));
    assert_eq!(
        (log.summary.houses.verified, log.summary.people.verified),
        (1, 1)
    );
}
