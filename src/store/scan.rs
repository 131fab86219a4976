//! Reading all of the tables at once, with every core, and proving them by count and digest. Changes nothing.

use std::ops::Bound;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::de::DeserializeOwned;

use super::codec;
use super::entry::Entry;
use super::error::{Error, Result};
use super::tables::{Tables, guarded};
use super::vault::Space;
use crate::domain::Record;

/// Kinds below this are read in slices of their own; there are few above.
const KINDS: u8 = 24;
/// Slices of one kind.
const SLICES: u8 = 8;
const THREADS: usize = 2;

/// Everything read from the tables.
#[derive(Default)]
pub struct Scan {
    /// Records with the number of the frame that wrote them, in no order.
    pub records: Vec<Vec<(u64, Record)>>,
    /// Entries without their inline bodies, by the number of their frame.
    pub entries: Vec<Entry>,
    /// Values that could not be read.
    pub bad: u64,
    tally: Tally,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    records: u64,
    entries: u64,
    digest: u128,
}

/// One slice of a tree's keys.
struct Slice {
    space: Space,
    from: Vec<u8>,
    until: Option<Vec<u8>>,
}

fn slices() -> Vec<Slice> {
    let mut slices = Vec::new();
    let width = u8::MAX / SLICES + 1;
    for space in [Space::Records, Space::Log] {
        let mut bounds = vec![Vec::new()];
        bounds
            .extend((1..KINDS).flat_map(|kind| (0..SLICES).map(move |it| vec![kind, it * width])));
        bounds.push(vec![KINDS]);
        for (at, from) in bounds.iter().enumerate() {
            let (from, until) = (from.clone(), bounds.get(at + 1).cloned());
            slices.push(Slice { space, from, until });
        }
    }
    slices
}

impl Scan {
    /// Whether nothing at all was read.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.records.iter().all(Vec::is_empty)
    }
}

impl Tables {
    /// Reads, opens and decodes every record and entry.
    ///
    /// Values that cannot be read, and panics of sled's, are counted in [`Scan::bad`], so that what is left can
    /// still be saved.
    ///
    /// # Errors
    /// When a thread is lost.
    pub fn scan(&self) -> Result<Scan> {
        let slices = slices();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut found = Scan::default();
            while let Some(slice) = slices.get(next.fetch_add(1, Ordering::Relaxed)) {
                let read = guarded(|| {
                    self.scan_slice(slice, &mut found);
                    Ok(())
                });
                found.bad += u64::from(read.is_err());
            }
            found
        };
        let parts: Result<Vec<Scan>> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
            let gone = |_| Error::Tables("a panic inside".to_owned());
            workers
                .into_iter()
                .map(|worker| worker.join().map_err(gone))
                .collect()
        });
        let mut all = Scan::default();
        for mut part in parts? {
            all.records.append(&mut part.records);
            all.entries.append(&mut part.entries);
            all.bad += part.bad;
            all.tally.records += part.tally.records;
            all.tally.entries += part.tally.entries;
            all.tally.digest = all.tally.digest.wrapping_add(part.tally.digest);
        }
        all.entries.sort_unstable_by_key(|entry| entry.place.number);
        Ok(all)
    }

    /// Whether what was read is all that was written, and nothing else.
    pub fn proves(&self, scan: &Scan) -> bool {
        let account = self.account();
        scan.bad == 0
            && scan.tally.digest == account.digest
            && scan.tally.records == account.records
            && scan.tally.entries == account.entries
    }

    fn scan_slice(&self, slice: &Slice, found: &mut Scan) {
        let in_records = slice.space == Space::Records;
        let tree = if in_records { &self.records } else { &self.log };
        let until = slice
            .until
            .clone()
            .map_or(Bound::Unbounded, Bound::Excluded);
        let mut rows = Vec::new();
        let mut pieces = Pieces::default();
        for item in tree.range((Bound::Included(slice.from.clone()), until)) {
            let Ok((key, value)) = item else {
                found.bad += 1;
                break; // the iterator would give the same error for ever
            };
            let count = if in_records {
                &mut found.tally.records
            } else {
                &mut found.tally.entries
            };
            *count += 1;
            let part = self.vault.part(slice.space, &key, &value);
            found.tally.digest = found.tally.digest.wrapping_add(part);
            let Some(whole) = pieces.take(&key, &value) else {
                continue;
            };
            if in_records {
                self.decode(slice.space, &key, whole, &mut rows, &mut found.bad);
            } else {
                self.decode(slice.space, &key, whole, &mut found.entries, &mut found.bad);
                if let Some(entry) = found.entries.last_mut() {
                    entry.inline = None;
                }
            }
        }
        found.bad += pieces.left_over();
        found.records.push(rows);
    }

    fn decode<T: DeserializeOwned>(
        &self,
        space: Space,
        key: &[u8],
        sealed: &[u8],
        into: &mut Vec<T>,
        bad: &mut u64,
    ) {
        let name = key.get(..17).unwrap_or(key);
        match self
            .vault
            .open(space, name, sealed)
            .and_then(|plain| codec::decode(&plain))
        {
            Ok(value) => into.push(value),
            Err(_) => *bad += 1,
        }
    }
}

/// Puts together the parts of a value, which follow one another.
#[derive(Default)]
struct Pieces {
    held: Vec<u8>,
    next: u8,
    bad: u64,
}

impl Pieces {
    /// The whole sealed value, when `value` is its last part.
    fn take<'a>(&'a mut self, key: &[u8], value: &'a [u8]) -> Option<&'a [u8]> {
        let part = key.get(17).copied().unwrap_or(0);
        let (&parts, piece) = value.split_first().unwrap_or((&1, &[]));
        if part != self.next {
            self.bad += 1;
            self.next = 0;
        }
        if parts <= 1 {
            return Some(piece);
        }
        if part == 0 {
            self.held.clear();
        }
        self.held.extend_from_slice(piece);
        self.next = part.saturating_add(1);
        if self.next < parts {
            return None;
        }
        self.next = 0;
        Some(&self.held)
    }

    fn left_over(&self) -> u64 {
        self.bad + u64::from(self.next != 0)
    }
}
