//! Every deed by its subcommand: what it changes, what it answers, and that it can be taken back.

use serde_json::{Value, json};

use crate::desk::Desk;

fn home(desk: &Desk, door: &str) -> Value {
    desk.listed(&["show", door])["household"].clone()
}

#[test]
fn a_visit_holds_everything_said_of_it() {
    let desk = Desk::new();
    let came = desk.run(&[
        "visit",
        "3-2-501",
        "met-proxy",
        "--mode",
        "home",
        "--met",
        "女儿",
        "--topic",
        "反诈",
        "--topic",
        "gas",
        "--note",
        "血压药快吃完了",
        "--need",
        "medical",
        "--hazard",
        "gas/hose-old",
        "--again",
        "明天 19:00",
        "--json",
    ]);
    let answer = came.ends(0).json();
    assert_eq!(answer["ok"], true);
    let card = desk.listed(&["show", "3-2-501"]);
    let visit = &card["visits"][0];
    assert_eq!(visit["id"], answer["id"]);
    assert_eq!(visit["outcome"], "met-proxy");
    assert_eq!(visit["mode"], "home");
    assert_eq!(visit["met"], "女儿");
    assert_eq!(visit["topics"], json!(["anti-fraud", "gas"]));
    assert_eq!(visit["note"], "血压药快吃完了");
    assert!(
        visit["at"]
            .as_str()
            .unwrap()
            .starts_with("2026-11-22T09:00:0")
            && visit["at"].as_str().unwrap().ends_with("+08:00")
    );
    assert_eq!(card["hazards"][0]["item"], "gas/hose-old");
    assert_eq!(
        card["tasks"].as_array().unwrap().len(),
        1,
        "the need became a task"
    );
    // The operation answered is the one that stands in the history.
    let history = desk.listed(&["history"]);
    let last = history.as_array().unwrap().last().unwrap();
    assert_eq!(last["id"], answer["operation"]);
    assert_eq!(
        (&last["verb"], &last["door"]),
        (&json!("visit"), &json!("3-2-501"))
    );
}

#[test]
fn one_visit_at_several_doors_is_one_step() {
    let desk = Desk::new();
    let visit = ["--json", "visit", "3-2-501", "not-home", "--topic", "gas"];
    let others = [
        "--also", "3-2-502", "--also", "3-2-502", "--also", "3-2-501",
    ];
    let answer = desk.run(&[&visit[..], &others[..]].concat()).ends(0).json();
    let before = desk.listed(&["history"]).as_array().unwrap().len();
    for door in ["3-2-501", "3-2-502"] {
        let visits = desk.listed(&["show", door])["visits"].clone();
        assert_eq!(visits.as_array().unwrap().len(), 1, "{door}");
        assert_eq!(visits[0]["topics"], json!(["gas"]));
    }
    assert_eq!(
        desk.listed(&["show", "3-2-501"])["visits"][0]["id"],
        answer["id"]
    );
    desk.run(&["undo"]).ends(0);
    for door in ["3-2-501", "3-2-502"] {
        assert_eq!(desk.listed(&["show", door])["visits"], json!([]), "{door}");
    }
    assert_eq!(
        desk.listed(&["history"]).as_array().unwrap().len(),
        before + 1
    );
    let line = r#"{"do":"visit","door":"3-2-501","outcome":"met","also":["3-2-502"]}"#;
    desk.fed(&["apply"], line).ends(0);
    assert_eq!(
        desk.listed(&["show", "3-2-502"])["visits"][0]["outcome"],
        "met"
    );
    let wrong = ["visit", "3-2-501", "met", "--also", "9-9-999"];
    assert_ne!(desk.run(&wrong).code, 0);
    assert_eq!(
        desk.listed(&["show", "3-2-501"])["visits"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn outcomes_are_taken_by_code_label_and_alias_and_change_the_state_of_a_door() {
    let desk = Desk::new();
    for (outcome, state) in [
        ("空置", "vacant"),
        ("rented", "rented"),
        ("搬走", "moved"),
        ("met", "lived-in"),
    ] {
        desk.run(&["visit", "3-2-502", outcome]).ends(0);
        if outcome != "met" {
            assert_eq!(home(&desk, "3-2-502")["state"], state);
        }
    }
    desk.run(&["visit", "3-2-501", "away", "--until", "2027-02-01"])
        .ends(0);
    let home = home(&desk, "3-2-501");
    assert_eq!(
        (&home["state"], &home["away_until"]),
        (&json!("away"), &json!("2027-02-01"))
    );
}

#[test]
fn undo_and_redo_walk_back_and_forth_through_the_steps() {
    let desk = Desk::new();
    desk.run(&["visit", "3-2-501", "vacant"]).ends(0);
    desk.run(&["household", "edit", "3-2-501", "--notes", "有狗"])
        .ends(0);
    desk.run(&["undo"]).ends(0);
    assert_eq!(home(&desk, "3-2-501")["notes"], "敲门久一点");
    desk.run(&["undo"]).ends(0);
    assert_eq!(home(&desk, "3-2-501")["state"], "lived-in");
    desk.run(&["redo"]).ends(0);
    let answer = desk.run(&["--json", "redo"]).ends(0).json();
    assert!(answer["operation"].is_string());
    assert_eq!(home(&desk, "3-2-501")["notes"], "有狗");
    assert_eq!(home(&desk, "3-2-501")["state"], "vacant");
    let verbs = desk.listed(&["history"]);
    let verbs: Vec<&str> = verbs
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .take(6)
        .map(|row| row["verb"].as_str().unwrap())
        .collect();
    assert_eq!(
        verbs,
        ["redo", "redo", "undo", "undo", "household-edit", "visit"]
    );
    desk.run(&["redo"]).ends(1);
}

#[test]
fn a_hazard_goes_from_found_to_closed_and_a_major_one_only_with_a_measure() {
    let desk = Desk::new();
    let id = desk
        .run(&[
            "hazard",
            "add",
            "3-2-501",
            "gas/leak",
            "--report",
            "--note",
            "闻到气味",
            "--json",
        ])
        .ends(0)
        .id();
    let row = desk.listed(&["hazard", "list"])[0].clone();
    assert_eq!(
        (&row["severity"], &row["state"]),
        (&json!(1), &json!("reported"))
    );
    assert!(row["deadline"].is_string());
    desk.run(&["hazard", "move", &id, "closed"]).ends(1);
    desk.run(&[
        "hazard",
        "move",
        &id[id.len() - 5..],
        "销号",
        "--measure",
        "关阀，燃气公司换了灶具",
    ])
    .ends(0);
    assert_eq!(desk.listed(&["hazard", "list"]), json!([]));
    let row = desk.listed(&["hazard", "list", "--all"])[0].clone();
    assert_eq!(
        (&row["state"], &row["overdue"]),
        (&json!("closed"), &json!(false))
    );
    desk.run(&["hazard", "move", &id, "reopened"]).ends(0);
    desk.run(&["hazard", "move", &id, "found"]).ends(2);
    for (flag, state) in [
        ("--fixed", "fixed-on-spot"),
        ("--deadline=+10", "rectifying"),
    ] {
        desk.run(&[
            "hazard",
            "add",
            "3-2-502",
            "elec/overload",
            flag,
            "--severity",
            "3",
        ])
        .ends(0);
        let rows = desk.listed(&["hazard", "list", "--state", state]);
        assert_eq!(
            (&rows[0]["door"], &rows[0]["severity"]),
            (&json!("3-2-502"), &json!(3))
        );
    }
    let rows = desk.listed(&["hazard", "list", "--state", "rectifying"]);
    assert_eq!(rows[0]["deadline"], "2026-12-02");
    desk.run(&[
        "hazard",
        "add",
        "3-2-502",
        "elec/overload",
        "--fixed",
        "--report",
    ])
    .ends(2);
}

#[test]
fn a_task_is_done_put_off_dropped_and_given_away() {
    let desk = Desk::new();
    let add = |title: &str| {
        desk.run(&[
            "task",
            "add",
            title,
            "--door",
            "3-2-501",
            "--due",
            "11-25",
            "--priority",
            "high",
            "--json",
        ])
        .ends(0)
        .id()
    };
    let (done, off, dropped, given) = (add("送表"), add("量血压"), add("查电表"), add("修灯"));
    desk.run(&["task", "done", &done]).ends(0);
    desk.run(&["task", "snooze", &off, "11-30"]).ends(0);
    desk.run(&["task", "dismiss", &dropped, "已经搬走"]).ends(0);
    desk.run(&["task", "assign", &given, "物业"]).ends(0);
    let rows = desk.listed(&["task", "list", "--all"]);
    let row = |id: &str| {
        rows.as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(row(&done)["state"], "done");
    assert_eq!(
        (row(&off)["state"].clone(), row(&off)["due"].clone()),
        (json!("deferred"), json!("2026-11-30"))
    );
    assert_eq!(
        (
            row(&dropped)["state"].clone(),
            row(&dropped)["reason"].clone()
        ),
        (json!("cancelled"), json!("已经搬走"))
    );
    assert_eq!(row(&given)["assigned_to"], "物业");
    assert_eq!(desk.listed(&["task", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_row_of_the_queue_is_put_off_and_dropped_by_the_id_the_queue_tells() {
    let desk = Desk::new();
    let ids = |arguments: &[&str]| -> Vec<String> {
        let rows = desk.listed(arguments);
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let before = ids(&["queue"]);
    assert!(!before.is_empty());
    desk.run(&["task", "snooze", &before[0], "tomorrow"])
        .ends(0);
    assert!(!ids(&["queue"]).contains(&before[0]));
    assert!(ids(&["queue", "--waiting"]).contains(&before[0]));
    desk.run(&["undo"]).ends(0);
    assert_eq!(ids(&["queue"]), before);
    desk.run(&["task", "dismiss", "3-2-501", "已由社区走访"])
        .ends(0);
    assert!(
        !ids(&["queue"]).contains(&before[0])
            || before[0] != desk.listed(&["show", "3-2-501"])["id"]
    );
}

#[test]
fn a_household_and_its_people_are_changed_and_confirmed() {
    let desk = Desk::new();
    desk.run(&[
        "household",
        "edit",
        "3-2-502",
        "--state",
        "rented",
        "--owner",
        "赵强",
        "--owner-phone",
        "14200000009",
        "--number",
        "0077",
        "--house-use",
        "出租",
        "--to",
        "3-2-602",
    ])
    .ends(0);
    let home = home(&desk, "3-2-602");
    assert_eq!(
        (&home["state"], &home["number"], &home["floor"]),
        (&json!("rented"), &json!("0077"), &json!(6))
    );
    desk.run(&["show", "3-2-502"]).ends(1);
    let id = home["residents"][0]["id"].as_str().unwrap();
    desk.run(&[
        "resident",
        "edit",
        id,
        "--name",
        "李娜娜",
        "--birth",
        "1990-05",
        "--care",
        "残疾人",
    ])
    .ends(0);
    let person = desk.listed(&["show", "李娜娜"])["household"]["residents"][0].clone();
    assert_eq!(
        (&person["birth"], &person["care"]),
        (&json!("1990-05"), &json!(["dis"]))
    );
    desk.run(&["resident", "edit", id, "--left"]).ends(0);
    assert_eq!(
        desk.listed(&["show", "3-2-602"])["household"]["residents"],
        json!([])
    );
    desk.run(&["household", "verify", "3-2-501"]).ends(0);
    assert_eq!(
        desk.listed(&["show", "3-2-501"])["household"]["verified_on"],
        "2026-11-22"
    );
    // Nothing to change is no step.
    let answer = desk
        .run(&[
            "--json",
            "household",
            "edit",
            "3-2-501",
            "--state",
            "lived-in",
        ])
        .ends(0)
        .json();
    assert_eq!(
        (&answer["ok"], &answer["operation"]),
        (&json!(true), &Value::Null)
    );
}
