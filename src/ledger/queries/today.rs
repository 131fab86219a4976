//! The day in figures: doors, marks, hazards found. Not its log, and not what is left, which the queue knows.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::mark::Mark;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// The day in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// Attempts, several at one door counted each.
    pub visits: usize,
    /// Doors and places somebody knocked at.
    pub doors: usize,
    /// Of these, where somebody was met.
    pub met: usize,
    /// Where nobody was home, at the last attempt.
    pub not_home: usize,
    /// Hazards found.
    pub hazards: usize,
    marks: [usize; Mark::ALL.len()],
}

impl Today {
    /// The figures of `day`.
    pub fn of(tables: &Tables, day: NaiveDate) -> Self {
        let mut today = Self {
            hazards: tables.hazards.on(day).count(),
            ..Self::default()
        };
        let mut seen: HashSet<&Subject> = HashSet::new();
        for visit in tables.visits.on(day).rev() {
            today.visits += 1;
            if seen.insert(&visit.subject) {
                let mark = Mark::after(tables, visit);
                today.doors += 1;
                today.met += usize::from(visit.outcome.is_effective());
                today.not_home += usize::from(mark == Mark::NotHome);
                today.marks[mark as usize] += 1;
            }
        }
        today
    }

    /// How many doors carry this mark by a visit of the day.
    pub const fn with(&self, mark: Mark) -> usize {
        self.marks[mark as usize]
    }
}
