//! Homes: walking, searching, the card and all that is reached from it, masks. What is filled in about people is `people`.

use crate::neighbourhood::neighbourhood;
use crate::screen::{Desk, planned};
use gridday::config::{Config, Mask};
use gridday::tui::command::Action;
use gridday::tui::widget::taps::Target;
use gridday::tui::widget::text::width;
use insta::assert_snapshot;

fn desk(size: &str, language: &str, keys: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbourhood());
    desk.keys("<f4>");
    desk.keys(keys);
    desk
}

#[test]
fn homes_in_both_languages_and_three_widths() {
    for language in ["zh-CN", "en"] {
        for size in ["80x24", "120x36", "44x20"] {
            let name = format!("homes-{size}-{language}");
            assert_snapshot!(name, desk(size, language, "").text());
        }
        let opened = desk("44x20", language, "<enter><down>");
        assert_snapshot!(format!("homes-card-44x20-{language}"), opened.text());
        let found = desk("80x24", language, "/zjg");
        assert_snapshot!(format!("homes-search-80x24-{language}"), found.text());
        let form = desk("80x24", language, "<enter><down><down><enter>1");
        assert_snapshot!(format!("homes-person-80x24-{language}"), form.text());
    }
}

#[test]
fn no_row_is_wider_than_the_screen() {
    for size in ["36x10", "40x12", "44x20", "46x19", "80x24", "120x36"] {
        for language in ["zh-CN", "en"] {
            for keys in [
                "",
                "<enter>",
                "/zjg",
                "8",
                "e",
                "a",
                "v",
                "<enter><down><down><enter>",
                "<f7>",
                "<f7><enter>",
            ] {
                let desk = desk(size, language, keys);
                let columns: usize = size.split_once('x').unwrap().0.parse().unwrap();
                for row in desk.rows() {
                    assert_eq!(width(&row), columns, "{size} {language} {keys}: {row}");
                }
                assert!(desk.footer().starts_with("F1"), "{size} {language} {keys}");
            }
        }
    }
}

#[test]
fn doors_are_found_by_initials_han_door_and_the_end_of_a_number() {
    for (typed, first) in [
        ("zjg", "张建国"),
        ("欧阳", "欧阳志明"),
        ("12-1-202", "张建军"),
        ("0004", "赵建功"),
        ("独居", "张建国"),
        ("超市", "好邻居超市"),
    ] {
        let mut desk = desk("44x20", "zh-CN", "");
        desk.keys("/");
        desk.keys(typed);
        let rows = desk.rows();
        assert!(rows[3].contains(first), "{typed}: {}", desk.text());
        desk.keys("<enter>");
        let rows = desk.rows();
        assert!(rows[2].contains(first), "{typed}: {}", desk.text());
    }
}

#[test]
fn a_search_narrows_the_list_and_records_where_it_lands_and_leaves_with_esc() {
    let mut desk = desk("80x24", "zh-CN", "/zjg<enter><down>4");
    assert!(desk.toast().contains("3-2-203 没人"), "{}", desk.toast());
    assert!(desk.text().contains("住户 2/9 /zjg"), "{}", desk.text());
    desk.keys("<esc>");
    assert!(desk.text().contains("住户 9 "), "{}", desk.text());
    assert!(desk.rows()[7].contains("▌3-2-203"), "{}", desk.text());
    // Han that an input method writes outside any field is a search of this list.
    desk.burst("吴");
    assert!(desk.text().contains("住户 1/9 /吴"), "{}", desk.text());
    desk.keys("<backspace><backspace>");
    assert!(desk.text().contains("住户 9 "), "{}", desk.text());
}

#[test]
fn a_door_is_opened_from_any_page_and_esc_goes_back_there() {
    let mut desk = Desk::new("44x20", "zh-CN", neighbourhood());
    desk.keys("0");
    assert!(desk.text().starts_with(" 住户"), "{}", desk.text());
    assert!(desk.text().contains("+ 添加居民"), "{}", desk.text());
    desk.keys("<esc>");
    assert!(desk.text().starts_with(" 今日"), "{}", desk.text());
    desk.keys("<f4>");
    assert!(desk.text().contains("┌ 住户 9 "), "{}", desk.text());
    desk.keys("<enter>4<left>");
    assert_eq!(desk.visits(), 4);
    assert!(desk.text().contains("- 没人"), "{}", desk.text());
}

#[test]
fn numbers_are_masked_until_revealed_and_hidden_again() {
    let mut desk = desk("80x24", "zh-CN", "");
    assert!(desk.text().contains("142****0001"), "{}", desk.text());
    assert!(!desk.text().contains("150000"), "{}", desk.text());
    desk.keys("r");
    assert!(
        desk.text().contains("14200000001 证：150000194308150111"),
        "{}",
        desk.text()
    );
    desk.keys("<down>");
    assert!(!desk.text().contains("14200000002"), "{}", desk.text());
    desk.keys("<up>");
    desk.wait(9_000);
    desk.wait(1_000);
    assert!(!desk.text().contains("14200000001"), "{}", desk.text());
    let history = desk.app.view().ledger.headers();
    assert_eq!(
        history.last().map(|header| header.verb.as_str()),
        Some("reveal")
    );
    desk.keys("1");
    assert_eq!(desk.visits(), 4);
    desk.keys("r<backspace>");
    assert_eq!(desk.visits(), 3, "the visit is taken back, not the look");
    let config = Config {
        mask: Mask::All,
        ..Config::default()
    };
    let mut desk = Desk::with("80x24", "zh-CN", neighbourhood(), config);
    desk.keys("<f4>");
    assert!(!desk.text().contains("张建国"), "{}", desk.text());
    assert!(desk.text().contains("张*国"), "{}", desk.text());
}

#[test]
fn a_door_not_in_the_roster_is_added_on_the_spot_and_undone_at_once() {
    let mut desk = Desk::new("44x20", "zh-CN", neighbourhood());
    desk.keys("<f10>tjzh<enter>");
    desk.keys("3-501<enter>");
    assert!(desk.text().contains("分不清"), "{}", desk.text());
    desk.keys("<ctrl+u>3-1-403<enter>");
    assert!(desk.text().contains("已经有了"), "{}", desk.text());
    desk.keys("<ctrl+u>3号楼1单元501<down>孙大明<enter>");
    assert!(desk.toast().contains("已添加 3-1-501"), "{}", desk.toast());
    assert!(desk.text().contains("3-1-501 孙大明"), "{}", desk.text());
    desk.keys("<backspace>");
    assert!(!desk.text().contains("孙大明"), "{}", desk.text());
}

#[test]
fn a_place_is_added_visited_and_changed() {
    let mut desk = desk(
        "80x24",
        "zh-CN",
        "<f10>tjcs<enter>2号门井盖<down>3<down>小区东门<enter>",
    );
    assert!(desk.text().contains("╔ 2号门井盖"), "{}", desk.text());
    desk.keys("1");
    assert!(desk.toast().contains("2号门井盖 正常"), "{}", desk.toast());
    desk.keys("v");
    assert!(desk.toast().contains("不是住户"), "{}", desk.toast());
    desk.keys("<enter>1");
    assert!(desk.text().contains("改场所 2号门井盖"), "{}", desk.text());
}

#[test]
fn taps_reach_list_and_card() {
    let mut desk = desk("80x24", "zh-CN", "");
    desk.tap(Target::Item(2));
    assert!(desk.text().contains("╔ 3-1-301 吴桂祥"), "{}", desk.text());
    desk.tap(Target::Item(2));
    desk.keys("<esc>");
    desk.tap(Target::Item(1_000_001));
    desk.tap(Target::Item(1_000_001));
    assert!(desk.text().contains("┌ 吴桂祥"), "{}", desk.text());
    let mut phone = self::desk("44x20", "zh-CN", "<enter>");
    phone.tap(Target::Action(Action::VisitNotHome));
    assert_eq!(phone.visits(), 4);
}

#[test]
fn everything_about_a_door_is_reached_by_enter_and_digits() {
    for (digit, shown) in [
        ("1", "谁说的"),
        ("2", "改住户情况"),
        ("3", "添加居民 3-1-403"),
        ("4", "2 张伟"),
        ("5", "隐患在哪里"),
        ("6", "查什么"),
        ("7", "新任务"),
        ("8", "14200000001"),
        ("9", " 走访"),
    ] {
        let mut desk = desk("80x24", "zh-CN", "<enter><enter>");
        assert!(desk.text().contains("1 核实无变化"), "{}", desk.text());
        desk.keys(digit);
        assert!(desk.text().contains(shown), "{digit}: {}", desk.text());
    }
    // By tap as well, and the list says so where it does not fit.
    let mut phone = desk("36x10", "zh-CN", "<enter><enter>");
    assert!(phone.text().contains(" 第 1/13 项 "), "{}", phone.text());
    phone.tap(Target::Item(1));
    assert!(phone.text().contains("改住户情况"), "{}", phone.text());
}

#[test]
fn digits_record_at_the_door_of_the_list_and_of_the_card() {
    let mut desk = desk("80x24", "zh-CN", "1");
    assert!(desk.toast().contains("3-1-403 正常"), "{}", desk.toast());
    desk.keys("<enter><down>4");
    assert!(desk.toast().contains("3-1-404 没人"), "{}", desk.toast());
    for (key, shown) in [("2", "有事"), ("3", "有事"), ("6", "约"), ("7", "空置")] {
        desk.keys(key);
        assert!(desk.text().contains(shown), "{key}: {}", desk.text());
        desk.keys("<esc>");
    }
    desk.keys("5");
    assert!(desk.toast().contains("拒访"), "{}", desk.toast());
}

#[test]
fn the_note_of_a_door_is_changed_from_its_line_of_the_card() {
    let mut desk = desk("80x24", "zh-CN", "<enter><down><enter>");
    assert!(desk.text().contains("▌本户备注"), "{}", desk.text());
    desk.keys("<ctrl+u>先打电话<enter>");
    assert!(desk.text().contains("备注：先打电话"), "{}", desk.text());
    desk.keys("<f2>/403<enter>");
    assert!(desk.text().contains("先打电话"), "{}", desk.text());
}

#[test]
fn care_words_that_do_not_fit_are_counted() {
    let narrow = desk("44x20", "en", "");
    let row = narrow.rows()[2].clone();
    assert!(!row.contains("..") || row.contains('+'), "{row}");
}

#[test]
fn what_is_recorded_in_the_list_leads_on_to_the_next_row() {
    for deed in ["4", "61", "71"] {
        let mut desk = Desk::new("80x24", "zh-CN", planned());
        desk.keys("<f4><home>");
        let first = desk.cursor();
        desk.keys(deed);
        assert_eq!(desk.visits(), 1, "{}", desk.text());
        assert_eq!(desk.cursor().y, first.y + 1, "{deed}: {}", desk.text());
        desk.keys("<backspace>");
        assert_eq!(desk.cursor().y, first.y, "{}", desk.text());
    }
}

#[test]
fn a_key_covers_every_name_on_every_page_and_another_press_shows_them() {
    const NAMES: [&str; 6] = ["张建国", "欧阳志明", "吴桂祥", "刘小雨", "𠮷田梅", "赵铁柱"];
    for size in ["80x24", "44x20"] {
        let mut desk = Desk::new(size, "zh-CN", planned());
        let seen = |desk: &Desk| NAMES.iter().any(|name| desk.text().contains(name));
        assert!(seen(&desk), "{}", desk.text());
        desk.keys("x");
        assert!(desk.toast().contains("遮住"), "{}", desk.toast());
        for page in [
            "<f2>",
            "<f4>",
            "<enter>",
            "<esc><f5>",
            "<f7>",
            "<f8>",
            "<f3>",
            "<f2>1",
            "w",
            "<esc>2",
        ] {
            desk.keys(page);
            assert!(!seen(&desk), "{page}:\n{}", desk.text());
        }
        assert!(desk.text().contains("＊"), "{}", desk.text());
        desk.keys("<esc><f4>x");
        assert!(seen(&desk), "{}", desk.text());
    }
}
