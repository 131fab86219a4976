//! Standard output for data, standard error for talk; foreign text is made safe on the way. Not what is said.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use super::failure::{Failure, stream};
use crate::domain::text::{is_unsafe, safe_text};

/// Longer than any message or cell of ours; what goes to a terminal is cut there.
const LONGEST: usize = 20_000;

/// A text without controls, direction marks and invisible characters; blanks it begins with stay.
pub fn plain(text: &str) -> String {
    let rest = text.trim_start_matches(' ');
    let indent = " ".repeat(text.len() - rest.len());
    indent + &safe_text(rest, LONGEST).text
}

/// One line of talk. A broken standard error is nobody's concern.
pub fn talk(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", plain(line));
}

/// Lines of data.
///
/// # Errors
/// When standard output cannot be written; a reader that has gone away is no failure.
pub fn lines(lines: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = lines
        .into_iter()
        .try_for_each(|line| writeln!(out, "{}", plain(&line)))
        .and_then(|()| out.flush());
    settled(written)
}

/// The start of a line that a person goes on writing.
///
/// # Errors
/// As [`lines`].
pub fn prompt(prompt: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    settled(write!(out, "{} ", plain(prompt)).and_then(|()| out.flush()))
}

/// A value as JSON, indented, with a line break at its end.
///
/// # Errors
/// As [`lines`].
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = serde_json::to_string_pretty(value)
        .map_err(io::Error::from)
        .and_then(|text| writeln!(out, "{}", shown(text)))
        .and_then(|()| out.flush());
    settled(written)
}

/// An array as JSON, one element a line, each written as soon as it is known.
///
/// # Errors
/// As [`lines`], and what making an element gives.
pub fn json_array<T: Serialize>(
    rows: impl IntoIterator<Item = Result<T, Failure>>,
) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut before = "[\n";
    for row in rows {
        let row = row?;
        let written = serde_json::to_string(&row)
            .map_err(io::Error::from)
            .and_then(|text| write!(out, "{before}{}", shown(text)));
        if let Err(error) = written {
            return settled(Err(error));
        }
        before = ",\n";
    }
    let end = if before == "[\n" { "[]\n" } else { "\n]\n" };
    settled(out.write_all(end.as_bytes()).and_then(|()| out.flush()))
}

/// JSON as it may go to a terminal: what is nothing to read stands there by its number, which means the same.
pub fn shown(json: String) -> String {
    let harmless = |c: char| c == '\n' || !is_unsafe(c);
    if !is_terminal() || json.chars().all(harmless) {
        return json;
    }
    let mut shown = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if harmless(c) {
            shown.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    shown
}

/// A text of several lines: bytes as they are, but made safe where a person reads them.
///
/// # Errors
/// As [`lines`].
pub fn text(bytes: &[u8]) -> Result<(), Failure> {
    match is_terminal() {
        true => lines(String::from_utf8_lossy(bytes).lines().map(str::to_owned)),
        false => self::bytes(bytes),
    }
}

/// Bytes as they are: a file that was asked for on standard output.
///
/// # Errors
/// As [`lines`].
pub fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    settled(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Whether a person reads standard output.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

fn settled(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(stream("stdout")(error)),
        _ => Ok(()),
    }
}
