//! Backups of the ledger: asked for, and of itself before every import and after a day is closed. Not how they are made.

use super::backing::{BackedUp, BackingError, BackupPlace, Notice};
use super::{Ledger, LedgerError};
use crate::clock::Clock;

/// What the verbs of imports begin with.
const IMPORT: &str = "import-";
const CLOSE: &str = "day-close";

/// How many backups the ledger keeps of itself, and what went wrong with one.
#[derive(Default)]
pub(super) struct Routine {
    most: usize,
    notices: Vec<Notice>,
}

/// When the ledger backs itself up.
pub(super) enum Occasion {
    Before,
    After,
}

impl Ledger {
    /// From now on the ledger backs itself up, keeping the last `most`; 0 ends that.
    pub fn keep_backups(&mut self, most: usize) {
        self.routine.most = most;
    }

    /// Writes a backup; it is proven when this returns. Nothing for a ledger that lies on no disk.
    ///
    /// # Errors
    /// When it could not be made durable; then there is none.
    pub fn back_up(
        &mut self,
        place: BackupPlace<'_>,
        clock: &dyn Clock,
        watch: &mut dyn FnMut(u64, u64),
    ) -> Result<Option<BackedUp>, LedgerError> {
        Ok(self.backing.back_up(place, clock.now(), watch)?)
    }

    /// What went wrong beside what was asked for, for the worker; each is told once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.routine.notices)
    }

    /// Backs up where the verb of a step asks for it. A failure stops nobody's work, but is told.
    pub(super) fn back_up_routinely(&mut self, verb: &str, when: &Occasion, clock: &dyn Clock) {
        let wanted = match when {
            Occasion::Before => verb.starts_with(IMPORT),
            Occasion::After => verb == CLOSE,
        };
        if self.routine.most == 0 || !wanted {
            return;
        }
        let place = BackupPlace::Own(self.routine.most);
        if let Err(error) = self.backing.back_up(place, clock.now(), &mut |_, _| {}) {
            let why = match error {
                BackingError::Disk { source, .. } => source.to_string(),
                error => error.to_string(),
            };
            self.routine.notices.push(Notice {
                key: "store-backup-failed",
                values: vec![("why", why)],
            });
        }
    }
}
