//! Lines of a stream, each bounded in length, a bad one never hiding the next. Knows no JSON.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes.
pub const LONGEST: usize = 1024 * 1024;

/// A line as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Its text, without the line break.
    Text(&'a str),
    /// Longer than [`LONGEST`]; passed over.
    TooLong,
    /// Not UTF-8.
    NotUtf8,
}

/// The lines of a stream.
pub struct Lines<R> {
    from: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `from`.
    pub fn new(from: R) -> Self {
        Self {
            from,
            line: Vec::new(),
        }
    }

    /// The next line, as soon as its line break (or the end) is there; none at the end.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn read(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut too_long = false;
        let mut nothing = true;
        loop {
            let found = match self.from.fill_buf() {
                Ok(found) => found,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if found.is_empty() {
                if nothing {
                    return Ok(None);
                }
                break;
            }
            nothing = false;
            let end = found.iter().position(|byte| *byte == b'\n');
            let part = &found[..end.unwrap_or(found.len())];
            too_long |= self.line.len() + part.len() > LONGEST;
            if !too_long {
                self.line.extend_from_slice(part);
            }
            let used = end.map_or(found.len(), |end| end + 1);
            self.from.consume(used);
            if end.is_some() {
                break;
            }
        }
        if too_long {
            return Ok(Some(Line::TooLong));
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        // The mark some editors put before the first line.
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        Ok(Some(match std::str::from_utf8(line) {
            Ok(text) => Line::Text(text),
            Err(_) => Line::NotUtf8,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn all(bytes: &[u8], buffer: usize) -> Vec<String> {
        let mut lines = Lines::new(BufReader::with_capacity(buffer, bytes));
        let mut found = Vec::new();
        while let Some(line) = lines.read().unwrap() {
            found.push(match line {
                Line::Text(text) => text.to_owned(),
                other => format!("{other:?}"),
            });
        }
        found
    }

    #[test]
    fn every_line_is_found_whatever_the_buffer_and_the_line_breaks() {
        for buffer in [1, 2, 3, 64] {
            assert_eq!(
                all("\u{feff}一\r\n\n二".as_bytes(), buffer),
                ["一", "", "二"]
            );
            assert_eq!(all(b"a\n\xff\xfe\nb\n", buffer), ["a", "NotUtf8", "b"]);
            assert!(all(b"", buffer).is_empty());
        }
    }

    #[test]
    fn a_line_past_the_limit_is_passed_over_and_the_next_one_read() {
        let mut bytes = vec![b'x'; LONGEST];
        bytes.extend(b"\n");
        bytes.extend(vec![b'y'; LONGEST + 1]);
        bytes.extend(b"\nz");
        let found = all(&bytes, 8_192);
        assert_eq!(found[0].len(), LONGEST);
        assert_eq!(found[1..], ["TooLong", "z"]);
    }
}
