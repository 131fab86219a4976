//! The page Hazards by keys: the order of the rows, each step and what it asks, drafts.

use crate::screen::{Desk, neighbours};
use chrono::Duration;
use gridday::clock::{FixedClock, parse_moment};
use gridday::domain::address::Spot;
use gridday::domain::codes::{HazardItem, HazardState, Severity};
use gridday::domain::hazard::Hazard;
use gridday::domain::subject::Subject;
use gridday::ledger::Ledger;
use gridday::ledger::work::hazard::{FirstStep, NewHazard, add};
use gridday::ledger::work::{At, Settings};
use insta::assert_snapshot;

/// Six households and five hazards found on the 2nd: one overdue, one major, two due later, one put right.
fn found_earlier() -> Ledger {
    let mut ledger = neighbours();
    let clock = FixedClock::at(parse_moment("2026-11-02T10:00:00+08:00").expect("a moment"));
    let settings = Settings {
        worker: "小李".to_owned(),
        ..Settings::default()
    };
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let by = |day: &str| FirstStep::By(day.parse().expect("a day"));
    let rows = [
        ("3-1-301", "elec/overload", by("2026-12-05")),
        ("3-1-403", "gas/hose-old", by("2026-11-19")),
        ("3-1-404", "ebike/indoors", by("2026-11-29")),
        ("3-2-203", "fire/stairs-blocked", FirstStep::Told),
        ("3-2-1201", "gas/rust", FirstStep::Fixed),
    ];
    for (door, item, step) in rows {
        let home = ledger.tables().households.iter();
        let home = home
            .filter(|home| home.address.to_string() == door)
            .map(|home| home.id)
            .next()
            .expect("a door");
        let new = NewHazard {
            step,
            ..NewHazard::new(HazardItem::new(item))
        };
        add(&mut ledger, Subject::from(home), new, at).expect("a hazard");
        clock.advance(Duration::minutes(3));
    }
    let day = gridday::ledger::work::day::close(&mut ledger, at).expect("a closed day");
    assert_eq!(day.to_string(), "2026-11-02");
    ledger
}

fn desk(keys: &str) -> Desk {
    let mut desk = Desk::new("80x24", "zh-CN", found_earlier());
    desk.keys("<f6>");
    desk.keys(keys);
    desk
}

fn hazard(desk: &Desk, item: &str) -> Hazard {
    let tables = desk.app.view().ledger.tables();
    let mut hazards = tables.hazards.iter();
    let found = hazards.find(|hazard| hazard.item == HazardItem::new(item));
    found.expect("the hazard").as_ref().clone()
}

#[test]
fn hazards_in_both_languages_and_three_widths() {
    for language in ["zh-CN", "en"] {
        for size in ["44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, found_earlier());
            desk.keys("<f6>");
            assert_snapshot!(format!("hazards-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn no_hazard_yet_says_how_one_is_noted() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f6>5");
    assert!(desk.text().contains("还没有隐患"), "{}", desk.text());
    assert_eq!(desk.toast(), "这里没有隐患");
}

#[test]
fn enter_offers_every_step_with_the_digits_of_the_page() {
    for language in ["zh-CN", "en"] {
        let mut desk = Desk::new("80x24", language, found_earlier());
        desk.keys("<f6><enter>");
        assert_snapshot!(format!("hazard-steps-{language}"), desk.text());
    }
    let mut desk = desk("<enter>5");
    assert_eq!(hazard(&desk, "gas/hose-old").state, HazardState::CLOSED);
    desk.keys("<backspace>");
    assert_eq!(hazard(&desk, "gas/hose-old").state, HazardState::RECTIFYING);
}

#[test]
fn one_key_closes_and_the_cursor_goes_to_the_next() {
    let mut desk = desk("5");
    assert_eq!(hazard(&desk, "gas/hose-old").state, HazardState::CLOSED);
    assert!(
        desk.toast()
            .starts_with("已记 3-1-403 胶管超期老化：已销号"),
        "{}",
        desk.toast()
    );
    desk.keys("<home>4");
    assert!(desk.text().contains("上报给谁"), "{}", desk.text());
    desk.keys("2");
    let handed = hazard(&desk, "ebike/indoors");
    assert_eq!(
        (handed.state, handed.responsible.as_str()),
        (HazardState::REPORTED, "物业")
    );
}

#[test]
fn a_major_hazard_is_not_closed_without_a_measure() {
    let mut desk = desk("<down>5");
    assert_snapshot!("hazard-measure-zh-CN", desk.text());
    desk.keys("<enter>");
    assert!(desk.text().contains("必填"), "{}", desk.text());
    desk.keys("电池搬到车棚<enter>");
    let closed = hazard(&desk, "ebike/indoors");
    assert_eq!(closed.severity, Severity::MAJOR);
    assert_eq!(
        (closed.state, closed.measure.as_str()),
        (HazardState::CLOSED, "电池搬到车棚")
    );
}

#[test]
fn a_day_is_typed_over_the_one_given() {
    let mut desk = desk("312-1<enter>");
    let moved = hazard(&desk, "gas/hose-old");
    assert_eq!(
        moved.deadline.map(|day| day.to_string()).as_deref(),
        Some("2026-12-01")
    );
    assert_eq!(moved.state, HazardState::RECTIFYING);
    desk.keys("<home>3");
    desk.keys("2026-10-01<enter>");
    assert!(desk.text().contains("早于发现那天"), "{}", desk.text());
}

#[test]
fn a_look_that_fails_sets_a_new_day_and_says_both_steps() {
    let desk = desk("6+3<enter>");
    let again = hazard(&desk, "gas/hose-old");
    assert_eq!(again.state, HazardState::REOPENED);
    assert_eq!(
        again.deadline.map(|day| day.to_string()).as_deref(),
        Some("2026-11-25")
    );
    let steps: Vec<_> = again
        .steps
        .iter()
        .rev()
        .map(|step| step.to)
        .take(2)
        .collect();
    assert_eq!(steps, [HazardState::REOPENED, HazardState::RECHECK]);
}

#[test]
fn a_step_that_is_past_says_so_and_changes_nothing() {
    let mut desk = desk("1");
    assert_eq!(desk.toast(), "这条已经过了这一步");
    desk.keys("<end>5<end>1");
    assert_eq!(desk.toast(), "这条已经了结。又出现就按 6 复查不合格");
}

#[test]
fn what_is_written_can_be_changed_and_survives_a_kill() {
    let mut desk = desk("7<down>");
    assert_snapshot!("hazard-edit-zh-CN", desk.text());
    desk.keys("+10<down><down>张建国");
    desk.wait(1000);
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.text().contains("张建国"), "{}", again.text());
    again.keys("<f2>");
    let changed = hazard(&again, "gas/hose-old");
    assert_eq!(changed.responsible, "张建国");
    assert_eq!(
        changed.deadline.map(|day| day.to_string()).as_deref(),
        Some("2026-12-02")
    );
}

#[test]
fn a_hazard_is_noted_at_the_door_under_the_cursor_by_five_keys() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("h");
    assert!(desk.text().contains("1 3-1-403 张建国"), "{}", desk.text());
    desk.keys("14");
    assert_snapshot!("hazard-pick-zh-CN", desk.text());
    desk.keys("6<enter>");
    assert!(
        desk.toast()
            .starts_with("已记 3-1-403 胶管超期老化：已告知"),
        "{}",
        desk.toast()
    );
    assert_eq!(hazard(&desk, "gas/hose-old").state, HazardState::NOTIFIED);
    assert_eq!(desk.visits(), 0);
}

#[test]
fn typing_finds_an_item_of_any_kind() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("h1jinggai");
    assert!(desk.text().contains("井盖缺失"), "{}", desk.text());
    desk.keys("<enter>");
    for (size, language) in [
        ("80x24", "zh-CN"),
        ("80x24", "en"),
        ("44x20", "zh-CN"),
        ("44x20", "en"),
    ] {
        let mut desk = Desk::new(size, language, neighbours());
        desk.keys("h1462");
        assert_snapshot!(format!("hazard-add-{language}-{size}"), desk.text());
    }
}

#[test]
fn common_parts_and_places_are_written_by_name() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("h43-2<enter>119<enter>");
    let found = hazard(&desk, "fire/cardboard");
    let spot = Spot::parse("3-2").expect("common parts");
    assert_eq!(found.subject, Subject::Common(Box::new(spot)));
    desk.keys("h49-9-999<enter>");
    assert!(desk.text().contains("没有这个地方"), "{}", desk.text());
}

#[test]
fn what_was_typed_of_a_new_hazard_survives_a_kill() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("h1462<tab><tab><tab>换成波纹管");
    desk.wait(1000);
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.text().contains("换成波纹管"), "{}", again.text());
    again.keys("<enter>");
    let found = hazard(&again, "gas/hose-old");
    assert_eq!(found.state, HazardState::FIXED_ON_SPOT);
    assert_eq!(found.measure, "换成波纹管");
}

#[test]
fn a_hazard_is_written_down_from_the_page_by_a_digit_even_when_there_is_none() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f6>");
    assert!(desk.text().contains("9 记一条"), "{}", desk.text());
    for key in ["9", "<enter>"] {
        desk.keys(key);
        assert!(desk.text().contains("隐患在哪里"), "{}", desk.text());
        desk.keys("<esc>");
    }
}

#[test]
fn a_part_of_a_name_asks_which_door_is_meant() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f6>9");
    assert!(desk.text().contains("▌哪里"), "{}", desk.text());
    desk.keys("张<enter>");
    assert!(desk.text().contains("说的是哪一个"), "{}", desk.text());
    assert!(desk.text().contains("1 3-1-403  张建国"), "{}", desk.text());
    desk.keys("1");
    assert!(desk.text().contains("3-1-403"), "{}", desk.text());
    desk.keys("<enter>11");
    assert!(desk.app.view().ledger.tables().hazards.is_empty());
    desk.keys("<f2>");
    assert_eq!(desk.app.view().ledger.tables().hazards.len(), 1);
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f6>9tz<enter>");
    assert!(desk.text().contains("赵铁柱"), "{}", desk.text());
}

#[test]
fn what_has_no_door_is_asked_for_its_part_of_the_house() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("h2");
    assert!(desk.text().contains("2 电表箱、管井"), "{}", desk.text());
    desk.keys("2");
    assert!(desk.text().contains("什么隐患"), "{}", desk.text());
    desk.keys("19<enter>");
    let found = hazard(&desk, "fire/cardboard");
    let spot = Spot::parse("3-1").expect("common parts");
    assert_eq!(found.subject, Subject::Common(Box::new(spot)));
    assert_eq!(found.note, "电表箱、管井");
}

#[test]
fn a_second_one_of_a_kind_at_a_door_is_only_written_when_it_is_meant() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    let hazards = |desk: &Desk| desk.app.view().ledger.tables().hazards.len();
    desk.keys("h146<enter>h146<enter>");
    assert_eq!(hazards(&desk), 1);
    assert!(desk.text().contains("已有同样一条"), "{}", desk.text());
    desk.keys("<enter>");
    assert_eq!(hazards(&desk), 2);
}
