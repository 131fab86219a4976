//! What the journal says by itself: every frame opened and its chain followed, and the records as they stand after a
//! given frame. Not compared with anything yet.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use super::super::deed::{Deed, Fold};
use super::super::entry::{Body, State};
use super::super::error::Result;
use super::super::journal::Journal;
use super::super::vault::Hash16;
use super::super::walk::Met;
use super::is_damage;
use super::tables::{Key, Mark, mark};
use crate::ledger::operation::OpId;

/// The journal, read through.
#[derive(Default)]
pub(super) struct Past {
    /// Frames that are as they were written.
    pub(super) frames: u64,
    /// Every operation by its frame.
    pub(super) history: BTreeMap<u64, (OpId, State)>,
    /// Live records as they stand after frame `floor`.
    pub(super) records: HashMap<Key, Mark>,
    /// Live records at the end.
    pub(super) live: u64,
    /// The link of every frame that is.
    pub(super) links: BTreeMap<u64, Hash16>,
    /// Frames that are not there as they were written.
    pub(super) missing: Vec<RangeInclusive<u64>>,
    /// Changes of a batch that never came to its end.
    pub(super) void: u64,
}

impl Past {
    /// Reads every frame. `watch` is told the number of each.
    pub(super) fn read(journal: &Journal, floor: u64, watch: &mut dyn FnMut(u64)) -> Result<Self> {
        let (mut past, mut fold) = (Self::default(), Fold::default());
        let mut end: HashMap<Key, ()> = HashMap::new();
        let mut taken = Self::default();
        {
            let mut give = |deed: Deed| {
                taken.take(&deed, floor, &mut end);
                Ok(())
            };
            journal.walk(0, Some([0; 16]), &mut |met| match met {
                Met::Frame { place, link, body } => {
                    watch(place.number);
                    match fold.take(journal, (place, link, body), &mut give) {
                        Err(error) if is_damage(&error) => {
                            past.missing.push(place.number..=place.number);
                        }
                        done => {
                            done?;
                            past.frames += 1;
                            past.links.insert(place.number, link);
                        }
                    }
                    Ok(())
                }
                Met::Missing(range) => {
                    past.missing.push(range);
                    Ok(())
                }
            })?;
            past.void = fold.release(journal, true, &mut give)?;
        }
        let (missing, frames, void, links) = (past.missing, past.frames, past.void, past.links);
        let live = end.len() as u64;
        Ok(Self {
            missing,
            frames,
            void,
            links,
            live,
            ..taken
        })
    }

    fn take(&mut self, deed: &Deed, floor: u64, end: &mut HashMap<Key, ()>) {
        let number = deed.place.number;
        for (record, stays) in deed.outcomes() {
            let key = (record.tag(), record.id());
            match stays {
                true => end.insert(key, ()),
                false => end.remove(&key),
            };
            if number > floor {
                continue;
            }
            match stays {
                true => self.records.insert(key, mark(number, record)),
                false => self.records.remove(&key),
            };
        }
        let known = match &deed.body {
            Body::Operation(operation) if deed.void => (operation.header.id, State::Void),
            Body::Operation(operation) => (operation.header.id, State::Effect),
            Body::Past { state, operation } => (operation.header.id, *state),
            Body::Lost(header) => (header.id, State::Lost),
            _ => return,
        };
        self.history.insert(number, known);
    }
}
