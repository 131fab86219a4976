//! Steps: operations grouped as a person undoes them. A batch is one step; undo and redo are computed from the headers.

use std::collections::HashSet;

use super::operation::{Header, OpId};

/// One step of history: an operation, or all chunks of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first operation of the step.
    pub id: OpId,
    /// The verb of what was first done, also for its undo and redo.
    pub verb: String,
    /// The operation that first did it, also for its undo and redo.
    pub origin: OpId,
    /// Positions of its operations in [`super::Ledger::headers`], oldest first.
    pub operations: Vec<usize>,
}

/// What can be undone and redone, in order.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
    undone: Vec<Step>,
    open: Option<(uuid::Uuid, Step)>,
    taken_back: HashSet<OpId>,
}

impl Steps {
    /// Follows one more operation.
    pub fn follow(&mut self, position: usize, header: &Header) {
        let step = match (self.open.take(), header.batch) {
            (Some((id, mut step)), Some(batch)) if batch.id == id => {
                step.operations.push(position);
                step
            }
            _ => Step {
                id: header.id,
                verb: header.verb.clone(),
                origin: header.id,
                operations: vec![position],
            },
        };
        if let Some(batch) = header.batch.filter(|batch| !batch.last) {
            self.open = Some((batch.id, step));
            return;
        }
        if header.verb == super::demo::VERB || header.is_note() {
            return;
        }
        let Some(target) = header.undoes else {
            self.undone.clear();
            self.done.push(step);
            return;
        };
        if let Some(undone) = self.done.pop_if(|last| last.id == target) {
            self.taken_back.insert(undone.origin);
            self.undone.push(Step {
                verb: undone.verb,
                origin: undone.origin,
                ..step
            });
        } else if let Some(undo) = self.undone.pop_if(|last| last.id == target) {
            self.taken_back.remove(&undo.origin);
            self.done.push(Step {
                verb: undo.verb,
                origin: undo.origin,
                ..step
            });
        }
    }

    /// The step undo would take back.
    pub fn to_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step redo would do again: the undo it reverses.
    pub fn to_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Whether what this operation first did is taken back at present.
    pub fn is_undone(&self, id: OpId) -> bool {
        self.taken_back.contains(&id)
    }
}
