//! The page Today and the quick-log sheet: keystroke counts of interface.md §3.5 and what is written down.

use crate::screen::{Desk, planned};
use gridday::config::Config;
use gridday::domain::codes::{HazardItem, Need, Outcome};
use gridday::tui::app::Message;
use gridday::tui::command::Action;
use gridday::tui::widget::taps::Target;
use insta::assert_snapshot;

/// The screen after these keys, on a planned day.
fn screen(size: &str, language: &str, keys: &str) -> String {
    let mut desk = Desk::new(size, language, planned());
    desk.keys(keys);
    desk.text()
}

fn desk() -> Desk {
    Desk::new("80x24", "zh-CN", planned())
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
        desk.toast().starts_with("已记 3-1-403 没人"),
        "{}",
        desk.toast()
    );
    desk.keys("<backspace>");
    assert_eq!(desk.visits(), 0);
    assert!(
        desk.toast().starts_with("已撤销 3-1-403"),
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
    desk.keys("/ztz<enter>4");
    assert!(desk.toast().starts_with("已记 3-2-203"), "{}", desk.toast());
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

#[test]
fn the_cursor_goes_on_to_the_next_door_and_back_with_undo() {
    let mut desk = desk();
    desk.keys("44");
    assert!(desk.toast().contains("1-404"), "{}", desk.toast());
    assert!(desk.text().contains("下一户 3-1-301"), "{}", desk.text());
    desk.keys("<backspace>");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    desk.keys("9");
    assert!(desk.text().contains("下一户 3-1-301"), "{}", desk.text());
    assert!(
        desk.toast().contains("3-1-404 排到最后"),
        "{}",
        desk.toast()
    );
}

#[test]
fn a_door_that_is_done_can_be_found_again_and_recorded_at() {
    let mut desk = desk();
    desk.keys("4/zjg<enter>");
    assert!(desk.text().contains("搜到 3-1-403"), "{}", desk.text());
    desk.keys("1");
    assert!(
        desk.toast().starts_with("已记 3-1-403 正常（第2次上门）"),
        "{}",
        desk.toast()
    );
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
}

#[test]
fn rows_are_explained_put_off_and_given_away() {
    let mut desk = desk();
    desk.keys("w");
    assert!(
        desk.text().contains("关爱走访") || desk.text().contains("每月"),
        "{}",
        desk.text()
    );
    desk.keys("<esc>s昨天<enter>");
    assert!(desk.text().contains("要在今天以后"), "{}", desk.text());
    desk.keys("<ctrl+u>+7<enter>");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    desk.keys("<right>");
    assert!(desk.text().contains("晚点再去"), "{}", desk.text());
    assert!(desk.text().contains("推到 11-29"), "{}", desk.text());
}

#[test]
fn a_kept_sheet_is_a_reason_to_come_back_to_the_door() {
    let mut desk = desk();
    desk.keys("23<esc>");
    assert!(desk.text().contains("没记完"), "{}", desk.text());
}

#[test]
fn an_appointment_is_told_when_it_comes_and_rings_once_if_wanted() {
    let config = Config {
        bell: true,
        ..Config::default()
    };
    let mut desk = Desk::with("80x24", "zh-CN", planned(), config);
    desk.keys("639:30<enter>");
    assert!(
        desk.toast().starts_with("已记 3-1-403 约改"),
        "{}",
        desk.toast()
    );
    desk.wait(29 * 60_000);
    assert_eq!(desk.toast(), "");
    desk.wait(60_000);
    assert_eq!(desk.toast(), "09:30 约好的：3-1-403 张建国");
    assert_eq!(desk.effects, ["bell"]);
    desk.wait(60_000);
    assert_eq!(desk.effects, ["bell"]);
}

#[test]
fn the_footer_of_a_note_says_what_enter_does_there() {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys("20");
    assert!(desk.footer().contains("Enter保存"), "{}", desk.footer());
    assert!(desk.text().contains("Enter=保存"), "{}", desk.text());
    desk.keys("血压药<enter>");
    assert_eq!(desk.visits(), 1);
}

#[test]
fn a_door_that_was_done_is_never_the_next_one_after_undo_redo_or_a_restart() {
    let mut desk = desk();
    desk.keys("325<enter>");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    desk.keys("<backspace>");
    assert!(desk.text().contains("下一户 3-1-403"), "{}", desk.text());
    desk.keys("<ctrl+r>");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    let mut desk = desk.killed("80x24", "zh-CN");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    desk.keys("444441");
    assert_eq!(desk.visits(), 6, "with nothing left no key records");
    assert!(desk.text().contains("今天的都办完了"), "{}", desk.text());
}

#[test]
fn the_lists_are_tabs_that_arrows_and_taps_turn() {
    let mut desk = desk();
    desk.keys("4<left>");
    assert!(desk.text().contains("[已办 1]"), "{}", desk.text());
    assert!(desk.text().contains("╔ 3-1-403"), "{}", desk.text());
    desk.send([Message::Tap(14, 1)]);
    assert!(desk.text().contains("[晚点再去 1]"), "{}", desk.text());
    desk.keys("<right>");
    assert!(desk.text().contains("[晚间补访 1]"), "{}", desk.text());
}

#[test]
fn who_is_to_be_seen_tonight_is_told_so_and_in_the_evening_round() {
    for (language, said) in [
        ("zh-CN", "已约 今晚 18:00 再来"),
        ("en", "back tonight 18:00"),
    ] {
        let mut desk = Desk::new("80x24", language, planned());
        desk.keys("61<end>");
        assert!(desk.text().contains(said), "{}", desk.text());
        desk.keys("<right><right>");
        assert!(desk.text().contains(said), "{}", desk.text());
    }
}

#[test]
fn what_was_said_goes_with_its_page_and_with_the_next_key_that_does_something() {
    for keys in ["<f3>", "<down>", "<tab>"] {
        let mut desk = desk();
        desk.keys("4");
        desk.keys("&");
        assert!(desk.toast().starts_with("已记"), "{}", desk.toast());
        desk.keys(keys);
        assert_eq!(desk.toast(), "", "{keys}");
    }
}

#[test]
fn only_han_is_taken_for_an_input_method() {
    for (pasted, hint) in [
        ("14200000001", "当作搜索了"),
        ("张建国", "当作搜索了：输入法开着"),
    ] {
        let mut desk = desk();
        desk.burst(pasted);
        assert!(desk.toast().starts_with(hint), "{}", desk.toast());
        assert_eq!(desk.toast().contains("输入法"), pasted == "张建国");
    }
}

#[test]
fn a_day_that_has_not_begun_says_so_in_a_row_that_begins_it() {
    let mut desk = Desk::new("44x20", "zh-CN", crate::screen::neighbours());
    assert!(desk.text().contains("还没开工"), "{}", desk.text());
    desk.tap(Target::Action(Action::DayStart));
    assert!(desk.text().contains("走哪几栋"), "{}", desk.text());
    let desk = Desk::new("36x10", "en", crate::screen::neighbours());
    assert!(desk.text().contains("[b Start]"), "{}", desk.text());
    assert!(!screen("36x10", "en", "").contains("[b Start]"));
}

#[test]
fn when_the_day_begins_the_cursor_goes_to_the_plan_s_first_door() {
    let mut desk = desk();
    desk.keys("4/zjg<enter>b13<f2>");
    assert!(desk.toast().starts_with("开工了"), "{}", desk.text());
    assert!(desk.text().contains("下一户 3-2-1201"), "{}", desk.text());
}

#[test]
fn after_a_door_that_was_looked_for_the_route_goes_on_where_it_was_left() {
    for deed in ["4", "71", "20血<enter>"] {
        let mut desk = desk();
        desk.keys("<down>/ztz<enter>");
        assert!(desk.text().contains("下一户 3-2-203"), "{}", desk.text());
        desk.keys(deed);
        assert_eq!(desk.visits(), 1, "{deed}: {}", desk.text());
        assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
    }
}

#[test]
fn taking_back_twice_leads_down_the_route_again() {
    let mut desk = desk();
    desk.keys("44<backspace><backspace>4");
    assert!(desk.text().contains("下一户 3-1-404"), "{}", desk.text());
}

#[test]
fn the_header_says_what_its_figures_are() {
    for (size, language, said) in [
        ("80x24", "zh-CN", "计划1/6 没人1"),
        ("80x24", "en", "plan 1/6 out 1"),
        ("44x20", "zh-CN", "计划1/6"),
        ("36x10", "zh-CN", "1/6"),
    ] {
        let screen = screen(size, language, "4");
        let header = screen.lines().next().expect("a header");
        assert!(header.contains(said), "{header}");
    }
}

#[test]
fn coming_back_is_told_as_one_says_it() {
    for (keys, said) in [
        ("61", "已记 3-1-403 约改 今晚 18:00"),
        ("62", "已记 3-1-403 约改 明天 11-23"),
        ("6311-29 9:00<enter>", "已记 3-1-403 约改 11-29 09:00"),
    ] {
        let mut desk = desk();
        desk.keys(keys);
        assert!(desk.toast().starts_with(said), "{}", desk.toast());
    }
}

#[test]
fn going_back_from_a_card_leads_where_it_was_opened() {
    for (keys, page) in [
        ("0<esc>", "今日"),
        ("<f3>0<esc>", "楼图"),
        ("/ztz<enter>0<esc>", "今日"),
        ("<f3><f4>0<esc>", "住户"),
        ("<f5>/ztz<enter>0<esc><esc>", "走访"),
    ] {
        let screen = screen("80x24", "zh-CN", keys);
        assert!(screen.trim_start().starts_with(page), "{keys}: {screen}");
    }
}

/// A phone with its keyboard open: who is next, what is to be done, every record key as a button.
#[test]
fn in_ten_rows_there_is_the_next_door_and_every_button() {
    for (size, language) in [("36x10", "zh-CN"), ("36x10", "en"), ("44x12", "zh-CN")] {
        for page in ["", "<f3>"] {
            let mut desk = Desk::new(size, language, planned());
            desk.keys(page);
            assert_snapshot!(
                format!(
                    "phone-{}-{size}-{language}",
                    if page.is_empty() { "today" } else { "map" }
                ),
                desk.text()
            );
            desk.tap(Target::Action(Action::VisitNotHome));
            assert_eq!(desk.visits(), 1, "{}", desk.text());
        }
    }
}

#[test]
fn who_answered_and_how_are_by_themselves_nothing_to_go_on_with() {
    let mut desk = desk();
    desk.keys("2<backtab><backtab><right><esc>");
    assert!(!desk.text().contains("没记完"), "{}", desk.text());
    desk.keys("22<esc>");
    assert!(desk.text().contains("没记完"), "{}", desk.text());
}

#[test]
fn the_mark_of_the_focus_stands_at_an_option_and_not_at_a_heading() {
    for size in ["80x24", "44x20", "36x10"] {
        let screen = screen(size, "zh-CN", "2");
        assert!(!screen.contains("▌常见"), "{screen}");
        assert!(screen.contains("▌["), "{screen}");
    }
}

#[test]
fn a_card_that_is_cut_says_how_much_more_there_is() {
    let text = screen("80x16", "zh-CN", "");
    assert!(text.contains("还有 "), "{text}");
}
