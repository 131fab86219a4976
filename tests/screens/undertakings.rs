//! Projects and activities on Today: what is to be done stands in their row, Enter shows them on their page, Esc leads back.

use crate::screen::{Desk, neighbours};
use gridday::clock::FixedClock;
use gridday::domain::Id;
use gridday::domain::activity::{Activity, Hours};
use gridday::domain::codes::{ActivityKind, ActivityState};
use gridday::domain::project::Project;
use gridday::ledger::Ledger;
use insta::assert_snapshot;

/// Six households, a project set up three weeks ago, an activity that was over an hour ago.
fn undertaken() -> Ledger {
    let mut ledger = neighbours();
    let at = gridday::clock::parse_moment("2026-11-01T09:00:00+08:00").unwrap();
    let clock = FixedClock::at(at);
    let id = |number| Id::new(uuid::Uuid::from_u128(number));
    let mut edit = ledger.edit();
    edit.put(Project::new(
        id_of(1),
        "3栋楼道加装晾衣架和扶手".to_owned(),
        at,
        "李晓",
    ));
    let hours = Hours::read("11-22 07:00-08:00", None, at.naive_local()).unwrap();
    let title = "广场义诊".to_owned();
    edit.put(Activity::new(id(2), ActivityKind::OTHER, title, hours, at));
    let changes = edit.changes();
    ledger.commit("put", changes, &clock).unwrap();
    ledger
}

fn id_of(number: u128) -> Id<Project> {
    Id::new(uuid::Uuid::from_u128(number))
}

#[test]
fn the_row_says_in_plain_words_what_is_to_be_done() {
    for (size, language) in [
        ("80x24", "zh-CN"),
        ("44x20", "zh-CN"),
        ("80x24", "en"),
        ("44x20", "en"),
    ] {
        let mut desk = Desk::new(size, language, undertaken());
        desk.keys("<end>");
        assert_snapshot!(format!("undertakings_{size}_{language}"), desk.text());
        desk.keys("w");
        let asked = match language {
            "en" => "say who came, or call it off",
            _ => "已过时间：登记到场或取消",
        };
        let told = desk.text().replace(['\n', '│', '║', ' '], "");
        assert!(told.contains(&asked.replace(' ', "")), "{}", desk.text());
    }
}

#[test]
fn enter_shows_it_on_its_page_and_once_it_is_held_its_row_is_gone() {
    let mut desk = Desk::new("80x24", "zh-CN", undertaken());
    desk.keys("<end>1");
    assert!(desk.toast().contains("没有门牌"), "{}", desk.toast());
    assert_eq!(desk.visits(), 0);
    desk.keys("<enter>");
    assert!(desk.text().contains("[活动 1]"), "{}", desk.text());
    desk.keys("<esc>");
    assert!(desk.text().contains("[待办"), "{}", desk.text());
    desk.keys("<enter>130<f2><esc>");
    let view = desk.app.view();
    let held = view.ledger.tables().activities.iter().next().unwrap();
    assert_eq!(held.state, ActivityState::HELD);
    assert!(!desk.text().contains("广场义诊  "), "{}", desk.text());
    assert!(desk.text().contains("逾期：该实施了"), "{}", desk.text());
}

#[test]
fn another_day_is_set_in_its_own_form_and_takes_it_out_of_the_list() {
    let mut desk = Desk::new("80x24", "zh-CN", undertaken());
    desk.keys("<end>s");
    assert!(desk.text().contains("什么时候"), "{}", desk.text());
    desk.keys("<tab><tab><ctrl+u>");
    desk.burst("11-29 07:00-08:00");
    desk.keys("<tab><ctrl+u><f2>");
    assert!(!desk.text().contains("已过时间"), "{}", desk.text());
}
