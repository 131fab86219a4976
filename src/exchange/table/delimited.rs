//! csv, tsv and txt as rows: encoding and delimiter found by themselves, unclosed quotation marks survived.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::encoding::{self, Lines};
use super::split::{self, Split};
use super::{Cell, Error, Event, Fault, Halt, Kind, Limits, Row, Source, Visit};

/// A quoted cell may run over this many lines; beyond, its mark counts as unclosed.
const LINES_IN_A_CELL: usize = 30;
/// And over this many bytes.
const BYTES_IN_A_CELL: usize = 1 << 16;
/// The delimiter is told from this many lines.
const SNIFFED: usize = 30;
/// No line is longer; the rest of one that is gets dropped.
const LINE_BYTES: usize = 1 << 20;

/// Reads a text file of `source` row by row.
pub(super) fn read(source: &Source, limits: &Limits, visit: &mut Visit<'_>) -> Result<(), Halt> {
    let found = encoding::detect(source.open()?)?;
    let total = source.length()?.max(1);
    let mut text = Records {
        lines: Lines::new(source.open()?, found, LINE_BYTES),
        ahead: VecDeque::new(),
        number: 0,
        sign: ',',
    };
    text.sniff()?;
    if visit(Event::Sheet("")).is_break() {
        return Err(Halt::Stopped);
    }
    let mut wide = false;
    while let Some((number, cells, unclosed)) = text.next()? {
        if number > limits.rows {
            let _ = visit(Event::Fault(Fault::TooManyRows { limit: limits.rows }));
            break;
        }
        if unclosed && visit(Event::Fault(Fault::UnclosedQuote { row: number })).is_break() {
            return Err(Halt::Stopped);
        }
        if cells.len() > limits.columns && !std::mem::replace(&mut wide, true) {
            let fault = Fault::TooManyColumns {
                row: number,
                limit: limits.columns,
            };
            if visit(Event::Fault(fault)).is_break() {
                return Err(Halt::Stopped);
            }
        }
        let cells = cells
            .iter()
            .take(limits.columns)
            .map(|raw| cell(raw, limits))
            .collect();
        let share = u16::try_from(text.lines.read.min(total) * 1000 / total).unwrap_or(1000);
        let row = Row {
            number,
            cells,
            share,
        };
        if !row.is_blank() && visit(Event::Row(row)) == ControlFlow::Break(()) {
            return Err(Halt::Stopped);
        }
    }
    if text.lines.replaced > 0 {
        let _ = visit(Event::Fault(Fault::Undecodable {
            count: text.lines.replaced,
        }));
    }
    Ok(())
}

/// A cell of a text file. `="0301"` is how spreadsheets are told to keep zeros, and a `'` in front of a number or
/// a sign of a formula how they are told that it is text.
fn cell(raw: &str, limits: &Limits) -> Cell {
    let raw = raw.trim();
    let kept = raw
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let text = kept.or_else(|| {
        let rest = raw.strip_prefix('\'')?;
        let sign = rest.trim_start_matches('\'');
        sign.starts_with(|sign: char| sign.is_ascii_digit() || "=+-@＝＋－＠".contains(sign))
            .then_some(rest)
    });
    Cell::new(text.unwrap_or(raw), Kind::Text, limits)
}

/// Lines put together to rows.
struct Records<'a> {
    lines: Lines<'a>,
    ahead: VecDeque<String>,
    number: u32,
    sign: char,
}

impl Records<'_> {
    fn sniff(&mut self) -> Result<(), Error> {
        while self.ahead.len() < SNIFFED
            && let Some(line) = self.lines.next()?
        {
            self.ahead.push_back(line);
        }
        // `sep=;` on the first line is how Excel is told the delimiter.
        if let Some(sign) = self
            .ahead
            .front()
            .and_then(|line| line.strip_prefix("sep="))
            .and_then(|rest| rest.chars().next())
        {
            self.sign = sign;
            self.ahead.pop_front();
            self.number = 1;
        } else {
            self.sign = split::delimiter(self.ahead.make_contiguous());
        }
        Ok(())
    }

    fn line(&mut self) -> Result<Option<String>, Error> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => Ok(self.lines.next()?),
        }
    }

    /// The next row: the number of its first line, its cells, and whether a mark in it was never closed.
    fn next(&mut self) -> Result<Option<(u32, Vec<String>, bool)>, Error> {
        let Some(first) = self.line()? else {
            return Ok(None);
        };
        self.number = self.number.saturating_add(1);
        let number = self.number;
        let mut hopeful = match split::quoted(&first, self.sign) {
            Split::Cells(cells) => return Ok(Some((number, cells, false))),
            Split::Open { hopeful } => hopeful,
        };
        let mut taken = Vec::new();
        let mut whole = first.clone();
        while hopeful && taken.len() < LINES_IN_A_CELL && whole.len() < BYTES_IN_A_CELL {
            let Some(line) = self.line()? else { break };
            whole.push('\n');
            whole.push_str(&line);
            taken.push(line);
            hopeful = match split::quoted(&whole, self.sign) {
                Split::Cells(cells) => {
                    self.number = self
                        .number
                        .saturating_add(u32::try_from(taken.len()).unwrap_or(0));
                    return Ok(Some((number, cells, false)));
                }
                Split::Open { hopeful } => hopeful,
            };
        }
        for line in taken.into_iter().rev() {
            self.ahead.push_front(line);
        }
        Ok(Some((number, split::plain(&first, self.sign), true)))
    }
}
