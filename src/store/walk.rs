//! Reading the journal through: what can be read in order, and which numbers cannot. Changes nothing.

use std::ops::RangeInclusive;

use super::error::{Doing, Error, Result};
use super::frame;
use super::journal::{Journal, Place};
use super::packed::{self, Kind, Pack};
use super::planted::{self, Bug};
use super::segment::{Piece, file_name, pieces};
use super::vault::Hash16;

/// One thing met on the way through the journal.
pub enum Met {
    /// A frame that is what was written.
    Frame {
        /// Where it lies.
        place: Place,
        /// Its link, by which the next one names it.
        link: Hash16,
        /// Its plain body.
        body: Vec<u8>,
    },
    /// Frames that are missing or damaged.
    Missing(RangeInclusive<u64>),
}

/// What a look at the checksums alone found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Frames that are missing or damaged, below the last one that is not.
    pub missing: Vec<RangeInclusive<u64>>,
    /// Segments whose frames are whole but whose head is not.
    pub heads: Vec<u64>,
}

impl Check {
    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.heads.is_empty()
    }

    /// Its seals are not opened where its checksums are right, as those of frames are not.
    fn take_pack(&mut self, journal: &Journal, pack: &Pack, segment: u64, until: u64) {
        let opens = !pack.healed || journal.unpacked(pack, segment).is_ok();
        let end = pack.end(&journal.vault, segment).ok().filter(|_| opens);
        if end.is_none() || pack.healed {
            self.heads.push(segment);
        }
        self.miss(end.map_or(segment, |end| end.next.min(until)), until);
    }

    fn miss(&mut self, first: u64, until: u64) {
        if first < until {
            self.missing.push(first..=until - 1);
        }
    }
}

impl Journal {
    /// Reads every frame after number `after` in order. `link` is that of frame `after`, where it is known;
    /// a frame that does not follow the one before it counts as missing.
    ///
    /// # Errors
    /// When a file cannot be read at all, or `take` fails.
    pub fn walk(
        &self,
        after: u64,
        link: Option<Hash16>,
        take: &mut dyn FnMut(Met) -> Result<()>,
    ) -> Result<()> {
        let (mut last, mut link) = (after, link);
        for (index, &segment) in self.segments.iter().enumerate() {
            let until = self.segments.get(index + 1).copied().unwrap_or(self.next());
            if until <= after + 1 {
                continue;
            }
            let bytes = self.segment(segment)?;
            for piece in pieces(&bytes, segment - 1) {
                let Piece::Frame(at) = piece else { continue };
                let Some(frame) = frame::parse(&bytes[at..]) else {
                    continue;
                };
                if frame.number <= last {
                    continue;
                }
                let follows = planted::is(Bug::NoChain)
                    || frame.number != last + 1
                    || link.is_none_or(|it| it == frame.previous);
                let Some(body) = frame.open(&self.vault).ok().filter(|_| follows) else {
                    continue;
                };
                if frame.number > last + 1 {
                    take(Met::Missing(last + 1..=frame.number - 1))?;
                }
                let next = self.vault.link(&frame.previous, frame.number, &body);
                let place = Place {
                    number: frame.number,
                    segment,
                    offset: at as u64,
                };
                (last, link) = (frame.number, Some(next));
                take(Met::Frame {
                    place,
                    link: next,
                    body,
                })?;
            }
        }
        if last + 1 < self.next() {
            take(Met::Missing(last + 1..=self.next() - 1))?;
        }
        Ok(())
    }

    /// Looks at the checksums of the newest `budget` bytes (whole segments, at least the last one).
    ///
    /// # Errors
    /// When a file cannot be read at all, or was written by a later program.
    pub fn check(&self, budget: u64) -> Result<Check> {
        let mut found = Check::default();
        let mut until = self.next();
        let mut spent = 0;
        for &segment in self.segments.iter().rev() {
            if spent >= budget {
                return Ok(found);
            }
            let path = self.folder.join(file_name(segment));
            let bytes = self.disk.read(&path).doing("read the journal")?;
            spent += bytes.len() as u64;
            let bytes = match packed::kind(&bytes) {
                Kind::Plain => bytes,
                Kind::Broken => Vec::new(),
                Kind::Packed(pack) => {
                    found.take_pack(self, &pack, segment, until);
                    until = segment;
                    continue;
                }
            };
            let mut last = segment - 1;
            for piece in pieces(&bytes, last) {
                let Piece::Frame(at) = piece else { continue };
                let Some(frame) = frame::parse(&bytes[at..]) else {
                    continue;
                };
                found.miss(last + 1, frame.number.min(until));
                last = frame.number;
            }
            found.miss(last + 1, until);
            match frame::read_segment_head(&bytes, self.vault.ledger(), segment) {
                Ok(_) => {}
                Err(Error::Damaged(_)) => found.heads.push(segment),
                Err(error) => return Err(error),
            }
            until = segment;
        }
        found.miss(1, until);
        Ok(found)
    }
}
