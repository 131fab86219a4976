//! Putting damaged or missing journal frames back from the tables or a backup, byte for byte what they said. What
//! neither holds is left to `salvage`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use super::backup::{self, Contents, Opener};
use super::chain::Chain;
use super::disk;
use super::error::{Doing, Result};
use super::frame;
use super::journal::Journal;
use super::notice;
use super::packed::{self, Kind};
use super::recover::{Read, Recovery};
use super::segment::{Piece, file_name, pieces};
use super::vault::Hash16;
use super::walk::Check;

impl Read {
    /// The bodies of these frames, as far as the tables hold them.
    fn bodies(&self, wanted: impl Iterator<Item = u64>) -> BTreeMap<u64, Vec<u8>> {
        let entries = &self.scan.entries;
        let find = |number| {
            let at = entries
                .binary_search_by_key(&number, |entry| entry.place.number)
                .ok()?;
            let entry = self.tables.entry(entries.get(at)?.header.id).ok()?;
            Some((number, entry.inline?.0))
        };
        // The first that is missing decides; a wild range must not be gone through.
        wanted.map_while(find).collect()
    }
}

impl Recovery<'_> {
    /// Appends again what the tables know and the journal has lost from its end. False when that cannot be done.
    pub(super) fn extend(&mut self, journal: &mut Journal, read: &Read) -> Result<bool> {
        let account = read.tables.account();
        if account.number < journal.next() {
            return Ok(true);
        }
        let lost = journal.next()..=account.number;
        let count = account.number - journal.next() + 1;
        let mut bodies = read.bodies(lost.clone());
        self.add_from_backups(&mut bodies, &[lost])?;
        if bodies.len() as u64 != count {
            return Ok(false);
        }
        journal.append(&mut bodies.into_values().map(Ok))?;
        self.notices.push(notice::journal_mended(count));
        Ok(journal.link() == account.link)
    }

    /// Writes every segment in which something is damaged anew. False when a frame is in neither copy.
    pub(super) fn mend(
        &mut self,
        journal: &mut Journal,
        check: &Check,
        read: Option<&Read>,
    ) -> Result<bool> {
        if check.is_clean() {
            return Ok(true);
        }
        let wanted = || check.missing.iter().cloned().flatten();
        let mut bodies = read.map(|read| read.bodies(wanted())).unwrap_or_default();
        self.add_from_backups(&mut bodies, &check.missing)?;
        let count = check
            .missing
            .iter()
            .map(|range| range.end() - range.start() + 1)
            .sum::<u64>();
        if bodies.len() as u64 != count {
            return Ok(false);
        }
        let mut firsts = journal.segments.clone();
        if firsts.first() != Some(&1) {
            firsts.insert(0, 1);
        }
        for (at, &first) in firsts.iter().enumerate() {
            let until = firsts.get(at + 1).copied().unwrap_or(journal.next());
            let damaged =
                bodies.range(first..until).next().is_some() || check.heads.contains(&first);
            let before = at
                .checked_sub(1)
                .and_then(|before| firsts.get(before).copied());
            if damaged && !journal.put_anew(before, first, until, &bodies, &self.aside)? {
                return Ok(false);
            }
        }
        journal.reopen()?;
        self.notices
            .push(notice::journal_mended(count + check.heads.len() as u64));
        Ok(true)
    }
}

impl Recovery<'_> {
    /// Bodies that the tables do not hold may be in one of the ledger's own backups. Whether they are of this past,
    /// the chain tells when they are put in.
    fn add_from_backups(
        &self,
        bodies: &mut BTreeMap<u64, Vec<u8>>,
        wanted: &[RangeInclusive<u64>],
    ) -> Result<()> {
        let count: u64 = wanted.iter().map(|it| it.end() - it.start() + 1).sum();
        for (_, path) in backup::own(&*self.disk, self.folder)?.into_iter().rev() {
            if bodies.len() as u64 == count {
                break;
            }
            let bytes = self.disk.read(&path).doing("read a backup")?;
            let Ok(contents) = Contents::read(&bytes, Opener::Vault(&self.vault), &mut |_, _| {})
            else {
                continue;
            };
            let (mut chain, mut at) = (Chain::default(), 0);
            while at < contents.frames.len() {
                let (size, body) = chain.follow(&contents.vault, &contents.frames[at..])?;
                at += size;
                if wanted.iter().any(|range| range.contains(&chain.number)) {
                    bodies.entry(chain.number).or_insert(body);
                }
            }
        }
        Ok(())
    }
}

impl Journal {
    /// Writes one segment again with `bodies` in the gaps; the old file is kept in `aside`.
    fn put_anew(
        &self,
        before: Option<u64>,
        first: u64,
        until: u64,
        bodies: &BTreeMap<u64, Vec<u8>>,
        aside: &Path,
    ) -> Result<bool> {
        let name = file_name(first);
        let found = self.disk.read(&self.folder.join(&name)).unwrap_or_default();
        let old = match packed::kind(&found) {
            Kind::Plain => Arc::new(found.clone()),
            Kind::Packed(pack) => self.unpacked(&pack, first).unwrap_or_default(),
            Kind::Broken => Arc::default(),
        };
        let Some(mut link) = self.link_before(before, first, &old)? else {
            return Ok(false);
        };
        let mut fresh = frame::segment_head(self.vault.ledger(), first, &link).to_vec();
        let mut frames = BTreeMap::new();
        for piece in pieces(&old, first - 1) {
            if let Piece::Frame(at) = piece {
                frames.extend(frame::parse(&old[at..]).map(|frame| (frame.number, (at, frame))));
            }
        }
        for number in first..until {
            let body = match (frames.get(&number), bodies.get(&number)) {
                (Some((at, frame)), _) if frame.previous == link => {
                    fresh.extend_from_slice(&old[*at..at + frame.size]);
                    frame.open(&self.vault)?
                }
                (_, Some(body)) => {
                    fresh.extend(frame::build(&self.vault, number, &link, body)?);
                    body.clone()
                }
                _ => return Ok(false),
            };
            link = self.vault.link(&link, number, &body);
        }
        self.disk
            .make_folder(aside)
            .doing("make the quarantine folder")?;
        disk::replace(&*self.disk, aside, &name, &found)?;
        disk::replace(&*self.disk, &self.folder, &name, &fresh)?;
        Ok(true)
    }

    /// The link of the frame before a segment.
    fn link_before(&self, before: Option<u64>, first: u64, old: &[u8]) -> Result<Option<Hash16>> {
        if first == 1 {
            return Ok(Some([0; 16]));
        }
        if let Ok(link) = frame::read_segment_head(old, self.vault.ledger(), first) {
            return Ok(Some(link));
        }
        let Some(before) = before else {
            return Ok(None);
        };
        Ok(self
            .end_of_segment(before)?
            .filter(|(next, _)| *next == first)
            .map(|(_, link)| link))
    }
}
