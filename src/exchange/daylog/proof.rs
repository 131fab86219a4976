//! Whether a file that was written is this day's log, read back from the disk: whole, and everything in it as the ledger has
//! it. Not the writing.

use std::io::{Cursor, Read};

use super::{Export, Format};
use crate::error::Error;

/// A part of a file: an entry of a workbook, a line of a text.
type Part = (String, Vec<u8>);

impl Export<'_> {
    /// Whether `found` holds this log, whenever it was written: what a file says of its own moment may differ.
    ///
    /// # Errors
    /// When a workbook cannot be built.
    pub fn is_in(&self, format: Format, found: &[u8]) -> Result<bool, Error> {
        // What differs between two moments is about the moment.
        let later = self.now + chrono::TimeDelta::days(40) + chrono::TimeDelta::seconds(3_723);
        let other = Export {
            log: self.log,
            tables: self.tables,
            words: self.words,
            privacy: self.privacy.clone(),
            now: later,
            template: self.template,
            roster: self.roster,
        };
        let ours = [self.bytes(format)?, other.bytes(format)?];
        let [Some(ours), Some(later)] = ours.map(|bytes| parts(format, &bytes, u64::MAX)) else {
            return Ok(false);
        };
        // A workbook made by somebody else may unpack to anything.
        let longest = ours.iter().map(|(_, bytes)| bytes.len() as u64 + 1).max();
        let Some(found) = parts(format, found, longest.unwrap_or(0)) else {
            return Ok(false);
        };
        let alike = |((ours, later), found): ((&Part, &Part), &Part)| {
            ours.0 == found.0 && (ours.1 == found.1 || ours.1 != later.1)
        };
        Ok(found.len() == ours.len() && ours.iter().zip(&later).zip(&found).all(alike))
    }
}

/// The parts of a file, of each at most so many bytes; none when it is no such file.
fn parts(format: Format, bytes: &[u8], longest: u64) -> Option<Vec<Part>> {
    if format != Format::Xlsx {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        return Some(lines.map(|line| (String::new(), line.to_vec())).collect());
    }
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..book.len() {
        let entry = book.by_index(at).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut content = Vec::new();
        entry.take(longest).read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    Some(parts)
}
