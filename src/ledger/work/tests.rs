//! A day's deeds and what follows from each of them. Not the queue they lead to.

use chrono::{Duration, NaiveDate};
use uuid::Uuid;

use super::hazard::NewHazard;
use super::visit::NewVisit;
use super::*;
use crate::clock::{FixedClock, parse_moment};
use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::codes::{
    DayState, HazardItem, HazardState, HouseholdState, Need, Outcome, TaskKind, TaskOrigin,
};
use crate::domain::hazard::HazardEvent;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::queries::mark::Mark;

pub(super) struct Scene {
    pub ledger: Ledger,
    pub clock: FixedClock,
    pub settings: Settings,
    pub door: Subject,
    pub home: Id<Household>,
}

pub(super) fn scene() -> Scene {
    let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let mut ledger = Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
        .unwrap()
        .0;
    let address = Address {
        building: "3".into(),
        unit: Some("2".into()),
        room: "501".into(),
        ..Address::default()
    };
    let home = Id::new(clock.id());
    let mut edit = ledger.edit();
    edit.put(Household::new(home, address));
    let changes = edit.changes();
    ledger.commit("import-roster", changes, &clock).unwrap();
    let settings = Settings {
        worker: "小李".to_owned(),
        ..Settings::default()
    };
    Scene {
        ledger,
        clock,
        settings,
        door: home.into(),
        home,
    }
}

impl Scene {
    fn log(&mut self, outcome: Outcome) -> super::visit::Logged {
        self.log_with(NewVisit::new(self.door.clone(), outcome))
    }

    fn log_with(&mut self, visit: NewVisit) -> super::visit::Logged {
        self.clock.advance(Duration::minutes(5));
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        super::visit::log(&mut self.ledger, visit, at).unwrap()
    }
}

#[test]
fn the_first_visit_begins_the_day_in_the_worker_s_name_and_one_undo_takes_both_back() {
    let mut scene = scene();
    scene.log(Outcome::MET);
    let day = scene.ledger.tables().day(scene.clock.today()).unwrap();
    assert_eq!(
        (day.state, day.worker.as_str()),
        (DayState::WORKING, "小李")
    );
    scene.ledger.undo(&scene.clock).unwrap();
    assert!(scene.ledger.tables().day(scene.clock.today()).is_none());
    assert!(scene.ledger.tables().visits.is_empty());
}

#[test]
fn met_with_nothing_noted_is_all_well_and_counts_as_effective() {
    let mut scene = scene();
    let logged = scene.log(Outcome::MET);
    let visit = scene.ledger.tables().visits.get(logged.visit).unwrap();
    assert!(visit.all_well && visit.outcome.is_effective());
}

#[test]
fn attempts_count_up_until_somebody_is_reached() {
    let mut scene = scene();
    assert_eq!(scene.log(Outcome::NOT_HOME).attempt, 1);
    assert_eq!(scene.log(Outcome::NOT_HOME).attempt, 2);
    assert_eq!(scene.log(Outcome::MET).attempt, 3);
    assert_eq!(scene.log(Outcome::NOT_HOME).attempt, 1);
}

#[test]
fn a_let_flat_changes_the_household_and_asks_once_who_lives_there() {
    let mut scene = scene();
    scene.log(Outcome::RENTED);
    scene.log(Outcome::RENTED);
    let tables = scene.ledger.tables();
    assert_eq!(
        tables.households.get(scene.home).unwrap().state,
        HouseholdState::RENTED
    );
    assert_eq!(
        tables
            .tasks
            .of(&scene.door)
            .filter(|task| task.kind == TaskKind::FACTS)
            .count(),
        1
    );
    assert_eq!(tables.collection.of(&scene.door).count(), 1);
    scene.log(Outcome::MET);
    assert_eq!(
        scene
            .ledger
            .tables()
            .households
            .get(scene.home)
            .unwrap()
            .state,
        HouseholdState::RENTED
    );
}

#[test]
fn a_need_becomes_a_task_and_a_hazard_a_hazard_all_in_one_operation() {
    let mut scene = scene();
    let before = scene.ledger.headers().len();
    let logged = scene.log_with(NewVisit {
        needs: vec![Need::new("medical")],
        hazards: vec![super::hazard::NewHazard::new(HazardItem::new(
            "gas/hose-old",
        ))],
        ..NewVisit::new(scene.door.clone(), Outcome::MET)
    });
    assert_eq!(scene.ledger.headers().len(), before + 1);
    let tables = scene.ledger.tables();
    let hazard = tables.hazards.get(logged.hazards[0]).unwrap();
    assert_eq!(
        (hazard.state, hazard.visit),
        (HazardState::NOTIFIED, Some(logged.visit))
    );
    assert!(hazard.deadline.unwrap() > scene.clock.today());
    assert_eq!(tables.tasks.of(&scene.door).count(), 1);
    assert!(!tables.visits.get(logged.visit).unwrap().all_well);
}

#[test]
fn a_visit_that_reached_somebody_closes_the_visit_task_and_only_that() {
    let mut scene = scene();
    for kind in [TaskKind::VISIT, TaskKind::COLLECT] {
        let at = At {
            clock: &scene.clock,
            settings: &scene.settings,
        };
        let new = super::task::NewTask {
            title: "入户".to_owned(),
            kind,
            origin: TaskOrigin::COMMUNITY,
            subject: Some(scene.door.clone()),
            address: String::new(),
            due: None,
            priority: crate::domain::codes::Priority::MEDIUM,
            note: String::new(),
        };
        super::task::add(&mut scene.ledger, new, at).unwrap();
    }
    scene.log(Outcome::NOT_HOME);
    assert_eq!(
        scene
            .ledger
            .tables()
            .tasks
            .of(&scene.door)
            .filter(|task| task.is_open())
            .count(),
        2
    );
    scene.log(Outcome::MET);
    let open: Vec<_> = scene
        .ledger
        .tables()
        .tasks
        .of(&scene.door)
        .filter(|task| task.is_open())
        .collect();
    assert_eq!(
        open.iter().map(|task| task.kind).collect::<Vec<_>>(),
        [TaskKind::COLLECT]
    );
}

#[test]
fn entries_after_closing_are_late_and_after_midnight_belong_to_the_open_day() {
    let mut scene = scene();
    scene.log(Outcome::NOT_HOME);
    scene.clock.advance(Duration::hours(16));
    let logged = scene.log(Outcome::MET);
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    assert_eq!(
        scene.ledger.tables().visits.get(logged.visit).unwrap().day,
        date
    );
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    assert_eq!(super::day::close(&mut scene.ledger, at).unwrap(), date);
    let logged = scene.log(Outcome::MET);
    let visit = scene.ledger.tables().visits.get(logged.visit).unwrap();
    assert_eq!(visit.day, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
}

#[test]
fn the_same_day_again_after_closing_is_late() {
    let mut scene = scene();
    scene.log(Outcome::NOT_HOME);
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    super::day::close(&mut scene.ledger, at).unwrap();
    let logged = scene.log(Outcome::MET);
    assert!(scene.ledger.tables().visits.get(logged.visit).unwrap().late);
}

#[test]
fn a_major_hazard_is_not_closed_without_a_measure() {
    let mut scene = scene();
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    let new = super::hazard::NewHazard::new(HazardItem::new("gas/smell"));
    let mut new = new;
    new.severity = Some(crate::domain::codes::Severity::MAJOR);
    let (id, _) = super::hazard::add(&mut scene.ledger, scene.door.clone(), new, at).unwrap();
    let refused = super::hazard::step(&mut scene.ledger, id, HazardEvent::Close, "", "", at);
    assert!(matches!(
        refused,
        Err(WorkError::Hazard(
            crate::domain::hazard::HazardRefusal::NeedsMeasure
        ))
    ));
    super::hazard::step(
        &mut scene.ledger,
        id,
        HazardEvent::Close,
        "关阀，报燃气公司",
        "",
        at,
    )
    .unwrap();
    assert_eq!(
        scene.ledger.tables().hazards.get(id).unwrap().state,
        HazardState::CLOSED
    );
}

#[test]
fn an_appointment_in_the_past_is_refused() {
    let mut scene = scene();
    let yesterday = scene.clock.today().pred_opt().unwrap();
    let visit = NewVisit {
        again: Some(Appointment {
            on: yesterday,
            time: None,
        }),
        ..NewVisit::new(scene.door.clone(), Outcome::RESCHEDULED)
    };
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    let refused = super::visit::log(&mut scene.ledger, visit, at);
    assert!(matches!(
        refused,
        Err(WorkError::Field { field: "again", .. })
    ));
    assert!(scene.ledger.tables().visits.is_empty());
}

#[test]
fn several_doors_at_once_begin_the_day_once() {
    let mut scene = scene();
    let visits = [Outcome::MET, Outcome::NOT_HOME]
        .map(|outcome| NewVisit::new(scene.door.clone(), outcome))
        .to_vec();
    let at = At {
        clock: &scene.clock,
        settings: &scene.settings,
    };
    visit::log_many(&mut scene.ledger, visits, at).unwrap();
    assert_eq!(scene.ledger.tables().days.len(), 1);
}

#[test]
fn a_hazard_seen_again_while_it_is_open_goes_on_and_keeps_its_deadline() {
    let mut scene = scene();
    let item = HazardItem::new("gas/hose-old");
    let found = |scene: &mut Scene| {
        let mut visit = NewVisit::new(scene.door.clone(), Outcome::MET);
        visit.hazards.push(NewHazard::new(item));
        scene.log_with(visit)
    };
    let first = found(&mut scene);
    let deadline = |scene: &Scene| {
        let tables = scene.ledger.tables();
        assert_eq!(tables.hazards.iter().count(), 1);
        let hazard = tables.hazards.iter().next().unwrap();
        (hazard.deadline, hazard.recheck_on, hazard.steps.len())
    };
    let (was, look, steps) = deadline(&scene);
    scene.clock.advance(Duration::days(3));
    let again = found(&mut scene);
    assert_eq!(again.hazards, first.hazards);
    assert_eq!(deadline(&scene), (was, look, steps + 1));
    let tables = scene.ledger.tables();
    let visit = tables.visits.get(again.visit).unwrap();
    assert!(!visit.all_well);
    assert_eq!(Mark::after(tables, visit), Mark::Hazard);
    // One undo takes the visit and the telling back; a hazard that is settled comes anew.
    scene.ledger.undo(&scene.clock).unwrap();
    assert_eq!(deadline(&scene), (was, look, steps));
    let mut visit = NewVisit::new(scene.door.clone(), Outcome::MET);
    visit.hazards_closed = first.hazards.clone();
    scene.log_with(visit);
    let anew = found(&mut scene);
    assert_ne!(anew.hazards, first.hazards);
}
