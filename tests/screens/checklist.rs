//! Checklists by keys: answers, what becomes of what was found, one operation for all of it, drafts.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::{CheckAnswer, HazardItem, HazardState, Severity};
use gridday::domain::hazard::HazardCheck;
use gridday::tui::command::Action;
use gridday::tui::widget::taps::Target;
use insta::assert_snapshot;

fn desk(keys: &str) -> Desk {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys(keys);
    desk
}

fn check(desk: &Desk) -> HazardCheck {
    let tables = desk.app.view().ledger.tables();
    let check = tables.checks.iter().next().expect("a check");
    check.as_ref().clone()
}

#[test]
fn the_list_of_checklists_and_the_home_check_in_both_languages_and_three_widths() {
    assert_snapshot!("checklist-which-zh-CN", desk("c").text());
    for language in ["zh-CN", "en"] {
        for size in ["44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, neighbours());
            desk.keys("c11<enter>22<tab><tab>换管<enter>3<enter>2<tab>");
            assert_snapshot!(format!("checklist-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn a_home_in_order_takes_four_keys() {
    let mut desk = desk("c10<enter>");
    assert_eq!(
        desk.toast().split('：').next(),
        Some("已记 3-1-403 居家检查")
    );
    let check = check(&desk);
    assert_eq!(check.items.len(), 9);
    assert!(
        check
            .items
            .iter()
            .all(|item| item.answer == CheckAnswer::OK)
    );
    // A look inside is no visit unless the worker says so.
    desk.keys("2<backspace>");
    assert!(desk.app.view().ledger.tables().checks.is_empty());
}

#[test]
fn what_is_found_becomes_hazards_and_one_undo_takes_all_back() {
    let mut desk = desk("c121<enter>1<enter>22<tab>+3<tab>等物业<enter>23<enter>3<enter><f2>");
    let check = check(&desk);
    let answers: Vec<_> = check.items.iter().map(|item| item.answer).collect();
    use CheckAnswer as A;
    assert_eq!(
        answers,
        [
            A::BAD,
            A::OK,
            A::BAD,
            A::BAD,
            A::SKIPPED,
            A::SKIPPED,
            A::SKIPPED,
            A::SKIPPED,
            A::SKIPPED
        ]
    );
    let tables = desk.app.view().ledger.tables();
    let of = |item: &str| {
        let mut hazards = tables.hazards.iter();
        let found = hazards.find(|hazard| hazard.item == HazardItem::new(item));
        found.expect("the hazard").as_ref().clone()
    };
    assert_eq!(of("gas/hose-old").state, HazardState::FIXED_ON_SPOT);
    let alarm = of("gas/alarm");
    assert_eq!(
        (
            alarm.state,
            alarm.note.as_str(),
            alarm.deadline.map(|day| day.to_string()).as_deref()
        ),
        (HazardState::RECTIFYING, "等物业", Some("2026-11-25"))
    );
    assert_eq!(of("elec/illegal-wiring").state, HazardState::REPORTED);
    desk.keys("2<backspace>");
    let tables = desk.app.view().ledger.tables();
    assert!(tables.checks.is_empty() && tables.hazards.is_empty());
}

#[test]
fn nothing_looked_at_is_nothing_to_log() {
    let desk = desk("c1<f2>");
    assert_eq!(desk.toast(), "一条都没看，不用记");
    assert!(desk.app.view().ledger.tables().checks.is_empty());
}

#[test]
fn a_day_that_is_none_or_past_is_told_beside_it() {
    let mut desk = desk("c122<tab>abc<f2>");
    assert!(desk.text().contains("看不懂"), "{}", desk.text());
    desk.keys("<ctrl+u>2026-11-01<f2>");
    assert!(desk.text().contains("日子已过"), "{}", desk.text());
    desk.keys("<ctrl+u>11-30<f2>");
    assert_eq!(check(&desk).items[0].answer, CheckAnswer::BAD);
}

#[test]
fn a_kill_reopens_it_at_the_same_row_and_cursor() {
    let mut desk = desk("c11<enter>22<tab><tab>门口有药味<left>");
    desk.wait(1000);
    let before = desk.cursor();
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.text().contains("门口有药味"), "{}", again.text());
    assert!(again.text().contains("2/9"), "{}", again.text());
    assert_eq!(again.cursor(), before);
    again.keys("<f2>");
    assert_eq!(check(&again).items[1].answer, CheckAnswer::BAD);
}

#[test]
fn two_lists_at_one_door_keep_a_draft_each() {
    let mut desk = desk("c11<esc>c21<enter>1<esc>");
    desk.keys("c1");
    assert!(desk.text().contains("居家检查 已答 1/9"), "{}", desk.text());
    desk.keys("<esc>c2");
    assert!(desk.text().contains(" 2/10"), "{}", desk.text());
}

#[test]
fn common_parts_are_checked_by_name() {
    let mut desk = desk("c<end><enter>3-2<enter>");
    assert!(desk.text().contains("3-2 查什么"), "{}", desk.text());
    desk.keys("20<enter>");
    assert_eq!(check(&desk).items.len(), 10);
}

#[test]
fn taps_answer_too() {
    let mut desk = Desk::new("44x20", "zh-CN", neighbours());
    desk.keys("c1");
    desk.tap(Target::Item(2));
    desk.tap(Target::Item(4));
    desk.tap(Target::Item(16 + 1));
    desk.tap(Target::Item(usize::MAX));
    desk.tap(Target::Action(Action::Save));
    let bad = check(&desk);
    assert_eq!(
        bad.items
            .iter()
            .filter(|item| item.answer == CheckAnswer::BAD)
            .count(),
        1
    );
    let tables = desk.app.view().ledger.tables();
    let fixed = tables.hazards.iter().next().expect("a hazard");
    assert_eq!(fixed.state, HazardState::FIXED_ON_SPOT);
}

#[test]
fn footer_and_help_say_what_the_digits_do_where_the_cursor_is() {
    let mut desk = desk("c1");
    assert!(
        desk.footer().contains("1合格 2不合格 3没看 0其余合格"),
        "{}",
        desk.footer()
    );
    assert!(desk.footer().contains("Enter下一条"), "{}", desk.footer());
    desk.keys("<f1>");
    assert!(desk.text().contains("没答的都算没问题"), "{}", desk.text());
    desk.keys("<esc>2");
    assert!(
        desk.footer().contains("1已改 2限期 3上报"),
        "{}",
        desk.footer()
    );
    desk.keys("<tab>");
    assert!(!desk.footer().contains("1已改"), "{}", desk.footer());
    desk.keys("<backtab><backspace>0");
    assert!(desk.footer().contains("Enter完成"), "{}", desk.footer());
}

#[test]
fn what_is_major_is_reported_unless_something_else_is_chosen() {
    let desk = desk("c11<enter>2<f2>");
    let tables = desk.app.view().ledger.tables();
    let found = tables.hazards.iter().next().expect("a hazard");
    assert_eq!(found.severity, Severity::MAJOR);
    assert_eq!(found.state, HazardState::REPORTED);
}

#[test]
fn where_gas_is_smelt_people_are_led_out_before_anything_is_written_down() {
    let desk = desk("c52");
    assert!(desk.text().contains("先开窗，别碰开关"), "{}", desk.text());
}
