//! Both copies side by side: what one has lost and the other still holds, and what is in neither.

use std::sync::Arc;

use super::super::entry::State;
use super::super::error::Result;
use super::super::journal::Journal;
use super::super::vault::Vault;
use super::past::Past;
use super::tables::Looked;
use super::{Gravity, Look};

/// Past so many missing frames only their range is told.
const NAMED: u64 = 10_000;

impl Look<'_> {
    /// Reads the journal through and compares it with the tables.
    pub(super) fn both(
        &mut self,
        journal: &Journal,
        tables: Option<&Looked>,
        vault: &Arc<Vault>,
    ) -> Result<()> {
        let proven = tables.filter(|looked| looked.read.proven);
        let floor = proven.map_or(0, |looked| looked.read.tables.account().number);
        let (watch, next) = (&mut self.watch, journal.next().max(1));
        let mut tell = |number: u64| watch(30 + 50 * number / next, 100);
        let past = Past::read(journal, floor, &mut tell)?;
        self.figures(journal, &past);
        let held = proven.map_or(0, |looked| looked.read.scan.count() as u64);
        self.report.figures.records = past.live.max(held);
        self.saved = self.in_backups(vault, &past.links)?;
        self.journal(journal, &past, tables)?;
        if let Some(looked) = proven {
            self.tables_against(journal, &past, looked);
        }
        Ok(())
    }

    fn figures(&mut self, journal: &Journal, past: &Past) {
        let counts = |(_, state): &&(_, State)| *state != State::Void;
        let figures = &mut self.report.figures;
        figures.frames = past.frames;
        figures.operations = past.history.values().filter(counts).count() as u64;
        figures.journal_bytes = super::super::compact::bytes_in(&journal.folder);
        let lost = |(_, state): &&(_, State)| *state == State::Lost;
        let lost = past.history.values().filter(lost).count();
        if lost > 0 {
            let count = ("count", lost.to_string());
            self.report
                .add(Gravity::Note, "doctor-lost-before", &[count]);
        }
    }

    fn journal(&mut self, journal: &Journal, past: &Past, tables: Option<&Looked>) -> Result<()> {
        if journal.torn() > 0 {
            let bytes = ("bytes", journal.torn().to_string());
            self.report.add(Gravity::Mendable, "doctor-torn", &[bytes]);
        }
        for segment in journal.check(u64::MAX)?.heads {
            let segment = ("segment", segment.to_string());
            self.report
                .add(Gravity::Mendable, "doctor-segment", &[segment]);
        }
        if past.void > 0 {
            let changes = ("changes", past.void.to_string());
            self.report
                .add(Gravity::Mendable, "doctor-batch", &[changes]);
        }
        for range in &past.missing {
            let count = range.end() - range.start() + 1;
            let values = [
                ("count", count.to_string()),
                ("first", range.start().to_string()),
                ("last", range.end().to_string()),
            ];
            self.report.add(Gravity::Mendable, "doctor-frames", &values);
            if count > NAMED {
                self.report
                    .add(Gravity::Lost, "doctor-frames-lost", &values);
                continue;
            }
            for number in range.clone() {
                self.missing(number, tables);
            }
        }
        Ok(())
    }

    /// A frame the journal does not hold: the tables may give it back, or at least what it did to the records.
    pub(super) fn missing(&mut self, number: u64, tables: Option<&Looked>) {
        if number <= self.saved {
            return;
        }
        let lost = [
            ("count", 1.to_string()),
            ("first", number.to_string()),
            ("last", number.to_string()),
        ];
        let Some(looked) = tables else {
            return self.report.add(Gravity::Lost, "doctor-frames-lost", &lost);
        };
        let read = &looked.read;
        let entries = &read.scan.entries;
        let entry = entries
            .binary_search_by_key(&number, |entry| entry.place.number)
            .ok()
            .and_then(|at| entries.get(at));
        let known = read.proven && number <= read.tables.account().number;
        match entry {
            Some(entry) if entry.state == State::Lost => {}
            Some(entry) => {
                let id = entry.header.id;
                let whole = read.tables.entry(id).is_ok_and(|it| it.inline.is_some());
                if !whole {
                    let id = ("id", id.to_string());
                    self.report
                        .add(Gravity::Lost, "doctor-operation-lost", &[id]);
                }
            }
            // A frame of records that were written down anew: they are in the tables.
            None if known => {}
            None => self.report.add(Gravity::Lost, "doctor-frames-lost", &lost),
        }
    }

    /// Proven tables against what the journal says.
    fn tables_against(&mut self, journal: &Journal, past: &Past, looked: &Looked) {
        let account = looked.read.tables.account();
        let last = journal.next() - 1;
        if account.number > last {
            let count = account.number - last;
            let count = ("count", count.to_string());
            self.report
                .add(Gravity::Mendable, "doctor-journal-short", &[count]);
            if account.number - last <= NAMED {
                (last + 1..=account.number).for_each(|number| self.missing(number, Some(looked)));
            }
            return;
        }
        let fits = account.place.map_or(account.number == 0, |place| {
            journal
                .link_at(place)
                .is_ok_and(|link| link == account.link)
        });
        let holes = past
            .missing
            .iter()
            .any(|range| *range.start() <= account.number);
        if holes {
            return; // there is nothing whole to compare with
        }
        if !fits {
            return self
                .report
                .add(Gravity::Mendable, "doctor-tables-foreign", &[]);
        }
        if account.number < last {
            let count = ("count", (last - account.number).to_string());
            self.report
                .add(Gravity::Note, "doctor-tables-behind", &[count]);
        }
        let unlike = unlike(past, looked, account.number);
        if unlike > 0 {
            let count = ("count", unlike.to_string());
            self.report
                .add(Gravity::Mendable, "doctor-tables-differ", &[count]);
        }
    }
}

/// How many records and entries are in one copy and not, or not alike, in the other.
fn unlike(past: &Past, looked: &Looked, floor: u64) -> usize {
    let records = past
        .records
        .iter()
        .filter(|(key, mark)| looked.records.get(key) != Some(mark));
    let more = looked
        .records
        .keys()
        .filter(|key| !past.records.contains_key(key));
    let history = past.history.range(..=floor);
    let entries = &looked.read.scan.entries;
    let odd = history.filter(|(number, known)| {
        let at = entries.binary_search_by_key(*number, |entry| entry.place.number);
        let entry = at.ok().and_then(|at| entries.get(at));
        entry.map(|entry| (entry.header.id, entry.state)) != Some(**known)
    });
    records.count() + more.count() + odd.count()
}
