//! What listings promise to scripts: shapes, masks, order.

use serde_json::{Value, json};

use crate::desk::Desk;

fn keys(row: &Value) -> Vec<&str> {
    row.as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[track_caller]
fn has(row: &Value, names: &[&str]) {
    let keys = keys(row);
    for name in names {
        assert!(keys.contains(name), "{name} is missing in {keys:?}");
        let snake = name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit());
        assert!(snake, "{name}");
    }
}

#[test]
fn households_have_the_promised_shape_in_the_order_of_doors() {
    let desk = Desk::new();
    let rows = desk.listed(&["households"]);
    let doors: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["door"].as_str().unwrap())
        .collect();
    assert_eq!(doors, ["3-2-501", "3-2-502", "4-1-501"]);
    let row = &rows[0];
    has(
        row,
        &[
            "id",
            "door",
            "building",
            "unit",
            "floor",
            "room",
            "head",
            "state",
            "care",
            "residents",
        ],
    );
    assert_eq!(row["building"], "3");
    assert_eq!(row["unit"], "2");
    assert_eq!(row["floor"], 5);
    assert_eq!(row["room"], "501");
    assert_eq!(row["head"], "张建国");
    assert_eq!(row["state"], "lived-in");
    assert!(
        row["care"].as_array().unwrap().contains(&json!("alone")),
        "{}",
        row["care"]
    );
    has(
        &row["residents"][0],
        &[
            "id", "name", "sex", "birth", "age", "phones", "relation", "care",
        ],
    );
    assert_eq!(row["residents"][0]["sex"], "female", "the ID number's");
    assert_eq!(row["residents"][0]["age"], 77);
    assert_eq!(rows[2]["head"], Value::Null);
}

#[test]
fn numbers_are_masked_unless_a_reason_is_given_which_the_history_keeps() {
    let desk = Desk::new();
    let number = "150000194910010023";
    for listing in [
        &["households"][..],
        &["show", "3-2-501"],
        &["history"],
        &["households", "--json"],
        &["history", "--json"],
        &["show", "3-2-501", "--json"],
    ] {
        let came = desk.run(listing).ends(0);
        assert!(
            !came.out.contains(number) && !came.out.contains("14200000001"),
            "{listing:?}: {}",
            came.out
        );
    }
    let row = desk.listed(&["households", "张建国"])[0]["residents"][0].clone();
    assert_eq!(row["name"], "张建国", "names are in full");
    assert_eq!(row["id_number"], "150***********0023");
    assert_eq!(row["phones"], json!(["142****0001"]));
    let row = desk.listed(&[
        "households",
        "张建国",
        "--unmasked",
        "--reason",
        "核对花名册",
    ])[0]["residents"][0]
        .clone();
    assert_eq!(
        (&row["id_number"], &row["phones"]),
        (&json!(number), &json!(["14200000001"]))
    );
    let last = desk
        .listed(&["history"])
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(last["verb"], "export-unmasked");
    assert!(last.to_string().contains("核对花名册"));
}

#[test]
fn households_are_found_by_name_pinyin_initials_digits_and_care() {
    let desk = Desk::new();
    for query in ["张建国", "zhangjianguo", "zjg", "0001", "独居", "3-2-501"] {
        let rows = desk.listed(&["households", query]);
        assert_eq!(rows[0]["door"], "3-2-501", "{query}");
    }
    assert_eq!(desk.listed(&["households", "没有这个人"]), json!([]));
    desk.run(&["households", "没有这个人"]).ends(0);
}

#[test]
fn the_queue_explains_every_row_and_its_score_is_the_sum_of_its_reasons() {
    let desk = Desk::bare();
    for order in ["urgency", "stairs"] {
        let rows = desk.listed(&["--demo", "queue", "--order", order]);
        let rows = rows.as_array().unwrap();
        assert!(rows.len() > 10);
        for row in rows {
            has(row, &["id", "door", "head", "score", "due", "reasons"]);
            let reasons = row["reasons"].as_array().unwrap();
            let sum: i64 = reasons
                .iter()
                .map(|reason| reason["score"].as_i64().unwrap())
                .sum();
            assert_eq!(row["score"].as_i64().unwrap(), sum, "{row}");
            for reason in reasons {
                has(reason, &["rule", "text", "score"]);
            }
        }
    }
    let rows = desk.listed(&["--demo", "queue", "--waiting"]);
    assert!(
        rows.as_array()
            .unwrap()
            .iter()
            .all(|row| row["reasons"][0]["why"].is_string())
    );
}

#[test]
fn history_is_an_array_of_operations_with_what_changed() {
    let desk = Desk::new();
    desk.run(&["visit", "3-2-501", "vacant"]).ends(0);
    desk.run(&["undo"]).ends(0);
    let rows = desk.listed(&["history"]);
    let rows = rows.as_array().unwrap();
    for row in rows {
        has(
            row,
            &[
                "id", "at", "worker", "verb", "door", "undone", "undoes", "batch", "changes",
            ],
        );
    }
    let visit = &rows[rows.len() - 2];
    assert_eq!(
        (&visit["verb"], &visit["undone"]),
        (&json!("visit"), &json!(true))
    );
    let change = |table: &str| {
        visit["changes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|change| change["table"] == table)
            .unwrap()
            .clone()
    };
    let home = change("households");
    assert_eq!(home["action"], "changed");
    assert_eq!(
        (&home["before"], &home["after"]),
        (&json!({"state": "lived-in"}), &json!({"state": "vacant"}))
    );
    assert_eq!(change("visits")["action"], "new");
    let undo = &rows[rows.len() - 1];
    assert_eq!(
        (&undo["verb"], &undo["undoes"]),
        (&json!("undo"), &visit["id"])
    );
}

#[test]
fn every_listing_is_json_on_request_and_a_table_otherwise() {
    let desk = Desk::bare();
    for listing in [
        &["households"][..],
        &["households", "李"],
        &["show", "3-2-501"],
        &["queue"],
        &["hazard", "list"],
        &["task", "list"],
        &["place", "list"],
        &["history"],
        &["day", "show"],
    ] {
        let mut arguments = vec!["--demo"];
        arguments.extend(listing);
        let came = desk.run(&arguments).ends(0);
        assert!(came.out.lines().count() > 1, "{listing:?}: {}", came.out);
        assert!(came.err.is_empty(), "{listing:?}: {}", came.err);
        // Before and after the subcommand alike.
        let before = desk.listed(&arguments);
        arguments.push("--json=1");
        assert_eq!(desk.run(&arguments).ends(0).json(), before, "{listing:?}");
    }
}
