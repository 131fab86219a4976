//! Rows kept in order and in step with the ledger: what an operation touched is reckoned anew. Not what a row says.
//!
//! **Cost.** The first time, on another day, and after an import that touched more than the ledger remembers, every row
//! is reckoned. After anything else only the rows of the doors and places it touched: each is found, taken out and put
//! back by bisection. A list of pointers is shifted in memory where a row comes, goes or moves; nothing else grows with
//! the book. [`Kept::reckoned`] counts rows, and tests hold pages to it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::subject::Subject;
use crate::ledger::Ledger;

/// A row that knows its place among others.
pub trait Ranked {
    /// Which comes first; equal only for a row and itself.
    fn rank(&self, other: &Self) -> Ordering;
}

/// What has to be reckoned anew.
#[derive(Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing.
    Nothing,
    /// The rows of these doors and places.
    These(BTreeSet<Subject>),
    /// Every row.
    All,
}

/// Up to where the ledger's changes are known, and what else (a day, a setting) the rows were reckoned for.
#[derive(Debug)]
pub struct Followed<K>(Option<(u64, K)>);

impl<K> Default for Followed<K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq> Followed<K> {
    /// What has changed since it was last asked.
    pub fn changed(&mut self, ledger: &Ledger, reckoned_for: K) -> Changed {
        let mark = ledger.touched_mark();
        let Some((seen, known)) = self.0.replace((mark, reckoned_for)) else {
            return Changed::All;
        };
        match ledger.touched_since(seen) {
            Some(touched) if self.0.as_ref().is_some_and(|(_, now)| *now == known) => match touched
            {
                [] => Changed::Nothing,
                touched => Changed::These(touched.iter().cloned().collect()),
            },
            _ => Changed::All,
        }
    }

    /// Whether nothing has changed since it was last asked.
    pub fn is_current(&self, ledger: &Ledger, reckoned_for: &K) -> bool {
        let known = self.0.as_ref();
        known.is_some_and(|(mark, known)| *mark == ledger.touched_mark() && known == reckoned_for)
    }

    /// Everything is to be reckoned anew.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

/// The rows, in their order.
#[derive(Debug)]
pub struct Kept<R> {
    rows: Vec<Arc<R>>,
    filed: HashMap<Subject, Vec<Arc<R>>>,
    reckoned: usize,
}

impl<R> Default for Kept<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            filed: HashMap::new(),
            reckoned: 0,
        }
    }
}

impl<R: Ranked> Kept<R> {
    /// The rows, in their order.
    pub fn rows(&self) -> &[Arc<R>] {
        &self.rows
    }

    /// How many rows were reckoned so far.
    pub const fn reckoned(&self) -> usize {
        self.reckoned
    }

    /// Takes these rows instead of all there were, each filed under what it is about.
    pub fn fill(&mut self, rows: impl Iterator<Item = (Subject, R)>) {
        self.rows.clear();
        self.filed.clear();
        for (subject, row) in rows {
            let row = Arc::new(row);
            self.filed
                .entry(subject)
                .or_default()
                .push(Arc::clone(&row));
            self.rows.push(row);
        }
        self.reckoned += self.rows.len();
        self.rows.sort_by(|one, other| one.rank(other));
    }

    /// Takes these rows instead of those filed under `subject`, which it gives back.
    pub fn put(&mut self, subject: &Subject, rows: impl IntoIterator<Item = R>) -> Vec<Arc<R>> {
        let old = self.filed.remove(subject).unwrap_or_default();
        for row in &old {
            if let Ok(at) = self.at(row) {
                self.rows.remove(at);
            }
        }
        let rows: Vec<Arc<R>> = rows.into_iter().map(Arc::new).collect();
        self.reckoned += rows.len();
        for row in &rows {
            let (Ok(at) | Err(at)) = self.at(row);
            self.rows.insert(at, Arc::clone(row));
        }
        if !rows.is_empty() {
            self.filed.insert(subject.clone(), rows);
        }
        old
    }

    /// The rows filed under `subject`.
    pub fn of(&self, subject: &Subject) -> &[Arc<R>] {
        self.filed.get(subject).map_or(&[], Vec::as_slice)
    }

    /// Where a row stands, or would stand.
    ///
    /// # Errors
    /// With the place it would take, when there is none equal to it.
    pub fn at(&self, row: &R) -> Result<usize, usize> {
        self.rows.binary_search_by(|other| other.rank(row))
    }

    /// Where the first row filed under `subject` stands.
    pub fn position(&self, subject: &Subject) -> Option<usize> {
        let places = self.of(subject).iter().filter_map(|row| self.at(row).ok());
        places.min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    struct Number(u8, Subject);

    impl Ranked for Number {
        fn rank(&self, other: &Self) -> Ordering {
            self.cmp(other)
        }
    }

    fn subject(number: u8) -> Subject {
        Subject::Household(Id::new(Uuid::from_u128(u128::from(number))))
    }

    proptest! {
        #[test]
        fn rows_put_one_by_one_stand_as_if_filled_at_once(
            puts in prop::collection::vec((0u8..12, prop::option::of(0u8..6)), 0..60)
        ) {
            let mut kept: Kept<Number> = Kept::default();
            let mut known: HashMap<u8, u8> = HashMap::new();
            for (about, value) in puts {
                let before = kept.reckoned();
                kept.put(&subject(about), value.map(|value| Number(value, subject(about))));
                prop_assert!(kept.reckoned() - before <= 1);
                match value {
                    Some(value) => known.insert(about, value),
                    None => known.remove(&about),
                };
            }
            let mut anew = Kept::default();
            let rows = known.iter().map(|(about, value)| (subject(*about), Number(*value, subject(*about))));
            anew.fill(rows);
            prop_assert_eq!(kept.rows(), anew.rows());
            for about in 0..12 {
                let at = kept.rows().iter().position(|row| row.1 == subject(about));
                prop_assert_eq!(kept.position(&subject(about)), at);
            }
        }
    }
}
