//! Files made to do harm, read as the program reads them: in a process of its own, within its memory and time, with
//! the right message.

use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gridday::exchange::report::ImportError;
use gridday::exchange::table::{self, Event, Kind, Limits, Source, apart};

use crate::bombs::BOMBS;
use crate::home::{GRIDDAY, Home};
use crate::workbooks::honest;

/// Rows that were read, and the message's name.
fn answer(source: &Source, limits: &Limits) -> (Vec<Vec<String>>, &'static str) {
    let mut rows = Vec::new();
    let read = apart::read(Path::new(GRIDDAY), source, limits, &mut |event| {
        if let Event::Row(row) = event {
            rows.push(row.cells.into_iter().map(|cell| cell.text).collect());
        }
        ControlFlow::Continue(())
    });
    match read {
        Ok(()) => (rows, "read"),
        Err(error) => (rows, ImportError::from(error).key()),
    }
}

#[test]
fn every_format_is_read_apart_as_it_is_read_here() {
    for format in ["csv", "xlsx", "xlsb", "xls", "ods"] {
        let source = Source::bytes("made", honest(format));
        let mut here: Vec<Vec<String>> = Vec::new();
        table::read_here(&source, &Limits::default(), &mut |event| {
            if let Event::Row(row) = event {
                here.push(row.cells.into_iter().map(|cell| cell.text).collect());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        assert!(
            here.len() >= 2 && here[0][0] == "楼号",
            "{format}: {here:?}"
        );
        assert_eq!(
            answer(&source, &Limits::default()),
            (here, "read"),
            "{format}"
        );
    }
}

#[test]
fn every_bomb_is_held_within_memory_and_time() {
    let limits = Limits {
        text: 16 << 20,
        ..Limits::default()
    };
    let mut wrong = 0;
    for bomb in BOMBS {
        let source = Source::bytes("made", (bomb.make)());
        let start = Instant::now();
        let (_, answer) = answer(&source, &limits);
        let time = start.elapsed();
        println!("{:<44} {answer:<22} {time:?}", bomb.name);
        wrong += usize::from(!bomb.answers.contains(&answer));
        assert!(time < Duration::from_secs(30), "{}: {time:?}", bomb.name);
    }
    assert_eq!(wrong, 0);
}

#[test]
fn a_reader_that_asks_for_too_much_or_takes_too_long_is_ended_and_said_so() {
    let bytes = honest("csv").repeat(400_000);
    let source = Source::bytes("made", bytes);
    let small = Limits {
        memory: 24 << 20,
        ..Limits::default()
    };
    assert_eq!(answer(&source, &small).1, "table-too-much-memory");
    let short = Limits {
        seconds: 0,
        ..Limits::default()
    };
    assert_eq!(answer(&source, &short).1, "table-too-slow");
    let few = Limits {
        text: 1_000,
        ..Limits::default()
    };
    assert_eq!(answer(&source, &few).1, "table-too-much-text");
}

#[test]
fn breaking_off_and_a_program_that_is_none_do_no_harm() {
    let source = Source::bytes("made", honest("csv").repeat(100_000));
    let mut rows = 0;
    let read = apart::read(
        Path::new(GRIDDAY),
        &source,
        &Limits::default(),
        &mut |event| {
            rows += usize::from(matches!(event, Event::Row(_)));
            if rows == 10 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert!(read.is_ok() && rows == 10);
    let source = Source::bytes("made", honest("csv"));
    let read = apart::read(Path::new("/none"), &source, &Limits::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    assert!(read.is_ok(), "it is read in this process");
}

/// The most memory, in KiB, that the program and those it started held at one time.
pub fn peak(command: &mut Command) -> (u64, std::process::Output) {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let id = child.id();
    let (done, is_done) = std::sync::mpsc::channel();
    let watching = std::thread::spawn(move || {
        let held = |id: &str| {
            let text = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
                .unwrap_or(0_u64)
        };
        let mut most = 0;
        while is_done.try_recv().is_err() {
            let path = format!("/proc/{id}/task/{id}/children");
            let below = std::fs::read_to_string(path).unwrap_or_default();
            let sum = held(&id.to_string()) + below.split_whitespace().map(held).sum::<u64>();
            most = most.max(sum);
            std::thread::sleep(Duration::from_millis(2));
        }
        most
    });
    let output = child.wait_with_output().unwrap();
    done.send(()).unwrap();
    (watching.join().unwrap(), output)
}

#[test]
fn the_program_says_what_is_wrong_with_the_file_and_stays_small() {
    let home = Home::new();
    assert!(
        home.command(&["init", "--no-passphrase"])
            .output()
            .unwrap()
            .status
            .success()
    );
    for (name, words) in [
        ("a sheet of 1 GB of blanks", ["200", "csv"]),
        ("an xls stream that is a ring", ["448 MB", "csv"]),
        ("300,000 strings, each different", ["", ""]),
    ] {
        let bomb = BOMBS.iter().find(|bomb| bomb.name == name).unwrap();
        std::fs::write(home.path().join("花名册.xlsx"), (bomb.make)()).unwrap();
        let start = Instant::now();
        let (most, output) = peak(&mut home.command(&["import", "roster", "花名册.xlsx"]));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(start.elapsed() < Duration::from_secs(30), "{name}");
        assert!(most < 512 << 10, "{name}: {most} KiB");
        for word in words {
            assert!(said.contains(word), "{name}: {said}");
        }
        assert!(
            words[0].is_empty() || said.contains("花名册.xlsx"),
            "{said}"
        );
    }
}

#[test]
fn a_forms_workbook_comes_as_it_is_written() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("survey").unwrap();
    let plain = rust_xlsxwriter::Format::new();
    sheet.write(0, 0, "type").unwrap();
    sheet
        .merge_range(1, 0, 2, 0, "note\n第二行", &plain)
        .unwrap();
    sheet.write(1, 1, "a").unwrap();
    sheet.write(2, 1, "b").unwrap();
    let choices = book.add_worksheet().set_name("choices").unwrap();
    choices.set_hidden(true).write(0, 0, "list_name").unwrap();
    let source = Source::bytes("made", book.save_to_buffer().unwrap());
    let sheets = table::sheets(&source, &Limits::form()).unwrap();
    assert_eq!(sheets.len(), 2);
    let cells = |sheet: usize, row: usize| sheets[sheet].rows[row].cells.clone();
    assert_eq!(cells(0, 1)[0].text, "note\n第二行");
    assert_eq!(
        (cells(0, 2)[0].kind, cells(0, 2)[1].text.as_str()),
        (Kind::Empty, "b")
    );
    assert_eq!(cells(1, 0)[0].text, "list_name");
}
