//! Which part of today's list a row stands in: what was knocked at today comes after what was not. Not the order within.

use chrono::NaiveDateTime;

use super::super::row::{Item, Standing};
use super::{Cause, History, Scene, Term, ahead};
use crate::domain::codes::Rule;
use crate::domain::decision::Verdict;
use crate::ledger::table::Tables;

/// What today's knocks at a row mean for knocking there again.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Knocks {
    /// When somebody last knocked on this date.
    last: Option<NaiveDateTime>,
    /// Whether somebody was reached then, or the door was found to have nobody.
    settled: bool,
}

impl Knocks {
    pub(super) const fn of(history: &History) -> Self {
        Self {
            last: history.knocked,
            settled: history.settled_today,
        }
    }

    /// Whether what counts today asks for another knock after the last one: an appointment made then, a time agreed
    /// for later, or another try where nobody was reached. What is left over at a door that was met does not.
    fn asks_again(self, term: &Term) -> bool {
        if term.hold.is_some() {
            return false;
        }
        let agreed = term.due.zip(term.time).map(|(on, time)| on.and_time(time));
        let agreed = agreed.zip(self.last);
        let later = agreed.is_some_and(|(at, last)| at > last + ahead());
        matches!(term.cause, Cause::Appointment(_)) || later || term.knocks && !self.settled
    }

    /// Where the row stands.
    pub(super) fn standing(
        self,
        scene: &Scene,
        terms: &[Term],
        skipped: bool,
        appointment: Option<NaiveDateTime>,
    ) -> Standing {
        let knocked = self.last.is_some();
        if knocked && !terms.iter().any(|term| self.asks_again(term)) {
            return Standing::Done;
        }
        let grave = |term: &Term| term.hold.is_none() && term.rule == Rule::HAZARD_MAJOR;
        let soon = scene.now.moment.naive_local() + ahead();
        match appointment {
            _ if skipped => Standing::Skipped,
            _ if !knocked && terms.iter().any(grave) => Standing::Grave,
            Some(at) if at <= soon => Standing::Now,
            Some(_) => Standing::Later,
            None if knocked => Standing::Again,
            None => Standing::Plain,
        }
    }
}

/// Whether the worker put it at the end for today.
pub(super) fn is_skipped(tables: &Tables, item: &Item, scene: &Scene) -> bool {
    let skips = [scene.now.day, scene.now.date].map(Verdict::Skip);
    item.subject().is_some_and(|subject| {
        let mut decisions = tables.decisions.of(subject);
        decisions.any(|one| skips.contains(&one.verdict))
    })
}
