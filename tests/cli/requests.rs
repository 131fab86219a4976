//! Requests by subcommand and by `apply`: taken down, moved on, listed, shown at their door, taken back.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_wish_is_taken_down_moved_on_listed_and_taken_back() {
    let desk = Desk::new();
    let words = "想要一辆轮椅";
    let came = desk.run(&[
        "request",
        "add",
        "3-2-501",
        "微心愿",
        "health",
        words,
        "--quantity",
        "1",
        "--unit",
        "辆",
        "--json",
    ]);
    let id = came.ends(0).id();
    let card = desk.listed(&["show", "3-2-501"]);
    assert_eq!(card["requests"][0]["words"], words);
    assert_eq!(card["requests"][0]["ways"][0], "reviewed");
    desk.run(&["request", "move", &id]).ends(0);
    desk.run(&["request", "move", &id, "published"]).ends(0);
    desk.run(&["request", "move", &id, "claimed"]).ends(1);
    desk.run(&["request", "move", &id, "claimed", "--who", "赵敏"])
        .ends(0);
    let row = &desk.listed(&["request", "list", "--listed"])[0];
    assert_eq!(
        (&row["state"], &row["helper"]),
        (&json!("claimed"), &json!("赵敏"))
    );
    assert_eq!(
        desk.listed(&["request", "list", "--kind", "appeal"]),
        json!([])
    );
    let log = desk.run(&["log", "--json"]).ends(0).json();
    let row = &log["requests"][0];
    assert_eq!((&row["id"], &row["door"]), (&json!(id), &json!("3-2-501")));
    assert_eq!(
        (&row["words"], &row["state"], &row["steps"][3]["to"]),
        (&json!(words), &json!("claimed"), &json!("claimed"))
    );
    let report = ["report", "--format", "json", "--out", "-"];
    let report = desk.run(&report).ends(0).json();
    let crossed = &report["figures"]["categories-of-requests"];
    assert_eq!(*crossed, json!({"health/claimed": 1}), "{report}");
    desk.run(&["undo"]).ends(0);
    assert_eq!(desk.listed(&["request", "list"])[0]["state"], "published");
}

#[test]
fn apply_takes_requests_down_and_moves_them_on() {
    let desk = Desk::new();
    let line = r#"{"do":"request","door":"3-2","kind":"problem","category":"safety","words":"灯灭了","triage":"urgent"}"#;
    let taken = desk.fed(&["apply"], line).ends(0).json();
    let id = taken["id"].as_str().unwrap().to_owned();
    let queue = desk.listed(&["queue", "--order", "urgency"]);
    let rows = queue.as_array().unwrap();
    let row = rows.iter().find(|row| row["door"] == "3-2").unwrap();
    assert_eq!(row["reasons"][0]["rule"], "request");
    let line =
        format!(r#"{{"do":"request-move","id":"{id}","state":"reported","number":"2026-7"}}"#);
    desk.fed(&["apply"], line).ends(0);
    let row = &desk.listed(&["request", "list"])[0];
    assert_eq!(
        (&row["state"], &row["number"]),
        (&json!("reported"), &json!("2026-7"))
    );
    let answer = desk.fed(
        &["apply"],
        r#"{"do":"request","door":"3-2-501","kind":"wish","category":"health","words":" "}"#,
    );
    assert_eq!(answer.json()["ok"], false);
}
