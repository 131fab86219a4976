//! The README tells the truth: its commands run in the order they stand, and its table of keys is the program's.
//!
//! `GRIDDAY_README=1 cargo test --test readme` writes the table of keys anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gridday::i18n::{Language, Texts};
use gridday::tui::command::COMMANDS;
use gridday::tui::key::Key;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("README.md")
}

/// The lines of the README's shell blocks that call the program, without remarks.
fn commands(readme: &str) -> Vec<String> {
    let blocks = readme
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"));
    let lines = blocks.flat_map(|(block, _)| block.lines());
    let lines = lines.map(|line| line.split("  #").next().unwrap_or(line).trim());
    lines
        .filter(|line| line.contains("gridday "))
        .map(str::to_owned)
        .collect()
}

/// Runs a line in `folder` as a person would type it there, with the program on the path.
fn run(line: &str, folder: &Path) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_gridday"));
    let bin = program.parent().expect("a folder").display();
    let path = format!("{bin}:{}", std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder)
        .env("LANG", "C.UTF-8")
        .env("GRIDDAY_LEDGER", folder.join("ledger"))
        .env("GRIDDAY_CLOCK", "2026-11-22T09:00:00+08:00")
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn every_command_runs_in_the_order_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    for (fixture, name) in [
        ("roster-office.xlsx", "roster.xlsx"),
        ("tasks.csv", "tasks.csv"),
    ] {
        let from = root().join("tests/fixtures").join(fixture);
        std::fs::copy(from, folder.path().join(name)).expect("a fixture");
    }
    let commands = commands(&readme());
    assert!(commands.len() > 15, "{commands:#?}");
    for line in commands {
        let (well, said) = run(&line, folder.path());
        assert!(well, "{line}\n{said}");
    }
    for file in ["2026-11-22.xlsx", "2026-11-22.html"] {
        assert!(
            folder
                .path()
                .join(file)
                .metadata()
                .is_ok_and(|file| file.len() > 1_000),
            "{file}"
        );
    }
}

#[test]
fn every_picture_it_shows_is_there() {
    let readme = readme();
    let pictures: Vec<&str> = readme
        .split("screenshots/")
        .skip(1)
        .filter_map(|rest| rest.split([')', '"', '`']).next())
        .collect();
    assert!(pictures.len() >= 16, "{pictures:?}");
    for picture in pictures {
        assert!(
            root().join("screenshots").join(picture).exists(),
            "screenshots/{picture}"
        );
    }
}

fn key_table() -> String {
    let texts = Texts::new(Language::English);
    let mut table = String::from("| where | key | what |\n|---|---|---|\n");
    for command in COMMANDS.iter().filter(|command| !command.keys.is_empty()) {
        let place = texts.get(command.scope.heading());
        let keys: Vec<String> = (command.keys.iter())
            .filter_map(|key| Key::parse(key))
            .map(|key| format!("`{}`", key.shown(&texts).replace('|', "\\|")))
            .collect();
        let what = texts.get(&command.action.text()).into_owned();
        writeln!(table, "| {place} | {} | {what} |", keys.join(" ")).expect("writing to memory");
    }
    table
}

#[test]
fn its_table_of_keys_is_the_program_s() {
    let readme = readme();
    let (before, rest) = readme
        .split_once("<!-- keys -->\n")
        .expect("the place of the keys");
    let (kept, after) = rest
        .split_once("<!-- /keys -->")
        .expect("the end of the keys");
    let table = key_table();
    if std::env::var_os("GRIDDAY_README").is_some() {
        let text = format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}");
        std::fs::write(root().join("README.md"), text).expect("writing README.md");
        return;
    }
    assert_eq!(
        kept, table,
        "GRIDDAY_README=1 cargo test --test readme writes it anew"
    );
}
