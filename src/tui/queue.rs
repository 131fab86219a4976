//! Keeps the queue in step with the ledger and the clock. What is due and why is `crate::ledger::queue`.

use crate::clock::Clock;
use crate::ledger::Ledger;
use crate::ledger::draft::Draft;
use crate::ledger::queue::{Now, Queue};
use crate::ledger::work::Settings;

/// The queue, and the drafts it counts as unfinished.
pub struct Keeper {
    queue: Queue,
    drafts: Vec<Draft>,
}

impl Keeper {
    /// The queue as it stands now.
    pub fn new(ledger: &Ledger, clock: &dyn Clock, settings: &Settings) -> Self {
        let now = Now::new(ledger.tables(), clock.now(), settings, &[]);
        Self {
            queue: Queue::of(ledger, &now),
            drafts: Vec::new(),
        }
    }

    /// From now on these sheets are unfinished.
    pub fn set_drafts(&mut self, drafts: Vec<Draft>) {
        self.drafts = drafts;
    }

    /// Brings it up to what was recorded since, and to the present minute.
    pub fn follow(&mut self, ledger: &Ledger, clock: &dyn Clock, settings: &Settings) {
        let now = Now::new(ledger.tables(), clock.now(), settings, &self.drafts);
        self.queue.refresh(ledger, &now);
    }

    /// The queue as of the last [`Keeper::follow`].
    pub const fn queue(&self) -> &Queue {
        &self.queue
    }
}
