//! Finds the ledger's household behind a door of a file, with or without its estate. Not how doors are written.

use std::collections::HashMap;

use crate::domain::Id;
use crate::domain::address::Address;
use crate::domain::household::Household;
use crate::ledger::table::Tables;

/// The ledger's doors by their spelling without the estate.
pub(super) struct DoorIndex<'a> {
    tables: &'a Tables,
    plain: HashMap<String, Vec<Id<Household>>>,
}

impl<'a> DoorIndex<'a> {
    pub(super) fn new(tables: &'a Tables) -> Self {
        let mut plain: HashMap<String, Vec<_>> = HashMap::new();
        for household in tables.households.iter() {
            plain
                .entry(spelling(&household.address))
                .or_default()
                .push(household.id);
        }
        Self { tables, plain }
    }

    /// The household behind `address`. Where only one of the two names an estate they are the same door as long as
    /// the ledger has no other of that spelling, and the file neither (`alone`).
    pub(super) fn find(&self, address: &Address, alone: bool) -> Option<Id<Household>> {
        if let Some(found) = self.tables.door(&address.door_key()) {
            return Some(found.id);
        }
        let [only] = self.plain.get(&spelling(address))?.as_slice() else {
            return None;
        };
        let known = self.tables.households.get(*only)?;
        let one_estate = known.address.estate.is_none() != address.estate.is_none();
        (one_estate && alone).then_some(*only)
    }
}

/// A door's spelling without its estate.
pub(super) fn spelling(address: &Address) -> String {
    let key = address.door_key();
    key.split_once('/')
        .map_or_else(|| key.clone(), |(_, door)| door.to_owned())
}
