//! How a door is lived in, what must be known about it, and the way through the house.

use super::grid::Grid;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, HouseholdState, Outcome, PlaceKind, Rule, SourceOfFact};
use crate::domain::place::Place;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Order, Queue, Value, Why};
use crate::ledger::work::collection;
use crate::ledger::work::visit::NewVisit;

#[test]
fn somebody_away_is_left_alone_until_the_day_and_then_asked_about() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    let back = grid.today_date() + chrono::Days::new(10);
    let mut away = NewVisit::new(door.clone(), Outcome::AWAY);
    away.away_until = Some(back);
    grid.log_with(away);
    grid.at("2026-11-25T09:00:00+08:00");
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::Away(Some(back)))
    );
    grid.at("2026-12-02T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::CARE_DUE).why, None);
    let check = grid.reason(&door, Rule::STATE_CHECK);
    assert_eq!(
        (check.message, check.due),
        ("queue-reason-back", Some(back))
    );
    grid.log(&door, Outcome::MET);
    assert!(grid.explain(&door).today.is_empty());
}

#[test]
fn a_vacant_flat_is_looked_at_once_a_quarter() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.edit_home(&door, |home| home.state = HouseholdState::VACANT);
    let check = grid.reason(&door, Rule::STATE_CHECK);
    assert_eq!(
        (check.message, check.due),
        ("queue-reason-state-check-first", None)
    );
    grid.log(&door, Outcome::VACANT);
    assert!(grid.explain(&door).not_today.is_empty());
    grid.at("2027-02-21T09:00:00+08:00");
    assert_eq!(
        grid.reason(&door, Rule::STATE_CHECK).due,
        Some(grid.today_date())
    );
    grid.person(&door, "老人", &[CareGroup::ALONE], 1940);
    let vacant = HouseholdState::VACANT;
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::NobodyThere(vacant))
    );
}

#[test]
fn the_head_s_name_phone_sex_and_birth_are_missing_until_known_or_declined() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.edit_head(&door, |head| {
        (head.phones, head.sex_given, head.birth_given) = (Vec::new(), None, None);
    });
    let fields = |grid: &Grid| grid.reason(&door, Rule::FACTS_MISSING).values[0].1.clone();
    let all = vec!["queue-fact-phone", "queue-fact-sex", "queue-fact-birth"];
    assert_eq!(fields(&grid), Value::Messages(all));
    grid.edit_head(&door, |head| {
        head.declined = vec!["phone".into(), "sex".into()];
    });
    assert_eq!(fields(&grid), Value::Messages(vec!["queue-fact-birth"]));
}

#[test]
fn facts_confirmed_a_year_ago_are_stale_and_confirming_settles_them() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    let id = door.household().unwrap();
    let source = SourceOfFact::SELF;
    grid.deed(|ledger, at| collection::verify(ledger, id, source, at))
        .unwrap();
    grid.at("2027-11-21T09:00:00+08:00");
    assert!(!grid.has(&door, Rule::FACTS_STALE));
    grid.at("2027-11-22T09:00:00+08:00");
    assert_eq!(
        grid.reason(&door, Rule::FACTS_STALE).due,
        Some(grid.today_date())
    );
    grid.deed(|ledger, at| collection::verify(ledger, id, source, at))
        .unwrap();
    assert!(!grid.has(&door, Rule::FACTS_STALE));
}

#[test]
fn the_stairs_go_by_building_unit_floor_from_the_top_and_door() {
    let mut grid = Grid::new();
    let doors = [
        "10-1-101",
        "3-2-101",
        "3-1-1203",
        "3-1-0301",
        "3-1-302",
        "3-1-201",
        "3-1501",
        "A-1-101",
        "3-东-101",
    ];
    for door in doors {
        grid.home(door, &[CareGroup::ALONE]);
    }
    let way = [
        "3-1501",
        "3-1-1203",
        "3-1-0301",
        "3-1-302",
        "3-1-201",
        "3-2-101",
        "3-东-101",
        "10-1-101",
        "A-1-101",
    ];
    assert_eq!(grid.today(Order::Stairs), way);
}

#[test]
fn common_parts_and_places_follow_the_doors_of_their_unit_and_building() {
    let mut grid = Grid::new();
    let spot = |text: &str| Subject::Common(Box::new(Spot::parse(text).unwrap()));
    for door in ["3-1-101", "3-2-101", "4-1-101"] {
        grid.home(door, &[CareGroup::ALONE]);
    }
    for (name, text) in [("小卖部", Some("3")), ("门厅", Some("3-1")), ("工地", None)] {
        let mut place = Place::new(Id::new(grid.clock.id()), name.to_owned(), PlaceKind::SHOP);
        place.spot = text.and_then(Spot::parse);
        let subject = Subject::from(place.id);
        grid.put(place);
        grid.task(Some(subject), None);
    }
    grid.task(Some(spot("3-1")), None);
    grid.task(Some(spot("3")), None);
    grid.task(None, None);
    let way = [
        "3-1-101",
        "3-1",
        "门厅",
        "3-2-101",
        "3",
        "小卖部",
        "4-1-101",
        "工地",
        "入户宣传",
    ];
    assert_eq!(grid.today(Order::Stairs), way);
}

#[test]
fn the_doors_of_a_building_or_unit_come_as_one_walks() {
    let mut grid = Grid::new();
    for door in ["13-1-101", "3-1-101", "3-1-201", "3-2-101", "4-1-101"] {
        grid.home(door, &[]);
    }
    let doors = |queue: &Queue, text: &str| {
        let tables = grid.ledger.tables();
        let spot = Spot::parse(text).unwrap();
        let ids: Vec<_> = queue.doors(tables, &spot).collect();
        let homes = ids.into_iter().filter_map(|id| tables.households.get(id));
        homes
            .map(|home| home.address.to_string())
            .collect::<Vec<_>>()
    };
    let queue = grid.queue();
    assert_eq!(doors(&queue, "3"), ["3-1-201", "3-1-101", "3-2-101"]);
    assert_eq!(doors(&queue, "3-1"), ["3-1-201", "3-1-101"]);
    assert!(doors(&queue, "5").is_empty());
    assert!(!queue.has_estates(grid.ledger.tables()));
}

#[test]
fn a_spot_without_an_estate_takes_in_every_estate_s_doors() {
    let mut grid = Grid::new();
    for door in ["恒昌/3-1-101", "万锦/3-1-101", "万锦/4-1-101"] {
        grid.home(door, &[]);
    }
    let (queue, tables) = (grid.queue(), grid.ledger.tables());
    let count = |text: &str| queue.doors(tables, &Spot::parse(text).unwrap()).count();
    assert_eq!((count("3"), count("恒昌/3"), count("万锦/3-1")), (2, 1, 1));
    assert!(queue.has_estates(tables));
}
