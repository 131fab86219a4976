//! Slips of a hand at a door: nothing is made up, nothing typed is lost, and what stays open is said. Not what is drawn.

use crate::screen::{Desk, planned};
use gridday::domain::codes::HazardState;

fn desk() -> Desk {
    Desk::new("80x24", "zh-CN", planned())
}

#[test]
fn an_empty_sheet_records_nothing() {
    for keys in ["2<enter>", "3<f2>"] {
        let mut desk = desk();
        desk.keys(keys);
        assert_eq!(desk.visits(), 0);
        assert!(desk.toast().starts_with("什么都没勾"), "{}", desk.toast());
        desk.keys("5<f2>");
        assert_eq!(desk.visits(), 1, "the sheet was still open");
    }
}

#[test]
fn what_was_typed_is_dropped_only_when_that_is_meant() {
    let mut desk = desk();
    desk.keys("20药<f8>");
    assert!(desk.text().contains("1 不放弃"), "{}", desk.text());
    desk.keys("1");
    assert!(desk.text().contains("药"), "{}", desk.text());
    desk.keys("<f8><esc><f8>2");
    assert!(!desk.text().contains("有事/隐患  "), "{}", desk.text());
    desk.keys("2");
    assert!(!desk.text().contains("药"), "{}", desk.text());
    // With nothing in it, it goes at once.
    desk.keys("<f8>4");
    assert_eq!(desk.visits(), 1);
}

#[test]
fn a_demo_asks_before_it_is_left() {
    let quits = |desk: &Desk| desk.effects.iter().any(|effect| effect == "quit");
    for key in ["q", "<ctrl+q>"] {
        let mut desk = desk();
        desk.app.greet(true, false);
        desk.keys(key);
        assert!(!quits(&desk));
        desk.keys("1");
        assert!(!quits(&desk));
        desk.keys(&format!("{key}2"));
        assert!(quits(&desk));
    }
}

#[test]
fn one_key_says_what_stays_open() {
    let mut desk = desk();
    desk.keys("35<enter>");
    desk.keys("/3-1-403<enter>11");
    assert!(
        desk.toast().contains("正常，早先的较大隐患还没处理"),
        "{}",
        desk.toast()
    );
}

#[test]
fn the_same_hazard_ticked_again_goes_on_with_the_open_one() {
    let mut desk = desk();
    desk.keys("35<enter>/3-1-403<enter>3");
    assert!(desk.text().contains("没改："), "{}", desk.text());
    desk.keys("5<enter>");
    let tables = desk.app.view().ledger.tables();
    assert_eq!(desk.visits(), 2);
    let hazards: Vec<_> = tables.hazards.iter().collect();
    assert_eq!(hazards.len(), 1);
    let told = hazards[0].steps.iter();
    let told = told.filter(|step| step.to == HazardState::NOTIFIED);
    assert_eq!(told.count(), 2);
}

#[test]
fn chinese_typed_at_no_field_for_it_goes_into_the_note() {
    // At the boxes, and in the date where it is no day.
    for keys in ["3", "35<tab>"] {
        let mut desk = desk();
        desk.keys(keys);
        desk.burst("阀门漏气");
        let rows = desk.rows();
        let note = rows.iter().find(|row| row.contains("0 备注"));
        assert!(
            note.is_some_and(|row| row.contains("阀门漏气")),
            "{}",
            desk.text()
        );
    }
    let mut desk = desk();
    desk.keys("35<tab>");
    desk.burst("下周三");
    let rows = desk.rows();
    let date = rows.iter().find(|row| row.contains("期限"));
    assert!(
        date.is_some_and(|row| row.contains("下周三")),
        "{}",
        desk.text()
    );
}
