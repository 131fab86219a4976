//! What people ask for at the door, found from every side: the door's menu, the record sheet, the task form, the page
//! Requests; and that a slip at a door that is done writes nothing down.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::{Need, RequestKind};
use insta::assert_snapshot;

fn requests(desk: &Desk) -> usize {
    desk.app.view().ledger.tables().requests.len()
}

#[test]
fn the_menu_of_a_door_leads_to_a_wish_under_the_key_it_has_everywhere() {
    for (size, language) in [("80x24", "zh-CN"), ("44x20", "en")] {
        let mut desk = Desk::new(size, language, neighbours());
        desk.keys("<f4><enter><enter>");
        assert_snapshot!(format!("door_menu_{size}"), desk.text());
        desk.keys("n1<enter>1<enter>");
        desk.burst("大米一袋");
        desk.keys("<f2>");
        assert_eq!(requests(&desk), 1, "{}", desk.text());
    }
    // The digits of what stood there before are what they were.
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4><enter><enter>9");
    assert!(desk.text().contains("还没走访过"), "{}", desk.text());
}

#[test]
fn the_sheet_finds_a_wish_by_any_word_and_ticks_what_was_taken_down() {
    for (language, typed) in [
        ("zh-CN", "微心愿"),
        ("zh-CN", "wxy"),
        ("zh-CN", "诉求"),
        ("zh-CN", "wish"),
        ("en", "wish"),
        ("en", "request"),
        ("en", "心愿"),
    ] {
        let mut desk = Desk::new("80x24", language, neighbours());
        desk.keys("29");
        desk.keys(typed);
        desk.keys("<enter>");
        let text = desk.text();
        assert!(
            text.contains("哪一种") || text.contains("in their words"),
            "{typed}: {text}"
        );
    }
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("29wxy<enter>1<enter>");
    desk.burst("大米一袋");
    desk.keys("<enter>9shangxue<enter>");
    assert_snapshot!("sheet_with_a_wish", desk.text());
    desk.keys("<enter>");
    assert_eq!(desk.visits(), 1, "{}", desk.text());
    let view = desk.app.view();
    let tables = view.ledger.tables();
    let visit = tables.visits.iter().next().unwrap();
    let wish = tables.requests.iter().next().unwrap();
    assert_eq!(wish.kind, RequestKind::WISH);
    assert_eq!(wish.visit, Some(visit.id), "heard on that visit");
    assert_eq!(visit.needs, [Need::new("school")]);
    assert!(!visit.all_well);
}

#[test]
fn a_ninth_line_has_no_digit_and_hazards_alike_say_so() {
    let mut desk = Desk::new("44x20", "zh-CN", neighbours());
    desk.keys("29fangwuweixiu<enter>9jgchaoqi<enter>");
    assert_snapshot!("sheet_ninth_line", desk.text());
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("35<enter>/1-404<enter>/1-403<enter>39");
    desk.burst("软管");
    let text = desk.text();
    assert!(text.contains("已有相近的"), "{text}");
}

#[test]
fn a_need_heard_at_the_door_stands_among_the_requests_and_moves_on_there() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("22<enter>R");
    assert_snapshot!("requests_with_a_need", desk.text());
    desk.keys("4");
    assert!(desk.toast().contains("另记诉求单"), "{}", desk.toast());
    desk.keys("11<right><right><right>");
    assert_snapshot!("requests_need_done", desk.text());
    assert_eq!(requests(&desk), 0);
    // The log tells it once: a need heard on the visit.
    desk.keys("<f8>");
    assert_snapshot!("log_with_a_need", desk.text());
}

#[test]
fn a_wish_is_no_kind_of_task_made_by_hand_and_what_was_typed_goes_into_a_request() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4>t1");
    desk.burst("大米一袋");
    desk.keys("<tab><tab>");
    assert!(!desk.text().contains("微心愿]"), "{}", desk.text());
    desk.keys("<tab><tab><tab><tab><tab><enter>1<enter>1<enter><f2>");
    let view = desk.app.view();
    let tables = view.ledger.tables();
    let wish = tables.requests.iter().next().expect("a request");
    assert_eq!((wish.words.as_str(), tables.tasks.len()), ("大米一袋", 0));
}

#[test]
fn met_again_on_the_same_day_is_asked_first() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4><enter>1");
    assert_eq!(desk.visits(), 1);
    desk.wait(500);
    desk.keys("1");
    assert_eq!(desk.visits(), 1);
    assert_snapshot!("met_again", desk.text());
    desk.keys("<esc>4");
    assert_eq!(desk.visits(), 2, "nobody home is another attempt");
    desk.wait(500);
    desk.keys("1");
    assert_eq!(desk.visits(), 3, "and met after it the first time");
    desk.wait(500);
    desk.keys("11");
    assert_eq!(desk.visits(), 4, "the same key again means it");
}

#[test]
fn esc_with_nothing_open_stays_on_the_page() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f6><esc>");
    assert!(desk.toast().contains("F2"), "{}", desk.toast());
    desk.keys("1");
    assert_eq!(desk.visits(), 0);
    assert!(desk.text().starts_with(" 隐患"), "{}", desk.text());
}
