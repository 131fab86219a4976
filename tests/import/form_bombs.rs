//! Files made to do harm, handed over as an office's questionnaire: refused with a reason by every command that reads one,
//! and the program stays small and quick. Not what a form says.

use std::path::Path;
use std::process::Output;
use std::time::{Duration, Instant};

use rust_xlsxwriter::Workbook;

use crate::apart::peak;
use crate::bombs::BOMBS;
use crate::home::Home;
use crate::workbooks::{compound, ods, put, record, sheet, words, xls_stream, xlsx};

/// The most memory the program and its reader may hold at one time, in KiB.
const MOST: u64 = 512 << 10;
const PATIENCE: Duration = Duration::from_secs(30);

fn ledger() -> Home {
    let home = Home::new();
    let made = home.command(&["init", "--no-passphrase"]).output().unwrap();
    assert!(made.status.success());
    std::fs::write(home.path().join("steps.json"), "{\"steps\":[]}").unwrap();
    home
}

/// Runs a command on a form within memory and time.
fn run(home: &Home, arguments: &[&str], what: &str) -> Output {
    let arguments = [&["--lang", "en", "form"], arguments].concat();
    let start = Instant::now();
    let (most, output) = peak(&mut home.command(&arguments));
    let time = start.elapsed();
    println!("{what:<44} {:?} {most:>7} KiB {time:?}", arguments[3]);
    assert!(most < MOST, "{what}: {most} KiB");
    assert!(time < PATIENCE, "{what}: {time:?}");
    output
}

/// Every command that reads a form refuses it, and says why.
fn refused(home: &Home, file: &str, what: &str) {
    let commands: [&[&str]; 3] = [
        &["check", file],
        &["add", file],
        &["run", file, "--script", "steps.json"],
    ];
    for arguments in commands {
        let output = run(home, arguments, what);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert_eq!(output.status.code(), Some(1), "{what}: {said}");
        assert!(said.trim().len() > 10, "{what}: no reason");
        assert!(!said.contains("panicked"), "{what}: {said}");
    }
}

#[test]
fn every_bomb_is_refused_as_a_form() {
    let home = ledger();
    for bomb in BOMBS {
        let bytes = (bomb.make)();
        let ending = match bytes.get(..4) {
            Some(b"PK\x03\x04") if bytes[30..60].starts_with(b"mimetype") => "ods",
            Some(b"PK\x03\x04") => "xlsx",
            Some(b"\xD0\xCF\x11\xE0") => "xls",
            _ => "csv",
        };
        let file = format!("form.{ending}");
        std::fs::write(home.path().join(&file), bytes).unwrap();
        refused(&home, &file, bomb.name);
    }
    let listed = home.command(&["--json", "form", "list"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&listed.stdout).trim(), "[]");
}

/// A workbook of each format with a cell in the last row and column a sheet can have.
fn far_apart() -> [(&'static str, Vec<u8>); 3] {
    let new = xlsx(
        &|out| {
            sheet(out, &|out| {
                put(
                    out,
                    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>type</t></is></c></row>",
                );
                put(
                    out,
                    "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
                );
            });
        },
        &crate::workbooks::no_strings,
    );
    let open = ods(&|out| {
        let cell = |text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        put(
            out,
            &format!(
                "<table:table table:name=\"survey\"><table:table-row>{}</table:table-row><table:table-row table:number-rows-repeated=\"1048574\"/><table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>{}</table:table-row></table:table>",
                cell("type"),
                cell("far")
            ),
        );
    });
    let number = [words(&[0xFFFF, 0xFF, 0]), 1.0_f64.to_le_bytes().to_vec()].concat();
    let old = compound(
        &xls_stream(&record(0x0203, &number)),
        4096,
        &crate::workbooks::STRAIGHT,
    );
    [("xlsx", new), ("ods", open), ("xls", old)]
}

#[test]
fn two_cells_far_apart_cost_neither_memory_nor_time() {
    let home = ledger();
    for (ending, bytes) in far_apart() {
        let file = format!("far.{ending}");
        std::fs::write(home.path().join(&file), bytes).unwrap();
        refused(&home, &file, &file);
    }
}

/// A form that takes its choices from a file beside it.
fn choosing(path: &Path, file: &str) {
    let kind = format!("select_one_from_file {file}");
    let rows: [&[&str]; 2] = [&["type", "name", "label"], &[&kind, "which", "哪一个"]];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("survey").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn a_file_beside_the_form_may_be_a_bomb_too() {
    let home = ledger();
    choosing(&home.path().join("form.xlsx"), "list.csv");
    let long = [vec![b'n'; 8 << 20], b"\na".repeat(200_000)].concat();
    let bombs: [(&str, Vec<u8>); 5] = [
        ("80 MB of nothing", vec![b' '; 80 << 20]),
        ("12 MB of commas", vec![b','; 12 << 20]),
        ("a column's name of 8 MB in 200,000 rows", long),
        (
            "quotes that never close",
            [&b"name,label\n\""[..], &vec![b'a'; 12 << 20]].concat(),
        ),
        ("no text at all", vec![0xFF; 4 << 20]),
    ];
    for (what, bytes) in bombs {
        std::fs::write(home.path().join("list.csv"), bytes).unwrap();
        for arguments in [
            &["check", "form.xlsx"][..],
            &["run", "form.xlsx", "--script", "steps.json"],
        ] {
            let output = run(&home, arguments, what);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.code().is_some_and(|code| code <= 1),
                "{what}: {said}"
            );
            assert!(!said.contains("panicked"), "{what}: {said}");
        }
    }
}

#[test]
fn a_map_beside_the_form_may_be_one_too() {
    let home = ledger();
    choosing(&home.path().join("form.xlsx"), "list.geojson");
    let zeros = [&b"{\"features\":[0"[..], &b",0".repeat(9 << 20), b"]}"].concat();
    let deep = [&b"{\"features\":"[..], &vec![b'['; 9 << 20]].concat();
    for (what, bytes) in [
        ("ten million numbers", zeros),
        ("nine million brackets", deep),
    ] {
        std::fs::write(home.path().join("list.geojson"), bytes).unwrap();
        let output = run(&home, &["check", "form.xlsx"], what);
        assert!(output.status.code().is_some_and(|code| code <= 1), "{what}");
    }
}
