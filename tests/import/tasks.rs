//! Lists of tasks: the sample, and what other lists hold.

use std::ops::ControlFlow;

use gridday::clock::{Clock, FixedClock};
use gridday::domain::codes::{Priority, TaskKind, TaskOrigin, TaskState};
use gridday::domain::task::Task;
use gridday::exchange::outside::Outside;
use gridday::exchange::table::Source;
use gridday::exchange::tasks::{self, Options, Plan, VERB};
use gridday::ledger::Ledger;

use crate::ledger::{clock, csv, empty, fixture, import, words};

fn plan(ledger: &Ledger, clock: &FixedClock, source: &Source) -> Plan {
    let outside = Outside {
        now: clock.now(),
        ids: &mut || clock.id(),
        text: &words,
        language: "zh-CN",
        watch: &mut |_| ControlFlow::Continue(()),
    };
    tasks::plan(source, ledger.tables(), &Options::default(), outside).unwrap()
}

fn with_people() -> (Ledger, FixedClock) {
    let (mut ledger, clock) = (empty(), clock());
    import(
        &mut ledger,
        &clock,
        &csv("地址,姓名\n3-2-501,甲一\n3-2-502,乙一\n"),
    );
    (ledger, clock)
}

fn all(ledger: &Ledger) -> Vec<Task> {
    let mut tasks: Vec<Task> = ledger
        .tables()
        .tasks
        .iter()
        .map(|task| task.as_ref().clone())
        .collect();
    tasks.sort_by_key(|task| task.id);
    tasks
}

#[test]
fn the_sample_list_finds_its_doors_and_changes_nothing_the_second_time() {
    let (mut ledger, clock) = (empty(), clock());
    import(
        &mut ledger,
        &clock,
        &Source::file(&fixture("roster-office.xlsx")),
    );
    let before = ledger.tables().tasks.len();
    let source = Source::file(&fixture("tasks.csv"));
    let first = plan(&ledger, &clock, &source);
    assert!(first.refused.is_empty() && first.remarks.is_empty());
    assert_eq!((first.tasks.new, first.repeated), (60, 0));
    ledger.commit(VERB, first.changes(), &clock).unwrap();
    assert!(
        all(&ledger)[before..]
            .iter()
            .all(|task| task.subject.is_some())
    );
    let again = plan(&ledger, &clock, &source);
    assert!(again.is_empty());
    assert_eq!(again.tasks.unchanged, 60);
    ledger.undo(&clock).unwrap();
    assert_eq!(ledger.tables().tasks.len(), before);
}

#[test]
fn codes_dates_and_places_are_understood() {
    let (mut ledger, clock) = with_people();
    let list = "任务名称,类型,楼号,单元,房号,完成时限,紧急程度,来源,备注,联系电话\n燃气复查,复查,3,2,501,2026年11月25日 15:00,特急,12345热线,带仪器,14200000001\n查楼道,排查,3,2,,2026-11,,民政局,,\n问一问,怪事,9,1,101,下周,低,街道,,\n,,3,2,501,,,,,\n";
    let plan = plan(&ledger, &clock, &csv(list));
    let keys: Vec<_> = plan
        .remarks
        .kept()
        .iter()
        .map(|remark| (remark.place.to_string(), remark.key))
        .collect();
    let expected = [
        ("H3".to_string(), "import-word-unknown"),
        ("E4".into(), "import-door-unknown"),
        ("B4".into(), "import-word-unknown"),
        ("F4".into(), "import-due-unreadable"),
    ];
    assert_eq!(keys, expected);
    let refused: Vec<_> = plan
        .refused
        .kept()
        .iter()
        .map(|remark| (remark.place.to_string(), remark.key))
        .collect();
    assert_eq!(refused, [("A5".to_string(), "import-no-title")]);
    ledger.commit(VERB, plan.changes(), &clock).unwrap();
    let tasks = all(&ledger);
    let due: Vec<String> = tasks
        .iter()
        .filter_map(|task| task.due)
        .map(|due| format!("{} {:?}", due.on, due.time))
        .collect();
    assert_eq!(due, ["2026-11-25 Some(15:00:00)", "2026-11-30 None"]);
    assert_eq!(
        (tasks[0].kind, tasks[0].priority, tasks[0].origin),
        (TaskKind::RECHECK, Priority::HIGH, TaskOrigin::HOTLINE)
    );
    assert_eq!(tasks[0].note, "14200000001；带仪器");
    assert_eq!(
        (tasks[1].priority, tasks[1].note.as_str()),
        (Priority::MEDIUM, "民政局")
    );
    assert!(tasks[0].subject.is_some() && tasks[1].subject.is_some() && tasks[2].subject.is_none());
    assert_eq!(tasks[2].address, "9 1 101");
}

#[test]
fn equal_in_name_door_and_due_date_is_one_task() {
    let (ledger, clock) = with_people();
    let list = "事项,地址,截止日期,优先级\n走访,3-2-501,2026-11-25,低\n走访,3号楼2单元501室,2026/11/25,高\n走访,3-2-501,2026-11-26,\n走访,3-2-502,2026-11-25,\n";
    let plan = plan(&ledger, &clock, &csv(list));
    assert_eq!((plan.tasks.new, plan.repeated), (3, 1));
}

#[test]
fn a_task_finds_its_door_when_the_roster_comes_later_and_what_is_done_stays_done() {
    let (mut ledger, clock) = (empty(), clock());
    let list = csv("事项,地址,状态\n走访,3-2-501,未完成\n走访,3-2-502,已办结\n");
    let first = plan(&ledger, &clock, &list);
    assert_eq!((first.tasks.new, first.done), (1, 1));
    ledger.commit(VERB, first.changes(), &clock).unwrap();
    assert_eq!(all(&ledger)[0].address, "3-2-501");
    import(&mut ledger, &clock, &csv("地址,姓名\n3-2-501,甲一\n"));
    let later = plan(&ledger, &clock, &list);
    assert_eq!((later.tasks.new, later.tasks.changed), (0, 1));
    ledger.commit(VERB, later.changes(), &clock).unwrap();
    let mut task = all(&ledger)[0].clone();
    assert!(task.subject.is_some() && task.address.is_empty());
    task.state = TaskState::DONE;
    let mut edit = ledger.edit();
    edit.put(task);
    let changes = edit.changes();
    ledger.commit("task-done", changes, &clock).unwrap();
    assert!(plan(&ledger, &clock, &list).is_empty());
}
