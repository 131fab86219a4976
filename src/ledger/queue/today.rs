//! What was done today, what an evening round would take in, and how far the day is. Not what is due.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Queue;
use super::row::{Item, Order, Row, Standing};
use super::rules::{History, is_unmet};
use super::stairs::Stand;
use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::queries::mark::Mark;
use crate::ledger::table::Tables;

/// A door or place somebody knocked at today.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The door or place.
    pub subject: Subject,
    /// The last visit there today.
    pub visit: Arc<Visit>,
    /// What came of it.
    pub mark: Mark,
}

/// How far the day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Doors somebody knocked at.
    pub done: usize,
    /// All doors of the plan; without a plan, those done and those in today's list.
    pub total: usize,
    /// Doors and places beside the plan where somebody knocked.
    pub beside: usize,
    /// Whether there is a plan.
    pub planned: bool,
}

impl Queue {
    /// Where somebody knocked today, the latest first.
    pub fn done(&self, tables: &Tables) -> Vec<Done> {
        let mut last: HashMap<&Subject, &Arc<Visit>> = HashMap::new();
        let mut order: Vec<&Subject> = Vec::new();
        for visit in self.visits_today(tables) {
            last.entry(&visit.subject).or_insert_with(|| {
                order.push(&visit.subject);
                visit
            });
        }
        let done = order.into_iter().filter_map(|subject| {
            let visit = Arc::clone(last.get(subject)?);
            Some(Done {
                subject: subject.clone(),
                mark: Mark::after(tables, &visit),
                visit,
            })
        });
        done.collect()
    }

    /// The visits of today and of the day being worked on, the latest first: those of that day's log, and what was
    /// written today into the log of a day before that had been left open.
    fn visits_today<'a>(
        &'a self,
        tables: &'a Tables,
    ) -> impl Iterator<Item = &'a Arc<Visit>> + use<'a> {
        let now = self.now();
        let days = tables.visits.days().rev();
        let days = days
            .filter(move |day| *day <= now.day.max(now.date))
            .take(2);
        days.flat_map(|day| tables.visits.on(day).rev())
            .filter(|visit| now.is_today(visit))
    }

    /// Whom to look for in the evening, in the order of the stairs: the doors where nobody was home today, in the plan or
    /// not, the plan's doors where it was agreed to come back later today, and every other door agreed for this evening;
    /// once it is evening also the plan's doors not tried today. Not those who declined.
    pub fn evening_round(&self, tables: &Tables) -> Vec<Id<Household>> {
        let evening = self.now().evening;
        let late = self.now().moment.time() >= evening;
        let book = &self.scene.book;
        let last = book.slots().last().map_or(0, |slot| book.slot_bit(*slot));
        let unmet = |id: &Id<Household>| {
            let subject = Subject::from(*id);
            let history = History::of(tables, &subject, &self.scene.book, self.now());
            // Outside the plan one look in the evening is enough; the rest of the evening is the plan's.
            let again = self.scene.plan.contains(id) || history.tried_today & last == 0;
            (late && !history.attempted_today) || again && is_unmet(&history, true)
        };
        let agreed = |row: &Row| matches!(row.standing, Standing::Now | Standing::Later);
        let agreed = self.ahead(Order::Urgency).filter(agreed);
        let agreed = agreed.filter_map(|row| {
            let id = row.subject()?.household()?;
            let tonight = late || row.time.is_some_and(|time| time >= evening);
            (tonight || self.scene.plan.contains(&id)).then_some(id)
        });
        let agreed: HashSet<Id<Household>> = agreed.collect();
        let knocked = self.visits_today(tables);
        let knocked = knocked.filter_map(|visit| visit.subject.household());
        let knocked: HashSet<Id<Household>> =
            knocked.filter(|id| !self.scene.plan.contains(id)).collect();
        let looked_for = self.scene.plan.iter().copied().chain(knocked);
        let mut round: Vec<Id<Household>> = looked_for
            .filter(|id| !agreed.contains(id) && tables.households.get(*id).is_some())
            .filter(unmet)
            .collect();
        round.extend(agreed);
        let item = |id: &Id<Household>| Item::Subject(Subject::from(*id));
        round.sort_by(|one, other| {
            let (one, other) = (item(one), item(other));
            Stand::of(tables, &one).compare(&Stand::of(tables, &other))
        });
        round
    }

    /// How far the day is.
    pub fn progress(&self, tables: &Tables) -> Progress {
        let knocked: HashSet<&Subject> = self
            .visits_today(tables)
            .map(|visit| &visit.subject)
            .collect();
        let mut progress = Progress::default();
        if self.scene.plan.is_empty() {
            let open = self.iter(Order::Urgency).filter(|row| {
                row.subject()
                    .is_none_or(|subject| !knocked.contains(subject))
            });
            progress.done = knocked.len();
            progress.total = progress.done + open.count();
            return progress;
        }
        for id in &self.scene.plan {
            if tables.households.get(*id).is_some() {
                progress.total += 1;
                progress.done += usize::from(knocked.contains(&Subject::from(*id)));
            }
        }
        progress.beside = knocked.len() - progress.done;
        progress.planned = true;
        progress
    }
}
