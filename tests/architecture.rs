//! The rules of the house, checked on every file of it. Not what the program does.

#[path = "architecture/house.rs"]
mod house;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "support/source.rs"]
mod source;

use house::RULES;
use layers::LAYERS;
use source::{Source, root, sources};

fn everything() -> Vec<Source> {
    sources(&["src", "tests", "benches"])
}

fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn layers_know_only_those_below_them() {
    let breaches: Vec<String> = sources(&["src"])
        .iter()
        .flat_map(layers::breaches)
        .collect();
    none(&breaches);
}

#[test]
fn every_rule_of_the_house_holds() {
    let mut breaches = Vec::new();
    for source in everything() {
        for rule in RULES {
            let found = (rule.check)(&source);
            breaches.extend(
                found
                    .iter()
                    .map(|breach| format!("{}: {breach}", rule.name)),
            );
        }
    }
    none(&breaches);
}

#[test]
fn half_of_all_files_are_at_most_150_lines_without_their_tests() {
    let sources = sources(&["src"]);
    let products = sources.iter().filter(|source| !source.product().is_empty());
    let mut lines: Vec<usize> = products
        .map(|source| source.product().lines().count())
        .collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= 150, "the median is {median}");
}

#[test]
fn the_top_of_the_project_holds_only_what_belongs_there() {
    const BELONGS: &[&str] = &[
        ".ci",
        ".gitattributes",
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "benches",
        "screenshots",
        "src",
        "tests",
    ];
    const MADE_BY_TOOLS: &[&str] = &[".git", "target", "proptest-regressions"];
    let strange: Vec<String> = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !BELONGS.contains(&name.as_str()) && !MADE_BY_TOOLS.contains(&name.as_str()))
        .collect();
    none(&strange);
}

#[test]
fn the_rules_can_be_broken() {
    for rule in RULES {
        for (path, text) in rule.broken {
            let found = (rule.check)(&Source::new(path, text));
            assert!(!found.is_empty(), "{} let pass: {path}\n{text}", rule.name);
        }
        for (path, text) in rule.kept {
            let found = (rule.check)(&Source::new(path, text));
            assert!(found.is_empty(), "{} refused: {found:?}", rule.name);
        }
    }
}

#[test]
fn the_layers_can_be_broken() {
    let broken = [
        ("src/domain/day.rs", "use crate::ledger::Ledger;"),
        ("src/domain/day.rs", "use crate::clock::Clock;"),
        ("src/domain/day.rs", "use sled::Db;"),
        ("src/domain/day.rs", "use toml::Table;"),
        ("src/domain/mod.rs", "fn f() { super::store::open() }"),
        (
            "src/ledger/work/visit.rs",
            "use super::super::super::tui::App;",
        ),
        (
            "src/ledger/mod.rs",
            "use crate::{\n    domain::{Id, Record},\n    i18n::Texts,\n};",
        ),
        ("src/ledger/mod.rs", "fn f() { crate::exchange::read() }"),
        ("src/store/mod.rs", "use crate::tui;"),
        ("src/exchange/log.rs", "use crate::store::Store;"),
        ("src/exchange/log.rs", "use gridday::i18n::Texts;"),
        (
            "src/exchange/log.rs",
            "let c = ratatui::style::Style::new();",
        ),
        ("src/i18n/mod.rs", "use crate::domain::Id;"),
        ("src/tui/app.rs", "use crate::store;"),
        ("src/tui/app.rs", "fn f() -> sled::Result<()> {}"),
        ("src/search.rs", "use crate::domain::household::Household;"),
        ("src/cli/log.rs", "use ratatui::Frame;"),
        ("src/odds.rs", ""),
    ];
    for (path, text) in broken {
        let found = layers::breaches(&Source::new(path, text));
        assert!(!found.is_empty(), "let pass: {path}\n{text}");
    }
    let kept = [
        (
            "src/domain/day.rs",
            "use super::date::Date;\nuse crate::domain::Id;\nuse chrono::NaiveDate;",
        ),
        (
            "src/domain/day.rs",
            "//! Not [`crate::ledger`].\nlet s = \"crate::store\";",
        ),
        (
            "src/ledger/work/visit.rs",
            "use super::super::Ledger;\nuse crate::{clock::Clock, domain::Id};",
        ),
        (
            "src/store/tables.rs",
            "use crate::ledger::Operation;\nlet db: sled::Db;",
        ),
        (
            "src/tui/app.rs",
            "use crate::exchange::log;\nuse ratatui::Frame;",
        ),
        (
            "src/cli/log.rs",
            "use crate::store::Store;\nuse crate::tui::run;",
        ),
        ("src/main.rs", "use gridday::store::Store;"),
    ];
    for (path, text) in kept {
        let found = layers::breaches(&Source::new(path, text));
        assert!(found.is_empty(), "refused: {found:?}");
    }
}

#[test]
fn the_table_of_layers_names_each_one_once_and_has_no_circle() {
    let names: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    for (place, (name, allowed)) in LAYERS.iter().enumerate() {
        assert!(!names[..place].contains(name), "{name} stands twice");
        for used in *allowed {
            assert!(
                names.contains(used),
                "{name} may use {used}, which is no layer"
            );
            // Errors are wrapped by error.rs and named by the layers it wraps.
            let both_ways = LAYERS
                .iter()
                .any(|(other, uses)| other == used && uses.contains(name));
            assert!(
                !both_ways || [*name, *used].contains(&"error"),
                "{name} and {used}"
            );
        }
    }
}

#[test]
fn remarks_and_strings_are_no_code() {
    let text = "let a = '\"'; // b()\nlet c = r#\"d() \"e\"#; /* f()\n */ let g: &'h str = \"\\\"i()\"; j('é', '\\'');\n";
    let source = Source::new("src/x.rs", text);
    assert_eq!(source.code.lines().count(), text.lines().count());
    for gone in ["b()", "d()", "f()", "i()"] {
        assert!(!source.code.contains(gone), "{gone} in {}", source.code);
    }
    for kept in ["let a =", "let c =", "let g: &'h str", "j("] {
        assert!(source.code.contains(kept), "{kept} not in {}", source.code);
    }
}
