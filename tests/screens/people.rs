//! People in forms: numbers checked and masked, what cannot be so, moving out, drafts of two people at one door.

use crate::neighbourhood::neighbourhood;
use crate::screen::Desk;
use gridday::domain::codes::{CollectAction, SourceOfFact};
use gridday::domain::resident::{Presence, Resident};

fn desk(size: &str, language: &str, keys: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbourhood());
    desk.keys("<f4>");
    desk.keys(keys);
    desk
}

fn person(desk: &Desk, name: &str) -> Resident {
    let tables = desk.app.view().ledger.tables();
    let person = tables.residents.iter().find(|person| person.name == name);
    person.expect("somebody of that name").as_ref().clone()
}

#[test]
fn an_id_number_that_fails_the_check_says_why_beside_its_field() {
    let mut desk = desk("80x24", "zh-CN", "/lxy<enter><enter>");
    desk.keys("<down><down><enter>1");
    desk.keys("<backtab><backtab><backtab>150000201806010246<f2>");
    assert!(desk.text().contains("末位校验不对"), "{}", desk.text());
    desk.keys("<backspace>5<f2>");
    // Kept and asked about, not refused; the number counts (decisions.md 20, 21).
    assert!(desk.toast().contains("已变更 3-2-1201"), "{}", desk.text());
    assert!(
        desk.toast().contains("请核实：出生日期与身份证号不符"),
        "{}",
        desk.toast()
    );
    let tables = desk.app.view().ledger.tables();
    let titles: Vec<_> = tables.tasks.iter().map(|task| task.title.clone()).collect();
    assert!(
        titles.contains(&"核实 刘小雨：出生日期与身份证号不符，以号码为准".to_owned()),
        "{titles:?}"
    );
    let tasks = tables.tasks.len();
    desk.keys("<enter>1<down><down><down><ctrl+u>2018.6<f2>");
    assert_eq!(desk.app.view().ledger.tables().tasks.len(), tasks);
    let child = person(&desk, "刘小雨");
    assert_eq!(
        child.id_number.as_ref().map(|number| number.as_str()),
        Some("150000201806010245")
    );
    assert_eq!(
        child.birth().map(|birth| birth.to_string()).as_deref(),
        Some("2018-06-01")
    );
}

#[test]
fn a_person_is_changed_with_who_said_so_and_old_and_new_are_kept() {
    let mut desk = desk("80x24", "zh-CN", "/wgx<enter><enter><down><enter>1");
    desk.keys("<down><down><down><down>142 0000 0077<down>1");
    desk.keys("<backtab><backtab><backtab><backtab><backtab><backtab><backtab>2<f2>");
    let changed = person(&desk, "吴桂祥");
    assert_eq!(changed.phones, ["14200000077"]);
    let tables = desk.app.view().ledger.tables();
    let entry = tables
        .collection
        .iter()
        .find(|entry| entry.resident == Some(changed.id));
    let entry = entry.expect("an entry");
    assert_eq!(
        (entry.action, entry.source),
        (CollectAction::UPDATE, SourceOfFact::FAMILY)
    );
    let fields: Vec<_> = entry
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.new.as_str()))
        .collect();
    assert_eq!(
        fields,
        [("phone", "14200000077"), ("care", "alone,pregnant")]
    );
    desk.keys("<backspace>");
    assert!(person(&desk, "吴桂祥").phones.is_empty());
}

#[test]
fn somebody_moves_out_dies_or_does_not_want_to_say() {
    let mut desk = desk("80x24", "zh-CN", "<enter><down><down><down><down><enter>22");
    assert!(desk.toast().contains("已记 张伟 迁出"), "{}", desk.toast());
    assert_eq!(person(&desk, "张伟").presence, Presence::Left);
    assert!(!desk.text().contains("张伟 子"), "{}", desk.text());
    desk.keys("<backspace>");
    assert!(desk.text().contains("张伟 子"), "{}", desk.text());
    desk.keys("<left>/zjj<enter>8443<f2>");
    assert_eq!(person(&desk, "张建军").declined, ["birth"]);
    assert!(
        desk.text().contains("缺：户主电话、户主性别"),
        "{}",
        desk.text()
    );
}

#[test]
fn a_number_that_is_not_shown_gives_way_to_the_first_digit_and_to_backspace_and_stays_untouched() {
    // 张建国's form; Tab four times goes from the name to the phone.
    let opened = "<enter><down><down><enter>1<tab><tab><tab><tab>";
    let saved = |keys: &str| {
        let mut desk = desk("80x24", "zh-CN", opened);
        assert!(desk.text().contains("142****0001"), "{}", desk.text());
        desk.keys(keys);
        desk.keys("<f2>");
        person(&desk, "张建国").phones
    };
    assert_eq!(saved("14200000077"), ["14200000077"]);
    assert_eq!(saved("<left><left>14200000077"), ["14200000077"]);
    assert_eq!(saved("<backspace>"), [""; 0]);
    assert_eq!(saved("<delete>14200000078"), ["14200000078"]);
    assert_eq!(saved(""), ["14200000001"]);
    assert_eq!(saved("<home><right>"), ["14200000001"]);
    assert_eq!(saved(" 14200000079"), ["14200000001", "14200000079"]);
    assert_eq!(saved(" <backspace>"), ["14200000001"]);
    let mut desk = desk("80x24", "zh-CN", opened);
    desk.send([gridday::tui::app::Message::Paste(
        "142 0000 0080".to_owned(),
    )]);
    desk.keys("<f2>");
    assert_eq!(person(&desk, "张建国").phones, ["14200000080"]);
}

#[test]
fn a_rare_name_is_written_by_its_code_point() {
    let mut desk = desk("80x24", "zh-CN", "<enter><enter>3李U+20BB7");
    assert!(desk.text().contains("李U+20BB7"), "{}", desk.text());
    desk.keys("<tab>");
    assert!(desk.text().contains("李𠮷"), "{}", desk.text());
    desk.keys("<backtab><backspace>U+20BB7<f2>");
    assert_eq!(person(&desk, "李𠮷").name, "李𠮷");
}

#[test]
fn what_cannot_be_so_of_a_spouse_is_kept_and_asked_about() {
    let mut desk = desk("80x24", "zh-CN", "<enter><enter>3陈大力<tab>2<tab>1<f2>");
    assert!(
        desk.text().contains("请核实：配偶与户主同一性别"),
        "{}",
        desk.text()
    );
    assert!(desk.text().contains("核实 陈大力"), "{}", desk.text());
    desk.keys("<backspace>");
    assert!(!desk.text().contains("陈大力"), "{}", desk.text());
}

#[test]
fn what_was_typed_about_two_people_of_one_door_is_kept_apart_and_survives_a_kill() {
    let mut desk = desk(
        "80x24",
        "zh-CN",
        "<enter><down><down><enter>1<ctrl+u>张建郭<left>",
    );
    desk.wait(1_000);
    let cursor = desk.cursor();
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.text().contains("张建郭"), "{}", again.text());
    assert_eq!(again.cursor(), cursor);
    again.keys("<esc><f4><enter><down><down><down><down><enter>1");
    assert!(
        again.text().contains("变更 3-1-403 张伟"),
        "{}",
        again.text()
    );
    assert!(!again.text().contains("张建郭"), "{}", again.text());
}

#[test]
fn on_the_smallest_screen_every_field_is_seen_when_it_is_in_use() {
    for language in ["zh-CN", "en"] {
        let mut desk = desk("36x10", language, "<enter><enter>2");
        for at in 1..=12 {
            let text = desk.text();
            let (zh, en) = (format!(" 第 {at}/12 项 "), format!(" {at} of 12: "));
            assert!(text.contains(&zh) || text.contains(&en), "{at}: {text}");
            assert!(text.contains('▌'), "{at}: {text}");
            desk.keys("<tab>");
        }
    }
}

#[test]
fn the_floor_area_of_a_door_is_filled_in_and_stands_on_its_card() {
    let mut desk = desk("80x24", "zh-CN", "/wgx<enter><enter><enter>2");
    desk.walk_to("建筑面积");
    desk.burst("八十多");
    desk.keys("<f2>");
    assert!(desk.text().contains("写平方米数"), "{}", desk.text());
    desk.keys("<ctrl+u>89.50<f2>");
    assert!(desk.text().contains("89.5 平方米"), "{}", desk.text());
}
