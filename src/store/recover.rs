//! Opening what lies on the disk: proving the tables, replaying the journal's end, and making either copy again from
//! the other. Deletes nothing: whatever is damaged is moved into the quarantine.

use std::path::PathBuf;
use std::sync::Arc;

use super::compact;
use super::deed::{Deed, Fold, Pour};
use super::disk::Disk;
use super::entry::Entry;
use super::error::{Error, Result};
use super::folder::Folder;
use super::journal::Journal;
use super::keys::Header;
use super::migrate::FORMAT;
use super::notice;
use super::scan::Scan;
use super::tables::{Tables, guarded};
use super::vault::Vault;
use super::walk::Met;
use super::without;
use crate::ledger::backing::{Loaded, Notice};

/// Bytes of the journal's end that are looked through at every start, though the tables are proven.
const LOOK: u64 = 32 << 20;

/// A store that stands.
pub struct Ready {
    /// Open behind its last frame.
    pub journal: Journal,
    /// Proven, and as far as the journal; none while the disk has no room for them.
    pub tables: Option<Tables>,
    /// Every operation, in order.
    pub entries: Vec<Entry>,
    /// What was repaired.
    pub notices: Vec<Notice>,
}

/// What to do with what was found.
enum Verdict {
    /// The tables are proven and the journal goes on from them.
    Replay,
    /// The journal is whole; the tables are not to be trusted.
    Rebuild,
    /// Something is in neither of them for sure: keep all that can be read of both.
    Salvage,
}

/// The work of opening a store.
pub(super) struct Recovery<'a> {
    pub(super) folder: &'a Folder,
    pub(super) disk: Arc<dyn Disk>,
    pub(super) vault: Arc<Vault>,
    pub(super) header: &'a mut Header,
    pub(super) aside: PathBuf,
    pub(super) take: &'a mut dyn FnMut(Loaded),
    pub(super) notices: Vec<Notice>,
    pub(super) salvaged: bool,
}

/// The tables as they were found.
pub(super) struct Read {
    pub(super) tables: Tables,
    pub(super) scan: Scan,
    pub(super) proven: bool,
}

impl Recovery<'_> {
    /// Opens journal and tables, repairing what has to be.
    ///
    /// # Errors
    /// When the disk refuses, the format is newer, or neither copy can be read.
    pub(super) fn run(mut self) -> Result<Ready> {
        self.finish_exchange()?;
        compact::finish(&*self.disk, self.folder)?;
        let (disk, vault) = (Arc::clone(&self.disk), Arc::clone(&self.vault));
        let journal = Journal::open(disk, vault, &self.folder.journal())?;
        let read = match self.read_tables() {
            Err(error @ Error::Io { .. }) => return self.without_tables(journal, error),
            read => read?,
        };
        let Some(mut journal) = journal else {
            return match read {
                Some(read) if !read.scan.is_empty() => self.salvage(None, Some(read)),
                _ => Err(Error::Damaged("journal-and-tables")),
            };
        };
        match (self.judge(&mut journal, read.as_ref())?, read) {
            (Verdict::Replay, Some(read)) => self.replay(journal, read),
            (Verdict::Salvage, read) => self.salvage(Some(journal), read),
            (_, read) => self.rebuild(journal, read),
        }
    }

    /// Opens, reads and proves the tables. Nothing when they are damaged; full disks and the like are errors.
    fn read_tables(&mut self) -> Result<Option<Read>> {
        let tables = match Tables::open(&self.folder.tables(), &self.vault) {
            Ok(tables) => tables,
            Err(error @ (Error::Io { .. } | Error::Newer { .. })) => return Err(error),
            Err(_) => return Ok(None),
        };
        let scan = tables.scan(&mut |(_, record)| (self.take)(Loaded::Record(record)));
        if scan.is_newer {
            return Err(Error::Newer {
                found: FORMAT + 1,
                known: FORMAT,
            });
        }
        let proven = tables.proves(&scan);
        Ok(Some(Read {
            tables,
            scan,
            proven,
        }))
    }

    /// Compares both copies, and repairs the journal from the tables where that is enough.
    fn judge(&mut self, journal: &mut Journal, read: Option<&Read>) -> Result<Verdict> {
        if journal.torn() > 0 {
            self.notices.push(notice::tail_cut(journal.torn()));
            journal.cut_torn(&self.aside)?;
        }
        let Some(read) = read.filter(|read| read.proven) else {
            let check = journal.check(u64::MAX)?;
            let whole = self.mend(journal, &check, None)?;
            return Ok(if whole {
                Verdict::Rebuild
            } else {
                Verdict::Salvage
            });
        };
        let check = journal.check(LOOK)?;
        let mended = self.extend(journal, read)? && self.mend(journal, &check, Some(read))?;
        if !mended {
            return Ok(Verdict::Salvage);
        }
        if fits(journal, &read.tables) {
            return Ok(Verdict::Replay);
        }
        // Proven tables of another past, such as a folder copied from elsewhere.
        let whole = journal.check(u64::MAX)?.missing.is_empty();
        Ok(if whole {
            Verdict::Rebuild
        } else {
            Verdict::Salvage
        })
    }

    /// Brings proven tables up to the journal's end.
    fn replay(mut self, journal: Journal, read: Read) -> Result<Ready> {
        let Read {
            mut tables, scan, ..
        } = read;
        let from_nothing = tables.account().number == 0 && journal.next() > 1;
        let mut records = scan.count();
        let added = match self.pour(&journal, &mut tables, true) {
            Err(error) if without::is_about_tables(&error) => {
                let _ = guarded(|| {
                    drop(tables);
                    Ok(())
                });
                return self.without_tables(Some(journal), error);
            }
            added => added?,
        };
        let Some(added) = added else {
            let scan = tables.scan(&mut |_| {});
            return self.salvage(
                Some(journal),
                Some(Read {
                    tables,
                    scan,
                    proven: true,
                }),
            );
        };
        if from_nothing {
            records = usize::try_from(tables.account().records).unwrap_or(records);
            self.notices.push(notice::tables_rebuilt(records));
        }
        let entries = scan.entries.into_iter().chain(added).collect();
        Ok(Ready {
            journal,
            tables: Some(tables),
            entries,
            notices: self.notices,
        })
    }

    /// Makes the tables from the journal alone; those found are put aside.
    pub(super) fn rebuild(mut self, journal: Journal, found: Option<Read>) -> Result<Ready> {
        // What sled still wants to say while it is closed is of no interest any more.
        let _ = guarded(|| {
            drop(found);
            Ok(())
        });
        match self.made_anew(&journal) {
            Ok(Some((tables, entries))) => Ok(Ready {
                journal,
                tables: Some(tables),
                entries,
                notices: self.notices,
            }),
            Ok(None) => self.salvage(Some(journal), None),
            Err(error) if without::is_about_tables(&error) => {
                self.without_tables(Some(journal), error)
            }
            Err(error) => Err(error),
        }
    }

    /// The tables of [`Self::rebuild`]; nothing when a frame is missing.
    fn made_anew(&mut self, journal: &Journal) -> Result<Option<(Tables, Vec<Entry>)>> {
        let place = self.folder.tables();
        if place.exists() {
            self.folder.put_aside(&*self.disk, &place, &self.aside)?;
        }
        let mut tables = Tables::open(&place, &self.vault)?;
        if self.pour(journal, &mut tables, false)?.is_none() {
            return Ok(None);
        }
        (self.take)(Loaded::Anew);
        let scan = tables.scan(&mut |(_, record)| (self.take)(Loaded::Record(record)));
        if !tables.proves(&scan) {
            return Err(Error::Tables("not what was just written".to_owned()));
        }
        self.notices.push(notice::tables_rebuilt(scan.count()));
        Ok(Some((tables, scan.entries)))
    }

    /// Replays the journal from where the tables stand, handing records on where that is wished. `None` when a
    /// frame on the way is missing.
    fn pour(
        &mut self,
        journal: &Journal,
        tables: &mut Tables,
        hand_on: bool,
    ) -> Result<Option<Vec<Entry>>> {
        let account = tables.account().clone();
        let (mut fold, mut added, mut hole) = (Fold::default(), Vec::new(), false);
        let mut pour = Pour::into(tables);
        let mut give = |deed: Deed| {
            added.extend(pour.add(&deed)?);
            for (record, stays) in deed.outcomes().into_iter().filter(|_| hand_on) {
                let loaded = if stays {
                    Loaded::Record
                } else {
                    Loaded::Removed
                };
                (self.take)(loaded(record.clone()));
            }
            Ok(())
        };
        journal.walk(account.number, Some(account.link), &mut |met| {
            match met {
                Met::Frame { place, link, body } if !hole => {
                    fold.take(journal, (place, link, body), &mut give)?;
                }
                Met::Frame { .. } => {}
                Met::Missing(_) => hole = true,
            }
            Ok(())
        })?;
        if hole {
            return Ok(None);
        }
        let void = fold.release(journal, true, &mut give)?;
        pour.settle(1)?;
        self.leave_out(void)?;
        Ok(Some(added))
    }

    /// Says that so many changes of a batch without its end count for nothing.
    pub(super) fn leave_out(&mut self, void: u64) -> Result<()> {
        let told = notice::batch_incomplete(void);
        if void > 0 && !self.notices.contains(&told) {
            self.notices.push(told);
            // The numbers of those operations must not be given again.
            self.header.new_stream(&*self.disk, self.folder.root())?;
        }
        Ok(())
    }
}

/// Whether the last frame the tables know is the one that stands in the journal.
fn fits(journal: &Journal, tables: &Tables) -> bool {
    let account = tables.account();
    let Some(place) = account.place else {
        return account.number == 0;
    };
    journal
        .link_at(place)
        .is_ok_and(|link| link == account.link)
}
