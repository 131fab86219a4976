//! A ledger whose tables cannot be opened or made just now, as on a full disk: everything comes from the journal, and
//! work goes on as far as the journal can be written. Not for a journal with holes.

use std::collections::HashMap;

use super::deed::{Deed, Fold};
use super::entry::{Body, Entry, State};
use super::error::{Error, Result};
use super::journal::Journal;
use super::notice;
use super::recover::{Ready, Recovery};
use super::walk::Met;
use crate::domain::Record;
use crate::ledger::backing::Loaded;

/// Whether a failure is the tables' or the disk's, so that the journal may do without them.
pub(super) fn is_about_tables(error: &Error) -> bool {
    matches!(error, Error::Io { .. } | Error::Tables(_))
}

impl Recovery<'_> {
    /// Hands every record over from the journal alone.
    ///
    /// # Errors
    /// `why`, when the journal is not whole; else when it cannot be read.
    pub(super) fn without_tables(mut self, journal: Option<Journal>, why: Error) -> Result<Ready> {
        let Some(mut journal) = journal else {
            return Err(why);
        };
        tracing::warn!(error = %why, "going on without the tables");
        if journal.torn() > 0 {
            let bytes = journal.torn();
            journal.cut_torn(&self.aside)?;
            self.notices.push(notice::tail_cut(bytes));
        }
        let mut live: HashMap<_, Record> = HashMap::new();
        let mut entries = Vec::new();
        let mut give = |deed: Deed| {
            for (record, stays) in deed.outcomes() {
                let key = (record.tag(), record.id());
                match stays {
                    true => live.insert(key, record.clone()),
                    false => live.remove(&key),
                };
            }
            entries.extend(entry(&deed));
            Ok(())
        };
        let (mut fold, mut hole) = (Fold::default(), false);
        journal.walk(0, Some([0; 16]), &mut |met| {
            match met {
                Met::Frame { place, link, body } if !hole => {
                    fold.take(&journal, (place, link, body), &mut give)?;
                }
                Met::Frame { .. } => {}
                Met::Missing(_) => hole = true,
            }
            Ok(())
        })?;
        if hole {
            return Err(why);
        }
        let void = fold.release(&journal, true, &mut give)?;
        self.leave_out(void)?;
        (self.take)(Loaded::Anew);
        live.into_values()
            .map(Loaded::Record)
            .for_each(&mut *self.take);
        self.notices.push(notice::without_tables());
        Ok(Ready {
            journal,
            tables: None,
            entries,
            notices: self.notices,
        })
    }
}

/// What the tables would remember of a deed.
fn entry(deed: &Deed) -> Option<Entry> {
    let (state, header) = match &deed.body {
        Body::Operation(operation) if deed.void => (State::Void, &operation.header),
        Body::Operation(operation) => (State::Effect, &operation.header),
        Body::Past { state, operation } => (*state, &operation.header),
        Body::Lost(header) => (State::Lost, header),
        _ => return None,
    };
    let (place, header) = (deed.place, header.clone());
    Some(Entry {
        place,
        state,
        header,
        inline: None,
    })
}
