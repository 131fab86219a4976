//! The ledger: every record in memory, changed only by operations. Not how they reach the disk.

pub mod backing;
mod backups;
pub mod demo;
pub mod draft;
pub mod edit;
mod end;
mod gone;
mod opening;
pub mod operation;
pub mod queries;
pub mod queue;
pub mod secret;
pub mod steps;
pub mod strength;
pub mod table;
mod touched;
pub mod work;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::clock::{Clock, Hlc};
use crate::domain::subject::Subject;
use backing::{Backing, BackingError};
use backups::{Occasion, Routine};
use draft::DraftKeeper;
use edit::Edit;
use operation::{Batch, Change, Header, OpId, Operation};
use steps::Steps;
use table::Tables;

/// At most so many changes in one chunk of a batch (decisions.md 2).
pub const CHUNK_CHANGES: usize = 1_000;

/// At least so many touched subjects are remembered; whoever is further behind starts from scratch.
const TOUCHED_KEPT: usize = 4_096;

/// What can go wrong when the ledger is changed.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The store refused.
    #[error(transparent)]
    Backing(#[from] BackingError),
    /// A record is not as the change expects it: somebody changed it in between.
    #[error("{table} {id} has changed since")]
    Changed {
        /// The table of the record.
        table: &'static str,
        /// The record.
        id: Uuid,
    },
    /// There is nothing to undo or redo.
    #[error("nothing to take back")]
    NothingToUndo,
    /// No step that was taken back is left to do again.
    #[error("nothing to do again")]
    NothingToRedo,
}

/// A step taken back or done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// The verb of the step.
    pub verb: String,
    /// How many records it touched.
    pub changes: usize,
    /// What it was about, where it was about one thing.
    pub subject: Option<Subject>,
    /// The operation that took it back.
    pub operation: OpId,
}

/// Every record, and the only way to change one.
pub struct Ledger {
    backing: Box<dyn Backing>,
    tables: Tables,
    headers: Vec<Header>,
    steps: Steps,
    stream: Uuid,
    next_seq: u64,
    reading: Hlc,
    worker: String,
    touched: Vec<Subject>,
    touched_from: u64,
    routine: Routine,
    wiped: bool,
    short: bool,
}

impl Ledger {
    /// Whose name operations carry from now on.
    pub fn set_worker(&mut self, worker: &str) {
        worker.clone_into(&mut self.worker);
    }

    /// Whose name operations carry.
    pub fn worker(&self) -> &str {
        &self.worker
    }

    /// The records as they stand.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The records as they stand now, for a thread of its own; what changes later is not in it.
    pub fn snapshot(&self) -> Tables {
        self.tables.clone()
    }

    /// The headers of every operation, oldest first.
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// Drafts of what is typed but not yet saved.
    pub fn drafts(&mut self) -> &mut dyn DraftKeeper {
        self.backing.drafts()
    }

    /// Begins a change; nothing happens before it is committed.
    pub fn edit(&self) -> Edit<'_> {
        Edit::new(&self.tables)
    }

    /// Makes `changes` one operation under `verb` (several of one batch when there are many); durable on return.
    /// Changes that change nothing are left out; when none is left nothing is written and the answer is `None`.
    ///
    /// # Errors
    /// When a record has changed since the change was made, or the store refuses; then nothing is changed.
    pub fn commit(
        &mut self,
        verb: &str,
        changes: Vec<Change>,
        clock: &dyn Clock,
    ) -> Result<Option<OpId>, LedgerError> {
        self.commit_step(verb, changes, None, clock)
    }

    fn commit_step(
        &mut self,
        verb: &str,
        mut changes: Vec<Change>,
        undoes: Option<OpId>,
        clock: &dyn Clock,
    ) -> Result<Option<OpId>, LedgerError> {
        changes.retain(|change| change.before != change.after);
        if changes.is_empty() {
            return Ok(None);
        }
        for change in &changes {
            self.check(change)?;
        }
        self.back_up_routinely(verb, &Occasion::Before, clock);
        let operations = self.append(verb, changes, undoes, clock)?;
        let first = operations.first().map(|operation| operation.header.id);
        for operation in operations {
            self.remember(operation);
        }
        self.back_up_routinely(verb, &Occasion::After, clock);
        Ok(first)
    }

    /// A change must start from the record as it stands.
    fn check(&self, change: &Change) -> Result<(), LedgerError> {
        let Some(record) = change.record() else {
            return Ok(());
        };
        if self.tables.current(record) == change.before {
            return Ok(());
        }
        Err(LedgerError::Changed {
            table: record.table(),
            id: record.id(),
        })
    }

    /// Puts `changes` on the disk in as few operations as it takes; smaller ones where the store says too large.
    fn append(
        &mut self,
        verb: &str,
        mut changes: Vec<Change>,
        undoes: Option<OpId>,
        clock: &dyn Clock,
    ) -> Result<Vec<Operation>, LedgerError> {
        let mut most = CHUNK_CHANGES.min(changes.len());
        loop {
            let operations = self.operations(verb, changes, undoes, clock, most);
            match self.backing.append(&operations) {
                Ok(()) => return Ok(operations),
                Err(BackingError::TooLarge { .. }) if most > 1 => {
                    most = most.div_ceil(4);
                    let parts = operations.into_iter().map(|operation| operation.changes);
                    changes = parts.flatten().collect();
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn operations(
        &mut self,
        verb: &str,
        changes: Vec<Change>,
        undoes: Option<OpId>,
        clock: &dyn Clock,
        most: usize,
    ) -> Vec<Operation> {
        let now = clock.now();
        let offset_minutes = i16::try_from(now.offset().local_minus_utc() / 60).unwrap_or(0);
        let batch = (changes.len() > most).then(|| clock.id());
        let chunks = changes.len().div_ceil(most);
        let mut reading = self.reading;
        let mut rest = changes.into_iter();
        (0..chunks)
            .map(|chunk| {
                let changes: Vec<Change> = rest.by_ref().take(most).collect();
                reading = reading.next(now);
                let header = Header {
                    id: OpId {
                        stream: self.stream,
                        seq: self.next_seq + chunk as u64,
                    },
                    at: reading,
                    offset_minutes,
                    worker: self.worker.clone(),
                    verb: verb.to_owned(),
                    undoes,
                    batch: batch.map(|id| Batch {
                        id,
                        last: chunk + 1 == chunks,
                    }),
                    changes: u32::try_from(changes.len()).unwrap_or(u32::MAX),
                };
                Operation { header, changes }
            })
            .collect()
    }

    /// Takes an operation that is on disk into the tables.
    fn remember(&mut self, operation: Operation) {
        self.next_seq = operation.header.id.seq + 1;
        self.reading = operation.header.at;
        self.steps.follow(self.headers.len(), &operation.header);
        self.headers.push(operation.header);
        for change in operation.changes {
            for record in change.before.iter().chain(&change.after) {
                self.touched.extend(record.subject());
            }
            match (change.before, change.after) {
                (_, Some(after)) => self.tables.put(after),
                (Some(before), None) => self.tables.remove(&before),
                (None, None) => {}
            }
        }
        if self.touched.len() > 2 * TOUCHED_KEPT {
            // The latest stay, so that whoever keeps up never has to start from scratch.
            let gone = self.touched.len() - TOUCHED_KEPT;
            self.touched_from += gone as u64;
            self.touched.drain(..gone);
        }
    }

    /// Takes the last step back that is not taken back yet, by appending its reverse.
    ///
    /// # Errors
    /// When there is none, its only copy is damaged, or the store refuses.
    pub fn undo(&mut self, clock: &dyn Clock) -> Result<Undone, LedgerError> {
        let step = self
            .steps
            .to_undo()
            .cloned()
            .ok_or(LedgerError::NothingToUndo)?;
        self.reverse(&step, "undo", clock)
    }

    /// Does the last step again that was taken back.
    ///
    /// # Errors
    /// As [`Ledger::undo`], of what was taken back.
    pub fn redo(&mut self, clock: &dyn Clock) -> Result<Undone, LedgerError> {
        let step = self
            .steps
            .to_redo()
            .cloned()
            .ok_or(LedgerError::NothingToRedo)?;
        self.reverse(&step, "redo", clock)
    }

    fn reverse(
        &mut self,
        step: &steps::Step,
        verb: &str,
        clock: &dyn Clock,
    ) -> Result<Undone, LedgerError> {
        let mut changes = Vec::new();
        for position in step.operations.iter().rev() {
            let operation = self.backing.operation(*position)?;
            changes.extend(operation.changes.iter().rev().map(Change::reversed));
        }
        let mut subjects = changes
            .iter()
            .filter_map(Change::record)
            .filter_map(|record| record.subject());
        let subject = subjects
            .next()
            .filter(|first| subjects.all(|other| other == *first));
        let count = changes.len();
        let operation = self
            .commit_step(verb, changes, Some(step.id), clock)?
            .ok_or(LedgerError::NothingToUndo)?;
        Ok(Undone {
            verb: step.verb.clone(),
            changes: count,
            subject,
            operation,
        })
    }

    /// The operation at `position` of [`Ledger::headers`], with its changes.
    ///
    /// # Errors
    /// When its only copy is damaged.
    pub fn operation(&mut self, position: usize) -> Result<Operation, LedgerError> {
        Ok(self.backing.operation(position)?)
    }

    /// The operations noted on `day` (local date), or all, oldest first.
    ///
    /// # Errors
    /// When the only copy of one is damaged.
    pub fn history(&mut self, day: Option<NaiveDate>) -> Result<Vec<Operation>, LedgerError> {
        let wanted = |header: &Header| day.is_none_or(|day| header.moment().date_naive() == day);
        let positions = self
            .headers
            .iter()
            .enumerate()
            .filter(|(_, header)| wanted(header));
        let positions: Vec<usize> = positions.map(|(position, _)| position).collect();
        positions
            .into_iter()
            .map(|position| self.operation(position))
            .collect()
    }

    /// Ids of the steps that are taken back at present (shown struck through).
    pub fn is_undone(&self, id: OpId) -> bool {
        self.steps.is_undone(id)
    }
}

#[cfg(test)]
mod tests;
