//! What an exported list shows of a record, people and numbers covered: a row that says no more than that says nothing new, so
//! a covered list can be sent back without harm. Not what is covered in which file: that is the register's.

use std::sync::Arc;

use crate::domain::Id;
use crate::domain::partner::Partner;
use crate::exchange::daylog::{Masks, Privacy};
use crate::ledger::table::Tables;

/// What files show of a ledger's records.
pub(super) struct Cover<'a> {
    pub tables: &'a Tables,
    masks: Masks,
}

impl<'a> Cover<'a> {
    pub fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            masks: Masks::of_records(tables, &Privacy::Masked),
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

    /// Takes out of a row each text that the record has already, in full or covered.
    pub fn lift<'t>(&self, texts: impl IntoIterator<Item = (&'t mut String, &'t str)>) {
        for (said, own) in texts {
            if said == own || *said == self.text(own) {
                said.clear();
            }
        }
    }

    /// The same of who gives something.
    pub fn lift_giver(&self, said: &mut String, partner: Option<Id<Partner>>, written: &str) {
        let own = self.known(partner).map_or(written, |one| &one.name);
        if said == own || *said == self.giver(partner, written) {
            said.clear();
        }
    }

    /// The same of a note; what was written behind it is kept.
    pub fn lift_note(&self, said: &mut String, own: &str) {
        let shown = self.text(own);
        if own != shown && !shown.is_empty() && said.contains(&shown) {
            *said = said.replacen(&shown, own, 1);
        }
    }
}
