//! The page Visits by keys: what a day shows, turning days, going to the door.

use crate::neighbourhood::neighbourhood;
use crate::screen::{Desk, screen};

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

#[test]
fn a_door_never_visited_says_so_and_never_leads_to_another() {
    for (language, never, said) in [
        ("zh-CN", "没走访过", "还没走访过"),
        ("en", "never visited", "Nobody has visited"),
    ] {
        let mut desk = Desk::new("80x24", language, neighbourhood());
        // A visit elsewhere today: what the page Visits would show by itself.
        desk.keys("4<f4><down><enter>");
        while !desk.text().contains(never) {
            desk.keys("<left><down><enter>");
        }
        for _ in 0..20 {
            desk.keys("<down>");
            if desk.text().contains(&format!("▌{never}")) {
                break;
            }
        }
        desk.keys("<enter>");
        assert!(desk.toast().contains(said), "{}", desk.text());
        assert!(desk.text().contains(never), "{}", desk.text());
    }
}
