//! Whom to visit how often, and what follows from a door that did not open (domain.md §3.1, §4; decisions.md 9).

use super::grid::Grid;
use crate::domain::codes::{
    CareGroup, CollectAction, Outcome, Rule, SourceOfFact, VisitMode, VisitRule,
};
use crate::domain::collection::InfoRecord;
use crate::domain::resident::Presence;
use crate::ledger::queue::{Order, Source, Value, Why};
use crate::ledger::work::collection;
use crate::ledger::work::visit::NewVisit;

#[test]
fn a_household_never_visited_is_to_visit_and_one_with_a_care_group_is_due_today() {
    let mut grid = Grid::new();
    let plain = grid.home("3-2-501", &[]);
    let care = grid.home("3-2-601", &[CareGroup::ALONE]);
    assert_eq!(grid.today(Order::Urgency), ["3-2-601"]);
    assert_eq!(grid.waiting(), ["3-2-501"]);
    let row = grid.queue().find(&care.into()).unwrap();
    assert_eq!(row.due, Some(grid.today_date()));
    assert!(!row.is_overdue(grid.today_date()));
    let first = &grid.explain(&plain).not_today[0];
    assert_eq!((first.rule, first.due), (Rule::FIRST_VISIT, None));
}

#[test]
fn the_strictest_rule_of_all_who_live_there_counts_and_is_named() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::DIBAO]);
    let rule = |grid: &Grid| grid.explain(&door).today[0].values[0].1.clone();
    assert_eq!(rule(&grid), Value::code(VisitRule::new("care")));
    let child = grid.person(&door, "小宝", &[CareGroup::ORPHAN], 2018);
    assert_eq!(rule(&grid), Value::code(VisitRule::new("child")));
    assert_eq!(
        grid.explain(&door).today[0].source,
        Some(Source::Resident(child))
    );
    grid.person(&door, "老人", &[CareGroup::ALONE], 1940);
    assert_eq!(rule(&grid), Value::code(VisitRule::new("high-risk")));
}

#[test]
fn a_care_visit_is_due_again_after_the_rule_s_days_and_a_phone_call_counts() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::MET);
    assert!(grid.explain(&door).today.is_empty());
    grid.at("2026-12-21T09:00:00+08:00");
    assert!(grid.today(Order::Urgency).is_empty());
    grid.at("2026-12-22T09:00:00+08:00");
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).due,
        Some(grid.today_date())
    );
    grid.log(&door, Outcome::PHONE_OK);
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn a_phone_call_is_no_visit_to_an_ordinary_household() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.log(&door, Outcome::PHONE_OK);
    assert_eq!(grid.reason(&door, Rule::FIRST_VISIT).why, Some(Why::Done));
    let mut video = NewVisit::new(door.clone(), Outcome::MET);
    video.mode = Some(VisitMode::VIDEO);
    grid.log_with(video);
    assert_eq!(grid.reason(&door, Rule::FIRST_VISIT).why, Some(Why::Done));
    grid.log(&door, Outcome::MET);
    assert!(grid.explain(&door).not_today.is_empty());
}

#[test]
fn an_ordinary_household_is_due_after_half_a_year_and_being_late_adds_up_to_a_bound() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.log(&door, Outcome::MET);
    grid.at("2027-05-22T09:00:00+08:00");
    assert!(grid.explain(&door).not_today.is_empty());
    grid.at("2027-05-23T09:00:00+08:00");
    let due = grid.reason(&door, Rule::ORDINARY_DUE);
    assert_eq!((due.score.weight, due.score.late), (120, 0));
    grid.at("2027-06-02T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::ORDINARY_DUE).score.late, 10);
    grid.at("2028-06-02T09:00:00+08:00");
    assert_eq!(grid.reason(&door, Rule::ORDINARY_DUE).score.late, 60);
}

#[test]
fn high_risk_people_are_seen_within_a_day_of_a_major_change() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::EMPTY]);
    let wife = grid.person(&door, "老伴", &[], 1944);
    grid.person(&door, "老人", &[CareGroup::ALONE], 1940);
    grid.log(&door, Outcome::MET);
    grid.at("2026-11-24T10:00:00+08:00");
    assert!(grid.today(Order::Urgency).is_empty());
    let (gone, family) = (Presence::Deceased, SourceOfFact::FAMILY);
    grid.deed(|ledger, at| collection::left(ledger, wife, gone, family, at))
        .unwrap();
    let due = grid.reason(&door, Rule::CARE_DUE);
    assert_eq!(due.message, "queue-reason-care-changed");
    assert_eq!(due.due.unwrap().to_string(), "2026-11-25");
    grid.log(&door, Outcome::MET);
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn what_a_visit_itself_found_is_no_later_change() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    let wife = grid.person(&door, "老伴", &[CareGroup::ALONE], 1940);
    grid.log(&door, Outcome::MET);
    let (gone, family) = (Presence::Left, SourceOfFact::FAMILY);
    grid.deed(|ledger, at| collection::left(ledger, wife, gone, family, at))
        .unwrap();
    let noted = grid.ledger.tables().collection.iter().next().cloned();
    assert_eq!(
        noted.map(|entry: std::sync::Arc<InfoRecord>| entry.action),
        Some(CollectAction::LEFT)
    );
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn nobody_home_waits_for_another_part_of_the_day() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::NOT_HOME);
    let why = |grid: &Grid| {
        grid.reason(&door, Rule::CARE_DUE)
            .why
            .map(|why| why.message().1)
    };
    let waits = why(&grid).unwrap();
    assert_eq!(waits[0].1, Value::Day(grid.today_date()));
    assert_eq!(
        waits[1].1,
        Value::code(crate::domain::codes::Slot::AFTERNOON)
    );
    grid.at("2026-11-22T14:00:00+08:00");
    assert_eq!(grid.today(Order::Urgency), ["3-2-501"]);
    grid.log(&door, Outcome::NO_ACCESS);
    assert!(grid.today(Order::Urgency).is_empty());
    grid.at("2026-11-23T09:00:00+08:00");
    assert!(
        why(&grid).is_some(),
        "morning and afternoon were tried, the evening was not"
    );
    grid.at("2026-11-23T19:00:00+08:00");
    assert_eq!(grid.today(Order::Urgency), ["3-2-501"]);
}

#[test]
fn the_third_failure_in_two_parts_of_the_day_goes_to_the_community() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[]);
    grid.log(&door, Outcome::NOT_HOME);
    grid.log(&door, Outcome::NOT_HOME);
    grid.log(&door, Outcome::NOT_HOME);
    assert_eq!(
        grid.reason(&door, Rule::RETRY).values[1].1,
        Value::Number(3)
    );
    grid.at("2026-11-22T14:00:00+08:00");
    grid.log(&door, Outcome::NOT_HOME);
    assert_eq!(grid.today(Order::Urgency), ["3-2-501"]);
    let community = grid.reason(&door, Rule::COMMUNITY);
    assert_eq!(
        (community.why, &community.values[0].1),
        (None, &Value::Number(4))
    );
    grid.log(&door, Outcome::MET);
    assert!(grid.today(Order::Urgency).is_empty());
}

#[test]
fn a_refusal_is_left_alone_for_the_day_and_then_wants_another_way() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::REFUSED);
    grid.at("2026-11-22T19:00:00+08:00");
    let tomorrow = grid.today_date().succ_opt().unwrap();
    assert!(grid.today(Order::Urgency).is_empty());
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::CoolingOff(tomorrow))
    );
    grid.at("2026-11-23T14:00:00+08:00");
    assert_eq!(
        grid.reason(&door, Rule::RETRY).message,
        "queue-reason-retry-refused"
    );
    assert_eq!(grid.reason(&door, Rule::RETRY).why, None);
}

#[test]
fn no_such_address_puts_the_register_first_and_nobody_knocks() {
    let mut grid = Grid::new();
    let door = grid.home("3-2-501", &[CareGroup::ALONE]);
    grid.log(&door, Outcome::BAD_ADDR);
    assert_eq!(
        grid.explain(&door).today[0].message,
        "queue-reason-fix-register"
    );
    assert_eq!(
        grid.reason(&door, Rule::CARE_DUE).why,
        Some(Why::BadAddress)
    );
    let id = door.household().unwrap();
    grid.deed(|ledger, at| collection::verify(ledger, id, SourceOfFact::NEIGHBOUR, at))
        .unwrap();
    assert_eq!(grid.reason(&door, Rule::CARE_DUE).why, None);
}

#[test]
fn a_hazard_found_on_a_visit_is_its_content_line() {
    let mut grid = Grid::new();
    let door = grid.home("3-1-903", &[CareGroup::ALONE]);
    assert!(grid.has(&door, Rule::CARE_DUE));
    let item = crate::domain::codes::HazardItem::all().next().unwrap();
    let hazard = crate::ledger::work::hazard::NewHazard::new(item);
    grid.log_with(NewVisit {
        hazards: vec![hazard],
        ..NewVisit::new(door.clone(), Outcome::MET)
    });
    assert!(!grid.has(&door, Rule::CARE_DUE));
}
