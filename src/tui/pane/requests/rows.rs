//! What was asked for, in the order in which it asks for the worker, part by part. Computed, never stored.

use chrono::NaiveDate;

use super::asked::Asked;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::tui::kept::{Changed, Followed};

/// The parts of the list, in the order of the left and right keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Those whose next step is due.
    #[default]
    Due,
    /// Those that rest with somebody.
    Resting,
    /// Those on the list of needs.
    Listed,
    /// Those that are over.
    Over,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Due, Self::Resting, Self::Listed, Self::Over];

    /// The message that names it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Due => "requests-part-due",
            Self::Resting => "requests-part-resting",
            Self::Listed => "requests-part-listed",
            Self::Over => "requests-part-over",
        }
    }

    /// Whether a request stands in it on `day`.
    pub fn holds(self, request: &Request, day: NaiveDate) -> bool {
        match self {
            Self::Due => request.asks_on().is_some_and(|on| on <= day),
            Self::Resting => request.asks_on().is_some_and(|on| on > day),
            Self::Listed => request.state.is_listed(),
            Self::Over => !request.is_open(),
        }
    }

    /// The part before or after it.
    pub fn beside(self, ahead: bool) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        let step = if ahead { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }
}

/// What was asked for, of one part, kept in step with the ledger.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Asked>,
    counts: [usize; 4],
    followed: Followed<(NaiveDate, Part)>,
    pub part: Part,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Asked] {
        &self.rows
    }

    /// Whether they are as the ledger has them.
    pub fn is_current(&self, ledger: &Ledger, day: NaiveDate) -> bool {
        self.followed.is_current(ledger, &(day, self.part))
    }

    /// How many each part has.
    pub fn counts(&self) -> impl Iterator<Item = (Part, usize)> {
        Part::ALL.into_iter().zip(self.counts)
    }

    /// Where the first one at a door stands.
    pub fn position(&self, subject: &Subject) -> Option<usize> {
        let mut rows = self.rows.iter();
        rows.position(|asked| asked.subject() == Some(subject))
    }

    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger, day: NaiveDate) -> bool {
        if self.followed.changed(ledger, (day, self.part)) == Changed::Nothing {
            return false;
        }
        self.counts = [0; 4];
        self.rows.clear();
        for asked in Asked::all(ledger.tables()) {
            for (count, part) in self.counts.iter_mut().zip(Part::ALL) {
                *count += usize::from(asked.is_in(part, day));
            }
            if asked.is_in(self.part, day) {
                self.rows.push(asked);
            }
        }
        let part = self.part;
        self.rows.sort_by_cached_key(|asked| asked.order(part));
        true
    }
}
