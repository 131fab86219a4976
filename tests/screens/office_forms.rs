//! The forms an office writes, filled by keys in every language they have, at a door and on a phone's screen.

use std::collections::BTreeMap;

use crate::forms::{answers, sheet, with_form};
use crate::screen::{Desk, START};
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::Id;
use gridday::domain::address::Address;
use gridday::domain::household::Household;
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;

/// One door nobody lives behind yet: nothing is filled in beforehand.
fn new_door() -> Ledger {
    let clock = FixedClock::at(parse_moment(START).expect("a moment"));
    let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).expect("a ledger");
    let address = Address {
        building: "3".to_owned(),
        unit: Some("2".to_owned()),
        room: "502".to_owned(),
        ..Address::default()
    };
    let mut edit = ledger.edit();
    edit.put(Household::new(Id::new(clock.id()), address));
    let changes = edit.changes();
    ledger
        .commit("import-roster", changes, &clock)
        .expect("a door");
    ledger
}

/// Fills a form with the same keys in each of its languages and on two sizes of screen; the answers are the same.
fn fill(file: &str, languages: &[(&str, &str)], keys: &str, wanted: &[(&str, &str)]) {
    let wanted: BTreeMap<String, String> = (wanted.iter())
        .map(|(path, value)| (format!("/data/{path}"), (*value).to_owned()))
        .collect();
    for size in ["80x24", "44x20"] {
        for (turn, (language, words)) in languages.iter().enumerate() {
            let mut desk = Desk::new(size, "zh-CN", with_form(new_door(), file));
            desk.keys("/3-2-502<enter>i");
            if desk.text().contains("填哪张表") {
                desk.keys("<enter>");
            }
            desk.keys(&"<f6>".repeat(turn));
            assert!(desk.text().contains(words), "{words}:\n{}", desk.text());
            desk.keys(keys);
            let end = desk.text();
            assert!(end.contains("保存，填完了"), "{size} {language}:\n{end}");
            desk.keys("<enter>");
            assert!(
                sheet(&desk).is_complete,
                "{size} {language}:\n{}",
                desk.text()
            );
            assert_eq!(sheet(&desk).language, *language);
            let kept = answers(&desk).values;
            for (path, value) in &wanted {
                assert_eq!(kept.get(path), Some(value), "{size} {language} {path}");
            }
        }
    }
}

#[test]
fn a_fire_check_with_two_faults_and_what_is_to_be_put_right() {
    fill(
        "tests/fixtures/forms/小场所消防检查.xlsx",
        &[
            ("中文 (zh)", "场所名称"),
            ("English (en)", "Name of the place"),
        ],
        "便民超市<enter><down><down><enter>80<enter>\
         <down><enter><down><down><enter><down><enter><down><enter><down><down><enter><enter>\
         清理二楼床铺<enter>12-1<enter><enter><enter>",
        &[
            ("shop", "便民超市"),
            ("kind", "2"),
            ("area", "80"),
            ("fire/exit", "ok"),
            ("fire/sleep", "bad"),
            ("bad", "2"),
            ("level", "重大"),
            ("fix[1]/what", "清理二楼床铺"),
            ("fix[1]/due", "2026-12-01"),
        ],
    );
}

#[test]
fn opinions_with_an_answer_that_is_in_no_list() {
    fill(
        "tests/fixtures/forms/居民满意度.xlsx",
        &[("", "小区环境卫生")],
        "<down><down><enter><down><enter><down><down><down><enter>\
         <down><down><down><down><enter>修充电桩<enter>谢谢你们<ctrl+j>常来<enter>",
        &[
            ("s/clean", "2"),
            ("s/safe", "1"),
            ("s/serve", "3"),
            ("avg", "2"),
            ("problem", "other"),
            ("problem_other", "修充电桩"),
            ("words", "谢谢你们\n常来"),
        ],
    );
}

#[test]
fn a_register_of_two_people_one_of_them_a_child_at_school() {
    fill(
        "tests/fixtures/forms/流动人口登记.xlsx",
        &[("中文 (zh)", "楼栋"), ("English (en)", "Building")],
        "<down><down><down><enter><down><down><enter>501<enter><down><down><enter>3-1<enter>2<enter>\
         王小明<enter>150000201806010245<enter><enter><down><enter>李芳<enter><enter><enter><enter>\
         <down> <down><down><down><down> <enter>夜间托管<enter><down> <enter>",
        &[
            ("where/b", "3"),
            ("where/u", "3-2"),
            ("where/room", "501"),
            ("tenure", "rent"),
            ("since", "2026-03-01"),
            ("n", "2"),
            ("member[1]/name", "王小明"),
            ("member[1]/birth", "2018-06-01"),
            ("member[1]/age", "8"),
            ("member[1]/school", "yes"),
            ("member[2]/name", "李芳"),
            ("minors", "1"),
            ("need", "ss other"),
            ("need_other", "夜间托管"),
            ("told", "OK"),
        ],
    );
}
