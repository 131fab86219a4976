//! What the log says stayed undone, and what its head takes from elsewhere. Not the day's deeds.

use super::*;
use crate::domain::codes::{Priority, TaskKind, TaskOrigin};
use crate::domain::visit::Appointment;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::work::task::NewTask;

#[test]
fn what_is_left_is_the_queue_s_of_today_and_the_plan_s_of_a_day_gone_by() {
    let mut scene = Scene::new();
    let doors = scene.doors.clone();
    scene.work(|ledger, at| work::day::plan(ledger, Vec::new(), None, doors, at).unwrap());
    scene.visit(0, Outcome::MET);
    scene.visit(1, Outcome::NOT_HOME);
    let read = |scene: &mut Scene, day| {
        let (now, settings) = (scene.clock.now(), scene.settings.clone());
        whole_day(&mut scene.ledger, date(day), now, &settings).unwrap()
    };
    let doors = |log: &DayLog| -> Vec<String> {
        let mut doors: Vec<String> = log
            .unfinished
            .iter()
            .map(|row| row.place.door.clone())
            .collect();
        doors.sort();
        doors
    };
    let log = read(&mut scene, 22);
    assert_eq!(doors(&log), ["3-2-201", "3-2-301", "3-2-401"]);
    assert!(
        log.unfinished
            .iter()
            .all(|row| !row.pending.rules.is_empty())
    );
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    scene.clock.advance(Duration::days(1));
    let log = read(&mut scene, 22);
    assert_eq!(doors(&log), ["3-2-201", "3-2-301", "3-2-401"]);
    assert!(log.tomorrow.is_empty());
}

#[test]
fn what_the_queue_left_is_counted_by_its_rules() {
    let scene = Scene::new();
    let unfinished = vec![
        Pending::new(scene.door(0), Rule::CARE_DUE),
        Pending::new(scene.door(1), Rule::RETRY),
    ];
    let left = Left {
        tomorrow: unfinished[..1].to_vec(),
        unfinished,
        rest: 4,
        care_due: 1,
    };
    let beside = Beside {
        left: Some(&left),
        ..Beside::default()
    };
    let log = DayLog::of(scene.ledger.tables(), date(22), beside);
    assert_eq!((log.summary.unfinished, log.summary.care.left), (2, 1));
    assert_eq!((log.summary.tomorrow, log.summary.rest), (1, 4));
    assert_eq!(log.unfinished[0].care, [CareGroup::ALONE]);
}

#[test]
fn the_plan_and_what_is_due_or_overdue_are_listed() {
    let mut scene = Scene::new();
    let planned = vec![scene.doors[0], scene.doors[1]];
    scene.work(|ledger, at| work::day::plan(ledger, Vec::new(), None, planned, at).unwrap());
    let overdue = |subject, on| NewTask {
        title: "送通知".into(),
        kind: TaskKind::OTHER,
        origin: TaskOrigin::COMMUNITY,
        subject: Some(subject),
        address: String::new(),
        due: Some(Appointment { on, time: None }),
        priority: Priority::MEDIUM,
        note: String::new(),
    };
    for (door, on) in [(2, date(20)), (3, date(22))] {
        let task = overdue(scene.door(door), on);
        scene.work(|ledger, at| work::task::add(ledger, task, at).unwrap());
    }
    let (now, settings) = (scene.clock.now(), scene.settings.clone());
    let log = whole_day(&mut scene.ledger, date(22), now, &settings).unwrap();
    let mut doors: Vec<&str> = (log.unfinished.iter())
        .map(|row| row.place.door.as_str())
        .collect();
    doors.sort_unstable();
    assert_eq!(doors, ["3-2-101", "3-2-201", "3-2-301", "3-2-401"]);
    assert_eq!((log.summary.unfinished, log.summary.rest), (4, 0));
}

#[test]
fn what_the_day_does_not_say_comes_from_the_settings_then_from_the_roster() {
    let mut scene = Scene::new();
    scene.visit(0, Outcome::MET);
    let settings = Settings {
        grid: "第三网格".into(),
        ..Settings::default()
    };
    let mut head = |settings: &Settings| {
        let now = scene.clock.now();
        whole_day(&mut scene.ledger, date(22), now, settings)
            .unwrap()
            .head
            .day
    };
    let day = head(&settings);
    assert_eq!(
        (day.grid.as_str(), day.community.as_str()),
        ("第三网格", "")
    );
    assert_eq!(head(&Settings::default()).grid, "");
    let homes = scene.doors.clone();
    scene.work(|ledger, at| {
        let mut edit = ledger.edit();
        for id in homes {
            let mut home: Household = edit.get(id).unwrap();
            home.address.estate = Some("暖城小区".into());
            edit.put(home);
        }
        let changes = edit.changes();
        ledger.commit("household-edit", changes, at.clock).unwrap();
    });
    let now = scene.clock.now();
    let log = whole_day(&mut scene.ledger, date(22), now, &settings).unwrap();
    assert_eq!(log.head.day.community, "暖城小区");
}

#[test]
fn overdue_is_due_and_a_refused_care_door_stays_undone() {
    let mut scene = Scene::new();
    let gas = NewHazard::new(HazardItem::new("gas/hose-old"));
    let mut grave = gas;
    grave.severity = Some(crate::domain::codes::Severity::MAJOR);
    let door = scene.door(3);
    scene.work(|ledger, at| work::hazard::add(ledger, door, grave, at).unwrap());
    scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
    scene.clock.advance(Duration::days(31));
    let mut met = NewVisit::new(scene.door(3), Outcome::MET);
    met.note = "还没换".into();
    scene.log(met);
    scene.visit(0, Outcome::REFUSED);
    let (now, settings) = (scene.clock.now(), scene.settings.clone());
    let day = now.date_naive();
    let log = whole_day(&mut scene.ledger, day, now, &settings).unwrap();
    let row = |door: &str| {
        let mut rows = log.unfinished.iter().filter(|row| row.place.door == door);
        rows.next().unwrap().clone()
    };
    assert_eq!(row("3-2-401").pending.rules, [Rule::HAZARD_MAJOR]);
    assert_eq!(row("3-2-401").attempts, 1);
    assert_eq!(row("3-2-101").pending.rules, [Rule::CARE_DUE]);
    assert_eq!((row("3-2-101").attempts, log.summary.care.left), (1, 1));
}

#[test]
fn what_is_agreed_for_today_is_not_for_tomorrow_and_what_is_agreed_has_its_day_and_time() {
    let mut scene = Scene::new();
    let at = |day, hour| Appointment {
        on: date(day),
        time: chrono::NaiveTime::from_hms_opt(hour, 0, 0),
    };
    for (door, again) in [(1, at(22, 19)), (2, at(23, 10)), (3, at(22, 9))] {
        let mut new = NewVisit::new(scene.door(door), Outcome::RESCHEDULED);
        new.again = Some(again);
        scene.log(new);
    }
    let (now, settings) = (scene.clock.now(), scene.settings.clone());
    let log = whole_day(&mut scene.ledger, date(22), now, &settings).unwrap();
    let agreed: Vec<_> = (log.tomorrow.iter())
        .filter_map(|row| Some((row.place.door.as_str(), row.pending.agreed?)))
        .collect();
    assert!(agreed.contains(&("3-2-301", at(23, 10))));
    assert!(agreed.contains(&("3-2-401", at(22, 9))));
    assert!(!agreed.iter().any(|(door, _)| *door == "3-2-201"));
}
