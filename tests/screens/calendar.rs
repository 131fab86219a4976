//! Calendars by keys: activities and agreed visits saved as a file, that file and another program's read after a look.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::ActivityKind;
use insta::assert_snapshot;

const TITLE: &str =
    "防灾减灾主题党日；讲座，演练，入户宣传和应急救护培训一次办完，请各楼栋长通知到户";

/// An activity tomorrow afternoon, one of three whole days, a visit agreed for the day after.
fn planned() -> Desk {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    for (title, when) in [(TITLE, "11-23 15:00-17:00"), ("文明创建周", "11-24")] {
        desk.keys("<f10>");
        desk.burst("计划一场");
        desk.keys("<enter>3<enter>");
        desk.burst(title);
        desk.keys("<enter>");
        desk.burst(when);
        desk.keys("<tab>");
        if when == "11-24" {
            desk.burst("11-26");
        }
        desk.keys("<f2>");
    }
    desk.keys("<f2><home>63");
    desk.burst("11-25 19:00");
    desk.keys("<enter>");
    desk.keys("C<right><right><right><right>");
    desk
}

/// The calendar a screen wrote.
fn exported(desk: &mut Desk, folder: &std::path::Path) -> std::path::PathBuf {
    desk.keys("<enter>7<tab>");
    desk.burst(folder.to_str().unwrap());
    desk.keys("<f2>");
    folder.join("活动日历-2026-11-22.ics")
}

#[test]
fn what_is_saved_is_folded_zoned_and_masked_and_read_again_by_another_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned();
    let path = exported(&mut desk, folder.path());
    assert!(
        desk.toast().contains("已存 活动日历-2026-11-22.ics"),
        "{}",
        desk.toast()
    );
    let file = std::fs::read_to_string(&path).unwrap();
    for line in [
        "DTSTART;TZID=Asia/Shanghai:20261123T150000\r\n",
        "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261127\r\n",
        "DTSTART;TZID=Asia/Shanghai:20261125T190000\r\n",
    ] {
        assert!(file.contains(line), "{line} {file}");
    }
    assert!(
        file.lines().all(|line| line.len() <= 75) && file.contains("\r\n "),
        "{file}"
    );
    assert!(!file.contains("张建国"), "{file}");
    let mut other = Desk::new("80x24", "zh-CN", neighbours());
    other.keys("<f10>");
    other.burst("日历文件（ics）读");
    other.keys("<enter>");
    other.burst(path.to_str().unwrap());
    other.keys("<f2>");
    assert!(other.text().contains("活动：新增 2"), "{}", other.text());
    assert!(
        other.text().contains("自己导出去的约定再访，没有收：1"),
        "{}",
        other.text()
    );
    other.keys("<enter>");
    let (here, there) = (desk.app.view(), other.app.view());
    let all = |tables: &gridday::ledger::table::Tables| {
        let found = gridday::ledger::queries::activities::in_order(tables);
        let told = found.iter();
        let told = told.map(|one| (one.uid.clone(), one.kind, one.title.clone(), one.hours));
        told.collect::<Vec<_>>()
    };
    assert_eq!(all(here.ledger.tables()), all(there.ledger.tables()));
    assert_eq!(all(there.ledger.tables())[0].2, TITLE);
}

#[test]
fn a_calendar_that_is_there_is_not_written_over_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned();
    let path = exported(&mut desk, folder.path());
    std::fs::write(&path, "mine").unwrap();
    exported(&mut desk, folder.path());
    assert!(desk.text().contains("已有 "), "{}", desk.text());
    desk.keys("<esc>");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn another_program_s_calendar_is_looked_at_in_the_dialog_of_lists_and_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phone.ics");
    let event = |rest: &str| format!("BEGIN:VEVENT\r\n{rest}\r\nEND:VEVENT\r\n");
    let good = event("UID:1\r\nSUMMARY:义\r\n 诊\r\nDTSTART:20261129T010000Z\r\nDURATION:PT2H");
    let bad = event("UID:2\r\nSUMMARY:讲座\r\nDTSTART:下周三");
    let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{good}{bad}END:VCALENDAR\r\n");
    std::fs::write(&path, file).unwrap();
    for (size, language) in [("80x24", "zh-CN"), ("44x20", "en")] {
        let mut desk = Desk::new(size, language, neighbours());
        desk.keys("<f10>");
        desk.burst("import-list");
        desk.keys("<enter>3");
        desk.burst(path.to_str().unwrap());
        desk.keys("<f2>");
        assert_snapshot!(format!("calendar_plan_{size}"), desk.text());
        desk.keys("<enter>");
        let view = desk.app.view();
        let read = view.ledger.tables().activities.iter().next().unwrap();
        assert_eq!(
            (read.title.as_str(), read.kind),
            ("义诊", ActivityKind::OTHER)
        );
        assert_eq!(read.hours.from, chrono::NaiveTime::from_hms_opt(9, 0, 0));
        desk.keys("u");
        assert!(desk.app.view().ledger.tables().activities.is_empty());
    }
}
