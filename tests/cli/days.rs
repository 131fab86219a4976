//! The working day on the command line: begun, planned, closed, and the clock it goes by.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_day_begins_is_planned_and_closed_and_later_entries_are_late() {
    let desk = Desk::new();
    desk.run(&[
        "day",
        "start",
        "--worker",
        "李晓",
        "--mentor",
        "王建平",
        "--companion",
        "小陈",
        "--weather",
        "雪",
    ])
    .ends(0);
    desk.run(&["day", "plan", "3-2", "--cap", "1"]).ends(0);
    let day = desk.listed(&["day", "show"]);
    assert_eq!(
        (&day["state"], &day["worker"], &day["weather"]),
        (&json!("working"), &json!("李晓"), &json!("snow"))
    );
    assert_eq!(day["plan"]["areas"], json!(["3-2"]));
    assert_eq!(day["plan"]["doors"].as_array().unwrap().len(), 1);
    desk.run(&["visit", "3-2-502", "met"]).ends(0);
    desk.run(&["day", "close"]).ends(0);
    desk.run(&["day", "close"]).ends(1);
    desk.run(&["visit", "3-2-501", "met"]).ends(0);
    let late = |door: &str| desk.listed(&["show", door])["visits"][0]["late"].clone();
    assert_eq!(
        (late("3-2-501"), late("3-2-502")),
        (json!(true), json!(false))
    );
    let history = desk.listed(&["history", "--day", "today"]);
    assert_eq!(
        history.as_array().unwrap().last().unwrap()["worker"],
        "李晓"
    );
    assert_eq!(desk.listed(&["history", "--day", "yesterday"]), json!([]));
}

#[test]
fn the_clock_can_be_moved() {
    let desk = Desk::new();
    desk.run_with(
        ("GRIDDAY_CLOCK", "2026-12-01T20:30:00+08:00"),
        &["visit", "3-2-501", "not-home"],
    )
    .ends(0);
    let visit = desk.listed(&["show", "3-2-501"])["visits"][0].clone();
    // The open day goes on until it is closed; the moment is the clock's.
    assert!(
        visit["at"]
            .as_str()
            .unwrap()
            .starts_with("2026-12-01T20:30:0"),
        "{visit}"
    );
}
