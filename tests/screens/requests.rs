//! The page Requests by keys: the sheet at the door, the next step by one key, the parts of the list, three sizes.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::RequestState;
use insta::assert_snapshot;

/// A wish and an urgent problem taken down at the first door of Homes, by keys alone.
fn taken_down(size: &str, language: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbours());
    desk.keys("<f4>n1<enter>4<enter>");
    desk.burst("想要一辆轮椅");
    desk.keys("<f2>");
    desk.keys("n4<enter>2<enter>");
    desk.burst("楼道灯全灭了");
    desk.keys("<tab>3<f2>");
    desk
}

fn states(desk: &Desk) -> Vec<RequestState> {
    let view = desk.app.view();
    let mut all: Vec<_> = view.ledger.tables().requests.iter().cloned().collect();
    all.sort_by_key(|request| request.id);
    all.iter().map(|request| request.state).collect()
}

#[test]
fn a_wish_is_taken_down_at_the_door_and_led_to_its_end_by_one_key() {
    let mut desk = taken_down("80x24", "zh-CN");
    assert_eq!(states(&desk), [RequestState::COLLECTED; 2]);
    desk.keys("R");
    assert_snapshot!("requests_list", desk.text());
    desk.keys("<down>11");
    assert_eq!(states(&desk)[0], RequestState::PUBLISHED);
    // It rests on the list now: two parts further on.
    desk.keys("<right><right>");
    assert_snapshot!("requests_listed", desk.text());
    desk.keys("1");
    desk.burst("赵敏");
    desk.keys("<f2>");
    assert_eq!(states(&desk)[0], RequestState::CLAIMED);
    desk.keys("1");
    desk.keys("1<f2>");
    assert_eq!(states(&desk)[0], RequestState::FULFILLED);
    desk.keys("<left><left>");
    desk.keys("<down>1");
    assert_snapshot!("requests_rating", desk.text());
    desk.keys("1<f2>1");
    assert_eq!(states(&desk)[0], RequestState::CLOSED);
    desk.keys("<left>");
    assert_snapshot!("requests_over", desk.text());
}

#[test]
fn the_page_fits_a_phone_and_says_what_is_not_there() {
    for size in ["36x10", "44x20", "120x36"] {
        let mut desk = taken_down(size, "zh-CN");
        desk.keys("R");
        assert_snapshot!(format!("requests_{size}"), desk.text());
    }
    let mut desk = Desk::new("44x20", "en", neighbours());
    desk.keys("R");
    assert_snapshot!("requests_none_en", desk.text());
}

#[test]
fn the_sheet_asks_five_things_first_and_other_steps_are_one_key_away() {
    let mut desk = taken_down("80x24", "zh-CN");
    desk.keys("<f4>n");
    assert_snapshot!("requests_sheet", desk.text());
    desk.keys("<esc>R2");
    assert_snapshot!("requests_other_steps", desk.text());
    desk.keys("<esc><f8>");
    let text = desk.text();
    assert!(text.contains("楼道灯全灭了"), "{text}");
}

#[test]
fn chinese_typed_at_an_option_goes_to_the_words_that_are_still_missing_then_to_the_note() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f4>n1");
    desk.burst("想要一辆轮椅");
    desk.keys("<up>4<up>");
    desk.burst("腿脚不便");
    desk.keys("<f2>");
    let view = desk.app.view();
    let taken: Vec<_> = view.ledger.tables().requests.iter().collect();
    let [request] = taken.as_slice() else {
        panic!("{}", desk.text());
    };
    assert_eq!(
        [&request.words, &request.note],
        ["想要一辆轮椅", "腿脚不便"]
    );
}

#[test]
fn enter_on_an_option_walked_to_takes_it_and_goes_on_and_the_foot_says_so() {
    for (language, next, save) in [
        ("zh-CN", "Enter下一项", "Enter保存"),
        ("en", "Enter Next", "Enter Save"),
    ] {
        let mut desk = Desk::new("80x24", language, neighbours());
        desk.keys("<f4>n");
        assert!(desk.text().contains(save), "{}", desk.text());
        desk.keys("<down><up>");
        assert!(desk.text().contains(next), "{}", desk.text());
        // The kind under the cursor, the third category, words: Enter saves from there, as from any words.
        desk.keys("<enter>3<enter>");
        desk.burst("楼道灯不亮");
        assert!(desk.text().contains(save), "{}", desk.text());
        // Walked to when all is filled in, an option still does not save the whole sheet.
        desk.keys("<down><enter><enter>");
        assert!(states(&desk).is_empty(), "{}", desk.text());
        desk.keys("<f2>");
        assert_eq!(states(&desk), [RequestState::COLLECTED]);
        let view = desk.app.view();
        let found = view.ledger.tables().requests.iter().next();
        let found = found.map(|one| (one.kind.as_str(), one.category.as_str()));
        assert_eq!(found, Some(("wish", "environ")));
    }
}
