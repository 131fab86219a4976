//! The page Community by keys: an offer and a partner written down, a need matched, a project led on; three sizes.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::{ProjectState, RequestState};
use insta::assert_snapshot;

/// A partner, its offer of three wheelchairs, and a need on the list, all by keys.
fn given(size: &str, language: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbours());
    desk.keys("C<right><right><right>9");
    desk.keys("1<enter>");
    desk.burst("卫生站");
    desk.keys("<f2><left><left><left>9");
    desk.burst("轮椅");
    desk.keys("<enter>4<enter>3<tab>");
    desk.burst("卫生站");
    desk.keys("<tab>3<f2>");
    desk.keys("<f4>n2<enter>4<enter>");
    desk.burst("想借一辆轮椅");
    desk.keys("<f2>R2");
    desk.keys("2");
    desk
}

#[test]
fn a_need_is_matched_with_an_offer_and_what_is_left_is_told() {
    let mut desk = given("80x24", "zh-CN");
    desk.keys("C");
    assert_snapshot!("community_offers", desk.text());
    desk.keys("<right>");
    assert_snapshot!("community_needs", desk.text());
    desk.keys("1");
    assert_snapshot!("community_proposals", desk.text());
    desk.keys("1");
    desk.keys("<f2>");
    let view = desk.app.view();
    let tables = view.ledger.tables();
    let request = tables.requests.iter().next().unwrap();
    assert_eq!(request.state, RequestState::ASSIGNED);
    assert_eq!(request.helper, "卫生站");
    assert_eq!(tables.pairings.iter().next().unwrap().quantity, Some(1));
    assert_snapshot!("community_matched", desk.text());
    desk.keys("u");
    assert!(desk.app.view().ledger.tables().pairings.is_empty());
}

#[test]
fn a_project_is_set_up_and_led_on_and_a_partner_shows_what_it_gives() {
    let mut desk = given("80x24", "zh-CN");
    desk.keys("C<right><right>9");
    desk.burst("轮椅进家门");
    desk.keys("<enter>4<enter>2<f2>");
    desk.keys("1");
    desk.keys("<f2>");
    let view = desk.app.view();
    let project = view.ledger.tables().projects.iter().next().unwrap().clone();
    assert_eq!(project.state, ProjectState::CARRIED_OUT);
    desk.keys("<right>");
    assert_snapshot!("community_partners", desk.text());
}

#[test]
fn the_form_of_every_list_calls_its_fields_by_words() {
    let mut desk = given("120x36", "zh-CN");
    desk.keys("C");
    for _ in 0..9 {
        desk.keys("9");
        let text = desk.text();
        let is_id = |word: &&str| {
            let only = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            only && word.contains('-') && word.chars().any(|c| c.is_ascii_lowercase())
        };
        let id = text.split([' ', '*', '│', '║', '▌', '\n']).find(is_id);
        assert_eq!(id, None, "a message is missing:\n{text}");
        assert!(text.contains("F2 保存"), "a form:\n{text}");
        desk.keys("<f8><right>");
    }
}

#[test]
fn the_page_fits_a_phone_and_says_what_is_not_there() {
    for size in ["36x10", "44x20", "120x36"] {
        let mut desk = given(size, "zh-CN");
        desk.keys("C");
        assert_snapshot!(format!("community_{size}"), desk.text());
    }
    let mut desk = Desk::new("44x20", "en", neighbours());
    desk.keys("C");
    assert_snapshot!("community_none_en", desk.text());
}

#[test]
fn a_record_of_the_list_is_found_by_its_letters_and_what_is_not_there_everywhere() {
    let mut desk = given("80x24", "zh-CN");
    desk.keys("C9");
    desk.burst("义诊");
    desk.keys("<enter>4<enter>6<f2>");
    desk.keys("C<home>/");
    desk.keys("lunyi<enter>");
    let text = desk.text();
    assert!(text.contains("▌医养健康 轮椅"), "{text}");
    desk.keys("/");
    desk.burst("义诊");
    desk.keys("<enter>");
    let text = desk.text();
    assert!(text.contains("▌医养健康 义诊"), "{text}");
}
