//! The grid of 晋城's five rows, and how a test talks to the program about it. Judges no row.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Deeds as lines of `apply`, each of which must be done; the ids in their answers.
pub fn done(desk: &Desk, lines: &[Value]) -> Vec<String> {
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let came = desk.fed(&["apply"], text.join("\n") + "\n").ends(0);
    let answers: Vec<Value> = came
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), lines.len(), "{}", came.out);
    let id = |(answer, line): (&Value, &Value)| {
        assert_eq!(answer["ok"], true, "{line}: {answer}");
        answer["id"].as_str().unwrap_or_default().to_owned()
    };
    answers.iter().zip(lines).map(id).collect()
}

/// A grid with one of each: 一老, 一少, 一特, a family with a grown-up son, a worker from elsewhere.
pub fn grid() -> Desk {
    let desk = Desk::empty();
    let person = |door: &str, name: &str, birth: u32, care: &[&str]| json!({"do": "resident", "door": door, "name": name, "relation": "户主", "birth": birth, "care": care});
    let mut lines: Vec<Value> = ["3-2-101", "3-2-201", "3-2-301", "3-2-401", "3-2-501"]
        .iter()
        .map(|door| json!({"do": "household", "door": door}))
        .collect();
    lines.push(person("3-2-101", "王秀兰", 1940, &["独居老人", "老党员"]));
    lines.push(person("3-2-201", "李小宝", 2014, &["留守儿童"]));
    lines.push(person("3-2-301", "赵敏", 1975, &["低保", "残疾人"]));
    lines.push(person("3-2-401", "周志远", 2007, &[]));
    lines.push(person("3-2-501", "陈强", 1985, &["外来务工人员"]));
    done(&desk, &lines);
    desk
}

pub fn log(desk: &Desk) -> Value {
    desk.run(&["log", "--format", "json"]).ends(0).json()
}

/// One row of a listing, found by its words.
pub fn worded<'a>(rows: &'a Value, words: &str) -> &'a Value {
    let rows = rows.as_array().unwrap();
    let found = rows.iter().find(|row| row["words"] == words);
    found.unwrap_or_else(|| panic!("no {words} in {rows:?}"))
}
