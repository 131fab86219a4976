//! The lists of the page Community with their rows and counts, kept until a table they are read from changes. Not what a row says.

use std::any::Any;
use std::sync::{Arc, Weak};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{LISTS, List};
use crate::domain::Entity;
use crate::domain::subject::Subject;
use crate::ledger::table::{Table, Tables};

/// A table as it stood: any change of it gives it another place in memory, and this one stays taken meanwhile.
pub(super) struct Source(Weak<dyn Any + Send + Sync>);

impl Source {
    /// The table as it stands.
    pub fn of<T: Entity>(table: &Arc<Table<T>>) -> Self {
        let weak: Weak<Table<T>> = Arc::downgrade(table);
        Self(weak)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(self.0.as_ptr(), other.0.as_ptr())
    }
}

/// A record of a list.
pub(super) struct Row {
    pub id: Uuid,
    /// The door or place it is about, where it is about one.
    pub subject: Option<Subject>,
}

impl Row {
    /// A record about no door.
    pub const fn of(id: Uuid) -> Self {
        Self { id, subject: None }
    }

    /// A record about a door or place.
    pub fn about(id: Uuid, subject: &Subject) -> Self {
        Self {
            id,
            subject: Some(subject.clone()),
        }
    }
}

/// What something was reckoned from.
type Seen = Option<(Vec<Source>, NaiveDate)>;

/// One list, how many it counts, and what that was reckoned from.
struct Leaf {
    list: Box<dyn List>,
    count: usize,
    counted: Seen,
}

/// The lists, and the rows of the one shown.
pub(super) struct Rows {
    leaves: Vec<Leaf>,
    at: usize,
    rows: Vec<Row>,
    filled: Seen,
}

impl Default for Rows {
    fn default() -> Self {
        let leaves = LISTS.iter().map(|make| Leaf {
            list: make(),
            count: 0,
            counted: None,
        });
        Self {
            leaves: leaves.collect(),
            at: 0,
            rows: Vec::new(),
            filled: None,
        }
    }
}

impl Rows {
    /// The records of the list shown, in their order.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }

    /// The list shown.
    pub fn list(&self) -> &dyn List {
        self.leaves[self.at].list.as_ref()
    }

    /// Which of the lists is shown.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The list before or after the one shown; after the last one comes the first.
    pub fn beside(&self, ahead: bool) -> usize {
        let step = if ahead { 1 } else { self.leaves.len() - 1 };
        (self.at + step) % self.leaves.len()
    }

    /// Shows another list.
    pub fn turn_to(&mut self, at: usize) {
        self.at = at.min(self.leaves.len() - 1);
        self.filled = None;
    }

    /// The name of each list, and how many it counts.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.leaves
            .iter()
            .map(|leaf| (leaf.list.name(), leaf.count))
    }

    /// Where a record stands.
    pub fn position(&self, id: Uuid) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    /// Whether the rows shown are as the ledger has them.
    pub fn is_current(&self, tables: &Tables, day: NaiveDate) -> bool {
        self.filled == Some((self.list().sources(tables), day))
    }

    /// Brings counts and rows up to date where their tables changed; says whether the rows did.
    pub fn follow(&mut self, tables: &Tables, day: NaiveDate) -> bool {
        for leaf in &mut self.leaves {
            let now = Some((leaf.list.sources(tables), day));
            if leaf.counted != now {
                leaf.count = leaf.list.count(tables, day);
                leaf.counted = now;
            }
        }
        if self.is_current(tables, day) {
            return false;
        }
        let leaf = &mut self.leaves[self.at];
        self.rows = leaf.list.rows(tables, day);
        self.filled = Some((leaf.list.sources(tables), day));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_was_not_touched_is_the_same_and_one_that_was_is_another() {
        let tables = Tables::default();
        let (offers, partners) = (Source::of(&tables.offers), Source::of(&tables.partners));
        let mut later = tables.clone();
        drop(tables);
        Arc::make_mut(&mut later.offers);
        assert!(offers != Source::of(&later.offers));
        assert!(partners == Source::of(&later.partners));
    }
}
