//! Files made to do harm: every format garbled in every way, read with the caps the program reads with, and the bombs.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use gridday::exchange::table::{Error, Event, Limits, Source, apart, read_here};

use crate::bombs::BOMBS;
use crate::damage::Dice;
use crate::pty::home::GRIDDAY;
use crate::runner::Case;
use crate::workbooks::{honest, packed_again, unpacked};

/// The caps of the program, lower where a small file cannot need more.
const LIMITS: fn() -> Limits = || Limits {
    text: 4 << 20,
    unpacked: 64 << 20,
    seconds: 20,
    ..Limits::default()
};
/// No file of a few kilobytes takes longer, on however busy a machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is put where a number, a length or a count stands.
const ODD: [&[u8]; 10] = [
    b"4294967295",
    b"18446744073709551616",
    b"-1",
    b"1e308",
    &[0xFF; 4],
    &[0; 8],
    "\u{202e}\u{200b}\u{feff}".as_bytes(),
    b"&a;<![CDATA[",
    b"\"",
    b"\r",
];

/// Changes bytes, takes some out, puts odd ones in, says some twice, cuts the end off.
fn garble(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        let end = (at + dice.roll(40)).min(bytes.len());
        match dice.roll(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let odd = ODD[dice.roll(ODD.len())];
                drop(bytes.splice(at..end.min(at + odd.len()), odd.iter().copied()));
            }
            3 => {
                let again = bytes[at..end].repeat(1 + dice.roll(50));
                drop(bytes.splice(at..at, again));
            }
            _ if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            _ => {}
        }
    }
}

/// A small file of this format, garbled outside or, where it is packed, inside.
fn garbled(format: &str, dice: &mut Dice) -> Vec<u8> {
    static SEEDS: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
        let formats = ["csv", "xlsx", "xlsb", "xls", "ods"];
        formats.map(|format| (format, honest(format))).into()
    });
    let seed = SEEDS.iter().find(|(known, _)| *known == format);
    let mut bytes = seed.expect("a format").1.clone();
    if bytes.starts_with(b"PK") && dice.roll(4) > 0 {
        let mut parts = unpacked(&bytes);
        let at = dice.roll(parts.len());
        garble(&mut parts[at].1, dice);
        return packed_again(&parts);
    }
    garble(&mut bytes, dice);
    bytes
}

/// Whatever is said of a row is within the caps.
fn check(event: &Event<'_>, limits: &Limits) {
    if let Event::Row(row) = event {
        assert!(
            row.number >= 1 && row.number <= limits.rows,
            "a row too far"
        );
        assert!(row.cells.len() <= limits.columns, "a row too wide");
        for cell in &row.cells {
            let odd = |sign: char| sign.is_control() || ('\u{202a}'..='\u{202e}').contains(&sign);
            assert!(!cell.text.contains(odd), "an unsafe text");
        }
    }
}

fn here(case: &mut Case, format: &str) {
    let (limits, start) = (LIMITS(), Instant::now());
    let source = Source::bytes("made", garbled(format, &mut case.dice));
    let _ = read_here(&source, &limits, &mut |event| {
        check(&event, &limits);
        ControlFlow::Continue(())
    });
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

/// In a process of its own: nothing here can tell how it would have ended, so any end but these is one.
fn apart(case: &mut Case, format: &str) {
    let (limits, start) = (LIMITS(), Instant::now());
    let source = Source::bytes("made", garbled(format, &mut case.dice));
    let read = apart::read(Path::new(GRIDDAY), &source, &limits, &mut |event| {
        check(&event, &limits);
        ControlFlow::Continue(())
    });
    if let Err(Error::Damaged(what)) = &read {
        assert!(!what.contains("reader"), "its reader fell: {what}");
    }
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

pub fn csv(case: &mut Case) {
    here(case, "csv");
}

pub fn xlsx(case: &mut Case) {
    here(case, "xlsx");
}

pub fn xlsb(case: &mut Case) {
    here(case, "xlsb");
}

pub fn ods(case: &mut Case) {
    here(case, "ods");
}

/// Always in a process of its own: a ring of sectors fills whatever memory there is.
pub fn xls(case: &mut Case) {
    apart(case, "xls");
}

/// Every format, in a process of its own.
pub fn every(case: &mut Case) {
    apart(
        case,
        ["csv", "xlsx", "xlsb", "xls", "ods"][case.number as usize % 5],
    );
}

/// The bombs, one after the other.
pub fn bombs(case: &mut Case) {
    let bomb = &BOMBS[case.number as usize % BOMBS.len()];
    let source = Source::bytes("made", (bomb.make)());
    let limits = Limits {
        text: 32 << 20, // a program built for tests is slow with more
        ..Limits::default()
    };
    let start = Instant::now();
    let read = apart::read(Path::new(GRIDDAY), &source, &limits, &mut |_| {
        ControlFlow::Continue(())
    });
    let key = read.map_or_else(
        |error| gridday::exchange::report::ImportError::from(error).key(),
        |()| "read",
    );
    assert!(bomb.answers.contains(&key), "{}: {key}", bomb.name);
    assert!(
        start.elapsed() < PATIENCE,
        "{}: {:?}",
        bomb.name,
        start.elapsed()
    );
}
