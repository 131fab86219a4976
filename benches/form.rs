//! Forms: reading one, one answer, a chain, a cascade, adding rows, a long list. The engine alone, no screen and no disk.
//!
//! Percentiles where one answer is meant, because the worst answer is the one a person feels. `cargo bench --bench form`
//! prints the table. Forms are those of the peers' measurement (forms.md §6 of the plan): JavaRosa takes 2.2 to 4.3 ms
//! for an answer in the first and 22 to 37 ms for the chain, ODK Web Forms 20 to 36 ms and 39 to 140 ms.
//!
//! Measured 2026-11-22 on two idle cores of an AMD EPYC, rustc 1.95, release; the target beside it:
//!
//! | what | p50 | p99 | target |
//! |---|---|---|---|
//! | 500 questions: workbook to ready | 3.16 ms | | 50 ms |
//! | 500 questions: one answer | | 4.7 µs | p99 1 ms |
//! | a chain of 300 calculations | 54 µs | 95 µs | 2 ms |
//! | a step in 4,420 choices | 61 µs | 139 µs | 2 ms |
//! | adding 100 rows, in all | 0.59 ms | | 20 ms |
//! | 50,000 choices filtered | 0.83 ms | 1.09 ms | 10 ms |
//!
//! Before anything is timed, each form is asked for results that only the work described can have (`prove`).

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot read its form has nothing to measure"
)]

use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use gridday::clock::parse_moment;
use gridday::form::definition::Form;
use gridday::form::interview::{Interview, Surroundings};
use gridday::form::read;
use rust_xlsxwriter::Workbook;
use uuid::Uuid;

fn surroundings() -> Surroundings {
    Surroundings {
        now: parse_moment("2026-11-22T09:00:00+08:00").unwrap(),
        zone: chrono_tz::Asia::Shanghai,
        language: None,
        id: Uuid::from_u128(7),
        username: String::new(),
        device_id: String::new(),
        phone_number: String::new(),
        email: String::new(),
    }
}

/// A form as a workbook; the sheets are written as lines of cells.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, lines) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, line) in lines.lines().enumerate() {
            for (column, cell) in line.split('|').enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write_string(row, column, cell.trim()).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn ready(book: &[u8], files: &[(&str, &str)]) -> Interview {
    let file = |name: &str| {
        let found = files.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| text.as_bytes().to_vec())
    };
    let form: Form = read::read(book, "bench.xlsx", &file).unwrap();
    Interview::begin(Arc::new(form), surroundings())
}

/// 500 whole numbers, a fifth of them behind another, ten sums of fifty and one of all.
fn wide() -> Vec<u8> {
    let mut survey = String::from("type|name|label|relevant|calculation\n");
    for number in 0..500 {
        let relevant = match number % 5 {
            4 => format!("${{q{}}} != 3", number - 4),
            _ => String::new(),
        };
        writeln!(survey, "integer|q{number}|Question {number}|{relevant}|").unwrap();
    }
    for sum in 0..10 {
        let terms = (sum * 50..sum * 50 + 50).map(|number| format!("coalesce(${{q{number}}}, 0)"));
        let terms: Vec<String> = terms.collect();
        writeln!(survey, "calculate|s{sum}|||{}", terms.join(" + ")).unwrap();
    }
    let sums: Vec<String> = (0..10).map(|sum| format!("${{s{sum}}}")).collect();
    writeln!(survey, "calculate|total|||{}", sums.join(" + ")).unwrap();
    workbook(&[("survey", &survey)])
}

fn chain() -> Vec<u8> {
    let mut survey = String::from("type|name|label|calculation\ninteger|c0|Start|\n");
    for number in 1..=300 {
        writeln!(survey, "calculate|c{number}||${{c{}}} + 1", number - 1).unwrap();
    }
    workbook(&[("survey", &survey)])
}

/// 20 cities of 20 districts of 10 streets, and 20 levels of nothing: 4,420 choices.
fn cascade() -> Vec<u8> {
    let survey = "type|name|label|choice_filter\nselect_one city|city|City|\n\
        select_one district|district|District|city = ${city}\n\
        select_one street|street|Street|city = ${city} and district = ${district}\n";
    let mut choices = String::from("list_name|name|label|city|district\n");
    for city in 0..20 {
        writeln!(choices, "city|c{city}|City {city}||").unwrap();
    }
    for (city, district) in (0..400).map(|number| (number / 20, number)) {
        writeln!(choices, "district|d{district}|District|c{city}|").unwrap();
    }
    for street in 0..4_000 {
        let (city, district) = (street / 200, street / 10);
        writeln!(choices, "street|s{street}|Street|c{city}|d{district}").unwrap();
    }
    workbook(&[("survey", survey), ("choices", &choices)])
}

fn rows() -> Vec<u8> {
    let survey = "type|name|label|calculation\nbegin_repeat|m|Member|\ntext|name|Name|\ninteger|age|Age|\n\
        calculate|place||position(..)\ncalculate|grown||if(${age} >= 18, 1, 0)\n\
        calculate|title||concat(${place}, ' ', ${name})\nend_repeat|||\n\
        calculate|n||count(${m})\ncalculate|adults||sum(${grown})\ncalculate|names||join(', ', ${title})\n";
    workbook(&[("survey", survey)])
}

fn long() -> (Vec<u8>, String) {
    let survey = "type|name|label|choice_filter\ninteger|area|Area|\n\
        select_one_from_file towns.csv|town|Town|area = ${area} and kind != 'x'\n";
    let mut towns = String::from("name,label,area,kind\n");
    for town in 0..50_000 {
        writeln!(towns, "t{town},Town {town},{},k{}", town % 500, town % 7).unwrap();
    }
    (workbook(&[("survey", survey)]), towns)
}

fn timed(mut act: impl FnMut()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

fn print(what: &str, mut took: Vec<Duration>, target: &str) {
    took.sort_unstable();
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    let worst = took[took.len() - 1];
    println!(
        "| {what} | {:.2?} | {:.2?} | {worst:.2?} | {target} |",
        at(50),
        at(99)
    );
}

fn choice(interview: &mut Interview, path: &str, value: &str, list: &str) {
    interview.set(path, value).unwrap();
    let node = interview.node_at(list).unwrap();
    assert!(!interview.choices(node).is_empty());
}

/// What stands at a path.
fn at<'a>(interview: &'a Interview, path: &str) -> &'a str {
    interview.value(interview.node_at(path).unwrap())
}

fn offered(interview: &Interview, path: &str) -> usize {
    interview.choices(interview.node_at(path).unwrap()).len()
}

/// Results that only the whole work gives: every sum follows, what is behind a relevance leaves it and comes back, the
/// chain's end moves with its start, filters keep exactly their rows, rows know their place.
fn prove() {
    let mut form = ready(&wide(), &[]);
    for number in 0..500 {
        form.set(&format!("/data/q{number}"), "2").unwrap();
    }
    assert_eq!(
        (at(&form, "/data/s0"), at(&form, "/data/total")),
        ("100", "1000")
    );
    form.set("/data/q0", "3").unwrap();
    assert_eq!(
        (at(&form, "/data/s0"), at(&form, "/data/total")),
        ("99", "999")
    );
    form.set("/data/q0", "2").unwrap();
    assert_eq!(at(&form, "/data/total"), "1000");

    let mut form = ready(&chain(), &[]);
    form.set("/data/c0", "7").unwrap();
    assert_eq!(
        (at(&form, "/data/c1"), at(&form, "/data/c300")),
        ("8", "307")
    );

    let mut form = ready(&cascade(), &[]);
    assert_eq!(offered(&form, "/data/city"), 20);
    form.set("/data/city", "c3").unwrap();
    assert_eq!(
        (
            offered(&form, "/data/district"),
            offered(&form, "/data/street")
        ),
        (20, 0)
    );
    form.set("/data/district", "d63").unwrap();
    form.set("/data/street", "s633").unwrap();
    assert_eq!(offered(&form, "/data/street"), 10);
    form.set("/data/city", "c4").unwrap();
    assert_eq!(
        (at(&form, "/data/district"), at(&form, "/data/street")),
        ("", "")
    );

    let mut form = ready(&rows(), &[]);
    for _ in 0..100 {
        form.add_repeat("/data/m").unwrap();
    }
    form.set("/data/m[101]/age", "30").unwrap();
    form.set("/data/m[101]/name", "z").unwrap();
    assert_eq!(
        (at(&form, "/data/n"), at(&form, "/data/adults")),
        ("101", "1")
    );
    assert!(at(&form, "/data/names").ends_with(", 101 z"));

    let (book, towns) = long();
    let mut form = ready(&book, &[("towns.csv", &towns)]);
    form.set("/data/area", "12").unwrap();
    assert_eq!(offered(&form, "/data/town"), 100);
}

fn main() {
    prove();
    // `cargo test --benches` only asks whether it runs.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        50
    } else {
        1
    };
    println!("| what | p50 | p99 | worst | target |\n|---|---|---|---|---|");
    let book = wide();
    let opening = (0..rounds).map(|_| timed(|| drop(ready(&book, &[]))));
    print(
        "500 questions: workbook to ready",
        opening.collect(),
        "50 ms",
    );
    let mut interview = ready(&book, &[]);
    let answers = (0..rounds * 500).map(|step| {
        let (path, value) = (format!("/data/q{}", step % 500), (step % 7).to_string());
        timed(|| interview.set(&path, &value).unwrap())
    });
    print("500 questions: one answer", answers.collect(), "p99 1 ms");

    let mut interview = ready(&chain(), &[]);
    let answers = (0..rounds * 10).map(|step| {
        let value = step.to_string();
        timed(|| interview.set("/data/c0", &value).unwrap())
    });
    print("a chain of 300 calculations", answers.collect(), "2 ms");

    let mut interview = ready(&cascade(), &[]);
    let steps = (0..rounds * 4).map(|step| {
        let (city, district) = (step % 20, step % 20 * 21);
        let (city, district) = (format!("c{city}"), format!("d{district}"));
        interview.set("/data/city", &city).unwrap();
        let list = "/data/street";
        timed(|| choice(&mut interview, "/data/district", &district, list))
    });
    print("a step in 4,420 choices", steps.collect(), "2 ms");

    let book = rows();
    let adding = (0..rounds).map(|_| {
        let mut interview = ready(&book, &[]);
        timed(|| {
            for _ in 0..100 {
                interview.add_repeat("/data/m").unwrap();
            }
        })
    });
    print("adding 100 rows, in all", adding.collect(), "20 ms");

    let (book, towns) = long();
    let mut interview = ready(&book, &[("towns.csv", &towns)]);
    let steps = (0..rounds).map(|step| {
        let area = (step % 500).to_string();
        timed(|| choice(&mut interview, "/data/area", &area, "/data/town"))
    });
    print("50,000 choices filtered", steps.collect(), "10 ms");
}
