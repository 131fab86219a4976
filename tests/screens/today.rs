//! The page Today and the quick-log sheet: keystroke counts of interface.md §3.5 and what is written down.

use crate::screen::{Desk, neighbours, screen};
use gridday::domain::codes::{HazardItem, Need, Outcome};
use insta::assert_snapshot;

fn desk() -> Desk {
    Desk::new("80x24", "zh-CN", neighbours())
}

#[test]
fn today_in_both_languages_and_three_widths() {
    for size in ["44x20", "80x24", "120x36"] {
        for language in ["zh-CN", "en"] {
            assert_snapshot!(
                format!("today-{size}-{language}"),
                screen(size, language, "")
            );
        }
    }
}

#[test]
fn one_key_records_and_one_key_takes_back() {
    let mut desk = desk();
    desk.keys("4");
    assert_eq!(desk.visits(), 1);
    assert!(
        desk.toast().starts_with("已记 3-1-301 无人应答"),
        "{}",
        desk.toast()
    );
    desk.keys("<backspace>");
    assert_eq!(desk.visits(), 0);
    assert!(
        desk.toast().starts_with("已撤销 3-1-301"),
        "{}",
        desk.toast()
    );
    desk.keys("<ctrl+r>");
    assert_eq!(desk.visits(), 1);
}

#[test]
fn need_and_hazard_take_four_keys() {
    let mut desk = desk();
    desk.keys("225<enter>");
    let tables = desk.app.view().ledger.tables();
    let visit = tables.visits.iter().next().expect("a visit");
    assert_eq!(
        (visit.outcome, &visit.needs[..]),
        (Outcome::MET, &[Need::new("medical")][..])
    );
    let hazard = tables.hazards.iter().next().expect("a hazard");
    assert_eq!(hazard.item, HazardItem::new("gas/hose-old"));
}

#[test]
fn a_note_takes_four_keys_and_its_text() {
    let mut desk = desk();
    desk.keys("20血压药𠮷<enter><enter>");
    let tables = desk.app.view().ledger.tables();
    assert_eq!(
        tables.visits.iter().next().expect("a visit").note,
        "血压药𠮷"
    );
}

#[test]
fn coming_back_tonight_and_lasting_states_take_two_keys() {
    for (keys, outcome) in [
        ("61", Outcome::RESCHEDULED),
        ("71", Outcome::VACANT),
        ("74", Outcome::AWAY),
    ] {
        let mut desk = desk();
        desk.keys(keys);
        let tables = desk.app.view().ledger.tables();
        assert_eq!(
            tables.visits.iter().next().expect("a visit").outcome,
            outcome,
            "{keys}"
        );
    }
}

#[test]
fn a_door_out_of_order_takes_six_keys() {
    let mut desk = desk();
    desk.keys("/zjg<enter>4");
    assert!(desk.toast().starts_with("已记 3-1-403"), "{}", desk.toast());
}

#[test]
fn the_sheet_in_both_languages_and_widths() {
    for (size, language) in [("80x24", "zh-CN"), ("80x24", "en"), ("44x20", "zh-CN")] {
        assert_snapshot!(
            format!("sheet-{size}-{language}"),
            screen(size, language, "325")
        );
    }
}
