//! Expressions and what they give: the table in `tests/expressions.tsv`, and rules that hold for all of them.

use std::cell::Cell;

use chrono::DateTime;
use chrono_tz::Tz;
use proptest::prelude::*;

use super::document::Document;
use super::world::Warning;
use super::*;
use crate::form::tree::NodeId;

const XML: &str = include_str!("tests/document.xml");
const TABLE: &str = include_str!("tests/expressions.tsv");

fn with_document<T>(zone: Tz, see: impl FnOnce(&Document) -> T) -> T {
    let state = Cell::new(7_u64);
    let chance = || {
        state.set(
            state
                .get()
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1),
        );
        (state.get() >> 11) as f64 / (1_u64 << 53) as f64
    };
    let now = DateTime::parse_from_rfc3339("2026-03-15T00:20:00+08:00").expect("a moment");
    let document = Document::read(XML, now, zone, &chance).expect("a document");
    see(&document)
}

fn bound(document: &Document, source: &str) -> Result<Expression, String> {
    let mut expression = parse(source).map_err(|fault| fault.what.key.to_owned())?;
    expression
        .bind(&mut |name| document.named(name))
        .map_err(|name| format!("no {name}"))?;
    Ok(expression)
}

fn at(document: &Document, path: &str) -> NodeId {
    if path == "." {
        return document.root();
    }
    let expression = bound(document, path).expect("a path");
    let nodes = evaluate(&expression, document, document.root())
        .nodes()
        .to_vec();
    assert_eq!(nodes.len(), 1, "{path}");
    nodes[0]
}

/// The kind of a value and its text.
fn shown(document: &Document, path: &str, source: &str) -> (&'static str, String) {
    let expression = match bound(document, source) {
        Ok(expression) => expression,
        Err(key) => return ("fault", key),
    };
    let value = evaluate(&expression, document, at(document, path));
    match &value {
        Value::Number(number) if number.is_nan() => ("number", "NaN".to_owned()),
        Value::Number(_) => ("number", value.into_text(document)),
        Value::Boolean(_) => ("boolean", value.into_text(document)),
        Value::Nodes(nodes) => {
            let texts: Vec<String> = nodes
                .iter()
                .map(|node| document.tree().text(*node))
                .collect();
            ("nodeset", texts.join("|"))
        }
        _ => ("string", value.into_text(document)),
    }
}

#[test]
fn every_row_of_the_table_holds() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    with_document(Tz::Asia__Shanghai, |document| {
        for (line, row) in (1..)
            .zip(TABLE.lines())
            .filter(|(_, row)| !row.starts_with('#'))
        {
            rows += 1;
            let cells: Vec<&str> = row.split('\t').collect();
            let [path, source, kind, value] = cells[..] else {
                wrong.push(format!("line {line}: {} cells", cells.len()));
                continue;
            };
            let found = shown(document, path, source);
            if found != (kind, value.to_owned()) {
                wrong.push(format!(
                    "line {line}: {path} {source}\n   gives {} {:?}, not {kind} {value:?}",
                    found.0, found.1
                ));
            }
        }
    });
    assert!(
        wrong.is_empty(),
        "{} of {rows} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(rows > 400, "{rows} rows");
}

#[test]
fn every_function_stands_in_the_table() {
    let missing: Vec<&str> = functions::names()
        .filter(|name| !TABLE.contains(&format!("{name}(")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn days_are_civil_in_every_zone() {
    for zone in chrono_tz::TZ_VARIANTS {
        with_document(zone, |document| {
            for (source, text) in [
                ("date(date('1990-07-15') + 30)", "1990-08-14"),
                ("date(decimal-date-time('2011-12-28') + 0)", "2011-12-28"),
                ("${visit} - ${dob}", "13027"),
                ("format-date(20527, '%Y-%m-%d')", "2026-03-15"),
                ("date('1988-04-17')", "1988-04-17"),
            ] {
                assert_eq!(shown(document, ".", source).1, text, "{source} in {zone}");
            }
        });
    }
}

#[test]
fn a_text_that_is_no_date_is_warned_of() {
    with_document(Tz::UTC, |document| {
        assert_eq!(shown(document, ".", "date(${bad})").1, "");
        assert_eq!(
            document.take_warnings(),
            [Warning::NoDate("2026-02-30".to_owned())]
        );
        assert_eq!(shown(document, ".", "date(${blank})").1, "");
        assert_eq!(document.take_warnings(), []);
    });
}

#[test]
fn the_deepest_and_longest_expressions_fit_the_stack() {
    let deep = "if(1, ".repeat(parse::DEEPEST - 1) + "2" + &", 3)".repeat(parse::DEEPEST - 1);
    let long = "1".to_owned() + &" + 1".repeat(parse::LONGEST);
    with_document(Tz::UTC, |document| {
        assert_eq!(shown(document, ".", &deep), ("number", "2".to_owned()));
        assert_eq!(
            shown(document, ".", &long),
            ("number", (parse::LONGEST + 1).to_string())
        );
    });
}

#[test]
fn choices_are_kept_as_a_predicate_keeps_them() {
    with_document(Tz::Asia__Shanghai, |document| {
        let all = bound(document, "instance('towns')/root/item").expect("valid");
        let items = evaluate(&all, document, document.root());
        for source in [
            "country = 'cn'",
            "country = ${one} or name = 'a'",
            "position() < 3",
            "contains(label, 'B')",
            "1",
            "true()",
        ] {
            let expression = bound(document, source).expect(source);
            let whole =
                bound(document, &format!("instance('towns')/root/item[{source}]")).expect(source);
            let as_path = evaluate(&whole, document, document.root());
            assert_eq!(
                keep(&expression, document, items.nodes(), document.root()),
                as_path.nodes(),
                "{source}"
            );
        }
    });
}

proptest! {
    /// Whatever can be read can be evaluated.
    #[test]
    fn nothing_that_parses_makes_the_evaluation_fall(words in prop::collection::vec(prop::sample::select(vec![
        "age", "1", "'x'", "${years}", "(", ")", "[", "]", "/", "//", ".", "..", ",", "*", "-", "+", "=", "<", "or", "div", "mod",
        "if(1,", "substr('abc',", "date(", "round(", "member", "${member}", "l", "position()", "last()", "instance('towns')/root/item",
        "name", "following::", "preceding::", "ancestor::", "|", "randomize(l,", "indexed-repeat(${who},${member},", "add-date('2026-01-31',",
        "9999999999999", "-1", "number('')", "uuid(", "format-date(", "'%Y%'", "selected-at('a b',", " ",
    ]), 0..14)) {
        with_document(Tz::Asia__Shanghai, |document| {
            let source = words.concat();
            if let Ok(expression) = bound(document, &source) {
                let value = evaluate(&expression, document, document.root());
                let _ = (value.to_number(document), value.to_boolean(document), value.into_text(document));
            }
        });
    }

    #[test]
    fn every_function_takes_anything(place in 0..100_usize, arguments in prop::collection::vec(prop::sample::select(vec![
        "''", "'x'", "'2026-02-30'", "'2026-03-15'", "0", "-1", "1e9", "0 div 0", "1 div 0", "-1 div 0", "99999999999999999999", "true()",
        "${years}", "/data/nothing", "l", "now()", "today()", "'10:30'", "'9 9'", "'%Y %3 %'", "'['", "'é中😀'",
    ]), 0..6)) {
        let names: Vec<&str> = functions::names().collect();
        let source = format!("{}({})", names[place % names.len()], arguments.join(", "));
        with_document(Tz::America__New_York, |document| {
            if let Ok(expression) = bound(document, &source) {
                let value = evaluate(&expression, document, document.root());
                let _ = (value.to_number(document), value.to_boolean(document), value.into_text(document));
            }
        });
    }
}
