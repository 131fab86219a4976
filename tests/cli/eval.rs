//! `gridday form eval`: one expression over a document, without a ledger.

use serde_json::{Value, json};

use crate::desk::Desk;

const XML: &str = "<data><name>王芳</name><dob>1990-07-15</dob><blank/>\
    <member><who>a</who><years>30</years></member><member><who>b</who><years>8</years></member></data>";

fn evaluated(desk: &Desk, more: &[&str]) -> Value {
    let path = desk.home.path().join("data.xml");
    std::fs::write(&path, XML).unwrap();
    let file = path.display().to_string();
    let now = [
        "--now",
        "2026-03-15T00:20:00+08:00",
        "--tz",
        "Asia/Shanghai",
        "--json",
    ];
    let arguments = [&["form", "eval", &file], more, &now].concat();
    desk.run(&arguments).ends(0).json()
}

#[test]
fn every_kind_of_value_has_its_shape() {
    let desk = Desk::bare();
    for (expression, kind, value) in [
        ("1 + 2", "number", json!(3)),
        ("1 div 3", "number", json!(0.3333333333333333)),
        ("1 div 0", "number", json!("Infinity")),
        ("${blank} + 1", "number", json!("NaN")),
        ("-7 mod 3", "number", json!(-1)),
        ("- - 3", "number", json!(3)),
        ("concat(name, '!')", "string", json!("王芳!")),
        ("today()", "string", json!("2026-03-15")),
        ("today() - ${dob}", "number", json!(13027)),
        ("count(${member}) = 2", "boolean", json!(true)),
        ("${who}", "nodeset", json!(["a", "b"])),
        ("/data/nothing", "nodeset", json!([])),
    ] {
        assert_eq!(
            evaluated(&desk, &[expression]),
            json!({"type": kind, "value": value}),
            "{expression}"
        );
    }
}

#[test]
fn an_expression_is_evaluated_at_the_node_named() {
    let desk = Desk::bare();
    let of_second = |expression| evaluated(&desk, &[expression, "--node", "/data/member[2]/who"]);
    assert_eq!(of_second("${years}")["value"], json!(["8"]));
    assert_eq!(of_second("position(..)")["value"], 2);
    assert_eq!(of_second("sum(../../member/years)")["value"], 38);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let desk = Desk::bare();
    evaluated(&desk, &["1"]);
    let file = desk.home.path().join("data.xml").display().to_string();
    let refused = |arguments: &[&str]| {
        desk.run(&[&["form", "eval", &file, "--lang", "en"], arguments].concat())
            .ends(1)
            .err
    };
    let said = refused(&["1 + slected(., 'a')"]);
    assert!(
        said.contains("character 5") && said.contains("selected"),
        "{said}"
    );
    assert!(refused(&["${nme}"]).contains("nme"));
    assert!(refused(&["1", "--node", "/data/nothing"]).contains("/data/nothing"));
    desk.run(&["form", "eval", "no-such-file.xml", "1"]).ends(1);
    std::fs::write(&file, "<data><a></data>").unwrap();
    assert!(refused(&["1"]).contains("well-formed"));
}

#[test]
fn a_text_that_is_no_date_is_blank_and_said() {
    let desk = Desk::bare();
    evaluated(&desk, &["1"]);
    let file = desk.home.path().join("data.xml").display().to_string();
    let came = desk
        .run(&["form", "eval", &file, "date('2026-02-30')", "--json"])
        .ends(0);
    assert_eq!(came.json(), json!({"type": "string", "value": ""}));
    assert!(came.err.contains("2026-02-30"), "{}", came.err);
}
