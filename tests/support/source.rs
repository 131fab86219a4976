//! The project's own Rust files as text, for tests that police them. Not a parser of Rust.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use regex::Regex;

/// One Rust file.
pub struct Source {
    /// Its path from the project's folder, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The text with remarks and the insides of strings and characters blanked; lines stay where they are.
    pub code: String,
    /// Every string as it is written between its quotes, with its place.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let (code, strings) = blanked(text);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
            strings,
        }
    }

    /// The code before the file's own test module; nothing for a file of tests.
    pub fn product(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        if name == "tests.rs" || self.path.contains("/tests/") || !self.path.starts_with("src/") {
            return "";
        }
        let end = self.code.find("#[cfg(test)]\nmod ");
        &self.code[..end.unwrap_or(self.code.len())]
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below some folders of the project, in the order of their paths.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root().join(folder), &mut paths);
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(root()).unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            Source::new(&inside.to_string_lossy().replace('\\', "/"), &text)
        })
        .collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The line, from 1, of a place in a text.
pub fn line_at(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

/// A pattern, made once however often it is asked for.
pub fn regex(pattern: &str) -> &'static Regex {
    static MADE: LazyLock<Mutex<HashMap<String, &'static Regex>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap();
    let make = || &*Box::leak(Box::new(Regex::new(pattern).unwrap()));
    made.entry(pattern.to_owned()).or_insert_with(make)
}

/// Blanks remarks, strings and characters, keeping every line break and every place; and the strings.
fn blanked(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut strings = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => find(bytes, at, b"\n"),
            b'/' if bytes[at..].starts_with(b"/*") => find(bytes, at + 2, b"*/") + 2,
            b'r' if !in_word(bytes, at) => match raw_string(bytes, at) {
                Some(end) => end,
                None => at,
            },
            b'"' => quoted(bytes, at, b'"'),
            b'\'' if is_character(bytes, at) => quoted(bytes, at, b'\''),
            _ => at,
        };
        let end = end.min(bytes.len());
        if end > at && matches!(bytes[at], b'"' | b'r') {
            let inside = text[at..end].trim_start_matches('r').trim_matches('#');
            strings.push((at, inside.trim_matches('"').to_owned()));
        }
        for byte in &mut code[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    let code = String::from_utf8(code).expect("whole characters are blanked");
    (code, strings)
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let found = rest.windows(what.len()).position(|window| window == what);
    found.map_or(bytes.len(), |place| from + place)
}

fn in_word(bytes: &[u8], at: usize) -> bool {
    at > 0
        && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
        && !bytes[at - 1].eq(&b'b')
}

fn raw_string(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at + 1..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    (bytes.get(at + 1 + hashes) == Some(&b'"')).then(|| {
        let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
        find(bytes, at + 2 + hashes, &close) + close.len()
    })
}

fn quoted(bytes: &[u8], at: usize, quote: u8) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != quote {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    end + 1
}

/// Whether a quote opens a character and not a lifetime.
fn is_character(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at + 1) {
        Some(b'\\') => true,
        Some(first) => {
            let length = match first {
                0..=0x7f => 1,
                0x80..=0xdf => 2,
                0xe0..=0xef => 3,
                _ => 4,
            };
            bytes.get(at + 1 + length) == Some(&b'\'')
        }
        None => false,
    }
}
