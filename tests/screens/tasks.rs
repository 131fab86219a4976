//! Tasks by keys: writing one down at a door or anywhere, deciding about one, drafts.

use crate::screen::{Desk, planned};
use gridday::domain::codes::{Priority, TaskKind, TaskOrigin, TaskState};
use gridday::domain::task::Task;
use insta::assert_snapshot;

fn desk(keys: &str) -> Desk {
    let mut desk = Desk::new("80x24", "zh-CN", planned());
    desk.keys(keys);
    desk
}

fn task(desk: &Desk, title: &str) -> Task {
    let tables = desk.app.view().ledger.tables();
    let mut tasks = tables.tasks.iter();
    let found = tasks.find(|task| task.title == title);
    found.expect("the task").as_ref().clone()
}

/// Three tasks: two at the first door, one without a door.
const THREE: &str = "t1低保复核<tab>11-25<enter>t1送药<tab>明天 9:30<enter>\
                     t1开会<tab><tab><tab><tab><ctrl+u><enter>";

#[test]
fn a_task_at_the_door_under_the_cursor_takes_two_keys_and_its_title() {
    let mut desk = desk("t1送药<tab>明天 9:30<enter>");
    assert!(
        desk.toast().starts_with("已记任务 3-1-403 张建国 送药"),
        "{}",
        desk.toast()
    );
    let task = task(&desk, "送药");
    assert!(task.subject.is_some());
    let due = task.due.expect("a day");
    assert_eq!(due.on.to_string(), "2026-11-23");
    assert_eq!(
        due.time.map(|time| time.to_string()).as_deref(),
        Some("09:30:00")
    );
    assert_eq!(
        (task.kind, task.origin, task.priority),
        (TaskKind::OTHER, TaskOrigin::OWN, Priority::MEDIUM)
    );
    desk.keys("<backspace>");
    assert!(desk.app.view().ledger.tables().tasks.is_empty());
}

#[test]
fn a_task_needs_a_title_and_a_door_that_is_one() {
    let mut desk = desk("t1<enter>");
    assert!(desk.text().contains("必填"), "{}", desk.text());
    desk.keys("送药<tab><tab><tab><tab><ctrl+u>9-9-999<enter>");
    assert!(desk.text().contains("没有这个地方"), "{}", desk.text());
    desk.keys("<ctrl+u>403<enter>");
    assert!(task(&desk, "送药").subject.is_some());
}

#[test]
fn the_form_and_the_list_in_both_languages_and_widths() {
    for language in ["zh-CN", "en"] {
        for size in ["44x20", "80x24", "120x36"] {
            let mut desk = Desk::new(size, language, planned());
            desk.keys(THREE);
            desk.keys("t");
            assert_snapshot!(format!("task-list-{language}-{size}"), desk.text());
            desk.keys("1");
            assert_snapshot!(format!("task-add-{language}-{size}"), desk.text());
            desk.keys("<esc>t2");
            assert_snapshot!(format!("task-act-{language}-{size}"), desk.text());
        }
    }
}

#[test]
fn done_begun_later_dropped_and_given_away_are_one_or_two_keys_each() {
    let mut desk = desk(THREE);
    desk.keys("t21");
    assert!(
        desk.toast().starts_with("任务 3-1-403 张建国 送药：已办"),
        "{}",
        desk.toast()
    );
    assert_eq!(task(&desk, "送药").state, TaskState::DONE);
    desk.keys("<backspace>t22");
    assert_eq!(task(&desk, "送药").state, TaskState::DOING);
    desk.keys("t23今天<enter>");
    assert!(desk.text().contains("要在今天以后"), "{}", desk.text());
    desk.keys("<ctrl+u>+3<enter>");
    let later = task(&desk, "送药");
    assert_eq!(
        (
            later.state,
            later.deferred_to.map(|day| day.to_string()).as_deref()
        ),
        (TaskState::DEFERRED, Some("2026-11-25"))
    );
    desk.keys("tdbfh<enter>4<enter>");
    assert!(desk.text().contains("必填"), "{}", desk.text());
    desk.keys("已取消低保<enter>");
    let dropped = task(&desk, "低保复核");
    assert_eq!(
        (dropped.state, dropped.reason.as_str()),
        (TaskState::CANCELLED, "已取消低保")
    );
    desk.keys("tkaihui<enter>5社区<enter>");
    assert_eq!(task(&desk, "开会").assigned_to, "社区");
}

#[test]
fn what_was_typed_of_a_task_survives_a_kill() {
    let mut desk = desk("t1送药<tab>明天");
    desk.wait(1000);
    let mut again = desk.killed("80x24", "zh-CN");
    assert!(again.text().contains("送药"), "{}", again.text());
    again.keys("<enter>");
    assert!(task(&again, "送药").due.is_some());
}
