//! Who may know whom, as data, and the reading of who does. Not the other rules of the house.

use crate::source::{Source, line_at, regex};

/// Each layer with the layers it may use beside itself.
pub const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("form", &[]),
    ("i18n", &[]),
    ("search", &[]),
    ("logging", &[]),
    ("clock", &["domain"]),
    ("config", &["domain", "i18n"]),
    ("ledger", &["domain", "form", "clock", "search", "error"]),
    ("store", &["domain", "ledger", "error", "clock"]),
    ("exchange", &["domain", "form", "ledger", "error"]),
    (
        "error",
        &[
            "domain", "form", "clock", "config", "ledger", "store", "exchange", "i18n",
        ],
    ),
    (
        "tui",
        &[
            "domain", "form", "clock", "config", "error", "exchange", "i18n", "ledger", "logging",
            "search",
        ],
    ),
    (
        "cli",
        &[
            "domain", "form", "clock", "config", "error", "exchange", "i18n", "ledger", "logging",
            "search", "store", "tui",
        ],
    ),
];

/// Crates that only some layers may name; a crate that is not here may be used anywhere.
pub const CRATES: &[(&str, &[&str])] = &[
    ("sled", &["store"]),
    ("bincode", &["store", "exchange"]),
    ("chacha20poly1305", &["store"]),
    ("crc32c", &["store"]),
    ("fluent_bundle", &["i18n"]),
    ("unic_langid", &["i18n"]),
    ("ib_matcher", &["search"]),
    ("ratatui", &["tui"]),
    ("ratatui_textarea", &["tui"]),
    ("crossterm", &["tui", "cli"]),
    ("tui_input", &["tui"]),
    ("calamine", &["exchange", "form"]),
    ("chrono_tz", &["form", "exchange", "cli"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("maud", &["exchange"]),
    ("csv", &["exchange", "form", "cli"]),
    ("encoding_rs", &["exchange"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("color_eyre", &["cli"]),
    ("tracing_appender", &["logging"]),
    ("tracing_subscriber", &["logging"]),
];

/// All that `domain` may use of other people's.
const DOMAIN_CRATES: &[&str] = &[
    "std",
    "core",
    "serde",
    "chrono",
    "uuid",
    "thiserror",
    "unicode_normalization",
    "unicode_segmentation",
    "regex",
];

/// The layer a file belongs to; `main` and `lib` are above all layers.
pub fn layer(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split('/').next()?;
    Some(name.strip_suffix(".rs").unwrap_or(name))
}

/// What a file breaks of the layers.
pub fn breaches(source: &Source) -> Vec<String> {
    let Some(layer) = layer(&source.path) else {
        return vec![];
    };
    if layer == "main" || layer == "lib" {
        return vec![];
    }
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{}: {layer} is no layer", source.path)];
    };
    let mut breaches = Vec::new();
    for (line, used) in ours(source) {
        let known = LAYERS.iter().any(|(name, _)| *name == used);
        if known && used != layer && !allowed.contains(&used.as_str()) {
            breaches.push(format!("{}:{line}: {layer} uses {used}", source.path));
        }
    }
    for (line, used) in crates(source) {
        let reserved = CRATES.iter().find(|(name, _)| *name == used);
        let refused = reserved.is_some_and(|(_, layers)| !layers.contains(&layer));
        let strange = layer == "domain"
            && used_as_crate(source, &used)
            && !DOMAIN_CRATES.contains(&used.as_str());
        if refused || strange {
            breaches.push(format!(
                "{}:{line}: {layer} uses the crate {used}",
                source.path
            ));
        }
    }
    breaches
}

/// Every top-level name of ours that a file mentions, with its line: `crate::x`, `crate::{x, y::z}`, `gridday::x`
/// and as many `super::` as lead to the top.
fn ours(source: &Source) -> Vec<(usize, String)> {
    let path = regex(r"\b(?:crate|gridday)::(?:(\w+)|\{)|((?:super::)+)(\w+)");
    let depth = depth(&source.path);
    let mut names = Vec::new();
    for found in path.captures_iter(&source.code) {
        let whole = found.get(0).unwrap();
        let line = line_at(&source.code, whole.start());
        if let Some(supers) = found.get(2) {
            if supers.as_str().len() / "super::".len() >= depth {
                names.push((line, found[3].to_owned()));
            }
        } else if let Some(name) = found.get(1) {
            names.push((line, name.as_str().to_owned()));
        } else {
            let group = group(&source.code[whole.end()..]);
            names.extend(group.into_iter().map(|name| (line, name)));
        }
    }
    names
}

/// How many modules a file is below the top: `src/ledger/edit.rs` is 2.
fn depth(path: &str) -> usize {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = inside.split('/').count();
    if inside.ends_with("/mod") {
        parts - 1
    } else {
        parts
    }
}

/// The first names of a `{a::b, c::{d, e}, f}` whose opening brace is already read.
fn group(rest: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut inner = 0;
    for character in rest.chars() {
        match character {
            '{' => inner += 1,
            '}' if inner == 0 => break,
            '}' => inner -= 1,
            ',' if inner == 0 => names.push(String::new()),
            other if inner == 0 => names.last_mut().unwrap().push(other),
            _ => {}
        }
    }
    let first = |name: String| {
        name.trim()
            .split("::")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    names.into_iter().map(first).collect()
}

/// Every name that stands first in a path, as a crate does, outside the file's tests.
fn crates(source: &Source) -> Vec<(usize, String)> {
    let path = regex(r"(?:^|[^:\w])([a-z]\w*)(?:::|!?\s*;|\s+as\s)");
    path.captures_iter(source.product())
        .map(|found| {
            let name = found.get(1).unwrap();
            (
                line_at(&source.code, name.start()),
                name.as_str().to_owned(),
            )
        })
        .collect()
}

/// Whether a file opens a `use` with the name and it is none of its own modules or macros.
fn used_as_crate(source: &Source, name: &str) -> bool {
    let ours = ["crate", "super", "self"].contains(&name);
    let own = regex(&format!(r"\b(?:mod|macro_rules!) {name}\b"));
    let import = regex(&format!(r"(?m)^\s*(?:pub(?:\(\w+\))? )?use {name}\b"));
    !ours && import.is_match(source.product()) && !own.is_match(&source.code)
}
