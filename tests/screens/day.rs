//! Beginning a day: who, with whom, which buildings, how many doors; a day left open is closed first.

use crate::neighbourhood::neighbourhood;
use crate::screen::Desk;
use gridday::domain::codes::DayState;
use gridday::domain::day::Day;
use insta::assert_snapshot;

fn today(desk: &Desk) -> Day {
    let view = desk.app.view();
    let day = view.ledger.tables().day(view.clock.today());
    day.expect("a day").as_ref().clone()
}

#[test]
fn the_form_in_both_languages() {
    for (language, word) in [("zh-CN", "开工"), ("en", "start the day")] {
        let mut desk = Desk::new("80x24", language, neighbourhood());
        desk.keys("<f10>");
        desk.keys(word);
        desk.keys("<enter>");
        assert_snapshot!(format!("day-start-80x24-{language}"), desk.text());
    }
}

#[test]
fn buildings_are_picked_and_their_doors_planned() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbourhood());
    desk.keys(
        "<f10>开工<enter>2<down><down><ctrl+u>2<down>1<down>王芳 李强<down>王建平<down>李晓<f2>",
    );
    assert!(desk.toast().contains("今天安排 2 户"), "{}", desk.text());
    let day = today(&desk);
    assert_eq!(
        (day.state, day.worker.as_str(), day.mentor.as_str()),
        (DayState::WORKING, "李晓", "王建平")
    );
    assert_eq!(day.companions, ["王芳", "李强"]);
    assert_eq!(day.weather.map(|weather| weather.as_str()), Some("sunny"));
    assert_eq!(
        (day.plan.areas.len(), day.plan.doors.len(), day.plan.cap),
        (1, 2, 2)
    );
    // Asked for again it stands as it was filled in, and can be changed.
    desk.keys("<f10>开工<enter>");
    assert!(desk.text().contains("[x]2 3-1"), "{}", desk.text());
    assert!(desk.text().contains("王芳 李强"), "{}", desk.text());
    desk.keys("24<f2>");
    assert_eq!(today(&desk).plan.areas.len(), 1);
    assert_eq!(today(&desk).plan.areas[0].building, "12");
    // One step each: the change, then the day and its plan together.
    desk.keys("<backspace>");
    assert_eq!(today(&desk).plan.areas[0].building, "3");
    desk.keys("<backspace>");
    let view = desk.app.view();
    assert!(view.ledger.tables().day(view.clock.today()).is_none());
}

#[test]
fn more_buildings_are_picked_by_typing() {
    let mut desk = Desk::new("44x20", "zh-CN", neighbourhood());
    desk.keys("<f10>开工<enter><down><enter>12-1<enter><f2>");
    assert!(desk.toast().contains("今天安排 2 户"), "{}", desk.text());
}

#[test]
fn a_day_left_open_is_closed_before_the_next_begins() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbourhood());
    desk.keys("<f4>4");
    desk.wait(24 * 3_600_000);
    desk.keys("<f10>开工<enter>");
    assert!(
        desk.text().contains("2026-11-22 还没收工"),
        "{}",
        desk.text()
    );
    desk.keys("1");
    assert!(desk.text().contains("开工 2026-11-23"), "{}", desk.text());
    desk.keys("<f2>");
    assert_eq!(today(&desk).state, DayState::WORKING);
}
