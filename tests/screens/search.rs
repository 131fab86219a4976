//! Looking for doors from any page, the palette and help: typed letters narrow, Enter goes there, reasons are told.

use gridday::tui::app::Message;
use gridday::tui::command::{Action, Scope};
use gridday::tui::widget::taps::Target;
use gridday::tui::widget::text::width;

use crate::screen::{Desk, neighbours, planned};

const SIZES: [&str; 6] = ["36x10", "40x12", "44x20", "46x19", "80x24", "120x36"];

fn desk(language: &str) -> Desk {
    Desk::new("80x24", language, planned())
}

#[test]
fn what_matches_is_listed_best_first_on_every_size_in_both_languages() {
    for size in ["36x10", "80x24"] {
        for language in ["zh-CN", "en"] {
            let mut desk = Desk::new(size, language, planned());
            desk.keys("4/zj");
            insta::assert_snapshot!(format!("search-{size}-{language}"), desk.text());
        }
    }
}

#[test]
fn a_search_from_each_page_goes_to_the_row_there_or_to_homes() {
    for (page, there) in [
        ("<f2>", "今日"),
        ("<f3>", "楼图"),
        ("<f4>", "住户"),
        ("<f5>", "住户"),
        ("<f6>", "住户"),
        ("<f7>", "采集"),
        ("<f8>", "住户"),
    ] {
        let mut desk = desk("zh-CN");
        desk.keys(page);
        desk.keys("/oyzm<enter>");
        assert!(
            desk.text().starts_with(&format!(" {there}")),
            "{page}: {}",
            desk.text()
        );
        desk.keys("<f4>");
        assert!(desk.text().contains("欧阳志明"), "{page}: {}", desk.text());
    }
}

#[test]
fn a_row_of_the_page_is_gone_to_where_the_page_has_it() {
    let mut desk = desk("zh-CN");
    desk.keys("4<f5>/zjg<enter>");
    assert!(desk.text().starts_with(" 走访"), "{}", desk.text());
    desk.keys("<f8>/张建国<enter>");
    assert!(desk.text().starts_with(" 日志"), "{}", desk.text());
}

#[test]
fn a_door_out_of_order_takes_the_digits_after_a_search() {
    let mut desk = desk("zh-CN");
    desk.keys("/zjg<enter>1");
    assert!(desk.toast().contains("1-403"), "{}", desk.toast());
    assert_eq!(desk.visits(), 1);
}

#[test]
fn words_for_state_and_care_find_doors_in_both_languages() {
    for (language, alone, away) in [
        ("zh-CN", "独居", "没人"),
        ("en", "alone", "out"),
        ("en", "alone", "away"),
    ] {
        let mut desk = desk(language);
        desk.keys("4");
        for typed in [alone, away, &format!("{alone} 3-1")] {
            desk.keys("/");
            desk.send([Message::Paste(typed.to_owned())]);
            desk.wait(50);
            assert!(desk.text().contains("张建国"), "{typed}: {}", desk.text());
            assert!(!desk.text().contains("刘洋") || desk.text().contains("1-302"));
            desk.keys("<esc>");
        }
    }
}

#[test]
fn a_number_is_found_by_its_end_and_shown_masked() {
    let mut desk = desk("zh-CN");
    desk.keys("/0002");
    assert!(desk.text().contains("142****0002"), "{}", desk.text());
    assert!(!desk.text().contains("14200000002"));
}

#[test]
fn esc_and_an_empty_backspace_leave_and_digits_are_text() {
    for leaving in ["<esc>", "4<backspace><backspace>"] {
        let mut desk = desk("zh-CN");
        desk.keys("/");
        desk.keys(leaving);
        assert!(!desk.text().contains("┌ 搜索"), "{}", desk.text());
        assert_eq!(desk.visits(), 0);
    }
}

#[test]
fn typing_han_or_the_palette_searches_too() {
    let mut desk = desk("zh-CN");
    desk.burst("欧阳");
    assert!(desk.text().contains("欧阳志明"), "{}", desk.text());
    desk.keys("<esc><f10>oyzm");
    assert!(desk.text().contains("搜索住户「oyzm」"), "{}", desk.text());
    desk.keys("<enter>");
    assert!(desk.text().contains("/ oyzm"), "{}", desk.text());
    desk.keys("<enter>");
    assert!(desk.text().contains("欧阳志明"));
}

#[test]
fn the_palette_is_searched_by_initials_and_english_words_in_either_language() {
    for language in ["zh-CN", "en"] {
        for typed in ["dchmc", "导入花名册", "import a roster", "import-roster"] {
            let mut desk = desk(language);
            desk.keys("<f10>");
            desk.send([Message::Paste(typed.to_owned())]);
            let name = if language == "en" {
                "roster"
            } else {
                "导入花名册"
            };
            let rows = desk.rows();
            let typed_row = rows.iter().position(|row| row.contains("> ")).unwrap();
            if typed != "dchmc" {
                assert!(
                    rows[typed_row + 1].contains(name),
                    "{typed}: {}",
                    desk.text()
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_done_now_says_why_in_the_palette_and_in_help() {
    let empty = || {
        let clock = gridday::clock::FixedClock::at(
            gridday::clock::parse_moment(crate::screen::START).unwrap(),
        );
        let id = gridday::clock::Clock::id(&clock);
        let memory = gridday::ledger::backing::Memory::new(id);
        gridday::ledger::Ledger::open(Box::new(memory)).unwrap().0
    };
    for (size, language) in SIZES
        .into_iter()
        .flat_map(|size| [(size, "zh-CN"), (size, "en")])
    {
        for open in ["<f10>", "<f1>"] {
            let mut desk = Desk::new(size, language, empty());
            desk.keys(open);
            desk.keys(if open == "<f10>" {
                "visit-met"
            } else {
                "<pagedown>"
            });
            let why = desk.app.view().texts.get("today-no-door").into_owned();
            let start: String = why.chars().take(3).collect();
            assert!(
                desk.text().contains(&start),
                "{size} {language} {why}: {}",
                desk.text()
            );
        }
    }
}

#[test]
fn rows_of_palette_help_search_and_footer_are_pressed_by_a_tap() {
    let mut desk = desk("zh-CN");
    desk.tap(Target::Action(Action::Palette));
    desk.keys("liebiao");
    desk.keys("<esc><f10>yh");
    desk.tap(Target::Item(0));
    assert!(!desk.text().contains("┌ 命令"), "{}", desk.text());
    desk.keys("<esc><f2>/oy");
    desk.tap(Target::Item(0));
    assert!(desk.text().contains("欧阳志明"), "{}", desk.text());
    desk.keys("<f1>");
    // Up among the rows stand those that record; the first tap selects, the second runs.
    desk.tap(Target::Item(2));
    desk.tap(Target::Item(2));
    assert!(!desk.text().contains("┌ 帮助"), "{}", desk.text());
}

/// Help is first and never dropped; the hints before one that is shown are shown too. The way to every command outlasts
/// the others.
#[test]
fn the_footer_drops_its_hints_from_the_right() {
    for language in ["zh-CN", "en"] {
        for page in [
            "<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>", "<f8>", "/", "<f10>", "<f1>", "6",
        ] {
            let mut wide = Desk::new("200x60", language, neighbours());
            wide.keys(page);
            let all = wide.footer();
            for columns in 36..120 {
                let mut desk = Desk::new(&format!("{columns}x24"), language, neighbours());
                desk.keys(page);
                let shown = desk.footer();
                let before = shown.split("  F10").next().unwrap_or(&shown);
                assert!(
                    shown.starts_with("F1") && all.starts_with(before),
                    "{columns} {page}: {shown} / {all}"
                );
                let told = shown.contains("F10") || !all.contains("F10");
                assert!(told, "{columns} {page}: {shown}");
            }
        }
    }
}

/// A hint of the footer does something: none stands for digits that a list does not take.
#[test]
fn digits_are_only_promised_where_they_choose() {
    for keys in ["<f1>", "<f10>", "/"] {
        let mut desk = desk("zh-CN");
        desk.keys(keys);
        assert!(!desk.footer().contains("1-9"), "{keys}: {}", desk.footer());
    }
    let mut desk = desk("zh-CN");
    desk.keys("7");
    assert!(desk.footer().contains("1-9选"), "{}", desk.footer());
}

#[test]
fn every_box_with_a_field_fits_every_size_and_shows_its_cursor() {
    for size in SIZES {
        for language in ["zh-CN", "en"] {
            for keys in ["/", "/z", "/zzzz", "<f10>", "<f10>z", "<f10>zzzz", "h"] {
                let mut desk = Desk::new(size, language, planned());
                desk.keys(keys);
                let columns: usize = size.split_once('x').unwrap().0.parse().unwrap();
                assert!(
                    desk.rows().iter().all(|row| width(row) == columns),
                    "{}",
                    desk.text()
                );
                let cursor = desk.cursor();
                assert!(cursor.x > 0 && cursor.y > 0, "{size} {keys}: {cursor:?}");
            }
        }
    }
}

#[test]
fn scopes_with_a_typed_field_have_no_printable_commands() {
    let choice = gridday::tui::command::COMMANDS
        .iter()
        .filter(|command| command.scope == Scope::Choice);
    for command in choice {
        assert!(
            command.keys.iter().all(|key| key.chars().count() > 1),
            "{}",
            command.name
        );
    }
}

#[test]
fn pages_and_commands_are_found_by_their_words_below_the_doors() {
    for (language, typed, said) in [
        ("zh-CN", "/收工<enter>", "收工"),
        ("zh-CN", "/kaigong<enter>", "走哪几栋"),
        ("zh-CN", "/日志<enter>", " 日志"),
        ("en", "/start<enter>", "Buildings"),
        ("en", "/summary table<enter>", ""),
    ] {
        let mut desk = desk(language);
        desk.keys(typed);
        assert!(desk.text().contains(said), "{typed}: {}", desk.text());
        assert_eq!(desk.visits(), 0);
    }
    let mut desk = desk("zh-CN");
    desk.keys("/导出");
    assert!(desk.text().contains("导出日报 Excel"), "{}", desk.text());
    desk.keys("<enter>");
    assert!(desk.text().starts_with(" 日志"), "{}", desk.text());
    desk.keys("<esc><esc><f2>/拒访");
    assert!(!desk.text().contains("▌拒访"), "{}", desk.text());
    desk.keys("<enter><esc>");
    assert_eq!(desk.visits(), 0);
    desk.keys("/");
    assert!(!desk.text().contains("导出日报"), "{}", desk.text());
    desk.keys("403");
    assert!(desk.text().contains("3-1-403"), "{}", desk.text());
}

#[test]
fn help_tells_in_full_what_was_said_last() {
    let mut desk = Desk::new("36x10", "zh-CN", planned());
    desk.keys("4<f1>");
    assert!(desk.text().contains("已记 3-1-403 没人"), "{}", desk.text());
    desk.keys("<f1>");
    assert!(desk.text().contains("下一户"), "{}", desk.text());
}

#[test]
fn help_is_searched_by_typing_and_begins_with_the_day() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("<f1>");
    let text = desk.text();
    let first = text.find("开工").expect("the start of the day");
    assert!(first < text.find("记录").expect("the next group"), "{text}");
    for typed in ["wxy", "心愿", "wish"] {
        let mut desk = Desk::new("80x24", "zh-CN", neighbours());
        desk.keys("<f1>");
        desk.keys(typed);
        assert!(desk.text().contains("> "), "{}", desk.text());
        desk.keys("<enter>");
        assert!(desk.text().contains("哪一种"), "{typed}: {}", desk.text());
    }
    desk.keys("wxy");
    insta::assert_snapshot!("help_found", desk.text());
    desk.keys("<backspace><backspace><backspace>");
    assert!(desk.text().contains("开工"), "{}", desk.text());
    desk.keys("?");
    assert!(!desk.text().contains("帮助  ("), "{}", desk.text());
}

#[test]
fn a_command_of_another_page_is_not_told_with_a_digit_that_means_something_else_here() {
    let mut desk = Desk::new("80x24", "en", neighbours());
    desk.keys("<f10>");
    desk.burst("close the day");
    assert!(desk.text().contains("F8 8"), "{}", desk.text());
    desk.keys("<esc><f8><f10>");
    desk.burst("close the day");
    assert!(!desk.text().contains("F8 8"), "{}", desk.text());
}
