//! A change being put together: what is put and removed, compared with the records as they stand. Not yet committed.

use std::collections::HashMap;

use uuid::Uuid;

use super::operation::Change;
use super::table::{HasTable, Tables};
use crate::domain::{Entity, Id, Record};

/// A change being put together.
pub struct Edit<'a> {
    tables: &'a Tables,
    changes: Vec<Change>,
    positions: HashMap<(u8, Uuid), usize>,
}

impl<'a> Edit<'a> {
    /// An empty change of `tables`.
    pub fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            changes: Vec::new(),
            positions: HashMap::new(),
        }
    }

    /// The record as it will stand.
    pub fn get<T: Entity>(&self, id: Id<T>) -> Option<T>
    where
        Tables: HasTable<T>,
    {
        match self.positions.get(&(T::TAG, id.uuid())) {
            Some(position) => self.changes[*position]
                .after
                .clone()
                .and_then(T::from_record),
            None => self
                .tables
                .table()
                .get(id)
                .map(|record| record.as_ref().clone()),
        }
    }

    /// Puts a new record, or replaces the one with its id.
    pub fn put<T: Entity>(&mut self, record: T)
    where
        Tables: HasTable<T>,
    {
        let id = record.id();
        self.set::<T>(id, Some(record.into_record()));
    }

    /// Removes a record; its history stays.
    pub fn remove<T: Entity>(&mut self, id: Id<T>)
    where
        Tables: HasTable<T>,
    {
        self.set::<T>(id, None);
    }

    fn set<T: Entity>(&mut self, id: Id<T>, after: Option<Record>)
    where
        Tables: HasTable<T>,
    {
        let key = (T::TAG, id.uuid());
        if let Some(position) = self.positions.get(&key) {
            self.changes[*position].after = after;
            return;
        }
        let before = self
            .tables
            .table()
            .get(id)
            .map(|record| record.as_ref().clone().into_record());
        self.positions.insert(key, self.changes.len());
        self.changes.push(Change { before, after });
    }

    /// The records put so far, as they will stand.
    pub fn put_so_far(&self) -> impl Iterator<Item = &Record> {
        self.changes
            .iter()
            .filter_map(|change| change.after.as_ref())
    }

    /// Whether nothing was put or removed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes, for [`super::Ledger::commit`].
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }
}
