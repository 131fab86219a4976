//! Reading all of the tables at once, with every core, and proving them by count and digest. Changes nothing.

use std::ops::Bound;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, SyncSender};

use super::codec;
use super::entry::Entry;
use super::error::Result;
use super::planted::{self, Bug};
use super::record;
use super::tables::{Key, Tables, guarded};
use super::vault::Space;
use crate::domain::Record;

/// Kinds below this are read in slices of their own; there are few above.
const KINDS: u8 = 24;
/// Slices of one kind.
const SLICES: u8 = 8;
const THREADS: usize = 2;
/// Records handed on at a time.
const GROUP: usize = 256;

/// A record and the number of the frame that wrote it.
pub type Row = (u64, Record);

/// What was read from the tables, but for the records, which are handed on.
#[derive(Default)]
pub struct Scan {
    /// Entries without their inline bodies, by the number of their frame.
    pub entries: Vec<Entry>,
    /// Values that could not be read.
    pub bad: u64,
    /// The keys of records among them.
    pub unread: Vec<Key>,
    /// Whether there is a record that only a newer program understands.
    pub is_newer: bool,
    tally: Tally,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    live: u64,
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
        self.entries.is_empty() && self.tally.records == 0
    }

    /// How many records were read.
    pub fn count(&self) -> usize {
        usize::try_from(self.tally.live).unwrap_or(usize::MAX)
    }
}

impl Tables {
    /// Reads, opens and decodes every record and entry; records are given in no order, and may yet be refused.
    ///
    /// Values that cannot be read, and panics of sled's, are counted in [`Scan::bad`], so that what is left can
    /// still be saved.
    pub fn scan(&self, give: &mut dyn FnMut(Row)) -> Scan {
        let slices = slices();
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::sync_channel::<Vec<Row>>(2 * THREADS);
        let work = |send: SyncSender<Vec<Row>>| {
            let mut reader = Reader::new(self, send);
            while let Some(slice) = slices.get(next.fetch_add(1, Ordering::Relaxed)) {
                let read = guarded(|| {
                    reader.slice(slice);
                    Ok(())
                });
                reader.found.bad += u64::from(read.is_err());
            }
            reader.finish()
        };
        let parts: Vec<Scan> = std::thread::scope(|scope| {
            let work = &work;
            let spawn = |_| {
                let send = send.clone();
                scope.spawn(move || work(send))
            };
            let workers: Vec<_> = (0..THREADS).map(spawn).collect();
            drop(send);
            receive.into_iter().flatten().for_each(give);
            let lost = || Scan {
                bad: 1,
                ..Scan::default()
            };
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|_| lost()))
                .collect()
        });
        let mut all = Scan::default();
        for mut part in parts {
            all.entries.append(&mut part.entries);
            all.bad += part.bad;
            all.unread.append(&mut part.unread);
            all.is_newer |= part.is_newer;
            all.tally.live += part.tally.live;
            all.tally.records += part.tally.records;
            all.tally.entries += part.tally.entries;
            all.tally.digest = all.tally.digest.wrapping_add(part.tally.digest);
        }
        all.entries.sort_unstable_by_key(|entry| entry.place.number);
        all
    }

    /// Whether what was read is all that was written, and nothing else.
    pub fn proves(&self, scan: &Scan) -> bool {
        let account = self.account();
        if planted::is(Bug::NoDigest) {
            return scan.bad == 0;
        }
        scan.bad == 0
            && scan.tally.digest == account.digest
            && scan.tally.records == account.records
            && scan.tally.entries == account.entries
    }
}

/// One thread's share of the reading.
struct Reader<'a> {
    tables: &'a Tables,
    send: SyncSender<Vec<Row>>,
    rows: Vec<Row>,
    plain: Vec<u8>,
    found: Scan,
}

impl<'a> Reader<'a> {
    fn new(tables: &'a Tables, send: SyncSender<Vec<Row>>) -> Self {
        let (rows, plain, found) = (Vec::with_capacity(GROUP), Vec::new(), Scan::default());
        Self {
            tables,
            send,
            rows,
            plain,
            found,
        }
    }

    fn slice(&mut self, slice: &Slice) {
        let in_records = slice.space == Space::Records;
        let tree = if in_records {
            &self.tables.records
        } else {
            &self.tables.log
        };
        let until = slice
            .until
            .clone()
            .map_or(Bound::Unbounded, Bound::Excluded);
        let mut pieces = Pieces::default();
        for item in tree.range((Bound::Included(slice.from.clone()), until)) {
            let Ok((key, value)) = item else {
                self.found.bad += 1;
                break; // the iterator would give the same error for ever
            };
            let tally = &mut self.found.tally;
            *(if in_records {
                &mut tally.records
            } else {
                &mut tally.entries
            }) += 1;
            let part = self.tables.vault.part(slice.space, &key, &value);
            tally.digest = tally.digest.wrapping_add(part);
            let Some(whole) = pieces.take(&key, &value) else {
                continue;
            };
            let read = match in_records {
                true => self.record(&key, whole),
                false => self.entry(&key, whole),
            };
            self.found.bad += u64::from(read.is_err());
            if read.is_err() && in_records {
                let name = key.get(..17).and_then(|name| Key::try_from(name).ok());
                self.found.unread.extend(name);
            }
        }
        self.found.bad += pieces.left_over();
    }

    fn record(&mut self, key: &[u8], sealed: &[u8]) -> Result<()> {
        self.open(Space::Records, key, sealed)?;
        let (number, record::Read(record)) = codec::decode(&self.plain)?;
        if record::understood([&record]).is_err() {
            self.found.is_newer = true;
        }
        self.rows.push((number, record));
        self.found.tally.live += 1;
        if self.rows.len() == GROUP {
            self.hand_on();
        }
        Ok(())
    }

    fn entry(&mut self, key: &[u8], sealed: &[u8]) -> Result<()> {
        self.open(Space::Log, key, sealed)?;
        let entry: Entry = codec::decode(&self.plain)?;
        self.found.entries.push(Entry {
            inline: None,
            ..entry
        });
        Ok(())
    }

    fn open(&mut self, space: Space, key: &[u8], sealed: &[u8]) -> Result<()> {
        let name = key.get(..17).unwrap_or(key);
        self.tables
            .vault
            .open_into(space, name, sealed, &mut self.plain)
    }

    fn hand_on(&mut self) {
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(GROUP));
        // Nobody is left to take it only when the whole scan is being given up.
        let _ = self.send.send(rows);
    }

    fn finish(mut self) -> Scan {
        self.hand_on();
        self.found
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
