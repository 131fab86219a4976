//! What an exported list shows of a record, people and numbers covered: a row that says no more than that says nothing new, so
//! a covered list can be sent back without harm. Not what is covered in which file: that is the register's.

use std::cell::Cell;
use std::sync::Arc;

use crate::domain::Id;
use crate::domain::partner::Partner;
use crate::exchange::daylog::{Masks, Privacy};
use crate::ledger::table::Tables;

/// What files show of a ledger's records.
pub(super) struct Cover<'a> {
    pub tables: &'a Tables,
    masks: Masks,
    /// Whether anything covered was taken out since it was last asked.
    lifted: Cell<bool>,
}

/// A text as a cell holds it: on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> Cover<'a> {
    pub fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            masks: Masks::of_records(tables, &Privacy::Masked),
            lifted: Cell::new(false),
        }
    }

    /// A text as a file shows it.
    pub fn text(&self, own: &str) -> String {
        self.masks.text(own)
    }

    /// A partner as a file shows it.
    pub fn partner(&self, partner: &Partner) -> String {
        self.masks.partner(partner)
    }

    /// Who gives something, as a file shows it.
    pub fn giver(&self, partner: Option<Id<Partner>>, written: &str) -> String {
        self.masks.giver(self.known(partner), written)
    }

    fn known(&self, partner: Option<Id<Partner>>) -> Option<&'a Arc<Partner>> {
        partner.and_then(|id| self.tables.partners.get(id))
    }

    /// Whether anything covered was taken out since this was last asked.
    pub fn has_lifted(&self) -> bool {
        self.lifted.take()
    }

    /// Clears what says no more than `own`, or than the cover of it that a file shows.
    fn clear(&self, said: &mut String, own: &str, shown: &str) {
        let text = flat(said);
        if text.is_empty() {
            return;
        }
        let is_own = text == flat(own);
        if is_own || text == flat(shown) {
            self.lifted.set(self.lifted.get() || !is_own);
            said.clear();
        }
    }

    /// Takes out of a row each text that the record has already, in full or covered.
    pub fn lift<'t>(&self, texts: impl IntoIterator<Item = (&'t mut String, &'t str)>) {
        for (said, own) in texts {
            self.clear(said, own, &self.text(own));
        }
    }

    /// The same of who gives something.
    pub fn lift_giver(&self, said: &mut String, partner: Option<Id<Partner>>, written: &str) {
        let own = self.known(partner).map_or(written, |one| &one.name);
        self.clear(said, own, &self.giver(partner, written));
    }

    /// The same of a note; what was written behind it is kept.
    pub fn lift_note(&self, said: &mut String, own: &str) {
        let shown = self.text(own);
        self.clear(said, own, &shown);
        // A cell has blanks where a note has line breaks.
        let (text, shown) = (flat(said), flat(&shown));
        if !text.is_empty() && !shown.is_empty() && text.contains(&shown) {
            let hides = shown != flat(own);
            self.lifted.set(self.lifted.get() || hides);
            *said = text.replacen(&shown, own, 1);
        }
    }
}
