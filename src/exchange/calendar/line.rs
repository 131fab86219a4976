//! One content line of a calendar: name, parameters, value; escaping and folding. Not what they mean.

use std::fmt::Write as _;

/// No line of a file is longer than this many octets, its end not counted (RFC 5545, 3.1).
const FOLD: usize = 75;

/// A content line, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The property's name, in capitals.
    pub name: String,
    /// Its parameters: names in capitals, values without their quotation marks.
    parameters: Vec<(String, String)>,
    /// Its value, still escaped.
    pub value: &'a str,
}

impl<'a> Line<'a> {
    /// Reads an unfolded line; none where there is no value at all.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut quoted = false;
        let mut cuts = Vec::new();
        let mut colon = None;
        for (at, sign) in text.char_indices() {
            match sign {
                '"' => quoted = !quoted,
                ';' if !quoted => cuts.push(at),
                ':' if !quoted => {
                    colon = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let colon = colon?;
        cuts.push(colon);
        let mut parts = Vec::new();
        let mut start = 0;
        for cut in cuts {
            parts.push(&text[start..cut]);
            start = cut + 1;
        }
        let name = parts.first()?.trim().to_ascii_uppercase();
        let parameters = parts.iter().skip(1).filter_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"').to_owned();
            Some((name.trim().to_ascii_uppercase(), value))
        });
        Some(Self {
            name,
            parameters: parameters.collect(),
            value: &text[colon + 1..],
        })
    }

    /// A parameter's value.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut all = self.parameters.iter();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Its value as a text, the escapes taken away.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut signs = self.value.chars();
        while let Some(sign) = signs.next() {
            if sign != '\\' {
                text.push(sign);
                continue;
            }
            match signs.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            }
        }
        text
    }
}

/// A text as a value.
pub fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(sign);
            }
            '\n' => value.push_str("\\n"),
            '\r' => {}
            // Other control characters may not stand in a file.
            sign if sign.is_control() && sign != '\t' => value.push(' '),
            sign => value.push(sign),
        }
    }
    value
}

/// Writes a line, folded between characters, with its end.
pub fn put(out: &mut String, name: &str, value: &str) {
    let mut room = FOLD;
    let mut first = true;
    let whole = format!("{name}:{value}");
    let mut rest = whole.as_str();
    while first || !rest.is_empty() {
        let mut end = rest.len().min(room);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (part, after) = rest.split_at(end);
        // Never fails: it is memory.
        let _ = write!(out, "{}{part}\r\n", if first { "" } else { " " });
        (rest, first, room) = (after, false, FOLD - 1);
    }
}
