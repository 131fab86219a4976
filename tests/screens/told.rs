//! What a door can be offered, by keys: told, referred, given; the topics of the day; households by topic.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::{PairingState, Telling};
use insta::assert_snapshot;

/// The list at the first door of Homes, after an offer of three wheelchairs and a need there were written down.
fn at_the_door(size: &str, language: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbours());
    desk.keys("C9");
    desk.burst("轮椅");
    desk.keys("<enter>4<enter>3<tab>");
    desk.burst("卫生站");
    desk.keys("<tab>3<f2>");
    desk.keys("<f4>n2<enter>4<enter>");
    desk.burst("想借一辆轮椅");
    desk.keys("<f2>R2");
    desk.keys("2<f4>d");
    desk
}

fn hows(desk: &Desk) -> Vec<Telling> {
    let view = desk.app.view();
    let mut all: Vec<_> = view.ledger.tables().told.iter().cloned().collect();
    all.sort_by_key(|told| told.id);
    all.iter().map(|told| told.how).collect()
}

#[test]
fn the_list_says_why_and_one_key_each_tells_refers_and_gives() {
    let mut desk = at_the_door("80x24", "zh-CN");
    assert_snapshot!("told_list", desk.text());
    desk.keys("3");
    assert_snapshot!("told_for_a_need", desk.text());
    desk.keys("1");
    desk.keys("<f2>");
    let view = desk.app.view();
    let pairing = view.ledger.tables().pairings.iter().next().unwrap().clone();
    assert_eq!(
        (pairing.state, pairing.quantity),
        (PairingState::GIVEN, Some(1))
    );
    desk.keys("<down>1");
    desk.wait(1_000);
    desk.keys("<down>2");
    assert_eq!(
        hows(&desk),
        [Telling::GIVEN, Telling::TOLD, Telling::REFERRED]
    );
    assert_snapshot!("told_done", desk.text());
    desk.keys("2");
    assert_eq!(hows(&desk).len(), 3, "a held key says it once a day");
    desk.keys("<esc>");
    assert_snapshot!("told_on_the_card", desk.text());
    desk.keys("uuu");
    assert!(hows(&desk).is_empty());
    assert!(desk.app.view().ledger.tables().pairings.is_empty());
}

#[test]
fn a_topic_is_read_aloud_from_its_card_and_then_told() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4>d<enter>");
    assert_snapshot!("told_card", desk.text());
    desk.keys("<enter>");
    assert_eq!(hows(&desk), [Telling::TOLD]);
    desk.keys("<down>3");
    desk.keys("<f2>");
    let view = desk.app.view();
    let leaflets: u16 = view
        .ledger
        .tables()
        .told
        .iter()
        .map(|told| told.leaflets)
        .sum();
    assert_eq!(leaflets, 1);
    desk.keys("<down>4");
    assert_snapshot!("told_more", desk.text());
}

#[test]
fn the_list_fits_a_phone_and_english() {
    for size in ["36x10", "44x20", "120x36"] {
        let desk = at_the_door(size, "zh-CN");
        assert_snapshot!(format!("told_{size}"), desk.text());
    }
    let desk = at_the_door("80x24", "en");
    assert_snapshot!("told_en", desk.text());
}

#[test]
fn the_topics_of_the_day_stand_on_every_card_until_told_and_are_ticked_in_the_sheet() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f10>");
    desk.burst("宣传主题");
    desk.keys("<enter>12<f2>");
    let view = desk.app.view();
    assert_eq!(view.ledger.tables().topics_of_day.len(), 1);
    desk.keys("<f2>");
    assert!(desk.text().contains("消防安全"), "{}", desk.text());
    desk.keys("2");
    assert_snapshot!("told_sheet", desk.text());
    desk.keys("<esc><f8><f10>");
    desk.burst("宣传覆盖");
    desk.keys("<enter>");
    assert_snapshot!("told_coverage", desk.text());
}
