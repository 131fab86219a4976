//! The content lines of an iCalendar file, unfolded, a row each. Not what they say.

use std::io::{Cursor, Read};

use super::encoding::{self, Lines};
use super::{Cell, Error, Event, Fault, Halt, Kind, Limits, Row, Source, Visit};

/// No line is longer once unfolded; the rest of one that is gets dropped.
const LINE_BYTES: usize = 1 << 20;

/// Reads a calendar of `source` line by line; a row's number is that of the line it begins on.
pub(super) fn read(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let limit = limits.whole;
    let mut bytes = Vec::new();
    source.open()?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge { limit }.into());
    }
    let (bytes, folds) = unfolded(&bytes);
    let found = encoding::detect(Cursor::new(&bytes))?;
    let mut lines = Lines::new(Box::new(Cursor::new(&bytes)), found, LINE_BYTES);
    if visit(Event::Sheet("")).is_break() {
        return Err(Halt::Stopped);
    }
    let (total, mut folds) = ((bytes.len() as u64).max(1), folds.into_iter());
    let mut number: u32 = 1;
    while let Some(line) = lines.next()? {
        let row = Row {
            number,
            cells: vec![Cell::new(&line, Kind::Text, limits)],
            share: u16::try_from(lines.read.min(total) * 1000 / total).unwrap_or(1000),
        };
        number = number.saturating_add(folds.next().unwrap_or(1));
        if number > limits.rows {
            let _ = visit(Event::Fault(Fault::TooManyRows { limit: limits.rows }));
            break;
        }
        if !row.is_blank() && visit(Event::Row(row)).is_break() {
            return Err(Halt::Stopped);
        }
    }
    if lines.replaced > 0 {
        let _ = visit(Event::Fault(Fault::Undecodable {
            count: lines.replaced,
        }));
    }
    Ok(())
}

/// The file with its long lines whole again, and over how many lines each was folded. Folding knows octets only, so it
/// may have torn a character apart: this is done before anything is decoded.
fn unfolded(bytes: &[u8]) -> (Vec<u8>, Vec<u32>) {
    let mut whole = Vec::with_capacity(bytes.len());
    let (mut folds, mut lines) = (Vec::new(), 0_u32);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(b" ").or_else(|| line.strip_prefix(b"\t")) {
            Some(rest) if lines > 0 => {
                while whole.pop_if(|last| matches!(last, b'\r' | b'\n')).is_some() {}
                whole.extend_from_slice(rest);
                lines = lines.saturating_add(1);
            }
            _ => {
                folds.extend((lines > 0).then_some(lines));
                whole.extend_from_slice(line);
                lines = 1;
            }
        }
    }
    folds.extend((lines > 0).then_some(lines));
    (whole, folds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::read_here;
    use std::ops::ControlFlow;

    fn rows(bytes: &[u8]) -> Vec<(u32, String)> {
        let mut found = Vec::new();
        let source = Source::bytes("a.ics", bytes.to_vec());
        read_here(&source, &Limits::default(), &mut |event| {
            if let Event::Row(row) = event {
                found.push((row.number, row.text(0).to_owned()));
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        found
    }

    #[test]
    fn folded_lines_are_whole_again_even_where_a_character_was_torn() {
        let torn = "SUMMARY:议事会".as_bytes();
        let (first, rest) = torn.split_at(10);
        let file = [
            b"BEGIN:VCALENDAR\r\n",
            first,
            b"\r\n ",
            rest,
            b"\r\nX:a\n\tb\nEND:VCALENDAR\r\n",
        ];
        let expected = [
            (1, "BEGIN:VCALENDAR"),
            (2, "SUMMARY:议事会"),
            (4, "X:ab"),
            (6, "END:VCALENDAR"),
        ];
        let found = rows(&file.concat());
        let found: Vec<_> = found
            .iter()
            .map(|(number, text)| (*number, text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }
}
