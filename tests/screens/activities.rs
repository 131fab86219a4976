//! Relief and activities by keys: given at a door and corrected, planned, signed up to and held, who is on duty.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::ActivityState;

/// Turns to the list of this name.
#[track_caller]
fn turn(desk: &mut Desk, name: &str) {
    desk.keys("C");
    for _ in 0..16 {
        if desk.text().contains(&format!("[{name} ")) {
            return;
        }
        desk.keys("<right>");
    }
    panic!("no list {name}: {}", desk.text());
}

#[test]
fn what_is_given_at_a_door_stands_on_its_card_and_is_corrected_by_a_new_entry() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4><f10>");
    desk.burst("慰问");
    desk.keys("<enter>2<tab>500<tab>");
    desk.burst("大米:2:袋");
    desk.keys("<f2>");
    let view = desk.app.view();
    let tables = view.ledger.tables();
    let given = tables.relief.iter().next().expect("it is written down");
    assert_eq!((given.money, given.goods[0].quantity), (50_000, 2));
    desk.keys("<f4>");
    assert!(desk.text().contains("大米 2袋"), "{}", desk.text());
    turn(&mut desk, "慰问");
    assert!(desk.text().contains("500 元"), "{}", desk.text());
    desk.keys("3<tab><ctrl+u>50<f2>");
    assert_eq!(
        desk.app.view().ledger.tables().relief.len(),
        1,
        "why is not said"
    );
    desk.keys("<esc>u");
    assert!(desk.app.view().ledger.tables().relief.is_empty());
}

#[test]
fn an_activity_is_planned_and_held_and_counts() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f10>");
    desk.burst("计划一场");
    desk.keys("<enter>3<enter>");
    desk.burst("防灾主题党日");
    desk.keys("<enter>");
    desk.burst("2026-11-22 08:00-08:30");
    desk.keys("<f2>");
    turn(&mut desk, "活动");
    assert!(desk.text().contains("防灾主题党日"), "{}", desk.text());
    desk.keys("130<f2>");
    let view = desk.app.view();
    let held = view
        .ledger
        .tables()
        .activities
        .iter()
        .next()
        .expect("it is planned");
    assert_eq!((held.state, held.people), (ActivityState::HELD, Some(30)));
    desk.keys("u");
    let view = desk.app.view();
    let planned = view
        .ledger
        .tables()
        .activities
        .iter()
        .next()
        .expect("it is planned");
    assert_eq!(planned.state, ActivityState::PLANNED);
}

#[test]
fn an_activity_is_for_care_groups_answers_a_need_and_brings_it_to_its_end() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4>n1<enter>4<enter>");
    desk.burst("想学按摩");
    desk.keys("<f2>R11<right><right>1");
    desk.burst("赵敏");
    desk.keys("<f2><f10>");
    desk.burst("计划一场");
    desk.keys("<enter>4<enter>");
    desk.burst("按摩课");
    desk.keys("<enter>");
    desk.burst("2026-11-22 08:00-08:30");
    for field in ["谁来办", "给谁", "需求"] {
        desk.walk_to(field);
        match field {
            "谁来办" => desk.burst("妇联、残联"),
            _ => desk.keys("1"),
        }
    }
    desk.keys("<f2>");
    let view = desk.app.view();
    let planned = view.ledger.tables().activities.iter().next().cloned();
    let planned = planned.expect("it is planned");
    let need = view.ledger.tables().requests.iter().next().cloned();
    let need = need.expect("it is written down").id;
    assert_eq!((planned.groups.len(), &planned.needs[..]), (1, &[need][..]));
    turn(&mut desk, "活动");
    assert!(desk.text().contains("按摩课 (妇联等)"), "{}", desk.text());
    desk.keys("130");
    desk.walk_to("办成的诉求");
    desk.keys("1<f2>");
    let tables = desk.app.view().ledger.tables();
    let need = tables.requests.get(need).map(|need| need.state.as_str());
    assert_eq!(need, Some("fulfilled"), "{}", desk.text());
}
