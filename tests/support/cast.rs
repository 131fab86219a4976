//! A recording of a session that a player can replay as text: asciicast version 2, one event a line. Draws nothing.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use std::fmt::Write as _;

use serde_json::json;

/// A recording being made. Its times are those it is given, so that the same session gives the same file.
pub struct Cast {
    lines: String,
    hundredths: u64,
    taken: usize,
}

impl Cast {
    /// An empty recording of a terminal of `columns` by `rows`.
    pub fn new((columns, rows): (u16, u16), title: &str) -> Self {
        let head = json!({
            "version": 2,
            "width": columns,
            "height": rows,
            "title": title,
            "env": {"TERM": "xterm-256color"},
        });
        Self {
            lines: format!("{head}\n"),
            hundredths: 0,
            taken: 0,
        }
    }

    /// Takes what was written since the last time, `pause` hundredths of a second after it.
    pub fn take(&mut self, written: &[u8], pause: u64) {
        let fresh = String::from_utf8_lossy(&written[self.taken..]);
        self.taken = written.len();
        let seconds = self.hundredths as f64 / 100.0;
        let _ = writeln!(self.lines, "{}", json!([seconds, "o", fresh]));
        self.hundredths += pause;
    }

    /// The file's text.
    pub fn finish(self) -> String {
        self.lines
    }
}
