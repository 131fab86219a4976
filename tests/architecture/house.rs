//! The rules of the house beside the layers: each with its name, its check and a source that breaks it.

use crate::source::{Source, line_at, regex};

/// One rule.
pub struct Rule {
    pub name: &'static str,
    /// What a file breaks of it, each with its place.
    pub check: fn(&Source) -> Vec<String>,
    /// Files that break it: path and text.
    pub broken: &'static [(&'static str, &'static str)],
    /// Files that look alike and do not.
    pub kept: &'static [(&'static str, &'static str)],
}

pub const RULES: &[Rule] = &[
    Rule {
        name: "every file opens with what it is",
        check: |source| {
            let opens = source.text.starts_with("//! ");
            found(source, !opens, "does not open with //!")
        },
        broken: &[
            ("src/search.rs", "use std::io;\n"),
            ("src/search.rs", "// A remark.\n"),
        ],
        kept: &[("src/search.rs", "//! Searching. Not a list.\n")],
    },
    Rule {
        name: "no file is longer than 400 lines",
        check: |source| {
            let lines = source.text.lines().count();
            found(source, lines > 400, &format!("has {lines} lines"))
        },
        broken: &[("src/search.rs", LONG)],
        kept: &[],
    },
    Rule {
        name: "no function is longer than 60 lines",
        check: long_functions,
        broken: &[("src/search.rs", LONG)],
        kept: &[("src/search.rs", "fn short() {\n    1 + 1;\n}\n")],
    },
    Rule {
        name: "files are named by a noun of the field, not by their being useful",
        check: |source| {
            let mut words = source.path.split(['/', '_', '.']);
            let empty = words.find(|word| EMPTY_NAMES.contains(word));
            found(source, empty.is_some(), "has a name that says nothing")
        },
        broken: &[("src/tui/text_utils.rs", ""), ("src/common/mod.rs", "")],
        kept: &[("src/tui/widget/text.rs", "")],
    },
    Rule {
        name: "only clock.rs asks for the time or a fresh id",
        check: |source| {
            let asks = r"\b\w+::now\b|\bnow_v\d\b|\bUuid::new_v[1467]\b|\belapsed\(\)";
            absent(
                source,
                &source.code,
                asks,
                &["src/clock.rs", "tests/", "benches/"],
            )
        },
        broken: &[
            ("src/tui/app.rs", "let t = Instant::now();"),
            ("src/ledger/mod.rs", "let t = chrono::Utc::now();"),
            ("src/domain/day.rs", "let t = Local::now().date_naive();"),
            ("src/store/mod.rs", "let t = std::time::SystemTime::now();"),
            ("src/domain/id.rs", "Self(Uuid::now_v7())"),
            ("src/domain/id.rs", ".map(Uuid::new_v4)"),
        ],
        kept: &[
            (
                "src/ledger/mod.rs",
                "let now = clock.now(); // not Instant::now()",
            ),
            ("src/clock.rs", "Local::now()"),
        ],
    },
    Rule {
        name: "only tui/theme.rs names colours",
        check: |source| {
            let names = r"\bColor::|\.(on_)?(light_)?(black|red|green|yellow|blue|magenta|cyan|white|gray|dark_gray)\(\)";
            absent(
                source,
                &source.code,
                names,
                &["src/tui/theme.rs", "src/tui/theme/", "tests/"],
            )
        },
        broken: &[
            ("src/tui/pane/today.rs", "Style::new().fg(Color::Red)"),
            ("src/tui/pane/today.rs", "\"x\".light_red()"),
        ],
        kept: &[
            ("src/tui/theme.rs", "Color::Red"),
            ("src/tui/app.rs", "// Color::Red"),
        ],
    },
    Rule {
        name: "only the command line prints",
        check: |source| {
            let prints = r"\b(e?print(ln)?|dbg)!";
            absent(
                source,
                &source.code,
                prints,
                &["src/cli/", "src/main.rs", "tests/", "benches/"],
            )
        },
        broken: &[
            ("src/store/mod.rs", "println!(\"saved\")"),
            ("src/ledger/mod.rs", "eprint!(\"saved\")"),
            ("src/tui/app.rs", "dbg!(1)"),
        ],
        kept: &[
            ("src/cli/mod.rs", "println!(\"x\")"),
            ("src/tui/app.rs", "let s = \"println!\";"),
        ],
    },
    Rule {
        name: "only main and the command line read the environment",
        check: |source| {
            let reads = r"\benv::(var|vars|args|temp_dir|home_dir|current_dir)\w*\b|\betcetera::";
            absent(
                source,
                source.product(),
                reads,
                &["src/cli/", "src/main.rs"],
            )
        },
        broken: &[
            ("src/tui/app.rs", "std::env::var(\"TERM\")"),
            ("src/config.rs", "env::args_os()"),
        ],
        kept: &[
            ("src/cli/mod.rs", "std::env::var(\"TERM\")"),
            ("src/tui/app.rs", "env!(\"X\")"),
        ],
    },
    Rule {
        name: "no screen and no command holds a text of its own; texts come from src/i18n",
        check: han_in_strings,
        broken: &[
            ("src/tui/pane/today.rs", "let title = \"今日\";"),
            ("src/cli/log.rs", "println!(\"{n} 户\")"),
        ],
        kept: &[
            (
                "src/tui/app.rs",
                "// 今日\nlet title = texts.get(\"today-title\");",
            ),
            (
                "src/ledger/work/visit.rs",
                "matches!(word, \"tonight\" | \"今晚\")",
            ),
        ],
    },
    Rule {
        name: "nothing is left for later",
        check: |source| absent(source, &source.code, r"\b(todo|unimplemented)!", &[]),
        broken: &[
            ("src/tui/app.rs", "todo!()"),
            ("tests/cli.rs", "unimplemented!(\"x\")"),
        ],
        kept: &[("src/tui/app.rs", "let todo = 1;")],
    },
    Rule {
        name: "nothing ends the program on the way",
        check: |source| {
            let ends = r"\b(panic|unreachable)!|\bprocess::(exit|abort)\b";
            absent(source, source.product(), ends, &["src/main.rs", "src/cli/"])
        },
        broken: &[
            ("src/tui/app.rs", "panic!(\"no\")"),
            ("src/store/mod.rs", "std::process::exit(4)"),
        ],
        kept: &[(
            "src/tui/app.rs",
            "fn a() {}\n#[cfg(test)]\nmod tests {\n    panic!()\n}\n",
        )],
    },
];

/// Names that invite everything.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "utility", "helper", "helpers", "common", "manager", "misc", "shared", "stuff",
];

/// 401 lines in one function.
const LONG: &str = {
    const LINES: [u8; 814] = {
        let mut lines = [b'\n'; 814];
        let head = *b"fn long() {";
        let mut at = 0;
        while at < head.len() {
            lines[at] = head[at];
            at += 1;
        }
        lines[813] = b'}';
        lines
    };
    match std::str::from_utf8(&LINES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

fn found(source: &Source, is: bool, what: &str) -> Vec<String> {
    if is {
        vec![format!("{} {what}", source.path)]
    } else {
        vec![]
    }
}

/// Every place where a pattern stands in a file outside the allowed paths.
fn absent(source: &Source, code: &str, pattern: &str, allowed: &[&str]) -> Vec<String> {
    if allowed.iter().any(|path| source.path.starts_with(path)) {
        return vec![];
    }
    let pattern = regex(pattern);
    pattern
        .find_iter(code)
        .map(|found| {
            let line = line_at(code, found.start());
            format!("{}:{line}: {}", source.path, found.as_str())
        })
        .collect()
}

/// Han in the strings of those layers that speak to a person; words that are only compared with, in the arms of a
/// `match`, are what a person may type.
fn han_in_strings(source: &Source) -> Vec<String> {
    let speaks = ["src/tui/", "src/cli/", "src/main.rs", "src/error.rs"];
    if !speaks.iter().any(|path| source.path.starts_with(path)) {
        return vec![];
    }
    let han = regex(r"\p{Han}");
    let compared = regex(r"^\s+(\||=>)");
    let end = source.product().len();
    let strings = source.strings.iter();
    strings
        .filter(|(place, string)| *place < end && han.is_match(string))
        .filter(|(place, _)| !compared.is_match(&source.code[*place..]))
        .map(|(place, string)| {
            let line = line_at(&source.text, *place);
            format!("{}:{line}: {string}", source.path)
        })
        .collect()
}

fn long_functions(source: &Source) -> Vec<String> {
    let code = source.product();
    let head = regex(r"\bfn (\w+)");
    head.captures_iter(code)
        .filter_map(|found| {
            let start = found.get(0).unwrap().start();
            let lines = body_lines(&code[start..])?;
            (lines > 60).then(|| {
                let line = line_at(code, start);
                format!("{}:{line}: {} has {lines} lines", source.path, &found[1])
            })
        })
        .collect()
}

/// Lines from a function's head to its closing brace; none if it has no body.
fn body_lines(code: &str) -> Option<usize> {
    let mut inner = 0usize;
    for (place, character) in code.char_indices() {
        match character {
            ';' if inner == 0 => return None,
            '{' => inner += 1,
            '}' => {
                inner = inner.checked_sub(1)?;
                if inner == 0 {
                    return Some(code[..place].matches('\n').count() + 1);
                }
            }
            _ => {}
        }
    }
    None
}
