//! Which doors and places were touched lately, so that whoever follows the ledger need not start from scratch.

use super::Ledger;
use crate::domain::subject::Subject;

impl Ledger {
    /// The mark up to which subjects have been touched; hand it to [`Ledger::touched_since`] later.
    pub fn touched_mark(&self) -> u64 {
        self.touched_from + self.touched.len() as u64
    }

    /// The doors and places touched since `mark`; `None` when there were too many to remember: start from scratch.
    pub fn touched_since(&self, mark: u64) -> Option<&[Subject]> {
        let from = usize::try_from(mark.checked_sub(self.touched_from)?).ok()?;
        self.touched.get(from..)
    }
}
