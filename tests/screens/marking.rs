//! Doors marked and recorded together: keys to screen, one step, left out what is recorded, on every page that has doors.

use gridday::clock::{FixedClock, parse_moment};
use gridday::ledger::backing::Memory;
use gridday::ledger::{Ledger, demo};
use gridday::tui::command::Action;
use gridday::tui::widget::taps::Target;
use gridday::tui::widget::text::width;

use crate::screen::{Desk, START, planned};

fn desk(language: &str) -> Desk {
    Desk::new("80x24", language, planned())
}

fn community() -> Ledger {
    let clock = FixedClock::at(parse_moment(START).unwrap());
    let memory = Memory::new(uuid::Uuid::from_u128(1));
    let mut ledger = Ledger::open(Box::new(memory)).unwrap().0;
    demo::fill(&mut ledger, 1, &clock).unwrap();
    ledger
}

fn marked(desk: &Desk) -> usize {
    desk.app.view().marking.borrow().count()
}

fn steps(desk: &Desk) -> usize {
    desk.app.view().ledger.headers().len()
}

#[test]
fn space_marks_on_today_homes_and_map_and_marks_stay_over_pages() {
    let mut desk = desk("zh-CN");
    desk.keys("<space>");
    assert!(desk.toast().contains("已选 1 户"), "{}", desk.toast());
    assert!(desk.text().contains("*3-1-403"), "{}", desk.text());
    desk.keys("<f4><end><space>");
    assert!(desk.rows()[0].contains("*已选2户"), "{}", desk.text());
    desk.keys("<f3><home><right><space>");
    assert_eq!(marked(&desk), 3, "{}", desk.text());
    desk.keys("<f2>");
    assert!(desk.text().contains("*3-1-403"), "{}", desk.text());
    desk.keys("<home><space>");
    assert!(!desk.text().contains("*3-1-403"), "{}", desk.text());
}

#[test]
fn one_key_records_all_marked_doors_as_one_step_and_one_backspace_takes_it_back() {
    for (keys, outcome) in [
        ("1", "met"),
        ("4", "not-home"),
        ("5", "refused"),
        ("61", "rescheduled"),
        ("71", "vacant"),
    ] {
        let mut desk = desk("zh-CN");
        desk.keys("<space><space><space>");
        let before = steps(&desk);
        desk.keys(keys);
        assert_eq!(
            (desk.visits(), steps(&desk)),
            (3, before + 1),
            "{keys}: {}",
            desk.text()
        );
        assert_eq!(marked(&desk), 0);
        assert!(desk.toast().contains("3 户已记"), "{}", desk.toast());
        let view = desk.app.view();
        let visits = view.ledger.tables().visits.iter();
        assert!(
            visits
                .map(|visit| visit.outcome.as_str())
                .all(|one| one == outcome)
        );
        desk.keys("<backspace>");
        assert_eq!(desk.visits(), 0, "{keys}");
        desk.keys("<ctrl+r>");
        assert_eq!(desk.visits(), 3, "{keys}");
    }
}

#[test]
fn a_whole_floor_is_fine_with_two_keys_or_a_tap_and_a_key() {
    let mut desk = Desk::new("80x24", "zh-CN", community());
    desk.keys("<f3><home>");
    let floor = 1_000_000;
    let before = steps(&desk);
    desk.keys("f1");
    assert_eq!(steps(&desk), before + 1);
    let day = desk.app.view().day();
    let visits = desk.app.view().ledger.tables().visits.on(day).count();
    assert_eq!(visits, 4, "{}", desk.text());
    desk.tap(Target::Item(floor + 1));
    let floor = marked(&desk);
    assert!((3..=4).contains(&floor), "{}", desk.text());
    assert!(
        desk.rows()
            .iter()
            .filter(|row| row.matches('*').count() >= floor)
            .count()
            > 0
    );
    desk.keys("4");
    assert_eq!(
        desk.app.view().ledger.tables().visits.on(day).count(),
        4 + floor
    );
    desk.keys("<down><down><down>＊");
    assert!(marked(&desk) > 1);
    desk.keys("<f10>bjzc<enter>");
    assert_eq!(marked(&desk), 0, "{}", desk.text());
    desk.keys("a");
    assert!(marked(&desk) > 8, "{}", desk.text());
    desk.tap(Target::Item(2_000_000));
    assert_eq!(marked(&desk), 0, "{}", desk.text());
}

/// Nobody was met in an empty flat: a round of the floor leaves it out and says so; by itself it can be marked.
#[test]
fn marking_a_floor_leaves_out_doors_where_nobody_lives() {
    let mut desk = desk("zh-CN");
    desk.keys("<f3><home>71<home>f");
    assert_eq!(marked(&desk), 1, "{}", desk.text());
    assert!(desk.toast().contains("空着的 1 户没选"), "{}", desk.toast());
    desk.keys("<home><space>");
    assert_eq!(marked(&desk), 2, "{}", desk.text());
}

#[test]
fn doors_recorded_today_are_left_out_and_asked_about_when_there_are_no_others() {
    let mut desk = desk("zh-CN");
    desk.keys("4<f4><home><space><space><space>");
    assert_eq!(marked(&desk), 3, "{}", desk.text());
    desk.keys("1");
    let count = 3;
    assert_eq!(desk.visits(), count, "{}", desk.text());
    assert!(
        desk.toast().contains("1 户今天记过，没再记"),
        "{}",
        desk.toast()
    );
    desk.keys("<home><space><space>1");
    assert_eq!(desk.visits(), count, "{}", desk.text());
    assert!(desk.toast().contains("再按一次"), "{}", desk.toast());
    assert_eq!(marked(&desk), 2);
    desk.keys("4");
    assert_eq!(desk.visits(), count);
    desk.keys("4");
    assert_eq!(desk.visits(), count + 2);
    assert_eq!(marked(&desk), 0);
}

#[test]
fn a_topic_goes_to_all_marked_doors() {
    for (keys, outcome) in [("11", "met"), ("12", "not-home")] {
        let mut desk = desk("zh-CN");
        desk.keys("<space><space><f10>xc<enter>");
        assert!(desk.text().contains("2 户的宣传主题"), "{}", desk.text());
        let before = steps(&desk);
        desk.keys(keys);
        assert_eq!(
            (desk.visits(), steps(&desk)),
            (2, before + 1),
            "{}",
            desk.text()
        );
        let view = desk.app.view();
        for visit in view.ledger.tables().visits.iter() {
            assert_eq!(visit.outcome.as_str(), outcome);
            assert_eq!(visit.topics.len(), 1);
        }
    }
    let mut desk = desk("zh-CN");
    desk.keys("p<enter>1");
    assert_eq!(desk.visits(), 1, "{}", desk.text());
    assert_eq!(marked(&desk), 0);
}

#[test]
fn esc_unmarks_and_stays_on_the_page() {
    let mut desk = desk("zh-CN");
    desk.keys("<f4><space><space><esc>");
    assert_eq!(marked(&desk), 0);
    assert!(desk.text().starts_with(" 住户"), "{}", desk.text());
    desk.keys("1");
    assert_eq!(desk.visits(), 1);
}

#[test]
fn what_asks_about_one_door_is_refused_with_its_reason() {
    let mut desk = desk("zh-CN");
    desk.keys("<space>");
    for keys in ["2", "3", "8", "9"] {
        desk.keys(keys);
        assert!(desk.toast().contains("Esc"), "{keys}: {}", desk.text());
        assert_eq!((desk.visits(), marked(&desk)), (0, 1));
    }
    desk.keys("<f10>visit-note");
    assert!(desk.text().contains("选中几户时"), "{}", desk.text());
}

#[test]
fn an_input_method_s_blank_marks_too_and_a_task_without_a_door_cannot_be_marked() {
    let mut desk = desk("zh-CN");
    desk.keys("　");
    assert_eq!(marked(&desk), 1);
}

#[test]
fn a_door_that_is_gone_is_left_out() {
    let mut desk = desk("zh-CN");
    desk.keys("<f10>tjzh<enter>");
    desk.keys("<esc><f2><space><space>");
    // What was added in the last step is taken back while it is marked: the rest is recorded.
    let count = marked(&desk);
    desk.keys("1");
    assert_eq!(desk.visits(), count);
}

#[test]
fn marks_fit_every_size_in_both_languages() {
    for size in ["36x10", "40x12", "44x20", "46x19", "80x24", "120x36"] {
        for language in ["zh-CN", "en"] {
            for keys in ["<space><space>", "<f4><space><space>", "<f3><home>f"] {
                let mut desk = Desk::new(size, language, planned());
                desk.keys(keys);
                let columns: usize = size.split_once('x').unwrap().0.parse().unwrap();
                assert!(
                    desk.rows().iter().all(|row| width(row) == columns),
                    "{}",
                    desk.text()
                );
                let count = marked(&desk).to_string();
                assert!(
                    desk.rows()[0].contains(&format!("*{count}"))
                        || desk.rows()[0].contains(&format!("已选{count}")),
                    "{size}: {}",
                    desk.text()
                );
            }
        }
    }
    for (page, name) in [("<f2>", "today"), ("<f3>", "map"), ("<f4>", "homes")] {
        let mut desk = Desk::new("80x24", "zh-CN", planned());
        desk.keys(page);
        desk.keys("<home><space><space>");
        insta::assert_snapshot!(format!("marked-{name}"), desk.text());
    }
}

#[test]
fn the_commands_are_in_palette_and_help() {
    let mut desk = Desk::new("120x36", "zh-CN", community());
    desk.keys("<f3><f10>");
    for (typed, action) in [
        ("标记整层", Action::MarkFloor),
        ("mark-unit", Action::MarkUnit),
    ] {
        desk.send([gridday::tui::app::Message::Paste(typed.to_owned())]);
        let name = desk.app.view().texts.get(&action.text()).into_owned();
        assert!(desk.text().contains(&name), "{}", desk.text());
        desk.keys("<esc><f10>");
    }
    desk.keys("<esc><f1>");
    assert!(desk.text().contains("标记整层"), "{}", desk.text());
}
