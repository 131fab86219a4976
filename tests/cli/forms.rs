//! Questionnaires from the office's workbook to the file handed in, by the program alone.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::Desk;

/// A questionnaire as an office writes it.
fn office(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/forms");
    folder.join(name).display().to_string()
}

fn register() -> String {
    office("流动人口登记.xlsx")
}

/// A file in the home of the test.
pub fn at(desk: &Desk, name: &str) -> PathBuf {
    desk.home.path().join(name)
}

pub fn path(desk: &Desk, name: &str) -> String {
    at(desk, name).display().to_string()
}

/// A family of two at 3-2-501, the register of whom is filled.
pub fn filled() -> Desk {
    let desk = Desk::new();
    desk.run(&["form", "add", &register(), "--for", "everyone"])
        .ends(0);
    let line = json!({"do": "form-fill", "form": "migrant_register", "door": "3-2-501", "values": {
        "/data/where/b": "3", "/data/where/u": "3-2", "room": "501",
        "tenure": "rent", "since": "2026-05-01", "n": 2,
        "/data/member[2]/name": "张小宝", "/data/member[1]/name": "张建国",
        "/data/member[1]/id": "150000194910010023",
        "need": ["ss", "law"], "told": "OK",
    }});
    let came = desk.fed(&["apply"], format!("{line}\n")).ends(0);
    assert!(came.out.contains(r#""ok":true"#), "{}", came.out);
    desk
}

#[test]
fn a_form_is_taken_in_known_again_listed_assigned_and_taken_out_of_use() {
    let desk = Desk::new();
    let register = register();
    let add = [
        "form",
        "add",
        &register,
        "--for",
        "care:alone",
        "--due",
        "2026-11-30",
    ];
    let first = desk.run(&[&["--json"], &add[..]].concat()).ends(0).json();
    assert_eq!(first["ok"], true);
    let again = desk
        .run(&["--json", "form", "add", &register])
        .ends(0)
        .json();
    assert_eq!(
        again,
        json!({"ok": true, "operation": null, "id": first["id"]})
    );
    let row = |desk: &Desk| desk.listed(&["form", "list"])[0].clone();
    assert_eq!(
        row(&desk),
        json!({"id": first["id"], "form": "migrant_register", "title": "流动人口登记", "version": "2026112201",
            "for": ["care:alone"], "due": "2026-11-30", "done": 0, "all": 1, "answers": 0, "retired": false})
    );
    let assign = [
        "form",
        "assign",
        "流动人口",
        "--for",
        "3-2",
        "--for",
        "places:shop",
    ];
    desk.run(&assign).ends(0);
    assert_eq!(row(&desk)["for"], json!(["3-2", "places:shop"]));
    assert_eq!(
        (&row(&desk)["all"], &row(&desk)["due"]),
        (&json!(2), &Value::Null)
    );
    assert_eq!(
        desk.listed(&["form", "show", "3-2-502"])[0]["outstanding"],
        true
    );
    desk.run(&["form", "remove", "migrant_register"]).ends(0);
    assert_eq!(desk.listed(&["form", "list"]), json!([]));
    desk.run(&["undo"]).ends(0);
    assert_eq!(row(&desk)["form"], "migrant_register");
    desk.run(&["form", "assign", "migrant_register", "--for", "nobody"])
        .ends(2);
    desk.run(&["form", "fill", "3-2-501", "nothing"]).ends(1);
}

#[test]
fn a_broken_form_is_refused_with_every_fault_and_nothing_is_kept() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").unwrap();
    let rows = [
        ["type", "name", "label", "relevant"],
        ["integer", "age", "Age", "${agee} > 3"],
        ["select_one nolist", "kind", "Kind", ""],
        ["text", "age", "Again", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let file = path(&desk, "broken.xlsx");
    book.save(&file).unwrap();
    let came = desk
        .run(&["--json", "form", "add", &file, "--for", "everyone"])
        .ends(1);
    let faults = came.json();
    let rows: Vec<_> = (faults.as_array().unwrap().iter())
        .map(|fault| fault["row"].as_u64().unwrap())
        .collect();
    assert_eq!(rows, [2, 3, 4], "{faults}");
    assert_eq!(desk.listed(&["form", "list"]), json!([]));
    std::fs::write(at(&desk, "no.xlsx"), b"PK\x03\x04 and then nothing").unwrap();
    desk.run(&["form", "add", &path(&desk, "no.xlsx")]).ends(1);
}

#[test]
fn a_newer_workbook_takes_the_place_of_the_old_one_and_the_answers_stay() {
    let desk = Desk::new();
    let write = |version: &str| {
        let mut book = Workbook::new();
        let survey: &[&[&str]] = &[&["type", "name", "label"], &["text", "words", "Words"]];
        let settings: &[&[&str]] = &[&["form_id", "version"], &["small", version]];
        for (name, rows) in [("survey", survey), ("settings", settings)] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, text) in (0..).zip(*cells) {
                    sheet.write_string(row, column, *text).unwrap();
                }
            }
        }
        book.save(at(&desk, "small.xlsx")).unwrap();
    };
    write("1");
    let file = path(&desk, "small.xlsx");
    desk.run(&["form", "add", &file]).ends(0);
    desk.run(&["form", "fill", "3-2-501", "small", "--set", "words=好"])
        .ends(0);
    write("2");
    let came = desk.run(&["--lang", "en", "form", "add", &file]).ends(0);
    assert!(came.err.contains("replaced"), "{}", came.err);
    let row = &desk.listed(&["form", "list"])[0];
    assert_eq!((&row["version"], &row["answers"]), (&json!("2"), &json!(1)));
    let out = desk
        .run(&["form", "export", "small", "--format", "csv", "--codes"])
        .ends(0)
        .out;
    assert!(out.lines().nth(1).unwrap().ends_with(",好"), "{out}");
}

#[test]
fn values_given_by_path_are_checked_like_any_answer() {
    let desk = filled();
    let fill = |values: Value| {
        let line = json!({"do": "form-fill", "form": "migrant_register", "door": "3-2-502", "values": values});
        let came = desk.fed(&["apply"], format!("{line}\n")).ends(0);
        serde_json::from_str::<Value>(came.out.trim()).unwrap()
    };
    for values in [
        json!({"nosuch": "1"}),
        json!({"n": "many"}),
        json!({"tenure": "castle"}),
        // Asked only of tenants.
        json!({"tenure": "own", "since": "2026-05-01"}),
        json!({"/data/member[4]/name": "张"}),
        // Much is missing.
        json!({"room": "502"}),
    ] {
        let answer = fill(values.clone());
        assert_eq!(
            (&answer["ok"], &answer["error"]),
            (&json!(false), &json!("refused")),
            "{values}"
        );
    }
    assert_eq!(
        desk.listed(&["form", "show", "3-2-502"])[0]["sheet"],
        Value::Null
    );
    let part = [
        "--json",
        "form",
        "fill",
        "3-2-502",
        "migrant_register",
        "--set",
        "room=502",
    ];
    desk.run(&part).ends(1);
    let operation = desk
        .run(&[&part[..], &["--incomplete"]].concat())
        .ends(0)
        .json();
    let history = desk.listed(&["history"]);
    let last = history.as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["id"], &last["verb"]),
        (&operation["operation"], &json!("fill-form"))
    );
    let sheet = |desk: &Desk| desk.listed(&["form", "show", "3-2-502"])[0]["sheet"].clone();
    assert_eq!(
        (&sheet(&desk)["complete"], &sheet(&desk)["revision"]),
        (&json!(false), &json!(0))
    );
    // What is filled is corrected for a reason, or filled once more; not by accident.
    desk.run(&[&part[..], &["--incomplete"]].concat()).ends(1);
    desk.run(&[&part[..], &["--incomplete", "--correct", "填错了"]].concat())
        .ends(0);
    assert_eq!(
        (&sheet(&desk)["revision"], &sheet(&desk)["reason"]),
        (&json!(1), &json!("填错了"))
    );
    desk.run(&[&part[..], &["--incomplete", "--again"]].concat())
        .ends(0);
    assert_eq!(desk.listed(&["form", "list"])[0]["answers"], 3);
}

#[test]
fn a_form_is_filled_line_by_line_through_a_pipe() {
    let desk = Desk::new();
    desk.run(&["form", "add", &office("居民满意度.xlsx")])
        .ends(0);
    let fill = ["--lang", "en", "form", "fill", "3-2-501", "居民满意度"];
    // A number that is no choice is asked again; back and on; a problem follows from the answers.
    let lines = "9\n5\n<\n4\n5\n4\n先修水管\n.\n";
    let came = desk.fed(&fill, lines).ends(0);
    assert!(came.err.contains("[3/4]"), "{}", came.err);
    assert_eq!(came.out, "");
    let sheet = desk.listed(&["form", "show", "3-2-501"])[0]["sheet"].clone();
    assert_eq!(
        (&sheet["complete"], &sheet["answered"]),
        (&json!(true), &json!(4))
    );
    // What is missing is told before it is saved in part; an input that ends saves nothing.
    let other = ["form", "fill", "3-2-502", "居民满意度"];
    desk.fed(&other, "1\n").ends(1);
    assert_eq!(desk.listed(&["form", "show", "3-2-502"]), json!([]));
    let came = desk.fed(&other, "1\n-\n.\n.\n").ends(0);
    assert!(came.err.contains("社区服务"), "{}", came.err);
    let sheet = desk.listed(&["form", "show", "3-2-502"])[0]["sheet"].clone();
    assert_eq!(
        (&sheet["complete"], &sheet["answered"]),
        (&json!(false), &json!(2))
    );
}

#[test]
fn the_forms_that_come_with_the_program_can_be_taken_in() {
    let desk = Desk::new();
    let folder = path(&desk, "samples");
    let written = desk
        .run(&["--json", "form", "samples", &folder])
        .ends(0)
        .json();
    for file in written.as_array().unwrap() {
        desk.run(&["form", "add", file.as_str().unwrap()]).ends(0);
    }
    assert_eq!(desk.listed(&["form", "list"]).as_array().unwrap().len(), 4);
    desk.run(&["form", "samples", &folder]).ends(1);
}
