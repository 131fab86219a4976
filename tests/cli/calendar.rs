//! Calendars by subcommand: agreed visits go out with names masked, bad events are refused with their line.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn agreed_visits_go_out_masked_and_do_not_come_back_as_activities() {
    let desk = Desk::new();
    desk.run(&[
        "visit",
        "3-2-501",
        "rescheduled",
        "--again",
        "2026-11-25 19:00",
    ])
    .ends(0);
    let file = desk.home.path().join("约定.ics");
    let file = file.to_str().unwrap();
    desk.run(&["activity", "export", "--ics", file]).ends(0);
    let calendar = std::fs::read_to_string(file).unwrap();
    assert!(
        calendar.contains("SUMMARY:约定再访 3-2-501 张"),
        "{calendar}"
    );
    assert!(calendar.contains("DTSTART;TZID=Asia/Shanghai:20261125T190000\r\n"));
    assert!(!calendar.contains("张建国"), "{calendar}");
    let report = desk.listed(&["activity", "import", file]);
    assert_eq!(
        (&report["own"], &report["activities"]["new"]),
        (&json!(1), &json!(0))
    );
    desk.run(&["activity", "export", "--ics", file]).ends(1);
    desk.run(&["activity", "export", "--ics", file, "--force"])
        .ends(0);
}

#[test]
fn good_events_are_kept_beside_bad_ones_and_a_file_that_is_no_calendar_is_refused() {
    let desk = Desk::empty();
    let event = |rest: &str| format!("BEGIN:VEVENT\r\nSUMMARY:义诊\r\n{rest}\r\nEND:VEVENT\r\n");
    let good = event("UID:1\r\nDTSTART:20261129T010000Z\r\nDURATION:PT2H");
    let often = event("UID:2\r\nDTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=WEEKLY");
    let bad = event("UID:3\r\nDTSTART:下周三");
    let file =
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{good}{bad}{often}{often}END:VCALENDAR\r\n");
    let came = desk
        .fed(&["--json", "activity", "import", "-"], file)
        .ends(0);
    let report = came.json();
    assert_eq!(report["activities"]["new"], 2, "{report}");
    assert_eq!(
        (&report["repeated"], &report["remarks_count"]),
        (&json!(1), &json!(1))
    );
    let refused = &report["refused"][0];
    assert_eq!(
        (&refused["row"], &refused["code"]),
        (&json!(9), &json!("calendar-bad-time"))
    );
    let listed = desk.listed(&["activity", "list"]);
    assert_eq!(
        (&listed[0]["from"], &listed[0]["until"]),
        (&json!("09:00"), &json!("11:00"))
    );
    desk.run(&["undo"]).ends(0);
    assert_eq!(desk.listed(&["activity", "list"]), json!([]));
    desk.fed(&["activity", "import", "-"], "姓名,门牌\n王芳,3-2-501\n")
        .ends(1);
    desk.fed(&["activity", "import", "-"], "").ends(1);
}

#[test]
fn the_event_changed_most_often_counts_and_what_was_called_off_here_stays_so() {
    let desk = Desk::empty();
    let event = |sequence: u32, hour: u32| {
        format!(
            "BEGIN:VEVENT\r\nUID:1\r\nSEQUENCE:{sequence}\r\nSUMMARY:义诊\r\nDTSTART;TZID=Asia/Shanghai:20261129T{hour}0000\r\nEND:VEVENT\r\n"
        )
    };
    let calendar =
        |events: &[String]| format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", events.concat());
    let take = ["--json", "activity", "import", "-"];
    let file = calendar(&[event(2, 15), event(1, 10)]);
    let came = desk.fed(&take, file).ends(0).json();
    assert_eq!(came["repeated"], 1);
    let all = ["activity", "list", "--all"];
    let listed = desk.listed(&all);
    assert!(
        listed[0]["from"].as_str().unwrap().contains("15:00"),
        "{listed}"
    );
    let id = listed[0]["id"].as_str().unwrap();
    desk.run(&["activity", "call-off", id, "--reason", "下雪"])
        .ends(0);
    let came = desk.fed(&take, calendar(&[event(3, 16)])).ends(0).json();
    assert_eq!(came["remarks"][0]["code"], "calendar-stays-off", "{came}");
    assert_eq!(desk.listed(&all)[0]["state"], "called-off");
}
