//! The page Visits by keys: what a day shows, turning days, going to the door.

use crate::screen::screen;

#[test]
fn visits_stand_with_the_latest_first_and_their_history_beside_them() {
    for language in ["zh-CN", "en"] {
        for size in ["36x10", "44x20", "80x24", "120x36"] {
            insta::assert_snapshot!(
                format!("visits-{language}-{size}"),
                screen(size, language, "14462<f5>")
            );
        }
    }
}

#[test]
fn an_empty_day_says_what_to_do() {
    let empty = screen("80x24", "zh-CN", "<f5>");
    assert!(empty.contains("F2 去今日页"), "{empty}");
}
